"""Binds values to what they are about: subject, property, basis, event, conditions, modality, speaker, period."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.cues import Cues
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import ADVERB, BEFORE_VALUE, CONTENT, DETERMINER, INFINITIVE, OF, PREPOSITION
from factcheck.extraction.memory import Memory
from factcheck.extraction.nouns import NounPhrase, phrase_right
from factcheck.extraction.predicates import Predicate, Predicates
from factcheck.extraction.scopes import Scopes
from factcheck.extraction.subjects import Subjects
from factcheck.extraction.terms import Mentions, term
from factcheck.extraction.text import Sentence
from factcheck.extraction.verb_subjects import Subject
from factcheck.language import catalogue
from factcheck.model import Term


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
    numbered: Term | None = None  # what a "number of" beside a bare number counts
    verb: Predicate | None = None  # that governs it


class Binder:
    """The context of one sentence; `slots` answers for one value at a time."""

    def __init__(
        self,
        sentence: Sentence,
        grammar: Grammar,
        mentions: Mentions,
        clauses: Clauses,
        values: list[tuple[int, int]],
        memory: Memory | None = None,
    ) -> None:
        """`values`: the tokens [begin, end) of every value and date of the sentence, in order."""
        self.sentence, self.grammar, self.mentions, self.clauses = sentence, grammar, mentions, clauses
        self.memory = memory if memory is not None else Memory()
        self.values = values
        self.counts: list[tuple[int, int]] = []  # the tokens of every count, so that none borrows another's noun
        self.marks = clauses.marks
        self.cues = Cues(sentence, grammar)
        self.predicates = Predicates(sentence, grammar, values)
        self.subjects = Subjects(sentence, grammar, clauses, self.predicates, values)
        self.scopes = Scopes(sentence, grammar, values)
        # What the values of a sentence ask for again and again; the sentence no longer changes.
        self._terms: dict[NounPhrase, Term] = {}
        self._events = [found for found in mentions.found if _names_event(found[2])]

    def slots(
        self, begin: int, end: int, core: int, counted: NounPhrase | None, percent: bool, date: bool = False
    ) -> Slots:
        """The slots of the value on tokens [begin, end) whose unit ends at token `core`."""
        clause = self.clauses.clause(begin)
        segment = self._own_segment(clause, begin, end)
        verb, behind = self.subjects.governor(clause, begin, end)
        found = self.subjects.of(begin, end, date)
        subject = found.phrase
        basis = (self.basis(core) or self._group(clause, begin)) if percent else None
        left = found.gap or self._left(max(segment.first, clause.first), begin)
        if left is not None and (date or left == subject):
            left = None
        if left is None and verb is not None and not behind and not date and counted is None:
            left = self._moved(verb, begin)
        right = None if counted is not None or percent else self.scopes.complement(core)
        if self.grammar.according.match(self.sentence.words, core) is not None:
            right = None
        if (
            basis is not None
            and not behind
            and basis.last < len(self.marks)
            and self.marks[basis.last] & (PREPOSITION | OF) == PREPOSITION
        ):
            right = self.scopes.complement(basis.last)  # "4 % of their budget ON ROADS"
        slots = Slots(verb=verb)
        slots.subject = self.term(subject) if subject is not None else self._stood_for(found, clause)
        slots.basis = self.term(basis) if basis is not None else None
        slots.property = self._joined(left, right, subject) or slots.basis
        if counted is None and not date and not percent:
            slots.numbered = self._numbered(subject, left, right)
        slots.event = self._event(clause, segment, begin, end, verb, left)
        ids = self.mentions.inside(segment.first, segment.last)
        if slots.subject is not None:
            ids += list(slots.subject.ids) if subject is None else self.mentions.inside(subject.first, subject.last)
        slots.topics = tuple(sorted(set(ids)))
        reach = self.subjects.reach(clause, verb, begin)
        slots.modality = self.cues.modality(self.clauses, clause, begin, end, reach, verb)
        slots.polarity = (
            "negative" if self.cues.negated(max(reach, begin - 16), begin, None if behind else verb) else "positive"
        )
        if self.grammar.verb_second and verb is not None:
            self._at_the_end(slots, clause, end, verb)
        slots.scope = self.scopes.of(clause, begin, end)
        return slots

    def _at_the_end(self, slots: Slots, clause: Span, end: int, verb: Predicate) -> None:
        """What stands behind a value where verbs come last: "hat die 2 Millionen NICHT ausgegeben"."""
        last = self.predicates.after(end, clause.last)
        if last is None or any(end <= first < last.first for first, _ in self.values):
            return
        if self.cues.negated(end, last.last, None):
            slots.polarity = "negative"
        head = self.sentence.words[last.head]
        reported = self.sentence.words[verb.first] in self.grammar.reported_modals
        if reported and not self.grammar.perfect_infinitives.isdisjoint(self.sentence.words[last.first : last.last]):
            slots.modality = "estimate"  # "SOLL neun Schüsse abgegeben HABEN"
        future = self.sentence.words[verb.first] in self.grammar.future_auxiliaries
        if slots.modality == "fact" and future and head in self.grammar.infinitives and not head.startswith("ge"):
            slots.modality = "forecast"

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
        """The first token of [first, last) that opens a verb group, or None."""
        found = self.predicates.after(first, last)
        return found.first if found is not None else None

    def object_of(self, verb: Predicate) -> NounPhrase | None:
        """The noun phrase right behind a verb: "cut PRICES"."""
        at, size = verb.last, len(self.marks)
        while at < size and (self.marks[at] & DETERMINER or at in self.sentence.numbers):
            at += 1
        return phrase_right(self.sentence, self.grammar, at)

    def _stood_for(self, found: Subject, clause: Span) -> Term | None:
        """What a pronoun stands for: the subject of a clause to its left, else of the sentence before."""
        if found.pronoun < 0:
            return None
        number = self.grammar.anaphors[self.sentence.words[found.pronoun]]
        own = self.clauses.clause(found.pronoun)
        said = self.predicates.after(own.first, found.pronoun)
        subject = self.subjects.of_verb(said) if said is not None else None
        if subject is not None and subject.phrase is not None and self._agrees(subject.phrase, number):
            return self.term(subject.phrase)
        previous = self.clauses.before(own)
        while previous is not None:
            verb = self.predicates.after(previous.first, previous.last)
            subject = self.subjects.of_verb(verb) if verb is not None else None
            if subject is not None and subject.phrase is not None and self._agrees(subject.phrase, number):
                return self.term(subject.phrase)
            previous = self.clauses.before(previous)
        return self.memory.antecedent(number, self.grammar)

    def _agrees(self, phrase: NounPhrase, number: str) -> bool:
        return number == "either" or self.grammar.plural(self.sentence, phrase) == (number == "plural")

    def _left(self, start: int, begin: int) -> NounPhrase | None:
        """The noun right before the value: "an objective OF 2 %", "a duty of", "dépenses À 5 %"."""
        end, marks = begin, self.marks
        while end > start:
            verb = self.predicates.before(start, end)
            if verb is not None and verb.last >= end:
                if not (verb.bare or self.marks[verb.first] & INFINITIVE):
                    return None  # what stands before a finite verb is its subject
                end = verb.first
            elif marks[end - 1] & BEFORE_VALUE:
                end -= 1
            else:
                break
        return self.subjects.nouns.wide_left(end, start) if end > start else None

    def _moved(self, verb: Predicate, begin: int) -> NounPhrase | None:
        """What a verb of change brings to a level: "cut its DEPOSIT RATE by a quarter point TO 2 %"."""
        grammar, words = self.grammar, self.sentence.words
        if not verb.full or grammar.change_to.match_back(words, begin) is None:
            return None
        if words[verb.head] not in grammar.change_words and self.sentence.lemmas[verb.head] not in grammar.change_words:
            return None
        at = verb.last
        while at < begin and (self.sentence.taken[at] or self.marks[at] & ADVERB):
            at += 1
        while at < begin and self.marks[at] & (DETERMINER | OF) == DETERMINER:
            at += 1
        moved = phrase_right(self.sentence, grammar, at) if at < begin else None
        return moved if moved is not None and moved.last < begin else None

    def _numbered(self, *phrases: NounPhrase | None) -> Term | None:
        """What a bare number counts beside "the NUMBER of": "put at 650,000 the number of SOLDIERS killed"."""
        for phrase in phrases:
            if phrase is None or self.sentence.words[phrase.head] not in self.grammar.number_nouns:
                continue
            at = phrase.head + 1
            while at < len(self.marks) and self.marks[at] & (OF | DETERMINER):
                at += 1
            counted = phrase_right(self.sentence, self.grammar, at)
            if counted is None:
                continue
            last = counted.last
            if last + 1 < len(self.marks) and self.sentence.words[last] in self.grammar.joins:
                last += 2 * bool(self.marks[last + 1] & CONTENT)  # "killed OR WOUNDED"
            return self.term(NounPhrase(counted.first, last, counted.head))
        return None

    def basis(self, at: int) -> NounPhrase | None:
        """What a percentage is of: "2 % OF their GDP"."""
        return self.scopes.complement(at) if at < len(self.marks) and self.marks[at] & OF else None

    def _group(self, clause: Span, begin: int) -> NounPhrase | None:
        """The group that opens a clause, of which a percentage tells the part: "AMONG THE VACCINATED, 3 % ..."."""
        opened = self.grammar.groups.match(self.sentence.words, clause.first)
        phrase = self.scopes.complement(opened[1] - 1) if opened is not None else None
        return phrase if phrase is not None and phrase.last <= begin else None

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

    # ------------------------------------------------------------ what happens

    def _event(
        self, clause: Span, segment: Span, begin: int, end: int, verb: Predicate | None, left: NounPhrase | None
    ) -> Term | None:
        """What the value itself or its noun names ("47 DEAD", "a RISE of 5 %"), the verb that governs it, else the
        nearest word for an event.
        """
        for first, last, ids in self._events:
            if begin <= first < end or (left is not None and left.first <= first < left.last):
                return self._happening(first, last, ids)
        if verb is not None and verb.full:
            for first, last, ids in self._events:
                if first <= verb.head < last or verb.first <= first < verb.last or first == verb.last:
                    return self._happening(first, last, ids)
            head = verb.head
            place = (self.sentence.starts[head], self.sentence.ends[head])
            lemma = self.grammar.actions.get(self.sentence.words[head], self.sentence.lemmas[head])
            return Term(self.sentence.surface(head, head + 1), lemma, (), place)
        best: tuple[int, int, int, tuple[str, ...]] | None = None
        for first, last, ids in self._events:
            if first >= clause.last or last <= clause.first or self._counted_elsewhere(first, begin):
                continue
            distance = begin - last if last <= begin else (first - end) + 2
            rank = distance + 20 * (not segment.first <= first < segment.last)
            if best is None or rank < best[0]:
                best = (rank, first, last, ids)
        return self._happening(*best[1:]) if best is not None else None

    def _happening(self, first: int, last: int, ids: tuple[str, ...]) -> Term:
        place = (self.sentence.starts[first], self.sentence.ends[last - 1])
        return Term(self.sentence.surface(first, last), self.sentence.lemmas[first], ids, place)

    def _counted_elsewhere(self, at: int, begin: int) -> bool:
        """Whether a token is the noun that another value counts: "312 morts et 1 450 BLESSÉS"."""
        return any(first != begin and first <= at < last for first, last in self.counts)


@cache
def _names_event(ids: tuple[str, ...]) -> bool:
    """Whether one of the ids is a verb; the tuples are those of the knowledge, so that there are only so many."""
    return any(catalogue.kind(name) == "verb" for name in ids)
