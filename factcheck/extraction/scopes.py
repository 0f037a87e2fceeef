"""What narrows a value: "in one hospital", "among the vaccinated", each with the values that it holds for.

A phrase before every value of its clause holds for all of them; one behind a value holds for that value, and for those
before it when they have none of their own; one that opens a later item of a list holds for that item.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from factcheck.extraction.clauses import Span
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import ACCORDING, COMMA, CONJUNCTION, CONTENT, DETERMINER, OF, PREPOSITION
from factcheck.extraction.nouns import NounPhrase, phrase_right
from factcheck.extraction.text import Sentence


class Place(NamedTuple):
    """A preposition at token `first` with its noun phrase up to `last`, and the lemmas that it says."""

    first: int
    phrase: NounPhrase
    last: int
    lemmas: tuple[str, ...]


class Scopes:
    """The narrowing phrases of one sentence; `values` are the tokens [begin, end) of its values, in order."""

    def __init__(self, sentence: Sentence, grammar: Grammar, values: list[tuple[int, int]]) -> None:
        self.sentence, self.grammar, self.marks, self.values = sentence, grammar, grammar.marks(sentence), values
        self._places: dict[Span, list[Place]] = {}
        self._by_clause: dict[Span, list[tuple[int, int]]] = {}
        self._complements: dict[int, NounPhrase | None] = {}

    def of(self, clause: Span, begin: int, end: int) -> tuple[str, ...]:
        """Lemmas that narrow the value on tokens [begin, end) of a clause, each once, in order."""
        values = self._inside(clause)
        found: list[str] = []
        for place in self.places(clause):
            if begin <= place.first < end or (place.phrase.first < end and begin < place.phrase.last):
                continue
            if self._holds(place, begin, values):
                found.extend(place.lemmas)
        return tuple(dict.fromkeys(found))

    def _inside(self, clause: Span) -> list[tuple[int, int]]:
        """The values of a clause."""
        found = self._by_clause.get(clause)
        if found is None:
            found = [value for value in self.values if clause.first <= value[0] < clause.last]
            self._by_clause[clause] = found
        return found

    def _holds(self, place: Place, begin: int, values: list[tuple[int, int]]) -> bool:
        opened = values[0][0] - 1 if values else -1  # "in ONE HOSPITAL in Kelm" is no value that a place could be of
        if values and values[0][0] != begin and self._opens(opened):
            values = values[1:]
        left = [value for value in values if value[1] <= place.first]
        right = [value for value in values if value[0] >= place.phrase.last]
        if not left:
            return True
        if right and self._edge(left[-1][1], place.first):
            return begin >= right[0][0]
        if begin == left[-1][0]:
            return True
        if begin > left[-1][0]:
            return False
        # Behind the last value, for those before it too: "killed 12 and injured 40 IN KELM".
        return not right and not any(self._own(one, other) for one, other in itertools.pairwise(left))

    def _opens(self, at: int) -> bool:
        """Whether the preposition of a value's phrase opens the sentence."""
        return at == 0 and self.marks[at] & (PREPOSITION | OF) == PREPOSITION

    def _edge(self, first: int, last: int) -> bool:
        return any(bits & (COMMA | CONJUNCTION) for bits in self.marks[first:last])

    def _own(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether a preposition follows a value before the next one."""
        return any(bits & (PREPOSITION | OF) == PREPOSITION for bits in self.marks[one[1] : other[0]])

    def places(self, clause: Span) -> list[Place]:
        """Every preposition of a clause with its noun phrase, who says it left out."""
        places = self._places.get(clause)
        if places is None:
            places = self._places[clause] = []
            marks, words = self.marks, self.sentence.words
            at = clause.first
            while at < clause.last:
                source = self.grammar.according.match(words, at) if marks[at] & ACCORDING else None
                if source is not None:
                    at = source[1]
                    continue
                if marks[at] & (PREPOSITION | OF) == PREPOSITION:
                    phrase = self.complement(at)
                    if phrase is not None and phrase.last <= clause.last:
                        places.append(self._place(at, phrase, clause))
                at += 1
        return places

    def _place(self, at: int, phrase: NounPhrase, clause: Span) -> Place:
        """A place with what "of" adds to it: "in a hospital OF MORVILLE"."""
        marks, lemmas, last = self.marks, self.sentence.lemmas, phrase.last
        inside = [i for i in range(phrase.first, phrase.last) if marks[i] & CONTENT]
        while last < clause.last and marks[last] & OF:
            further = self.complement(last)
            if further is None or further.last > clause.last:
                break
            inside += [i for i in range(further.first, further.last) if marks[i] & CONTENT]
            last = further.last
        return Place(at, phrase, last, tuple(lemmas[i] for i in inside))

    def complement(self, at: int) -> NounPhrase | None:
        """The noun phrase behind a unit or preposition: "2 % OF their GDP", "$5bn IN aid", "IN one hospital"."""
        if at not in self._complements:
            self._complements[at] = self._behind(at)
        return self._complements[at]

    def _behind(self, start: int) -> NounPhrase | None:
        marks, at, size, numbers = self.marks, start, len(self.marks), self.sentence.numbers
        while at < size and at - start < 4 and marks[at] & (PREPOSITION | OF | DETERMINER):
            at += 1
        one = numbers.get(at) if at > start else None
        if one is not None and one.low == 1:
            at = one.last
        if at == start and (at >= size or not marks[at] & CONTENT):
            return None
        return phrase_right(self.sentence, self.grammar, at)
