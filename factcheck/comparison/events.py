"""What a date is the date of: taken, published, recorded, arrived, left, born, died, founded ..., by the packs' words."""

from __future__ import annotations

from factcheck.comparison.context import Context, lexicon, stem
from factcheck.model.assertion import Assertion

# The first of a pair cannot come after the second.
ORDERS = (("take", "publish"), ("record", "publish"), ("birth", "death"), ("found", "close"), ("begin", "end"))


def event_class(assertion: Assertion, context: Context) -> str | None:
    """The class of the event that a date belongs to, by the word that governs it, else the nearest in its clause.

    The concept or stem of a word that no class names; None where there is none.
    """
    if assertion.event is not None and assertion.event.lemma:
        known = lexicon(assertion.language).events.get(stem(assertion.event.lemma))
        if known is not None:
            return known
        return assertion.event.ids[0] if assertion.event.ids else stem(assertion.event.lemma)
    return context.features(assertion).event


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
