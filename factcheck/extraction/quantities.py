"""Quantities: numbers with their units, qualifiers, ranges, wholes and counted nouns."""

from __future__ import annotations

import itertools
from functools import cache

from factcheck.extraction.changes import change_of
from factcheck.extraction.grammar import Grammar, grammar
from factcheck.extraction.labels import is_label
from factcheck.extraction.lexicon import ONE, NumberWords, number_words
from factcheck.extraction.measures import Measure, Measures
from factcheck.extraction.nouns import phrase_right
from factcheck.extraction.number import Number
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence
from factcheck.model import Note

_TIME_UNITS = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}


class QuantityReader:
    """Reads the quantities of sentences of one language; numbers and dates have been read before."""

    def __init__(self, language: str) -> None:
        self.grammar: Grammar = grammar(language)
        self.table: NumberWords = number_words(language)
        self.measures = Measures(language, self.grammar)

    def read(self, sentence: Sentence, ages: list[Reading]) -> list[Reading]:
        """Every quantity of the sentence, in order, `ages` among them; tokens claimed by dates are left alone."""
        readings: list[Reading] = []
        self._lonely_ones(sentence)
        numbers = [number for _, number in sorted(sentence.numbers.items())]
        done = -1
        for index, number in enumerate(numbers):
            if number.first < done or any(sentence.taken[number.first : number.last]):
                continue
            measure = self.measures.read(sentence, number)
            if measure is None and is_label(sentence, self.grammar, number):
                continue
            if number.kind == "ordinal":
                readings.append(_ordinal(number))
                done = number.last
                continue
            reading = self._single(number, measure)
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            if following is not None and not any(sentence.taken[following.first : following.last]):
                self._range(sentence, reading, following, measure)
            if reading.shape == "exact" and reading.unit == "1" and _scored(sentence, number):
                continue
            self._complete(sentence, reading, readings)
            if reading.unit == "1" and reading.counted is None and self._meaningless(sentence, reading):
                continue
            if reading.counted is not None and (number.low < 0 or _year_like(number, reading)):
                continue
            if readings and readings[-1].of == reading.low and readings[-1].last < reading.first < readings[-1].end:
                reading.part = readings[-1]
            readings.append(reading)
            done = self._generic_whole(sentence, reading)
        _bracketed(sentence, readings)
        return sorted([*ages, *readings], key=lambda reading: reading.first) if ages else readings

    def may_count(self, sentence: Sentence) -> bool:
        """Whether an article in the sentence could still be a number ("un seul")."""
        firsts = self.grammar.only.first_words()
        return any(word in firsts for word in sentence.words)

    # ------------------------------------------------------------ value and unit

    def _single(self, number: Number, measure: Measure | None) -> Reading:
        first, last = number.first, number.last
        reading = Reading(number, first, last, number.low, number.high, number.precision)
        if measure is not None:
            _apply(reading, measure)
        elif number.kind == "fraction":
            reading.dimension, reading.share = "share", number.low if number.low <= 1 else None
        return reading

    def _range(self, sentence: Sentence, reading: Reading, other: Number, measure: Measure | None) -> None:
        """Joins "between 3 and 5 billion", "4 to 6 %", "quatre ou cinq", "40-60" into one reading."""
        words, table = sentence.words, self.grammar
        second = self.measures.read(sentence, other)
        start = second.first if second is not None else other.first
        gap = words[reading.last : start]
        if not 1 <= len(gap) <= 2 or other.kind != "cardinal" or reading.number.kind not in ("cardinal", "fraction"):
            return
        begin = self._qualifier_start(sentence, reading.first)
        kind = ""
        opened = table.between.match_back(words, begin) or table.between.match_back(words, reading.first)
        span = table.from_to.match_back(words, begin) or table.from_to.match_back(words, reading.first)
        if opened is not None and gap == [opened[0]]:
            kind, begin = "range", opened[1]
        elif span is not None and gap[0] == span[0]:
            kind, begin = "range", span[1]
        elif len(gap) == 1 and gap[0] in table.alternatives:
            kind = "alternative"
        elif len(gap) == 1 and gap[0] in table.dashes:
            kind = "range"
            if gap[0] in "-–—" and not (second or measure or self._noun_follows(sentence, other.last)):
                return  # a score, or part of a code
            by = words[begin - 1] in table.change_by if begin else False
            if gap[0] not in "-–—" and not by and change_of(sentence, table, begin, reading.last) is not None:
                return  # "rose 0.7 % to 6,327": an amount and a level
        if not kind:
            return
        if len({m.unit for m in (measure, second) if m is not None}) > 1:
            return
        if measure is not None and second is None and measure.dimension != "money" and kind == "range":
            return
        low, high = reading.low, other.low * (second.scale if second else 1.0)
        if low is None:
            return
        if measure is None and second is not None:
            low *= second.scale
        if other.scale > 1 and reading.number.scale == 1 and low <= other.low / other.scale:
            low *= other.scale  # "between 3 and 5 billion": the first takes the magnitude of the second
            reading.precision *= other.scale
        if kind == "alternative" and not (
            low < high and (second is not None or measure is not None or self._noun_follows(sentence, other.last))
        ):
            return
        if kind == "range" and opened is None and (low > high if span is None else not _alike(low, high)):
            return  # "5-3" is a score
        chosen = second or measure
        reading.low, reading.high = min(low, high), max(low, high)
        reading.last = max(other.last, second.last if second else other.last)
        reading.shape = kind
        reading.begin = begin if kind == "range" and (opened or span) else -1
        if chosen is not None:
            reading.unit, reading.dimension = chosen.unit, chosen.dimension

    # ------------------------------------------------------------ what stands around it

    def _complete(self, sentence: Sentence, reading: Reading, earlier: list[Reading]) -> None:
        if reading.begin < 0:
            self._qualify(sentence, reading)
        self._magnitude_note(sentence, reading)
        end = self._partitive(sentence, reading)
        if reading.unit == "1" and self._special(sentence, reading):
            pass
        elif reading.unit == "1":
            self._count(sentence, reading, end, earlier)
        reading.end = max(reading.last, reading.counted.last if reading.counted is not None else 0, end)
        after = self.grammar.after.match(sentence.words, reading.end) or self.grammar.after.match(
            sentence.words, reading.last
        )
        if after is not None and reading.shape == "exact" and not self._goes_on(sentence, after[1]):
            reading.shape, reading.end = after[0], max(reading.end, after[1])
        self._rate(sentence, reading)
        floor = earlier[-1].last if earlier else 0
        reading.change = change_of(sentence, self.grammar, reading.begin, reading.last, floor)

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether "et plus" opens another quantity ("et plus de 50") instead of closing this one."""
        words = sentence.words
        return at < len(words) and (
            words[at] in self.grammar.of or words[at] in self.grammar.relatives or at in sentence.numbers
        )

    def _special(self, sentence: Sentence, reading: Reading) -> bool:
        """Numbers that count nothing: a value on a scale ("magnitude 6.8"), a factor ("multiplied by four")."""
        words, at = sentence.words, reading.begin
        if self.grammar.multiplied.match_back(words, at) is not None:
            reading.unit, reading.dimension = "x", "factor"
            return True
        for _ in range(3):
            if not at:
                return False
            word = sentence.lemmas[at - 1]
            if word in self.grammar.index_nouns:
                reading.dimension = "index"
                return True
            skipped = words[at - 1] in self.grammar.prepositions or words[at - 1] in self.grammar.auxiliaries
            if not (skipped or words[at - 1] in self.grammar.of):
                return False
            at -= 1
        return False

    def _qualifier_start(self, sentence: Sentence, first: int) -> int:
        """The first token of what qualifies the number at `first`, or `first`."""
        found = self._qualifier(sentence, first)
        return found[1] if found else first

    def _qualifier(self, sentence: Sentence, first: int) -> tuple[str, int] | None:
        words, at = sentence.words, first
        for _ in range(3):
            found = self.grammar.before.match_back(words, at)
            if found is not None:
                shape, start = found
                outer = self.grammar.before.match_back(words, start)
                if outer is not None and (shape == "exact" or outer[0] in ("at-least", "at-most")):
                    return outer
                return shape, start
            if at and words[at - 1] in self.grammar.inside:
                at -= 1
            else:
                return None
        return None

    def _qualify(self, sentence: Sentence, reading: Reading) -> None:
        found = self._qualifier(sentence, reading.first)
        reading.begin = found[1] if found else reading.first
        if found and reading.shape == "exact":
            reading.shape = found[0]

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

    def _partitive(self, sentence: Sentence, reading: Reading) -> int:
        """22 of the 32, 8 in 10, un cas pour 36 857: sets `of` and `share`; returns the token after the whole."""
        words, last = sentence.words, reading.last
        if reading.unit != "1" or reading.low is None or reading.low != reading.high:
            return last
        whole = self._whole_at(sentence, self.grammar.part_of.match(words, last), reading)
        noun = None
        if whole is None:
            whole = self._whole_at(sentence, self.grammar.for_each.match(words, last), reading)
            if whole is None and reading.low == 1:
                noun = phrase_right(sentence, self.grammar, last)
                each = self.grammar.for_each.match(words, noun.last) if noun is not None else None
                whole = self._whole_at(sentence, each, reading)
        if whole is None:
            return last
        reading.of = whole.low
        if reading.number.kind != "fraction":
            reading.share = reading.low / whole.low
        reading.counted = noun
        return whole.last

    def _generic_whole(self, sentence: Sentence, reading: Reading) -> int:
        """The token up to which a reading has used the sentence: "one IN TEN people" names no ten people."""
        gap = sentence.words[reading.last : reading.end]
        if (
            reading.of is None
            or reading.counted_of is not None
            or any(word in self.grammar.determiners for word in gap)
        ):
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

    def _count(self, sentence: Sentence, reading: Reading, at: int, earlier: list[Reading]) -> None:
        """The counted noun, right of the number or of its whole; a part without a noun counts its whole's noun."""
        words = sentence.words
        if reading.counted is not None:
            reading.unit, reading.dimension = sentence.lemmas[reading.counted.head], "count"
            return
        opened = self.grammar.of_whom.match_back(words, reading.begin)
        if opened is not None and reading.number.kind == "cardinal" and earlier:
            whole = self._whole_of(reading, earlier)
            if whole is not None:
                self._part(reading, whole)
                noun = phrase_right(sentence, self.grammar, at)
                verb = noun is not None and (
                    words[noun.first] in self.grammar.verbs or words[noun.first] in self.grammar.auxiliaries
                )
                if noun is not None and not verb:
                    reading.counted, reading.unit, reading.counted_of = noun, sentence.lemmas[noun.head], None
                return
        if self.grammar.only.match_back(words, reading.last) is not None or reading.share is not None:
            whole = self._whole_before(sentence, reading, earlier)
            if whole is not None:
                self._part(reading, whole)
                return
        elif at >= len(words) or not self.grammar.content(words[at]):
            whole = self._whole_before(sentence, reading, earlier)
            if whole is not None and reading.number.kind == "cardinal" and self._closes(sentence, at):
                self._part(reading, whole)
                return
        start = at
        if start < len(words) and words[start] == "-" and sentence.glued(start) and sentence.glued(start + 1):
            start += 1
        while (
            start < len(words)
            and start - at < 3
            and (words[start] in self.grammar.of or (start > at and words[start] in self.grammar.determiners))
        ):
            if (
                reading.number.kind == "cardinal"
                and reading.number.scale_at < 0
                and reading.of is None
                and words[start] in self.grammar.of
            ):
                break
            start += 1
        if start < len(words) and reading.number.kind == "fraction" and words[start] in self.grammar.determiners:
            start += 1
        if reading.of is None and start == at and reading.number.kind == "cardinal":
            opening = (
                self.grammar.one_of.match(words, at - 1)
                if reading.low == 1
                else self.grammar.whole_first.match(words, at)
            )
            if opening is not None and opening[1] > at and opening[1] not in sentence.numbers:
                start = opening[1]
        noun = phrase_right(sentence, self.grammar, start)
        if (
            noun is not None
            and noun.first > at
            and at < len(words)
            and words[at] == "-"
            and reading.number.digits is None
        ):
            noun = None  # "a three-bed flat" describes the flat
        if noun is not None:
            reading.counted = noun
            reading.unit = "1" if reading.number.kind == "fraction" else sentence.lemmas[noun.head]
            reading.dimension = reading.dimension or "count"
        elif reading.dimension is None and (reading.of is not None or self._countable(sentence, reading)):
            reading.dimension = "count"

    def _part(self, reading: Reading, whole: Reading) -> None:
        reading.of = whole.low
        if whole.low and reading.low is not None and reading.shape == "exact" == whole.shape:
            reading.share = reading.low / whole.low
        reading.counted_of, reading.dimension = whole, "count"

    def _countable(self, sentence: Sentence, reading: Reading) -> bool:
        """A bare whole number that is a verb's subject or object counts something: "injured 400", "85 are missing"."""
        digits = reading.number.digits or ""
        if (
            any(mark in digits for mark in ".,")
            and reading.number.scale_at < 0
            and not float(reading.low or 0).is_integer()
        ):
            return False
        before = sentence.words[reading.begin - 1] if reading.begin else ""
        return self._closes(sentence, reading.last) or before in self.grammar.verbs

    def _closes(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb follows: "sur les 13 000 morts, près de 10 000 SERAIENT ..."."""
        words = sentence.words
        return at < len(words) and (words[at] in self.grammar.auxiliaries or words[at] in self.grammar.verbs)

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
            opened = self.grammar.whole_first.match_back(sentence.words, whole.begin)
            if opened is not None and whole.counted is not None and reading.first - whole.last <= 12:
                return whole
        return None

    def _rate(self, sentence: Sentence, reading: Reading) -> None:
        words = sentence.words
        for at in dict.fromkeys((reading.end, reading.last)):
            found = self.grammar.rate_adverbs.match(words, at)
            if found is not None:
                reading.per, reading.end = found[0], max(reading.end, found[1])
                return
            found_word = self.grammar.rate_words.match(words, at)
            if found_word is not None and words[at] not in ("a", "an", "à"):
                unit = self.measures.units.match(words, found_word[1])
                if unit is not None:
                    reading.per, reading.end = (
                        _TIME_UNITS.get(unit[0].symbol, unit[0].symbol),
                        max(reading.end, unit[1]),
                    )
                    return
                noun = phrase_right(sentence, self.grammar, found_word[1])
                if noun is not None and words[at] != "par":
                    reading.per, reading.end = sentence.lemmas[noun.head], max(reading.end, noun.first + 1)
                    return

    # ------------------------------------------------------------ ages, ones, leftovers

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

    def _lonely_ones(self, sentence: Sentence) -> None:
        """ "un seul", "l'un des", "un sur dix": an article that is a number after all."""
        words = sentence.words
        for at, word in enumerate(words):
            entry = self.table.cardinals.get(word)
            if entry is None or entry.kind != ONE or at in sentence.numbers or sentence.taken[at]:
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
            if each is not None and each[1] in sentence.numbers and sentence.numbers[each[1]].low >= 2:
                sentence.numbers[at] = Number(at, at + 1, 1.0, 1.0, 0.0, "cardinal")

    def _noun_follows(self, sentence: Sentence, at: int) -> bool:
        return phrase_right(sentence, self.grammar, at) is not None

    def _meaningless(self, sentence: Sentence, reading: Reading) -> bool:
        """A bare number that says nothing by itself: a year, a lone digit word, a number in brackets."""
        number, words = reading.number, sentence.words
        if words[number.last : number.last + 1] == ["-"] and number.digits is None:
            return True
        if number.kind == "collective" and number.last == number.first + 1:
            return True
        if words[number.first - 1 : number.first] == [","] and words[number.last : number.last + 1] in ([","], ["."]):
            return number.plain_integer and number.low < 130  # "Senard, 65, now": an age in apposition
        if number.kind == "fraction" or reading.share is not None or reading.change is not None:
            return False
        if number.plain_integer and 1000 <= number.low <= 2200 and reading.shape == "exact":
            return True
        return number.digits is None and reading.shape == "exact" and number.low <= 1


def _apply(reading: Reading, measure: Measure) -> None:
    reading.first, reading.last = min(reading.first, measure.first), max(reading.last, measure.last)
    reading.unit, reading.dimension = measure.unit, measure.dimension
    if measure.scale != 1.0:
        reading.low = reading.low * measure.scale if reading.low is not None else None
        reading.high = reading.high * measure.scale if reading.high is not None else None
        reading.precision *= measure.scale
    if measure.dimension == "duration":
        reading.kind = "duration"


def _ordinal(number: Number) -> Reading:
    return Reading(
        number, number.first, number.last, number.low, number.high, 0.0, kind="ordinal", dimension="ordinal",
        begin=number.first, end=number.last,
    )  # fmt: skip


def _year_like(number: Number, reading: Reading) -> bool:
    """ "2018 sales": four digits without a separator are a year unless round; thousands are written "2,018"."""
    exact = reading.shape == "exact" and number.plain_integer
    return exact and 1900 <= number.low <= 2099 and number.low % 50 != 0


def _scored(sentence: Sentence, number: Number) -> bool:
    """Whether a bare number opens a score or a code: "2-1", "9-11"."""
    at = number.last
    return (
        sentence.words[at : at + 1] in (["-"], ["–"])
        and sentence.glued(at)
        and at + 1 in sentence.numbers
        and sentence.glued(at + 1)
    )


def _alike(low: float, high: float) -> bool:
    """From A to B is a range only for numbers of one kind, not "from 3 people to 2035"."""
    small, large = sorted((abs(low), abs(high)))
    return small == 0 or large / small < 1000


def _bracketed(sentence: Sentence, readings: list[Reading]) -> None:
    """$485 billion (467.5 billion euros): the bracket is the same quantity in another unit."""
    for first, second in itertools.pairwise(readings):
        between = sentence.words[first.last : second.begin]
        closing = sentence.words[second.end : second.end + 1]
        if (
            between
            in (
                ["("],
                [
                    "[",
                ],
            )
            and closing
            and closing[0] in ")];,"
        ) and (
            first.dimension == second.dimension
            and first.unit != second.unit
            and first.dimension not in (None, "count", "share")
        ):
            first.alternatives.append(second)
            second.alternative_of = first
            second.change = second.change or first.change
            if second.shape == "exact":
                second.shape = first.shape


@cache
def quantity_reader(language: str) -> QuantityReader:
    """The reader of a language, compiled once."""
    return QuantityReader(language)
