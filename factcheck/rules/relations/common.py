"""What several relations need: who speaks, when, across what, and components of related pairs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.comparison.interval import ANY, meet
from factcheck.comparison.signature import Measure
from factcheck.model.assertion import Interval, Term
from factcheck.model.finding import SEVERITIES
from factcheck.rules.clusters import in_order, widened
from factcheck.rules.groups import measure_of
from factcheck.rules.model import Cluster, Compare, Rule, Selector
from factcheck.rules.run import Run
from factcheck.rules.threads import Related, joined
from factcheck.rules.view import View

# Classes of modality (of the comparison) that say nothing about the world as it is or is meant to be.
_OUTGROWN = 1.5
_FARTHEST = 10  # a toll that grew further is another toll
_GROWN = 0.75  # how alike the contexts of a bound and of what outgrew it must be
_RIVAL = 0.05
_SILENT = frozenset({"hypothesis", "denied"})


def speaks(rule: Rule, view: View) -> bool:
    """Whether a statement can be held against others: no hypothesis, no denial, unless the rule asks for them."""
    keys = {key for selector in rule.operands.values() for key in selector.keys}
    return ("modality" in keys or view.signature.modality not in _SILENT) and (
        "polarity" in keys or view.assertion.polarity == "positive"
    )


def differ(compare: Compare, a: View, b: View) -> bool:
    """Whether two places are far enough apart for `across`: other articles, other sources, other speakers."""
    tests: dict[str, Callable[[], bool]] = {
        "article": lambda: a.root.id != b.root.id,
        "source": lambda: a.outlet != b.outlet,
        "speaker": lambda: _speaker(a) is not None and _speaker(b) is not None and _speaker(a) != _speaker(b),
    }
    return all(tests[name]() for name in compare.across)


def _speaker(view: View) -> str | None:
    speaker = view.assertion.speaker
    return None if speaker is None else (speaker.ids[0] if speaker.ids else speaker.text.casefold())


def one_person(a: View, b: View) -> bool:
    """Whether both views quote the same person or body: one entity, or one proper name, once in full perhaps."""
    one, other = a.assertion.speaker, b.assertion.speaker
    if one is None or other is None:
        return False
    if any(key.startswith("entity:") and key in other.ids for key in one.ids):
        return True
    first, second = _names(one), _names(other)
    return bool(first and second) and (first <= second or second <= first)


def known_speaker(view: View) -> bool:
    """Whether a view quotes somebody by name: no "officials", no "coast guard"."""
    speaker = view.assertion.speaker
    return speaker is not None and bool(_names(speaker) or any(key.startswith("entity:") for key in speaker.ids))


def _names(speaker: Term) -> frozenset[str]:
    """The capitalised words of who speaks: "Mette", "Lindqvist"; nothing for "officials"."""
    return frozenset(word.casefold() for word in speaker.text.split() if word[:1].isupper())


def any_pair(a: Cluster, b: Cluster, test: Callable[[View, View], bool]) -> bool:
    """Whether some member of one and some member of the other pass a test; large clusters are represented by 30."""
    return any(test(one, other) for one in a.views[:30] for other in b.views[:30])


def near(a: View, b: View, days: int) -> bool:
    """Whether two articles were published within so many days, or it is unknown."""
    return a.published is None or b.published is None or abs(a.published - b.published) <= days


def undated(views: Iterable[View]) -> bool:
    """Whether the order of some place is unknown: neither a period nor a date of publication."""
    return any(view.published is None and view.assertion.period is None for view in views)


def lowered(severity: str) -> str:
    """The severity one step below."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


def confidence(views: Sequence[View], base: float = 0.9) -> float:
    """0.9, less 0.2 when the order is unknown, less 0.1 inside one article, less 0.05 when a value is approximate."""
    sure = base - 0.2 * undated(views)
    sure -= 0.1 * (len({view.root.id for view in views}) < 2)
    return sure - 0.05 * any(view.assertion.value is not None and view.assertion.value.approx for view in views)


def related(rule: Rule, run: Run, *kinds: str) -> list[Related]:
    """The pairs of these kinds of which the rule selects both sides."""
    selector = rule.operands[""]
    chosen: dict[int, bool] = {}

    def wanted(view: View) -> bool:
        if id(view) not in chosen:
            chosen[id(view)] = selector.matches(view)
        return chosen[id(view)]

    return [pair for pair in run.related_as(kinds) if wanted(pair.a) and wanted(pair.b)]


def outgrown(pair: Related) -> bool:
    """Whether one side is a bound of an earlier day that the other has left far behind: "at least 120" dead, then 312.

    Such values agree as intervals, but nobody writes "at least 120" who knows of 312.
    """
    return _times_the_bound(pair) <= _FARTHEST and pair.relation.likeness >= _GROWN


def one_value(pair: Related) -> bool:
    """Whether an agreement says that two values are one, and not only that a bound does not exclude the other."""
    return _times_the_bound(pair) == math.inf


