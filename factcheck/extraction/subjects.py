"""Who or what a value is about: the subject of the verb that governs it.

The noun phrase right before a verb is its own subject. A verb behind a comma or a conjunction shares the one before
("closed 12 clinics AND spent"); a relative clause takes the noun it hangs on; a value without a verb of its own may
have a subject of its own ("coal supplied 21 %, GAS 34 %") or stands in apposition or brackets behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ADVERB,
    AUXILIARY,
    CLITIC,
    COMMA,
    CONJUNCTION,
    CONTENT,
    DETERMINER,
    LINK,
    OF,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    SUBORDINATOR,
)
from factcheck.extraction.nouns import NounPhrase, phrase_left, phrase_right
from factcheck.extraction.predicates import Predicate, Predicates
from factcheck.extraction.text import Sentence

_ARTICLE = DETERMINER | CLITIC
_DEEP = 12  # clauses and verbs that are followed to the left
_ASIDE = 8  # tokens of a bracket that stands between a noun and its verb


class Subject(NamedTuple):
    """A noun phrase, or the token of a pronoun that stands for one; `gap` fills the place of the verb's object."""

    phrase: NounPhrase | None = None
    pronoun: int = -1
    gap: NounPhrase | None = None


NOBODY = Subject()


class Subjects:
    """The subjects of one sentence; `values` are the tokens [begin, end) of its values, in order."""

    def __init__(
        self,
        sentence: Sentence,
        grammar: Grammar,
        clauses: Clauses,
        predicates: Predicates,
        values: list[tuple[int, int]],
    ) -> None:
        self.sentence, self.grammar, self.marks = sentence, grammar, clauses.marks
        self.clauses, self.predicates, self.values = clauses, predicates, values
        self._wide: dict[tuple[int, int], NounPhrase | None] = {}
        self._of: dict[Predicate, Subject] = {}

    def of(self, begin: int, end: int, date: bool = False) -> Subject:
        """The subject of the value on tokens [begin, end); a `date` that stands before its verb shares its subject."""
        clause = self.clauses.clause(begin)
        verb, own = self.governor(clause, begin, end)
        if begin > 1 and self.sentence.words[begin - 1] == "(" and self.marks[begin - 2] & CONTENT:
            bracketed = self.noun_before(begin - 1, self._said_before(clause, begin), clause)
            if bracketed is not None:
                return Subject(bracketed)  # "above the AVERAGE (6.4 %)"
        if verb is None:
            return self._verbless(clause, begin)
        if own:
            return self.of_verb(verb) if date or self._adjunct(begin) else self._verbless(clause, begin)
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
        parts = self.parts(subject.phrase)
        at = next((number for number, value in enumerate(values) if value[0] == begin), -1)
        return Subject(parts[at]) if at >= 0 and len(parts) == len(values) else subject

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

    # ------------------------------------------------------------ of a verb

    def of_verb(self, verb: Predicate) -> Subject:
        """The subject of a verb; NOBODY where none is found."""
        found = self._of.get(verb)
        if found is None:
            self._of[verb] = NOBODY  # no circles
            found = self._of[verb] = self._search(verb)
        return found

    def _search(self, verb: Predicate) -> Subject:
        clause = self.clauses.clause(verb.first)
        for _ in range(_DEEP):
            previous = self.predicates.before(clause.first, verb.first)
            start = previous.last if previous is not None else clause.first
            comma = self._behind_comma(verb.first, start)
            resumed = comma and (previous is not None or clause.kind == "relative")
            if (not verb.bare or comma) and not resumed:
                own = self._own(verb, start, clause)
                if own is not None:
                    return own
            if previous is None or (comma and clause.kind == "relative"):
                break
            verb = previous
        if clause.kind == "relative":
            return Subject(self._antecedent(clause))
        if verb.bare:
            following = self.predicates.after(verb.last, clause.last)
            if following is not None and not following.bare:
                return self.of_verb(following)  # "FOUNDED in 1898, the club won"
        elif self.grammar.verb_second:
            behind = self._behind(verb, clause)
            if behind is not None:
                return Subject(behind)
        return self._of_the_clause_before(clause)

    def _own(self, verb: Predicate, start: int, clause: Span) -> Subject | None:
        end = self._back(verb.first, start)
        if end <= start:
            return None
        if self.marks[end - 1] & PRONOUN and self.sentence.words[end - 1] in self.grammar.anaphors:
            return Subject(pronoun=end - 1)
        if self.sentence.words[end - 1] == ",":
            end = self._before_aside(start, end - 1)
        elif self.sentence.words[end - 1] == ")":
            end = self._before_bracket(start, end)
        phrase = self.noun_before(end, start, clause)
        return Subject(phrase) if phrase is not None else None

    def _behind_comma(self, at: int, start: int) -> bool:
        end = self._back(at, start)
        return end > start and bool(self.marks[end - 1] & COMMA)

    def _behind(self, verb: Predicate, clause: Span) -> NounPhrase | None:
        """The subject behind a verb in second place: "In Kiel stiegen DIE MIETEN um 4 %"."""
        at = verb.first + 1
        while at < clause.last and self.marks[at] & (DETERMINER | ADVERB):
            at += 1
        phrase = phrase_right(self.sentence, self.grammar, at) if at < clause.last else None
        return phrase if phrase is not None and phrase.last <= clause.last else None

    def _of_the_clause_before(self, clause: Span) -> Subject:
        """A quotation or a dash that goes on with a verb: the report, he said, “OVERSTATES emissions”."""
        previous = self.clauses.before(clause)
        first = self.predicates.after(clause.first, clause.last)
        if previous is None or first is None or clause.kind != "main":
            return NOBODY
        if any(bits & CONTENT for bits in self.marks[clause.first : first.first]):
            return NOBODY
        verb = self.predicates.after(previous.first, previous.last)
        if verb is not None:
            return self.of_verb(verb)
        return Subject(self.noun_before(self._content_end(previous.last, previous.first), previous.first, previous))

    def _antecedent(self, clause: Span) -> NounPhrase | None:
        previous = self.clauses.before(clause)
        if previous is None:
            return None
        return self.wide_left(self._content_end(previous.last, previous.first), previous.first)

    def _content_end(self, end: int, start: int) -> int:
        while end > start and not self.marks[end - 1] & CONTENT:
            end -= 1
        return end

    def _back(self, end: int, start: int) -> int:
        """Over adverbs, unstressed pronouns, dates with their prepositions and an abbreviation's dot, to the left."""
        marks, taken = self.marks, self.sentence.taken
        dated = False
        while end > start:
            bits = marks[end - 1]
            denied = self.grammar.negation.match_back(self.sentence.words, end)
            if denied is not None and denied[1] >= start:
                end = denied[1]  # "no longer"
                continue
            if taken[end - 1]:
                dated = True
            elif bits & PRONOUN and self.sentence.words[end - 1] in self.grammar.anaphors:
                break
            elif not (bits & (ADVERB | PRONOUN | CLITIC) or (dated and bits & PREPOSITION)):
                dot = self.sentence.words[end - 1] == "." and self.sentence.glued(end - 1)
                if not dot:
                    break
            end -= 1
        return end

    def _before_aside(self, start: int, comma: int) -> int:
        """The end of a subject that an aside parts from its verb: "The estimate, out on Monday, was"."""
        words = self.sentence.words
        for at in range(comma - 1, start, -1):
            if words[at] == ",":
                return at
        return comma

    def _before_bracket(self, start: int, end: int) -> int:
        for at in range(end - 2, max(start, end - _ASIDE), -1):
            if self.sentence.words[at] == "(":
                return at
        return end

    # ------------------------------------------------------------ without a verb

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
        end = begin
        while end > clause.first and not self.marks[end - 1] & CONTENT:
            if self.marks[end - 1] & PRONOUN and self.sentence.words[end - 1] in self.grammar.anaphors:
                return Subject(pronoun=end - 1)
            end -= 1
        phrase = self.noun_before(end, clause.first, clause)
        if phrase is None:
            return Subject(self._antecedent(clause)) if clause.kind == "relative" else NOBODY
        return Subject(self._apposed(phrase, clause) or phrase)

    def _apposed(self, phrase: NounPhrase, clause: Span) -> NounPhrase | None:
        """The name that a noun phrase explains: "VELMAR, a town of 12,000 inhabitants"."""
        at = self._determined(phrase.first, clause.first)
        if self.sentence.capital(phrase.first) or at - 1 <= clause.first or not self.marks[at - 1] & COMMA:
            return None
        named = self.wide_left(at - 1, clause.first)
        if named is None or self._determined(named.first, clause.first) != clause.first:
            return None
        return named

    # ------------------------------------------------------------ noun phrases

    def noun_before(self, end: int, start: int, clause: Span) -> NounPhrase | None:
        """The noun phrase that ends before a token, with all that "and" joins to it; None where a preposition opens it.

        "Sales in Kelm rose" is about sales; "In Kelm rose" names no subject.
        """
        for _ in range(4):
            phrase = self.wide_left(end, start)
            if phrase is None:
                return None
            phrase = self._joined(self._compared(phrase, start), start)
            at = self._determined(phrase.first, start)
            opens = at - 1 == clause.first and clause.kind == "sub" and self.marks[at - 1] & SUBORDINATOR
            article = at - 1 == clause.first and self.marks[at - 1] & _ARTICLE == _ARTICLE  # "A região", "a Lisboa"
            if at - 1 < start or not self.marks[at - 1] & PREPOSITION or opens or article:
                return phrase
            end = at - 1
            while end > start and self.marks[end - 1] & CONJUNCTION:
                end -= 1  # "in Europe AND in Canada"
            if end <= start or not self.marks[end - 1] & CONTENT:
                return None
        return None

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
            at = self._determined(phrase.first, start)
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

    def _determined(self, at: int, start: int) -> int:
        while at > start and self.marks[at - 1] & (DETERMINER | PREPOSITION) == DETERMINER:
            at -= 1
        return at

    def wide_left(self, end: int, start: int) -> NounPhrase | None:
        """A noun phrase with its complements: "the length of the main suspension bridge"."""
        key = (end, start)
        if key not in self._wide:
            self._wide[key] = self._widened(end, start)
        return self._wide[key]

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
            if at <= start or not marks[at - 1] & (OF | LINK):
                break
            wider = phrase_left(self.sentence, self.grammar, at - 1, start)
            if wider is None:
                break
            first, head = wider.first, wider.head
        return NounPhrase(first, phrase.last, head)
