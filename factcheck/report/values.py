"""Values for people: "more than 3 %", "4 to 5 years", "EUR 50 billion", "13 February 2025 (2025-02-13)"."""

from __future__ import annotations

from factcheck.model import Assertion, Interval

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """A number with thousands apart and no more digits than it has: 50 billion, 12 345, 0.667."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_digits(value / scale)} {name}"
    return _digits(value)


def _digits(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(int(value))
    rounded = f"{value:,.4f}" if abs(value) < 1 else f"{value:,.3f}"
    return rounded.rstrip("0").rstrip(".").replace(",", "\u202f")


def interval(value: Interval) -> str:
    """An interval in words: "5", "about 5", "more than 5", "at most 5", "4 to 5"."""
    about = "about " if value.approx else ""
    if value.low is None and value.high is None:
        return "unknown"
    if value.high is None:
        assert value.low is not None
        return f"{'more than' if value.low_open else 'at least'} {about}{number(value.low)}"
    if value.low is None:
        return f"{'less than' if value.high_open else 'at most'} {about}{number(value.high)}"
    if value.low == value.high:
        return f"{about}{number(value.low)}"
    return f"{about}{number(value.low)} to {number(value.high)}"


def of(assertion: Assertion) -> str:
    """What an assertion says, normalised: the interval with its unit, or the date."""
    if assertion.value is None:
        return dates(assertion)
    unit = "" if assertion.unit == "1" else f" {assertion.unit}"
    words = f"{interval(assertion.value)}{unit}"
    if assertion.per:
        words += f" per {assertion.per}"
    if assertion.of is not None:
        words += f" of {number(assertion.of)}"
    if assertion.change:
        words = f"{words} {assertion.change}"
    return words


def dates(assertion: Assertion) -> str:
    """A date's TIMEX3 value, with its days where they say more."""
    timex = assertion.timex or "unknown"
    if assertion.start and assertion.end and timex not in (assertion.start, assertion.end):
        return timex if timex[:4] == assertion.start[:4] else f"{timex} ({assertion.start} to {assertion.end})"
    return timex
