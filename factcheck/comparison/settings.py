"""The named weights and thresholds of data/comparison.yml, typed and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError


class Widths(Struct, frozen=True, forbid_unknown_fields=True):
    """How far from the written number the meant one may be; shares of the value."""

    about: float
    about_share: float
    nearly: float
    barely: float
    round: float
    round_from: float
    vague: float
    vaguest: float
    dozens: float


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """What a word of the context counts."""

    name: float
    concept: float
    word: float
    weak: float
    short: float
    thing: float
    clause: tuple[float, ...]
    previous: float
    saying: float


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """How alike two contexts must be."""

    shared: float
    nameless: float
    same: float
    shared_same: float
    one_article: float
    one_article_period: float
    unpaired: float
    contradiction: float
    agreement: float
    order: float
    margin: float
    farthest: float


class Slots(Struct, frozen=True, forbid_unknown_fields=True):
    """What matching or differing slots add to the likeness of the words."""

    head: float
    event: float
    no_event: float
    unit: float
    period: float
    named_period: float
    modifier: float
    name: float
    names: float
    generic: float
    happening: float
    measure: float


class Blocks(Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of the blocking."""

    largest: int
    keys: int


class Story(Struct, frozen=True, forbid_unknown_fields=True):
    """What two articles must share to tell one story."""

    lead: int
    name: float
    place: float
    concept: float
    topics: float
    least: float
    sure: float
    days: int
    common: frozenset[str]


class Archive(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts where nobody put two texts side by side."""

    farthest: float
    near_same: float
    sums: dict[str, str]
    measures: frozenset[str]
    figures: frozenset[str]
    tolls: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    fields: frozenset[str]
    fixed: frozenset[str]
    fixed_days: int


class Leftovers(Struct, frozen=True, forbid_unknown_fields=True):
    """What two articles of one piece of news need before figures that only one of them has are held together."""

    names: float
    anchors: int
    exact: float
    many: int
    farthest: float
    years: int
    days: int
    what: float
    apart: float
    measure: float
    beside: float
    telling: float
    slip: float
    unit: float
    alone: float
    around: float
    words: float
    agreed: float
    name: float
    modality: float
    least: float
    margin: float
    small: float
    more: float
    sure_from: float
    step: float
    surest: float
    general: frozenset[str]
    grows: frozenset[str]
    sources: frozenset[str]
    bodies: frozenset[str]


class Events(Struct, frozen=True, forbid_unknown_fields=True):
    """Concepts of verbs that name one class of event, and which class cannot come after which."""

    same: dict[str, str]
    orders: tuple[tuple[str, str], ...]
    repeated: frozenset[str]
    uncertain: frozenset[str]
    personal: frozenset[str]
    of_things: frozenset[str]
    surveys: frozenset[str]
    trends: frozenset[str]
    reach: frozenset[str]
    once: frozenset[str]
    states: frozenset[str]
    since: dict[str, str]
    told: frozenset[str]
    official: frozenset[str]
    offices: frozenset[str]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of data/comparison.yml."""

    version: int
    widths: Widths
    weights: Weights
    thresholds: Thresholds
    story: Story
    archive: Archive
    leftovers: Leftovers
    slots: Slots
    events: Events
    blocks: Blocks
    contrasts: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    collectives: dict[str, str]


def load(path: Path) -> Settings:
    """Settings of one file. Raises ConfigError when a key is missing, unknown or of the wrong type."""
    raw: Any = yamlfile.load(path)
    try:
        return msgspec.convert(raw, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"not comparison settings: {error}", file=str(path), code=Code.DATA) from None


@cache
def settings() -> Settings:
    """The settings that ship with factcheck."""
    path = resources.data("comparison.yml")
    return compiled("comparison", [path], lambda: load(path), Settings)
