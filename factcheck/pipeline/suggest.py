"""The nearest valid word for a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word of `words` that is most like `word`, if one is close enough to be meant."""
    from rapidfuzz import fuzz, process

    known = sorted(set(words))
    typed = word.lower()
    found = process.extractOne(typed, {one: one.lower() for one in known}, scorer=fuzz.ratio, score_cutoff=60)
    if found and found[1] >= 85:
        return str(found[2])
    long = [one for one in known if min(len(typed), len(one)) >= 3]
    begun = [one for one in long if one.startswith(typed) or typed.startswith(one)]
    if begun:  # "warn", "jsonlines"
        return max(begun, key=lambda one: (min(len(one), len(typed)), -len(one)))
    return str(found[2]) if found else None


def hint(word: str, words: Iterable[str]) -> str:
    """ " - did you mean X?", or nothing."""
    found = nearest(word, words)
    return f" - did you mean {found!r}?" if found else ""
