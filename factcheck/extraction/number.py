"""A number expression, before unit and context."""

from __future__ import annotations


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
        return self.digits is not None and self.digits.isdecimal() and self.last == self.first + 1
