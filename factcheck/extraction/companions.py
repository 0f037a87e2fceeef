"""What values of one sentence say for one another: a list's rate, a bare decimal's unit, points called per cent."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extraction.context import Binder
from factcheck.extraction.marks import AUXILIARY, CONTENT, RATE, VERB
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence
from factcheck.model import Note


def share_rates(binder: Binder, quantities: list[Reading]) -> None:
    """ "produces each month 150 tanks, 550 vehicles and more than 50 guns": the rate spreads over the list."""
    words, grammar = binder.sentence.words, binder.grammar
    for at in [at for at, bits in enumerate(binder.marks) if bits & RATE]:
        found = grammar.rate_adverbs.match(words, at)
        listed = words[at] not in grammar.prepositions and words[at] not in grammar.articles
        if found is None or binder.sentence.taken[at] or not listed:
            continue  # "37 cents A SHARE" is the rate of one value; "EACH MONTH" opens a list
        clause = binder.clauses.clause(at)
        for reading in quantities:
            inside = found[1] <= reading.begin < clause.last
            if (
                inside
                and reading.per is None
                and reading.dimension in ("count", "money", "mass", "volume", "energy", None)
            ):
                reading.per = found[0]


def elided_units(binder: Binder, quantities: list[Reading]) -> None:
    """ "3,1 avec la promesse de rester à 3 %": a bare decimal takes the unit of a percentage beside it."""
    for at, reading in enumerate(quantities):
        digits = reading.number.digits or ""
        if reading.unit != "1" or reading.counted is not None or reading.of or not any(mark in digits for mark in ".,"):
            continue
        if reading.dimension is not None or reading.number.scale_at >= 0:
            continue
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if following is not None and _told_twice(binder, reading, following):
            continue
        beside = [q for q in quantities[max(at - 1, 0) : at + 2] if q is not reading and q.unit == "%"]
        value = reading.low if reading.low is not None else reading.high
        for other in beside:
            level = other.low if other.low is not None else other.high
            if value and level and 0.2 <= value / level <= 5 and other.change is None:
                reading.unit, reading.dimension = "%", "percent"
                surface = binder.sentence.surface(reading.number.first, reading.number.last)
                if not _unit_understood(binder, at, quantities):
                    reading.notes.append(Note("missing-unit", surface, f"{surface} %"))
                break


def _unit_understood(binder: Binder, at: int, quantities: list[Reading]) -> bool:
    """Whether a unit was said before ("1.9 % in May after 2.2 in April") or ends the list ("2.3 and 1.9 %")."""
    if any(one.unit == "%" and not one.notes for one in quantities[:at]):
        return True
    following = quantities[at + 1] if at + 1 < len(quantities) else None
    gap = range(quantities[at].last, following.begin) if following is not None else range(0)
    return bool(gap) and not any(binder.marks[place] & (CONTENT | VERB | AUXILIARY) for place in gap)


def _told_twice(binder: Binder, reading: Reading, following: Reading) -> bool:
    """Whether the percentage behind a value says the same in another way: "tumbled 5.39, or 1.2 %"."""
    gap = binder.sentence.words[reading.last : following.begin]
    return 0 < len(gap) <= 2 and all(word == "," or word in binder.grammar.alternatives for word in gap)


def percent_for_points(sentence: Sentence, quantities: list[Reading]) -> None:
    """ "rose by 1 %, from 4 % to 5 %": a difference of two percentages is in points, which the text calls per cent."""
    levels = [r for r in quantities if r.unit == "%" and r.change is None]
    for reading in quantities:
        if reading.unit != "%" or reading.change is None or reading.low is None or reading.low != reading.high:
            continue
        pairs = [(r.low, r.high) for r in levels if r.shape == "range"]
        pairs += [(a.low, b.low) for a, b in pairwise(levels) if a.shape == b.shape == "exact"]
        for low, high in pairs:
            if low is not None and high is not None and abs(abs(high - low) - reading.low) < 1e-6:
                surface = sentence.surface(reading.first, reading.last)
                points = sentence.surface(reading.number.first, reading.number.last)
                reading.notes.append(Note("percent-for-points", surface, f"{points} pp"))
                break
