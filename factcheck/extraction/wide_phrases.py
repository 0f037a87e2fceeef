"""Noun phrases with all that hangs on them: complements, determiners, and those that "and" joins."""

from __future__ import annotations

from factcheck.extraction.clauses import Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ADVERB,
    CLITIC,
    COMMA,
    CONJUNCTION,
    CONTENT,
    DETERMINER,
    LINK,
    OF,
    PREPOSITION,
    SUBORDINATOR,
)
from factcheck.extraction.nouns import NounPhrase, phrase_left
from factcheck.extraction.text import Sentence

_ARTICLE = DETERMINER | CLITIC
_ARTICLED = DETERMINER | PREPOSITION


class WidePhrases:
    """The noun phrases of one sentence, read from their ends to the left."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence, self.grammar, self.marks = sentence, grammar, grammar.marks(sentence)
        self._wide: dict[tuple[int, int], NounPhrase | None] = {}

    def before(self, end: int, start: int, clause: Span) -> NounPhrase | None:
        """The noun phrase that ends before a token, with all that "and" joins to it; None where a preposition opens it.

        "Sales in Kelm rose" is about sales; "In Kelm rose" names no subject.
        """
        for _ in range(4):
            phrase = self.wide_left(end, start)
            if phrase is None:
                return None
            phrase = self._joined(self._compared(phrase, start), start)
            at = self.determined(phrase.first, start)
            opens = at - 1 == clause.first and clause.kind == "sub" and self.marks[at - 1] & SUBORDINATOR
            article = at - 1 == clause.first and self.marks[at - 1] & _ARTICLE == _ARTICLE  # "A região", "a Lisboa"
            if at - 1 < start or not self.marks[at - 1] & PREPOSITION or opens or article:
                return phrase
            if self.grammar.noun_capitals and at - 2 >= start and self.marks[at - 2] & _ARTICLED == DETERMINER:
                return self._described(phrase)
            end = at - 1
            while end > start and (self.marks[end - 1] & CONJUNCTION or self._dated(end - 1)):
                end -= 1  # "in Europe AND in Canada", "declared ON TUESDAY in Kelm"
            if end <= start or not self.marks[end - 1] & CONTENT:
                return None
        return None

    def _dated(self, at: int) -> bool:
        """Whether a token is part of a date, or its article."""
        taken = self.sentence.taken
        return bool(taken[at]) or (bool(self.marks[at] & DETERMINER) and at + 1 < len(taken) and bool(taken[at + 1]))

    def _described(self, phrase: NounPhrase) -> NounPhrase:
        """The noun at the end of what stands between it and its article: "der für Banken wichtige ZINS"."""
        first = phrase.head
        while first > phrase.first and self.marks[first - 1] & CONTENT and not self.sentence.capital(first - 1):
            first -= 1
        return NounPhrase(first, phrase.last, phrase.head)

    def wide_left(self, end: int, start: int) -> NounPhrase | None:
        """A noun phrase with its complements: "the length of the main suspension bridge"."""
        key = (end, start)
        if key not in self._wide:
            self._wide[key] = self._widened(end, start)
        return self._wide[key]

    def parts(self, phrase: NounPhrase) -> list[NounPhrase]:
        """The noun phrases that a joined one consists of."""
        found: list[NounPhrase] = []
        start = phrase.first
        edges = [at for at in range(phrase.first, phrase.last) if self.marks[at] & (COMMA | CONJUNCTION)]
        for edge in [*edges, phrase.last]:
            part = self.wide_left(edge, start)
            if part is not None:
                found.append(part)
            start = edge + 1
        return found

    def determined(self, at: int, start: int) -> int:
        """The token where the determiners before token `at` begin."""
        while at > start and self.marks[at - 1] & (DETERMINER | PREPOSITION) == DETERMINER:
            at -= 1
        return at

    def _compared(self, phrase: NounPhrase, start: int) -> NounPhrase:
        """The noun that a superlative behind it describes: "le SALAIRE le plus bas"."""
        at = phrase.first - 1
        if not self.grammar.head_first or at - 1 <= start or not self.marks[at] & ADVERB:
            return phrase
        described = self.wide_left(at - 1, start) if self.marks[at - 1] & DETERMINER else None
        return described or phrase

    def _joined(self, phrase: NounPhrase, start: int) -> NounPhrase:
        """A noun phrase with those before it that commas and conjunctions join to it: "France, Spain and Italy"."""
        conjunction = False
        for _ in range(4):
            at = self.determined(phrase.first, start)
            if at - 1 <= start:
                break
            bits = self.marks[at - 1]
            if not (bits & CONJUNCTION or (conjunction and bits & COMMA)):
                break
            before = self.wide_left(at - 1, start)
            if before is None:
                break
            conjunction = True
            phrase = NounPhrase(before.first, phrase.last, phrase.head)
        return phrase

    def _possessor(self, at: int, start: int) -> NounPhrase | None:
        """The noun phrase before "'s" that ends before token `at`."""
        words = self.sentence.words
        if at - 2 <= start or words[at - 1] not in self.grammar.possessive_endings or words[at - 2] != "'":
            return None
        return phrase_left(self.sentence, self.grammar, at - 2, start)

    def _widened(self, end: int, start: int) -> NounPhrase | None:
        phrase = phrase_left(self.sentence, self.grammar, end, start)
        if phrase is None:
            return None
        first, head = phrase.first, phrase.head
        marks = self.marks
        for _ in range(3):
            at = first
            while at > start and marks[at - 1] & (DETERMINER | OF) == DETERMINER:
                at -= 1
            possessor = self._possessor(at, start)
            if possessor is not None:
                first = possessor.first  # "the toll of SPAIN'S worst floods"
                continue
            if at <= start or not marks[at - 1] & (OF | LINK):
                break
            wider = phrase_left(self.sentence, self.grammar, at - 1, start)
            if wider is None:
                break
            first, head = wider.first, wider.head
        return NounPhrase(first, phrase.last, head)
