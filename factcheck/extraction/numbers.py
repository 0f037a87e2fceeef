"""Numbers in digits and in words (the grammar; the words are in the packs)."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.lexicon import HUNDRED, ONE, SCALE, TEEN, TENS, UNIT, NumberWords, number_words
from factcheck.extraction.text import Sentence

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_DIGITS = frozenset("0123456789")
# Denominators that people write after a slash; "24/7" and "9/11" are names.
_LETTER_UNITS = frozenset("mtb")
_SLASH_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000))


class Number:
    """A number expression over tokens [first, last) of a sentence, before unit and context.

    `low` == `high` unless the words are vague ("thousands", "dozens"). `precision` is half a unit of the last digit
    written, in units of the value (1.1 million -> 50000; 5 -> 0.5; "cinq" -> 0.5; two thirds -> 0.03).
    `kind`: cardinal | ordinal | fraction | collective ("une dizaine") | vague ("des milliers").
    """

    __slots__ = ("digits", "first", "high", "kind", "last", "low", "precision", "scale", "scale_at")

    def __init__(
        self,
        first: int,
        last: int,
        low: float,
        high: float,
        precision: float,
        kind: str,
        digits: str | None = None,
        scale: float = 1.0,
        scale_at: int = -1,
    ) -> None:
        self.first, self.last, self.low, self.high = first, last, low, high
        self.precision, self.kind = precision, kind
        self.digits = digits  # the token in digits, as written, when the number is (or starts with) one
        self.scale, self.scale_at = scale, scale_at  # the magnitude word's factor and token, for elided magnitudes

    @property
    def value(self) -> float:
        """The number, or the middle of a vague one."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def plain_integer(self) -> bool:
        """Whether it is one bare run of digits ("2035"), as years, days and page numbers are."""
        return self.digits is not None and self.digits.isdigit() and self.last == self.first + 1


def parse_digits(token: str, decimal: str, group: str) -> tuple[float, float] | None:
    """Value and precision of a token in digits, or None when it is none ("1.2.3", "20.03.2005", "12ab").

    A single separator before exactly three digits is read as the language writes it ("1.342" is 1342 in French and
    1.342 in English); anything else is unambiguous.
    """
    text = token.translate(_SPACES)
    spaced = len(text) != len(token)
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal, group = ("." if text.rindex(".") > text.rindex(",") else ","), ""
        group = "," if decimal == "." else "."
        whole, _, rest = text.rpartition(decimal)
        if decimal in whole or not _grouped(whole, group):
            return None
        text = whole.replace(group, "") + "." + rest
    elif points or commas:
        mark = "." if points else ","
        parts = text.split(mark)
        if len(parts) > 2:
            if not _grouped(text, mark):
                return None
            text = "".join(parts)
        elif not spaced and mark == group and len(parts[1]) == 3 and 0 < len(parts[0]) <= 3 and parts[0] != "0":
            text = parts[0] + parts[1]
        elif not parts[0]:
            return None
        else:
            text = parts[0] + "." + parts[1]
    head, _, tail = text.partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()) or len(text) > 300:
        return None
    return float(text), precision_of(head, tail)


def precision_of(whole: str, decimals: str) -> float:
    """Half a unit of the last digit that counts: 1.28 -> 0.005, 12 -> 0.5, 13000 -> 50 (a tenth of the rounding)."""
    if decimals:
        return 0.5 * float(10 ** -min(len(decimals), 300))
    zeros = len(whole) - len(whole.rstrip("0"))
    return 0.5 * float(10 ** (zeros - 1)) if 3 <= zeros < len(whole) else 0.5


def _grouped(text: str, mark: str) -> bool:
    first, *rest = text.split(mark)
    return 0 < len(first) <= 3 and all(len(part) == 3 for part in rest)


