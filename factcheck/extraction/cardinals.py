"""Cardinals in words, and the magnitudes that follow words or digits."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.digits import parse_digits
from factcheck.extraction.lexicon import CENTURY, HUNDRED, ONE, SCALE, TEEN, TENS, UNIT, Cardinal, NumberWords
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

DIGITS = frozenset("0123456789")
# Magnitude letters that are units as well.
_LETTER_UNITS = frozenset("mt")
# Those that stand apart from the digits too, before what they count: "8 B people", "5 M tonnes".
_SPACED = frozenset("BM")


class CardinalReader:
    """One number expression of a sentence, from token `at`: the part that cardinals need."""

    def __init__(self, sentence: Sentence, table: NumberWords, at: int) -> None:
        self.sentence, self.table, self.at = sentence, table, at
        self.words = sentence.words
        self.size = len(self.words)
        self.depth = 0  # readers inside readers
        self.sum: Sum | None = None  # how the last cardinal in words came about, for the ordinal that may close it

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.size else ""

    def _glued_hyphen(self, at: int) -> bool:
        return self.sentence.glued(at) and self.sentence.glued(at + 1)

    def _glued_between(self, first: int, last: int) -> bool:
        return all(self.sentence.glued(i) for i in range(first, last + 1))

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
                if entry.kind == HUNDRED and number.digits is not None and (value >= 10 or not value.is_integer()):
                    break  # "50 cents" are money in French
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
                if len(word) > 1 and self._word(at) == "." and self.sentence.glued(at) and at + 1 < self.size:
                    at += 1  # 1,2 Mrd. Euro
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
            written = self.sentence.text[self.sentence.starts[at]]
            counts = written in _SPACED and len(nxt) > 2 and nxt.isalpha() and nxt not in self.table.function_words
            return money or len(word) > 1 or written == "k" or counts
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
            if word[:1] not in DIGITS and word not in self.table.cardinals:
                return None
        if not word:
            return None
        reader = type(self)(self.sentence, self.table, at)
        number = None
        if word in self.table.cardinals and self.table.cardinals[word].kind not in (ONE, SCALE):
            number = reader._cardinal(at)
        elif word[0] in DIGITS and not self.sentence.glued(at):
            parsed = parse_digits(word, self.table.decimal, self.table.group)
            nxt = self._word(at + 1)
            if (
                parsed is not None
                and nxt in self.table.cardinals
                and self.table.cardinals[nxt].kind in (SCALE, HUNDRED)
            ):
                number = reader._scaled(Number(at, at + 1, parsed[0], parsed[0], parsed[1], "cardinal", word))
        return number if number is not None and number.low < scale and number.kind == "cardinal" else None

    def _pieces(self, at: int) -> tuple[tuple[Cardinal, ...], int]:
        """The cardinals that the token(s) at `at` stand for, several where words are joined, and the token after."""
        table, word = self.table, self._word(at)
        compound = table.compounds.match(self.words, at)
        if compound is not None:
            return (Cardinal(TENS if compound[0] >= 20 else TEEN, compound[0]),), compound[1]
        entry = table.cardinals.get(word)
        if entry is not None:
            return (entry,), at + 1
        if table.prefixes and word[:3] in table.prefixes:
            return table.segments(word), at + 1
        return (), at

    def _cardinal(self, at: int, scales: bool = True, ahead: bool = True) -> Number | None:
        """The longest cardinal in words from token `at`, with or without magnitudes; an article alone is none.

        `ahead`: look behind a conjunction for a fraction of its own ("cento e tre quarti" is 100.75).
        """
        first = end = at
        self.sum = sum_ = Sum(self.table)
        scale_at = -1
        while at < self.size:
            step, joiner = at, False
            if end > first and self.words[at] == "-" and self._glued_hyphen(at):
                step = at + 1
            if end > first and self._word(step) in self.table.conjunction:
                if not self._and_joins(step, sum_):
                    break
                step, joiner = step + 1, True
                while self._word(step) == "-":
                    step += 1
                if ahead and sum_.previous in _OPEN and self._part_at(step):
                    break
            pieces, after = self._pieces(step)
            if not pieces or (not scales and pieces[-1].kind == SCALE):
                break
            if not sum_.take(pieces, joiner, self._word(step)):
                break
            if pieces[-1].kind == SCALE:
                scale_at = step
            at = end = after
        if end == first:
            return None
        if end == first + 1 and sum_.previous == ONE and self.words[first] in self.table.cardinals:
            return self._one(first)
        value, closing = sum_.value, sum_.previous == SCALE
        scale = sum_.scale if closing else 1.0
        precision = 0.5 * scale if value.is_integer() or closing else 0.05
        return Number(first, end, value, value, precision, "cardinal", None, scale, scale_at if closing else -1)

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
            if nxt in table.whole_fractions or not after or (after == "." and nxt_at + 2 == self.size):
                return Number(at, nxt_at + 1, table.halves[nxt], table.halves[nxt], 0.03, "fraction")
            return None
        one = Number(at, at + 1, 1.0, 1.0, 0.5, "cardinal")
        if nxt in table.conjunction:
            mixed = self._mixed(one)
            if mixed is not one:
                return mixed
        fraction = self._fraction_after(one, nxt_at)
        if fraction is not None:
            return fraction
        return one if self.words[at] in table.numerals else None

    def _fraction_after(self, number: Number, at: int) -> Number | None:
        """The fraction that a number and a denominator make; the reader of fractions knows."""
        raise NotImplementedError

    def _mixed(self, number: Number) -> Number:
        """A number with the fraction that follows it; the reader of fractions knows."""
        raise NotImplementedError

    def _part_at(self, at: int) -> bool:
        """Whether a fraction or a dozen stands at token `at`."""
        reader = type(self)(self.sentence, self.table, at)
        number = reader._cardinal(at, ahead=False)
        if number is None or number.kind != "cardinal":
            return number is not None and number.kind == "fraction" and number.low < 1
        after = number.last + 1 if reader._word(number.last) == "-" else number.last
        if reader._word(after) in self.table.collectives:
            return True
        part = reader._fraction_after(number, after)
        return part is not None and part.low < 1

    def _and_joins(self, at: int, sum_: Sum) -> bool:
        """Whether a conjunction at `at` is inside the number ("vingt et un", "one hundred and five", "mil e cem")."""
        table, previous = self.table, sum_.previous
        nxt_at = at + 1
        while self._word(nxt_at) == "-":
            nxt_at += 1
        pieces, _ = self._pieces(nxt_at)
        if not pieces:
            return False
        kind, value = pieces[0]
        if previous in (UNIT, ONE):
            return table.units_first and kind == TENS and sum_.current % 100 < 10
        if previous == TENS:
            if "tens" not in table.and_after:
                return False
            if table.vigesimal:  # "et" joins only one and eleven in French
                return kind == ONE or (kind == TEEN and value == 11 and sum_.current % 100 in (60.0, 80.0))
            return kind in (UNIT, ONE)
        if previous in (HUNDRED, CENTURY):
            return "hundreds" in table.and_after and not table.vigesimal and kind in (UNIT, TEEN, TENS, ONE)
        if previous == SCALE:
            one = kind == ONE and (table.tens_need_and or self.words[nxt_at] in table.numerals)  # mil e um
            return "scales" in table.and_after and not table.vigesimal and (one or kind in _AFTER_SCALE)
        return False


_OPEN = frozenset((HUNDRED, CENTURY, SCALE))
_AFTER_SCALE = frozenset((UNIT, TEEN, TENS, CENTURY, HUNDRED))


class Sum:
    """A cardinal in words as it grows: groups that magnitudes closed, and the running value below a thousand."""

    __slots__ = ("current", "groups", "previous", "table")

    def __init__(self, table: NumberWords) -> None:
        self.table = table
        self.groups: list[tuple[float, float]] = []  # value, magnitude; magnitudes fall
        self.current, self.previous = -1.0, ""

    @property
    def value(self) -> float:
        """The number so far."""
        return sum(value for value, _ in self.groups) + max(self.current, 0.0)

    def start(self, value: float) -> None:
        """Begin with a number that is whole already."""
        if value >= 1000:
            power = next((one for one in (1e12, 1e9, 1e6, 1e3) if value % one == 0), 1.0)
            self.groups, self.current, self.previous = [(value, power)], -1.0, SCALE
        else:
            self.current = value
            closed = value % 10 != 0
            self.previous = UNIT if closed else HUNDRED if value % 100 == 0 else TENS

    @property
    def scale(self) -> float:
        """The last magnitude."""
        return self.groups[-1][1] if self.groups else 1.0

    def take(self, pieces: tuple[Cardinal, ...], joiner: bool, word: str) -> bool:
        """Adds the pieces of one word; False, with nothing changed, when they cannot follow."""
        kept = self.current, self.previous, list(self.groups)
        for number, piece in enumerate(pieces):
            bare = len(pieces) > 1 or word in self.table.bare_scales
            fits = self._scale(piece.value, bare) if piece.kind == SCALE else self._below(piece, joiner and not number)
            if not fits:
                self.current, self.previous, self.groups = kept
                return False
            self.previous = piece.kind
        return True

    def _scale(self, factor: float, bare: bool) -> bool:
        """A magnitude multiplies what stands before it: "mille milliards" is one group, "un million deux mille" two."""
        amount = max(self.current, 0.0)
        popped = False
        groups = list(self.groups)
        while groups and groups[-1][1] <= factor:
            amount += groups.pop()[0]
            popped = True
        if self.current < 0 and not popped:
            if not bare or groups:
                return False
            amount = 1.0
        if amount <= 0 or amount * factor > 1e24:
            return False
        self.groups, self.current = [*groups, (amount * factor, factor)], -1.0
        return True

    def _below(self, piece: Cardinal, joiner: bool) -> bool:
        joined = self._join(piece.kind, piece.value, joiner)
        if joined is None:
            return False
        self.current = joined
        return True

    def _join(self, kind: str, value: float, joiner: bool) -> float | None:
        """The running value below a thousand after one more word, or None when the word cannot follow."""
        current, vigesimal = self.current, self.table.vigesimal
        if kind == HUNDRED:
            if current < 0:
                return 100.0
            return current * 100 if 0 < current < 100 and self.previous != HUNDRED else None
        if current < 0:
            return value
        if current == 0 or not current.is_integer():
            return None
        open_ten = current % 100 == 0
        if kind in (UNIT, ONE):
            if self.previous == TENS and not joiner and self.table.tens_need_and:
                return None
            ten = current % 100 == 10 and not (vigesimal and value >= 7)  # dix-septième
            fits = current % 10 == 0 and not ten and value > 0 and self.previous not in (UNIT, ONE)
            return current + value if fits else None
        if kind == TEEN:
            return current + value if open_ten or (vigesimal and current % 100 in (60.0, 80.0)) else None
        if kind == TENS:
            if vigesimal and value == 20 and current % 100 == 4 and self.previous == UNIT:
                return current - 4 + 80
            if joiner and self.table.units_first and current % 100 < 10:
                return current + value
            return current + value if open_ten else None
        return None
