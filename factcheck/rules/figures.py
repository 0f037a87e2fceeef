"""Values of an archive that are one figure: who gives it, on which days, and what two figures are to each other."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

from factcheck.comparison.interval import meet
from factcheck.comparison.relation import Relation
from factcheck.comparison.signature import Measure
from factcheck.model.assertion import Interval
from factcheck.rules.view import View

Test = Callable[[View], bool]
Echo = Callable[[View], Iterable[View]]
_FEW = 2  # articles that make a figure more than one desk's slip
_LATE = 0.25  # share of a figure's articles that may still give it when another has taken its place
_GRACE = 2  # days within which everybody may have the older figure still
_NEAR = 0.15  # "more than 920" is the figure 924, and not 1,400
_MANY = 60  # values told apart one by one; more are taken by their written value alone
APART, CHANGE, CONTRADICTION, SUPERSEDED, OPEN = "apart", "change", "contradiction", "superseded", ""


class Related:
    """Two views that the comparison calls a contradiction, a change or an agreement."""

    __slots__ = ("a", "b", "relation")

    def __init__(self, relation: Relation, a: View, b: View) -> None:
        self.relation, self.a, self.b = relation, a, b


class Figure:
    """Views that give one value for one thing: by the articles that they stand in, copies counted once.

    `echoes` are views of other words that write the very same figure in the same story.
    """

    __slots__ = ("days", "echoes", "first", "roots", "sentences", "views")

    def __init__(self, views: Iterable[View], first: Test, echoes: Iterable[View] = ()) -> None:
        self.views, self.first, self.echoes = list(views), first, list(echoes)
        self.sentences = frozenset(map(sentence, self.views))
        self.roots = frozenset(view.root.id for view in self.views)
        dated: dict[str, int] = {}
        for view in self.views:
            if view.published is not None and not first(view):
                dated[view.root.id] = min(view.published, dated.get(view.root.id, view.published))
        self.days = sorted(dated.values())

    def beside(self, other: Figure) -> Figure:
        """The figure without the sentences that give the other one too: "first put at 4, revised to 5" is no late 4."""
        both = self.sentences & other.sentences
        return Figure((view for view in self.views if sentence(view) not in both), self.first) if both else self

    def both(self, other: Figure) -> int:
        """How many articles give this figure and another one; a copy that says something else speaks for itself."""
        there = {view.article.id for view in other.views}
        return len({view.root.id for view in self.views if view.article.id in there})

    def echoed(self) -> Figure:
        """The figure with its echoes."""
        return Figure((*self.views, *self.echoes), self.first) if self.echoes else self


def sentence(view: View) -> tuple[str, int]:
    """The sentence of a view."""
    return view.article.id, view.assertion.sentence_start


def verdict(a: Figure, b: Figure, inside: bool, moved: Test) -> tuple[str, str]:
    """What two conflicting figures are: apart, a change, a contradiction or open (the pair decides), and why.

    `inside`: the comparison found the conflict inside one article, too. `moved`: whether the words around a value tell
    that it took the place of another.
    """
    one, other = a.echoed(), b.echoed()
    if min(len(one.roots), len(other.roots)) >= _FEW:
        a, b = one, other  # neither is one desk's slip
    both = a.sentences & b.sentences
    revised = any(moved(view) for figure in (a, b) for view in figure.views if sentence(view) in both)
    a, b = a.beside(b), b.beside(a)
    if a.both(b) + bool(both) > inside and not revised:
        return APART, ""
    if not a.days or not b.days:
        return OPEN, ""
    old, new = sorted((a, b), key=lambda figure: (figure.days[0], -len(figure.days), figure.days))
    if revised and old.days[0] < new.days[0]:
        return CHANGE, "An article tells the revision: it gives both figures in one sentence."
    late = sum(day >= new.days[0] for day in old.days)
    if not late and old.days[-1] < new.days[0]:
        if min(len(old.days), len(new.days)) >= _FEW:
            return CHANGE, "Every article gives the second figure from some day on."
        return OPEN, ""
    if len(new.days) < _FEW and len(old.days) >= _FEW:
        return CONTRADICTION, "Other articles give the first figure before and after it."
    if len(old.days) < _FEW <= len(new.days):
        return CONTRADICTION, "The other articles of these days give another figure."
    if min(len(old.days), len(new.days)) >= _FEW and late > max(1, _LATE * len(old.days)):
        return APART, ""
    return OPEN, ""


def stragglers(old: Figure, new: Figure) -> frozenset[View]:
    """The views that still give a superseded figure: printed days after at least two articles had the new one, by few
    of those who gave the old one, in articles that do not give the new one too.
    """
    old, new = old.beside(new), new.beside(old)
    if min(len(old.days), len(new.days)) < _FEW or old.days[0] >= new.days[0]:
        return frozenset()
    settled = new.days[_FEW - 1] + _GRACE
    knowing = {view.article.id for view in new.views}
    late = [
        view for view in old.views if view.published is not None and view.published >= settled and not old.first(view)
    ]
    roots = {view.root.id for view in late}
    if not roots or len(roots) > max(1, _LATE * len(old.days)) or len(roots) >= len(new.days):
        return frozenset()
    return frozenset(view for view in late if view.article.id not in knowing)


def figures(agreements: Sequence[Related], conflicts: Sequence[Related], first: Test, echo: Echo) -> dict[View, Figure]:
    """The figure of every view that agrees or conflicts with another one.

    Views that agree are one figure; and so are views of one value that conflict with the same figure, though their
    words were not alike enough to say so: what both contradict is one thing.
    """
    union = _Union()
    for pair in agreements:
        if _tight(pair.a.measure(), pair.b.measure()):
            union.join(pair.a, pair.b)
    for pair in conflicts:
        union.add(pair.a)
        union.add(pair.b)
    against: dict[View, dict[View, None]] = {}
    for pair in conflicts:
        against.setdefault(union.root(pair.a), {})[pair.b] = None
        against.setdefault(union.root(pair.b), {})[pair.a] = None
    for views in against.values():
        _join_values(list(views), union)
    made = (Figure(found, first, _echoes(found, echo)) for found in union.groups())
    return {view: figure for figure in made for view in figure.views}


def _echoes(views: Sequence[View], echo: Echo) -> list[View]:
    """The echoes of views that are none of them, each once."""
    own = set(views)
    return list(dict.fromkeys(other for view in views for other in echo(view) if other not in own))


class _Union:
    """Views put together step by step; groups and views in the order in which they came."""

    def __init__(self) -> None:
        self._parent: dict[View, View] = {}

    def add(self, view: View) -> None:
        self._parent.setdefault(view, view)

    def root(self, view: View) -> View:
        self.add(view)
        parent = self._parent
        while parent[view] is not view:
            parent[view] = parent[parent[view]]
            view = parent[view]
        return view

    def join(self, a: View, b: View) -> None:
        one, other = self.root(a), self.root(b)
        if one is not other:
            self._parent[other] = one

    def groups(self) -> list[list[View]]:
        members: dict[View, list[View]] = {}
        for view in self._parent:
            members.setdefault(self.root(view), []).append(view)
        return list(members.values())


def joined(pairs: Iterable[Related]) -> list[list[View]]:
    """The views that pairs join, directly or through others; groups and views in the order of the pairs."""
    union = _Union()
    for pair in pairs:
        union.join(pair.a, pair.b)
    return union.groups()


def _join_values(views: Sequence[View], union: _Union) -> None:
    """Joins views of one value: written alike, or the one inside of what the other can mean."""
    written: dict[tuple[str, str, Interval], View] = {}
    for view in views:
        measure = view.measure()
        if measure is None:
            continue
        same = written.setdefault((measure.family, measure.unit, measure.interval), view)
        union.join(same, view)
    kinds = list(written.values())[:_MANY]
    for one, other in itertools.combinations(kinds, 2):
        first, second = one.measure(), other.measure()
        if first is None or second is None or not _same(first, second):
            continue
        if meet(first.interval, second.interval) and _tight(first, second):
            union.join(one, other)


def _same(one: Measure, other: Measure) -> bool:
    return one.family == other.family and one.unit == other.unit


def _tight(one: Measure | None, other: Measure | None) -> bool:
    """Whether values that agree are one figure: as written they lie close by; "1 %" is not the figure 1.3 %."""
    if one is None or other is None:
        return False
    if one.family == "date" or not _same(one, other):
        return all(value.low is not None and value.high is not None for value in (one.interval, other.interval))
    first, second = middle(one.interval), middle(other.interval)
    if first is None or second is None:
        return False
    if not meet(one.interval, other.interval):
        return False  # "the highest since 1990, 82.5 %" leaves room for 76.4 % and is another figure
    return abs(first - second) <= _NEAR * max(abs(first), abs(second))


def middle(value: Interval) -> float | None:
    """The written end of a bound; the middle of what is said from below and from above."""
    if value.low is None or value.high is None:
        return value.low if value.high is None else value.high
    return (value.low + value.high) / 2


def key(a: Figure, b: Figure) -> tuple[int, int]:
    """Two figures, in either order."""
    return (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
