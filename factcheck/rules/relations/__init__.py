"""The relations of `compare.relation`, one module each.

A relation is a module with KEYS (the keys of `compare` that it reads), PLACES (further placeholders) and
`find(rule, run)`, which yields a `Draft` for each thing worth reporting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from factcheck import plugins
from factcheck.rules.model import Draft, Rule
from factcheck.rules.relations import (
    agreement,
    arithmetic,
    change,
    contradiction,
    follows,
    order,
    range,  # the word of the rule language
    reference,
    superseded,
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
    "follows": follows,
    "range": range,
    "reference": reference,
    "order": order,
    "superseded": superseded,
    "wording": wording,
}


def names(asked: object = None) -> tuple[str, ...]:
    """The relations that there are; those of plugins are looked for only when `asked` is none of our own."""
    return tuple(RELATIONS) if asked in RELATIONS else (*RELATIONS, *plugins.names("relations"))


def of(name: str) -> Relation:
    """The module of a relation. Raises PluginError for a plugin that cannot be used."""
    return RELATIONS[name] if name in RELATIONS else cast(Relation, plugins.load("relations", name))


def keys(name: str) -> tuple[str, ...]:
    """The keys of `compare` that a relation reads."""
    return tuple(getattr(of(name), "KEYS", ()))


def find(rule: Rule, run: Run) -> list[Draft]:
    """What the relation of a rule finds. Raises PluginError for a plugin that fails."""
    name = rule.compare.relation
    if name in RELATIONS:
        return list(RELATIONS[name].find(rule, run))
    return plugins.call("relations", name, lambda: list(of(name).find(rule, run)))
