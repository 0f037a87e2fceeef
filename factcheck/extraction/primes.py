"""Minutes, seconds, feet and inches in marks: 1'43"20, 9"79, 6'2"."""

from __future__ import annotations

from factcheck.extraction.number import Number
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence

_ONE, _TWO = frozenset(("'", "′")), frozenset(('"', "″", "”"))


def read_primes(sentence: Sentence, number: Number, feet: bool) -> Reading | None:
    """The time or height that a number opens, or None; `feet`: whether marks mean feet and inches in the language."""
    words, at = sentence.words, number.last
    if at + 1 >= len(words) or not number.plain_integer or not (words[at] in _ONE or words[at] in _TWO):
        return None
    parts = _digits(sentence, at)
    if not parts:
        return None
    if words[at] in _TWO:  # 9"79
        return _reading(number, at + 2, number.low + _decimals(parts), "s", "duration")
    low, end = float(parts), at + 2
    closed = end < len(words) and sentence.glued(end) and words[end] in _TWO
    more = _digits(sentence, end) if closed else ""
    if feet and not more and low < 12 and number.low < 10:
        return _reading(number, end + closed, number.low + low / 12, "ft", "length")
    if low >= 60 or len(parts) != 2:
        return None
    seconds = low + _decimals(more) if more else low
    return _reading(number, end + closed + bool(more), number.low + seconds / 60, "min", "duration")


def _digits(sentence: Sentence, at: int) -> str:
    """The digits glued behind the mark at `at`, which is glued itself."""
    if at + 1 >= len(sentence) or not sentence.glued(at) or not sentence.glued(at + 1):
        return ""
    word = sentence.words[at + 1]
    return word if word.isdecimal() and len(word) <= 3 else ""


def _decimals(digits: str) -> float:
    return float(f"0.{digits}")


def _reading(number: Number, last: int, value: float, unit: str, dimension: str) -> Reading:
    kind = "duration" if dimension == "duration" else "quantity"
    return Reading(
        number, number.first, last, value, value, number.precision, kind=kind, unit=unit, dimension=dimension
    )
