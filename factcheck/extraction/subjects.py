"""Who or what a value is about: the subject of the verb that governs it.

The noun phrase right before a verb is its own subject. A verb behind a comma or a conjunction shares the one before
("closed 12 clinics AND spent"); a relative clause takes the noun it hangs on; a value without a verb of its own may
have a subject of its own ("coal supplied 21 %, GAS 34 %") or stands in apposition or brackets behind it.
"""

from __future__ import annotations

from functools import cached_property

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CONTENT,
    DETERMINER,
    LINK,
    OF,
    PREPOSITION,
    PRONOUN,
    REPORTING,
)
from factcheck.extraction.nouns import NounPhrase, phrase_left
from factcheck.extraction.predicates import Predicate, Predicates
from factcheck.extraction.text import Sentence
from factcheck.extraction.verb_subjects import NOBODY, Subject, VerbSubjects


class Subjects(VerbSubjects):
    """The subjects of one sentence; `values` are the tokens [begin, end) of its values, in order."""

    def __init__(
        self,
        sentence: Sentence,
        grammar: Grammar,
        clauses: Clauses,
        predicates: Predicates,
        values: list[tuple[int, int]],
    ) -> None:
        super().__init__(sentence, grammar, clauses, predicates)
        self.values = values

    @cached_property
    def _named_before(self) -> list[int]:
        """For each token the last one before it that is a word of its own or points back to one; -1 before them."""
        words, anaphors, last = self.sentence.words, self.grammar.anaphors, -1
        found = [last]
        for at, bits in enumerate(self.marks):
            if bits & CONTENT or (bits & PRONOUN and words[at] in anaphors):
                last = at
            found.append(last)
        return found

    def of(self, begin: int, end: int, date: bool = False) -> Subject:
        """The subject of the value on tokens [begin, end); a `date` that stands before its verb shares its subject."""
        clause = self.clauses.clause(begin)
        verb, own = self.governor(clause, begin, end)
        if begin > 1 and self.sentence.words[begin - 1] == "(" and self.marks[begin - 2] & CONTENT:
            bracketed = self.nouns.before(begin - 1, self._said_before(clause, begin), clause)
            if bracketed is not None:
                return Subject(bracketed)  # "above the AVERAGE (6.4 %)"
        if verb is None:
            return self._verbless(clause, begin)
        if own:
            if date or self._adjunct(begin):
                return self.of_verb(verb)
            parted = begin > clause.first and bool(self.marks[begin - 1] & COMMA)
            return NOBODY if parted else self._verbless(clause, begin)  # "in Kelm, where mud took houses, 17 were"
        gap = self._gap(verb, begin)
        if gap is None:
            return self._share(self.of_verb(verb), verb, begin)
        first = next(value for value in self.values if value[0] >= verb.last)
        if any(bits & CONTENT for bits in self.marks[verb.last : first[0]]):
            return Subject(*self.of_verb(verb)[:2], gap)  # "owes suppliers 12 million and BANKS 40 million"
        return Subject(gap)

    def governor(self, clause: Span, begin: int, end: int) -> tuple[Predicate | None, bool]:
        """The verb that governs the value on tokens [begin, end), and whether it stands behind the value."""
        verb = self.governing(clause, begin)
        behind = self._verb_behind(clause, end)
        if behind is not None and (verb is None or verb.bare or self._told(verb, begin) or self._parted(verb, begin)):
            return behind, True
        if verb is not None and not verb.full and self.grammar.verb_second:
            last = self._verb_behind(clause, end)
            if last is not None:
                return Predicate(verb.first, verb.last, last.head, last.full, verb.bare), False
        return verb, False

    def _said_before(self, clause: Span, begin: int) -> int:
        """The token behind the verb before a value, so that its noun phrase does not reach over it."""
        verb = self.predicates.before(clause.first, begin)
        return verb.last if verb is not None else clause.first

    def _verb_behind(self, clause: Span, end: int) -> Predicate | None:
        """The verb behind a value, with nothing between that ends the value's own part of the clause."""
        verb = self.predicates.after(end, clause.last)
        if verb is None or (verb.bare and not self.grammar.verb_second):
            return None
        between = self.marks[end : verb.first]
        if any(bits & (COMMA | CONJUNCTION) for bits in between) or any(
            end <= first < verb.first for first, _ in self.values
        ):
            return None
        return verb

    def _told(self, verb: Predicate, begin: int) -> bool:
        """Whether a verb of saying opens a clause of its own without "that": "officials SAID 12 people died"."""
        return bool(self.marks[verb.head] & REPORTING) and verb.last >= begin - 1

    def _parted(self, verb: Predicate, begin: int) -> bool:
        """Whether a comma or conjunction parts a verb from a value that nothing else stands before: "and 85 were"."""
        at = begin
        while at > verb.last and not self.marks[at - 1] & (COMMA | CONJUNCTION):
            at -= 1
        edge = at > verb.last
        return edge and not any(bits & CONTENT for bits in self.marks[at:begin])

    def _adjunct(self, begin: int) -> bool:
        """Whether a preposition keeps a value before its verb from being its subject: "WITH 3 million, it built"."""
        return begin > 0 and self.marks[begin - 1] & (PREPOSITION | OF) == PREPOSITION

    def _share(self, subject: Subject, verb: Predicate, begin: int) -> Subject:
        """Each its own, where the clause says "respectively": "coal and gas supplied 24 % and 31 %"."""
        if subject.phrase is None or self.grammar.respectively.isdisjoint(self.sentence.words):
            return subject
        clause = self.clauses.clause(begin)
        values = [value for value in self.values if verb.last <= value[0] < clause.last]
        parts = self.nouns.parts(subject.phrase)
        at = next((number for number, value in enumerate(values) if value[0] == begin), -1)
        return Subject(parts[at]) if at >= 0 and len(parts) == len(values) else subject

    def reach(self, clause: Span, verb: Predicate | None, begin: int) -> int:
        """The token where the part of the clause begins that a value shares with its verb: behind an "and"."""
        if verb is None:
            return clause.first
        first = min(verb.first, begin)
        previous = self.predicates.before(clause.first, first)
        if previous is None:
            return clause.first
        edges = [at for at in range(previous.last, first) if self.marks[at] & (COMMA | CONJUNCTION)]
        same = self.grammar.bare_verbs and self.of_verb(verb) == self.of_verb(previous)
        shared = verb.bare or (same and not self.marks[verb.first] & AUXILIARY)
        return edges[-1] if edges and not shared else clause.first

    def governing(self, clause: Span, begin: int) -> Predicate | None:
        """The verb before a value in its clause; a quotation that opens with a value takes the one right before it."""
        verb = self.predicates.before(clause.first, begin + 1)
        previous = self.clauses.before(clause) if verb is None and clause.kind == "main" else None
        if previous is None or any(bits & CONTENT for bits in self.marks[clause.first : begin]):
            return verb
        verb = self.predicates.before(previous.first, previous.last)
        return verb if verb is not None and verb.last >= previous.last else None

    # ------------------------------------------------------------ without a verb of its own

    def _gap(self, verb: Predicate, begin: int) -> NounPhrase | None:
        """The noun of a list's later item whose verb was said before: "coal supplied 21 %, GAS 34 %"."""
        marks, taken = self.marks, self.sentence.taken
        last = max((end for first, end in self.values if verb.last <= first and end <= begin), default=-1)
        if last < 0:
            return None
        edge = next((at for at in range(begin - 1, last - 1, -1) if marks[at] & (COMMA | CONJUNCTION)), -1)
        end = begin
        while end > edge + 1 and marks[end - 1] & ADVERB and not taken[end - 1]:
            end -= 1
        if edge < 0 or end - edge < 2 or any(taken[edge + 1 : end]):
            return None
        phrase = phrase_left(self.sentence, self.grammar, end, edge + 1)
        if phrase is None or self.predicates.after(edge + 1, end) is not None:
            return None
        opening = marks[edge + 1 : phrase.first]
        return (
            phrase
            if all(bits & (DETERMINER | OF | PRONOUN | LINK) for bits in opening)
            and not (opening and opening[0] & PREPOSITION and not opening[0] & DETERMINER)
            else None
        )

    def _verbless(self, clause: Span, begin: int) -> Subject:
        """The noun that a value without a verb before it stands behind: in brackets, in apposition, after a colon."""
        last = self._named_before[begin]
        if last >= clause.first and not self.marks[last] & CONTENT:
            return Subject(pronoun=last)
        phrase = self.nouns.before(max(last + 1, clause.first), clause.first, clause)
        if phrase is None:
            return Subject(self._antecedent(clause)) if clause.kind == "relative" else NOBODY
        return Subject(self._apposed(phrase, clause) or phrase)

    def _apposed(self, phrase: NounPhrase, clause: Span) -> NounPhrase | None:
        """The name that a noun phrase explains: "VELMAR, a town of 12,000 inhabitants"."""
        at = self.nouns.determined(phrase.first, clause.first)
        if self.sentence.capital(phrase.first) or at - 1 <= clause.first or not self.marks[at - 1] & COMMA:
            return None
        named = self.nouns.wide_left(at - 1, clause.first)
        if named is None or self.nouns.determined(named.first, clause.first) != clause.first:
            return None
        return named
