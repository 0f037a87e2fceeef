"""The features of an assertion: weighted keys by nearness of their clause, and what its own clause says."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from factcheck.comparison import segments as parts
from factcheck.comparison.lexicon import lexicon
from factcheck.comparison.reading import Couple, Reading, Word, near
from factcheck.comparison.settings import Settings, Weights
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion

_SHOWS, _TAKEN = "depict", "take"  # what pictures do; what happened to one on a day of which nothing is said
_BEHIND = 12  # an event after the date must be that much nearer (characters) than one before it


class Features(Struct, frozen=True):
    """The context of one assertion: weight by key, the sum of the weights, and what its own clause says."""

    bag: Mapping[str, float]
    wide: Mapping[str, float]  # the bag with the words of the sentence before
    total: float
    clause: Mapping[str, float]  # weight by key of its own clause alone
    marks: frozenset[str]
    ordinals: frozenset[int]
    contrasts: Mapping[int, frozenset[str]]  # by set of words that exclude one another ("men", "women"): those said
    sides: frozenset[tuple[int, int]]  # which of two opposites its clause says: approved or rejected
    event: str | None  # class of the event that stands nearest
    beside: str | None  # the concept that stands nearest to the value
    turn: tuple[str, str] | None  # "before" or "after" opens the clause: that, and the event that it bounds
    negated: bool
    person: frozenset[str]  # stems of the first name of several words, where its own clause says it
    joined: tuple[tuple[str, str], ...]  # stems that "and" or "or" joins
    names: Mapping[str, float]  # proper names of the sentence by nearness; not those of who says it
    reading: Reading


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, tuple[str, ...]]:
    """Likeness of two bags (mostly how much of the shorter the longer covers), shared weight, shared keys."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    keys = sorted(key for key in small if key in large)
    shared = sum(math.sqrt(small[key] * large[key]) for key in keys)
    if not shared:
        return 0.0, 0.0, ()
    first, second = min(1.0, shared / sum(a.values())), min(1.0, shared / sum(b.values()))
    return 0.75 * max(first, second) + 0.25 * min(first, second), shared, tuple(keys)


def opposites(one: Features, other: Features) -> bool:
    """Whether two clauses say the two sides of one opposite: approved and rejected, killed and survived."""
    for number in {pair for pair, _ in one.sides} & {pair for pair, _ in other.sides}:
        first, second = ({side for pair, side in of.sides if pair == number} for of in (one, other))
        if not first & second:
            return True
    return False


def make(
    assertion: Assertion, reading: Reading, meant: Iterable[Word], before: Iterable[Word], using: Settings
) -> Features:
    """The features of an assertion; `meant` is what its pronoun stands for, `before` the sentence before."""
    weights = using.weights
    start, end = assertion.span
    counts = assertion.dimension in ("count", "share", None)
    own = parts.clause(reading, start, end, assertion.kind == "date")
    said = parts.said(reading, own)
    bag: dict[str, float] = {}
    clause: dict[str, float] = {}
    nearness_of = [
        weights.saying if at in said else near(weights, parts.steps(own, at)) for at in range(len(reading.breaks) + 1)
    ]
    for word, at in zip(reading.words, reading.segments, strict=True):
        if start <= word.start < end and not counts:
            continue  # a unit's name
        nearness = nearness_of[at]
        bag[word.key] = max(bag.get(word.key, 0.0), word.weight * nearness)
        if at in own:
            clause[word.key] = max(word.weight, clause.get(word.key, 0.0))
    wide = {word.key: word.weight * weights.previous for word in before} | bag
    for word in meant:
        wide[word.key] = max(wide.get(word.key, 0.0), word.weight)
        clause[word.key] = max(clause.get(word.key, 0.0), word.weight)

    def inside(at: int) -> bool:
        return bisect_right(reading.breaks, at) in own

    return Features(
        bag=bag,
        wide=wide,
        total=sum(bag.values()),
        clause=clause,
        marks=frozenset(name for at, name in reading.marks if parts.marks_it(assertion, reading, own, at)),
        ordinals=frozenset(number for at, number in reading.ordinals if inside(at) and not start <= at < end),
        contrasts=_contrasts(assertion, reading, own),
        sides=_sides(reading, own, lexicon(assertion.language).opposites),
        event=_derived(assertion) or _event(assertion, reading, inside, using),
        beside=_beside(reading, own, start, end),
        turn=_turn(reading, start, end),
        negated=any(inside(at) and not _righted(assertion, at) for at in reading.negations),
        person=reading.person if inside(reading.person_at) else frozenset(),
        joined=tuple(
            (couple.left, couple.right)
            for couple in reading.joined
            if inside(couple.at) and (couple.names or _touches(couple, start, end))
        ),
        names=_names(reading, (start, end), own, said, weights) | {word.key: 1.0 for word in meant if word.name},
        reading=reading,
    )


def _event(assertion: Assertion, reading: Reading, inside: Callable[[int], bool], using: Settings) -> str | None:
    """The class of the nearest event of a value's clause; a picture with a date and nothing else was taken then."""
    of_things, pictures = using.events.of_things, any(map(inside, reading.pictures))
    named = reading.things or reading.pictures
    known = [
        (at, name)
        for at, name in reading.events
        if inside(at) and (named or name not in of_things) and (reading.pictures or name != _SHOWS)
    ]
    default = _TAKEN if pictures and assertion.kind == "date" else None
    return _nearest(known, *assertion.span) or default


