"""A quantity while it is being read: token positions in its sentence, value, unit; slots are bound later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from factcheck.extraction.nouns import NounPhrase
from factcheck.extraction.number import Number
from factcheck.model import Interval, Note


@dataclass(slots=True, eq=False)  # one reading is another only when it is the same: to look one up costs nothing
class Reading:
    """Tokens [first, last) hold the number with its unit; [begin, end) also its qualifier and counted noun."""

    number: Number
    first: int
    last: int
    low: float | None
    high: float | None
    precision: float
    kind: str = "quantity"
    unit: str = "1"
    dimension: str | None = None
    per: str | None = None
    shape: str = "exact"
    rough: bool = False  # a range told with "about"
    begin: int = -1
    end: int = -1
    counted: NounPhrase | None = None
    counted_of: Reading | None = None  # the whole whose noun this part counts ("sur les 32 alliés, un seul")
    of: float | None = None
    share: float | None = None
    change: str | None = None
    part: Reading | None = None  # of a whole: the part that was counted in it ("one of THE 32 allies")
    alternatives: list[Reading] = field(default_factory=list)
    alternative_of: Reading | None = None
    notes: list[Note] = field(default_factory=list)

    @property
    def value(self) -> Interval:
        """The interval that the qualifier makes of the number."""
        low, high = self.low, self.high
        approx = self.rough or self.shape in ("about", "nearly", "barely")
        if self.shape in ("over", "at-least"):
            return Interval(low, None, low_open=self.shape == "over")
        if self.shape in ("under", "at-most"):
            return Interval(None, high, high_open=self.shape == "under")
        return Interval(low, high, approx=approx or self.number.kind == "collective")

    def measure(self) -> dict[str, Any]:
        """What an assertion of it says by itself: kind, value, unit, rate and change, as its fields."""
        return {
            "kind": self.kind,
            "value": self.value,
            "shape": self.shape,
            "precision": self.precision,
            "unit": self.unit,
            "dimension": self.dimension,
            "per": self.per,
            "change": self.change,
        }