def read_numbers(sentence: Sentence) -> None:
    """Fill `sentence.numbers` with every number expression, keyed by its first token; they never overlap."""
    table = number_words(sentence.pack.language)
    words, starts = sentence.words, table.starts
    at, size = 0, len(words)
    while at < size:
        word = words[at]
        number = None
        if word[0] in _DIGITS or word in starts:
            number = _Reader(sentence, table, at).read()
        elif word in table.vague_openers or word == "half":
            pass
        elif len(word) == 1 and word.isnumeric() and not word.isdecimal():
            value = unicodedata.numeric(word)
            number = Number(at, at + 1, value, value, 0.03, "fraction")
        if number is None:
            at += 1
        else:
            sentence.numbers[number.first] = number
            at = number.last


class _Reader:
    """One number expression from token `at`."""

    def __init__(self, sentence: Sentence, table: NumberWords, at: int) -> None:
        self.sentence, self.table, self.at = sentence, table, at
        self.words = sentence.words
        self.size = len(self.words)

    def read(self) -> Number | None:
        word = self.words[self.at]
        if word[0] in _DIGITS:
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
        if word in table.ordinals:
            value = table.ordinals[word]
            return Number(self.at, self.at + 1, value, value, 0.0, "ordinal")
        return None

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
        if word[0] in _DIGITS and word.isdigit() and self._word(at + 1) in ("/", "⁄") and not self.sentence.glued(at):
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

    def _scaled(self, number: Number) -> Number:
        """Magnitude words after a number: "50 000 millions", "1.2bn", "4 thousand 3 hundred"."""
        table = self.table
        at, value, precision = number.last, number.low, number.precision
        scale, scale_at = 1.0, -1
        while at < self.size:
            word = self.words[at]
            if word == "-" and self._glued_hyphen(at) and self._word(at + 1) in table.cardinals:
                word, step = self._word(at + 1), 2
            else:
                step = 1
            entry = table.cardinals.get(word)
            if entry is not None and entry.kind in (SCALE, HUNDRED):
                if entry.kind == HUNDRED and number.digits is not None and value >= 100:
                    break
                value, precision, scale, scale_at = (
                    value * entry.value,
                    precision * entry.value,
                    scale * entry.value,
                    at,
                )
                at += step
            elif step == 1 and word in table.symbols and number.digits is not None and self._symbol_applies(at):
                factor = table.symbols[word]
                value, precision, scale, scale_at = value * factor, precision * factor, scale * factor, at
                at += 1
                break
            else:
                break
        if scale_at >= 0 and number.kind == "cardinal":
            rest = self._smaller(at, scale)
            if rest is not None:
                return Number(
                    number.first,
                    rest.last,
                    value + rest.low,
                    value + rest.low,
                    rest.precision,
                    "cardinal",
                    number.digits,
                )
        kind = "collective" if number.kind == "collective" else "cardinal"
        return Number(number.first, at, value, value, precision, kind, number.digits, scale, scale_at)

    def _symbol_applies(self, at: int) -> bool:
        """Whether a magnitude's abbreviation counts: glued to digits ("1.2bn"), or spaced before a currency ("3 Md €").

        A letter that is a unit as well (m, t) needs a currency beside it, or a noun behind it ("1.2m tons").
        """
        word, nxt = self.words[at], self._word(at + 1)
        money = nxt != "" and unicodedata.category(nxt[0]) == "Sc"
        before = self._word(self.at - 1) if self.at else ""
        money = money or (before != "" and unicodedata.category(before[-1]) == "Sc")
        if not self.sentence.glued(at):
            return money or len(word) > 1
        if self.sentence.glued(at + 1) and nxt[:1].isalnum():
            return False
        if len(word) > 1 or word not in _LETTER_UNITS or money or before in self.table.codes:
            return True
        if word == "m" and nxt in self.table.of:
            return True
        return word == "m" and len(nxt) > 2 and nxt.isalpha() and nxt not in self.table.function_words

    def _smaller(self, at: int, scale: float) -> Number | None:
        """What may follow a magnitude: a smaller number right behind it ("4 thousand 3 hundred")."""
        word = self._word(at)
        if word in self.table.conjunction and scale >= 1000 and "scales" in self.table.and_after:
            at += 1
            word = self._word(at)
            if word[:1] not in _DIGITS and word not in self.table.cardinals:
                return None
        if not word:
            return None
        reader = _Reader(self.sentence, self.table, at)
        number = None
        if word in self.table.cardinals and self.table.cardinals[word].kind not in (ONE, SCALE):
            number = reader._cardinal(at)
        elif word[0] in _DIGITS and not self.sentence.glued(at):
            parsed = parse_digits(word, self.table.decimal, self.table.group)
            nxt = self._word(at + 1)
            if (
                parsed is not None
                and nxt in self.table.cardinals
                and self.table.cardinals[nxt].kind in (SCALE, HUNDRED)
            ):
                number = reader._scaled(Number(at, at + 1, parsed[0], parsed[0], parsed[1], "cardinal", word))
        return number if number is not None and number.low < scale and number.kind == "cardinal" else None

    # ------------------------------------------------------------ words

    def _cardinal(self, at: int) -> Number | None:
        """The longest cardinal in words from token `at`; an article alone is none."""
        table, words = self.table, self.words
        first = at
        total, current, last_scale = 0.0, -1.0, 1e30
        previous = ""
        precision, scale, scale_at = 0.5, 1.0, -1
        end = at
        while at < self.size:
            word = words[at]
            step = at
            if word == "-" and end > first and self._glued_hyphen(at):
                step = at + 1
                word = self._word(step)
            if word in table.conjunction and end > first:
                if not self._and_joins(step, previous, current):
                    break
                step += 1
                while self._word(step) == "-":
                    step += 1
                word = self._word(step)
            compound = table.compounds.match(words, step)
            if compound is not None:
                entry_kind, value, after = (TENS if compound[0] >= 20 else TEEN), compound[0], compound[1]
            else:
                entry = table.cardinals.get(word)
                if entry is None:
                    break
                entry_kind, value, after = entry.kind, entry.value, step + 1
            joined = self._join(entry_kind, value, current, previous)
            if entry_kind == SCALE:
                if current < 0 and total == 0 and word not in table.bare_scales:
                    break
                if current < 0 and total == 0:
                    current = 1.0
                if value < last_scale:
                    total, last_scale = total + max(current, 0.0) * value, value
                else:  # mille milliards
                    total, last_scale = (total + max(current, 0.0)) * value, value
                if current < 0 and total == 0:
                    break
                precision, scale, scale_at = 0.5 * value, value, step
                current = -1.0
            elif joined is None:
                break
            else:
                current = joined
                precision = 0.5
            previous = entry_kind
            at = end = after
        if end == first:
            return None
        value = total + max(current, 0.0)
        if (
            end == first + 1
            and table.cardinals.get(words[first]) is not None
            and table.cardinals[words[first]].kind == ONE
        ):
            return self._one(first)
        return Number(first, end, value, value, precision, "cardinal", None, scale, scale_at)

    def _one(self, at: int) -> Number | None:
        """ "un", "a", "one" by themselves: a number before a collective, a fraction or a half, or as a numeral."""
        table = self.table
        nxt_at = at + 2 if self._word(at + 1) == "-" and self._glued_hyphen(at + 1) else at + 1
        nxt = self._word(nxt_at)
        if nxt in table.collectives:
            value = table.collectives[nxt]
            return self._scaled(Number(at, nxt_at + 1, value, value, value * 0.1, "collective"))
        if nxt in table.halves:
            after = self._word(nxt_at + 1)
            after_at = nxt_at + 2 if after == "-" else nxt_at + 1
            word = self._word(after_at)
            if word in table.cardinals and table.cardinals[word].kind == SCALE:
                value = table.halves[nxt] * table.cardinals[word].value
                return Number(
                    at,
                    after_at + 1,
                    value,
                    value,
                    0.05 * value,
                    "cardinal",
                    None,
                    table.cardinals[word].value,
                    after_at,
                )
            if nxt in table.whole_fractions:
                return Number(at, nxt_at + 1, 0.5, 0.5, 0.03, "fraction")
            return None
        if nxt in table.fractions and (self._word(nxt_at + 1) in table.of or words_plural(table, nxt)):
            value = 1 / table.fractions[nxt]
            return Number(at, nxt_at + 1, value, value, 0.03, "fraction")
        if self.words[at] in table.numerals:
            return Number(at, at + 1, 1.0, 1.0, 0.5, "cardinal")
        return None

    def _join(self, kind: str, value: float, current: float, previous: str) -> float | None:
        """The running value below a thousand after one more word, or None when the word cannot follow."""
        if kind == HUNDRED:
            if current < 0:
                return 100.0
            return current * 100 if 0 < current < 100 and previous != HUNDRED else None
        if current < 0:
            return value
        if kind in (UNIT, ONE):
            if current % 10 == 0 and current % 100 != 10 and previous not in (UNIT, ONE) and current > 0:
                return current + value
            return None
        if kind == TEEN:
            if (current % 100 == 0 and current > 0) or (self.table.vigesimal and current % 100 in (60.0, 80.0)):
                return current + value
            return None
        if kind == TENS:
            if self.table.vigesimal and value == 20 and current % 10 == 4 and current % 100 == 4 and previous == UNIT:
                return current - 4 + 80
            if current % 100 == 0 and current > 0:
                return current + value
        return None

    def _and_joins(self, at: int, previous: str, current: float) -> bool:
        """Whether a conjunction at `at` is inside the number ("vingt et un", "one hundred and five")."""
        table = self.table
        nxt_at = at + 1
        while self._word(nxt_at) == "-":
            nxt_at += 1
        entry = table.cardinals.get(self._word(nxt_at))
        if entry is None:
            return False
        if previous == TENS:
            if "tens" not in table.and_after:
                return False
            if table.vigesimal:  # "et" joins only one and eleven in French
                return entry.kind == ONE or (entry.kind == TEEN and entry.value == 11 and current % 100 in (60.0, 80.0))
            return entry.kind in (UNIT, ONE)
        if previous == HUNDRED:
            return "hundreds" in table.and_after and not table.vigesimal and entry.kind in (UNIT, TEEN, TENS, ONE)
        if previous == SCALE:
            return "scales" in table.and_after and not table.vigesimal and entry.kind in (UNIT, TEEN, TENS)
        return False

    # ------------------------------------------------------------ what may follow or stand alone

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
        value = self.table.ordinals.get(word)
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
            opener = nxt in table.of or nxt in (
                "the",
                "its",
                "their",
                "his",
                "her",
                "our",
                "my",
                "all",
                "that",
                "these",
                "those",
            )
            if opener and before not in (
                "first",
                "second",
                "other",
                "deuxième",
                "première",
                "seconde",
                "autre",
                "premier",
                "dernier",
                "-",
            ):
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
            if before != "moins" or (
                earlier[:1] not in _DIGITS and earlier not in ("au", "du", "de", "à", "pas", "en")
            ):
                return _minus(number)
        return number

    # ------------------------------------------------------------ small helpers

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.size else ""

    def _glued_hyphen(self, at: int) -> bool:
        return self.sentence.glued(at) and self.sentence.glued(at + 1)

    def _glued_between(self, first: int, last: int) -> bool:
        return all(self.sentence.glued(i) for i in range(first, last + 1))


def _minus(number: Number) -> Number:
    """The number below zero, with its sign's token."""
    sign = Number(
        number.first - 1, number.last, -number.high, -number.low, number.precision, number.kind, number.digits
    )
    sign.scale, sign.scale_at = number.scale, number.scale_at
    return sign


def words_plural(table: NumberWords, word: str) -> bool:
    """Whether a fraction word is one by its form ("thirds", "tiers"), not also an ordinal in the singular."""
    return word not in table.ordinals
