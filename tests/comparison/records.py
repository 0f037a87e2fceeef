"""Hand-made assertions for tests of comparison."""

from __future__ import annotations

import itertools
from typing import Any

from factcheck.model import Assertion, Interval

_NEXT = itertools.count()


def quantity(value: float, *, shape: str = "exact", precision: float | None = None, **slots: Any) -> Assertion:
    """A quantity whose interval says only what its shape says; half a unit of precision unless given."""
    low = None if shape in ("under", "at-most") else value
    high = None if shape in ("over", "at-least") else value
    said = Interval(
        low, high, low_open=shape == "over", high_open=shape == "under", approx=shape in ("about", "nearly")
    )
    return record(kind="quantity", value=said, shape=shape, precision=0.5 if precision is None else precision, **slots)


def day(start: str | None, end: str | None, **slots: Any) -> Assertion:
    """A date that begins and ends on these days."""
    return record(kind="date", start=start, end=end, **slots)


def record(**slots: Any) -> Assertion:
    """An assertion with the slots given and the rest empty."""
    number = next(_NEXT)
    slots = {"dimension": "count" if slots.get("kind") == "quantity" else None, **slots}
    base: dict[str, Any] = {
        "id": f"record#{number}",
        "article": f"record{number}",
        "span": (0, 1),
        "text": "x",
        "line": 1,
        "column": 1,
        "sentence": "",
        "sentence_start": 0,
        "language": "en",
    }
    return Assertion(**{**base, **slots})
