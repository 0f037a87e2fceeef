"""Typed slots of an assertion: what it must share with another before the two can be compared at all."""

from __future__ import annotations

from msgspec import Struct

from factcheck.comparison.interval import ANY, SHARES, implied, implied_day_of_year, scaled
from factcheck.comparison.settings import settings
from factcheck.language.units import by_symbol
from factcheck.model.assertion import Assertion, Interval, Term

# A fact may be measured against a fact, an estimate or a claim; plans against plans; nothing against a hypothesis.
_CLASSES = {
    "fact": "fact",
    "estimate": "fact",
    "denied": "denied",
    "target": "plan",
    "commitment": "plan",
    "forecast": "forecast",
    "hypothesis": "hypothesis",
}
# Dimensions that speak for themselves: two of one kind in two alike sentences are about one thing more often.
RARE = frozenset(
    {"temperature", "length", "area", "volume", "mass", "speed", "energy", "power", "age", "duration", "factor"}
)


class Measure(Struct, frozen=True):
    """One way to read a value: family (share, count, money, date, length ...), unit within it, what it can mean."""

    family: str
    unit: str
    interval: Interval


class Signature(Struct, frozen=True):
    """The slots that two assertions must share."""

    measures: tuple[Measure, ...]
    per: str | None
    change: str | None
    modality: str  # fact | plan | forecast | hypothesis | denied
    head: frozenset[str]  # ids and lemma of the counted noun, else of the basis
    event: str | None


def family(assertion: Assertion) -> str | None:
    """The family of an assertion's value; None where it has none that compares."""
    if assertion.kind == "date":
        return "date"
    if assertion.kind == "ordinal" or assertion.dimension == "ordinal":
        return None
    dimension = assertion.dimension
    if dimension in SHARES or assertion.unit == "%":
        return "share"
    if assertion.kind == "duration":
        return "duration"
    if dimension is None:
        return "count" if assertion.counted is not None or assertion.unit == "1" else None
    return dimension


def measures(assertion: Assertion, open_ended: bool = False) -> tuple[Measure, ...]:
    """Every reading of the value, in base units: "22 of 32 allies" is a share and a count, a bracket another currency.

    `open_ended`: "one of the 17" says that there is one, not that there is no other.
    """
    kind = family(assertion)
    if kind is None:
        return ()
    if kind == "date":
        interval, yearless = implied(assertion), implied_day_of_year(assertion)
        known = () if interval == ANY else (Measure("date", "day", interval),)
        return known if yearless is None else (*known, Measure("date", "day of the year", yearless))
    meant = implied(assertion)
    if meant == ANY:
        return ()
    if kind == "share":
        factor = 0.01 if assertion.unit == "%" else 0.001 if assertion.unit == "‰" else 1.0
        return (Measure("share", "1", scaled(meant, factor)),)
    found = []
    if kind == "count":
        if open_ended:
            return (Measure("count", "1", Interval(meant.low, None)),)
        found.append(Measure("count", "1", meant))
        if assertion.share is not None and assertion.of:
            found.append(Measure("share", "1", _part(assertion)))
        elif assertion.share == 0.0:
            found.append(Measure("share", "1", Interval(0, 0)))
    else:
        found.append(_converted(kind, assertion.unit, meant))
    for other in assertion.alternatives:
        found.append(_converted(kind, other.unit, other.value))
    return tuple(found)


def _part(assertion: Assertion) -> Interval:
    """The share of a part of a known whole; a bound where the count is one: "more than one in two"."""
    share, slack = assertion.share or 0.0, min(0.01, 0.25 / (assertion.of or 1.0))
    if assertion.shape in ("over", "at-least"):
        return Interval(share, None, low_open=assertion.shape == "over")
    if assertion.shape in ("under", "at-most"):
        return Interval(None, share, high_open=assertion.shape == "under")
    if assertion.shape != "exact":
        about = settings().widths.about * share
        return Interval(share - max(slack, about), share + max(slack, about))
    return Interval(share - slack, share + slack)


def _converted(kind: str, unit: str, interval: Interval) -> Measure:
    if kind in ("money", "factor"):
        return Measure(kind, unit if kind == "money" else "1", interval)
    known = by_symbol().get(unit)
    if known is None:
        return Measure(kind, unit, interval)
    return Measure(kind, known.base, scaled(interval, known.scale * known.factor, known.offset))


def ids_of(term: Term | None) -> frozenset[str]:
    """Everything that names a term's head: concept and entity ids, and the lemma."""
    if term is None:
        return frozenset()
    return frozenset((*term.ids, term.lemma)) if term.lemma else frozenset(term.ids)


def signature(assertion: Assertion, open_ended: bool = False) -> Signature:
    """The slots of an assertion; `open_ended` as in `measures`."""
    head = ids_of(assertion.counted) or ids_of(assertion.basis)
    return Signature(
        measures=measures(assertion, open_ended),
        per=assertion.per,
        change=assertion.change,
        modality=_CLASSES.get(assertion.modality, "fact"),
        head=head,
        event=assertion.event.lemma if assertion.event is not None else None,
    )


def shared_measure(a: Signature, b: Signature, *, as_share: bool = False) -> tuple[Measure, Measure] | None:
    """The first reading that both have in one family and unit, or None when there is none.

    `as_share`: of two parts of different wholes ("2 in 100,000", "1 in 500") only the shares compare.
    """
    for one in a.measures:
        for other in b.measures:
            if as_share and one.family == "count":
                continue
            if one.family == other.family and one.unit == other.unit:
                return one, other
    return None
