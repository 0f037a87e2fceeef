"""Binds values to what they are about: subject, property, basis, event, conditions, modality, speaker, period."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
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

    def slots(self, begin: int, end: int, core: int, counted: NounPhrase | None, percent: bool) -> Slots:
        """The slots of the value on tokens [begin, end) whose unit ends at token `core`."""
        clause, segment = self.clauses.clause(begin), self._own_segment(begin, end)
        verb = self._verb(clause.first, begin)
        subject = self._subject(clause, verb, begin)
        basis = self._basis(core) if percent else None
        left = self._left(max(segment.first, clause.first), begin)
        right = None if counted is not None or percent else self._complement(core)
        slots = Slots()
        slots.subject = self._term(subject)
        slots.basis = self._term(basis)
        slots.property = self._joined(left, right, subject) or slots.basis
        slots.event = self._event(clause, segment, begin, end)
        ids = self.mentions.inside(segment.first, segment.last)
        if subject is not None:
            ids += self.mentions.inside(subject.first, subject.last)
        slots.topics = tuple(sorted(set(ids)))
        slots.modality = self._modality(clause, begin, end)
        slots.polarity = self._polarity(clause, begin, verb)
        slots.scope = self._scope(clause, begin, end)
        return slots

    # ------------------------------------------------------------ what it measures

    def _own_segment(self, begin: int, end: int) -> Span:
        """The segment of a value, widened to the left while it holds nothing but the value (a list's later items)."""
        clause = self.clauses.clause(begin)
        segment = self.clauses.segment(begin)
        first, last = segment.first, max(segment.last, end)
        while first > clause.first:
            own = [
                i for i in range(first, last) if not begin <= i < end and self.grammar.content(self.sentence.words[i])
            ]
            if own:
                break
            first = self.clauses.segment(max(first - 2, clause.first)).first
            if first <= clause.first:
                break
        return Span(first, min(last, max(clause.last, end)), segment.kind)

    def _verb(self, first: int, last: int) -> int | None:
        """The first token of [first, last) that acts as a verb, or None."""
        words, grammar = self.sentence.words, self.grammar
        for at in range(first, last):
            word = words[at]
            if at in self.sentence.numbers:
                continue
            if at > first and word in grammar.verbs and words[at - 1] not in grammar.determiners:
                return at
            if word in grammar.auxiliaries or (
                at > first and (word in grammar.change_words or word in grammar.reporting)
            ):
                return at
            if (
                at > first
                and grammar.verb_endings
                and len(word) > 5
                and word.endswith(grammar.verb_endings)
                and grammar.content(word)
            ):
                return at
            if at > first and word in ("ne", "n'", "se", "s'"):
                return at
        return None

    def _subject(self, clause: Span, verb: int | None, begin: int) -> NounPhrase | None:
        """The noun phrase before the clause's verb; a relative clause takes the noun it hangs on."""
        start = clause.first
        if clause.kind == "relative":
            previous = self.clauses.before(clause)
            if previous is not None:
                end = previous.last
                while end > previous.first and not self.grammar.content(self.sentence.words[end - 1]):
                    end -= 1
                return self._wide_left(end, previous.first)
        end = verb if verb is not None else begin
        if verb is not None and end > start and self.sentence.words[end - 1] == ",":
            end = self._before_aside(start, end - 1)
        end = self._back(end, start)
        if verb is None:
            while end > start and not self.grammar.content(self.sentence.words[end - 1]):
                end -= 1
        return self._wide_left(end, start)

    def _back(self, end: int, start: int) -> int:
        """Over adverbs, pronouns, dates with their prepositions and an abbreviation's dot, to the left of a verb."""
        words, grammar, taken = self.sentence.words, self.grammar, self.sentence.taken
        dated = False
        while end > start:
            word = words[end - 1]
            if taken[end - 1]:
                dated = True
            elif not (word in grammar.adverbs or word in grammar.pronouns or (dated and word in grammar.prepositions)):
                dot = word == "." and self.sentence.glued(end - 1)
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
        phrase = phrase_left(self.sentence, self.grammar, end, start)
        if phrase is None:
            return None
        first, head = phrase.first, phrase.head
        words = self.sentence.words
        for _ in range(3):
            at = first
            while at > start and words[at - 1] in self.grammar.determiners and words[at - 1] not in self.grammar.of:
                at -= 1
            if at <= start or not (
                words[at - 1] in self.grammar.of or words[at - 1] in ("in", "for", "to", "à", "pour", "en", "dans")
            ):
                break
            wider = phrase_left(self.sentence, self.grammar, at - 1, start)
            if wider is None:
                break
            first, head = wider.first, wider.head
        return NounPhrase(first, phrase.last, head)

    def _left(self, start: int, begin: int) -> NounPhrase | None:
        """The noun right before the value: "an objective OF 2 %", "a duty of", "dépenses À 5 %"."""
        end = begin
        words, grammar = self.sentence.words, self.grammar
        skipped = grammar.before_value
        while end > start and (words[end - 1] in skipped or self._participle(end - 1)):
            end -= 1
        return self._wide_left(end, start)

    def _participle(self, at: int) -> bool:
        """Whether a word is the verb behind an auxiliary: "a ATTEINT", "s'est ÉTABLIE", "was PUT"."""
        words, grammar = self.sentence.words, self.grammar
        if not grammar.content(words[at]):
            return False
        before = at - 1
        while before >= 0 and words[before] in grammar.adverbs:
            before -= 1
        return before >= 0 and words[before] in grammar.auxiliaries

    def _complement(self, at: int) -> NounPhrase | None:
        """The noun phrase behind a unit: "2 % OF their GDP", "485 milliards DANS LA défense", "$5bn IN aid"."""
        words, grammar, size = self.sentence.words, self.grammar, len(self.sentence)
        start = at
        while (
            at < size
            and at - start < 4
            and (words[at] in grammar.prepositions or words[at] in grammar.of or words[at] in grammar.determiners)
        ):
            at += 1
        if at == start and (at >= size or not grammar.content(words[at])):
            return None
        return phrase_right(self.sentence, grammar, at)

    def _basis(self, at: int) -> NounPhrase | None:
        """What a percentage is of: "2 % OF their GDP"."""
        words = self.sentence.words
        return self._complement(at) if at < len(words) and words[at] in self.grammar.of else None

    def _joined(self, left: NounPhrase | None, right: NounPhrase | None, subject: NounPhrase | None) -> Term | None:
        if left is not None and subject is not None and left.first >= subject.first and left.last <= subject.last:
            left = None
        parts = [part for part in (self._term(left), self._term(right)) if part is not None]
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

    def _term(self, phrase: NounPhrase | None) -> Term | None:
        return term(self.sentence, self.grammar, self.mentions, phrase) if phrase is not None else None

    def _event(self, clause: Span, segment: Span, begin: int, end: int) -> Term | None:
        """The concept of an event or verb nearest to the value, in its own segment first."""
        best: tuple[int, int, int, tuple[str, ...]] | None = None
        for first, last, ids in self.mentions.found:
            if first >= clause.last or last <= clause.first or not any(catalogue.kind(name) == "verb" for name in ids):
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
        words, grammar = self.sentence.words, self.grammar
        found: list[str] = []
        for at in range(clause.first, clause.last):
            if begin <= at < end or words[at] not in grammar.prepositions or words[at] in grammar.of:
                continue
            phrase = self._complement(at)
            if phrase is not None and phrase.last <= clause.last and not (phrase.first < end and begin < phrase.last):
                found.extend(
                    self.sentence.lemmas[i] for i in range(phrase.first, phrase.last) if grammar.content(words[i])
                )
        return tuple(dict.fromkeys(found))

    # ------------------------------------------------------------ how it is said

    def _modality(self, clause: Span, begin: int, end: int) -> str:
        """The nearest cue: left in the clause (and in the one a "that" hangs on), or right behind the value."""
        words = self.sentence.words
        found = self._cue_left(clause.first, begin)
        if found is None and clause.kind in ("that", "relative", "main"):
            previous = self.clauses.before(clause)
            while found is None and previous is not None and clause.kind == "that":
                found = self._cue_left(previous.first, previous.last)
                clause, previous = previous, self.clauses.before(previous)
        if found is not None:
            return found
        for at in range(end, min(end + 10, len(words))):
            if words[at] in ("avec", "with", ";", "(") or (at in self.sentence.numbers and not self.sentence.taken[at]):
                break
            match = self.grammar.modality.match(words, at)
            if match is not None and match[0] != "fact":
                return match[0]
        return "estimate" if self._hearsay(clause.first, begin) else "fact"

    def _hearsay(self, first: int, last: int) -> bool:
        """A conditional that reports what others claim: "toucherait 10 % des patients"."""
        endings = self.grammar.conditional_endings
        return bool(endings) and any(len(w) > 5 and w.endswith(endings) for w in self.sentence.words[first:last])

    def _cue_left(self, first: int, last: int) -> str | None:
        """The cue nearest to the left; a phrase that only looks like one ("même si") hides it."""
        words, at = self.sentence.words, last
        table = self.grammar.modality
        ends = table.ends
        while at > first:
            match = table.match_back(words, at) if words[at - 1] in ends else None
            if match is not None and match[0] != "fact":
                return match[0]
            at = match[1] if match is not None else at - 1
        return None

    def _polarity(self, clause: Span, begin: int, verb: int | None) -> str:
        """Negative when the clause's verb is negated before the value."""
        words, grammar = self.sentence.words, self.grammar
        start = max(clause.first, begin - 16)
        starts = grammar.negation.starts
        for at in range(start, begin):
            if words[at] in starts and grammar.negation.match(words, at) is not None:
                return "negative"
        return "positive"
