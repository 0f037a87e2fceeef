"""The relation of two assertions: contradiction, change, agreement or unrelated, explained step by step.

Abstains by default: whatever is not clearly about the same thing is unrelated.
"""

from __future__ import annotations

from msgspec import Struct, structs

from factcheck.comparison import heads, order
from factcheck.comparison.context import Context
from factcheck.comparison.features import opposites
from factcheck.comparison.forbidden import falls_short
from factcheck.comparison.interval import (
    as_bound,
    complement,
    contains,
    denied,
    disjoint,
    first_day,
    gap,
    last_day,
    meet,
    span_of,
    times,
)
from factcheck.comparison.quantifiers import is_quantifier, is_ratio
from factcheck.comparison.signature import Measure, Signature, shared_measure
from factcheck.comparison.similarity import Likeness, likeness
from factcheck.comparison.time import same_timex
from factcheck.comparison.when import ENDS, apart_in_time, other_years, promised, when
from factcheck.model.assertion import Assertion, Interval

_ROUNDED = 0.02  # by how much two rounded shares of one whole may exceed it
_ALONE = " alone"  # ends the mark of a superlative with no noun of its own
KINDS = ("contradiction", "change", "agreement", "unrelated")


class Relation(Struct, frozen=True):
    """What two assertions are to each other; `confidence` 0 to 1; `reasons` are sentences for people."""

    kind: str  # one of KINDS
    confidence: float
    reasons: tuple[str, ...]
    a: Assertion
    b: Assertion
    likeness: float = 0.0


def relate(a: Assertion, b: Assertion, context: Context | None = None) -> Relation:
    """Decide what two assertions are to each other. `context` caches readings over many calls."""
    context = context or Context()
    one, other = context.signature(a), context.signature(b)
    shared = shared_measure(one, other, as_share=a.of != b.of and (is_ratio(a) or is_ratio(b)))
    if shared is None:
        return _unrelated(a, b, "They are of different dimensions or units.")
    stopped = None if (a.role in ENDS and b.role in ENDS) or promised(a, b) else _modality(one, other)
    impossible = order.impossible(a, b, shared, context, said=stopped is None)
    if impossible is not None:
        score, keys, reason = impossible
        alike_words = f"The contexts are alike ({score:.2f}): both have {_listed(keys, a, b, context)}."
        return Relation("contradiction", round(score, 3), (alike_words, reason), a, b, score)
    if stopped is not None:
        return _unrelated(a, b, stopped)
    turned = _turned(a, b, one, other, shared[0], context)
    if turned is not None:
        return turned
    alike = likeness(a, b, one, other, shared[0], context)
    if alike.blocked is not None:
        return _unrelated(a, b, f"Not comparable: {alike.blocked}.")
    apart = context.apart(a, b) if alike.score >= context.settings.thresholds.agreement else None
    if apart is not None:
        return _unrelated(a, b, f"Not comparable: {apart}.", alike.score)
    return _decide(a, b, shared, one, alike, context)


def _turned(
    a: Assertion, b: Assertion, one: Signature, other: Signature, measure: Measure, context: Context
) -> Relation | None:
    """A contradiction where two texts put side by side tell a rise and a fall of one thing in one period; else None."""
    if not context.paired or not one.change or not other.change or one.change == other.change:
        return None
    same = heads.same_term(a.subject, b.subject, a.language, b.language)
    if not same or not same_timex(a.period, b.period) or (a.period is None and a.value != b.value):
        return None
    alike = likeness(a, b, one, structs.replace(other, change=one.change), measure, context)
    limits = context.settings.thresholds
    if alike.blocked is not None or alike.score < limits.contradiction or alike.shared < limits.shared:
        return None
    words = f"The contexts are alike ({alike.score:.2f}): both have {_listed(alike.keys, a, b, context)}."
    return Relation("contradiction", round(alike.score, 3), (words, "One rose, the other fell."), a, b, alike.score)


