"""Ages: "aged 18", "an 18-year-old", "she is 35", "âgé de 5 mois", "il a 35 ans", "im Alter von 12 bis 17 Jahren"."""

from __future__ import annotations

from factcheck.extraction.number import Number
from factcheck.extraction.qualifiers import QualifierReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence

_OLDEST = 115  # of a person
_ENDS = frozenset('.,;:!?)»”"')


class AgeReader(QualifierReader):
    """Reads ages, before dates could take them for durations."""

    def ages(self, sentence: Sentence) -> list[Reading]:
        """Ages, read before dates so that they are no durations: "aged 18", "an 18-year-old", "âgé de 5 mois"."""
        found: list[Reading] = []
        words = sentence.words
        for _, number in sorted(sentence.numbers.items()):
            if number.kind != "cardinal" or sentence.taken[number.first]:
                continue
            unit_at = number.last + (words[number.last : number.last + 1] == ["-"])
            unit = self.measures.units.match(words, unit_at)
            if unit is not None and words[unit_at] in self.grammar.function:
                unit = None  # "turned 18 IN March"
            timed = unit is not None and unit[0].dimension == "duration"
            following = self.grammar.age_after.match(words, unit_at)
            if following is None and timed and unit is not None:
                after = unit[1] + (words[unit[1] : unit[1] + 1] == ["-"])
                following = self.grammar.age_after.match(words, after)
            if number.low > 130 and (following is None or not timed):
                continue
            begin = self._qualifier_start(sentence, number.first)
            opened = self.grammar.age_before.match_back(words, begin)
            bound = self.grammar.before.match_back(words, opened[1]) if opened is not None else None
            person = begin >= 2 and words[begin - 1] in self.grammar.of and self._person(sentence, begin - 2)
            if person and not timed and self._noun_follows(sentence, number.last):
                person = False
            if following is None and not person and (opened is None or (unit is not None and not timed)):
                years = unit is not None and unit[0].symbol == "a" and number.last == unit_at
                if (unit is not None and not years) or not self._told(sentence, number, begin, unit and unit[1]):
                    continue
            reading = Reading(number, number.first, number.last, number.low, number.high, number.precision)
            if timed and unit is not None:
                reading.last = unit[1]
                reading.unit = unit[0].symbol
            else:
                reading.unit = "a"
            if following is not None:
                reading.last = max(reading.last, following[1])
            reading.dimension = "age"
            other = sentence.numbers.get(reading.last + 1)
            if other is not None and words[reading.last] in self.grammar.age_joiners and number.low < other.low <= 130:
                reading.high, reading.last, reading.shape = other.low, other.last, "range"
                closing = self.measures.units.match(words, other.last)
                if closing is not None and closing[0].dimension == "duration" and closing[0].symbol == reading.unit:
                    reading.last = closing[1]  # "de 15 et 17 ANS"
            if reading.shape == "range":
                reading.begin = reading.first
            else:
                self._qualify(sentence, reading)
                if bound is not None and reading.shape == "exact":
                    reading.shape, reading.begin = bound  # "UNDER the age of 5"
            reading.end = reading.last
            trailing = self.grammar.after.match(words, reading.end)
            if trailing is not None and reading.shape == "exact":
                reading.shape, reading.end = trailing
            found.append(reading)
            for at in range(reading.begin, reading.end):
                sentence.taken[at] = 1
        return found

    def _told(self, sentence: Sentence, number: Number, begin: int, end: int | None) -> bool:
        """Whether a person's age is told: "she is 35,", "Eva Lind, 35, was", "il a 35 ans."; `end` is after years."""
        words, grammar, bare = sentence.words, self.grammar, end is None
        end = end or number.last
        after = words[end] if end < len(words) else "."
        if not number.low.is_integer() or not 2 < number.low <= _OLDEST or not begin:
            return False
        if after not in _ENDS and after not in grammar.age_closers:
            return False
        told = (grammar.age_told if bare else grammar.age_told_years).match_back(words, begin)
        if told is not None:
            return told[0]
        if begin == 1 and words[0] in grammar.age_opening:
            return after == "," and (
                not bare or words[end + 1 : end + 2] == [] or words[end + 1] in grammar.age_pronouns
            )
        return (
            words[begin - 1] in ",("
            and begin == number.first
            and after in ",)"
            and self._named(sentence, begin - 1, end, bare)
        )

    def _named(self, sentence: Sentence, comma: int, end: int, bare: bool) -> bool:
        """Whether a person's name stands before the comma or bracket at `comma`, and no list goes on at `end`."""
        words, at = sentence.words, comma
        if bare and sentence.lemmas[comma - 1] in self.grammar.age_persons:
            return words[end] == ","  # "The SUSPECT, 34, was held"
        while at and self.grammar.content(words[at - 1]) and sentence.capital(at - 1):
            at -= 1
        if comma - at not in (1, 2, 3) or words[comma - 1] in self.grammar.function:
            return False
        if not bare:
            return True
        goes_on = end + 1 < len(words) and (words[end + 1][0].isdecimal() or sentence.capital(end + 1))
        before = words[at - 1] if at else ""
        return not goes_on and before not in self.grammar.age_places and not before[:1].isdecimal()

    def _person(self, sentence: Sentence, at: int) -> bool:
        return sentence.lemmas[at] in self.grammar.age_persons
