"""Two sentences that are the same but for one word are of two things: "for beer" and "for spirits".

Both lie in one frame: what stands before the word is the same on both sides, and all else that both say.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.lexicon import lexicon
from factcheck.comparison.reading import Reading, Word
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion

_LEAST = 3  # words that two sentences share, at least, for one that differs to tell


def swapped(a: Assertion, b: Assertion, one: Reading, other: Reading) -> tuple[str, str] | None:
    """The only content word of each of two sentences of one language that the other lacks, in one place; or None."""
    if a.language != b.language:
        return None
    left, right = _alone(a, one, other), _alone(b, other, one)
    if len(left) != 1 or len(right) != 1 or len(one.keys & other.keys) < _LEAST:
        return None
    before = _before(left[0], a)
    if before is None or before != _before(right[0], b) or left[0].name or right[0].name:
        return None
    return _told(left[0], a), _told(right[0], b)


def _alone(of: Assertion, one: Reading, other: Reading) -> Sequence[Word]:
    """The words of one sentence, outside the value, that the other sentence lacks."""
    return [
        word
        for word in one.words
        if word.key not in other.keys
        and word.stem not in other.stems
        and word.lemma not in other.lemmas
        and not of.span[0] <= word.start < of.span[1]
    ]


def _before(word: Word, of: Assertion) -> str | None:
    """The preposition or determiner right before a word, or None."""
    tokens = TOKEN.findall(fold(of.sentence[: word.start - of.sentence_start]))
    before = tokens[-1] if tokens else ""
    lexi = lexicon(of.language)
    return before if before in lexi.prepositions or before in lexi.determiners else None


def _told(word: Word, of: Assertion) -> str:
    return of.sentence[word.start - of.sentence_start : word.end - of.sentence_start]


def opens(of: Assertion) -> bool:
    """Whether a value stands at the head of its sentence, behind a preposition at most: "In 2019, the club ..."."""
    before = TOKEN.findall(fold(of.sentence[: of.span[0] - of.sentence_start]))
    return all(word in lexicon(of.language).stop for word in before)


def follows(of: Assertion, words: frozenset[str]) -> bool:
    """Whether one of these words stands right before a value: "THE 18 fires", "fell TO 40"."""
    tokens = TOKEN.findall(fold(of.sentence[: of.span[0] - of.sentence_start]))
    inside = TOKEN.findall(fold(of.text))[:1]
    return bool(tokens and tokens[-1] in words) or bool(inside and inside[0] in words)
