"""The number words of a pack as lookup tables."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from factcheck.extraction.segments import (
    CENTURY,
    HUNDRED,
    ONE,
    SCALE,
    TEEN,
    TENS,
    UNIT,
    Cardinal,
    Segmenter,
    kind_of,
)
from factcheck.language.pack import Pack, load
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold, tokens_of

__all__ = ["CENTURY", "HUNDRED", "ONE", "SCALE", "TEEN", "TENS", "UNIT", "Cardinal", "NumberWords", "number_words"]


class NumberWords:
    """Everything the number reader looks up, compiled once a language."""

    def __init__(self, pack: Pack) -> None:
        raw: dict[str, Any] = pack.section("numbers")
        separators = raw.get("separators", {})
        self.decimal: str = separators.get("decimal", ".")
        self.group: str = separators.get("group", ",")
        self.cardinals: dict[str, Cardinal] = {}
        self.compounds: Phrases[float] = Phrases()
        joined: list[tuple[str, float]] = []
        for word, value in raw.get("cardinals", {}).items():
            kind = UNIT if value == 1 else kind_of(float(value))
            if len(tokens_of(word)) > 1:
                joined.append((word, float(value)))
            else:
                self.cardinals[fold(word)] = Cardinal(kind, float(value))
        self.compounds = Phrases(joined)
        for word in raw.get("one", []):
            self.cardinals[word] = Cardinal(ONE, 1.0)
        for word in raw.get("hundreds", []):
            self.cardinals[word] = Cardinal(HUNDRED, 100.0)
        for word, value in raw.get("scales", {}).items():
            self.cardinals[word] = Cardinal(SCALE, float(value))
        _forgive_accents(self.cardinals)
        joining = raw.get("joined") or {}
        self.units_first = bool(joining.get("units_first"))
        self.segments = Segmenter(self.cardinals, joining)
        self.prefixes = self.segments.prefixes
        self.ones = frozenset(word for word, cardinal in self.cardinals.items() if cardinal.kind == ONE)
        self.also_words = frozenset(raw.get("also_words", []))
        self.numerals = frozenset(raw.get("numerals", []))
        factors: dict[str, Any] = raw.get("factors", {})
        self.factors: dict[str, tuple[float, str]] = {
            str(word): (float(times), way)
            for way in ("up", "down")
            for times, listed in factors.get(way, {}).items()
            for word in listed
        }
        self.factor_participles = frozenset(str(word) for word in factors.get("participles", []))
        self.factor_endings = tuple(str(ending) for ending in factors.get("endings", []))
        self.auxiliaries = frozenset(pack.words("grammar", "auxiliaries"))
        self.factor_stops = frozenset(pack.words("grammar", "determiners")) | frozenset(factors.get("not_after", []))
        self.factor_before = frozenset(factors.get("not_before", []))
        self.bare_scales = frozenset(raw.get("bare_scales", []))
        self.symbols: dict[str, float] = {key: float(value) for key, value in raw.get("symbols", {}).items()}
        self.vigesimal = bool(raw.get("vigesimal"))
        self.conjunction = frozenset(raw.get("and", []))
        self.and_after = frozenset(raw.get("and_after", []))
        # "treinta y cinco": the conjunction is needed, so that "treinta cinco avos" is 30 fifths
        self.tens_need_and = "tens" in self.and_after and not raw.get("vigesimal")
        point = {str(word): 1 for word in raw.get("point", [])}
        _forgive_accents(point)
        self.point = frozenset(point)
        self.negative = frozenset(raw.get("negative", []))
        self.not_negative_after = frozenset(raw.get("not_negative_after", []))
        self.after_half = frozenset(raw.get("after_half", []))
        self.not_half_after = frozenset(raw.get("not_half_after", []))
        self.halves: dict[str, float] = {key: float(value) for key, value in raw.get("halves", {}).items()}
        self.fractions: dict[str, float] = {key: float(value) for key, value in raw.get("fractions", {}).items()}
        self.fraction_endings: list[tuple[str, list[str]]] = _endings(raw.get("fraction_endings", {}))
        self.with_ = frozenset(raw.get("with", []))
        self.shares: dict[str, float] = {key: float(value) for key, value in raw.get("shares", {}).items()}
        self.over = frozenset(raw.get("over", []))
        self.whole_fractions = frozenset(raw.get("whole_fractions", []))
        self.ordinals: dict[str, float] = {key: float(value) for key, value in raw.get("ordinals", {}).items()}
        self.ordinal_endings: list[tuple[str, list[str]]] = _endings(raw.get("ordinal_endings", {}))
        _forgive_accents(self.ordinals)
        _forgive_accents(self.fractions)
        self.ordinal_chains = bool(raw.get("ordinal_chains"))
        self.ordinal_dot = bool(raw.get("ordinal_dot"))
        self.fraction_ordinals = bool(raw.get("fraction_ordinals"))
        self.denominator_marks = frozenset(raw.get("denominator_marks", []))
        self.ordinal_suffixes = frozenset(raw.get("ordinal_suffixes", []))
        self.collectives: dict[str, float] = {key: float(value) for key, value in raw.get("collectives", {}).items()}
        _forgive_accents(self.collectives)
        self.vague: dict[str, tuple[float, float]] = _pairs(raw.get("vague", {}))
        self.vague_chains: Phrases[tuple[float, float]] = Phrases(_pairs(raw.get("vague_chains", {})))
        self.vague_bare = bool(raw.get("vague_bare"))
        self.vague_openers = frozenset(raw.get("vague_openers", []))
        self.of = frozenset(raw.get("of", []))
        self.unusual_scales: dict[str, dict[str, Any]] = dict(raw.get("unusual_scales", {}))
        # Words that cannot be a counted noun, and letters that spell a currency before digits ("A$", "EUR").
        self.function_words = frozenset(
            word
            for group in ("determiners", "prepositions", "conjunctions", "auxiliaries", "adverbs", "pronouns")
            for word in pack.words("grammar", group)
        )
        self.codes = frozenset(raw.get("currency_letters", ["eur", "usd", "gbp", "chf", "cad", "aud", "rs", "ps"]))
        self.starts = (
            frozenset(self.cardinals)
            | self.compounds.first_words()
            | frozenset(self.halves)
            | frozenset(self.fractions)
            | frozenset(self.ordinals)
            | frozenset(self.collectives)
            | frozenset(self.vague)
            | frozenset(self.shares)
            | self.whole_fractions
            | frozenset(self.factors)
        )
        self._ordinal_seen: dict[str, float | None] = {}
        self._builds_ordinals = bool(self.ordinal_endings) or self.ordinal_chains
        if self._builds_ordinals:
            self.prefixes |= frozenset(word[:3] for table in (self.ordinals, self.cardinals) for word in table)

    def ordinal(self, word: str) -> float | None:
        """The value of an ordinal in one word, listed or built: "dritte", "einundzwanzigsten", "ventitreesimo"."""
        value = self.ordinals.get(word)
        if value is not None or not self._builds_ordinals or len(word) > 90:
            return value
        if word not in self._ordinal_seen:
            if len(self._ordinal_seen) > 20_000:
                self._ordinal_seen.clear()
            self._ordinal_seen[word] = self._built_ordinal(word)
        return self._ordinal_seen[word]

    def fraction(self, word: str) -> float | None:
        """The denominator that a word names, listed or built: "Drittel", "quinzavos", "veintemilésimos"."""
        value = self.fractions.get(word)
        if value is not None or len(word) > 90:
            return value
        if self.fraction_endings:
            for ending, restored in self.fraction_endings:
                if word.endswith(ending):
                    stem = word[: -len(ending)]
                    found = (self.joined_value(stem + letters) for letters in restored)
                    under = next((one for one in found if one and one > 3), None)
                    if under:
                        return under
        if word[-1:] == "s":
            under = self.ordinal(word[:-1])
            return under if under is not None and under > 10 else None
        return None

    def _built_ordinal(self, word: str) -> float | None:
        for at in range(len(word) - 3, 2, -1):  # hundertdritte, vigesimoprimera
            last = self.ordinals.get(word[at:])
            if last is None or (100 <= last < 1000):
                continue
            if last >= 1000:
                times = self.joined_value(word[:at])
                if times:
                    return times * last
                continue
            head = self.ordinals.get(word[:at])
            if head is None:
                head = self.joined_value(word[:at])
            if head is not None and head > last and head % (10 if last < 10 else 100) == 0:
                return head + last
        for ending, restored in self.ordinal_endings:
            if word.endswith(ending):
                for letters in restored:
                    value = self.joined_value(word[: -len(ending)] + letters)
                    if value:
                        return value
        return None

    def joined_value(self, word: str) -> float | None:
        """The value of a cardinal in one word, joined or not."""
        one = self.cardinals.get(word)
        if one is not None:
            return one.value
        total, current = 0.0, 0.0
        for kind, value in self.segments(word):
            if kind == HUNDRED:
                current = max(current, 1.0) * 100
            elif kind == SCALE:
                total, current = (total + max(current, 1.0)) * value, 0.0
            else:
                current += value
        return total + current or None


def _forgive_accents(table: dict[str, Any]) -> None:
    """Number words are often typed without their accents: "dieciseis", "deuxieme", "milhoes"."""
    for word, value in list(table.items()):
        plain = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
        table.setdefault(plain, value)


def _endings(raw: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Endings, the longest first, each with the letters to put back before it."""
    return sorted(((end, [str(e) for e in old]) for end, old in raw.items()), key=lambda pair: -len(pair[0]))


def _pairs(raw: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {key: (float(low), float(high)) for key, (low, high) in raw.items()}


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language's pack. Raises ConfigError when there is no such pack."""
    return NumberWords(load(language))
