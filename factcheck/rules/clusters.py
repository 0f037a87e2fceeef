"""Agreeing values of one group put together: intervals that share a point, widened by the rule's tolerance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from factcheck.comparison import interval as algebra
from factcheck.comparison.signature import Measure
from factcheck.model.assertion import Interval
from factcheck.rules.groups import measure_of
from factcheck.rules.model import Cluster, Rule, Tolerance
from factcheck.rules.view import View


def reading(rule: Rule, view: View, operand: str = "") -> Interval | None:
    """The value of a view as the rule compares it: what the text can mean, or (rounding: none) the number as written.

    As written, a bound is its number: a goal of "at least 2 %" is 2 %.
    """
    measure = measure_of(rule, view, operand)
    if measure is None:
        return None
    exact = view.assertion.value
    if rule.tolerance.rounding or exact is None or measure.family == "date":
        return measure.interval
    if measure.family == "share" and view.assertion.share is not None:
        return Interval(view.assertion.share, view.assertion.share)
    bound = exact.low if exact.low is not None else exact.high
    if bound is None or (exact.high is not None and exact.high != bound):
        return measure.interval
    if measure.family == "share" and view.assertion.unit == "%":
        bound /= 100
    return Interval(bound, bound)


def widened(value: Interval, tolerance: Tolerance, measure: Measure) -> Interval:
    """An interval with half of the tolerance on each side: two meet when they lie no further apart than it."""
    points = tolerance.points / 100 if measure.family == "share" else tolerance.points
    slack = (tolerance.absolute + points) / 2
    low = None if value.low is None else value.low - slack - abs(value.low) * tolerance.relative / 2
    high = None if value.high is None else value.high + slack + abs(value.high) * tolerance.relative / 2
    return Interval(low, high, value.low_open and low == value.low, value.high_open and high == value.high)


def clusters(rule: Rule, views: Iterable[View]) -> list[Cluster]:
    """The fewest clusters whose members all share a point, from the smallest value to the largest.

    There is more than one exactly when two of the values cannot both be right. Linear after sorting.
    """
    readings: list[tuple[Interval, View]] = []
    for view in views:
        measure, value = measure_of(rule, view), reading(rule, view)
        if measure is not None and value is not None:
            readings.append((widened(value, rule.tolerance, measure), view))
    readings.sort(key=lambda pair: (_high(pair[0]), _low(pair[0]), pair[1].place))
    found: list[tuple[Interval, list[View]]] = []
    for value, view in readings:
        if found and algebra.meet(found[-1][0], value):
            found[-1] = (_common(found[-1][0], value), found[-1][1])
            found[-1][1].append(view)
        else:
            found.append((value, [view]))
    return [Cluster(in_order(members), common) for common, members in found]


def _common(a: Interval, b: Interval) -> Interval:
    low, low_open = max((_low(a), a.low_open), (_low(b), b.low_open))
    high, closed_high = min((_high(a), not a.high_open), (_high(b), not b.high_open))
    return Interval(None if low == -math.inf else low, None if high == math.inf else high, low_open, not closed_high)


def _low(value: Interval) -> float:
    return -math.inf if value.low is None else value.low


def _high(value: Interval) -> float:
    return math.inf if value.high is None else value.high


def in_order(views: Sequence[View]) -> tuple[View, ...]:
    """Newest first; unknown dates last; then by article and position."""
    return tuple(sorted(views, key=lambda view: (-(view.published or 0), view.place)))


def without_copies(rule: Rule, views: Iterable[View]) -> list[View]:
    """Views less those of copies that only repeat what the article they copy, or an earlier copy, says."""
    listed = sorted(views, key=lambda view: (view.article.id != view.root.id, view.place))
    seen: set[tuple[str, Interval | None]] = set()
    kept = []
    for view in listed:
        key = (view.root.id, reading(rule, view))
        if view.article.id == view.root.id or key not in seen:
            kept.append(view)
        seen.add(key)
    return sorted(kept, key=lambda view: view.place)


def without_parts(rule: Rule, views: Iterable[View]) -> list[View]:
    """Views less the smaller ones of a sentence with several amounts of one group: "50 billion, of which 5 billion"."""
    listed = list(views)
    largest: dict[tuple[str, int], float] = {}
    for view in listed:
        if _amount(rule, view) is not None:
            key = (view.article.id, view.assertion.sentence_start)
            largest[key] = max(largest.get(key, -math.inf), _amount(rule, view) or 0.0)
    return [
        view
        for view in listed
        if (amount := _amount(rule, view)) is None
        or amount >= largest[(view.article.id, view.assertion.sentence_start)]
    ]


def _amount(rule: Rule, view: View) -> float | None:
    """The written amount of what can be added up; None for shares, dates, rates and one-sided bounds."""
    measure, value = measure_of(rule, view), view.assertion.value
    if measure is None or measure.family in ("share", "date") or value is None:
        return None
    return value.low if value.low is not None and value.high is not None else None


def sources(views: Iterable[View]) -> tuple[str, ...]:
    """The independent sources of views, sorted: outlets, copies counted with what they copy."""
    return tuple(sorted({view.outlet for view in views}))
