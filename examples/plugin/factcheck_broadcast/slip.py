"""A relation: two values of one group that differ by exactly one factor, as millions and billions do."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from factcheck.rules import Cluster, Draft, Rule, Run, grouped


def _factor(value: object) -> float:
    if value is None:
        return 1000.0
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 1:
        raise ValueError("a number above 1")  # what the user is told was expected
    return float(value)


KEYS = {"factor": _factor}  # the keys of `compare`, each with the function that reads it (None: not given)
PLACES = ("factor",)  # placeholders of `message` besides the usual ones


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each pair of values of a group of which one is `factor` times the other."""
    factor = rule.compare.more["factor"]
    for _, views in grouped(rule, run.selected(rule)):
        for a, b in itertools.combinations(views, 2):
            one, other = a.assertion.value, b.assertion.value
            if one is None or other is None or not one.low or not other.low:
                continue
            if math.isclose(max(one.low, other.low) / min(one.low, other.low), factor):
                yield Draft(
                    clusters=(Cluster((a,), one), Cluster((b,), other)),
                    why=(f"One value is {factor:g} times the other.",),
                    values={"factor": f"{factor:g}"},
                )
