"""Clauses and their smaller segments: what a number may be bound to.

A clause ends at strong marks (semicolon, colon, brackets, quotes, dashes) and where a relative or subordinate clause
begins. A segment is the part of a clause between commas, and between conjunctions when both sides hold a number.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.text import Sentence

_STRONG = frozenset(';:()[]«»“”"—–')


_ASIDE = 8  # tokens of an aside with its brackets


class Span(NamedTuple):
    """Tokens [first, last) of a sentence; `kind` main | relative | that | sub."""

    first: int
    last: int
    kind: str = "main"


class Clauses:
    """The clauses and segments of a sentence, and which one a token is in."""

    def __init__(self, sentence: Sentence, grammar: Grammar, anchors: list[int]) -> None:
        self.sentence, self.grammar = sentence, grammar
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
        words, grammar, sentence = self.sentence.words, self.grammar, self.sentence
        found: list[Span] = []
        start, kind = 0, "main"
        for at, word in enumerate(words):
            strong = (word in _STRONG and not self._aside(at)) or (word == "-" and not sentence.glued(at))
            opener = ""
            if not strong and at > start:
                if word in grammar.relatives and at not in sentence.numbers:
                    opener = "that" if word in ("que", "qu'", "that") else "relative"
                elif (
                    word in grammar.subordinators
                    and word not in grammar.prepositions
                    and word not in ("ainsi", "bien", "soit")
                ):
                    opener = "sub"
            if strong or opener:
                if at > start:
                    found.append(Span(start, at, kind))
                start, kind = (at + 1, "main") if strong else (at, opener)
        if start < len(words):
            found.append(Span(start, len(words), kind))
        return found or [Span(0, len(words))]

    def _aside(self, at: int) -> bool:
        """Whether a bracket belongs to a short aside, which does not end its clause: "$5bn (4.6bn euros) in 2024"."""
        words = self.sentence.words
        if words[at] == "(":
            return ")" in words[at + 1 : at + _ASIDE]
        return words[at] == ")" and "(" in words[max(at - _ASIDE + 1, 0) : at]

    def _segments(self, anchors: list[int]) -> list[Span]:
        words, grammar = self.sentence.words, self.grammar
        found: list[Span] = []
        for clause in self.clauses:
            start = clause.first
            for at in range(clause.first, clause.last):
                word = words[at]
                cut = word == ","
                if not cut and word in grammar.conjunctions and at > start:
                    left = any(start <= anchor < at for anchor in anchors)
                    right = [anchor for anchor in anchors if at < anchor < clause.last]
                    cut = left and bool(right) and (self._phrase_between(at, right[0]) or self._predicate(right[0]))
                if cut and at > start:
                    found.append(Span(start, at, clause.kind))
                    start = at + 1
            if start < clause.last:
                found.append(Span(start, clause.last, clause.kind))
        return found or [Span(0, len(words))]

    def _phrase_between(self, at: int, anchor: int) -> bool:
        """Whether a conjunction is followed by words of its own before the next number ("and imports rose 3 %")."""
        return any(self.grammar.content(self.sentence.words[i]) for i in range(at + 1, anchor))

    def _predicate(self, anchor: int) -> bool:
        """Whether a bare number is the subject of a verb of its own ("and 85 ARE still missing")."""
        words, grammar = self.sentence.words, self.grammar
        after = words[anchor + 1] if anchor + 1 < len(words) else ""
        return after in grammar.auxiliaries or after in grammar.verbs


def _holding(spans: list[Span], at: int) -> Span:
    for span in spans:
        if span.first <= at < span.last:
            return span
    return min(spans, key=lambda span: min(abs(span.first - at), abs(span.last - 1 - at)))
