"""Counts and their wholes: "22 of the 32", "one in ten people", "sur les 32 alliés, un seul"."""

from __future__ import annotations

from factcheck.extraction.gates import ONE, gates
from factcheck.extraction.marks import VERB
from factcheck.extraction.nouns import phrase_right
from factcheck.extraction.number import Number
from factcheck.extraction.qualifiers import QualifierReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence

_POSSESSOR = 5  # words in which the possessor of a whole stands: "of the state-owned bank's 16 directors"


class PartReader(QualifierReader):
    """Finds the whole that a count is part of."""

    def _partitive(self, sentence: Sentence, reading: Reading) -> int:
        """22 of the 32, 8 in 10, un cas pour 36 857: sets `of` and `share`; returns the token after the whole."""
        words, last = sentence.words, reading.last
        if reading.unit != "1" or reading.low is None or reading.low != reading.high:
            return last
        whole = self._whole_at(sentence, self.grammar.part_of.match(words, last), reading)
        whole = whole or self._whole_at(sentence, self._possessor(sentence, last), reading)
        noun = None
        if whole is None:
            whole = self._whole_at(sentence, self.grammar.for_each.match(words, last), reading)
            if whole is None and reading.low == 1:
                noun = phrase_right(sentence, self.grammar, last)
                each = self.grammar.for_each.match(words, noun.last) if noun is not None else None
                whole = self._whole_at(sentence, each, reading)
        if whole is None:
            return self._noun_between(sentence, reading)
        reading.of = whole.low
        if reading.number.kind != "fraction":
            reading.share = reading.low / whole.low
        reading.counted = noun
        if reading.low == 1 and noun is None and self._ratio(sentence, reading, whole):
            reading.low = reading.high = 1 / whole.low
            reading.precision, reading.dimension, reading.share, reading.of = 0.0, "share", 1 / whole.low, None
            reading.last = whole.last
        return whole.last

    def _possessor(self, sentence: Sentence, at: int) -> tuple[bool, int] | None:
        """The token after "of the bank's" in "two of the bank's 16 directors"."""
        opened = self.grammar.part_of.match(sentence.words, at)
        if opened is None:
            return None
        for place in range(opened[1] + 1, min(opened[1] + _POSSESSOR, len(sentence) - 2)):
            if sentence.words[place] == "'" and sentence.words[place + 1] == "s" and sentence.glued(place + 1):
                return True, place + 2
            if not sentence.words[place][0].isalpha():
                return None
        return None

    def _noun_between(self, sentence: Sentence, reading: Reading) -> int:
        """100 mesures sur 149: a whole behind the noun; returns the token after it, or after the number."""
        noun = phrase_right(sentence, self.grammar, reading.last) if reading.number.kind == "cardinal" else None
        match = self.grammar.after_noun.match(sentence.words, noun.last) if noun is not None else None
        whole = self._whole_at(sentence, match, reading)
        if whole is None or self._plural_follows(sentence, whole.last) or whole.low < (reading.low or 0):
            return reading.last
        reading.of, reading.counted = whole.low, noun
        reading.share = reading.low / whole.low if reading.low is not None else None
        return whole.last

    def _one_per(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether tokens [first, last) set one against many: "un cas pour 36 857 personnes", no "fire in 3 homes"."""
        whole = sentence.numbers.get(last)
        if whole is None or whole.low < 2 or self.measures.read(sentence, whole) is not None:
            return False
        place = last - first == 1 and self.grammar.part_of.match(sentence.words, first) is not None
        return not (place and self._plural_follows(sentence, whole.last))

    def _plural_follows(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun that the number can count follows: "sur dix communes", but not "sur dix renonce"."""
        noun = phrase_right(sentence, self.grammar, at)
        if noun is None or not self.grammar.head_first:
            return noun is not None
        verb = self.grammar.marks(sentence)[noun.head] & VERB or sentence.words[noun.head] in self.grammar.actions
        return not verb and sentence.words[noun.head].endswith(self.grammar.plural_endings)

    def _ratio(self, sentence: Sentence, reading: Reading, whole: Number) -> bool:
        """Whether one of so many stands for a share, because neither counts a noun: "one in ten", "un sur trois"."""
        words = sentence.words
        gap = words[reading.last : whole.first]
        named = any(word in self.grammar.determiners for word in gap) and whole.last < len(words) - 1
        return not named and reading.shape == "exact" and not self._noun_follows(sentence, whole.last)

    def _generic_whole(self, sentence: Sentence, reading: Reading) -> int:
        """The token up to which a reading has used the sentence: "one IN TEN people" names no ten people."""
        if reading.of is None or reading.counted_of is not None:
            return reading.last
        if self.grammar.for_each.match(sentence.words, reading.last) is not None:
            return reading.end
        for at in range(reading.last, reading.end):
            if at in sentence.numbers:
                break
            if sentence.words[at] in self.grammar.determiners:
                return reading.last
        return reading.end

    def _whole_at(self, sentence: Sentence, match: tuple[bool, int] | None, reading: Reading) -> Number | None:
        """The number behind a partitive, when it can be the whole of the reading."""
        whole = sentence.numbers.get(match[1]) if match is not None else None
        if whole is None or whole.kind != "cardinal" or any(sentence.taken[whole.first : whole.last]):
            return None
        named = any(word in self.grammar.determiners for word in sentence.words[reading.last : whole.first])
        if (
            (whole.low < (reading.low or 0) and not named)
            or whole.low == 0
            or self.measures.read(sentence, whole) is not None
        ):
            return None
        return whole

    def _part(self, reading: Reading, whole: Reading) -> None:
        reading.of = whole.low
        if whole.low and reading.low is not None and reading.shape == "exact" == whole.shape:
            reading.share = reading.low / whole.low
        reading.counted_of, reading.dimension = whole, "count"

    def _whole_of(self, reading: Reading, earlier: list[Reading]) -> Reading | None:
        """The count that "of whom" hangs on: the nearest larger one before."""
        for whole in reversed(earlier):
            if whole.dimension == "count" and whole.counted is not None and whole.of is None:
                level = whole.low if whole.low is not None else whole.high
                return whole if level is not None and level >= (reading.low or 0) else None
        return None

    def _whole_before(self, sentence: Sentence, reading: Reading, earlier: list[Reading]) -> Reading | None:
        """Sur les 32 alliés, un seul: the whole that an opening partitive named in this sentence."""
        for whole in reversed(earlier):
            if reading.first - whole.last > 12:
                return None
            opened = self.grammar.whole_first.match_back(sentence.words, whole.begin) is not None
            if (opened or (whole.begin == 1 and sentence.words[0] in self.grammar.of)) and whole.counted is not None:
                return whole
        return None

    def _lonely_ones(self, sentence: Sentence) -> None:
        """ "un seul", "l'un des", "un sur dix": an article that is a number after all."""
        words = sentence.words
        for at in gates(sentence).at(ONE):
            if at in sentence.numbers or sentence.taken[at]:
                continue
            only = self.grammar.only.match(words, at)
            if only is not None:
                sentence.numbers[at] = Number(at, only[1], 1.0, 1.0, 0.0, "cardinal")
                continue
            part = self.grammar.part_of.match(words, at + 1)
            if part is not None and part[1] in sentence.numbers and sentence.numbers[part[1]].first == part[1]:
                sentence.numbers[at] = Number(at, at + 1, 1.0, 1.0, 0.0, "cardinal")
                continue
            noun = phrase_right(sentence, self.grammar, at + 1)
            each = self.grammar.for_each.match(words, noun.last) if noun is not None else None
            if noun is not None and each is not None and self._one_per(sentence, noun.last, each[1]):
                sentence.numbers[at] = Number(at, at + 1, 1.0, 1.0, 0.0, "cardinal")
