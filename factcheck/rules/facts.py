"""Known facts of data/reference as rules use them: numbers that held from one day to another, members of bodies."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.comparison.interval import ordinal
from factcheck.language.known import Fact, Value
from factcheck.language.reference import members, reference
from factcheck.rules.check import Range
from factcheck.rules.groups import days_of
from factcheck.rules.view import View

_ALWAYS = "9999-12-31"  # the day for which "still so" counts, when the time of a statement is unknown


def names() -> tuple[str, ...]:
    """Every fact, sorted."""
    return tuple(sorted(reference().facts))


def exists(name: str) -> bool:
    """Whether data/reference has a fact."""
    return name in reference().facts


def fact(name: str) -> Fact:
    """A fact that exists."""
    return reference().facts[name]


def bodies() -> tuple[str, ...]:
    """Every body whose members are known, sorted."""
    return tuple(sorted(reference().memberships))


def versions(name: str, days: Range | None) -> list[Value]:
    """The values of a fact that held on any of the days; all that it ever had when the days are unknown."""
    values = fact(name).values
    return list(values) if days is None else [one for one in values if _held(one, days)]


def _held(one: Value, days: Range) -> bool:
    start, end = ordinal(one.start), ordinal(one.end)
    return (start is None or start <= days.high) and (end is None or end >= days.low)


def numbers(name: str, days: Range | None) -> list[Range]:
    """The same as ranges for a check, each once."""
    return list(dict.fromkeys(Range(one.value, one.value) for one in versions(name, days)))


def named(view: View, body: str) -> Range:
    """How many members of a body the sentence of a statement names one by one, at the time of its article."""
    known = members(body, view.root.published or _ALWAYS)
    found = set(view.assertion.sentence_topics) & set(known)
    return Range(len(found), len(found))


def sources(name: str) -> list[str]:
    """Where a fact comes from, as lines of an explanation."""
    one = fact(name)
    checked = f", checked {one.checked}" if one.checked else ""
    return [f"Known fact {name}: {one.source}{checked}."]


def outdated(name: str, days: Range | None) -> bool:
    """Whether a statement speaks of days after the fact was last checked."""
    checked = ordinal(fact(name).checked)
    return checked is not None and days is not None and days.high > checked


def days(views: Iterable[View]) -> Range | None:
    """The days that statements speak of: their periods, else their publication; None when all are unknown."""
    found = [known for view in views if (known := days_of(view, "period") or days_of(view, "published"))]
    if not found:
        return None
    return Range(min(one.low or 0 for one in found), max((one.high or 1) - 1 for one in found))