def _decide(
    a: Assertion, b: Assertion, shared: tuple[Measure, Measure], sig: Signature, alike: Likeness, context: Context
) -> Relation:
    limits = context.settings.thresholds
    needed = order.needed(a, b, context)
    if alike.score < min(limits.agreement, needed):
        return _unrelated(a, b, f"Their contexts are not alike enough ({alike.score:.2f}).", alike.score)
    why = [
        f"The contexts are alike ({alike.score:.2f}): both have {_listed(alike.keys, a, b, context)}.",
        *map(_sentence, alike.reasons),
    ]
    left, right = _bounded(a, b, shared, context)
    denied_too = context.features(a).negated == context.features(b).negated and a.polarity == b.polarity
    said_alike = context.paired and alike.score >= 1.0 and denied_too
    if shared[0].family == "share" and complement(left, right) and not meet(left, right) and not said_alike:
        return _unrelated(a, b, "The two shares add up to the whole: one is what the other leaves.", alike.score)
    opposed = _opposed(a, b, context)
    if opposed and (shared[0].family != "share" or a.polarity != b.polarity):
        return _unrelated(a, b, "What one says is the opposite of what the other says.", alike.score)
    if opposed or _opposite(a, b, shared[0], context):
        if (left.low or 0.0) + (right.low or 0.0) <= 1.0 + _ROUNDED:
            return _unrelated(a, b, "One tells who does, the other who does not: both can be.", alike.score)
        why.append("One tells who does, the other who does not, and together they are more than all.")
    elif not disjoint(left, right):
        if context.paired and shared[0].family != "date" and apart_in_time(a, b, context):
            return _unrelated(a, b, "The same figure, of another time.", alike.score)
        if not context.paired and shared[0].family != "date" and other_years(a, b):
            return _unrelated(a, b, "Nearly the same figure, of another year.", alike.score)
        tight = contains(left, right) or contains(right, left)
        why.append(f"{told(left, shared[0])} and {told(right, shared[1])} meet.")
        return Relation("agreement", round(alike.score * (1.0 if tight else 0.8), 3), tuple(why), a, b, alike.score)
    else:
        why.append(f"{told(left, shared[0])} and {told(right, shared[1])} do not meet.")
    enough = limits.shared_same if context.paired and alike.score >= limits.same else limits.shared
    if opposed:  # opposites are said of one thing
        enough -= context.settings.weights.concept
    if alike.score < needed or alike.shared < enough:
        return _unrelated(a, b, f"Their contexts are not alike enough ({alike.score:.2f}).", alike.score)
    if shared[0].family not in ("date", "share") and times(left, right) > _farthest(alike, context):
        return _unrelated(a, b, "The values are too far apart to be two accounts of one thing.", alike.score)
    kind, reason = when(a, b, shared[0].family, sig, context)
    why.append(reason)
    sure = alike.score * (0.85 + 0.15 * min(1.0, gap(left, right) * 4))
    return Relation(kind, round(sure, 3), tuple(why), a, b, alike.score)


def _farthest(alike: Likeness, context: Context) -> float:
    """How many times one value may be the other; a slip of scale in an archive stands in a sentence nearly the same."""
    archive = context.settings.archive
    slip = context.paired or alike.score >= archive.near_same
    return context.settings.thresholds.farthest if slip else archive.farthest