def _times_the_bound(pair: Related) -> float:
    """How many times the bound of one side the other, a later count, is; infinite where there is no such bound."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        bound, value = one.measure(), other.measure()
        if one.published is None or other.published is None or not one.published < other.published:
            continue
        if bound is None or value is None or bound.family != "count" or value.family != "count":
            continue
        if one.assertion.shape not in ("at-least", "over"):
            continue
        low, later = bound.interval.low, value.interval.low
        if low is not None and later is not None and low > 0 and later >= _OUTGROWN * low:
            return later / low
    return math.inf


def tolerated(rule: Rule, pair: Related) -> bool:
    """Whether the rule's tolerance makes the values of a pair meet; a rule without one leaves it to the comparison."""
    tolerance = rule.tolerance
    if not (tolerance.absolute or tolerance.points or tolerance.relative):
        return False
    sides = []
    for view in (pair.a, pair.b):
        measure = measure_of(rule, view)
        if measure is None:
            return False
        sides.append((measure.unit, widened(measure.interval, rule.tolerance, measure)))
    (unit, one), (other_unit, other) = sides
    return unit == other_unit and meet(one, other)


class Rivals:
    """Which pairs are two readings of what both articles say: "48 in 2015, 52 in 2016" printed twice.

    A value of one article that contradicts a value of the other, while its article also gives that other value in as
    alike a context, contradicts nothing.
    """

    def __init__(self, agreements: Iterable[Related]) -> None:
        self.best: dict[tuple[View, str], float] = {}
        for pair in agreements:
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                key = (one, other.article.id)
                self.best[key] = max(self.best.get(key, 0.0), pair.relation.likeness)

    def of(self, pair: Related) -> bool:
        """Whether a pair has a rival that is as alike as its two sides are, or nearly."""
        least = pair.relation.likeness - _RIVAL
        return any(
            self.best.get((one, other.article.id), -1.0) >= least
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
            if one.article.id != other.article.id
        )


def one_sentence(a: View, b: View) -> bool:
    """Whether two statements stand in the same sentence, or in a sentence that two articles print."""
    return a.words == b.words


def bearers(rule: Rule, run: Run, views: Sequence[View]) -> Iterator[list[View]]:
    """The views of a group by whom they are about, so that plants of two firms never meet.

    A rule that selects a subject or names an entity (NATO) has said who that is, and so has one of known places that
    groups by them: its groups stay whole.
    """
    if any(
        "subject" in selector.keys or ("place" in selector.keys and "place" in rule.group_by) or _names_one(selector)
        for selector in rule.operands.values()
    ):
        yield list(views)
        return
    found: list[list[View]] = []
    for view in views:
        own = [one for one in found if any(not run.apart(view, other) for other in one)]
        joined = sorted([view, *(other for one in own for other in one)], key=lambda one: one.place)
        found = [one for one in found if one not in own] + [joined]
    yield from sorted(found, key=lambda one: one[0].place)


def _names_one(selector: Selector) -> bool:
    return any(one.startswith("entity:") for word in selector.words for one in word.ids)


def components(pairs: Iterable[Related]) -> Iterator[tuple[list[View], list[Related]]]:
    """Views that the pairs join, with those pairs, in order of the views."""
    listed = list(pairs)
    by_place = [sorted(members, key=lambda view: view.place) for members in joined(listed)]
    of = {view: members[0] for members in by_place for view in members}
    told: dict[View, list[Related]] = {}
    for pair in listed:
        told.setdefault(of[pair.a], []).append(pair)
    for members in sorted(by_place, key=lambda members: members[0].place):
        yield members, told[members[0]]


class Agreements:
    """The pairs of one rule that agree, in order, and by view: groups ask for their own again and again."""

    def __init__(self, pairs: Sequence[Related]) -> None:
        self.pairs = pairs
        self._of: dict[View, list[int]] = {}
        for at, pair in enumerate(pairs):
            self._of.setdefault(pair.a, []).append(at)

    def among(self, views: Sequence[View]) -> list[Related]:
        """The pairs of which both sides are among `views`."""
        inside = set(views)
        found = sorted(at for view in inside for at in self._of.get(view, ()) if self.pairs[at].b in inside)
        return [self.pairs[at] for at in found]


def agreeing(views: Sequence[View], agreements: Agreements) -> tuple[Cluster, ...]:
    """Views clustered by agreements among them; views that agree with no other stand alone."""
    pairs = agreements.among(views)
    found = [members for members, _ in components(pairs)]
    clustered = {view for members in found for view in members}
    found += [[view] for view in views if view not in clustered]
    found = _by_value(found)
    return tuple(Cluster(in_order(one), interval(one[0])) for one in sorted(found, key=lambda one: one[0].place))


def _by_value(groups: Iterable[list[View]]) -> list[list[View]]:
    """Groups of views of one thing, those that hold the very same value put together."""
    at: dict[Measure | View, list[View]] = {}
    for group in groups:
        keys = [measure if (measure := view.measure()) is not None else view for view in group]
        others = list({id(at[key]): at[key] for key in keys if key in at}.values())
        whole = sorted((view for one in (*others, group) for view in one), key=lambda view: view.place)
        for view in whole:
            at[view.measure() or view] = whole
    return list({id(group): group for group in at.values()}.values())


def interval(view: View) -> Interval:
    """What the value of a view can mean; anything where it has none."""
    measure = view.measure()
    return measure.interval if measure else ANY


def reasons(pairs: Sequence[Related]) -> tuple[str, ...]:
    """Why the surest pair is comparable."""
    best = max(pairs, key=lambda pair: (pair.relation.confidence, pair.a.place, pair.b.place))
    return best.relation.reasons
