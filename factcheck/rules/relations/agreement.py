"""`agreement`: independent sources give the same value. Copies of an article are one source with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import interval as algebra
from factcheck.comparison.time import EARLIER, LATER, periods
from factcheck.rules import groups
from factcheck.rules.clusters import clusters, in_order, reading, sources, without_copies
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("field", "at_least", "across")
PLACES: tuple[str, ...] = ()


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each value that enough independent sources give and none of the group contradicts."""
    return _by_signature(rule, run) if rule.by_signature else _by_keys(rule, run)


def _by_signature(rule: Rule, run: Run) -> Iterator[Draft]:
    disputed = {view for pair in common.related(rule, run, "contradiction") for view in (pair.a, pair.b)}
    pairs = [
        pair
        for pair in common.related(rule, run, "agreement")
        if pair.a.outlet != pair.b.outlet
        and common.differ(rule.compare, pair.a, pair.b)
        and _bounded(rule, pair.a)
        and _bounded(rule, pair.b)
        and _same(rule, pair.a, pair.b)
        and periods(pair.a.assertion, pair.b.assertion) not in (EARLIER, LATER)
        and not disputed & {pair.a, pair.b}
    ]
    for members, joined in common.components(pairs):
        if len(sources(members)) >= rule.compare.at_least:
            best = max(pair.relation.confidence for pair in joined)
            yield _draft(members, common.reasons(joined), best)


def _by_keys(rule: Rule, run: Run) -> Iterator[Draft]:
    views = [view for view in run.selected(rule) if common.speaks(rule, view) and _bounded(rule, view)]
    told = [(key, one) for key, members in groups.grouped(rule, views) for one in common.bearers(rule, run, members)]
    for key, members in told:
        found = clusters(rule, without_copies(rule, members))
        if len(found) == 1 and len(sources(found[0].views)) >= rule.compare.at_least:
            why = f"Comparable by the rule: {groups.told(rule, key) or 'all that it selects'}."
            yield _draft(found[0].views, (why,), common.confidence(found[0].views))


def _draft(members: Sequence[View], why: tuple[str, ...], sure: float) -> Draft:
    first = members[0].measure()
    assert first is not None  # unbounded values were left out
    independent = f"{len(sources(members))} independent sources: {', '.join(sources(members))}."
    return Draft(clusters=(Cluster(in_order(members), first.interval),), confidence=sure, why=(*why, independent))


def _same(rule: Rule, a: View, b: View) -> bool:
    """Whether the values themselves meet, and not a superlative and one that it bounds: "66.6 %, the highest since"."""
    one, other = groups.measure_of(rule, a), groups.measure_of(rule, b)
    if one is None or other is None or (one.family, one.unit) != (other.family, other.unit):
        return True
    return algebra.meet(one.interval, other.interval)


def _bounded(rule: Rule, view: View) -> bool:
    """Whether a value says enough to corroborate another: "more than 3" does not."""
    value = reading(rule, view)
    return value is not None and value.low is not None and value.high is not None
