"""Which segments of a sentence, between its clause breaks, belong to the clause of a value."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.comparison.reading import Reading
from factcheck.model.assertion import Assertion

CONTENT = 0.3  # words that weigh less do not make a clause
TOUCHING = 3  # characters between a value and what stands right beside it
_SAYS = 2  # words that make a clause say something


def clause(reading: Reading, start: int, end: int, dated: bool) -> frozenset[int]:
    """The segments of a value's clause: its own, widened to the left, then right, until it says something.

    A date's is widened on to an event. "After" and "before" open segments of another clause: they are passed over.
    """
    own = bisect_right(reading.breaks, start)
    asides = {bisect_right(reading.breaks, at) for at, _ in reading.turns} - {own}
    opened = {bisect_right(reading.breaks, at) for at in reading.openers}
    content = [0] * (len(reading.breaks) + 1)
    for word, at in zip(reading.words, reading.segments, strict=True):
        if word.weight >= CONTENT and not start <= word.start < end:
            content[at] += 1
    found, said = {own}, content[own]
    if own in opened and own >= 2:  # "Ines Falk, the painter, was born in 1950": the subject stands before the aside
        found.add(own - 2)
        said += content[own - 2]
    others = [at for at in (*range(own - 1, -1, -1), *range(own + 1, len(content))) if at not in asides]
    for at in others:
        if said >= _SAYS:
            break
        found.add(at)
        said += content[at]
    if dated and not any(bisect_right(reading.breaks, at) in found for at, _ in reading.events):
        happens = {bisect_right(reading.breaks, at) for at, _ in reading.events}
        following = next((at for at in range(own + 1, min(own + 4, len(content))) if at in happens - asides), None)
        if following is not None:  # "On 3 May, the minister, a doctor, DIED"
            found.add(following)
    return frozenset(found)


def steps(own: frozenset[int], at: int) -> int:
    """How many clause breaks lie between a segment and the nearest of the value's clause."""
    return min(abs(at - one) for one in own)


def marks_it(assertion: Assertion, reading: Reading, own: frozenset[int], at: int) -> bool:
    """Whether a word that makes it another quantity stands in the value's clause, or beside it with no other figure:
    "66,317 came, against 157,651 THE YEAR BEFORE".
    """
    segment = bisect_right(reading.breaks, at)
    if segment in own:
        return True
    if steps(own, segment) > 1:
        return False
    start = assertion.sentence_start
    first = reading.breaks[segment - 1] - start if segment else 0
    last = reading.breaks[segment] - start if segment < len(reading.breaks) else len(assertion.sentence)
    return not any(char.isdecimal() for char in assertion.sentence[first:last])


def said(reading: Reading, own: frozenset[int]) -> frozenset[int]:
    """The segments outside the value's clause that tell who says it: "explained Ada Brink, who runs the station"."""
    said = {bisect_right(reading.breaks, at) for at in reading.sayings}
    relative = {bisect_right(reading.breaks, at) for at in reading.relatives}
    for at in range(len(reading.breaks)):
        if at in said and (at + 1 in relative or (at + 2 in relative and _short(reading, at + 1))):
            said.add(at + 1)
    return frozenset(said) - own


def _short(reading: Reading, segment: int) -> bool:
    """Whether a segment is no more than a comma before a relative pronoun."""
    return reading.breaks[segment] - reading.breaks[segment - 1] <= TOUCHING
