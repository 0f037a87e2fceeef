"""`order`: dates that cannot stand in this order. `check` says what must hold: `deadline >= published`.

With `select`, the check speaks of one statement: `date` (its own), `period`, `deadline`, `published`. With `operands`,
each name is the date of an assertion of the same group.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.model.assertion import Interval
from factcheck.rules import groups
from factcheck.rules.check import Range
from factcheck.rules.clusters import without_copies
from factcheck.rules.findings import place
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("check", "across")
PLACES = ("left", "right", "published")
NAMES = ("date", "period", "deadline", "published")
_CHOICES = 200


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each statement, or group of statements, whose dates are in an impossible order."""
    return _alone(rule, run) if "" in rule.operands else _together(rule, run)


def _alone(rule: Rule, run: Run) -> Iterator[Draft]:
    check = rule.compare.check
    assert check is not None  # the loader sees to it
    found: dict[tuple[str, tuple[int, int]], tuple[list[View], dict[str, list[Range]]]] = {}
    for view in without_copies(rule, run.selected(rule)):
        days = {name: _days(view, name) for name in check.names()}
        ranges = {name: [one] for name, one in days.items() if one is not None}
        if len(ranges) == len(days) and common.speaks(rule, view) and check.broken(ranges):
            found.setdefault((view.article.id, place(view, rule.compare.field)), ([], ranges))[0].append(view)
    for views, ranges in found.values():
        yield _draft(rule, views, ranges)


def _together(rule: Rule, run: Run) -> Iterator[Draft]:
    check = rule.compare.check
    assert check is not None  # the loader sees to it
    views = [
        view for view in run.views if common.speaks(rule, view) and any(s.matches(view) for s in rule.operands.values())
    ]
    for _, members in groups.grouped(rule, views, same=False):
        by_name = {
            name: [(view, day) for view in members if selector.matches(view) and (day := _days(view, "date"))]
            for name, selector in rule.operands.items()
        }
        choices = list(itertools.islice(itertools.product(*by_name.values()), _CHOICES + 1))
        if not choices or len(choices) > _CHOICES:
            continue
        ranges = [{name: [pair[1]] for name, pair in zip(by_name, choice, strict=True)} for choice in choices]
        if all(check.broken(one) for one in ranges):
            yield _draft(rule, [pair[0] for pair in choices[0]], ranges[0])


def _days(view: View, name: str) -> Range | None:
    """First and last day of a date of a statement, as ordinals; None where it is unknown."""
    found = groups.days_of(view, name)
    return None if found is None else Range(found.low or 0, (found.high or 1) - 1)


def _draft(rule: Rule, views: Sequence[View], ranges: dict[str, list[Range]]) -> Draft:
    check = rule.compare.check
    assert check is not None
    left, right = (told(one) for one in check.sides(ranges))
    return Draft(
        clusters=tuple(Cluster((view,), Interval(None, None)) for view in dict.fromkeys(views)),
        confidence=common.confidence(views, 1.0),
        why=(
            *(f"{name}: {told(one[0])}" for name, one in ranges.items()),
            f"{check.source} does not hold: {left}, {right}.",
        ),
        values={"left": left, "right": right, "published": views[0].article.published or "undated"},
    )


def told(one: Range) -> str:
    """Days as ISO dates: "2025-02-13", "2025-01-01 to 2025-12-31"."""
    first, last = (date.fromordinal(max(1, min(int(edge), date.max.toordinal()))).isoformat() for edge in one)
    return first if first == last else f"{first} to {last}"
