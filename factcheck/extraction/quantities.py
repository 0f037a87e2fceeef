"""Quantities: numbers with their units, qualifiers, ranges, wholes and counted nouns."""

from __future__ import annotations

from functools import cache

from factcheck.extraction.ages import AgeReader
from factcheck.extraction.changes import change_of, reached, signed
from factcheck.extraction.compounds import add_smaller
from factcheck.extraction.counting import CountReader
from factcheck.extraction.elisions import bracketed, elided
from factcheck.extraction.gates import ONLY, gates
from factcheck.extraction.labels import is_label
from factcheck.extraction.marks import AUXILIARY, CONJUNCTION, CONTENT, VERB
from factcheck.extraction.measures import Measure
from factcheck.extraction.number import Number
from factcheck.extraction.primes import read_primes
from factcheck.extraction.ranges import RangeReader
from factcheck.extraction.rates import RateReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence
from factcheck.model import Note

_BOUNDS = ("at-least", "at-most")
_FALLEN = ("length", "volume")  # how rain is measured


class QuantityReader(RangeReader, CountReader, RateReader, AgeReader):
    """Reads the quantities of sentences of one language; numbers and dates have been read before."""

    def read(self, sentence: Sentence, ages: list[Reading]) -> list[Reading]:
        """Every quantity of the sentence, in order, `ages` among them; tokens claimed by dates are left alone."""
        readings: list[Reading] = []
        self._lonely_ones(sentence)
        numbers = [number for _, number in sorted(sentence.numbers.items())]
        done = -1
        for index, number in enumerate(numbers):
            if number.first < done or any(sentence.taken[number.first : number.last]):
                continue
            if _clock(sentence, number):
                continue
            measure = self.measures.read(sentence, number, done)
            if measure is None and is_label(sentence, self.grammar, number):
                continue
            if readings and _named_with(sentence, readings[-1], number):
                continue
            if number.kind == "ordinal":
                readings.append(_ordinal(number))
                done = number.last
                continue
            primed = read_primes(sentence, number, self.grammar.feet_marks) if measure is None else None
            reading = primed or self._single(sentence, number, measure)
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            if measure is not None and following is not None:
                add_smaller(sentence, self.grammar, self.measures, reading, following)
            if following is not None and not any(sentence.taken[following.first : following.last]):
                self._range(sentence, reading, following, measure)
            if reading.shape == "exact" and reading.unit == "1" and _scored(sentence, number):
                continue
            self._complete(sentence, reading, readings)
            if reading.unit == "1" and reading.counted is None and number.first > 2:
                self._inverted(sentence, reading)
            if readings and reading.change is None:
                self._same_change(sentence, readings[-1], reading)
            if reading.unit == "1" and reading.counted is None and self._meaningless(sentence, reading):
                continue
            if reading.dimension == "count" and self._mere_word(sentence, reading):
                continue
            if reading.counted is not None and (number.low < 0 or _year_like(number, reading)):
                continue
            if readings and readings[-1].of == reading.low and readings[-1].last < reading.first < readings[-1].end:
                reading.part = readings[-1]
            readings.append(reading)
            done = reading.end if reading.per is not None else self._generic_whole(sentence, reading)
        readings = self._bounds(sentence, readings)
        bracketed(sentence, readings)
        elided(sentence, self.grammar, readings)
        return sorted([*ages, *readings], key=lambda reading: reading.first) if ages else readings

    def cell(self, sentence: Sentence) -> Reading | None:
        """The one value that a table's cell is, with its unit and qualifier; None where it says more."""
        numbers, size = [*sentence.numbers.values()], len(sentence)
        if len(numbers) == 1 and numbers[0].last == size and numbers[0].kind in ("cardinal", "fraction"):
            number, signed = numbers[0], sentence.words[0] == "+"
            if number.first == signed and number.digits is not None:
                reading = self._single(sentence, number, None)
                reading.begin, reading.end, reading.change = 0, size, "up" if signed else None
                return reading
        found = self.read(sentence, []) if numbers else []
        whole = len(found) == 1 and found[0].kind != "ordinal" and max(found[0].end, found[0].last) == size
        return found[0] if whole and found[0].begin <= (sentence.words[0] in "+~") else None

    def may_count(self, sentence: Sentence) -> bool:
        """Whether an article in the sentence could still be a number ("un seul")."""
        return bool(gates(sentence).any & ONLY)

    # ------------------------------------------------------------ value and unit

    def _single(self, sentence: Sentence, number: Number, measure: Measure | None) -> Reading:
        first, last = number.first, number.last
        reading = Reading(number, first, last, number.low, number.high, number.precision)
        if measure is not None:
            _apply(reading, measure)
            if measure.dimension == "angle" and not self.grammar.degree_words.isdisjoint(sentence.words):
                reading.unit, reading.dimension = self.grammar.degree_scale, "temperature"
        elif number.kind == "factor":
            reading.unit, reading.dimension = "x", "factor"
        elif number.kind == "fraction":
            reading.dimension, reading.share = "share", number.low if number.low <= 1 else None
        return reading

    # ------------------------------------------------------------ what stands around it

    def _complete(self, sentence: Sentence, reading: Reading, earlier: list[Reading]) -> None:
        if reading.begin < 0:
            self._qualify(sentence, reading)
        self._magnitude_note(sentence, reading)
        early = self.grammar.after.match(sentence.words, reading.last)
        if early is not None and early[0] in _BOUNDS and reading.shape in ("exact", "about"):
            joined = sentence.words[reading.last] in self.grammar.conjunctions
            if joined and not self._goes_on(sentence, reading.last, early[1]):  # "40 or more towns"
                reading.shape, reading.last = early
        end = self._partitive(sentence, reading)
        if reading.unit == "1" and self._special(sentence, reading):
            pass
        elif reading.unit == "1":
            self._count(sentence, reading, end, earlier)
        reading.end = max(reading.last, reading.counted.last if reading.counted is not None else 0, end)
        for at in dict.fromkeys((reading.end, reading.last)):
            after = self.grammar.after.match(sentence.words, at)
            if after is None:
                continue
            open_ = reading.shape == "exact" or (reading.shape == "about" and after[0] in _BOUNDS)
            if open_ and not self._goes_on(sentence, at, after[1]):
                reading.shape, reading.end = after[0], max(reading.end, after[1])
            break
        self._rate(sentence, reading)
        before = next((one for one in reversed(earlier) if one.kind != "ordinal"), None)
        floor = 0 if before is None else max(before.last, before.counted.last if before.counted is not None else 0)
        measured = reading.counted is None
        reading.change = change_of(sentence, self.grammar, reading.begin, reading.last, floor, measured)
        if reading.change is None and reading.number.low < 0 and reading.dimension in ("percent", "points"):
            reading.change = signed(sentence, self.grammar, reading.begin, reading.last)
        if self._no_change(sentence, reading):
            reading.change = None
        if reading.dimension == "factor":
            reading.change = self._multiplied_way(sentence, reading) or reading.change
        if reading.shape == "at-most" and reached(sentence, self.grammar, reading.begin, reading.first, floor):
            reading.shape, reading.change = "exact", None  # "subió hasta el 7 %" is a level

    def _multiplied_way(self, sentence: Sentence, reading: Reading) -> str | None:
        """Whether something became more or less: "doubled", "divisé par deux"; None where the word leaves it open."""
        told = self.table.factors.get(sentence.words[reading.number.first])
        if told is not None:
            return told[1]
        if self.grammar.divided.match_back(sentence.words, reading.begin) is not None:
            return "down"
        return "up" if self.grammar.times.match_back(sentence.words, reading.begin) is not None else None

    def _no_change(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether a change word tells of levels or of a result: "rose from 208 to 193", "a loss of $3 million"."""
        if reading.shape == "range" and self.grammar.from_to.match(sentence.words, reading.begin) is not None:
            return True
        if reading.dimension in _FALLEN and not self.grammar.change_never_of.isdisjoint(
            sentence.words[reading.end : reading.end + 3]
        ):
            return True  # "fell 12 inches of RAIN"
        shot = reading.counted is not None and not self.grammar.change_never_counts.isdisjoint(
            sentence.words[max(0, reading.begin - 3) : reading.begin]
        )
        if shot or (reading.dimension == "volume" and reading.per == "m2"):
            return True  # "disparó al menos nueve veces"; "cayeron 120 litros por metro cuadrado"
        results = not self.grammar.change_results.isdisjoint(sentence.words[max(0, reading.begin - 3) : reading.begin])
        if results and reading.unit == "1" and reading.number.scale >= 1e6:
            return True  # "una perdita di 1,2 miliardi"
        if reading.dimension != "money":
            return False
        if reading.per is not None and not self.grammar.change_earned.isdisjoint(
            sentence.words[max(0, reading.begin - 5) : reading.begin]
        ):
            return True  # "gagne 1 600 euros par mois"
        return results

    def _same_change(self, sentence: Sentence, first: Reading, second: Reading) -> None:
        """Up 0.25 points, OR 0.01 %: the same change told in another unit."""
        gap = [word for word in sentence.words[first.end : second.begin] if word != ","]
        told_again = len(gap) == 1 and gap[0] in self.grammar.alternatives and first.unit != second.unit
        if first.change is not None and first.unit == second.unit == "%" and self._joined_with(sentence, first, second):
            second.change = first.change
        if told_again and first.change is not None and second.dimension in ("percent", "points", "money"):
            second.change = first.change

    def _joined_with(self, sentence: Sentence, first: Reading, second: Reading) -> bool:
        """Whether "and" joins two amounts with nothing but dates between: "rose 3 % in May AND 2 % in June"."""
        grammar, marks = self.grammar, self.grammar.marks(sentence)
        gap = [at for at in range(first.end, second.begin) if not sentence.taken[at]]
        joined = any(marks[at] & CONJUNCTION for at in gap)
        bare = not any(marks[at] & (CONTENT | VERB | AUXILIARY) or sentence.words[at] in ";:(" for at in gap)
        return joined and bare and grammar.change_to.match_back(sentence.words, second.begin) is None

    def _special(self, sentence: Sentence, reading: Reading) -> bool:
        """Numbers that count nothing: a value on a scale ("magnitude 6.8"), a factor ("multiplied by four")."""
        words, at = sentence.words, reading.begin
        if self.grammar.multiplied.match_back(words, at) is not None:
            reading.unit, reading.dimension = "x", "factor"
            return True
        if self._on_scale(sentence, reading.number):
            reading.dimension = "index"
            return True
        for _ in range(3):
            if not at:
                return False
            word = sentence.lemmas[at - 1]
            decimal = not float(reading.low or 0).is_integer()
            if word in self.grammar.index_nouns or (decimal and word in self.grammar.index_events):
                reading.dimension = "index"
                return True
            skipped = words[at - 1] in self.grammar.prepositions or words[at - 1] in self.grammar.auxiliaries
            if not (skipped or words[at - 1] in self.grammar.of):
                return False
            at -= 1
        return False

    def _on_scale(self, sentence: Sentence, number: Number) -> bool:
        """Whether a value on a scale stands before what has it: "a 7.5 tremor", "7.5-magnitude"."""
        at, lemmas = number.last, sentence.lemmas
        if number.digits is None or number.scale_at >= 0 or at >= len(lemmas) or number.low > 20:
            return False
        if lemmas[at] == "-" and at + 1 < len(lemmas) and sentence.glued(at) and sentence.glued(at + 1):
            return lemmas[at + 1] in self.grammar.index_nouns
        return not number.low.is_integer() and lemmas[at] in self.grammar.index_events

    def _magnitude_note(self, sentence: Sentence, reading: Reading) -> None:
        number = reading.number
        if number.scale_at < 0 or number.digits is None:
            return
        unusual = self.table.unusual_scales.get(sentence.words[number.scale_at])
        if unusual is None or number.low / number.scale <= unusual["above"]:
            return
        usual = self.table.cardinals.get(str(unusual["usual"]))
        if usual is not None:
            amount = f"{number.low / usual.value:g}".replace(".", self.table.decimal)
            found = sentence.surface(number.first, number.last)
            reading.notes.append(Note("unusual-magnitude", found, f"{amount} {unusual['usual']}"))

    # ------------------------------------------------------------ ages, ones, leftovers

    def _mere_word(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether a number word that is another word too counts nothing in the plural: "sei arrivato"."""
        number, noun = reading.number, reading.counted
        if number.last != number.first + 1 or sentence.words[number.first] not in self.table.also_words:
            return False
        return noun is None or sentence.lemmas[noun.head] == sentence.words[noun.head]

    def _meaningless(self, sentence: Sentence, reading: Reading) -> bool:
        """A bare number that says nothing by itself: a year, a lone digit word, a number in brackets."""
        number, words = reading.number, sentence.words
        if self._mere_word(sentence, reading):
            return True
        if words[number.last : number.last + 1] == ["-"] and number.digits is None:
            return True
        if number.kind == "collective" and number.last == number.first + 1:
            return True
        if words[number.first - 1 : number.first] == [","] and words[number.last : number.last + 1] in ([","], ["."]):
            return number.plain_integer and number.low < 130  # "Senard, 65, now": an age in apposition
        if number.kind == "fraction" or reading.share is not None:
            return False
        if _year_like(number, reading):
            return True  # "stieg 2024 um 3 %"
        if reading.change is not None:
            return False
        if number.plain_integer and 1000 <= number.low <= 2200 and reading.shape == "exact":
            return True
        return number.digits is None and reading.shape == "exact" and number.low in (0.0, 1.0)


def _apply(reading: Reading, measure: Measure) -> None:
    reading.first, reading.last = min(reading.first, measure.first), max(reading.last, measure.last)
    reading.unit, reading.dimension = measure.unit, measure.dimension
    if measure.scale != 1.0:
        reading.low = reading.low * measure.scale if reading.low is not None else None
        reading.high = reading.high * measure.scale if reading.high is not None else None
        reading.precision *= measure.scale
    if measure.dimension == "duration":
        reading.kind = "duration"


def _named_with(sentence: Sentence, before: Reading, number: Number) -> bool:
    """Whether a number is part of the noun that the one before counts: "14 FIRST-team players", "two 737 jets"."""
    if before.counted is None or not before.counted.first <= number.first < before.counted.last:
        return False
    return number.kind != "ordinal" or sentence.words[number.last : number.last + 1] == ["-"]


def _ordinal(number: Number) -> Reading:
    return Reading(
        number, number.first, number.last, number.low, number.high, 0.0, kind="ordinal", dimension="ordinal",
        begin=number.first, end=number.last,
    )  # fmt: skip


def _year_like(number: Number, reading: Reading) -> bool:
    """ "2018 sales": four digits without a separator are a year unless round; thousands are written "2,018"."""
    exact = reading.shape == "exact" and number.plain_integer
    return exact and 1900 <= number.low <= 2099 and number.low % 50 != 0


def _clock(sentence: Sentence, number: Number) -> bool:
    """Whether digits stand glued behind other digits and a colon: the minutes of "2:00 pm"."""
    at = number.first
    if at < 2 or sentence.words[at - 1] != ":" or not (sentence.glued(at) and sentence.glued(at - 1)):
        return False
    return sentence.words[at - 2][-1].isdecimal() and number.digits is not None


def _scored(sentence: Sentence, number: Number) -> bool:
    """Whether a bare number opens a score or a code: "2-1", "9-11"."""
    at = number.last
    return (
        sentence.words[at : at + 1] in (["-"], ["–"])
        and sentence.glued(at)
        and at + 1 in sentence.numbers
        and sentence.glued(at + 1)
    )


@cache
def quantity_reader(language: str) -> QuantityReader:
    """The reader of a language, compiled once."""
    return QuantityReader(language)
