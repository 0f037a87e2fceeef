"""Numbers that go on after a cardinal: fractions, halves, decimals in words, ordinals built of several words."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.cardinals import DIGITS, CardinalReader, Sum
from factcheck.extraction.digits import precision_of
from factcheck.extraction.lexicon import ONE, SCALE, TENS, UNIT, Cardinal
from factcheck.extraction.number import Number
from factcheck.extraction.segments import kind_of
from factcheck.language.units import units

# Denominators that people write after a slash; "24/7" and "9/11" are names.
_SLASH_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000))

_DEEPEST = 2


class FractionReader(CardinalReader):
    """One number expression of a sentence: what follows its cardinal."""

    def _one_kind(self, at: int) -> bool:
        entry = self.table.cardinals.get(self._word(at))
        return entry is not None and entry.kind == ONE

    def _scale_at(self, at: int) -> float:
        """The magnitude that token `at` names, or 0."""
        entry = self.table.cardinals.get(self._word(at))
        return entry.value if entry is not None and entry.kind == SCALE else 0.0

    def _reader(self, at: int) -> FractionReader:
        inner = type(self)(self.sentence, self.table, at)
        inner.depth = self.depth + 1
        return inner

    # ------------------------------------------------------------ digits

    def _slash(self, number: Number) -> Number:
        """1/16; dates and labels such as 24/7 stay what they are."""
        below = self._word(number.last + 1)
        glued = self.sentence.glued(number.last) and self.sentence.glued(number.last + 1)
        if glued and below.isdecimal() and len(below) <= 4 and number.digits and number.digits[0] != "0":
            under = int(below)
            after = self._word(number.last + 2)
            if under in _SLASH_DENOMINATORS and number.low < under and below[0] != "0" and after != "/":
                value = number.low / under
                return Number(number.first, number.last + 2, value, value, 0.0, "fraction", number.digits)
        return number

    def _mixed(self, number: Number) -> Number:
        """5 1/2, 3½, "two and a half", "2 millions et demi", "un billón y medio millón"."""
        table, at = self.table, number.last
        word = self._word(at)
        if not word:
            return number
        if len(word) == 1 and word.isnumeric() and not word.isdecimal() and self.sentence.glued(at):
            return self._plus(number, unicodedata.numeric(word), at + 1)
        if word[0] in DIGITS and word.isdecimal() and self._word(at + 1) in ("/", "⁄") and not self.sentence.glued(at):
            inner = self._reader(at)._slash(Number(at, at + 1, float(word), float(word), 0.5, "cardinal", word))
            if inner.kind == "fraction" and number.low.is_integer():
                return self._plus(number, inner.low, inner.last)
        nested = self.depth >= _DEEPEST  # "one and one and one ...": a mixed number has no mixed number inside
        if not nested and (word in table.conjunction or word in table.point or word in table.with_):
            half = at + 2 if self._one_kind(at + 1) else at + 1
            if self._word(half) in table.halves:
                part, smaller = table.halves[self._word(half)], self._scale_at(half + 1)
                if 0 < smaller < number.scale:
                    return self._plus(number, part * smaller / number.scale, half + 2)
                return self._plus(number, part, half + 1)
            found = self._reader(at + 1)._fraction_from(at + 1)
            if found is not None and found.low < 1 and number.low >= 1:
                return self._plus(number, found.low, found.last)
            dozens = self._dozens(at + 1)
            if dozens is not None and number.scale in (1.0, 100.0) and number.low >= 100:
                value = number.low + dozens.low
                return Number(number.first, dozens.last, value, value, dozens.precision, "collective")
        return number

    def _plus(self, number: Number, part: float, last: int) -> Number:
        value = number.low + part * number.scale
        whole = Number(number.first, last, value, value, 0.05 * number.scale, "cardinal", number.digits)
        scaled = self._scaled(whole)
        if scaled.scale == 1.0:
            scaled.scale, scaled.scale_at = number.scale, number.scale_at
        return scaled

    # ------------------------------------------------------------ words

    def _finish(self, number: Number) -> Number:
        """Fractions, ordinals, decimals in words, mixed numbers, dozens and a leading minus."""
        table = self.table
        if number.digits is None:
            word_at = number.last
            if self._word(word_at) == "-" and self._glued_hyphen(word_at):
                word_at += 1
            found = self._fraction_after(number, word_at)
            if found is not None:
                return self._negated(found)
            ordinal = self._ordinal_after(number, word_at)
            if ordinal is not None:
                return ordinal
            mixed = self._mixed(number)
            if mixed is not number:
                return self._negated(mixed)
            number = self._decimals(number) or number
            if number.kind == "cardinal" and self._word(number.last) in table.conjunction and number.scale == 1.0:
                number = self._mixed(number)
        elif number.last == number.first + 1 and number.low < 1000:
            found = self._fraction_after(number, number.last)
            if found is not None:
                return found
        if self._word(number.last) in table.collectives and number.kind == "cardinal" and number.scale_at < 0:
            value = number.low * table.collectives[self._word(number.last)]
            return Number(number.first, number.last + 1, value, value, value * 0.1, "collective", number.digits)
        return self._negated(number)

    def _decimals(self, number: Number) -> Number | None:
        """Three point five million, "siebzehn Komma fünfundzwanzig": digits by words after a decimal word."""
        at = number.last
        weak = self._word(at) in self.table.with_
        if not weak and self._word(at) not in self.table.point:
            return None
        digits = ""
        at += 1
        while at < self.size:
            part = self._reader(at)._cardinal(at, scales=False)
            if part is None or not part.low.is_integer():
                break
            digits, at = digits + str(int(part.low)), part.last
            if part.low >= 10:
                break
        if not digits or len(digits) > 15:
            return None
        after = self._word(at)
        if weak and after[:1].isalpha() and after not in self.table.function_words:
            return None  # "cinco con dos hijos"
        value = number.low + float(f"0.{digits}")
        return self._scaled(Number(number.first, at, value, value, precision_of("0", digits), "cardinal"))

    def _dozens(self, at: int) -> Number | None:
        """Two dozen: a cardinal with a collective behind it."""
        number = self._reader(at)._cardinal(at, ahead=False)
        if number is None or number.kind != "cardinal" or self._word(number.last) not in self.table.collectives:
            return None
        value = number.low * self.table.collectives[self._word(number.last)]
        return Number(at, number.last + 1, value, value, value * 0.1, "collective")

    def _fraction_from(self, at: int) -> Number | None:
        """A fraction in words that starts at `at`: "three fifths", "un tiers"."""
        number = self._cardinal(at)
        if number is None:
            return None
        if number.kind == "fraction":
            return number
        word_at = number.last + 1 if self._word(number.last) == "-" else number.last
        return self._fraction_after(number, word_at)

    def _fraction_after(self, number: Number, at: int) -> Number | None:
        """The fraction that a number and the denominator at token `at` make."""
        table, word = self.table, self._word(at)
        if not word or number.kind != "cardinal" or (word in table.halves and number.low == 1):
            return None
        if number.digits is not None and not number.low.is_integer():
            return None
        under, last = table.fraction(word), at + 1
        if under is None:
            under, last = self._marked_denominator(at)
            if not under:
                under, last = self._built_denominator(number, at)
        elif not self._closes_fraction(number, word, at):
            return None
        if not under:
            return None
        value = number.low / under
        scale, after = self._scaled_part(last)
        if scale:
            return Number(number.first, after, value * scale, value * scale, 0.03 * scale, "cardinal", number.digits)
        precision = 0.03 if value < 1 and under <= 20 else 0.0
        return Number(number.first, last, value, value, precision, "fraction", number.digits)

    def _closes_fraction(self, number: Number, word: str, at: int) -> bool:
        """Whether a word that may be an ordinal as well is the denominator here: "two thirds", "one fifth of"."""
        table = self.table
        if word not in table.ordinals and table.ordinal(word) is None:
            return True
        if number.low != 1:
            small = (table.fraction(word) or 100) < 100  # "deux centième" is the 200th
            return table.fraction_ordinals and number.digits is None and number.low % 10 != 0 and small
        after = self._word(at + 1)
        if after in table.of:
            return True
        if self.words[number.first] in table.numerals:
            return not after[:1].isalpha() or after in table.function_words
        return number.last == number.first + 1 and (not after or (after == "." and at + 2 == self.size))

    def _built_denominator(self, number: Number, at: int) -> tuple[float, int]:
        """One TWENTY-FIFTH, two thirty-seconds: a ten and a denominator below ten, joined by a hyphen."""
        ten = self.table.cardinals.get(self._word(at))
        if ten is None or ten.kind != TENS or self._word(at + 1) != "-" or not self._glued_hyphen(at + 1):
            return 0.0, at
        word = self._word(at + 2)
        unit = self.table.ordinals.get(word) or self.table.ordinals.get(word[:-1])
        if unit is None or unit >= 10 or (word[-1] != "s" and not self._closes_fraction(number, word, at + 2)):
            return 0.0, at
        return ten.value + unit, at + 3

    def _marked_denominator(self, at: int) -> tuple[float, int]:
        """Cinco doze AVOS, one OVER twenty: a second cardinal is the denominator."""
        table = self.table
        over = self._word(at) in table.over
        if not over and not table.denominator_marks:
            return 0.0, at
        start = at + 1 if over else at
        word = self._word(start)
        if over and word[:1] in DIGITS:
            after = self._word(start + 1)
            clear = (
                word.isdecimal() and len(word) < 6 and not (after[:1].isalpha() and after not in table.function_words)
            )
            return (float(word) if clear and after not in ("%", ",", ".") else 0.0), start + 1
        below = self._reader(start)._cardinal(start)
        if below is None:
            return 0.0, at
        if over:
            after = self._word(below.last)
            bare = not after[:1].isalpha() or after in table.function_words
            return (below.low if bare and after != "%" else 0.0), below.last
        return (below.low, below.last + 1) if self._word(below.last) in table.denominator_marks else (0.0, at)

    def _scaled_part(self, at: int) -> tuple[float, int]:
        """A magnitude behind a fraction: "a quarter million", "two thirds of a million", "un cuarto de millón"."""
        start = at + 1 if self._word(at) in self.table.of else at
        if start > at and self._one_kind(start):
            start += 1
        scale = self._scale_at(start)
        return (scale, start + 1) if scale >= 1e3 else (0.0, at)

    def _half(self, word: str) -> Number | None:
        """Half of them, half the condos, la moitié des, half a million, "media docena"."""
        table, at = self.table, self.at
        nxt = self._word(at + 1)
        if word in table.halves:
            joined = nxt == "-" or self._one_kind(at + 1)
            if self._measured(at + 1 + joined):
                first = at - 1 if at and self._one_kind(at - 1) else at  # "um mehr als EINEN halben Meter"
                return Number(first, at + 1 + joined, table.halves[word], table.halves[word], 0.03, "cardinal")
        if word in table.halves or word in table.whole_fractions:
            part = table.halves.get(word) or 1 / table.fractions[word]
            after = at + 2 if self._one_kind(at + 1) else at + 1
            if self._word(after) == "-":
                after += 1
            scale = self._scale_at(after)
            if scale:
                value = part * scale
                return Number(at, after + 1, value, value, 0.05 * value, "cardinal", None, scale, after)
            if self._word(after) in table.collectives and word in table.halves:
                value = part * table.collectives[self._word(after)]
                return Number(at, after + 1, value, value, 0.5, "collective")
        if word in table.whole_fractions:
            before = self._word(at - 1) if at else ""
            scale, last = self._scaled_part(at + 1)
            if scale:
                value = scale / table.fractions[word]
                return Number(at, last, value, value, 0.03 * scale, "cardinal")
            opener = nxt in table.of or nxt in table.after_half
            if opener and before not in table.not_half_after and before != "-":
                value = 1 / table.fractions[word]
                return Number(at, at + 1, value, value, 0.03, "fraction")
        return None

    def _measured(self, at: int) -> bool:
        """Whether a unit stands at `at`: "half a MILE", "demi-LITRE", "medio METRO"; dates read those of time."""
        found = units(self.sentence.pack.language).match(self.words, at)
        if self._scale_at(at):
            return False  # "half a million tonnes"
        return found is not None and found[0].dimension != "duration" and not found[0].after_digits

    # ------------------------------------------------------------ ordinals

    def _ordinal(self, word: str) -> Number | None:
        """An ordinal in words, of several in some languages: "vigésimo primero"."""
        value = self.table.ordinal(word)
        if value is None:
            return None
        sum_ = Sum(self.table)
        sum_.start(value)
        last = self._chained(sum_, self.at + 1)
        return Number(self.at, last, sum_.value, sum_.value, 0.0, "ordinal")

    def _chained(self, sum_: Sum, last: int) -> int:
        """Adds the ordinals that follow where a language strings them together; returns the token after them."""
        while self.table.ordinal_chains and sum_.previous != UNIT:
            more = self.table.ordinal(self._word(last))
            if more is not None and more < 10 and sum_.current % 100 == 10:  # décimo primeiro
                sum_.current, sum_.previous, last = sum_.current + more, UNIT, last + 1
                break
            if more is None or more >= 1000 or not sum_.take((Cardinal(kind_of(more), more),), True, ""):
                break
            last += 1
        return last

    def _ordinal_after(self, number: Number, at: int) -> Number | None:
        """Twenty-first, vingt-et-unième, two hundredth, "quinientos mil millonésimo"."""
        word, joiner = self._word(at), False
        if word in self.table.conjunction:
            word, at, joiner = self._word(at + 1), at + 1, True
            if word == "-":
                word, at = self._word(at + 1), at + 1
        value = self.table.ordinal(word) if word else None
        if value is None or number.kind != "cardinal" or self.sum is None:
            return None
        far = at != number.last and at - number.last > 1 and not self._glued_between(number.last, at)
        kind = UNIT if value == 1 else kind_of(value)
        if far or (kind == SCALE and value not in _POWERS) or not self.sum.take((Cardinal(kind, value),), joiner, ""):
            return None
        last = self._chained(self.sum, at + 1)
        total = self.sum.value
        return Number(number.first, last, total, total, 0.0, "ordinal")

    # ------------------------------------------------------------ below zero

    def _negated(self, number: Number) -> Number:
        """A minus sign glued to the digits, or a word for it, not between two numbers."""
        before = self._word(number.first - 1) if number.first else ""
        if before == "-" and number.digits is not None and self.sentence.glued(number.first):
            lone = number.first == 1 or not self.sentence.glued(number.first - 1)
            if lone or self._word(number.first - 2) in _OPENERS:
                return _minus(number)
        elif before in self.table.negative and number.kind == "cardinal":
            earlier = self._word(number.first - 2) if number.first >= 2 else ""
            if earlier[:1] not in DIGITS and earlier not in self.table.not_negative_after:
                return _minus(number)
        return number


_POWERS = frozenset((1e3, 1e6, 1e9, 1e12, 1e15, 1e18))

# What a minus may be glued to.
_OPENERS = frozenset("<>=≤≥([")


def _minus(number: Number) -> Number:
    """The number below zero, with its sign's token."""
    sign = Number(
        number.first - 1, number.last, -number.high, -number.low, number.precision, number.kind, number.digits
    )
    sign.scale, sign.scale_at = number.scale, number.scale_at
    return sign
