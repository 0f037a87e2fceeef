"""Clauses and their smaller segments: what a number may be bound to.

A clause ends at strong marks (semicolon, colon, brackets, quotes, dashes) and where a relative or subordinate clause
begins. A segment is the part of a clause between commas, and between conjunctions when both sides hold a number.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ACTION,
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CONTENT,
    CUE_END,
    DETERMINER,
    HYPHEN,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    STRONG,
    SUBORDINATOR,
    VERB,
)
from factcheck.extraction.text import Sentence

_BREAKS = STRONG | HYPHEN | RELATIVE | SUBORDINATOR
_SAYING = VERB | ACTION | REPORTING | AUXILIARY
_ASIDE = 8  # tokens of an aside with its brackets


class Span(NamedTuple):
    """Tokens [first, last) of a sentence; `kind` main | relative | that | sub."""

    first: int
    last: int
    kind: str = "main"


class Clauses:
    """The clauses and segments of a sentence, and which one a token is in."""

    def __init__(self, sentence: Sentence, grammar: Grammar, anchors: list[int]) -> None:
        self.sentence, self.grammar, self.marks = sentence, grammar, grammar.marks(sentence)
        self.clauses = self._clauses()
        self.segments = self._segments(anchors)

    def clause(self, at: int) -> Span:
        """The clause that holds token `at`."""
        return _holding(self.clauses, at)

    def segment(self, at: int) -> Span:
        """The segment that holds token `at`."""
        return _holding(self.segments, at)

    def before(self, clause: Span) -> Span | None:
        """The clause to the left."""
        at = self.clauses.index(clause)
        return self.clauses[at - 1] if at else None

    def _clauses(self) -> list[Span]:
        words, sentence, marks = self.sentence.words, self.sentence, self.marks
        found: list[Span] = []
        start, kind = 0, "main"
        for at in [at for at, bits in enumerate(marks) if bits & _BREAKS]:
            bits = marks[at]
            strong = (bits & STRONG and not self._aside(at)) or (bits & HYPHEN and not sentence.glued(at))
            opener = ""
            if not strong and at > start:
                if bits & RELATIVE and at not in sentence.numbers and not self._only(at) and not self._article(at):
                    opener = "that" if words[at] in self.grammar.that and self._said(at) else "relative"
                elif bits & SUBORDINATOR:
                    opener = "sub"
            if strong or opener:
                if at > start:
                    found.append(Span(start, at, kind))
                start, kind = (at + 1, "main") if strong else (at, opener)
        if start < len(words):
            found.append(Span(start, len(words), kind))
        return found or [Span(0, len(words))]

    def _only(self, at: int) -> bool:
        """Whether "que" only restricts a verb before it: "n'a QUE 4 minutes de retard"."""
        openers, closers = self.grammar.negation_openers, self.grammar.negation_closers
        if not openers or self.sentence.words[at] not in self.grammar.that:
            return False
        before = self.sentence.words[max(at - _ASIDE, 0) : at]
        return not openers.isdisjoint(before) and closers.isdisjoint(before)

    def _article(self, at: int) -> bool:
        """Whether a word that may be a relative pronoun is an article: one stands behind a comma ("bei DEM Brand")."""
        if not self.grammar.verb_second or not self.marks[at] & DETERMINER:
            return False
        before = at - 1 - bool(at and self.marks[at - 1] & PREPOSITION)  # "die Stadt, IN DER"
        return before < 0 or not self.marks[before] & COMMA

    def _said(self, at: int) -> bool:
        """Whether "that" hangs on a verb and opens what is said, and does not point back to a noun."""
        before = at - 1
        if before > 0 and self.marks[before] & COMMA:
            before -= 1  # "o hospital, QUE tem 320 camas"
        while before > 0 and self.marks[before] & ADVERB:
            before -= 1
        if before > 0 and self.marks[before - 1] & DETERMINER:
            return False  # "the PLANT that exploded"
        return before < 0 or bool(self.marks[before] & (_SAYING | CUE_END)) or not self.marks[before] & CONTENT

    def _aside(self, at: int) -> bool:
        """Whether a bracket belongs to a short aside, which does not end its clause: "$5bn (4.6bn euros) in 2024"."""
        words = self.sentence.words
        if words[at] == "(":
            return ")" in words[at + 1 : at + _ASIDE]
        return words[at] == ")" and "(" in words[max(at - _ASIDE + 1, 0) : at]

    def _segments(self, anchors: list[int]) -> list[Span]:
        marks = self.marks
        found: list[Span] = []
        places = [at for at, bits in enumerate(marks) if bits & (COMMA | CONJUNCTION)]
        for clause in self.clauses:
            start = clause.first
            for at in places:
                if not clause.first <= at < clause.last:
                    continue
                cut = marks[at] & COMMA
                if not cut and at > start:
                    left = any(start <= anchor < at for anchor in anchors)
                    right = [anchor for anchor in anchors if at < anchor < clause.last] if left else []
                    cut = bool(right) and (self._phrase_between(at, right[0]) or self._predicate(right[0]))
                if cut and at > start:
                    found.append(Span(start, at, clause.kind))
                    start = at + 1
            if start < clause.last:
                found.append(Span(start, clause.last, clause.kind))
        return found or [Span(0, len(marks))]

    def _phrase_between(self, at: int, anchor: int) -> bool:
        """Whether a conjunction is followed by words of its own before the next number ("and imports rose 3 %")."""
        return any(bits & CONTENT for bits in self.marks[at + 1 : anchor])

    def _predicate(self, anchor: int) -> bool:
        """Whether a bare number is the subject of a verb of its own ("and 85 ARE still missing")."""
        return anchor + 1 < len(self.marks) and bool(self.marks[anchor + 1] & (AUXILIARY | VERB))


def _holding(spans: list[Span], at: int) -> Span:
    for span in spans:
        if span.first <= at < span.last:
            return span
    return min(spans, key=lambda span: min(abs(span.first - at), abs(span.last - 1 - at)))
