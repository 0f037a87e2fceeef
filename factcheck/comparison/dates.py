"""What forbids comparing two dates: other events, other people or things, what happens again, a state and an event."""

from __future__ import annotations

from factcheck.comparison import frames, heads
from factcheck.comparison.context import Context
from factcheck.comparison.derived import is_derived
from factcheck.comparison.events import event_class, one_person, opposed, other_things
from factcheck.comparison.signature import Measure
from factcheck.model.assertion import Assertion

_ROLES = {"until": "end", "deadline": "end", "since": "since", "reference": "reference"}  # others are points in time


def other_date(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    fa, fb = context.features(a), context.features(b)
    if (fa.person and not fa.person & fb.reading.stems) or (fb.person and not fb.person & fa.reading.stems):
        return "only one of the two is about that person or body"
    if not context.paired and not (_figures(a) and _figures(b)):
        return "one is counted from today"
    if not context.paired and "TIME" in (a.timex_type, b.timex_type):
        return "one is a time of day"
    if (_bare_year(a) or _bare_year(b)) and not (context.paired and _once(a, b, context)):
        return "one is a year or quarter counted from today, which tells a period and no event"
    events, (first, second) = context.settings.events, (event_class(a, context), event_class(b, context))
    told = events.told | events.once
    if context.paired and first == second and first not in told and frames.opens(a) and frames.opens(b):
        return "each opens what happened at its own time"
    if (is_derived(a) or is_derived(b)) and first != second:
        return "one follows from a life or an age, the other is of something else"
    if first in events.personal and heads.owned(a) != heads.owned(b):
        return "one is of someone named by another: a son, a widow"
    if opposed(first, second):
        return f"one dates {first}, the other {second}"
    if other_things(a, b, context):
        return "they are about different things"
    said_alike = context.paired and bool(fa.names) and context.alike(a, b)[0] >= context.settings.thresholds.same
    if first == second and first in events.repeated and not (a.role == b.role == "deadline") and not said_alike:
        return f"{first} happens more than once"
    if first in events.personal and not one_person(fa, fb) and not _nobody_else(a, b, context):
        return f"whose {first} it is is not said on both sides"
    roles = {_ROLES.get(a.role or ""), _ROLES.get(b.role or "")}
    if len(roles) == 2 and not (roles == {"since", None} and _begins(a, b, first, context)):
        return f"one dates {a.role}, the other {b.role}"
    if "period" in (a.role, b.role) and a.role != b.role and (fa.event is None) != (fb.event is None):
        return "one dates an event, the other a state"
    return None


def _begins(a: Assertion, b: Assertion, event: str | None, context: Context) -> bool:
    """Whether "since" tells the day of an event that the other side dates: "open since 1931", "opened in 1909"."""
    return (
        context.paired
        and event is not None
        and event in context.settings.events.states
        and "period" not in (a.role, b.role)
    )


def _figures(date: Assertion) -> bool:
    return any(char.isdecimal() for char in date.text)


def _once(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both date an event that happens once, by a day or year that is known: "founded last year"."""
    events, event = context.settings.events, event_class(a, context)
    known = a.start is not None and b.start is not None
    return known and event == event_class(b, context) and event in events.once


def _nobody_else(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two texts that were put side by side name nobody, and speak of one and the same: "the actor", "he"."""
    if not context.paired or context.reading(a).person or context.reading(b).person:
        return False
    same = heads.same_term(a.subject, b.subject, a.language, b.language)
    return same is True or (a.subject is None and b.subject is None)


def _bare_year(date: Assertion) -> bool:
    """ "last year", "the third quarter", "a year ago": a stretch of months without a figure."""
    if _figures(date) or date.start is None or date.end is None:
        return False
    return date.start[5:7] != date.end[5:7]
