"""Where a date can be: the tokens that can be part of one, and the run of words around each."""

from __future__ import annotations

from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.lexicon import DateWords
from factcheck.extraction.dates.scan import REACH
from factcheck.extraction.text import Sentence

_DIGITS = frozenset("0123456789")
_LIKELY = k.ANCHOR | k.DIGIT
_AFTER_DIGITS = frozenset(("/", "-", "–", ":", "h", "s", "am", "pm", "a", "p"))


def anchors(sentence: Sentence, lexicon: DateWords, kinds: list[int]) -> list[int]:
    """The tokens that can be part of a date, without those of phrases that say nothing of time ("up to date")."""
    words = sentence.words
    found = [
        at
        for at, bits in enumerate(kinds)
        if bits & _LIKELY
        and ((bits & k.ANCHOR and not _possessive(words, at)) or (words[at][0] in _DIGITS and _like_date(words, at)))
    ]
    if lexicon.paired_years and (spelled := _paired_years(sentence)):
        found = sorted({*found, *spelled})
    if not found:
        return found
    table, blocked = lexicon.words["not"], set[int]()
    reach = lexicon.longest_not
    near = {at for anchor in found for at in range(max(anchor - reach + 1, 0), anchor + 1) if kinds[at] & k.NOT}
    for at in near:
        if phrase := table.match(words, at):
            blocked.update(range(at, phrase[1]))
    return [at for at in found if at not in blocked] if blocked else found


def opening(sentence: Sentence, anchor: int, least: int, covered: set[int], lexicon: DateWords) -> int:
    """The first token of the run of words that can belong to the expression around an anchor."""
    words, inside, first = sentence.words, lexicon.inside, anchor
    least = max(least, anchor - REACH)
    while first > least:
        word = words[first - 1]
        if word not in inside and first - 1 not in covered and not word[0].isdecimal() and first != anchor:
            break
        first -= 1
    return first


def _paired_years(sentence: Sentence) -> list[int]:
    """Where a year may be spelled in two numbers: "nineteen ninety-six"."""
    numbers = sentence.numbers
    return [
        first
        for first, number in numbers.items()
        if 11 <= number.low <= 20 and number.digits is None and number.kind == "cardinal" and number.last in numbers
    ]


def _possessive(words: list[str], at: int) -> bool:
    """Whether an "s" is no unit but belongs to the word before ("NATO's"); digits may make a decade of it ("90's")."""
    return at > 1 and words[at] == "s" and words[at - 1] == "'" and not words[at - 2][0].isdigit()


def _like_date(words: list[str], at: int) -> bool:
    word = words[at]
    if len(word) == 4 and word.isdecimal():
        return True
    if at + 1 < len(words) and words[at + 1] in _AFTER_DIGITS:
        return True
    return word.count(".") == 2 or (not word.isdecimal() and "h" in word)
