"""The number words of a pack as lookup tables."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from factcheck.language.pack import Pack, load
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold, tokens_of

# Classes of number words; a word may have several ("cinquième" is a fraction and an ordinal).
ONE, UNIT, TEEN, TENS, HUNDRED, SCALE = "one", "unit", "teen", "tens", "hundred", "scale"


class Cardinal(NamedTuple):
    """A cardinal number word: its class and value."""

    kind: str
    value: float


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
            kind = UNIT if value < 10 else TEEN if value < 20 else TENS
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
        self.numerals = frozenset(raw.get("numerals", []))
        self.bare_scales = frozenset(raw.get("bare_scales", []))
        self.symbols: dict[str, float] = {key: float(value) for key, value in raw.get("symbols", {}).items()}
        self.vigesimal = bool(raw.get("vigesimal"))
        self.conjunction = frozenset(raw.get("and", []))
        self.and_after = frozenset(raw.get("and_after", []))
        self.point = frozenset(raw.get("point", []))
        self.negative = frozenset(raw.get("negative", []))
        self.not_negative_after = frozenset(raw.get("not_negative_after", []))
        self.after_half = frozenset(raw.get("after_half", []))
        self.not_half_after = frozenset(raw.get("not_half_after", []))
        self.halves: dict[str, float] = {key: float(value) for key, value in raw.get("halves", {}).items()}
        self.fractions: dict[str, int] = dict(raw.get("fractions", {}))
        self.whole_fractions = frozenset(raw.get("whole_fractions", []))
        self.ordinals: dict[str, float] = {key: float(value) for key, value in raw.get("ordinals", {}).items()}
        self.ordinal_suffixes = frozenset(raw.get("ordinal_suffixes", []))
        self.collectives: dict[str, float] = {key: float(value) for key, value in raw.get("collectives", {}).items()}
        self.vague: dict[str, tuple[float, float]] = _pairs(raw.get("vague", {}))
        self.vague_chains: Phrases[tuple[float, float]] = Phrases(_pairs(raw.get("vague_chains", {})))
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
        )


def _pairs(raw: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {key: (float(low), float(high)) for key, (low, high) in raw.items()}


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language's pack. Raises ConfigError when there is no such pack."""
    return NumberWords(load(language))
