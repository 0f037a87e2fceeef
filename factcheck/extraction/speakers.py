"""Who says it: the subject of a reporting verb, or the source behind "according to"."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import ACCORDING, ADVERB, AUXILIARY, DETERMINER, OF, REPORTING
from factcheck.extraction.memory import Memory
from factcheck.extraction.nouns import NounPhrase, phrase_left, phrase_right
from factcheck.extraction.terms import Mentions, term
from factcheck.extraction.text import Sentence
from factcheck.model import Term


def speaker_of(sentence: Sentence, grammar: Grammar, mentions: Mentions, memory: Memory) -> Term | None:
    """The speaker of a sentence; a pronoun stands for the last one named. Updates `memory`."""
    words = sentence.words
    found: Term | None = None
    marks = grammar.marks(sentence)
    for at in [at for at, bits in enumerate(marks) if bits & (ACCORDING | REPORTING)]:
        after = grammar.according.match(words, at) if marks[at] & ACCORDING else None
        if after is not None:
            found = _named(sentence, grammar, mentions, after[1], 1)
            if found is not None:
                memory.speaker = found
                return found
        if marks[at] & REPORTING and at not in sentence.numbers:
            found = _beside_verb(sentence, grammar, mentions, at, memory)
            if found is not None:
                memory.speaker = found
                return found
    return None


def _beside_verb(sentence: Sentence, grammar: Grammar, mentions: Mentions, verb: int, memory: Memory) -> Term | None:
    words, marks = sentence.words, grammar.marks(sentence)
    left = verb
    while left > 0 and (marks[left - 1] & (AUXILIARY | ADVERB) or words[left - 1] in ("-", "t")):
        left -= 1
    if left > 0 and words[left - 1] in grammar.reporting_pronouns:
        return memory.speaker
    if words[verb - 1 : verb] and verb >= 1 and words[verb - 1] in grammar.reporting_pronouns:
        return memory.speaker
    before = _named(sentence, grammar, mentions, left, -1)
    return before if before is not None else _named(sentence, grammar, mentions, verb + 1, 1)


def _named(sentence: Sentence, grammar: Grammar, mentions: Mentions, at: int, way: int) -> Term | None:
    """A name, or a known office or organisation, that starts (way 1) or ends (way -1) at token `at`."""
    words, size = sentence.words, len(sentence)
    if way < 0:
        end = at
        while end > 0 and words[end - 1] in (",",):
            end -= 1
        first = end
        while first > 0 and (
            _capital_word(sentence, grammar, first - 1)
            or (words[first - 1] in grammar.name_joiners and first - 1 > 0 and first < end)
        ):
            first -= 1
        while first < end and not _capital_word(sentence, grammar, first):
            first += 1
        if first < end:
            return term(sentence, grammar, mentions, NounPhrase(first, end, end - 1))
        phrase = phrase_left(sentence, grammar, end)
        if phrase is None:
            return None
        wide = _office(sentence, grammar, mentions, phrase)
        return term(sentence, grammar, mentions, wide) if wide is not None else None
    while at < size and words[at] in grammar.determiners:
        at += 1
    last = at
    while last < size and (
        _capital_word(sentence, grammar, last) or (words[last] in grammar.name_joiners and last > at)
    ):
        last += 1
    while last > at and not _capital_word(sentence, grammar, last - 1):
        last -= 1
    if last > at:
        return term(sentence, grammar, mentions, NounPhrase(at, last, last - 1))
    phrase = phrase_right(sentence, grammar, at)
    wide = _office(sentence, grammar, mentions, phrase) if phrase is not None else None
    return term(sentence, grammar, mentions, wide) if wide is not None else None


def _office(sentence: Sentence, grammar: Grammar, mentions: Mentions, phrase: NounPhrase) -> NounPhrase | None:
    """A common noun speaks when it holds or hangs on a name: "le chef DE L'ALLIANCE", "the NATO chief"."""
    marks, first, last = grammar.marks(sentence), phrase.first, phrase.last
    while last + 1 < len(marks) and marks[last] & OF:
        at = last + 1
        while at < len(marks) and marks[at] & DETERMINER:
            at += 1
        following = phrase_right(sentence, grammar, at)
        if following is None:
            break
        last = following.last
    while first > 1 and marks[first - 1] & (OF | DETERMINER):
        at = first - 1
        while at > 0 and marks[at - 1] & (OF | DETERMINER):
            at -= 1
        before = phrase_left(sentence, grammar, at)
        if before is None or not any(bits & OF for bits in marks[at:first]):
            break
        first = before.first
    known = any(name.startswith("entity:") for name in mentions.inside(first, last))
    return NounPhrase(first, last, first if grammar.head_first else last - 1) if known else None


def _capital_word(sentence: Sentence, grammar: Grammar, at: int) -> bool:
    word = sentence.words[at]
    return word[0].isalpha() and sentence.capital(at) and (at > 0 or word not in grammar.function)
