"""The verb groups of a sentence: where they stand, what they say, and which one governs a value.

A group is a chain of auxiliaries, adverbs and verbs: "have been cut off", "aims to build", "doit être achevée". Its
head is the word that says what happens. There is no parser: a word is a verb where its form is one and the word before
it does not make it a noun or an adjective ("the injured", "12 injured").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import (
    ACTION,
    ADVERB,
    AUXILIARY,
    CLITIC,
    CONTENT,
    DETERMINER,
    INFINITIVE,
    INFINITIVE_MARK,
    NEGATION,
    OF,
    PRENOMINAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    VERB,
    VERBAL,
)
from factcheck.extraction.text import Sentence

_BRACKET = 24  # tokens between an auxiliary and the verb at the end of its clause


class Predicate(NamedTuple):
    """Tokens [first, last) of a verb group; `head` is its last full verb, else its last auxiliary."""

    first: int
    last: int
    head: int
    full: bool  # whether the head is more than an auxiliary
    bare: bool  # an infinitive or a participle without auxiliary: it has no subject of its own


class Predicates:
    """Every verb group of a sentence, in order."""

    def __init__(self, sentence: Sentence, grammar: Grammar, values: list[tuple[int, int]]) -> None:
        self.sentence, self.grammar, self.marks = sentence, grammar, grammar.marks(sentence)
        self._begins = frozenset(begin for begin, _ in values)
        self._inside = frozenset(at for begin, end in values for at in range(begin + 1, end))
        self.found = self._all()
        self._firsts = [one.first for one in self.found]

    def before(self, start: int, end: int) -> Predicate | None:
        """The last group that starts on tokens [start, end)."""
        at = bisect_left(self._firsts, end) - 1
        return self.found[at] if at >= 0 and self.found[at].first >= start else None

    def after(self, start: int, end: int) -> Predicate | None:
        """The first group that starts on tokens [start, end)."""
        at = bisect_left(self._firsts, start)
        return self.found[at] if at < len(self.found) and self.found[at].first < end else None

    def inside(self, start: int, end: int) -> list[Predicate]:
        """The groups that start on tokens [start, end)."""
        return self.found[bisect_left(self._firsts, start) : bisect_left(self._firsts, end)]

    def _all(self) -> list[Predicate]:
        found: list[Predicate] = []
        at, size = 0, len(self.marks)
        while at < size:
            if self._opens(at):
                group = self._group(at)
                found.append(group)
                at = group.last
            else:
                at += 1
        return found

    def _opens(self, at: int) -> bool:
        bits = self.marks[at]
        if at in self.sentence.numbers or self.sentence.taken[at] or at in self._inside:
            return False
        if bits & AUXILIARY:
            return not (at and self.marks[at - 1] & (DETERMINER | CLITIC | RELATIVE) == DETERMINER and not bits & VERB)
        return self.acts(at)

    def _group(self, first: int) -> Predicate:
        marks, size = self.marks, len(self.marks)
        head, full = first, not marks[first] & AUXILIARY
        bare = full and self._unfinished(first)
        at = first + 1
        while at < size and at not in self.sentence.numbers:
            bits = marks[at]
            if self.sentence.taken[at] or at in self._begins:
                break
            if bits & AUXILIARY:
                head, full, at = (head, full, at + 1) if full else (at, False, at + 1)
                continue
            if bits & INFINITIVE_MARK and self._infinitive(at + 1):
                head, full, at = at + 1, True, at + 2
                continue
            if full and not bits & (ADVERB | NEGATION):
                if self._chained(at):
                    head, at = at, at + 1
                    continue
                break
            if bits & (ADVERB | NEGATION | CLITIC) and self._goes_on(at + 1):
                at += 1
                continue
            if not full and self._participle(at):
                head, full, at = at, True, at + 1
                continue
            break
        return Predicate(first, at, head, full, bare)

    def _goes_on(self, at: int) -> bool:
        """Whether a verb group goes on behind an adverb: "has never REACHED", "n'est pas encore ARRIVÉE"."""
        for place in range(at, min(at + 3, len(self.marks))):
            if place in self.sentence.numbers or self.sentence.taken[place]:
                return False
            if self.marks[place] & (AUXILIARY | INFINITIVE_MARK) or self._participle(place):
                return True
            if not self.marks[place] & (ADVERB | NEGATION | CLITIC):
                return False
        return False

    def _participle(self, at: int) -> bool:
        """Whether a word behind an auxiliary is the verb, and no noun: "a ATTEINT", "were FELLED"."""
        bits = self.marks[at]
        if at in self.sentence.numbers or self.sentence.taken[at] or not bits & (CONTENT | VERB):
            return False
        return bool(bits & (ACTION | VERB | VERBAL | REPORTING))

    def _infinitive(self, at: int) -> bool:
        return at < len(self.marks) and bool(self.marks[at] & INFINITIVE) and at not in self.sentence.numbers

    def _chained(self, at: int) -> bool:
        """Whether a verb stands right behind another one: "ended up COSTING", "fait PERDRE"."""
        return bool(self.marks[at] & INFINITIVE) and not self.grammar.bare_verbs and not self.sentence.taken[at]

    def _unfinished(self, at: int) -> bool:
        """Whether a verb without auxiliary is an infinitive or participle, which has no subject of its own."""
        if at and self.marks[at - 1] & INFINITIVE_MARK and self.marks[at] & INFINITIVE:
            return True
        if self.grammar.bare_verbs:  # the past tense and the participle are one form
            return not at or self.sentence.words[at].endswith(self.grammar.gerunds)
        if self.grammar.verb_second and self.marks[at] & INFINITIVE:  # "die Preise STEIGEN": the plural is one form
            return any(bits & AUXILIARY for bits in self.marks[max(at - _BRACKET, 0) : at])
        return bool(self.marks[at] & INFINITIVE) or self.grammar.is_participle(self.sentence.words[at])

    def acts(self, at: int) -> bool:
        """Whether a full verb stands at a token."""
        marks, words = self.marks, self.sentence.words
        bits = marks[at]
        if not bits & (ACTION | VERB | VERBAL | REPORTING) or at in self.sentence.numbers or self.sentence.taken[at]:
            return False
        if at in self._inside:
            return False
        before = marks[at - 1] if at else 0
        if at and (at - 1 in self.sentence.numbers or self.sentence.taken[at - 1]):
            return bool(bits & VERB) or not (bits & CONTENT and self._content(at + 1))
        if before & INFINITIVE_MARK and bits & INFINITIVE:
            return True
        if before & (DETERMINER | OF) and not before & RELATIVE:
            return False
        if before & PREPOSITION and not before & (ADVERB | CLITIC):
            return False
        if self.grammar.noun_capitals and self.sentence.capital(at) and at:
            return False
        if before & PRENOMINAL:
            return False
        if not self.grammar.bare_verbs:
            return True
        word = words[at]
        if self.grammar.is_participle(word):
            # A sentence opens with a participle ("Founded in 1898, the club"), never with a finite verb.
            return bool(at) or not self._content(1)
        if not at:
            return False
        if word in self.grammar.unchanged and self._content(at - 1):
            return not self._of(at + 1)
        if word.endswith(self.grammar.gerunds):
            return False
        if before & (PRONOUN | RELATIVE | AUXILIARY):
            return not (before & RELATIVE and at + 1 < len(marks) and marks[at + 1] & (ACTION | VERB | AUXILIARY))
        if bits & VERB and not bits & ACTION:
            return True
        follow = at + 1
        if follow >= len(marks):
            return bool(bits & VERB)
        opens = follow in self._begins or follow in self.sentence.numbers
        return opens or bool(bits & VERB) or bool(marks[follow] & (DETERMINER | PRONOUN))

    def _of(self, at: int) -> bool:
        return at < len(self.marks) and bool(self.marks[at] & OF)

    def _content(self, at: int) -> bool:
        free = at < len(self.marks) and at not in self.sentence.numbers and not self.sentence.taken[at]
        return free and bool(self.marks[at] & CONTENT)
