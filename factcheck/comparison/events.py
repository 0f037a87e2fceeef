"""What a date is the date of: taken, published, recorded, arrived, left, born, died, founded ..., by the packs' words."""

from __future__ import annotations

from functools import cache

from factcheck.comparison.context import lexicon, stem
from factcheck.language.words import fold
from factcheck.model.assertion import Assertion

# The first of a pair cannot come after the second.
ORDERS = (("take", "publish"), ("record", "publish"), ("birth", "death"), ("found", "close"), ("begin", "end"))


@cache
def _classes(language: str) -> dict[str, str]:
    """Event class by stem of the words of a language."""
    pack = lexicon(language).pack
    table: dict[str, str] = {}
    for name, words in pack.section("comparison").get("events", {}).items():
        for word in words:
            table.setdefault(stem(pack.lemma(fold(str(word)))), str(name))
    return table


def event_class(assertion: Assertion) -> str | None:
    """The class of the event that a date belongs to, else the stem of its event's word, else None."""
    if assertion.event is None or not assertion.event.lemma:
        return None
    key = stem(assertion.event.lemma)
    return _classes(assertion.language).get(key, key)


def known_class(name: str | None, language: str) -> bool:
    """Whether an event class is one that the pack names, and not just a stem."""
    return name is not None and name in lexicon(language).pack.section("comparison").get("events", {})


def opposed(a: str | None, b: str | None) -> bool:
    """Whether two dates belong to different events, as far as known."""
    return a is not None and b is not None and a != b


def earlier(a: str | None, b: str | None) -> bool | None:
    """True when event `a` cannot come after `b`, False when it cannot come before, None when either may be first."""
    for first, second in ORDERS:
        if (a, b) == (first, second):
            return True
        if (a, b) == (second, first):
            return False
    return None
