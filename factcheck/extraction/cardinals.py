"""Cardinals in words, and the magnitudes that follow words or digits."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.digits import parse_digits
from factcheck.extraction.lexicon import HUNDRED, ONE, SCALE, TEEN, TENS, UNIT, NumberWords
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

DIGITS = frozenset("0123456789")
# Magnitude letters that are units as well.
_LETTER_UNITS = frozenset("mtb")


class CardinalReader:
    """One number expression of a sentence, from token `at`: the part that cardinals need."""

    def __init__(self, sentence: Sentence, table: NumberWords, at: int) -> None:
        self.sentence, self.table, self.at = sentence, table, at
        self.words = sentence.words
        self.size = len(self.words)

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
            if word[:1] not in DIGITS and word not in self.table.cardinals:
                return None
        if not word:
            return None
        reader = CardinalReader(self.sentence, self.table, at)
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


def words_plural(table: NumberWords, word: str) -> bool:
    """Whether a fraction word is one by its form ("thirds", "tiers"), not also an ordinal in the singular."""
    return word not in table.ordinals
