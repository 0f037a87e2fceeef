"""How many times as much, in one word: "doubled", "a triplé", "verdoppelt", "tenfold"."""

from __future__ import annotations

from factcheck.extraction.lexicon import NumberWords
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

_REACH = 8  # tokens between an auxiliary and its participle


def multiplied(sentence: Sentence, table: NumberWords, at: int) -> Number | None:
    """The factor that the verb at `at` tells; a participle needs its auxiliary ("a doublé", but not "un doublé")."""
    words = sentence.words
    before = words[at - 1] if at else ""
    if before in table.factor_stops or (at + 1 < len(words) and words[at + 1] in table.factor_before):
        return None
    if words[at] in table.factor_participles and not any(
        word in table.auxiliaries for word in words[max(0, at - _REACH) : at]
    ):
        return None
    value = table.factors[words[at]][0]
    return Number(at, at + 1, value, value, value * 0.05, "factor")


def multiple(table: NumberWords, word: str) -> float | None:
    """The number before an ending that makes it a factor: "sixfold", "zehnfach"; None when there is none."""
    if not table.factor_endings or len(word) > 40 or not word.endswith(table.factor_endings):
        return None
    ending = next(ending for ending in sorted(table.factor_endings, key=len, reverse=True) if word.endswith(ending))
    value = table.joined_value(word[: -len(ending)]) if len(word) > len(ending) else None
    return value if value is not None and value >= 2 else None
