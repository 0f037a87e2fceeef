"""How a value is said: cues of modality, conditionals that report, negations; looked for once a sentence."""

from __future__ import annotations

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import CONDITIONAL, CUE_END, CUE_START, NEGATION
from factcheck.extraction.text import Sentence

_REACH = 10  # tokens behind a value that may say how it is meant
_STOPS = ("avec", "with", ";", "(")


class Cues:
    """The cues of one sentence, and what they say of its values."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence, words, table = sentence, sentence.words, grammar.modality
        self._fulfilment = grammar.fulfilment
        behind: list[tuple[int, str, int]] = []  # of every cue: the token after it, what it says, its first token
        self._ahead: list[tuple[int, str]] = []  # its first token and what it says
        self._negations: list[int] = []
        self._conditionals: list[int] = []
        wanted = CUE_END | CUE_START | CONDITIONAL | NEGATION
        for at, bits in enumerate(grammar.marks(sentence)):
            if not bits & wanted:
                continue
            if bits & CUE_END and (left := table.match_back(words, at + 1)) is not None:
                behind.append((at + 1, *left))
            if bits & CUE_START and (right := table.match(words, at)) is not None and right[0] != "fact":
                self._ahead.append((at, right[0]))
            if bits & CONDITIONAL:
                self._conditionals.append(at)
            if bits & NEGATION and grammar.negation.match(words, at) is not None:
                self._negations.append(at)
        self._behind = behind[::-1]  # the last one first

    def modality(self, clauses: Clauses, clause: Span, begin: int, end: int) -> str:
        """The nearest cue: left in the clause (and in the one a "that" hangs on), or right behind the value."""
        found = self._left(clause.first, begin)
        first = clause.first
        if found is None and clause.kind == "that" and (self._behind or self._conditionals):
            previous = clauses.before(clause)
            while found is None and previous is not None and clause.kind == "that":
                found = self._left(previous.first, previous.last)
                clause, previous = previous, clauses.before(previous)
                first = clause.first
        if found is None and self._ahead:
            found = self._right(end)
        if found is not None:
            return found
        # A conditional reports what others claim: "toucherait 10 % des patients".
        return "estimate" if any(first <= at < begin for at in self._conditionals) else "fact"

    def negated(self, first: int, last: int) -> bool:
        """Whether a negation begins on tokens [first, last)."""
        return any(first <= at < last for at in self._negations)

    def _left(self, first: int, last: int) -> str | None:
        """The cue nearest to the left; a phrase that only looks like one ("même si") hides it."""
        at = last
        for end, kind, begin in self._behind:
            if end > at:
                continue
            if end <= first:
                break
            if kind != "fact":
                return kind
            at = begin
            if at <= first:
                break
        return None

    def _right(self, end: int) -> str | None:
        sentence = self.sentence
        words, numbers, taken = sentence.words, sentence.numbers, sentence.taken
        ahead = [(at, kind) for at, kind in self._ahead if end <= at < end + _REACH]
        if not ahead:
            return None
        for at in range(end, ahead[0][0] + 1):
            if words[at] in self._fulfilment:
                return "fact"  # "twelve nations MEET the target"
            if words[at] in _STOPS or (at in numbers and not taken[at]):
                return None
        return ahead[0][1]
