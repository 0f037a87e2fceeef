"""What a written value can mean, as an interval, and the algebra of such intervals.

"485 billion" means [484.5, 485.5) billion, "nearly 20 %" below 20 and close to it, "more than 3 million" above 3
million. Two values conflict only when their intervals do not meet. Dates are intervals of days.
"""

from __future__ import annotations

import math
from datetime import date

from factcheck.comparison.settings import Widths, settings
from factcheck.model.assertion import Assertion, Interval

# Seasons begin when people say so; "the winter of 2002" may be either of two.
_SEASONS = {"-WI": 300, "-SP": 31, "-SU": 31, "-FA": 31}
_ABOUT_DECIMALS = 4  # "about" may be so many times the written precision off where decimals are written
ANY = Interval(None, None)
SHARES = frozenset({"percent", "share"})


def implied(assertion: Assertion) -> Interval:
    """The interval of what the text can mean, in units of `assertion.value`; days since 1-1-1 for dates.

    Unbounded where nothing is known ("1 in 4" without value, a date without a year).
    """
    if assertion.kind == "date":
        return implied_days(assertion)
    if assertion.value is None:
        return ANY
    value = assertion.value
    if assertion.change == "down" and value.low is not None and value.high is not None and value.high < 0:
        value = Interval(-value.high, -value.low, approx=value.approx)  # "-1.2 %" is a fall of 1.2 %
    is_share = assertion.dimension in SHARES
    points = 100.0 if assertion.dimension == "percent" or assertion.unit == "%" else 1.0
    return _widen(value, assertion.shape, assertion.precision, is_share, points, settings().widths)


def _widen(value: Interval, shape: str, precision: float, is_share: bool, points: float, widths: Widths) -> Interval:
    low, high = value.low, value.high
    if low is not None and high is not None and low > high:
        low, high = high, low
    if shape in ("over", "at-least") or (low is not None and high is None):
        slack = 0.0 if low is None else min(precision, abs(low) * widths.round)  # "more than 2" leaves no room for 1.6
        return Interval(None if low is None else low - slack, None, low_open=value.low_open and not slack)
    if shape in ("under", "at-most") or (high is not None and low is None):
        slack = 0.0 if high is None else min(precision, abs(high) * widths.round)
        return Interval(None, None if high is None else high + slack)
    if low is None or high is None:
        return ANY
    if low != high and shape not in ("range", "alternative"):
        return Interval(low * (1 - widths.vague), high * widths.vaguest)  # "dozens", "thousands"
    if _dozens(low, high, precision):
        return Interval(low * (1 - widths.vague), low * widths.dozens)
    least = max(precision, widths.about_share * points if is_share else 0.0)
    if shape == "nearly":
        return Interval(low - max(abs(low) * widths.nearly, least), high + precision * 0.1, high_open=True)
    if shape == "barely":
        return Interval(low - max(abs(low) * widths.nearly, least), high + abs(high) * widths.barely)
    if shape == "about" or value.approx:
        if low != int(low) and 0 < precision < points / 200:  # "about 2.4 %" is never 2.1
            around = min(_ABOUT_DECIMALS * precision, abs(low) * widths.about)
            return Interval(low - around, high + around)
        return Interval(low - max(abs(low) * widths.about, least), high + max(abs(high) * widths.about, least))
    if is_share and low == high and low in (0.0, points):
        return Interval(low, high)  # none and all are not rounded
    slack = precision if is_share else max(precision, rounding(low, high, widths))
    return Interval(low - slack, high + slack, high_open=slack > 0)


def _dozens(low: float, high: float, precision: float) -> bool:
    """Whether a number is "dozens" or "scores", of which there can be many: small, and as vague as it is great."""
    return low == high and 10 <= low <= 20 and precision >= low * 0.45


def rounding(low: float, high: float, widths: Widths | None = None) -> float:
    """Half a unit of the last figure that is not 0: 13,000 -> 500; at most a share of the value; 0 for small counts."""
    widths = widths or settings().widths
    value = min(abs(low), abs(high)) if low != high else abs(low)
    if value < widths.round_from or value != int(value):
        return 0.0
    unit, rest = 1, int(value)
    while rest % 10 == 0:
        rest //= 10
        unit *= 10
    return min(unit / 2, value * widths.round)


def implied_days(assertion: Assertion) -> Interval:
    """The days of a date, as ordinals: [first, last + 1); open-ended for since, until and deadlines."""
    start, end = ordinal(assertion.start), ordinal(assertion.end)
    if start is None and end is None:
        return ANY
    if assertion.timex is not None and assertion.timex[4:] in _SEASONS and start is not None and end is not None:
        margin = _SEASONS[assertion.timex[4:]]
        start, end = start - margin, end + margin
    low = start if start is not None else None
    high = end + 1 if end is not None else (start + 1 if start is not None else None)
    if assertion.shape in ("over", "at-least"):
        return Interval(low, None)
    if assertion.shape in ("under", "at-most"):
        return Interval(None, high, high_open=True)
    if assertion.role == "since":
        return Interval(low, None)
    if assertion.role in ("until", "deadline"):
        return Interval(None, high, high_open=True)
    return Interval(low, high, high_open=True)


