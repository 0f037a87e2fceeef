"""Noun phrases without a parser: what stands right of a number, or left of a verb, until a function word."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import AUXILIARY, CONJUNCTION, CONTENT, FUNCTION, OF, PRENOMINAL, PREPOSITION, VERB
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


def plural(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    """Whether token `at` is a noun in the plural, as far as its form says; "smaller" and "oldest" are none."""
    word = sentence.words[at]
    if grammar.compared_endings and word.endswith(grammar.compared_endings):
        return False
    return sentence.lemmas[at] != word or word in grammar.plurals or word[-1] in "sx"


def _verbal(grammar: Grammar, word: str) -> bool:
    return bool(grammar.verb_endings) and len(word) > 4 and word.endswith(grammar.verb_endings)


def _head_first(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    words, marks, taken, numbers = sentence.words, grammar.marks(sentence), sentence.taken, sentence.numbers
    size, first = len(words), at
    while at < size and marks[at] & PRENOMINAL and at - first < 3:
        at += 1
    prefixed = at < size and words[at].isalpha() and words[at + 1 : at + 2] == ["-"] and sentence.glued(at + 1)
    if (
        prefixed
        and at + 2 < size
        and sentence.glued(at + 2)
        and not taken[at]
        and not marks[at] & (PREPOSITION | CONTENT)
    ):
        pass  # "les NON-vaccinés"
    elif at < size and first and marks[at] & AUXILIARY and sentence.capital(at) and not taken[at]:
        pass  # "i 27 STATI membri"
    elif at >= size or not marks[at] & CONTENT or taken[at] or at in numbers:
        if at > first and not marks[at - 1] & FUNCTION:
            return NounPhrase(first, at, at - 1)
        return None
    head = at
    many = sentence.lemmas[head] != words[head]
    at += 1
    modifiers = 0
    while at < size and at - first < _LONGEST:
        word = words[at]
        if word == "-" and sentence.glued(at) and sentence.glued(at + 1) and at + 1 < size:
            at += 2
            continue
        if word in grammar.links and at + 1 < size and _nominal(sentence, grammar, at + 1) and modifiers < 4:
            if sentence.capital(at + 1):
                break
            at += 2
            modifiers += 1
            many = many or plural(sentence, grammar, at - 1)
            continue
        nominal = marks[at] & CONTENT and not taken[at] and at not in numbers
        if not nominal or marks[at] & VERB or _verbal(grammar, word):
            break
        agrees = sentence.capital(at) or not many or word.endswith(grammar.plural_endings)
        if not agrees or modifiers > 3:
            break
        at += 1
        modifiers += 1
    return NounPhrase(first, at, head)


def _nominal(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    return grammar.content(sentence.words[at]) and at not in sentence.numbers and not sentence.taken[at]


def _head_last(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    if grammar.noun_capitals:
        return _capital_noun(sentence, grammar, at)
    words, marks, taken, numbers = sentence.words, grammar.marks(sentence), sentence.taken, sentence.numbers
    size, first, head = len(words), at, -1
    ordinal = numbers.get(at)
    if ordinal is not None and ordinal.kind == "ordinal" and _hyphenated(sentence, grammar, ordinal.last):
        at = ordinal.last + 1  # "14 FIRST-team players"
    alone = at + 1 >= size or not _nominal(sentence, grammar, at + 1)
    if alone and grammar.bare_verbs and grammar.is_participle(words[at]) and words[at] not in grammar.nominal:
        return None  # "seven DROWNED"
    while at < size and at - first < _LONGEST:
        word = words[at]
        if word == "-" and at > first and sentence.glued(at) and sentence.glued(at + 1):
            at, head = at + 1, -1  # "blue-ray discs", "gas-only engines": what a hyphen joins to is no head
            if at < size and marks[at] & FUNCTION and at not in numbers:
                at += 1  # "gas-only engines", "add-on fees"
            continue
        if (
            word == "'"
            and first < at < size - 1
            and words[at + 1] in grammar.possessive_endings
            and sentence.glued(at + 1)
        ):
            at, head = at + 2, -1  # "NATO's allies": the possessor is no head
            continue
        conjunction = marks[at] & CONJUNCTION and head < 0 and first < at < size - 2
        if conjunction and _coordinated(sentence, grammar, at):
            at += 1
            continue
        if not marks[at] & CONTENT or taken[at] or at in numbers:
            break
        if head >= 0 and words[head] not in grammar.plural_modifiers:
            break
        if at > first and word.endswith("ed") and not (at + 1 < size and _nominal(sentence, grammar, at + 1)):
            break
        if plural(sentence, grammar, at) and not word.endswith("ss") and word not in ("less",):
            head = at
        at += 1
    while at > first and words[at - 1] == "-":
        at -= 1
    if at == first:
        return None
    if head < 0:
        head = at - 1
    return NounPhrase(first, head + 1, head)


def _hyphenated(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    """Whether a hyphen at `at` joins a noun that another one follows."""
    words = sentence.words
    joined = words[at : at + 1] == ["-"] and sentence.glued(at) and sentence.glued(at + 1)
    return joined and at + 2 < len(words) and all(_nominal(sentence, grammar, place) for place in (at + 1, at + 2))


def _capital_noun(sentence: Sentence, grammar: Grammar, at: int) -> NounPhrase | None:
    """Where nouns have capitals, the head is the first word with one: "neue russische Panzer"."""
    first = at
    while at < len(sentence) and at - first < _LONGEST:
        word = sentence.words[at]
        if not word[0].isalpha() or at in sentence.numbers or sentence.taken[at]:
            return None
        if sentence.capital(at):
            return NounPhrase(first, at + 1, at)
        if not grammar.content(word):
            return None
        at += 1
    return None


def _coordinated(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    """Digital AND physical sales: one word before, words after it, the last of them plural, and no number."""
    words = sentence.words
    return (
        words[at] in grammar.joins
        and _nominal(sentence, grammar, at + 1)
        and _nominal(sentence, grammar, at + 2)
        and not plural(sentence, grammar, at - 1)
        and plural(sentence, grammar, at + 2)
    )


def phrase_left(sentence: Sentence, grammar: Grammar, end: int, start: int = 0) -> NounPhrase | None:
    """The run of content words that ends right before token `end`, determiners left out."""
    words, taken, marks = sentence.words, sentence.taken, grammar.marks(sentence)
    at, size = end, len(words)
    while at > start and end - at < _LONGEST:
        if marks[at - 1] & CONTENT:
            if taken[at - 1]:
                break
            at -= 1
            continue
        word = words[at - 1]
        if word == "-" and at - 1 > start and sentence.glued(at - 1) and (at < size and sentence.glued(at)):
            at -= 1
            continue
        hyphenated = at < end and words[at] == "-"
        joins = at < end and at - 1 > start and (marks[at - 1] & OF or word == "&") and marks[at - 2] & CONTENT
        named = word[0].isdecimal() and at - 1 > start and sentence.capital(at - 2)  # "the S&P 500"
        if taken[at - 1] or not (joins or named or hyphenated):
            break
        at -= 1
    while at < end and (marks[at] & OF or words[at] == "-"):
        at += 1
    if at == end:
        return None
    head = at if grammar.head_first else end - 1
    while head < end - 1 and marks[head] & PRENOMINAL:  # "la SECONDE Guerre mondiale"
        head += 1
    return NounPhrase(at, end, head)
