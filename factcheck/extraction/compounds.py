"""Quantities in two units: "5 feet 2 inches", "15 dollars and 50 cents", "3 euros con 99 céntimos", "15 dollars 50"."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.measures import Measures
from factcheck.extraction.number import Number
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence
from factcheck.language.money import candidates, part
from factcheck.language.units import by_symbol


def add_smaller(sentence: Sentence, grammar: Grammar, measures: Measures, reading: Reading, other: Number) -> None:
    """Adds to a whole amount the smaller unit that follows it, and takes its tokens."""
    words = sentence.words
    if reading.low is None or reading.low != reading.high or not reading.low.is_integer() or other.low <= 0:
        return
    if other.kind != "cardinal" or reading.number.kind != "cardinal" or any(sentence.taken[other.first : other.last]):
        return
    gap = words[reading.last : other.first]
    joined = len(gap) == 1 and (gap[0] in grammar.conjunctions or gap[0] in grammar.with_)
    if gap and not joined:
        return
    measure = measures.read(sentence, other, reading.last)
    if measure is not None:
        share = _share(reading, measure.unit, measure.dimension)
        last = measure.last if measure.first >= other.first else reading.last
    elif reading.dimension == "money" and _cents(sentence, grammar, other, bool(gap)):
        share, last = 0.01, other.last
    else:
        return
    amount = other.low * share
    if 0 < share < 1 and amount < 1 and last > reading.last:
        reading.low = reading.high = reading.low + amount
        reading.last, reading.precision = last, share / 2


def _share(reading: Reading, unit: str, dimension: str) -> float:
    """What one of a smaller unit is of the reading's; 0 when they do not go together."""
    if reading.dimension == "money" == dimension:
        return part(unit) if reading.unit in candidates(unit) else 0.0
    known = by_symbol()
    large, small = known.get(reading.unit), known.get(unit)
    if large is None or small is None or large.dimension != small.dimension or large.offset or small.offset:
        return 0.0
    return small.factor / large.factor if large.dimension in ("length", "mass", "duration") else 0.0


def _cents(sentence: Sentence, grammar: Grammar, other: Number, joined: bool) -> bool:
    """Fifteen euros FIFTY: two digits, or a number below a hundred, that count nothing else."""
    words, last = sentence.words, other.last
    if not 1 <= other.low < 100 or not other.low.is_integer() or other.first + 1 != last:
        return False
    if other.digits is not None and len(other.digits) != 2:
        return False
    after = words[last] if last < len(words) else ""
    if joined:
        return after in ("", ".", "?", "!")
    return after in ("", ".", ",", "?", "!", ";", ")") or after in grammar.pronouns or after in grammar.auxiliaries
