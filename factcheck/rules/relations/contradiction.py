"""`contradiction`: same thing, same time, same modality, values that do not meet.

With keys in `group_by` the rule says what is the same thing: a stated period in the key makes the time the same;
without one, statements count as simultaneous when their articles appeared within `window` days of each other. With
`group_by: signature` the comparison decides, pair by pair.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from factcheck.comparison.interval import disjoint
from factcheck.model.assertion import Assertion
from factcheck.rules import groups
from factcheck.rules.clusters import clusters, in_order, without_copies, without_parts
from factcheck.rules.figures import APART, CHANGE, Figure, middle, verdict
from factcheck.rules.findings import side
from factcheck.rules.model import WHO, Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.threads import Related
from factcheck.rules.view import View

KEYS = ("field", "across", "window", "who")
PLACES: tuple[str, ...] = ("own.value", "own.quote", "quoted.value", "quoted.quote", "quoted.speaker")
_WINDOW = 45  # days
_OUTLETS = 2  # articles on each side that make more than a slip
_SHARE = "share"
_ALIKE = 0.8  # how sure the comparison must be of a contradiction inside one article
_SURE = 0.6  # below it, a finding is one step less grave


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each group whose values cannot all be right."""
    return _by_signature(rule, run) if rule.by_signature else _by_keys(rule, run)


def _by_signature(rule: Rule, run: Run) -> Iterator[Draft]:
    contradictions = [pair for pair in common.related(rule, run, "contradiction") if _apart(rule, run, pair)]
    if not contradictions:
        return
    agreements = common.related(rule, run, "agreement")
    dated = _Dated(agreements, common.related(rule, run, "change"))
    rivals = common.Rivals(agreements)
    agreements = [pair for pair in agreements if common.one_value(pair)]
    pairs = [
        pair
        for pair in contradictions
        if not common.tolerated(rule, pair)
        and not rivals.of(pair)
        and not dated.explains(pair.a, pair.b)
        and not dated.explains(pair.b, pair.a)
    ]
    told = common.Agreements(agreements)
    for members, joined in common.components(pairs):
        who, best = _who(joined)
        if rule.compare.who and who not in rule.compare.who:
            continue
        date = members[0].assertion.kind == "date"  # an event has one date, whenever the articles appeared
        sure = max(pair.relation.confidence for pair in joined) - 0.2 * (common.undated(members) and not date)
        yield Draft(
            clusters=common.agreeing(members, told),
            sides=None if who == "texts" else _newest_first(best),
            values=_voices(best) if who == "voice" else {},
            severity=common.lowered(rule.severity) if sure < _SURE else None,
            confidence=sure,
            why=(*common.reasons(joined), *(() if date else _order_note(members))),
        )


def _who(pairs: Sequence[Related]) -> tuple[str, Related]:
    """Who contradicts whom in a group (one of WHO), and the surest pair that shows it."""
    by_class: dict[str, list[Related]] = {}
    for pair in pairs:
        by_class.setdefault(_between(pair), []).append(pair)
    who = next(name for name in WHO if name in by_class and (name != "speakers" or len(by_class) == 1))
    return who, max(by_class[who], key=lambda pair: (pair.relation.confidence, pair.a.place, pair.b.place))


def _between(pair: Related) -> str:
    quoted = [view.assertion.speaker is not None for view in (pair.a, pair.b)]
    if pair.a.root.id == pair.b.root.id and quoted[0] != quoted[1]:
        return "voice"
    if common.one_person(pair.a, pair.b):
        return "self"
    return "speakers" if common.known_speaker(pair.a) and common.known_speaker(pair.b) else "texts"


def _newest_first(pair: Related) -> tuple[View, View]:
    first, second = in_order((pair.a, pair.b))
    return first, second


def _voices(pair: Related) -> dict[str, str]:
    own, quoted = sorted((pair.a, pair.b), key=lambda view: view.assertion.speaker is not None)
    return {**side("own", own), **side("quoted", quoted)}


class _Dated:
    """What dated articles say for undated ones: who gives the value of a later day speaks of that day."""

    def __init__(self, agreements: Iterable[Related], changes: Iterable[Related]) -> None:
        self.agreeing: dict[View, list[View]] = {}
        for pair in agreements:
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if one.published is None and other.published is not None:
                    self.agreeing.setdefault(one, []).append(other)
        self.changed = {frozenset((pair.a, pair.b)) for pair in changes}

    def explains(self, undated: View, other: View) -> bool:
        """Whether a dated article with the value of `undated` is a change against `other`."""
        return any(frozenset((twin, other)) in self.changed for twin in self.agreeing.get(undated, ()))


def _apart(rule: Rule, run: Run, pair: Related) -> bool:
    """Whether a pair is no play of one text: two values of one sentence never are a contradiction, two of one article
    only when both state their period or are much alike, and neither narrows what the other speaks of.

    Amounts a share of two articles need a firm that both name.
    """
    if not common.differ(rule.compare, pair.a, pair.b) or common.one_sentence(pair.a, pair.b):
        return False
    one, other = pair.a.assertion, pair.b.assertion
    if pair.a.root.id != pair.b.root.id:
        return _SHARE not in (one.per, other.per) or run.name_one(pair.a, pair.b)
    if _narrowed(one, other):
        return False
    stated = one.period is not None and other.period is not None
    return stated or pair.relation.confidence >= _ALIKE


