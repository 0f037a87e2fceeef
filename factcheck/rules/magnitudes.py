"""Orders of magnitude of data/reference: whether a figure of a country is a million that should be a billion.

A figure that merely lies outside of a country's interval may be of a part of it, of another year or of another count.
What is told is a slip: outside by five times at least, and inside when some zeros are taken away or put on.
"""

from __future__ import annotations

from factcheck.comparison import interval as algebra
from factcheck.language import catalogue
from factcheck.language.known import Magnitude
from factcheck.language.reference import reference
from factcheck.model.assertion import Interval
from factcheck.rules.groups import days_of, places
from factcheck.rules.values import number
from factcheck.rules.view import View

FAR = 5.0  # how many times outside
_SLACK = 1.1  # the interval's own ends, for currencies and years near its own
_TOO_LARGE = (10.0, 1e3, 1e6)
_TOO_SMALL = (1e3, 1e6)  # a tenth may be a part: 6.8 million of the French


def names() -> tuple[str, ...]:
    """The figures of which orders of magnitude are known, sorted."""
    return tuple(sorted({what for _, what in reference().magnitudes}))


def of(what: str, view: View) -> Magnitude | None:
    """The interval of the one country that a statement is about, where it speaks of a time for which it holds."""
    found = places(view)
    if len(found) != 1 or catalogue.kind(found[0]) != "country":
        return None
    known = reference().magnitudes.get((found[0], what))
    days = days_of(view, "period") or days_of(view, "published")
    if known is None or days is None:
        return known
    start, end = algebra.ordinal(known.start), algebra.ordinal(known.end)
    late = end is not None and days.low is not None and days.low > end
    early = start is not None and days.high is not None and days.high <= start
    return None if late or early else known


def slip(known: Magnitude, value: Interval) -> float | None:
    """By how much to multiply a value so that it fits; None when it fits, or is no slip of zeros."""
    if value.low is None or value.high is None or value.low <= 0:
        return None
    if value.low > known.high * FAR:
        factors = [1 / one for one in _TOO_LARGE]
    elif value.high < known.low / FAR:
        factors = list(_TOO_SMALL)
    else:
        return None
    low, high = known.low / _SLACK, known.high * _SLACK
    return next((one for one in factors if value.high * one >= low and value.low * one <= high), None)


def told(known: Magnitude) -> str:
    """The interval for people: "65 million to 70 million"."""
    return f"{number(known.low)} to {number(known.high)}"
