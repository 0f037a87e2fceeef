"""How alike the contexts of two assertions are. Value-blind: what the numbers are said of counts, never the numbers."""

from __future__ import annotations

from msgspec import Struct

from factcheck.comparison import archive, heads
from factcheck.comparison.context import Context
from factcheck.comparison.events import event_class
from factcheck.comparison.forbidden import forbidden
from factcheck.comparison.signature import RARE, Measure, Signature
from factcheck.model.assertion import Assertion

_FEW = 3  # wholes that many things have


class Likeness(Struct, frozen=True):
    """`score` 0 to 1, weight of what speaks for one thing, the shared keys, the reasons, and what forbids comparing."""

    score: float
    shared: float
    keys: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    blocked: str | None = None


def likeness(
    a: Assertion, b: Assertion, one: Signature, other: Signature, measure: Measure, context: Context
) -> Likeness:
    """How likely two assertions of one family speak of the same thing."""
    blocked = forbidden(a, b, one, other, measure, context)
    if blocked is not None:
        return Likeness(0.0, 0.0, (), blocked=blocked)
    words, shared, keys = context.alike(a, b)
    if not shared:
        return Likeness(0.0, 0.0, (), blocked="their contexts share no word")
    names = set(keys) & (context.reading(a).names | context.reading(b).names)
    dateless = measure.family == "date" and None in (event_class(a, context), event_class(b, context))
    if dateless and len(names) == len(keys):
        return Likeness(0.0, shared, keys, blocked="they share names and no word that says what happened")
    bonus, evidence, reasons = _slots(a, b, measure, bool(names), context)
    found = archive.measured(a, b, context) if measure.family != "date" else None
    if found is not None:
        bonus += context.settings.slots.measure
        evidence += context.settings.weights.name
        reasons.append(f"both are the {found.partition(':')[2].replace('-', ' ')} of one piece of news")
    fewer, more, name = context.lost_names(a, b)
    if fewer:
        both = 0.5 if context.paired and same_event(a, b, context) else 1.0  # where it happened is told in two ways too
        bonus += context.settings.slots.name * fewer + context.settings.slots.names * min(fewer, more) * both
        reasons.append(f"only one of the two speaks of {name}")
    limits = context.settings.thresholds
    if not names and not (context.paired and words >= limits.same):
        evidence -= limits.nameless * (2 if a.article == b.article else 1)
    return Likeness(max(0.0, min(1.0, words + bonus)), shared + evidence, keys, tuple(reasons))


def _slots(
    a: Assertion, b: Assertion, measure: Measure, named: bool, context: Context
) -> tuple[float, float, list[str]]:
    """What the slots add to the likeness, the evidence that they are (in weights of words), and the reasons."""
    slots, bonus, evidence, reasons = context.settings.slots, 0.0, 0.0, list[str]()
    if measure.family == "date":
        if same_event(a, b, context):
            bonus, evidence = bonus + slots.event, evidence + context.settings.weights.name
            reasons.append(f"both date the same event: {event_class(a, context)}")
        else:
            bonus += slots.no_event
    else:
        bonus += _head(a, b, measure, context, reasons)
        if measure.family == "count" and _members(a, b, context):
            bonus, evidence = bonus + slots.head, evidence + context.settings.weights.concept
            reasons.append("both count all who belong")
        if heads.scale(a) & heads.scale(b):
            evidence += context.settings.weights.word
    if measure.family in RARE or measure.family == "money":
        bonus, evidence = bonus + slots.unit, evidence + context.settings.weights.word / 2
        reasons.append(f"both are {measure.family}")
    if a.of is not None and a.of == b.of and a.of > _FEW:
        evidence += context.settings.weights.word
        reasons.append("both are parts of as many")
    if same_period(a, b):
        bonus += slots.named_period if named else slots.period
        reasons.append(f"both hold for {a.period.text or a.period.timex}" if a.period is not None else "")
    first_only, second_only = heads.narrowing(a.counted), heads.narrowing(b.counted)
    if first_only and second_only and not first_only & second_only:
        bonus += slots.modifier
        reasons.append("each narrows the same noun in another way")
    return bonus, evidence, reasons


def _members(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both say how many belong: "a population of 31,000", "a town of 18,400 inhabitants"."""
    if context.paired and all(heads.inhabitants(one, context.features(one)) for one in (a, b)):
        same = heads.same_term(a.subject, b.subject, a.language, b.language) is not False
        return same and bool(context.features(a).names.keys() & context.features(b).names.keys())
    if not (heads.generic(a.counted, a.language) and heads.generic(b.counted, b.language)):
        return False
    return bool(heads.members(a, context.features(a)) & heads.members(b, context.features(b)))


def _head(a: Assertion, b: Assertion, measure: Measure, context: Context, reasons: list[str]) -> float:
    slots = context.settings.slots
    if measure.family == "count":
        if not heads.counted(a, b, context):
            return slots.generic
        if heads.generic(a.counted, a.language) and heads.generic(b.counted, b.language):
            return slots.happening if heads.same_happening(a, b, context) else 0.0
        reasons.append(f"both count {heads.told(a.counted or b.counted)}")
        return slots.head
    if heads.scale(a) & heads.scale(b):
        reasons.append("both are on one scale")
        return slots.head
    same = heads.same_term(a.counted, b.counted, a.language, b.language)
    if same is None and measure.family == "share":
        same = heads.same_term(a.basis, b.basis, a.language, b.language)
    if not same:
        return 0.0
    reasons.append(f"both speak of {heads.told(a.counted or a.basis)}")
    return slots.head


def same_event(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both are dates of one event that does not happen twice."""
    if a.kind != "date" or b.kind != "date":
        return False
    first = event_class(a, context)
    return first is not None and first == event_class(b, context) and first not in context.settings.events.uncertain


def same_period(a: Assertion, b: Assertion) -> bool:
    """Whether both hold for the same known period."""
    return a.period is not None and b.period is not None and a.period.timex == b.period.timex is not None
