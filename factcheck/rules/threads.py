"""How figures live side by side in an archive: what many dated articles say together decides what a pair cannot.

Values that agree are one figure. Two figures that conflict are looked at in the order of publication:

- articles that give both figures, or outlets that go on giving one while others go on giving the other: two things;
- the second takes the place of the first for good: a change, also where both name the same period (a revision);
- one article alone differs while others give the first figure before and after it: a contradiction, and no change.

Where too few articles speak, the pair keeps what the comparison made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import structs

from factcheck.comparison.relation import Relation
from factcheck.comparison.time import EARLIER, LATER, periods
from factcheck.rules.view import View

_UNDATED = "The figure changes from article to article; one of the two has no date."
_FEW = 2  # articles that make a figure more than one desk's slip
_LATE = 0.25  # share of a figure's articles that may still give it when another has taken its place


class Related:
    """Two views that the comparison calls a contradiction, a change or an agreement."""

    __slots__ = ("a", "b", "relation")

    def __init__(self, relation: Relation, a: View, b: View) -> None:
        self.relation, self.a, self.b = relation, a, b


class Figure:
    """Views that give one value for one thing: by the articles that they stand in, copies counted once."""

    __slots__ = ("days", "first", "roots", "sentences", "views")

    def __init__(self, views: Iterable[View], first: Callable[[View], bool]) -> None:
        self.views, self.first = list(views), first
        self.sentences = frozenset(map(_sentence, self.views))
        self.roots = frozenset(view.root.id for view in self.views)
        dated = {view.root.id: view.published for view in self.views if not first(view)}
        self.days = sorted(day for day in dated.values() if day is not None)

    def beside(self, other: Figure) -> Figure:
        """The figure without the sentences that give the other one too: "first put at 4, revised to 5" is no late 4."""
        both = self.sentences & other.sentences
        return Figure((view for view in self.views if _sentence(view) not in both), self.first) if both else self


def _sentence(view: View) -> tuple[str, int]:
    return view.root.id, view.assertion.sentence_start


def comparable(views: Iterable[View]) -> list[View]:
    """Views less those that serve another one: a sum repeated in another currency, the year that a figure holds for."""
    listed = list(views)
    repeated = {(view.article.id, other.span) for view in listed for other in view.assertion.alternatives}
    framed = {
        (view.article.id, view.assertion.sentence_start, view.assertion.period.timex)
        for view in listed
        if view.assertion.kind == "quantity" and view.assertion.period is not None
    }
    return [view for view in listed if not _repeats(view, repeated) and not _frames(view, framed)]


def _repeats(view: View, repeated: set[tuple[str, tuple[int, int]]]) -> bool:
    return view.assertion.kind == "quantity" and (view.article.id, view.assertion.span) in repeated


def _frames(view: View, framed: set[tuple[str, int, str | None]]) -> bool:
    one = view.assertion
    if one.kind != "date" or one.role == "deadline" or (one.start is not None and one.start == one.end):
        return False  # a day is that of an event, too
    return (view.article.id, one.sentence_start, one.timex) in framed


def settle(pairs: Sequence[Related], first: Callable[[View], bool]) -> list[Related]:
    """The pairs that stand, with their kind as the archive tells it; agreements stay as they are.

    `first`: whether a text calls a value the first one, or the one before ("initially put at 4").
    """
    figures = _figures([pair for pair in pairs if pair.relation.kind == "agreement" and _bounded(pair)], first)
    conflicts = [pair for pair in pairs if pair.relation.kind in ("contradiction", "change")]
    own: dict[View, Figure] = {}
    for pair in conflicts:
        for view in (pair.a, pair.b):
            if view not in own:
                own[view] = figures.get(view) or Figure([view], first)
    inside = {_key(own[pair.a], own[pair.b]) for pair in conflicts if pair.a.root.id == pair.b.root.id}
    told: dict[tuple[int, int], tuple[str, str]] = {}
    odd: set[int] = set()  # figures of one article that others contradict
    for pair in conflicts:
        a, b = own[pair.a], own[pair.b]
        key = _key(a, b)
        if a is not b and key not in told and not _other_time(pair):
            told[key] = _verdict(a, b, key in inside)
            if told[key][0] == "contradiction":
                odd.add(id(min((a, b), key=lambda figure: len(figure.roots))))
    moving = {
        id(figure)
        for pair in conflicts
        if own[pair.a].days and own[pair.b].days and _kind(pair, own, told) == "change"
        for figure in (own[pair.a], own[pair.b])
    }
    stand = [pair for pair in pairs if pair.relation.kind == "agreement"]
    for pair in conflicts:
        a, b = own[pair.a], own[pair.b]
        kind = _kind(pair, own, told)
        if kind == "apart" or (
            kind == pair.relation.kind == "change" and {id(a), id(b)} & odd and not _other_time(pair)
        ):
            continue
        if kind == "contradiction" and not (a.days and b.days) and {id(a), id(b)} & moving:
            stand.append(
                _told(pair, "change", "The figure changes from article to article; one of the two is undated.")
            )
        else:
            stand.append(pair if kind == pair.relation.kind else _told(pair, kind, told[_key(a, b)][1]))
    return stand


def _kind(pair: Related, own: Mapping[View, Figure], told: Mapping[tuple[int, int], tuple[str, str]]) -> str:
    """What a conflicting pair is by the archive; of two periods, or inside one figure, the pair decides."""
    a, b = own[pair.a], own[pair.b]
    found = "" if a is b or _other_time(pair) else told[_key(a, b)][0]
    return found or pair.relation.kind


def _other_time(pair: Related) -> bool:
    """Whether the two hold for different periods, so that both can be right for good."""
    return periods(pair.a.assertion, pair.b.assertion) in (LATER, EARLIER)


def _told(pair: Related, kind: str, why: str) -> Related:
    relation = structs.replace(pair.relation, kind=kind, reasons=(*pair.relation.reasons, why))
    return Related(relation, pair.a, pair.b)


def _key(a: Figure, b: Figure) -> tuple[int, int]:
    return (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))


def _bounded(pair: Related) -> bool:
    """Whether both sides say a value from below and from above: "more than 3" agrees with everything above it."""
    found = [view.measure() for view in (pair.a, pair.b)]
    return all(one is not None and one.interval.low is not None and one.interval.high is not None for one in found)


def joined(pairs: Iterable[Related]) -> list[list[View]]:
    """The views that pairs join, directly or through others; groups and views in the order of the pairs."""
    parent: dict[View, View] = {}

    def root(view: View) -> View:
        parent.setdefault(view, view)
        while parent[view] is not view:
            parent[view] = parent[parent[view]]
            view = parent[view]
        return view

    for pair in pairs:
        a, b = root(pair.a), root(pair.b)
        if a is not b:
            parent[b] = a
    members: dict[View, list[View]] = {}
    for view in parent:
        members.setdefault(root(view), []).append(view)
    return list(members.values())


def _figures(agreements: Sequence[Related], first: Callable[[View], bool]) -> dict[View, Figure]:
    return {view: figure for found in joined(agreements) for figure in (Figure(found, first),) for view in found}


def _verdict(a: Figure, b: Figure, inside: bool) -> tuple[str, str]:
    """What two conflicting figures are: "apart", "change", "contradiction" or "" (the pair decides), and why.

    `inside`: the comparison found the conflict inside one article, too.
    """
    revised = bool(a.sentences & b.sentences)
    a, b = a.beside(b), b.beside(a)
    both = len(a.roots & b.roots)
    if both > inside and not revised:
        return "apart", ""
    if not a.days or not b.days:
        return "", ""
    old, new = sorted((a, b), key=lambda figure: (figure.days[0], -len(figure.days), figure.days))
    if revised and old.days[0] < new.days[0]:
        return "change", "An article tells the revision: it gives both figures in one sentence."
    late = sum(day >= new.days[0] for day in old.days)
    if not late and old.days[-1] < new.days[0]:
        if min(len(old.days), len(new.days)) >= _FEW:
            return "change", "Every article gives the second figure from some day on."
        return "", ""
    if len(new.days) < _FEW and len(old.days) >= _FEW:
        return "contradiction", "Other articles give the first figure before and after it."
    if len(old.days) < _FEW <= len(new.days):
        return "contradiction", "The other articles of these days give another figure."
    if min(len(old.days), len(new.days)) >= _FEW and late > max(1, _LATE * len(old.days)):
        return "apart", ""
    return "", ""
