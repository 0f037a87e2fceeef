"""Who says it: the subject of a reporting verb, or the source behind "according to"."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ACCORDING,
    ACTION,
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CONTENT,
    DETERMINER,
    OF,
    REPORTING,
    STRONG,
    SUBORDINATOR,
    VERB,
)
from factcheck.extraction.memory import Memory
from factcheck.extraction.nouns import NounPhrase, phrase_left, phrase_right
from factcheck.extraction.terms import Mentions, term
from factcheck.extraction.text import Sentence
from factcheck.model import Term

_REACH = 10  # tokens behind a verb of saying in which what is said begins


class Speakers:
    """Who says each part of a sentence; a semicolon parts what two say."""

    def __init__(self, sentence: Sentence, grammar: Grammar, mentions: Mentions, memory: Memory) -> None:
        """Updates the memory's speaker; a pronoun stands for the last one named."""
        self._parts: list[tuple[int, Term | None]] = []  # the token after each part, and who says it
        said: Term | None = None
        edges = [at for at, word in enumerate(sentence.words) if word == ";"]
        start = 0
        for edge in [*edges, len(sentence)]:
            said = _speaker(sentence, grammar, mentions, memory, start, edge) or said
            self._parts.append((edge, said))
            start = edge + 1

    def of(self, at: int) -> Term | None:
        """The speaker of what stands at a token."""
        return next((said for edge, said in self._parts if at < edge), None)


def _speaker(
    sentence: Sentence, grammar: Grammar, mentions: Mentions, memory: Memory, start: int, end: int
) -> Term | None:
    words, marks = sentence.words, grammar.marks(sentence)
    for at in [at for at in range(start, end) if marks[at] & (ACCORDING | REPORTING)]:
        found: Term | None = None
        after = grammar.according.match(words, at) if marks[at] & ACCORDING else None
        if after is not None:
            found = _named(sentence, grammar, mentions, after[1], 1)
            if found is None and (at == start or words[at - 1] == ","):
                found = _source(sentence, grammar, mentions, after[1])
        if found is None and marks[at] & REPORTING and at not in sentence.numbers:
            found = _beside_verb(sentence, grammar, mentions, at, memory) or _common(sentence, grammar, mentions, at)
        if found is not None:
            memory.speaker = found
            return found
    return None


def _source(sentence: Sentence, grammar: Grammar, mentions: Mentions, at: int) -> Term | None:
    """The noun behind "according to", which no preposition leads away from: "according to THE CENSUS"."""
    while at < len(sentence) and sentence.words[at] in grammar.determiners:
        at += 1
    phrase = phrase_right(sentence, grammar, at)
    if phrase is None or sentence.words[phrase.head] in grammar.cited:
        return None  # "selon les CHIFFRES définitifs": nobody speaks
    return term(sentence, grammar, mentions, phrase)


def _common(sentence: Sentence, grammar: Grammar, mentions: Mentions, verb: int) -> Term | None:
    """A speaker without a name: "OFFICIALS said that", ", the AIRLINE says", "ont indiqué les POMPIERS"."""
    words, marks, taken = sentence.words, grammar.marks(sentence), sentence.taken
    left = verb
    while left > 0 and marks[left - 1] & (AUXILIARY | ADVERB) and not marks[left - 1] & CONTENT:
        left -= 1
    if left == 0 or marks[verb - 1] & (DETERMINER | OF):
        return None
    edge = marks[left - 1] & (COMMA | STRONG)
    if edge:  # turned round: "..., assure LA COMPAGNIE"
        at = verb + 1
        while at < len(words) and (marks[at] & DETERMINER or taken[at]):
            at += 1
        determined = at > verb + 1 and bool(marks[at - 1] & DETERMINER)
        phrase = phrase_right(sentence, grammar, at) if determined and at < len(words) else None
        return term(sentence, grammar, mentions, phrase) if phrase is not None else None
    phrase = phrase_left(sentence, grammar, left)
    if phrase is None or not _told(sentence, grammar, verb):
        return None
    first = phrase.first
    while first > 0 and marks[first - 1] & DETERMINER and not marks[first - 1] & OF:
        first -= 1
    if first == 1 and marks[0] & DETERMINER:
        first = 0  # "DES témoins"
    if first == phrase.first and not (grammar.plural(sentence, phrase) or sentence.capital(phrase.first)):
        return None
    opened = first == 0 or bool(marks[first - 1] & (COMMA | STRONG | SUBORDINATOR | CONJUNCTION))
    return term(sentence, grammar, mentions, phrase) if opened else None


def _told(sentence: Sentence, grammar: Grammar, verb: int) -> bool:
    """Whether something is said behind a verb: "that", a quotation, a clause of its own, or the sentence before it."""
    words, marks, size = sentence.words, grammar.marks(sentence), len(sentence)
    for at in range(verb + 1, min(verb + _REACH, size)):
        if words[at] in grammar.that or marks[at] & STRONG:
            return True
        if marks[at] & COMMA or words[at] in ".!?":
            return at <= verb + _REACH // 2
        if marks[at] & (AUXILIARY | VERB | ACTION) and at > verb + 1:
            return True
        if marks[at] & CONJUNCTION:
            return False
    return verb + 1 >= size


def _beside_verb(sentence: Sentence, grammar: Grammar, mentions: Mentions, verb: int, memory: Memory) -> Term | None:
    words, marks = sentence.words, grammar.marks(sentence)
    left = verb
    while left > 0 and (marks[left - 1] & (AUXILIARY | ADVERB) or words[left - 1] in ("-", "t")):
        left -= 1
    if left > 0 and words[left - 1] in grammar.reporting_pronouns:
        return memory.speaker
    # A hyphen joins a pronoun to the verb that it follows: "rappelle-t-il", "a-t-elle dit".
    behind = [at for at in range(verb + 1, min(verb + 5, len(words))) if sentence.glued(at)]
    if words[verb + 1 : verb + 2] == ["-"] and any(words[at] in grammar.reporting_pronouns for at in behind):
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