def implied_day_of_year(assertion: Assertion) -> Interval | None:
    """The days within a year of a day or month, named with or without its year ("24 February"); None for others.

    Days count from 1 March of the year 0 on, so that a leap day moves nothing but itself.
    """
    timex = (assertion.timex or "").partition("T")[0]
    if assertion.role in ("since", "until", "deadline", "period") or len(timex) not in (7, 10) or timex[4] != "-":
        return None
    month, day = timex[5:7], timex[8:10]
    if not month.isdecimal() or (day and not day.isdecimal()):
        return None
    first = (int(month) - 3) % 12 * 31 + (int(day) - 1 if day else 0)
    return Interval(first, first + (1 if day else 31), high_open=True)


def ordinal(iso: str | None) -> int | None:
    """Days since 1-1-1 of an ISO date; None for none or for what is no full date."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def span_of(start: str | None, end: str | None) -> Interval:
    """The interval of days between two ISO dates, either of which may be unknown."""
    low, high = ordinal(start), ordinal(end)
    return Interval(low, None if high is None else high + 1, high_open=True)


def scaled(interval: Interval, factor: float, offset: float = 0.0) -> Interval:
    """The interval in another unit: factor must be above 0."""
    low = None if interval.low is None else interval.low * factor + offset
    high = None if interval.high is None else interval.high * factor + offset
    return Interval(low, high, interval.low_open, interval.high_open, interval.approx)


def meet(a: Interval, b: Interval) -> bool:
    """Whether a number lies in both. An end that is open on either side does not count."""
    return _reaches(a, b) and _reaches(b, a)


def _reaches(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return True
    if math.isclose(a.high, b.low, rel_tol=1e-12, abs_tol=1e-12):
        return not (a.high_open or b.low_open)
    return a.high > b.low


def disjoint(a: Interval, b: Interval) -> bool:
    """Whether no number lies in both."""
    return not meet(a, b)


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every number of `inner` lies in `outer`."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    if low and inner.low is not None and inner.low == outer.low:
        low = not outer.low_open or inner.low_open
    if high and inner.high is not None and inner.high == outer.high:
        high = not outer.high_open or inner.high_open
    return low and high


def gap(a: Interval, b: Interval) -> float:
    """How far apart two disjoint intervals are, as a share of the farther edge; 0 when they meet."""
    if meet(a, b):
        return 0.0
    below, above = (a, b) if a.high is not None and b.low is not None and a.high <= b.low else (b, a)
    if below.high is None or above.low is None:
        return 0.0
    farther = max(abs(below.high), abs(above.low))
    return 0.0 if farther == 0 else max(0.0, min(1.0, (above.low - below.high) / farther))


def times(a: Interval, b: Interval) -> float:
    """How many times the lesser goes into the greater, by the facing edges; 1 where they meet or touch 0."""
    if meet(a, b):
        return 1.0
    below, above = (a, b) if a.high is not None and b.low is not None and a.high <= b.low else (b, a)
    if not below.high or above.low is None or below.high < 0:
        return 1.0
    return above.low / below.high


def denied(interval: Interval, *, is_share: bool = False) -> Interval | None:
    """What remains when the value is denied and that is still an interval: not above 60 -> up to 60; not 0 -> above 0.

    None when it is not ("not 35" says nothing of an interval).
    """
    if interval.low is None and interval.high is not None:
        return Interval(interval.high, None, low_open=not interval.high_open)
    if interval.high is None and interval.low is not None:
        return Interval(None, interval.low, high_open=not interval.low_open)
    if interval.low is None or interval.high is None:
        return None
    if interval.low <= 0 <= interval.high:
        return Interval(0.0, None, low_open=True)
    if is_share and interval.high >= 1.0:
        return Interval(None, 1.0, high_open=True)
    return None


def last_day(interval: Interval) -> Interval:
    """The day on which an interval of days ends, for "until"."""
    return interval if interval.high is None else Interval(interval.high - 1, interval.high, high_open=True)


def first_day(interval: Interval) -> Interval:
    """The day on which an interval of days begins, for "since"."""
    return interval if interval.low is None else Interval(interval.low, interval.low + 1, high_open=True)


def as_bound(interval: Interval, mark: str) -> Interval:
    """A superlative as the bound that it is for the rest: the highest (max) bounds above, the lowest (min) below."""
    return Interval(None, interval.high) if mark == "max" else Interval(interval.low, None)


def complement(a: Interval, b: Interval, slack: float = 0.0051) -> bool:
    """Whether two shares (0 to 1) can add up to the whole: 97 % do, 3 % do not."""
    edges = [edge for one in (a, b) for edge in (one.low, one.high)]
    if None in edges:
        one, other = _edge(a), _edge(b)
        return one is not None and other is not None and abs(one + other - 1.0) <= 2 * slack
    return abs(sum(edge for edge in edges if edge is not None) / 2 - 1.0) <= slack


def _edge(interval: Interval) -> float | None:
    if interval.low is not None and interval.high is not None:
        return (interval.low + interval.high) / 2
    return interval.low if interval.low is not None else interval.high
