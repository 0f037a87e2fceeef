"""The nearest valid word for a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word of `words` that is most like `word`, if one is close enough to be meant."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    known = sorted(set(words))
    typed = word.lower()
    scorer = DamerauLevenshtein.normalized_similarity
    found = process.extractOne(typed, {one: one.lower() for one in known}, scorer=scorer, score_cutoff=0.6)
    if found and found[1] >= 0.8:
        return str(found[2])
    begun = [one for one in known if min(len(typed), len(one)) >= 3 and (one.startswith(typed) or typed.startswith(one))]
    if begun:  # "warn", "jsonlines"
        return max(begun, key=lambda one: (min(len(one), len(typed)), -len(one)))
    return str(found[2]) if found else None


def hint(word: str, words: Iterable[str]) -> str:
    """ " - did you mean X?", or nothing."""
    found = nearest(word, words)
    return f" - did you mean {found!r}?" if found else ""
