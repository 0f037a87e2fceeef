"""The nearest valid word for a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word of `words` that is most like `word`, if one is close enough to be meant."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word.lower(), {w: w.lower() for w in words}, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6
    )
    return str(found[2]) if found else None


def hint(word: str, words: Iterable[str]) -> str:
    """ " - did you mean X?", or nothing."""
    found = nearest(word, words)
    return f" - did you mean {found!r}?" if found else ""
