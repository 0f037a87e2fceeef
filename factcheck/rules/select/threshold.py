"""`threshold: {value, unit, basis, shape}`: the quantity inside the property, "at least 2 % of GDP"."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.assertion import Condition
from factcheck.rules import vocabulary
from factcheck.rules.reader import Reader
from factcheck.rules.select.terms import words
from factcheck.rules.view import View, term_lemmas
from factcheck.rules.vocabulary import Word

Check = Callable[[View], bool]
KEYS = ("value", "unit", "basis", "side")
SIDES = ("above", "below")


def threshold(reader: Reader, name: str, collected: list[Word]) -> Check:
    """Some condition of the assertion is this one. A basis that the text leaves unsaid still matches; another does not.

    `side` asks for a bound from below ("at least 2 %", "more than 2 %") or from above.
    """
    if reader.data[name] in ("known", "unknown"):
        known = reader.data[name] == "known"
        return lambda view: bool(view.assertion.conditions) == known
    inner = reader.mapping(name)
    if inner is None:
        return lambda view: False
    inner.only(KEYS)
    value = inner.number("value")
    units = frozenset(text for text, _ in inner.texts("unit"))
    basis = words(inner, "basis") if "basis" in inner else ()
    side = inner.choice("side", SIDES)
    collected.extend(basis)

    def one(condition: Condition) -> bool:
        low, high = condition.value.low, condition.value.high
        return (
            (value is None or value in (low, high))
            and (not units or condition.unit in units)
            and (not side or (high is None) == (side == "above"))
            and (not basis or condition.basis is None or _names(condition, basis))
        )

    return lambda view: any(one(condition) for condition in view.assertion.conditions)


def _names(condition: Condition, basis: tuple[Word, ...]) -> bool:
    filler = condition.basis
    assert filler is not None
    return any(vocabulary.means(word, filler.ids, lambda: term_lemmas(filler)) for word in basis)
