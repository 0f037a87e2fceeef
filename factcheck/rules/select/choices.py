"""Selector keys whose values are fixed words: kind, dimension, modality, polarity, role, change, shape, unit, ..."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.language.words import fold, tokens_of
from factcheck.model.assertion import KINDS, MODALITIES, SHAPES
from factcheck.rules.reader import Reader
from factcheck.rules.view import View

Check = Callable[[View], bool]

DIMENSIONS = (
    "money", "percent", "points", "share", "count", "factor", "ordinal", "age", "duration", "length", "area", "volume",
    "mass", "speed", "energy", "power", "temperature", "pressure", "frequency", "data", "angle",
)  # fmt: skip
LONGEST_WORD = 40
_COLON = re.compile(r":(?=\s)")
POLARITIES = ("positive", "negative")
ROLES = ("event", "deadline", "since", "until", "period", "reference")
CHANGES = ("up", "down", "none")
NOTES = (
    "unusual-magnitude", "missing-unit", "percent-for-points", "ambiguous-date", "impossible-date", "weekday-mismatch",
)  # fmt: skip


def one_of(attribute: str, choices: tuple[str, ...]) -> Callable[[Reader, str], Check]:
    """A key that compares one attribute of the assertion with fixed words; "none" stands for unknown."""

    def parse(reader: Reader, name: str) -> Check:
        wanted = frozenset(reader.choices(name, choices))
        return lambda view: (getattr(view.assertion, attribute) or "none") in wanted

    return parse


def dimension(reader: Reader, name: str) -> Check:
    """The dimension; `share` takes a share in any writing (66.7 %, two thirds, 22 of 32)."""
    wanted = frozenset(reader.choices(name, DIMENSIONS))
    if "share" in wanted:
        return lambda view: view.share is not None or view.assertion.dimension in wanted
    return lambda view: view.assertion.dimension in wanted


def exact_text(attribute: str) -> Callable[[Reader, str], Check]:
    """A key that compares an attribute with free words: unit, per, language, source."""

    def parse(reader: Reader, name: str) -> Check:
        wanted = frozenset(text for text, _ in reader.texts(name))
        return lambda view: (getattr(view.assertion, attribute) or "none") in wanted

    return parse


def source(reader: Reader, name: str) -> Check:
    """The outlet, or the id of an article without one; case does not count."""
    wanted = frozenset(text.casefold() for text, _ in reader.texts(name))
    return lambda view: view.article.outlet.casefold() in wanted


def note(reader: Reader, name: str) -> Check:
    """A remark of the extraction about the wording."""
    wanted = frozenset(reader.choices(name, NOTES))
    return lambda view: any(one.code in wanted for one in view.assertion.notes)


def confidence(reader: Reader, name: str) -> Check:
    """How surely the value was read, at least: 1 less 0.3 for an ambiguous date, less 0.2 for a missing unit."""
    least = reader.number(name)
    if least is not None and not 0 <= least <= 1:
        reader.error(name, f"found {least:g}", "a number from 0 to 1")
    return lambda view: reading_confidence(view) >= (least or 0.0) - 1e-9


def reading_confidence(view: View) -> float:
    """How surely an assertion was read, 0 to 1."""
    codes = {one.code for one in view.assertion.notes}
    return 1.0 - 0.3 * ("ambiguous-date" in codes) - 0.2 * ("missing-unit" in codes)


def colon(reader: Reader, name: str) -> Check:
    """Which side of its sentence's only colon it stands on: "the fund: 7 million for ..., 3 million for ..."."""
    wanted = reader.choice(name, ("before", "after"), required=True)

    def check(view: View) -> bool:
        one = view.assertion
        at = [match.start() + one.sentence_start for match in _COLON.finditer(one.sentence)]
        return len(at) == 1 and (one.span[1] <= at[0]) == (wanted == "before")

    return check


def led_by(reader: Reader, name: str) -> Check:
    """The word right before the value: "from", "to", "contre"."""
    wanted = frozenset(fold(text) for text, _ in reader.texts(name))

    def check(view: View) -> bool:
        one = view.assertion
        before = one.sentence[: max(0, one.span[0] - one.sentence_start)]
        return bool(wanted & set(tokens_of(before[-LONGEST_WORD:])[-1:]))

    return check


KEYS: dict[str, Callable[[Reader, str], Check]] = {
    "kind": one_of("kind", KINDS),
    "dimension": dimension,
    "unit": exact_text("unit"),
    "per": exact_text("per"),
    "role": one_of("role", (*ROLES, "none")),
    "modality": one_of("modality", MODALITIES),
    "polarity": one_of("polarity", POLARITIES),
    "change": one_of("change", CHANGES),
    "shape": one_of("shape", SHAPES),
    "language": exact_text("language"),
    "source": source,
    "note": note,
    "colon": colon,
    "led_by": led_by,
    "confidence": confidence,
}
