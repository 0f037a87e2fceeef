"""Numbers in digits and in words (the grammar; the words are in the packs)."""

from __future__ import annotations

import unicodedata

from factcheck.extraction.cardinals import DIGITS
from factcheck.extraction.digits import parse_digits, parse_power, precision_of
from factcheck.extraction.factors import multiple, multiplied
from factcheck.extraction.fractions import FractionReader
from factcheck.extraction.gates import NUMBER, gates
from factcheck.extraction.lexicon import number_words
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence


def read_numbers(sentence: Sentence) -> None:
    """Fill `sentence.numbers` with every number expression, keyed by its first token; they never overlap."""
    table = number_words(sentence.pack.language)
    words, done, opened = sentence.words, 0, gates(sentence)
    for at in opened.at(NUMBER):
        if at < done or opened.idle(at):
            continue
        word = words[at]
        if len(word) == 1 and word.isnumeric() and not word.isdecimal() and word not in table.starts:
            value = unicodedata.numeric(word)
            number: Number | None = Number(at, at + 1, value, value, 0.03, "fraction")
        else:
            number = _Reader(sentence, table, at).read()
        if number is not None:
            sentence.numbers[number.first] = number
            done = number.last


class _Reader(FractionReader):
    """One number expression from token `at`, of any kind."""

    def read(self) -> Number | None:
        word = self.words[self.at]
        if word[0] in DIGITS:
            return self._digits()
        table = self.table
        if word in table.factors:
            return multiplied(self.sentence, table, self.at)
        factor = multiple(table, word)
        if factor is not None:
            return Number(self.at, self.at + 1, factor, factor, 0.0, "factor")
        vague = table.vague_chains.match(self.words, self.at)
        if vague is not None:
            (low, high), last = vague
            return Number(self.at, last, low, high, (high - low) / 2, "vague")
        number = self._cardinal(self.at)
        if number is not None:
            return self._finish(number)
        if word in table.shares:
            share = table.shares[word]
            opener = self._word(self.at + 1) in table.of
            return Number(self.at, self.at + 1, share, share, 0.03, "fraction") if opener else None
        if word in table.vague:
            return self._vague(word)
        if word in table.collectives:
            value = table.collectives[word]
            return self._scaled(Number(self.at, self.at + 1, value, value, value * 0.1, "collective"))
        half = self._half(word) if word in table.halves or word in table.whole_fractions else None
        if half is not None:
            return half
        return self._ordinal(word)

    # ------------------------------------------------------------ digits

    def _digits(self) -> Number | None:
        at, table = self.at, self.table
        token = self.words[at]
        parsed = parse_digits(token, table.decimal, table.group)
        power = self._power(parsed)
        if power is not None:
            return self._negated(power)
        if parsed is None:
            return None
        value, precision = parsed
        number = Number(at, at + 1, value, value, precision, "cardinal", token)
        if token.isdecimal() and self._word(at - 1) in (".", table.decimal) and self._bare_decimal(at):
            value = float(f"0.{token[:300]}")
            return self._finish(
                Number(at - 1, at + 1, value, value, precision_of("0", token), "cardinal", f"0.{token}")
            )
        nxt = self._word(at + 1)
        if nxt in table.ordinal_suffixes and self.sentence.glued(at + 1) and token.isdecimal():
            return Number(at, at + 2, value, value, 0.0, "ordinal", token)
        if nxt in "/⁄" and nxt and token.isdecimal():
            return self._negated(self._slash(number))
        if nxt == "." and table.ordinal_dot and self._ordinal_dot(at, token):
            return Number(at, at + 2, value, value, 0.0, "ordinal", token)
        return self._finish(self._mixed(self._scaled(number)))

    def _power(self, parsed: tuple[float, float] | None) -> Number | None:
        """1e10, 12.3e+14, 10^6, 1.3x10^-4: a mantissa with its power, glued."""
        at, words = self.at, self.words
        nxt = self._word(at + 1)
        token = words[at]
        if not ((nxt == "^" or nxt == "e") and self.sentence.glued(at + 1)) and "e" not in token:
            return None
        end = at + 1
        while end < min(self.size, at + 4) and (end == at + 1 or self.sentence.glued(end)):
            if words[end] not in ("^", "e", "+", "-") and not words[end].isdecimal():
                break
            end += 1
        value = parse_power("".join(words[at:end]), self.table.decimal, self.table.group)
        return Number(at, end, value, value, 0.0, "cardinal", token) if value is not None else None

    def _ordinal_dot(self, at: int, token: str) -> bool:
        """Der 3. Platz: a dot behind a short whole number inside a sentence."""
        glued = self.sentence.glued(at + 1) and not self.sentence.glued(at + 2)
        return at > 0 and glued and token.isdecimal() and len(token) <= 3 and self._word(at + 2)[:1].isalpha()

    def _bare_decimal(self, at: int) -> bool:
        """Whether a mark stands before digits with nothing before it: ".500"."""
        return self.sentence.glued(at) and not self.sentence.glued(at - 1)

    def _vague(self, word: str) -> Number | None:
        """Dozens of, des milliers de: an order of magnitude."""
        at = self.at
        before = self._word(at - 1) if at else ""
        if self.table.vague_openers and before not in self.table.vague_openers:
            return None
        nxt = self._word(at + 1)
        bare = self.table.vague_bare and nxt[:1].isalpha() and nxt not in self.table.function_words
        if nxt not in self.table.of and not bare:
            return None
        low, high = self.table.vague[word]
        return Number(at, at + 1, low, high, (high - low) / 2 or low / 2, "vague")
