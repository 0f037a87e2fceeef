"""What a number measures: per cent, points, money or a physical unit beside it."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence
from factcheck.extraction.weights import weighed
from factcheck.language.money import Currencies, Money, codes, currencies
from factcheck.language.phrases import Phrases
from factcheck.language.units import Unit, units

_HOTTEST = 150  # degrees that a single letter may be told of


class Measure(NamedTuple):
    """A unit beside a number: tokens [first, last) hold number and unit; the written value times `scale` is in it."""

    unit: str
    dimension: str
    scale: float
    first: int
    last: int


class Measures:
    """The units and currencies of a language."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.grammar = grammar
        self.units: Phrases[Unit] = units(language)
        self.currencies: Currencies = currencies(language)

    def read(self, sentence: Sentence, number: Number, start: int = 0) -> Measure | None:
        """The unit of a number, or None when it is bare or counts a noun; tokens before `start` are spoken for."""
        money = self._money_before(sentence, number)
        if money is not None and money.first >= start:
            return money
        at = number.last
        if _hyphen(sentence, at):
            at += 1
        found = self._after(sentence, number, at)
        if found is None and number.kind == "fraction" and (part := self._part_of_one(sentence, number)) is not None:
            return part
        large = number.scale_at >= 0 or number.kind in ("collective", "vague", "fraction")
        if found is None and large and at < len(sentence) and sentence.words[at] in self.grammar.of:
            found = self._after(sentence, number, at + 1)
            if found is not None and number.kind == "fraction" and found.dimension in ("percent", "money", "duration"):
                return None
        return found

    def _part_of_one(self, sentence: Sentence, number: Number) -> Measure | None:
        """Three quarters OF A GALLON; a fraction of many or of a share is none."""
        words, at = sentence.words, number.last
        if at + 1 >= len(words) or words[at] not in self.grammar.of or words[at + 1] not in self.grammar.articles:
            return None
        found = self._after(sentence, number, at + 2)
        return found if found is not None and found.dimension not in ("percent", "money", "duration", "count") else None

    def _money_before(self, sentence: Sentence, number: Number) -> Measure | None:
        match = self.currencies.before.match_back(sentence.words, number.first)
        if match is None:
            return None
        money, first = match
        first, money = self._symbol(sentence, first, number.first, money)
        if money.letters:
            surface = sentence.surface(first, number.first).rstrip()
            if money.prefix:
                if number.digits is None or surface not in money.prefix:
                    return None
                amount = number.scale_at >= 0 or not number.digits.isdecimal()
                if len(surface) == 1 and not (amount and sentence.glued(number.first)):
                    return None
            elif (
                len(surface) < 2
                or not surface[:1].isupper()
                or not any(char.isupper() for char in surface[-1:])
                or number.digits is None
            ):
                return None
        last = number.last
        again = self.currencies.after.match(sentence.words, last)  # "$5 million dollars", "US$ 5 USD"
        if again is not None and again[0].code == money.code and not again[0].letters:
            last = again[1]
        return Measure(money.code, "money", money.scale, first, last)

    def _symbol(self, sentence: Sentence, first: int, last: int, money: Money) -> tuple[int, Money]:
        """ "A $5" is no Australian money: letters belong to a symbol only when glued, and a code may be ("MXN$")."""
        words = sentence.words
        loose = last - first > 1 and words[first].isalpha() and not sentence.glued(first + 1)
        word = words[first]
        if loose and word in self.grammar.function and (len(word) == 1 or not sentence.capital(first)):
            alone = self.currencies.before.match([words[last - 1]], 0)
            return (last - 1, alone[0]) if alone is not None else (first, money)
        if last - first == 1 and not words[first].isalpha() and first and sentence.glued(first):
            code = words[first - 1].upper()
            if code in codes():
                return first - 1, Money(code)
        return first, money

    def _after(self, sentence: Sentence, number: Number, at: int) -> Measure | None:
        words = sentence.words
        if at >= len(words):
            return None
        match = self.grammar.points.match(words, at)
        if match is not None:
            return Measure("pp", "points", 1.0, number.first, match[1])
        match = self.grammar.percent.match(words, at)
        if match is not None:
            return Measure("%", "percent", 1.0, number.first, match[1])
        unit = self.units.match(words, at)
        money = self.currencies.after.match(words, at)
        if money is not None and unit is not None and unit[1] == money[1]:
            money = self._rather_money(sentence, number, at, money)
        if money is not None and (unit is None or money[1] >= unit[1]):
            found, last = money
            if not (found.letters and not self._code_fits(sentence, number, at, last)):
                return Measure(found.code, "money", found.scale, number.first, last)
        if unit is not None:
            measured, last = unit
            if self._fits(sentence, number, at, last, measured):
                measured = measured.as_written(sentence.surface(at, last))
                return Measure(measured.symbol, measured.dimension, measured.scale, number.first, last)
        return None

    def _rather_money(
        self, sentence: Sentence, number: Number, at: int, money: tuple[Money, int]
    ) -> tuple[Money, int] | None:
        """The money that a word names which is a unit too, or None where it measures: "121ft", "weighs 205 pounds"."""
        found, last = money
        if found.letters:
            return None if sentence.surface(at, last).islower() else money
        return None if found.ambiguous and weighed(sentence, self.grammar, number, at, last) else money

    def _code_fits(self, sentence: Sentence, number: Number, at: int, last: int) -> bool:
        """A currency in letters ("kr", "EUR", "p"): in digits, and in capitals or glued."""
        surface = sentence.surface(at, last)
        if number.digits is None:
            return False
        if len(surface) == 1 and surface.islower() and not sentence.glued(at):  # "down 68 p at 1112 p"
            return last >= len(sentence) or not self.grammar.content(sentence.words[last])
        return (surface.isupper() and len(surface) > 1) or sentence.glued(at)

    def _fits(self, sentence: Sentence, number: Number, at: int, last: int, unit: Unit) -> bool:
        words = sentence.words
        letter = unit.dimension == "temperature" and len(words[at]) == 1 and words[at].isalpha()
        if letter and ((unit.symbol == "K" and not sentence.capital(at)) or abs(number.low) > _HOTTEST):
            return False  # "10 k", "a Boeing 777F"
        if unit.cased and sentence.surface(at, last).isupper():
            return False
        if unit.after_digits:
            if number.digits is None:
                return False
            if not sentence.glued(at):
                # a single letter with a space may be a word: "5 a day", "6 in ten"
                following = words[last] if last < len(words) else ""
                if (words[at] in self.grammar.function and not _consonant(words[at])) or (
                    unit.ambiguous
                    and len(words[at]) < 3
                    and following[:1].isalpha()
                    and following not in self.grammar.function
                ):
                    return False
            elif words[at] == "s" and number.plain_integer:
                return False  # a plural: "the 1990s", "the iPhone 5s"
            elif last < len(words) and sentence.glued(last) and words[last][0].isalnum():
                return False
            return not (
                len(words[at]) == 1
                and sentence.text[sentence.starts[at]].isupper()
                and unit.dimension in ("length", "duration", "mass")
            )
        return not (unit.ambiguous and unit.dimension == "points")


def _consonant(word: str) -> bool:
    """Whether a word is one consonant: where it is a function word ("s", "t"), an apostrophe stands before it."""
    return len(word) == 1 and word not in "aeiouyàéèêíóúh"


def _hyphen(sentence: Sentence, at: int) -> bool:
    return (
        at + 1 < len(sentence)
        and sentence.words[at] == "-"
        and sentence.glued(at)
        and sentence.glued(at + 1)
        and sentence.words[at + 1][0].isalpha()
    )
