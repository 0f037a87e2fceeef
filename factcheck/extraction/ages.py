"""Ages: "aged 18", "an 18-year-old", "âgé de 5 mois", "im Alter von 12 bis 17 Jahren"."""

from __future__ import annotations

from factcheck.extraction.qualifiers import QualifierReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence


class AgeReader(QualifierReader):
    """Reads ages, before dates could take them for durations."""

    def ages(self, sentence: Sentence) -> list[Reading]:
        """Ages, read before dates so that they are no durations: "aged 18", "an 18-year-old", "âgé de 5 mois"."""
        found: list[Reading] = []
        words = sentence.words
        for _, number in sorted(sentence.numbers.items()):
            if number.kind != "cardinal" or sentence.taken[number.first] or number.low > 130:
                continue
            unit_at = number.last + (words[number.last : number.last + 1] == ["-"])
            unit = self.measures.units.match(words, unit_at)
            timed = unit is not None and unit[0].dimension == "duration"
            following = self.grammar.age_after.match(words, unit_at)
            if following is None and timed and unit is not None:
                after = unit[1] + (words[unit[1] : unit[1] + 1] == ["-"])
                following = self.grammar.age_after.match(words, after)
            begin = self._qualifier_start(sentence, number.first)
            opened = self.grammar.age_before.match_back(words, begin)
            person = begin >= 2 and words[begin - 1] in self.grammar.of and self._person(sentence, begin - 2)
            if person and not timed and self._noun_follows(sentence, number.last):
                person = False
            if following is None and not person and (opened is None or (unit is not None and not timed)):
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
            if reading.shape == "range":
                reading.begin = reading.first
            else:
                self._qualify(sentence, reading)
            reading.end = reading.last
            trailing = self.grammar.after.match(words, reading.end)
            if trailing is not None and reading.shape == "exact":
                reading.shape, reading.end = trailing
            found.append(reading)
            for at in range(reading.begin, reading.end):
                sentence.taken[at] = 1
        return found

    def _person(self, sentence: Sentence, at: int) -> bool:
        return sentence.lemmas[at] in self.grammar.age_persons
