"""Time between two assertions: same period, later period, order of publication."""

from __future__ import annotations

from factcheck.comparison.interval import ANY, contains, disjoint, span_of
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Period

SAME, LATER, EARLIER, PART, UNKNOWN = "same", "later", "earlier", "part", "unknown"


def days(period: Period | None) -> Interval | None:
    """The days of a period, or None where they are unknown."""
    if period is None or (period.start is None and period.end is None):
        return None
    return span_of(period.start, period.end)


def periods(a: Assertion, b: Assertion) -> str:
    """Whether b holds for the same period as a, a later or an earlier one, one is part of the other; else unknown.

    A deadline counts as a period for plans ("by 2030" against "by 2035").
    """
    one, other = days(a.period), days(b.period)
    if one is None and other is None:
        one, other = days(a.deadline), days(b.deadline)
    if one is None or other is None or ANY in (one, other):
        return UNKNOWN
    if disjoint(one, other):
        return LATER if (other.low or 0) >= (one.high or 0) else EARLIER
    if contains(one, other) or contains(other, one):
        return SAME if _alike(one, other) else PART
    return UNKNOWN


def _alike(a: Interval, b: Interval) -> bool:
    """Whether two periods of which one holds the other are of like length (a month is not its year)."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    shorter, longer = sorted((a.high - a.low, b.high - b.low))
    return shorter * 2 > longer


def same_timex(a: Period | None, b: Period | None) -> bool:
    """Whether two periods are the same, or none is told."""
    return (a.timex if a is not None else None) == (b.timex if b is not None else None)


def brief(period: Period | None, most: int = 31, *, unknown: bool = False) -> bool:
    """Whether a period is that of one event: a month at most; `unknown` where none is told."""
    if period is None:
        return unknown
    stretch = days(period)
    if stretch is None or stretch.low is None or stretch.high is None:
        return False
    return stretch.high - stretch.low <= most


def published(a: Article | None, b: Article | None) -> str:
    """Order of publication of b against a, by date; unknown when one has none."""
    if a is None or b is None or not a.published or not b.published:
        return UNKNOWN
    if a.published[:10] == b.published[:10]:
        return SAME
    return LATER if b.published > a.published else EARLIER
