"""Numbers in digits and in words (the grammar; the words are in the packs)."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.cardinals import DIGITS, CardinalReader, words_plural
from factcheck.extraction.digits import parse_digits, precision_of
from factcheck.extraction.lexicon import ONE, SCALE, TEEN, TENS, UNIT, number_words
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

# Denominators that people write after a slash; "24/7" and "9/11" are names.
_SLASH_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000))


def read_numbers(sentence: Sentence) -> None:
    """Fill `sentence.numbers` with every number expression, keyed by its first token; they never overlap."""
    table = number_words(sentence.pack.language)
    words, starts, prefixes = sentence.words, table.starts, table.prefixes
    at, size = 0, len(words)
    while at < size:
        word = words[at]
        number = None
        if word[0] in DIGITS or word in starts or (prefixes and word[:3] in prefixes):
            number = _Reader(sentence, table, at).read()
        elif len(word) == 1 and word.isnumeric() and not word.isdecimal():
            value = unicodedata.numeric(word)
            number = Number(at, at + 1, value, value, 0.03, "fraction")
        if number is None:
            at += 1
        else:
            sentence.numbers[number.first] = number
            at = number.last


class _Reader(CardinalReader):
    """One number expression from token `at`, of any kind."""

    def read(self) -> Number | None:
        word = self.words[self.at]
        if word[0] in DIGITS:
            return self._digits()
        table = self.table
        vague = table.vague_chains.match(self.words, self.at)
        if vague is not None:
            (low, high), last = vague
            return Number(self.at, last, low, high, (high - low) / 2, "vague")
        number = self._cardinal(self.at)
        if number is not None:
            return self._finish(number)
        if word in table.vague:
            return self._vague(word)
        if word in table.collectives:
            value = table.collectives[word]
            return self._scaled(Number(self.at, self.at + 1, value, value, value * 0.1, "collective"))
        if word in table.halves or word in table.whole_fractions:
            return self._half(word)
        return self._ordinal(word)

    def _ordinal(self, word: str) -> Number | None:
        """An ordinal in words, of several in some languages: "vigésimo primero"."""
        value, last = self.table.ordinal(word), self.at + 1
        if value is None:
            return None
        while value >= 10 and value % 10 == 0:
            more = self.table.ordinals.get(self._word(last))
            if more is None or not (more < 10 or (more < 100 and value % 100 == 0)) or not self.table.ordinal_chains:
                break
            value, last = value + more, last + 1
        return Number(self.at, last, value, value, 0.0, "ordinal")

    # ------------------------------------------------------------ digits

    def _digits(self) -> Number | None:
        at, table = self.at, self.table
        token = self.words[at]
        parsed = parse_digits(token, table.decimal, table.group)
        if parsed is None:
            return None
        value, precision = parsed
        number = Number(at, at + 1, value, value, precision, "cardinal", token)
        if token.isdigit() and self._word(at - 1) in (".", table.decimal) and self._bare_decimal(at):
            value = float(f"0.{token[:300]}")
            return self._finish(
                Number(at - 1, at + 1, value, value, precision_of("0", token), "cardinal", f"0.{token}")
            )
        nxt = self._word(at + 1)
        if nxt in table.ordinal_suffixes and self.sentence.glued(at + 1) and token.isdigit():
            return Number(at, at + 2, value, value, 0.0, "ordinal", token)
        if nxt in "/⁄" and nxt and token.isdigit():
            return self._slash(number)
        return self._finish(self._mixed(self._scaled(number)))

    def _bare_decimal(self, at: int) -> bool:
        """Whether a mark stands before digits with nothing before it: ".500"."""
        return self.sentence.glued(at) and not self.sentence.glued(at - 1)

    def _slash(self, number: Number) -> Number:
        """1/16; dates and labels such as 24/7 stay what they are."""
        below = self._word(number.last + 1)
        glued = self.sentence.glued(number.last) and self.sentence.glued(number.last + 1)
        if glued and below.isdigit() and len(below) <= 4 and number.digits and number.digits[0] != "0":
            under = int(below)
            after = self._word(number.last + 2)
            if under in _SLASH_DENOMINATORS and number.low < under and below[0] != "0" and after != "/":
                value = number.low / under
                return Number(number.first, number.last + 2, value, value, 0.0, "fraction", number.digits)
        return number

    def _mixed(self, number: Number) -> Number:
        """5 1/2, 3½, "two and a half", "2 millions et demi"."""
        table, at = self.table, number.last
        word = self._word(at)
        if not word:
            return number
        if len(word) == 1 and word.isnumeric() and not word.isdecimal() and self.sentence.glued(at):
            return self._plus(number, unicodedata.numeric(word), at + 1)
        if word[0] in DIGITS and word.isdigit() and self._word(at + 1) in ("/", "⁄") and not self.sentence.glued(at):
            inner = _Reader(self.sentence, table, at)._slash(
                Number(at, at + 1, float(word), float(word), 0.5, "cardinal", word)
            )
            if inner.kind == "fraction" and number.low.is_integer():
                return self._plus(number, inner.low, inner.last)
        if word in table.conjunction:
            nxt, one = self._word(at + 1), 0
            if nxt in table.cardinals and table.cardinals[nxt].kind == ONE:
                nxt, one = self._word(at + 2), 1
            if nxt in table.halves:
                return self._plus(number, table.halves[nxt], at + 2 + one)
            part = _Reader(self.sentence, table, at + 1)._fraction_after(at + 1)
            if part is not None and part.low < 1 and number.low >= 1:
                return self._plus(number, part.low, part.last)
        return number

    def _plus(self, number: Number, part: float, last: int) -> Number:
        value = number.low + part * number.scale
        return _Reader(self.sentence, self.table, self.at)._scaled(
            Number(number.first, last, value, value, 0.05 * number.scale, "cardinal", number.digits)
        )

    def _finish(self, number: Number) -> Number:
        """Fractions, ordinals, decimals in words, mixed numbers and a leading minus."""
        table = self.table
        if number.digits is None:
            decimals = self._decimals(number)
            if decimals is not None:
                number = decimals
            word_at = number.last
            if self._word(word_at) == "-" and self._glued_hyphen(word_at):
                word_at += 1
            fraction = self._fraction_after_number(number, word_at)
            if fraction is not None:
                return self._negated(fraction)
            ordinal = self._ordinal_after(number, word_at)
            if ordinal is not None:
                return ordinal
            number = self._mixed(number)
        elif number.last == number.first + 1 and number.low < 1000:
            fraction = self._fraction_after_number(number, number.last)
            if fraction is not None:
                return fraction
        if self._word(number.last) in table.collectives and number.kind == "cardinal" and number.scale_at < 0:
            value = number.low * table.collectives[self._word(number.last)]
            return Number(number.first, number.last + 1, value, value, value * 0.1, "collective", number.digits)
        return self._negated(number)

    def _decimals(self, number: Number) -> Number | None:
        """Three point five million: digits by words after a decimal word."""
        at = number.last
        if self._word(at) not in self.table.point or not self._word(at):
            return None
        digits = ""
        at += 1
        while (entry := self.table.cardinals.get(self._word(at))) is not None and entry.kind in (UNIT, ONE, TEEN, TENS):
            digits += str(int(entry.value))
            at += 1
            if entry.kind in (TEEN, TENS):
                follow = self.table.cardinals.get(self._word(at))
                if entry.kind == TENS and follow is not None and follow.kind == UNIT:
                    digits = digits[:-1] + str(int(follow.value))
                    at += 1
                break
        if not digits:
            return None
        value = number.low + float(f"0.{digits}")
        return self._scaled(Number(number.first, at, value, value, precision_of("0", digits), "cardinal"))

    def _fraction_after(self, at: int) -> Number | None:
        """A fraction in words that starts at `at`: "three fifths", "un tiers"."""
        number = self._cardinal(at)
        if number is None:
            return None
        if number.kind == "fraction":
            return number
        word_at = number.last + 1 if self._word(number.last) == "-" else number.last
        return self._fraction_after_number(number, word_at)

    def _fraction_after_number(self, number: Number, at: int) -> Number | None:
        word = self._word(at)
        if word in self.table.halves and number.low == 1:
            return None
        under = self.table.fractions.get(word)
        if under is None or number.kind != "cardinal":
            return None
        if not (words_plural(self.table, word) or (number.low == 1 and self._word(at + 1) in self.table.of)):
            return None
        if number.digits is not None and not number.low.is_integer():
            return None
        value = number.low / under
        precision = 0.03 if value < 1 and under <= 20 else 0.0
        return Number(number.first, at + 1, value, value, precision, "fraction", number.digits)

    def _ordinal_after(self, number: Number, at: int) -> Number | None:
        """Twenty-first, vingt-et-unième, two hundredth."""
        word = self._word(at)
        if word in self.table.conjunction:
            word, at = self._word(at + 1), at + 1
            if word == "-":
                word, at = self._word(at + 1), at + 1
        value = self.table.ordinal(word)
        if value is None or number.kind != "cardinal":
            return None
        if value in (100.0, 1000.0, 1e6, 1e9, 1e12):
            if not number.low % 1 and number.low > 0:
                return Number(number.first, at + 1, number.low * value, number.low * value, 0.0, "ordinal")
            return None
        joins = (value < 10 and number.low % 10 == 0 and number.low % 100 != 10 and number.low >= 20) or (
            value < 100 and number.low % 100 == 0 and number.low >= 100
        )
        if value < 20 and self.table.vigesimal and number.low % 100 in (60.0, 80.0):
            joins = True
        if not joins or (at != number.last and not self._glued_between(number.last, at) and at - number.last > 1):
            return None
        total = number.low + value
        return Number(number.first, at + 1, total, total, 0.0, "ordinal")

    def _vague(self, word: str) -> Number | None:
        """Dozens of, des milliers de: an order of magnitude."""
        at = self.at
        before = self._word(at - 1) if at else ""
        if self.table.vague_openers and before not in self.table.vague_openers:
            return None
        if self._word(at + 1) not in self.table.of:
            return None
        low, high = self.table.vague[word]
        return Number(at, at + 1, low, high, (high - low) / 2 or low / 2, "vague")

    def _half(self, word: str) -> Number | None:
        """Half of them, half the condos, la moitié des, half a million."""
        table, at = self.table, self.at
        nxt = self._word(at + 1)
        if word in table.halves:
            after = at + 2 if nxt in table.cardinals and table.cardinals[nxt].kind == ONE else at + 1
            if self._word(after) == "-":
                after += 1
            scale = table.cardinals.get(self._word(after))
            if scale is not None and scale.kind == SCALE:
                value = table.halves[word] * scale.value
                return Number(at, after + 1, value, value, 0.05 * value, "cardinal", None, scale.value, after)
            if self._word(after) in table.collectives and after == at + 2:
                value = table.halves[word] * table.collectives[self._word(after)]
                return Number(at, after + 1, value, value, 0.5, "collective")
        if word in table.whole_fractions:
            before = self._word(at - 1) if at else ""
            opener = nxt in table.of or nxt in table.after_half
            if opener and before not in table.not_half_after and before != "-":
                value = 1 / table.fractions[word]
                return Number(at, at + 1, value, value, 0.03, "fraction")
        return None

    def _negated(self, number: Number) -> Number:
        """A minus sign glued to the digits, or a word for it, not between two numbers."""
        before = self._word(number.first - 1) if number.first else ""
        if before == "-" and number.digits is not None and self.sentence.glued(number.first):
            lone = number.first == 1 or not self.sentence.glued(number.first - 1)
            if lone:
                return _minus(number)
        elif before in self.table.negative and number.kind == "cardinal":
            earlier = self._word(number.first - 2) if number.first >= 2 else ""
            if earlier[:1] not in DIGITS and earlier not in self.table.not_negative_after:
                return _minus(number)
        return number


def _minus(number: Number) -> Number:
    """The number below zero, with its sign's token."""
    sign = Number(
        number.first - 1, number.last, -number.high, -number.low, number.precision, number.kind, number.digits
    )
    sign.scale, sign.scale_at = number.scale, number.scale_at
    return sign