def _opposed(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether the clauses say two opposites: "62 % approved", "38 % rejected", "all were killed", "nine survived"."""
    one, other = context.features(a), context.features(b)
    return a.kind != "date" and one.negated == other.negated and opposites(one, other)


def _opposite(a: Assertion, b: Assertion, measure: Measure, context: Context) -> bool:
    """Whether one share is of those who do and the other of those who do not: "80 % have", "60 % do not have"."""
    if measure.family != "share" or is_quantifier(a) or is_quantifier(b):
        return False
    if any(falls_short(one, context.features(one), context) for one in (a, b)):
        return False
    negated = [one.polarity == "negative" or context.features(one).negated for one in (a, b)]
    if negated[0] == negated[1]:
        return False
    value, shape = (a.value, a.shape) if negated[0] else (b.value, b.shape)
    return value is not None and value.high not in (None, 0.0, 1.0, 100.0) and shape in ("exact", "about", "nearly")


def _bounded(
    a: Assertion, b: Assertion, shared: tuple[Measure, Measure], context: Context
) -> tuple[Interval, Interval]:
    """The two intervals: a superlative is a bound for what is none ("the highest measured was 47"), two ends of the
    same kind are days ("until 30 June", "until 5 November"), what is denied is the rest ("not at 100 %").
    """
    left, right = shared[0].interval, shared[1].interval
    if a.polarity != b.polarity:
        is_share = shared[0].family == "share"
        if a.polarity == "negative":
            left = _less(a, left, context) or denied(left, is_share=is_share) or left
        else:
            right = _less(b, right, context) or denied(right, is_share=is_share) or right
    if shared[0].family == "date":
        if a.role in ENDS and b.role in ENDS:
            return last_day(left), last_day(right)
        if a.role == "since" == b.role:
            return first_day(left), first_day(right)
        if "since" in (a.role, b.role) and shared[0].unit == "day":
            return span_of(a.start, a.end), span_of(b.start, b.end)
        return left, right
    one, other = _superlatives(a, b, context), _superlatives(b, a, context)
    for mark in ("max", "min"):
        if mark in one and mark not in other:
            left = as_bound(left, mark)
        elif mark in other and mark not in one:
            right = as_bound(right, mark)
    return left, right


def _superlatives(a: Assertion, b: Assertion, context: Context) -> frozenset[str]:
    """The superlatives that bound what another figure can be; not those that say what the same bearer is: "at 12
    miles, the Tarrow tunnel is the longest in the country" gives its length.
    """
    one = context.features(a)
    other = {mark.split()[0] for mark in context.features(b).marks}
    bearer = context.shared_bearer(one, context.features(b)) and other.isdisjoint(("max", "min"))
    return frozenset(mark.split()[0] for mark in one.marks if not (bearer and mark.endswith(_ALONE)))


def _less(negative: Assertion, interval: Interval, context: Context) -> Interval | None:
    """What remains of a denial that leaves less ("did not reach 40 %"), or None."""
    if not falls_short(negative, context.features(negative), context):
        return None
    return Interval(None, interval.low, high_open=True)


def _modality(one: Signature, other: Signature) -> str | None:
    if "hypothesis" in (one.modality, other.modality):
        return "One of the two is a hypothesis."
    if one.modality != other.modality:
        return f"One is a {one.modality}, the other a {other.modality}: they do not contradict each other."
    return None


def _unrelated(a: Assertion, b: Assertion, reason: str, score: float = 0.0) -> Relation:
    return Relation("unrelated", round(1.0 - score, 3), (reason,), a, b, score)


def _listed(keys: tuple[str, ...], a: Assertion, b: Assertion, context: Context) -> str:
    """The words of the texts that stand for keys, for people: "interior ministry", no stem of theirs."""
    told = (_word(key, a, context) or _word(key, b, context) or key.partition(":")[2] or key for key in keys[:6])
    return ", ".join(dict.fromkeys(told))


def _word(key: str, one: Assertion, context: Context) -> str | None:
    """The word of an assertion's sentence that a key was made of; names keep their capitals."""
    for word in context.reading(one).words:
        if word.key == key:
            written = one.sentence[word.start - one.sentence_start : word.end - one.sentence_start]
            return written if word.name else written.lower()
    return None


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def told(interval: Interval, measure: Measure) -> str:
    """An interval for people: "17 to 20 %", "more than 50", "6.75 to 6.85"; days as ISO dates."""
    from datetime import date

    def edge(value: float | None) -> str:
        if value is None:
            return "…"
        if measure.family == "date" and measure.unit == "day":
            return date.fromordinal(max(1, min(int(value), date.max.toordinal()))).isoformat()
        if measure.family == "share":
            value *= 100
        scale, name = next(((one, name) for one, name in _SCALES if abs(value) >= one), (1.0, ""))
        return f"{value / scale:,.6g}{name}"

    unit = {"share": "%", "date": "", "count": ""}.get(measure.family, measure.unit or measure.family)
    low, high = interval.low, interval.high
    if high is not None and interval.high_open and (measure.family, measure.unit) == ("date", "day"):
        high -= 1  # the last day
    if low is None and high is None:
        words = "any value"
    elif high is None:
        words = f"{'more than' if interval.low_open else 'at least'} {edge(low)}"
    elif low is None:
        words = f"{'less than' if interval.high_open and measure.family != 'date' else 'at most'} {edge(high)}"
    elif low == high:
        words = edge(low)
    else:
        words = f"{edge(low)} to {edge(high)}"
    return words if unit in ("", "1") else f"{words} {unit}"
