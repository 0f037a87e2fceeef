"""The figures of an article as leftovers.py holds them together: the number written and what it is a figure of."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import heads
from factcheck.comparison.context import Context
from factcheck.comparison.interval import meet, ordinal
from factcheck.comparison.narrowing import narrowings
from factcheck.comparison.signature import Measure
from factcheck.language import catalogue
from factcheck.model.assertion import Assertion

LONG = 3  # digits that make a number tell
ROUNDED = 1.1  # how many times a rounded number its exact one is at most
SAME = 1.003
_MANY = 100  # a number of so many digits is the same number in whatever unit
_VAGUE = 2.0  # "thousands"
_LEAST = 2  # "a year", "one" say no number
_FEW = 12
_WEATHER = frozenset({"concept:temperature", "concept:heatwave", "concept:cold-wave", "concept:weather"})
_OTHER_FIGURE = frozenset({"initial", "previous", "additional", "remaining", "usual", "expected", "needed", "mean"})
_BEFORE = frozenset({"before"})
_OF_ANOTHER_TIME = frozenset({"earlier", "before"})


class Item(Struct, frozen=True):
    """One figure of an article: its measure, the number written, what it is a figure of, the place of its sentence."""

    assertion: Assertion
    measure: Measure
    point: float
    what: frozenset[str]
    at: int  # which sentence of the article that has figures
    ends: tuple[float, ...]  # of a range, both
    frames: bool = False  # a date that is the time of another figure


def items(assertions: Sequence[Assertion], context: Context) -> list[Item]:
    starts = sorted({one.sentence_start for one in assertions})
    repeated = {other.span for one in assertions for other in one.alternatives}
    found = []
    for one in assertions:
        signature = context.signature(one)
        if not signature.measures or one.span in repeated or (one.condition_of and one.dimension != "money"):
            continue
        measure = _of_weather(one, signature.measures[0], context)
        point = _point(one, measure)
        if point is not None:
            at = bisect_right(starts, one.sentence_start)
            found.append(Item(one, measure, point, context.once(_what, one), at, _ends(one, measure, point)))
    return [replace(item, frames=_frames(item, found, context)) for item in found]


def _of_weather(one: Assertion, measure: Measure, context: Context) -> Measure:
    """The measure of a value; bare degrees of a sentence on the weather are no angle."""
    if measure.family == "angle" and not _WEATHER.isdisjoint(context.reading(one).keys):
        return replace(measure, family="temperature", unit="°C")
    return measure


def _ends(one: Assertion, measure: Measure, point: float) -> tuple[float, ...]:
    value = one.value
    if one.shape != "range" or value is None or not value.low or not value.high:
        return (point,)
    scale = point * 2 / abs(value.low + value.high)
    return abs(value.low) * scale, abs(value.high) * scale


def _point(one: Assertion, measure: Measure) -> float | None:
    """The number that is written, in the unit of its measure; of a date, its first day."""
    if measure.family == "date":
        first = ordinal(one.start) if one.start is not None and measure.unit == "day" else None
        return float(first) if first is not None and any(map(str.isdigit, one.text)) else None
    low, high = measure.interval.low, measure.interval.high
    if low is None or high is None:
        written = low if high is None else high
        return None if written is None else abs(written)
    return abs(low + high) / 2


def _what(context: Context, one: Assertion) -> frozenset[str]:
    """The concepts that an assertion's slots name; where these are none, the one that stands nearest."""
    general = context.settings.leftovers.general
    counts = one.dimension == "count" and not heads.generic(one.counted, one.language)
    terms = (one.counted, one.property, one.event, one.basis, None if counts else one.subject)
    found = {key for term in terms if term is not None for key in term.ids if key.startswith("concept:")} - general
    beside = context.features(one).beside
    if beside is not None and beside not in general and (not found or heads.generic(one.counted, one.language)):
        found.add(beside)
    return frozenset(found)


