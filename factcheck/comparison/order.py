"""Dates that cannot both be right: what cannot come after what, before and after, and offices held at another time.

A picture is not taken after it was published, nobody is born after dying, a film recorded in 2015 is not one "recorded
after the collapse of 2018", and who was minister until 2002 said nothing as minister in 2006.
"""

from __future__ import annotations

from factcheck.comparison import heads
from factcheck.comparison.context import Context
from factcheck.comparison.events import earlier, event_class, one_person, other_things
from factcheck.comparison.interval import span_of
from factcheck.comparison.signature import Measure
from factcheck.comparison.similarity import same_period
from factcheck.language import catalogue
from factcheck.model.assertion import Assertion, Interval


def needed(a: Assertion, b: Assertion, context: Context) -> float:
    """How alike two contexts must be to contradict each other."""
    limits = context.settings.thresholds
    if a.article == b.article:
        return limits.contradiction + (limits.one_article_period if same_period(a, b) else limits.one_article)
    return limits.contradiction + (0.0 if context.paired else limits.unpaired)


def impossible(
    a: Assertion, b: Assertion, shared: tuple[Measure, Measure], context: Context, *, said: bool
) -> tuple[float, tuple[str, ...], str] | None:
    """How alike the contexts of two dates are, the words that they share, and why both cannot be right; or None.

    `said`: both dates are said in one mode; what someone says as an official may be of any.
    """
    if shared[0].family != "date" or shared[0].unit != "day" or a.polarity != b.polarity:
        return None
    if not context.paired and any("T" in (date.timex or "") for date in (a, b)):
        return None  # "shortly before midnight" is no day
    why = (_out_of_order(a, b, context) if said else None) or _out_of_office(a, b, context)
    if why is None:
        return None
    score, weight, keys = context.alike(a, b, clauses=False)
    score = min(1.0, score + context.settings.slots.event)
    weight += context.settings.weights.name
    limits = context.settings.thresholds
    if weight < limits.shared or score < (limits.order if context.paired else needed(a, b, context)):
        return None
    return score, keys, why


def _out_of_order(a: Assertion, b: Assertion, context: Context) -> str | None:
    left, right = _day(a), _day(b)
    one, other = _event(a, context), _event(b, context)
    first = earlier(one, other, context)
    personal = not context.settings.events.personal.isdisjoint((one, other))
    again = not context.paired and not context.settings.events.uncertain.isdisjoint((one, other))
    if (
        first is not None
        and not (again and not heads.same_term(a.subject, b.subject, a.language, b.language))  # another strike
        and not other_things(a, b, context)
        and (not personal or one_person(context.features(a), context.features(b)))
    ):
        before, after = (left, right) if first else (right, left)
        if _past(before, after):
            names = (one, other) if first else (other, one)
            return f"“{names[0]}” cannot come after “{names[1]}”."
    for event, point, bound, turn in (
        (one, left, right, context.features(b).turn),
        (other, right, left, context.features(a).turn),
    ):
        if turn is not None and turn[1] == event:
            wrong = _past(bound, point) if turn[0] == "after" else _past(point, bound)
            if wrong:
                return f"“{event}” is dated {turn[0]} the other day."
    return None


def _event(one: Assertion, context: Context) -> str | None:
    """The event of a date; what a picture shows, where the sentence says that it shows what happened then."""
    event, events = event_class(one, context), context.settings.events
    if event in events.of_things or event in events.personal or not context.reading(one).pictures:
        return event
    shown = any(name == "depict" and at < one.span[0] for at, name in context.reading(one).events)
    return "depict" if shown else event


def _out_of_office(a: Assertion, b: Assertion, context: Context) -> str | None:
    """Whether one date is the time in which someone held an office, and the other an official's act outside it."""
    for tenure, act in ((a, b), (b, a)):
        if tenure.role != "period" or act.role != "event":
            continue
        if (
            event_class(act, context) not in context.settings.events.official
            or event_class(tenure, context) is not None
        ):
            continue
        held, said = context.features(tenure), context.features(act)
        if "former" in said.marks or "former" in held.marks or not one_person(held, said):
            continue
        offices = context.settings.events.offices
        shared = sorted(
            key for key in held.clause.keys() & said.reading.keys if catalogue.kind(key) == "office" or key in offices
        )
        if shared and (_past(_day(act), _day(tenure)) or _past(_day(tenure), _day(act))):
            return f"The office ({catalogue.label(shared[0], tenure.language)}) was held at another time."
    return None


def _day(one: Assertion) -> Interval:
    """The days of a date; of "since 2015" those on which it began."""
    return span_of(one.start, one.end)


def _past(later: Interval, sooner: Interval) -> bool:
    """Whether `later` begins when `sooner` is over."""
    return later.low is not None and sooner.high is not None and later.low >= sooner.high
