"""Binds values to what they are about: subject, property, basis, event, conditions, modality, speaker, period."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.cues import Cues
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ACTS,
    ADVERB,
    AUXILIARY,
    BEFORE_VALUE,
    CONTENT,
    DETERMINER,
    LINK,
    OF,
    PREPOSITION,
    PRONOUN,
    VERB,
    VERBAL,
)
from factcheck.extraction.nouns import NounPhrase, phrase_left, phrase_right
from factcheck.extraction.terms import Mentions, term
from factcheck.extraction.text import Sentence
from factcheck.language import catalogue
from factcheck.model import Term


@dataclass(slots=True)
class Memory:
    """What an article has said so far: the last speaker named, for "he added" and "a-t-il noté"."""

    speaker: Term | None = None


@dataclass(slots=True)
class Slots:
    """What one value is about."""

    subject: Term | None = None
    property: Term | None = None
    basis: Term | None = None
    event: Term | None = None
    topics: tuple[str, ...] = ()
    modality: str = "fact"
    polarity: str = "positive"
    scope: tuple[str, ...] = field(default=())


class Binder:
    """The context of one sentence; `slots` answers for one value at a time."""

    def __init__(self, sentence: Sentence, grammar: Grammar, mentions: Mentions, clauses: Clauses) -> None:
        self.sentence, self.grammar, self.mentions, self.clauses = sentence, grammar, mentions, clauses
        self.counts: list[tuple[int, int]] = []  # the tokens of every count, so that none borrows another's noun
        self.marks = clauses.marks
        self.cues = Cues(sentence, grammar)
        # What the values of a sentence ask for again and again; the sentence no longer changes.
        self._terms: dict[NounPhrase, Term] = {}
        self._wide: dict[tuple[int, int], NounPhrase | None] = {}
        self._complements: dict[int, NounPhrase | None] = {}
        self._places: dict[Span, list[tuple[int, NounPhrase, list[str]]]] = {}
        numbers, marks = sentence.numbers, self.marks
        self._verbs = [
            at
            for at, bits in enumerate(marks)
            if bits & (ACTS | VERBAL | VERB)
            and at not in numbers
            and (bits & (ACTS | VERBAL) or not at or not marks[at - 1] & DETERMINER)
        ]
        self._events = [found for found in mentions.found if _names_event(found[2])]

    def slots(self, begin: int, end: int, core: int, counted: NounPhrase | None, percent: bool) -> Slots:
        """The slots of the value on tokens [begin, end) whose unit ends at token `core`."""
        clause = self.clauses.clause(begin)
        segment = self._own_segment(clause, begin, end)
        verb = self.verb(clause.first, begin)
        subject = self._subject(clause, verb, begin)
        basis = self._basis(core) if percent else None
        left = self._left(max(segment.first, clause.first), begin)
        right = None if counted is not None or percent else self._complement(core)
        slots = Slots()
        slots.subject = self.term(subject) if subject is not None else None
        slots.basis = self.term(basis) if basis is not None else None
        slots.property = self._joined(left, right, subject) or slots.basis
        slots.event = self._event(clause, segment, begin, end)
        ids = self.mentions.inside(segment.first, segment.last)
        if subject is not None:
            ids += self.mentions.inside(subject.first, subject.last)
        slots.topics = tuple(sorted(set(ids)))
        slots.modality = self.cues.modality(self.clauses, clause, begin, end)
        slots.polarity = "negative" if self.cues.negated(max(clause.first, begin - 16), begin) else "positive"
        slots.scope = self._scope(clause, begin, end)
        return slots

    # ------------------------------------------------------------ what it measures

    def _own_segment(self, clause: Span, begin: int, end: int) -> Span:
        """The segment of a value, widened to the left while it holds nothing but the value (a list's later items)."""
        segment = self.clauses.segment(begin)
        first, last = segment.first, max(segment.last, end)
        marks = self.marks
        while first > clause.first:
            beside = (*marks[first:begin], *marks[max(end, first) : last])
            if any(bits & CONTENT for bits in beside):
                break
            first = self.clauses.segment(max(first - 2, clause.first)).first
            if first <= clause.first:
                break
        return Span(first, min(last, max(clause.last, end)), segment.kind)

    def verb(self, first: int, last: int) -> int | None:
        """The first token of [first, last) that acts as a verb, or None; an auxiliary alone may open the stretch."""
        verbs = self._verbs
        at = bisect_left(verbs, first)
        if at < len(verbs) and verbs[at] == first and not self.marks[first] & AUXILIARY:
            at += 1
        return verbs[at] if at < len(verbs) and verbs[at] < last else None

    def _subject(self, clause: Span, verb: int | None, begin: int) -> NounPhrase | None:
        """The noun phrase before the clause's verb; a relative clause takes the noun it hangs on."""
        start = clause.first
        if clause.kind == "relative":
            previous = self.clauses.before(clause)
            if previous is not None:
                end = previous.last
                while end > previous.first and not self.marks[end - 1] & CONTENT:
                    end -= 1
                return self._wide_left(end, previous.first)
        end = verb if verb is not None else begin
        if verb is not None and end > start and self.sentence.words[end - 1] == ",":
            end = self._before_aside(start, end - 1)
        end = self._back(end, start)
        if verb is None:
            while end > start and not self.marks[end - 1] & CONTENT:
                end -= 1
        return self._wide_left(end, start)

    def _back(self, end: int, start: int) -> int:
        """Over adverbs, pronouns, dates with their prepositions and an abbreviation's dot, to the left of a verb."""
        marks, taken = self.marks, self.sentence.taken
        dated = False
        while end > start:
            bits = marks[end - 1]
            if taken[end - 1]:
                dated = True
            elif not (bits & (ADVERB | PRONOUN) or (dated and bits & PREPOSITION)):
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

    def _wide_left(self, end: int, start: int) -> NounPhrase | None:
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

    def _left(self, start: int, begin: int) -> NounPhrase | None:
        """The noun right before the value: "an objective OF 2 %", "a duty of", "dépenses À 5 %"."""
        end, marks = begin, self.marks
        while end > start and (marks[end - 1] & BEFORE_VALUE or self._participle(end - 1)):
            end -= 1
        return self._wide_left(end, start)

    def _participle(self, at: int) -> bool:
        """Whether a word is the verb behind an auxiliary: "a ATTEINT", "s'est ÉTABLIE", "was PUT"."""
        marks = self.marks
        if not marks[at] & CONTENT:
            return False
        before = at - 1
        while before >= 0 and marks[before] & ADVERB:
            before -= 1
        return before >= 0 and bool(marks[before] & AUXILIARY)

    def _complement(self, at: int) -> NounPhrase | None:
        """The noun phrase behind a unit: "2 % OF their GDP", "485 milliards DANS LA défense", "$5bn IN aid"."""
        if at not in self._complements:
            marks, start, size = self.marks, at, len(self.marks)
            while at < size and at - start < 4 and marks[at] & (PREPOSITION | OF | DETERMINER):
                at += 1
            bare = at == start and (at >= size or not marks[at] & CONTENT)
            self._complements[start] = None if bare else phrase_right(self.sentence, self.grammar, at)
            return self._complements[start]
        return self._complements[at]

    def _basis(self, at: int) -> NounPhrase | None:
        """What a percentage is of: "2 % OF their GDP"."""
        return self._complement(at) if at < len(self.marks) and self.marks[at] & OF else None

    def _joined(self, left: NounPhrase | None, right: NounPhrase | None, subject: NounPhrase | None) -> Term | None:
        if left is not None and subject is not None and left.first >= subject.first and left.last <= subject.last:
            left = None
        parts = [self.term(part) for part in (left, right) if part is not None]
        if not parts:
            return None
        if len(parts) == 1:
            return parts[0]
        return Term(
            " ".join(part.text for part in parts),
            parts[0].lemma,
            tuple(dict.fromkeys(name for part in parts for name in part.ids)),
            parts[0].span,
            tuple(dict.fromkeys([*parts[0].modifiers, parts[1].lemma, *parts[1].modifiers])),
        )

    def term(self, phrase: NounPhrase) -> Term:
        """The term of a noun phrase, made once."""
        found = self._terms.get(phrase)
        if found is None:
            found = self._terms[phrase] = term(self.sentence, self.grammar, self.mentions, phrase)
        return found

    def _event(self, clause: Span, segment: Span, begin: int, end: int) -> Term | None:
        """The concept of an event or verb nearest to the value, in its own segment first."""
        best: tuple[int, int, int, tuple[str, ...]] | None = None
        for first, last, ids in self._events:
            if first >= clause.last or last <= clause.first:
                continue
            own = begin <= first < end
            if not own and self._counted_elsewhere(first, begin):
                continue
            distance = 0 if own else begin - last if last <= begin else (first - end) + 2
            rank = distance + 20 * (not segment.first <= first < segment.last)
            if best is None or rank < best[0]:
                best = (rank, first, last, ids)
        if best is None:
            return None
        _, first, last, ids = best
        return Term(
            self.sentence.surface(first, last),
            self.sentence.lemmas[first],
            ids,
            (self.sentence.starts[first], self.sentence.ends[last - 1]),
        )

    def _counted_elsewhere(self, at: int, begin: int) -> bool:
        """Whether a token is the noun that another value counts: "312 morts et 1 450 BLESSÉS"."""
        return any(first != begin and first <= at < last for first, last in self.counts)

    def _scope(self, clause: Span, begin: int, end: int) -> tuple[str, ...]:
        """Lemmas of the places and groups that narrow the value: "in one hospital", "among the vaccinated"."""
        found: list[str] = []
        for at, phrase, lemmas in self._scopes(clause):
            if not begin <= at < end and not (phrase.first < end and begin < phrase.last):
                found.extend(lemmas)
        return tuple(dict.fromkeys(found))

    def _scopes(self, clause: Span) -> list[tuple[int, NounPhrase, list[str]]]:
        """Every preposition of a clause with its noun phrase and the lemmas of that."""
        places = self._places.get(clause)
        if places is None:
            places = self._places[clause] = []
            marks, lemmas = self.marks, self.sentence.lemmas
            for at in range(clause.first, clause.last):
                if marks[at] & (PREPOSITION | OF) == PREPOSITION:
                    phrase = self._complement(at)
                    if phrase is not None and phrase.last <= clause.last:
                        inside = range(phrase.first, phrase.last)
                        places.append((at, phrase, [lemmas[i] for i in inside if marks[i] & CONTENT]))
        return places


@cache
def _names_event(ids: tuple[str, ...]) -> bool:
    """Whether one of the ids is a verb; the tuples are those of the knowledge, so that there are only so many."""
    return any(catalogue.kind(name) == "verb" for name in ids)
