"""Limits of data/reference: whether a value lies where none can be, or beyond every record.

A limit speaks of a value only when the value's own subject, property or counted noun is what the limit is about, in its
unit and rate, as a level and no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import interval as algebra
from factcheck.comparison.lexicon import lexicon
from factcheck.language.known import Limit
from factcheck.language.reference import reference
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Interval
from factcheck.rules.values import number
from factcheck.rules.view import View

_AHEAD = 40  # characters behind a value in which the next word stands
_ROOM = 1.0 + 1e-9


def names() -> tuple[str, ...]:
    """Every limit, sorted."""
    return tuple(sorted(reference().limits))


def broken(wanted: Sequence[str], view: View) -> Iterator[Limit]:
    """The limits, among those of a rule ("all" of them), that a value lies outside of."""
    one = view.assertion
    if one.value is None or one.change is not None or one.kind not in ("quantity", "duration"):
        return
    for name in names() if "all" in wanted else wanted:
        limit = reference().limits[name]
        if _meant(limit, view) and _outside(limit, algebra.implied(one)) and not _of_something(view):
            yield limit


def _of_something(view: View) -> bool:
    """Whether what follows makes it another quantity: "130 % OF that in 2020", "130 % HIGHER"."""
    one, text = view.assertion, view.article.text
    words = TOKEN.findall(text, one.span[1], one.span[1] + _AHEAD)
    if one.unit != "%" or not words or not words[0][0].isalpha():
        return False
    lexi = lexicon(one.language)
    word = fold(words[0])
    return word in lexi.of or not (word in lexi.prepositions or word in lexi.joins)


def _meant(limit: Limit, view: View) -> bool:
    one = view.assertion
    if limit.unit is not None and one.unit != limit.unit and not _counts(limit, view):
        return False
    if limit.dimension is not None and one.dimension != limit.dimension:
        return False
    if one.per != limit.per:
        return False
    if not limit.about:
        return True
    slots = (one.subject, one.property, one.counted, one.basis)
    heads = {of for term in slots if term is not None for of in term.ids[:1]}
    return limit.about[0] in heads and {*limit.about[1:]} <= {*one.topics, *heads}


def _counts(limit: Limit, view: View) -> bool:
    """Whether a limit's unit is the concept that is counted: "person"."""
    counted = view.assertion.counted
    return counted is not None and f"concept:{limit.unit}" in counted.ids


def _outside(limit: Limit, value: Interval) -> bool:
    below = limit.low is not None and value.high is not None and value.high * _ROOM < limit.low
    above = limit.high is not None and value.low is not None and value.low > limit.high * _ROOM
    return below or above


def told(limit: Limit) -> str:
    """The limit for people: "0 to 100 %", "at least -273.15 °C"."""
    unit = f" {limit.unit}" if limit.unit else ""
    if limit.low is None or limit.high is None:
        edge = limit.low if limit.low is not None else limit.high
        return f"{'at least' if limit.high is None else 'at most'} {number(edge or 0.0)}{unit}"
    return f"{number(limit.low)} to {number(limit.high)}{unit}"
