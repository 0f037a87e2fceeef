"""Values for people: "3.1 %", "485 billion USD", "> 50", "[60, 80] %", "2025-02"; the same text in fingerprints."""

from __future__ import annotations

from factcheck.model.assertion import Assertion, Interval, Period, Term

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """A number with at most three decimals; millions and more in words where that loses nothing."""
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == round(value, 3):
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.001 else f"{value:.3g}"


def interval(value: Interval) -> str:
    """An interval as read: "5", "> 5", "≥ 5", "≤ 5", "~5", "[4, 5]"."""
    about = "~" if value.approx else ""
    if value.low is None and value.high is None:
        return "?"
    if value.low is not None and value.low == value.high:
        return about + number(value.low)
    if value.high is None:
        return f"{'>' if value.low_open else '≥'} {number(value.low or 0.0)}"
    if value.low is None:
        return f"{'<' if value.high_open else '≤'} {number(value.high)}"
    return f"{about}[{number(value.low)}, {number(value.high)}]"


def value(assertion: Assertion) -> str:
    """The normalised value of an assertion, unit included."""
    if assertion.kind == "date":
        return assertion.timex or assertion.start or assertion.text
    if assertion.value is None:
        return assertion.timex or assertion.text
    told = interval(assertion.value)
    if assertion.of:
        told = f"{told} of {number(assertion.of)}"
        if assertion.share is not None:
            told += f" ({share(assertion.share)})"
    elif assertion.unit == "1" and assertion.share is not None and assertion.dimension == "share":
        told = share(assertion.share)
    if assertion.unit == "1" or (assertion.counted is not None and assertion.dimension == "count"):
        unit = ""
    else:
        unit = f" {assertion.unit}"
    per = f" per {assertion.per}" if assertion.per else ""
    sign = {"up": "+", "down": "-"}.get(assertion.change or "", "")
    sign = "" if told.startswith("-") else sign
    return f"{sign}{told}{unit}{per}"


def share(part: float) -> str:
    """A share of 0 to 1 in per cent: "3.1 %", "0.003 %"."""
    points = part * 100
    return f"{points:.1f}".rstrip("0").rstrip(".") + " %" if points == 0 or abs(points) >= 0.1 else f"{points:.2g} %"


def period(stated: Period | None) -> str:
    """A period or deadline: its TIMEX3 value, else its words, else nothing."""
    return (stated.timex or stated.text or stated.start or "") if stated else ""


def term(filler: Term | None) -> str:
    """The words of a term, or nothing."""
    return filler.text if filler else ""
