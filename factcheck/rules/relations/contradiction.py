"""`contradiction`: same thing, same time, same modality, values that do not meet.

With keys in `group_by` the rule says what is the same thing: a stated period in the key makes the time the same;
without one, statements count as simultaneous when their articles appeared within `window` days of each other. With
`group_by: signature` the comparison decides, pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison.interval import disjoint
from factcheck.rules import groups
from factcheck.rules.clusters import clusters, without_copies
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("field", "across", "window")
PLACES: tuple[str, ...] = ()


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each group whose values cannot all be right."""
    return _by_signature(rule, run) if rule.by_signature else _by_keys(rule, run)


def _by_signature(rule: Rule, run: Run) -> Iterator[Draft]:
    pairs = [
        pair
        for pair in common.related(rule, run, "contradiction")
        if common.differ(rule.compare, pair.a, pair.b)
        and pair.a.root.id + str(pair.a.assertion.span) != pair.b.root.id + str(pair.b.assertion.span)
    ]
    agreements = common.related(rule, run, "agreement")
    for members, joined in common.components(pairs):
        yield Draft(
            clusters=common.agreeing(members, agreements),
            confidence=max(pair.relation.confidence for pair in joined) - 0.2 * common.undated(members),
            why=(*common.reasons(joined), *_order_note(members)),
        )


def _by_keys(rule: Rule, run: Run) -> Iterator[Draft]:
    views = [view for view in run.selected(rule) if common.speaks(rule, view)]
    for key, members in groups.grouped(rule, views):
        stated = "period" in rule.group_by and key[rule.group_by.index("period")] is not None
        for block in [members] if stated else _blocks(members, rule.compare.window):
            found = _conflicting(rule, clusters(rule, without_copies(rule, block)), stated)
            everyone = [view for cluster in found for view in cluster.views]
            if len(found) < 2 or (everyone[0].signature.modality == "plan" and common.undated(everyone)):
                continue  # plans of unknown order are a change
            yield Draft(
                clusters=found,
                confidence=common.confidence(everyone),
                why=(
                    f"Comparable by the rule: {groups.told(rule, key) or 'all that it selects'}.",
                    *_order_note(everyone),
                ),
            )


def _conflicting(rule: Rule, found: Sequence[Cluster], stated: bool) -> tuple[Cluster, ...]:
    """The clusters that contradict another one: apart in value, together in time, apart in place."""
    plan = bool(found) and found[0].views[0].signature.modality == "plan"
    window = 0 if plan else rule.compare.window

    def conflict(a: View, b: View) -> bool:
        return common.differ(rule.compare, a, b) and (stated or common.near(a, b, window))

    if len(found) > 12:  # many values: the extremes and their neighbours say enough
        found = (*found[:6], *found[-6:])
    return tuple(
        one
        for one in found
        if any(
            other is not one and disjoint(one.interval, other.interval) and common.any_pair(one, other, conflict)
            for other in found
        )
    )


def _blocks(views: Sequence[View], window: int) -> Iterator[list[View]]:
    """Runs of articles with no gap longer than the window; the undated go with the newest."""
    dated = sorted(
        (view for view in views if view.published is not None), key=lambda view: (view.published, view.place)
    )
    blocks: list[list[View]] = []
    for view in dated:
        if blocks and (view.published or 0) - (blocks[-1][-1].published or 0) <= window:
            blocks[-1].append(view)
        else:
            blocks.append([view])
    unknown = [view for view in views if view.published is None]
    if unknown:
        if blocks:
            blocks[-1].extend(unknown)
        else:
            blocks.append(unknown)
    return iter(blocks)


def _order_note(views: Sequence[View]) -> tuple[str, ...]:
    if common.undated(views):
        return (
            "The order is unknown: a place has neither a period nor a date of publication, so the confidence is lower.",
        )
    return ()
