"""Numbers that name instead of measuring: "article 5", "Radio 4", "Covid-19", "G7", scores, list markers."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

_RUN = 8  # tokens on each side that are enough to tell a telephone number


def is_label(sentence: Sentence, grammar: Grammar, number: Number) -> bool:
    """Whether a number without a unit is part of a name or a mark, not a quantity."""
    words, first, last = sentence.words, number.first, number.last
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if number.kind == "ordinal" or number.kind in ("fraction", "vague", "collective"):
        return False
    if before in grammar.labels and not (first >= 2 and words[first - 2] in grammar.of and grammar.head_first):
        return number.last == number.first + 1
    if before in grammar.of and first >= 2 and words[first - 2] in grammar.labels and sentence.capital(first - 2):
        return not _noun_after(sentence, grammar, last)  # "the Group of 77"
    if before in grammar.dial:
        return not _noun_after(sentence, grammar, last)
    if after in grammar.label_after:
        return True
    if number.digits is not None and after and after[0].isalpha() and sentence.glued(last):
        return True  # "5G", "3D": letters glued that are neither unit nor magnitude
    if first and before in ("-", "/", ".", ":") and sentence.glued(first):
        return _glued_before(sentence, first, before)
    if after in (":", "/") and sentence.glued(last) and last + 1 < len(words) and sentence.glued(last + 1):
        return words[last + 1][0].isdecimal()
    marked = after in (".", ")", "°") and sentence.glued(last) and last + 1 < len(words)
    if first == 0 and number.plain_integer and marked:
        return True  # "1." opens a list item
    if before and _name_before(sentence, grammar, first) and number.plain_integer and number.low < 10_000:
        noun = _noun_after(sentence, grammar, last)
        singular = noun and not grammar.head_first and sentence.lemmas[last] == words[last]
        return not noun or (singular and number.low > 1 and first >= 2 and words[first - 2] in grammar.determiners)
    return _run_of_digits(sentence, number)


def _glued_before(sentence: Sentence, first: int, mark: str) -> bool:
    if first < 2 or not sentence.glued(first - 1):
        return mark != "-"
    previous = sentence.words[first - 2]
    return mark != "-" or previous[-1].isalnum()


def _name_before(sentence: Sentence, grammar: Grammar, first: int) -> bool:
    """A capitalised word inside the sentence right before the number: "Apollo 11", "Minsk 2"."""
    at = first - 1
    word = sentence.words[at]
    if not word[0].isalpha() or not sentence.capital(at):
        return False
    if len(word) == 1:
        return word != "i" and at > 0
    return at > 0 and word not in grammar.function and sentence.words[at - 1] not in (".", ":", '"', "«", "“")


def _noun_after(sentence: Sentence, grammar: Grammar, last: int) -> bool:
    if last >= len(sentence):
        return False
    word = sentence.words[last]
    return grammar.content(word) and not sentence.capital(last)


def _run_of_digits(sentence: Sentence, number: Number) -> bool:
    """Telephone numbers and codes: three or more digit tokens in a row."""
    if number.digits is None:
        return False
    at, run = number.first, 0
    words = sentence.words
    while (
        number.first - at < _RUN
        and at > 0
        and (words[at - 1][0].isdecimal() or (words[at - 1] in "-." and sentence.glued(at)))
    ):
        at -= 1
    while (
        at - number.first < _RUN
        and at < len(words)
        and (words[at][0].isdecimal() or (words[at] in "-." and sentence.glued(at)))
    ):
        run += words[at][0].isdecimal()
        at += 1
    return run >= 3
