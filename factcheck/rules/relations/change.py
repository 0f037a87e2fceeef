"""`change`: same thing, another value at a later publication or for a later period.

The values of a group are clustered and put in order; one finding tells the whole course. Plans (targets, commitments)
of unknown order are a change too, and the finding says that the order is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import interval as algebra
from factcheck.rules import groups
from factcheck.rules.clusters import clusters, without_copies
from factcheck.rules.findings import cluster_text
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("field", "order_by", "report", "across", "window")
PLACES: tuple[str, ...] = ()
UNKNOWN = "The order is unknown: not every place has a period or a date of publication."


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each group whose value changes over time."""
    return _by_signature(rule, run) if rule.by_signature else _by_keys(rule, run)


def _by_signature(rule: Rule, run: Run) -> Iterator[Draft]:
    agreements = common.related(rule, run, "agreement")
    grown = dict.fromkeys(pair for pair in agreements if common.outgrown(pair))
    changes = [*common.related(rule, run, "change"), *grown]
    if not changes:
        return
    rivals = common.Rivals(agreements)
    pairs = [
        pair
        for pair in changes
        if common.differ(rule.compare, pair.a, pair.b)
        and not common.one_sentence(pair.a, pair.b)
        and (pair in grown or not (rivals.of(pair) or common.tolerated(rule, pair)))
    ]
    told = common.Agreements([pair for pair in agreements if common.one_value(pair)])
    for members, joined in common.components(pairs):
        found = _in_time(rule, common.agreeing(members, told))
        yield _draft(rule, found, common.reasons(joined), max(pair.relation.confidence for pair in joined))


def _by_keys(rule: Rule, run: Run) -> Iterator[Draft]:
    views = [view for view in run.selected(rule) if common.speaks(rule, view)]
    told = [(key, one) for key, members in groups.grouped(rule, views) for one in common.bearers(rule, run, members)]
    for key, members in told:
        found = _in_time(rule, clusters(rule, without_copies(rule, members)))
        if len(found) < 2 or not _changes(rule, found):
            continue
        everyone = [view for cluster in found for view in cluster.views]
        why = f"Comparable by the rule: {groups.told(rule, key) or 'all that it selects'}."
        yield _draft(rule, found, (why,), common.confidence(everyone))


def _draft(rule: Rule, found: Sequence[Cluster], why: tuple[str, ...], sure: float) -> Draft:
    shown = (found[0], found[-1]) if rule.compare.report == "first-last" else tuple(found)
    known = all(moment(rule, view) is not None for cluster in shown for view in cluster.views)
    course = " → ".join(cluster_text(cluster) for cluster in shown)
    return Draft(
        clusters=shown,
        confidence=sure,
        why=why if known else (*why, UNKNOWN),
        values={"values": course, "order": "" if known else "order unknown"},
    )


def moment(rule: Rule, view: View) -> int | None:
    """When a statement holds, as a day: its period, else (or with order_by: published) its publication."""
    period = view.assertion.period
    if rule.compare.order_by == "period" and period is not None:
        start = algebra.ordinal(period.start)
        if start is not None:
            return start
    return view.published


def _in_time(rule: Rule, found: Sequence[Cluster]) -> list[Cluster]:
    """Clusters by their first known day, the unknown by value before them.

    Days are those of the periods only when every statement has one and they differ: a toll "of the earthquake of the
    14th" rises from publication to publication.
    """
    everyone = [view for cluster in found for view in cluster.views]
    stated = [view.assertion.period.start for view in everyone if view.assertion.period is not None]
    by_period = len(stated) == len(everyone) and len(set(stated)) > 1

    def first(cluster: Cluster) -> tuple[int, float]:
        days = (moment(rule, view) if by_period or view.published is None else view.published for view in cluster.views)
        low = cluster.interval.low if cluster.interval.low is not None else cluster.interval.high
        return (min((day for day in days if day is not None), default=0), low or 0.0)

    return sorted(found, key=first)


def _changes(rule: Rule, found: Sequence[Cluster]) -> bool:
    """Whether two values hold at different times in different places; for plans an unknown order is enough."""
    plan = found[0].views[0].signature.modality == "plan"

    def later(a: View, b: View) -> bool:
        if not common.differ(rule.compare, a, b):
            return False
        one, other = moment(rule, a), moment(rule, b)
        if one is None or other is None:
            return plan
        return abs(one - other) > (rule.compare.window or 0)

    return any(
        algebra.disjoint(a.interval, b.interval) and common.any_pair(a, b, later)
        for at, a in enumerate(found)
        for b in found[at + 1 :]
    )
