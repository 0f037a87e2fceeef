"""`wording`: remarks about how a value is written: one of the extraction's (`check` names it), or the rule's own.

With `check: selected` whatever the rule selects is worded wrongly, and `expected` says how it should be.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.assertion import Interval
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("check", "expected")
PLACES = ("found", "expected")
SELECTED = "selected"


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each wording of an article, with every place where it stands; copies are left out."""
    places: dict[tuple[str, str], list[View]] = {}
    expected: dict[tuple[str, str], str] = {}
    for view in run.selected(rule):
        if view.article.id != view.root.id:
            continue
        for found, meant in _remarks(rule, view):
            key = (view.article.id, found)
            places.setdefault(key, []).append(view)
            expected.setdefault(key, meant)
    for key, members in places.items():
        yield Draft(
            clusters=(Cluster(tuple(members), Interval(None, None)),),
            confidence=0.8,
            values={"found": key[1], "expected": expected[key]},
        )


def _remarks(rule: Rule, view: View) -> list[tuple[str, str]]:
    """What is written, and what is meant instead."""
    if rule.compare.note == SELECTED:
        return [(view.assertion.text, rule.compare.expected)] if common.speaks(rule, view) else []
    return [(note.found, note.expected) for note in view.assertion.notes if note.code == rule.compare.note]
