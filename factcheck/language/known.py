"""The records of data/reference: numbers, members, holders of offices, magnitudes, limits and occasions, with days.

Days are ISO dates; a stretch holds both its ends, and None is open. "Still so" means: on the day `checked`.
"""

from __future__ import annotations

from msgspec import Struct


class Value(Struct, frozen=True):
    """A number that held from one day to another."""

    value: float
    start: str | None = None
    end: str | None = None


class Fact(Struct, frozen=True):
    """A number that is known: "nato-members", with what it counts and every value that it had."""

    name: str
    values: tuple[Value, ...]
    subject: str | None = None  # an id
    counted: tuple[str, ...] = ()  # concept ids: any of them names what is counted
    unit: str | None = None
    source: str = ""
    checked: str | None = None
    note: str = ""


class Holding(Struct, frozen=True):
    """An entity that belongs to a body, or a person in an office, for a stretch of time."""

    who: str
    start: str | None
    end: str | None


class Body(Struct, frozen=True):
    """Who belongs to a body or held an office, in the order of the file."""

    of: str  # the id of the body or the office
    holdings: tuple[Holding, ...]
    source: str = ""
    checked: str | None = None
    note: str = ""
    count: str | None = None  # the fact that counts the members
    earlier: tuple[str, ...] = ()  # names of those who held an office at other times

    def on(self, day: str) -> tuple[str, ...]:
        """The ids that belonged to it, or held it, on an ISO day."""
        return tuple(one.who for one in self.holdings if _held(one.start, one.end, day))


class Magnitude(Struct, frozen=True):
    """The interval that a country's figure cannot leave in a period."""

    country: str
    what: str  # population | gdp
    low: float
    high: float
    unit: str
    start: str
    end: str
    source: str


class Limit(Struct, frozen=True):
    """What a value cannot leave; `strict` by logic or nature, else beyond every record."""

    name: str
    low: float | None
    high: float | None
    about: tuple[str, ...] = ()
    unit: str | None = None
    dimension: str | None = None
    per: str | None = None
    strict: bool = False
    source: str = ""
    note: str = ""


class Occasion(Struct, frozen=True):
    """Something that happened on known days: the fall of a wall, the signing of a treaty, elections."""

    name: str
    title: str  # for messages, in English
    about: tuple[str, ...]  # ids that a statement of it names, all of them
    days: tuple[tuple[str, str], ...]  # first and last day of each time that it happened, in order
    happens: tuple[str, ...] = ()  # concept ids, any of them what happened; none: that it took place
    series: bool = False  # there were others before the first and there will be others after the last
    source: str = ""
    checked: str | None = None
    note: str = ""


class Reference(Struct, frozen=True):
    """Everything that data/reference knows, by name, id, or country and figure."""

    facts: dict[str, Fact]
    memberships: dict[str, Body]
    offices: dict[str, Body]
    magnitudes: dict[tuple[str, str], Magnitude]
    limits: dict[str, Limit]
    calendar: dict[str, Occasion]

    def value(self, name: str, day: str) -> float | None:
        """What a fact was on an ISO day; None when it is unknown."""
        fact = self.facts.get(name)
        held = [one.value for one in fact.values if _held(one.start, one.end, day)] if fact else []
        return held[-1] if held else None


def _held(start: str | None, end: str | None, day: str) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
