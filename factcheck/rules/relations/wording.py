"""`wording`: remarks of the extraction about how a value is written (`check` names one)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.assertion import Interval
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("check",)
PLACES = ("found", "expected")


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each wording of an article, with every place where it stands; copies are left out."""
    places: dict[tuple[str, str], list[View]] = {}
    expected: dict[tuple[str, str], str] = {}
    for view in run.selected(rule):
        if view.article.id != view.root.id:
            continue
        for note in view.assertion.notes:
            if note.code == rule.compare.note:
                key = (view.article.id, note.found)
                places.setdefault(key, []).append(view)
                expected.setdefault(key, note.expected)
    for key, members in places.items():
        yield Draft(
            clusters=(Cluster(tuple(members), Interval(None, None)),),
            confidence=0.8,
            values={"found": key[1], "expected": expected[key]},
        )
