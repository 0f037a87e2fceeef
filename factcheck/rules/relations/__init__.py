"""The relations of `compare.relation`, one module each.

A relation is a module with KEYS (the keys of `compare` that it reads), PLACES (further placeholders) and
`find(rule, run)`, which yields a `Draft` for each thing worth reporting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from factcheck.rules.model import Draft, Rule
from factcheck.rules.relations import (
    agreement,
    arithmetic,
    change,
    contradiction,
    order,
    range,  # the word of the rule language
    reference,
    wording,
)
from factcheck.rules.run import Run


class Relation(Protocol):
    """The interface of a relation's module."""

    @property
    def KEYS(self) -> tuple[str, ...]: ...  # noqa: N802 - a module's constant
    @property
    def PLACES(self) -> tuple[str, ...]: ...  # noqa: N802

    def find(self, rule: Rule, run: Run) -> Iterator[Draft]:
        """What the rule finds."""


RELATIONS: dict[str, Relation] = {
    "contradiction": contradiction,
    "change": change,
    "agreement": agreement,
    "arithmetic": arithmetic,
    "range": range,
    "reference": reference,
    "order": order,
    "wording": wording,
}
