"""What the words around a value narrow it to: a part, an earlier time, what had been before."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from factcheck.comparison.features import Features
from factcheck.comparison.lexicon import lexicon
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion

_BREAKS = frozenset(",;:()[]–—")


def narrowings(assertion: Assertion, features: Features, *, own: bool = False) -> frozenset[str]:
    """What the words of its clause and those next to it narrow a value to: a part, an earlier time, what had been.

    `own`: those next to it only where they open the sentence.
    """
    here = bisect_right(features.reading.breaks, assertion.span[0])
    start = assertion.sentence_start
    return frozenset(
        name
        for at, name in _phrases(assertion.sentence, assertion.language)
        if abs((there := bisect_right(features.reading.breaks, start + at)) - here) <= 1
        and (not own or there in (0, here))
        and not assertion.span[0] <= start + at < assertion.span[1]
    )


def narrowed(assertion: Assertion) -> frozenset[str]:
    """What the words around a value narrow it to, by the sentence alone: those of its clause and the next."""
    own = assertion.span[0] - assertion.sentence_start
    if not 0 <= own <= len(assertion.sentence):
        return frozenset()
    found = set()
    for at, name in _phrases(assertion.sentence, assertion.language):
        low, high = sorted((at, own))
        if sum(char in _BREAKS for char in assertion.sentence[low:high]) <= 1:
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _phrases(sentence: str, language: str) -> tuple[tuple[int, str], ...]:
    """The places in a sentence that narrow what it says, and how."""
    known = lexicon(language)
    spans = [match.span() for match in TOKEN.finditer(sentence)]
    forms = [fold(sentence[start:end]) for start, end in spans]
    found = []
    for at, form in enumerate(forms):
        if form in known.narrows.starts:
            match = known.narrows.match(forms, at)
            if match is not None:
                found.append((spans[at][0], match[0]))
        if form in known.had and _participle(forms[at + 1 : at + 4], known.participles, known.had_between):
            found.append((spans[at][0], "before"))
    return tuple(found)


def _participle(following: list[str], endings: tuple[str, ...], between: frozenset[str]) -> bool:
    """Whether a participle follows, after "not", "already", "been" at most: "had been put off"."""
    for form in following:
        if form in between:
            continue
        return len(form) > 3 and form.isalpha() and form.endswith(endings)
    return False
