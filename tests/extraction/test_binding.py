"""Runs the sentences of binding/*.yml: every slot that a case names is right, but for those known to be missed."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from benchmarks import binding
from benchmarks.binding import Outcome, fits
from factcheck import yamlfile

OPEN = [stem for stem in binding.stems() if not binding.blind(stem)]
CASES = [
    pytest.param(stem, f"{stem}/{group}/{number}", id=f"{stem}/{group}/{number}")
    for stem in OPEN
    for group, cases in yamlfile.load(binding.CASES / f"{stem}.yml").items()
    for number in range(1, len(cases) + 1)
]


@cache
def outcomes(stem: str) -> dict[str, list[Outcome]]:
    found = defaultdict(list)
    for one in binding.outcomes(stem):
        found[one.case].append(one)
    return found


@pytest.mark.parametrize(("stem", "case"), CASES)
def test_slots(stem: str, case: str) -> None:
    known = {name for name in binding.known(stem) if name.startswith(f"{case} ")}
    missed = {one.id: f"wanted {one.wanted!r}, found {one.found!r}" for one in outcomes(stem)[case] if not one.right}
    new = {name: what for name, what in missed.items() if name not in known}
    assert not new, outcomes(stem)[case][0].text
    assert known <= missed.keys(), "right by now: take it off known_failures.yml"


@pytest.mark.parametrize("stem", OPEN)
def test_known_failures_name_slots_of_cases(stem: str) -> None:
    names = {one.id for found in outcomes(stem).values() for one in found}
    assert set(binding.known(stem)) <= names


@pytest.mark.parametrize(("language", "least"), [("en", 120), ("fr", 120), ("de", 10), ("es", 10), ("it", 10)])
def test_enough_cases(language: str, least: int) -> None:
    assert len(outcomes(language)) >= least


@pytest.mark.parametrize(
    ("slot", "wanted", "found", "right"),
    [
        ("subject", "exports", "the exports of steel", True),
        ("subject", "exports", "imports", False),
        ("subject", "port", "exports", False),
        ("subject", "exports", "exports of steel, which the firms of the north and their owners sold", False),
        ("subject", ["steel", "!coal"], "exports of coal and steel", False),
        ("subject", "they|allies", "allies", True),
        ("speaker", None, None, True),
        ("speaker", None, "Lindgren", False),
        ("speaker", "lindgren", None, False),
        ("scope", ["kelm", "!ostra"], ["kelm", "north"], True),
        ("scope", ["kelm", "!ostra"], ["kelm", "ostra"], False),
        ("period", 2024, "2024", True),
        ("conditions", "4 %", ["more than 4 %"], True),
    ],
)
def test_what_fits(slot: str, wanted: object, found: object, right: bool) -> None:
    assert fits(slot, wanted, found) is right
