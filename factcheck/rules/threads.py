"""How figures live side by side in an archive: what many dated articles say together decides what a pair cannot.

Values that agree are one figure. Two figures that conflict are looked at in the order of publication:

- articles that give both figures, or outlets that go on giving one while others go on giving the other: two things;
- the second takes the place of the first for good: a change, also where both name the same period (a revision);
- one article alone differs while others give the first figure before and after it: a contradiction, and no change;
- an article gives the first figure long after all others have moved on: it quotes a superseded figure.

Where too few articles speak, the pair keeps what the comparison made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from factcheck.comparison.time import EARLIER, LATER, periods
from factcheck.rules.figures import (
    APART,
    CHANGE,
    CONTRADICTION,
    SUPERSEDED,
    Echo,
    Figure,
    Related,
    Test,
    figures,
    joined,
    key,
    sentence,
    stragglers,
    verdict,
)
from factcheck.rules.view import View

__all__ = ("Related", "comparable", "joined", "settle")
_UNDATED = "The figure changes from article to article; one of the two is undated."
_STALE = "Articles had given the second figure for days, and no other gives the first one any more."
_RIVAL = 0.05  # a value of the same sentence that is that much more alike is the one that is meant


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


def settle(pairs: Sequence[Related], first: Test, moved: Test, echo: Echo) -> list[Related]:
    """The pairs that stand, with their kind as the archive tells it; agreements stay as they are.

    `first`: whether a text calls a value the first one, or the one before ("initially put at 4"). `moved`: whether the
    words around it tell that one figure took the place of another. `echo`: the views that write the same figure in the
    same story, in whatever words.
    """
    agreements = [pair for pair in pairs if pair.relation.kind == "agreement"]
    conflicts = _meant([pair for pair in pairs if pair.relation.kind in ("contradiction", "change")], moved)
    own = figures(agreements, conflicts, first, echo)
    inside = {key(own[pair.a], own[pair.b]) for pair in conflicts if pair.a.root.id == pair.b.root.id}
    told: dict[tuple[int, int], tuple[str, str]] = {}
    odd: set[int] = set()  # figures of one article that others contradict
    for pair in conflicts:
        a, b = own[pair.a], own[pair.b]
        both = key(a, b)
        if a is not b and both not in told and not _other_time(pair):
            told[both] = verdict(a, b, both in inside, moved)
            if told[both][0] == CONTRADICTION:
                odd.add(id(min((a, b), key=lambda figure: len(figure.roots))))
    late = _late(conflicts, own, told)
    moving = _moving(conflicts, own, told)
    stand = list(agreements)
    for pair in conflicts:
        a, b = own[pair.a], own[pair.b]
        kind = _kind(pair, own, told)
        if kind == APART or (kind == pair.relation.kind == CHANGE and {id(a), id(b)} & odd and not _other_time(pair)):
            continue
        if kind != CONTRADICTION and {pair.a, pair.b} & late.get(key(a, b), frozenset()):
            first_late = pair.a in late[key(a, b)]
            stale = pair if first_late else Related(pair.relation, pair.b, pair.a)
            stand.append(_told(stale, SUPERSEDED, _STALE))
        elif kind == CONTRADICTION and _undated(pair, own, told) and {id(a), id(b)} & moving:
            stand.append(_told(pair, CHANGE, _UNDATED))
        else:
            stand.append(pair if kind == pair.relation.kind else _told(pair, kind, told[key(a, b)][1]))
    return stand


def _meant(pairs: Sequence[Related], moved: Test) -> list[Related]:
    """Conflicts less those with a value beside which the same sentence has one that is clearly more alike: of "71 dead
    and 1,500 injured" the first is held against another number of dead.
    """
    best: dict[tuple[View, tuple[str, int]], float] = {}
    for pair in pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            place = (one, sentence(other))
            best[place] = max(best.get(place, 0.0), pair.relation.likeness)
    return [
        pair
        for pair in pairs
        if moved(pair.a)
        or moved(pair.b)
        or all(
            pair.relation.likeness >= best[(one, sentence(other))] - _RIVAL
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        )
    ]


def _late(
    conflicts: Sequence[Related], own: Mapping[View, Figure], told: Mapping[tuple[int, int], tuple[str, str]]
) -> dict[tuple[int, int], frozenset[View]]:
    """Of two figures of which one took the other's place, the views that still give the older one."""
    found: dict[tuple[int, int], frozenset[View]] = {}
    for pair in conflicts:
        a, b = own[pair.a], own[pair.b]
        both = key(a, b)
        if a is not b and both not in found and told.get(both, (APART, ""))[0] in ("", CHANGE):
            found[both] = stragglers(a, b) or stragglers(b, a)
    return found


def _moving(
    conflicts: Sequence[Related], own: Mapping[View, Figure], told: Mapping[tuple[int, int], tuple[str, str]]
) -> set[int]:
    """The figures of things that dated articles change: those of a change, and all that conflict with these."""
    standing = [
        (own[pair.a], own[pair.b], _kind(pair, own, told))
        for pair in conflicts
        if own[pair.a] is not own[pair.b] and _kind(pair, own, told) != APART
    ]
    near: dict[int, set[int]] = {}
    for a, b, _ in standing:
        near.setdefault(id(a), set()).add(id(b))
        near.setdefault(id(b), set()).add(id(a))
    left = [id(figure) for a, b, kind in standing if kind == CHANGE and a.days and b.days for figure in (a, b)]
    found = set(left)
    while left:
        more = near[left.pop()] - found
        found |= more
        left += more
    return found


def _kind(pair: Related, own: Mapping[View, Figure], told: Mapping[tuple[int, int], tuple[str, str]]) -> str:
    """What a conflicting pair is by the archive; of two periods, or inside one figure, the pair decides."""
    a, b = own[pair.a], own[pair.b]
    found = "" if a is b or _other_time(pair) else told[key(a, b)][0]
    return found or pair.relation.kind


def _undated(pair: Related, own: Mapping[View, Figure], told: Mapping[tuple[int, int], tuple[str, str]]) -> bool:
    """Whether nothing says when one side of a pair was told: neither its own article nor another with its figure."""
    a, b = own[pair.a], own[pair.b]
    if not (a.days and b.days):
        return True
    return None in (pair.a.published, pair.b.published) and not told.get(key(a, b), ("", ""))[0]


def _other_time(pair: Related) -> bool:
    """Whether the two hold for different periods, so that both can be right for good."""
    return periods(pair.a.assertion, pair.b.assertion) in (LATER, EARLIER)


def _told(pair: Related, kind: str, why: str) -> Related:
    relation = structs.replace(pair.relation, kind=kind, reasons=(*pair.relation.reasons, why))
    return Related(relation, pair.a, pair.b)
