"""Known facts of data/reference as rules use them: a number that held from one day to another, with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from factcheck import resources, yamlfile
from factcheck.comparison.interval import ordinal
from factcheck.model.errors import ConfigError
from factcheck.rules.check import Range
from factcheck.rules.view import View


class Version(Struct, frozen=True):
    """The value of a fact for a stretch of time; days are ISO dates, None is open."""

    value: float
    start: str | None
    end: str | None
    source: str


@cache
def _all() -> Mapping[str, tuple[Version, ...]]:
    found: dict[str, tuple[Version, ...]] = {}
    for path in sorted(resources.data("reference").glob("*.yml")):
        raw = yamlfile.load(path)
        for name, entry in raw.get("facts", {}).items():
            if name in found:
                raise ConfigError(f"the fact {name!r} stands here twice", file=str(path), line=raw["facts"].lines[name])
            found[name] = tuple(_versions(entry))
    return found


def _versions(entry: Mapping[str, object]) -> Iterable[Version]:
    values = entry["values"]
    assert isinstance(values, list)
    for one in values:
        yield Version(float(one["value"]), one.get("from"), one.get("until"), str(entry.get("source", "")))


def names() -> tuple[str, ...]:
    """Every fact, sorted."""
    return tuple(sorted(_all()))


def exists(name: str) -> bool:
    """Whether data/reference has a fact."""
    return name in _all()


def versions(name: str, days: Range | None) -> list[Version]:
    """The values of a fact that held on any of the days; all that it ever had when the days are unknown."""
    found = _all()[name]
    return list(found) if days is None else [one for one in found if _held(one, days)]


def _held(one: Version, days: Range) -> bool:
    start, end = ordinal(one.start), ordinal(one.end)
    return (start is None or start <= days.high) and (end is None or end >= days.low)


def numbers(name: str, days: Range | None) -> list[Range]:
    """The same as ranges for a check, each once."""
    return list(dict.fromkeys(Range(one.value, one.value) for one in versions(name, days)))


def sources(name: str) -> list[str]:
    """Where a fact comes from, as lines of an explanation."""
    return list(dict.fromkeys(f"Known fact {name}: {one.source}" for one in _all()[name] if one.source))


def days(views: Iterable[View]) -> Range | None:
    """The days that statements speak of: their periods, else their publication; None when all are unknown."""
    low, high = [], []
    for view in views:
        period = view.assertion.period
        start = ordinal(period.start) if period else view.published
        end = ordinal(period.end) if period else view.published
        if start is not None or end is not None:
            low.append(start if start is not None else end or 0)
            high.append(end if end is not None else start or 0)
    return Range(min(low), max(high)) if low else None