def _narrowed(one: Assertion, other: Assertion) -> bool:
    """Whether one text tells the two apart: "volume" and "first-section volume"; rises or falls of two subjects, or
    one for a stated time and one without ("on Friday", "for the week").
    """
    first, second = one.subject, other.subject
    if first is not None and second is not None and first.lemma == second.lemma:
        if set(first.modifiers) != set(second.modifiers):
            return True
    elif one.change or other.change:
        return True
    return bool(one.change or other.change) and one.period != other.period


def _by_keys(rule: Rule, run: Run) -> Iterator[Draft]:
    views = [view for view in run.selected(rule) if common.speaks(rule, view)]
    for key, members in groups.grouped(rule, views):
        stated = "period" in rule.group_by and key[rule.group_by.index("period")] is not None
        window = _WINDOW if rule.compare.window is None else rule.compare.window
        blocks = [
            block
            for told in common.bearers(rule, run, members)
            for block in ([told] if stated else _blocks(told, window))
        ]
        for block in blocks:
            told_values = clusters(rule, without_parts(rule, without_copies(rule, block)))
            why = f"Comparable by the rule: {groups.told(rule, key) or 'all that it selects'}."
            if stated:
                yield from _revisions(rule, run, told_values, why)
            found = _conflicting(rule, run, told_values, stated)
            everyone = [view for cluster in found for view in cluster.views]
            if len(found) < 2 or (everyone[0].signature.modality == "plan" and common.undated(everyone)):
                continue  # plans of unknown order are a change
            yield Draft(
                clusters=found,
                confidence=common.confidence(everyone),
                why=(
                    why,
                    *_order_note(everyone),
                ),
            )


def _conflicting(rule: Rule, run: Run, found: Sequence[Cluster], stated: bool) -> tuple[Cluster, ...]:
    """The clusters that contradict another one: apart in value, together in time, apart in place."""
    plan = bool(found) and found[0].views[0].signature.modality == "plan"
    window = rule.compare.window if rule.compare.window is not None else 0 if plan else _WINDOW

    shared = {
        frozenset((a.article.id, b.article.id)) for one in found for a, b in itertools.combinations(one.views[:30], 2)
    }

    moves = _moves(found)

    def conflict(a: View, b: View) -> bool:
        """Articles that agree on one value of the group do not contradict each other by another; an undated one
        contradicts nothing where the value changes from day to day.
        """
        if moves and not stated and (a.published is None or b.published is None):
            return False
        agree = a.article.id != b.article.id and frozenset((a.article.id, b.article.id)) in shared
        return not agree and common.differ(rule.compare, a, b) and (stated or common.near(a, b, window))

    if len(found) > 12:  # many values: the extremes and their neighbours say enough
        found = (*found[:6], *found[-6:])
    return tuple(
        one
        for one in found
        if any(
            other is not one
            and disjoint(one.interval, other.interval)
            and _verdict(run, one, other) not in (APART, CHANGE)
            and common.any_pair(one, other, conflict)
            for other in found
        )
    )


def _revisions(rule: Rule, run: Run, found: Sequence[Cluster], why: str) -> Iterator[Draft]:
    """A change for each two values of one stated period of which the one took the place of the other for good."""
    for one, other in itertools.combinations(found, 2):
        if disjoint(one.interval, other.interval) and _verdict(run, one, other) == CHANGE:
            everyone = (*one.views, *other.views)
            if len({view.root.id for view in everyone}) > 1:
                yield Draft(
                    clusters=(one, other),
                    relation="change",
                    severity="info",
                    confidence=common.confidence(everyone),
                    why=(why, "Every article gives the second figure from some day on: a revision."),
                )


def _verdict(run: Run, one: Cluster, other: Cluster) -> str:
    """What the archive says of two clusters: every article gives the one until some day, and every later one the other
    (a revision); each goes on being given (two things).
    """
    a, b = (Figure(views, run.first) for views in _told_apart(one, other))
    few = min(len(a.days), len(b.days)) < _OUTLETS
    return "" if few else verdict(a, b, False, run.moved)[0]


def _told_apart(one: Cluster, other: Cluster) -> tuple[list[View], list[View]]:
    """The views of two clusters, each with the one it is nearer to: "1 %" agrees with 1.3 % and is meant as 1.0 %."""
    ends = middle(one.interval) or 0.0, middle(other.interval) or 0.0
    near: tuple[list[View], list[View]] = ([], [])
    for at, cluster in enumerate((one, other)):
        for view in cluster.views:
            measure = view.measure()
            written = middle(measure.interval) if measure is not None else None
            if written is None or ends[0] == ends[1]:
                near[at].append(view)
            else:
                near[abs(written - ends[0]) > abs(written - ends[1])].append(view)
    return near


def _moves(found: Sequence[Cluster]) -> bool:
    """Whether dated articles already give two values, one after the other."""
    spans = [days for one in found if (days := [view.published for view in one.views if view.published is not None])]
    return any(max(a) < min(b) or max(b) < min(a) for a, b in itertools.combinations(spans, 2))


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
