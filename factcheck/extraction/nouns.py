"""Noun phrases without a parser: what stands right of a number, or left of a verb, until a function word."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.text import Sentence

_LONGEST = 7  # tokens of one noun phrase


class NounPhrase(NamedTuple):
    """Tokens [first, last) of a sentence with the token of the head noun."""

    first: int
    last: int
    head: int


def phrase_right(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    """The noun phrase that starts at token `at`: "véhicules de combat d'infanterie", "commercial fishermen"."""
    if at >= len(sentence):
        return None
    return _head_first(sentence, grammar, at) if grammar.head_first else _head_last(sentence, grammar, at)


def _plural(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return sentence.lemmas[at] != word or word in ("people", "police", "men", "women") or word[-1] in "sx"


def _verbal(grammar: Grammar, word: str) -> bool:
    return bool(grammar.verb_endings) and len(word) > 4 and word.endswith(grammar.verb_endings)


def _head_first(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    words, size = sentence.words, len(sentence)
    first = at
    while at < size and (words[at] in grammar.prenominal) and at - first < 3:
        at += 1
    if at >= size or not _nominal(sentence, grammar, at):
        if at > first and words[at - 1] not in grammar.function:
            return NounPhrase(first, at, at - 1)
        return None
    head = at
    plural = sentence.lemmas[head] != words[head]
    at += 1
    modifiers = 0
    while at < size and at - first < _LONGEST:
        word = words[at]
        if word == "-" and sentence.glued(at) and sentence.glued(at + 1) and at + 1 < size:
            at += 2
            continue
        if word in ("de", "d'") and at + 1 < size and _nominal(sentence, grammar, at + 1) and modifiers < 4:
            if sentence.capital(at + 1):
                break
            at += 2
            modifiers += 1
            plural = plural or _plural(sentence, at - 1)
            continue
        if not _nominal(sentence, grammar, at) or _verbal(grammar, word) or word in grammar.verbs:
            break
        agrees = sentence.capital(at) or not plural or word[-1] in "sx"
        if not agrees or modifiers > 3:
            break
        at += 1
        modifiers += 1
    return NounPhrase(first, at, head)


def _nominal(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    return grammar.content(sentence.words[at]) and at not in sentence.numbers and not sentence.taken[at]


def _head_last(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    words, size = sentence.words, len(sentence)
    first, head = at, -1
    while at < size and at - first < _LONGEST:
        word = words[at]
        if word == "-" and at > first and sentence.glued(at) and sentence.glued(at + 1):
            at += 1
            continue
        if word in grammar.conjunctions and first < at < size - 2 and head < 0 and _coordinated(sentence, grammar, at):
            at += 1
            continue
        if not _nominal(sentence, grammar, at):
            break
        if head >= 0 and words[head] not in grammar.plural_modifiers:
            break
        if at > first and word.endswith("ed") and not (at + 1 < size and _nominal(sentence, grammar, at + 1)):
            break
        if _plural(sentence, at) and not word.endswith("ss") and word not in ("less",):
            head = at
        at += 1
    while at > first and words[at - 1] == "-":
        at -= 1
    if at == first:
        return None
    if head < 0:
        head = at - 1
    return NounPhrase(first, head + 1, head)


def _coordinated(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    """Digital AND physical sales: one word before, words after it, the last of them plural, and no number."""
    words = sentence.words
    return (
        words[at] in ("and", "or")
        and _nominal(sentence, grammar, at + 1)
        and _nominal(sentence, grammar, at + 2)
        and not _plural(sentence, at - 1)
        and _plural(sentence, at + 2)
    )


def phrase_left(sentence: Sentence, grammar: Grammar, end: int, start: int = 0) -> NounPhrase | None:
    """The run of content words that ends right before token `end`, determiners left out."""
    words, taken = sentence.words, sentence.taken
    at = end
    while at > start and end - at < _LONGEST:
        word = words[at - 1]
        if word == "-" and at - 1 > start and sentence.glued(at - 1) and (at < len(sentence) and sentence.glued(at)):
            at -= 1
            continue
        hyphenated = at < end and words[at] == "-"
        joins = at < end and at - 1 > start and (word in grammar.of or word == "&") and grammar.content(words[at - 2])
        named = word[0].isdigit() and at - 1 > start and sentence.capital(at - 2)  # "the S&P 500"
        if taken[at - 1] or not (joins or named or hyphenated or grammar.content(word)):
            break
        at -= 1
    while at < end and (words[at] in grammar.of or words[at] == "-"):
        at += 1
    if at == end:
        return None
    head = at if grammar.head_first else end - 1
    return NounPhrase(at, end, head)
