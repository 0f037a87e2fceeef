"""The subject of a verb: the noun phrase before it, that of the verb it shares a clause with, or what it hangs on."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.clauses import Clauses, Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ADVERB,
    CLITIC,
    COMMA,
    CONJUNCTION,
    CONTENT,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.extraction.nouns import NounPhrase, phrase_right
from factcheck.extraction.predicates import Predicate, Predicates
from factcheck.extraction.text import Sentence
from factcheck.extraction.wide_phrases import WidePhrases

_DEEP = 12  # clauses and verbs that are followed to the left
_ASIDE = 8  # tokens of a bracket that stands between a noun and its verb


class Subject(NamedTuple):
    """A noun phrase, or the token of a pronoun that stands for one; `gap` fills the place of the verb's object."""

    phrase: NounPhrase | None = None
    pronoun: int = -1
    gap: NounPhrase | None = None


NOBODY = Subject()


class VerbSubjects:
    """The subjects of the verbs of one sentence."""

    def __init__(self, sentence: Sentence, grammar: Grammar, clauses: Clauses, predicates: Predicates) -> None:
        self.sentence, self.grammar, self.marks = sentence, grammar, clauses.marks
        self.clauses, self.predicates = clauses, predicates
        self.nouns = WidePhrases(sentence, grammar)
        self._of: dict[Predicate, Subject] = {}

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
            if previous is not None and clause.kind == "relative" and self._resumes(verb, previous):
                main = self._main_clause(clause)
                if main is not None:
                    return Subject(main)
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

    def _resumes(self, verb: Predicate, previous: Predicate) -> bool:
        """Whether a verb behind that of a relative clause is the main one: "the toll of floods that hit it ROSE"."""
        between = self.marks[previous.last : verb.first]
        if verb.bare or previous.bare or self.grammar.verb_second or not any(bits & CONTENT for bits in between):
            return False
        return not any(bits & (COMMA | CONJUNCTION | SUBORDINATOR | RELATIVE) for bits in between)

    def _main_clause(self, clause: Span) -> NounPhrase | None:
        """The whole noun phrase that a relative clause hangs on, up to its first: "the TOLL of the floods"."""
        previous = self.clauses.before(clause)
        if previous is None:
            return None
        return self.nouns.before(self._content_end(previous.last, previous.first), previous.first, previous)

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
        phrase = self.nouns.before(end, start, clause)
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
        return Subject(self.nouns.before(self._content_end(previous.last, previous.first), previous.first, previous))

    def _antecedent(self, clause: Span) -> NounPhrase | None:
        previous = self.clauses.before(clause)
        if previous is None:
            return None
        return self.nouns.wide_left(self._content_end(previous.last, previous.first), previous.first)

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
