"""`reference`: a statement against what is known (data/reference), at the time that the statement speaks of.

A statement whose time is unknown is held against every value that the fact ever had, and is wrong only when it fits
none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import interval as algebra
from factcheck.model.assertion import Interval
from factcheck.rules import facts, values
from factcheck.rules.clusters import clusters, reading, without_copies
from factcheck.rules.model import Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("facts",)
PLACES = ("fact", "expected", "reference")


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each fact and each wrong value of it, with every place that gives this value."""
    views = [view for view in without_copies(rule, run.selected(rule)) if common.speaks(rule, view)]
    for name in rule.compare.facts:
        wrong = [view for view in views if _wrong(rule, name, view)]
        for cluster in clusters(rule, wrong):
            yield Draft(
                clusters=(cluster,),
                confidence=common.confidence(cluster.views, 1.0),
                why=(f"Known: {_told(name, cluster.views)}.", *facts.sources(name)),
                values={
                    "fact": name,
                    "expected": _told(name, cluster.views),
                    "reference": " ".join(facts.sources(name)),
                },
            )


def _wrong(rule: Rule, name: str, view: View) -> bool:
    value = reading(rule, view)
    if value is None:
        return False
    held = facts.versions(name, facts.days([view]))
    return bool(held) and all(algebra.disjoint(value, Interval(one.value, one.value)) for one in held)


def _told(name: str, views: Sequence[View]) -> str:
    said = []
    for one in facts.versions(name, facts.days(views)):
        since = f" since {one.start}" if one.start else ""
        until = f" until {one.end}" if one.end else ""
        said.append(f"{values.number(one.value)}{since}{until}")
    return ", ".join(said)
