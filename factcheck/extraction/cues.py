"""How a value is said: cues of modality, conditionals that report, negations; looked for once a sentence."""

from __future__ import annotations

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ACCORDING,
    AUXILIARY,
    CONDITIONAL,
    CONJUNCTION,
    CUE_END,
    CUE_START,
    FUTURE,
    NEGATION,
    PREPOSITION,
    REPORTING,
    SUBORDINATOR,
)
from factcheck.extraction.predicates import Predicate
from factcheck.extraction.text import Sentence

_REACH = 10  # tokens behind a value that may say how it is meant
_STOPS = frozenset(";(")


class Cues:
    """The cues of one sentence, and what they say of its values."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence, words, table = sentence, sentence.words, grammar.modality
        self._fulfilment, self._stops = grammar.fulfilment, grammar.cue_stops | _STOPS
        self._grammar = grammar
        behind: list[tuple[int, str, int]] = []  # of every cue: the token after it, what it says, its first token
        self._ahead: list[tuple[int, str]] = []  # its first token and what it says
        self._negations: list[int] = []
        self._conditionals: list[int] = []
        self._futures: list[int] = []
        said = 0  # up to where a phrase that only looks like a cue reaches
        wanted = CUE_END | CUE_START | CONDITIONAL | NEGATION | FUTURE
        self._marks = grammar.marks(sentence)
        for at, bits in enumerate(self._marks):
            if not bits & wanted or (sentence.glued(at) and words[at - 1] == "-"):
                continue  # "comprometeu-SE" is no "se"
            if bits & CUE_END and (left := table.match_back(words, at + 1)) is not None:
                behind.append((at + 1, *left))
            if bits & CUE_START and (right := table.match(words, at)) is not None:
                if right[0] == "fact":
                    said = right[1]  # "deux fois plus QUE PRÉVU"
                elif at >= said and words[at] not in grammar.wants:
                    self._ahead.append((at, right[0]))
            if bits & FUTURE:
                self._futures.append(at)
            if bits & CONDITIONAL:
                self._conditionals.append(at)
            if bits & NEGATION and grammar.negation.match(words, at) is not None:
                self._negations.append(at)
        self._behind = behind[::-1]  # the last one first

    def modality(self, clauses: Clauses, clause: Span, begin: int, end: int, reach: int, verb: Predicate | None) -> str:
        """The nearest cue: left in the clause (and in the one a "that" hangs on), or right behind the value.

        `reach` is the token where the value's part of the clause begins, `verb` what governs it.
        """
        found = self._left(reach, begin)
        if clause.kind == "sub" and any(kind == "hypothesis" and at == clause.first for _, kind, at in self._behind):
            found = "hypothesis"  # "IF the dam broke, 60,000 people would have to leave"
        first = reach
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
        tokens = range(verb.first, verb.last) if verb is not None else range(0)
        if any(first <= at < begin or at in tokens for at in self._futures):
            return "forecast"
        # A conditional reports what others claim: "toucherait 10 % des patients".
        return "estimate" if any(first <= at < begin or at in tokens for at in self._conditionals) else "fact"

    def negated(self, first: int, last: int, verb: Predicate | None) -> bool:
        """Whether a negation begins on tokens [first, last) or in the verb group."""
        if verb is not None and not self._grammar.rights.isdisjoint(self.sentence.words[verb.last : last]):
            return False
        if any(first <= at < last or (verb is not None and verb.first <= at < verb.last) for at in self._negations):
            return True
        return verb is not None and self._split_negation(verb)

    def _split_negation(self, verb: Predicate) -> bool:
        """A negation in two words around the verb: "NE dépasse PLUS"; "ne ... que" only restricts."""
        words, grammar = self.sentence.words, self._grammar
        opened = any(word in grammar.negation_openers for word in words[max(verb.first - 2, 0) : verb.last])
        return opened and any(word in grammar.negation_closers for word in words[verb.first : verb.last + 2])

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
        cue, marks = ahead[0][0], self._marks
        for at in range(end, cue + 1):
            if words[at] in self._fulfilment:
                return "fact"  # "twelve nations MEET the target"
            if words[at] in self._stops or (at in numbers and not taken[at]):
                return None
            opens = marks[at] & SUBORDINATOR or (marks[at] & PREPOSITION and words[at + 1] in self._grammar.anaphors)
            if at < cue and (opens or marks[at] & (REPORTING | ACCORDING) == REPORTING):
                return None  # "1,204 voters SAID they would", "slid 7 % BECAUSE it cut its forecast"
        if cue > end and marks[cue - 1] & CONJUNCTION and marks[cue] & AUXILIARY:
            return None  # "start on 29,969 a year AND WOULD get more"
        return ahead[0][1]