def equal(x: Item, y: Item) -> bool:
    """Whether two figures are one and the same; of other units, where their digits say so."""
    if (x.measure.family, x.measure.unit) != (y.measure.family, y.measure.unit):
        return x.point >= _MANY and ratio(x, y) <= SAME
    if any(times(one, other) <= SAME for one in x.ends for other in y.ends):
        return True
    if x.assertion.of == y.point or y.assertion.of == x.point:
        return True  # "45 of the 62"
    if x.assertion.value is not None and x.assertion.value == y.assertion.value:
        return True  # "22 miles" at sea
    if not meet(x.measure.interval, y.measure.interval):
        return False
    if x.measure.family == "date":
        return True
    return ratio(x, y) <= ROUNDED and (not x.what or not y.what or bool(x.what & y.what))


def same(x: Item, y: Item) -> bool:
    return (x.measure.family, x.measure.unit) == (y.measure.family, y.measure.unit) and any(
        times(one, other) <= SAME for one in x.ends for other in y.ends
    )


def ratio(x: Item, y: Item) -> float:
    return times(x.point, y.point)


def times(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return high / low if low > 0 else math.inf


def telling(x: Item) -> bool:
    """Whether an equal figure says much: no "two", no "10 %"."""
    return x.measure.family == "date" or x.point != int(x.point) or x.point > _FEW


def digits(point: float) -> int:
    """How many digits of a number say something: 2 of 1,200,000."""
    return len(written(point))


def written(point: float) -> str:
    return f"{point:.6f}".rstrip("0").replace(".", "").strip("0")


def stands(x: Item, others: Sequence[Item], context: Context) -> bool:
    """Whether a figure can be held against another: what is, now, and not the whole of a part or one of a few."""
    one = x.assertion
    if one.polarity != "positive" or context.signature(one).modality in ("hypothesis", "denied"):
        return False
    if one.kind == "date":
        article = context.article(one)
        today = article is not None and (one.start or "")[:10] == (article.published or "")[:10]
        if today or one.role in ("reference", "period") or "T" in (one.timex or ""):
            return False
    elif (x.point < _LEAST and x.measure.family in ("count", "duration") and x.assertion.shape != "range") or times(
        *_edges(x)
    ) > _VAGUE:
        return False
    if any(other.assertion.of == x.point for other in others if other.at == x.at):
        return False
    features = context.features(one)
    here = bisect_right(features.reading.breaks, one.span[0])
    near_by = {
        name.split()[0]
        for at, name in features.reading.marks
        if bisect_right(features.reading.breaks, at) in (0, here) and _next_to(one, at)
    }
    if near_by & _OTHER_FIGURE:
        return False
    narrowed = narrowings(one, features, own=True) & _OF_ANOTHER_TIME
    return not narrowed - (_BEFORE if one.speaker is not None else frozenset())  # "said that it HAD TAKEN a decision"


def _next_to(one: Assertion, at: int) -> bool:
    """Whether no other figure stands between a value and a word of its sentence: "55,000, and 25,000 EXTRA"."""
    low, high = (at, one.span[0]) if at < one.span[0] else (one.span[1], at)
    between = one.sentence[low - one.sentence_start : high - one.sentence_start]
    return not any(map(str.isdigit, between))


def _edges(x: Item) -> tuple[float, float]:
    low, high = x.measure.interval.low, x.measure.interval.high
    return (x.point, x.point) if low is None or high is None or low <= 0 else (low, high)


def _frames(x: Item, others: Sequence[Item], context: Context) -> bool:
    """Whether a date is the time of another figure of its sentence, and no verb says what happened then."""
    one, events = x.assertion, context.settings.events
    if one.kind != "date":
        return False
    happens = frozenset(one.event.ids if one.event is not None else ()) - events.trends - events.reach
    return not any(catalogue.kind(key) == "verb" for key in happens) and any(
        other is not x
        and other.at == x.at
        and other.assertion.period is not None
        and other.assertion.period.timex == one.timex
        for other in others
    )
