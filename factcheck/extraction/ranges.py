"""Ranges: "between 3 and 5 billion", "4 to 6 %", "quatre ou cinq", "40-60", "more than 100 and less than 300"."""

from __future__ import annotations

from factcheck.extraction.changes import change_of
from factcheck.extraction.measures import Measure
from factcheck.extraction.number import Number
from factcheck.extraction.qualifiers import QualifierReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence


class RangeReader(QualifierReader):
    """Joins two numbers into one reading."""

    def _range(self, sentence: Sentence, reading: Reading, other: Number, measure: Measure | None) -> None:
        """Joins "between 3 and 5 billion", "4 to 6 %", "quatre ou cinq", "40-60" into one reading."""
        words, table = sentence.words, self.grammar
        second = self.measures.read(sentence, other)
        start = second.first if second is not None else other.first
        gap = words[reading.last : start]
        if not 1 <= len(gap) <= 3 or other.kind != "cardinal" or reading.number.kind not in ("cardinal", "fraction"):
            return
        begin = self._qualifier_start(sentence, reading.first)
        kind = ""
        opened = table.between.match_back(words, begin) or table.between.match_back(words, reading.first)
        span = table.from_to.match_back(words, begin) or table.from_to.match_back(words, reading.first)
        if opened is not None and tuple(gap) in opened[0]:
            kind, begin = "range", opened[1]
        elif span is not None and any(tuple(gap[: len(closing)]) == closing for closing in span[0]):
            kind, begin = "range", span[1]
        elif len(gap) == 1 and gap[0] in table.alternatives:
            kind = "alternative"
        elif len(gap) == 1 and gap[0] in table.dashes:
            kind = "range"
            scaled = reading.number.scale_at >= 0 and other.scale_at >= 0
            if gap[0] in "-–—" and not (second or measure or scaled or self._noun_follows(sentence, other.last)):
                return  # a score, or part of a code
            by = words[begin - 1] in table.change_by if begin else False
            if by and measure is not None and table.change_to.match(words, reading.last) is not None:
                return  # "rose by 3 % to 7 %"
            if gap[0] not in "-–—" and measure and second and not span and not opened and _apart(reading, other):
                return  # "cédait 1,10 dollar à 81,30 dollars": an amount and a level
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
        spread = measure is not None and measure.dimension == "money"  # "from $200 to $4 million"
        if kind == "range" and opened is None and (low > high if span is None else not (spread or _alike(low, high))):
            return  # "5-3" is a score
        chosen = second or measure
        reading.low, reading.high = min(low, high), max(low, high)
        reading.last = max(other.last, second.last if second else other.last)
        reading.shape = kind
        told = self._qualifier(sentence, reading.first) or self._qualifier(sentence, max(begin, 0))
        reading.rough = told is not None and told[0] == "about"
        reading.begin = begin if kind == "range" and (opened or span) else -1
        if chosen is not None:
            reading.unit, reading.dimension = chosen.unit, chosen.dimension

    def _bounds(self, sentence: Sentence, readings: list[Reading]) -> list[Reading]:
        """Joins two bounds told together: "more than 100 and less than 300"."""
        joined: list[Reading] = []
        for reading in readings:
            before = joined[-1] if joined else None
            if before is None or not self._two_bounds(sentence, before, reading):
                joined.append(reading)
                continue
            low, high = (before, reading) if before.shape in _LOWER else (reading, before)
            before.low, before.high, before.shape = low.low, high.high, "range"
            before.last, before.end, before.counted = reading.last, reading.end, reading.counted
            before.unit, before.dimension = reading.unit, reading.dimension
        return joined

    def _two_bounds(self, sentence: Sentence, first: Reading, second: Reading) -> bool:
        lower, upper = (first, second) if first.shape in _LOWER else (second, first)
        if lower.shape not in _LOWER or upper.shape not in _UPPER:
            return False
        gap = sentence.words[first.end : second.begin]
        if first.counted is not None or not 1 <= len(gap) <= 2 or first.change or second.change:
            return False
        if any(word != "," and word not in self.grammar.conjunctions for word in gap) or first.of or second.of:
            return False
        low, high = lower.low, upper.high
        same = first.unit == second.unit or (first.dimension is None and first.unit == "1")
        return same and low is not None and high is not None and low < high


_WIDEST = 20  # times the low end, where both ends have a unit and no word opens the range
_LOWER = ("over", "at-least")
_UPPER = ("under", "at-most")


def _apart(reading: Reading, other: Number) -> bool:
    """Whether two values with a unit each are too far from each other for the ends of one range."""
    return reading.low is not None and reading.low > 0 and other.low / reading.low > _WIDEST


def _alike(low: float, high: float) -> bool:
    """From A to B is a range only for numbers of one kind, not "from 3 people to 2035"."""
    small, large = sorted((abs(low), abs(high)))
    return small == 0 or large / small < 1000
