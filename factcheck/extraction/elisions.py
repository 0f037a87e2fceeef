"""What a value leaves out because one beside it says it: a unit, a noun, a currency; brackets that say it again."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence

_APART = frozenset(";:")
_NEAR = 3  # tokens between a sum and the level it led to, dates left out
_FAR = 30  # tokens between a value and the one whose unit it shares


def bracketed(sentence: Sentence, readings: list[Reading]) -> None:
    """$485 billion (467.5 billion euros): the bracket is the same quantity in another unit."""
    for first, second in pairwise(readings):
        measured = first.dimension == second.dimension and first.dimension not in (None, "count", "share")
        if measured and first.unit != second.unit and _in_brackets(sentence, first, second):
            first.alternatives.append(second)
            second.alternative_of = first
            second.change = second.change or first.change
            if second.shape == "exact":
                second.shape = first.shape


def _in_brackets(sentence: Sentence, first: Reading, second: Reading) -> bool:
    words = sentence.words
    closing = words[second.end] if second.end < len(words) else ""
    return words[first.last : second.begin] in (["("], ["["]) and closing != "" and closing in ")];,"


def elided(sentence: Sentence, grammar: Grammar, readings: list[Reading]) -> None:
    """Gives a bare value the unit or noun that the value it is told beside has."""
    for at, reading in enumerate(readings):
        if at + 1 < len(readings) and _hanging(sentence, grammar, reading, readings[at + 1]):
            _take(reading, readings[at + 1])
            continue
        if at and _amount(sentence, grammar, reading, readings[:at]):
            continue
        if at + 1 < len(readings) and _level_follows(sentence, grammar, reading, readings[at + 1]):
            reading.unit, reading.dimension = readings[at + 1].unit, "money"
            continue
        if not at or not _bare(reading):
            continue
        if grammar.against.match_back(sentence.words, reading.begin) is not None:
            _compared(sentence, reading, readings[:at])
        elif grammar.change_to.match_back(sentence.words, reading.begin) is not None:
            _reached(sentence, grammar, reading, readings[at - 1])
        elif at + 1 < len(readings):
            _same_money(sentence, reading, readings[at + 1], readings[:at])


def _amount(sentence: Sentence, grammar: Grammar, reading: Reading, earlier: list[Reading]) -> bool:
    """8 milliards d'euros en 2025 et 4 MILLIARDS en 2026; 60 billion euros, of which 40 BILLION of cuts."""
    of_money = reading.counted is not None and sentence.words[reading.counted.head] in grammar.money_nouns
    plain = reading.kind == "quantity" and reading.number.kind == "cardinal" and not (reading.of or reading.share)
    if not plain or reading.dimension not in (None, "count") or max(reading.low or 0, reading.high or 0) < 1e6:
        return False
    inhabitants = reading.begin and sentence.words[reading.begin - 1] in grammar.of  # "a country of 60 million"
    if not of_money and (reading.counted is not None or reading.counted_of is not None or inhabitants):
        return False
    for other in reversed(earlier):
        if reading.first - other.last > _FAR or _APART.intersection(sentence.words[other.last : reading.first]):
            return False
        if other.counted is not None and other.number.scale >= 1e6:
            return False  # "3 million tonnes, then 4 million": of the nearest thing that is told in such numbers
        if other.dimension == "money" and max(other.low or 0, other.high or 0) >= 1e5:
            reading.unit, reading.dimension, reading.counted = other.unit, "money", None
            return True
    return False


def _bare(reading: Reading) -> bool:
    plain = reading.unit == "1" and reading.dimension in (None, "count") and reading.counted is None
    return plain and reading.kind == "quantity" and reading.number.kind == "cardinal" and not (
        reading.of or reading.share or reading.change or reading.counted_of
    )  # fmt: skip


def _compared(sentence: Sentence, reading: Reading, earlier: list[Reading]) -> None:
    """1.8 million kettles, UP FROM 1.2 million; 460 vans, COMPARED WITH 63 a year ago; 7,3 %, CONTRE 7,1 en mai."""
    for other in reversed(earlier):
        if reading.first - other.last > _FAR or _APART.intersection(sentence.words[other.last : reading.first]):
            return
        if other.change is not None or _bare(other):
            continue
        level = other.kind == "quantity" and other.dimension not in ("share", "factor", "index", "age")
        if level and other.of is None and _alike(reading, other):
            _take(reading, other)
        return


def _level_follows(sentence: Sentence, grammar: Grammar, reading: Reading, level: Reading) -> bool:
    """Whether a sum without a currency is told with the level it led to: "rose 1.2 billion, TO 8.4 billion euros"."""
    bare = reading.unit == "1" and reading.counted is None and reading.number.scale >= 1e6
    if not bare or level.dimension != "money" or level.change is not None or reading.dimension not in (None, "count"):
        return False
    gap = [at for at in range(reading.end, level.begin) if not sentence.taken[at]]
    return len(gap) <= _NEAR and grammar.change_to.match_back(sentence.words, level.begin) is not None


def _hanging(sentence: Sentence, grammar: Grammar, reading: Reading, following: Reading) -> bool:
    """Whether a hyphen hangs on a bare number for a unit that comes later: "a 7- or 8-inch screen"."""
    words, at = sentence.words, reading.last
    if words[at : at + 1] != ["-"] or not sentence.glued(at) or sentence.glued(at + 1) or not _bare(reading):
        return False
    gap = words[at + 1 : following.begin]
    joined = all(word == "," or word in grammar.conjunctions or word in grammar.alternatives for word in gap)
    return bool(gap) and joined and following.unit != "1"


def _reached(sentence: Sentence, grammar: Grammar, reading: Reading, amount: Reading) -> None:
    """The index rose 38.25 points TO 7,104.80: the level is in the unit of the change; "from 21 mpg TO 23"."""
    opened = grammar.change_from.match_back(sentence.words, amount.begin) is not None
    if opened and amount.unit != "1" and reading.begin - amount.end <= 3 and _alike(reading, amount):
        _take(reading, amount)
        return
    if amount.unit == "point" and amount.change is not None and reading.begin - amount.last <= 3:
        _take(reading, amount)


def _same_money(sentence: Sentence, reading: Reading, bracket: Reading, earlier: list[Reading]) -> None:
    """1.4 billion shekels ($380 million) and 52 million ($14 million): the same two currencies again."""
    if bracket.dimension != "money" or not _in_brackets(sentence, reading, bracket):
        return
    for other in reversed(earlier):
        if other.alternatives and other.alternatives[0].unit == bracket.unit:
            _take(reading, other)
            reading.alternatives.append(bracket)
            bracket.alternative_of = reading
            return


def _take(reading: Reading, other: Reading) -> None:
    reading.unit, reading.dimension = other.unit, other.dimension
    if other.counted is not None:
        reading.counted_of = other
    elif other.counted_of is not None:
        reading.counted_of = other.counted_of


def _alike(reading: Reading, other: Reading) -> bool:
    """Whether two values are of one order, so that they can be of one thing."""
    a, b = (value.low if value.low is not None else value.high for value in (reading, other))
    if not a or not b:
        return False
    least = 0.2 if other.unit == "%" else 0.01
    return least <= abs(a / b) <= 1 / least