def _righted(assertion: Assertion, at: int) -> bool:
    """Whether what follows a denial takes its place: "not in 2022 BUT in 2014"."""
    begin, end = at - assertion.sentence_start, assertion.span[0] - assertion.sentence_start
    return not lexicon(assertion.language).rights.isdisjoint(TOKEN.findall(fold(assertion.sentence[begin:end])))


def _derived(assertion: Assertion) -> str | None:
    """The event of a date that follows from another, which no word of the clause names."""
    ids = assertion.event.ids if assertion.event is not None else ()
    return ids[0].partition(":")[2] if ids and ids[0].startswith("derived:") else None


def _nearest(events: Iterable[tuple[int, str]], start: int, end: int) -> str | None:
    ranked = sorted((start - at if at < start else at - end + _BEHIND, name) for at, name in events)
    return ranked[0][1] if ranked else None


def _beside(reading: Reading, own: frozenset[int], start: int, end: int) -> str | None:
    """The concept nearest to a value, of its own segment if there is one, else of its clause."""
    found = [
        (at, (word.start, word.key))
        for word, at in zip(reading.words, reading.segments, strict=True)
        if at in own
        and word.key.startswith("concept:")
        and word.weight >= parts.CONTENT
        and not start <= word.start < end
    ]
    following = next((key for _, (at, key) in found if 0 <= at - end <= parts.TOUCHING), None)
    if following is not None:  # "120 dead and 1,700 INJURED"
        return following
    segment = bisect_right(reading.breaks, start)
    return _nearest([near_by for at, near_by in found if at == segment] or [each for _, each in found], start, end)


def opening(assertion: Assertion, features: Features) -> tuple[Word, ...]:
    """The words that open a sentence before a comma by a preposition, where the value stands behind it and they say or
    tell nothing: "In one village above Ilm, nine people died".
    """
    reading = features.reading
    if not reading.breaks or bisect_right(reading.breaks, assertion.span[0]) == 0:
        return ()
    comma = reading.breaks[0]
    first = TOKEN.match(assertion.sentence.lstrip('«“"„ \u00a0'))
    if first is None or fold(first[0]) not in lexicon(assertion.language).prepositions:
        return ()
    if assertion.sentence[comma - assertion.sentence_start :][:1] != ",":
        return ()
    if any(at < comma for at in (*reading.sayings, *(at for at, _ in reading.events))):
        return ()
    return tuple(word for word in reading.words if word.start < comma)


def _contrasts(assertion: Assertion, reading: Reading, own: frozenset[int]) -> dict[int, frozenset[str]]:
    """The words of its clause that exclude others, by their set; of "71 died and 1,500 were injured" those that are
    bound to the value.
    """
    found: dict[int, set[str]] = {}
    for at, number, word in reading.contrasts:
        if bisect_right(reading.breaks, at) in own:
            found.setdefault(number, set()).add(word)
    bound = [frozenset(term.ids) for term in (assertion.event, assertion.counted) if term is not None]
    return {
        number: next((said for ids in bound if (said := ids & words)), frozenset(words))
        for number, words in found.items()
    }


def _sides(
    reading: Reading, own: frozenset[int], opposites: Mapping[str, tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    return frozenset(
        opposites[key]
        for word, at in zip(reading.words, reading.segments, strict=True)
        if at in own
        for key in (word.key, word.lemma, word.stem)
        if key in opposites
    )


def _touches(couple: Couple, start: int, end: int) -> bool:
    """Whether a couple stands next to a value, and not inside its own noun phrase."""
    outside = couple.start < start or couple.start >= end
    return outside and couple.start - end <= parts.TOUCHING and start - couple.end <= parts.TOUCHING


def _turn(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    """ "recorded AFTER the collapse of 14 August": which side, and the event of the clause before."""
    own = bisect_right(reading.breaks, start)
    for at, side in reading.turns:
        if bisect_right(reading.breaks, at) == own:
            bounded = [
                (place, name) for place, name in reading.events if bisect_right(reading.breaks, place) == own - 1
            ]
            event = _nearest(bounded, start, end)
            return (side, event) if event is not None else None
    return None


def _names(
    reading: Reading, value: tuple[int, int], own: frozenset[int], said: frozenset[int], weights: Weights
) -> dict[str, float]:
    """The names around a value by nearness; "Canadian" in "20 Canadian cents" is its unit's."""
    names: dict[str, float] = {}
    for word, at in zip(reading.words, reading.segments, strict=True):
        if word.name and at not in said and not value[0] <= word.start < value[1]:
            names[word.key] = max(near(weights, parts.steps(own, at)), names.get(word.key, 0.0))
    return names


def lost(names: Mapping[str, float], other: Features) -> tuple[float, str]:
    """The share (0 to 1) of some names that another does not know, and the nearest of them."""
    unknown = names.keys() - other.reading.keys - other.wide.keys()
    if not unknown:
        return 0.0, ""
    lost = sum(names[key] for key in unknown) / max(1.0, sum(names.values()))
    name = max(unknown, key=lambda key: (names[key], key))
    return lost, name.partition(":")[2] or name
