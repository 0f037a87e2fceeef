"""When two assertions hold: whether two values that do not meet are a contradiction or a change, and why."""

from __future__ import annotations

from factcheck.comparison import heads
from factcheck.comparison.archive import gone_by, measured
from factcheck.comparison.context import Context
from factcheck.comparison.frames import follows
from factcheck.comparison.interval import contains, ordinal
from factcheck.comparison.lexicon import lexicon
from factcheck.comparison.signature import Signature
from factcheck.comparison.time import EARLIER, LATER, PART, SAME, UNKNOWN, brief, days, periods, published
from factcheck.model.assertion import Assertion

ENDS = ("until", "deadline")
_NO_YEAR = "XXXX"  # begins the TIMEX3 value of a month or day without its year
_TRENDS = frozenset({"concept:rise", "concept:fall", "concept:reduce"})  # a level that is reached: "rose to 24"
_UPDATED = "updated"  # the mark of a figure that took another's place
_DAY = 10  # characters of a date without a time


def when(a: Assertion, b: Assertion, family: str, sig: Signature, context: Context) -> tuple[str, str]:
    """Contradiction or change, and why."""
    appeared = published(context.article(a), context.article(b))
    if family == "date" and appeared not in (SAME, UNKNOWN) and _planned(a, b, context):
        return "change", "What was still to come was put off or brought forward."
    if family == "date" and sig.modality == "fact":
        return "contradiction", "An event has one date."
    holds = periods(a, b)
    if holds == SAME and appeared not in (SAME, UNKNOWN) and brief(a.period) and family == "count":
        return "change", "Later reports of one event revise its figures."
    if (
        holds == SAME
        and appeared not in (SAME, UNKNOWN)
        and "estimate" in (a.modality, b.modality)
        and a.modality != b.modality
    ):
        return "change", "An estimate was revised."
    if ("initial" in context.features(a).marks) != ("initial" in context.features(b).marks):
        return "change", "A first figure was revised."
    if appeared == SAME and family in ("count", "money") and (other := _updated(a, b, family, context)):
        return "change", other
    one_piece = measured(a, b, context) is not None
    if one_piece and holds == SAME and _next_day(a, b, context):
        return "contradiction", "They hold for the same period, and appeared a day apart at most."
    if sig.modality in ("plan", "forecast") and appeared not in (SAME, UNKNOWN) and holds in (SAME, UNKNOWN):
        return "change", f"The second {sig.modality} was published {'later' if appeared == LATER else 'earlier'}."
    if holds == PART and _none_in_all(a, b):
        return (
            "contradiction",
            "One tells of none in a period, the other of some in a part of it.",
        )
    if holds == PART:
        return "unrelated", "One holds for a part of the other's period."
    if holds == SAME:
        return "contradiction", "They hold for the same period."
    if holds != UNKNOWN:
        return "change", f"The second holds for {'a later' if holds == LATER else 'an earlier'} period."
    if one_piece and holds == UNKNOWN and any(gone_by(one, context) for one in (a, b)):
        return "unrelated", "One of the two is of an earlier time."
    if one_piece and holds == UNKNOWN and _next_day(a, b, context):
        return "contradiction", "Nothing says that they hold for different periods; they appeared a day apart at most."
    if appeared not in (SAME, UNKNOWN) and _fixed(a, b, context):
        return "unrelated", "An event has one such measure: articles of other days speak of another event."
    if appeared not in (SAME, UNKNOWN):
        return "change", f"The second was published {'later' if appeared == LATER else 'earlier'}."
    if family != "date" and (other := _other_day(a, b, context)):
        return "change", other
    if sig.modality == "plan" and appeared == UNKNOWN and not promised(a, b):
        return "change", "Two goals of unknown order are a change."
    return "contradiction", "Nothing says that they hold for different periods."


def promised(a: Assertion, b: Assertion) -> bool:
    """Whether one side says what was agreed and the other what will be, of one deed: "agreed to pay", "will pay"."""
    said = {a.modality, b.modality}
    return (
        said == {"commitment", "forecast"}
        and a.event is not None
        and b.event is not None
        and a.event.lemma == b.event.lemma
    )


def _updated(a: Assertion, b: Assertion, family: str, context: Context) -> str | None:
    """Why the second of two figures of one day may take the first one's place: a text says so, or an outlet counts the
    dead of its own earlier report again.
    """
    first, second = context.article(a), context.article(b)
    if context.paired or first is None or second is None or first.id == second.id:
        return None
    if (_UPDATED in context.features(a).marks) != (_UPDATED in context.features(b).marks):
        return "One of the two is called an updated figure."
    if family != "count" or first.source is None or first.source != second.source:
        return None
    if not all(context.settings.archive.tolls & context.features(one).clause.keys() for one in (a, b)):
        return None
    if len(first.published or "") > _DAY and len(second.published or "") > _DAY:
        earlier, later = (a, b) if (first.published or "") <= (second.published or "") else (b, a)
        if first.published == second.published or _low(later) <= _low(earlier):
            return None
    return "One outlet counts again on the same day: tolls rise."


def _low(one: Assertion) -> float:
    return 0.0 if one.value is None else one.value.low or 0.0


def _none_in_all(a: Assertion, b: Assertion) -> bool:
    """Whether one side says "none" of the longer period, and the other some of the shorter one."""
    for none, some in ((a, b), (b, a)):
        if none.value is None or some.value is None or none.value.high != 0 or not (some.value.low or 0) > 0:
            continue
        whole, part = days(none.period), days(some.period)
        return whole is not None and part is not None and contains(whole, part) and not contains(part, whole)
    return False


def other_years(a: Assertion, b: Assertion) -> bool:
    """Whether two figures hold for different periods of more than a month: those of two years agree by chance."""
    return periods(a, b) in (LATER, EARLIER) and not brief(a.period) and not brief(b.period)


def apart_in_time(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two figures are known to hold for different years or periods."""
    one, other = context.reading(a).years, context.reading(b).years
    holds = periods(a, b)
    return holds in (LATER, EARLIER) or bool(holds == UNKNOWN and one and other and not one & other)


def _other_day(a: Assertion, b: Assertion, context: Context) -> str | None:
    """Why two figures of unknown period hold for different times: what their sentences name, or that one moved."""
    one, other = context.reading(a), context.reading(b)
    if one.years and other.years and not one.years & other.years:
        return "Their sentences name different years."
    first_stretch, second_stretch = ((of.period.timex or "") if of.period is not None else "" for of in (a, b))
    if first_stretch[:4] == second_stretch[:4] == _NO_YEAR and first_stretch != second_stretch:
        return "They hold for different periods."
    for kind, name in (("weekdays", "days of the week"), ("months", "months")):
        first, second = ({day for of, day in said.calendar if of == kind} for said in (one, other))
        if first and second and not first & second:
            return f"Their sentences name different {name}."
    told = [(of, context.features(of)) for of in (a, b)]
    whole = all(heads.members(of, said) for of, said in told) or all(heads.inhabitants(of, said) for of, said in told)
    if whole and len([of for of in (a, b) if of.period is not None and of.period.start is not None]) == 1:
        return "Only one of the two says of when it is."
    moved = [
        not _TRENDS.isdisjoint(one.event.ids if one.event is not None else ())
        and follows(one, lexicon(one.language).towards)
        for one in (a, b)
    ]
    if moved[0] != moved[1]:
        return "One of the two has moved to its figure since."
    return None


def _fixed(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both clauses speak of what an event has once and for all (the depth of a quake), and their articles lie
    further apart than first readings are corrected.
    """
    fixed, days = context.settings.archive.fixed, context.settings.archive.fixed_days
    if not all(fixed & context.features(one).clause.keys() for one in (a, b)):
        return False
    dates = [ordinal(article.published) if (article := context.article(one)) else None for one in (a, b)]
    return dates[0] is not None and dates[1] is not None and abs(dates[0] - dates[1]) > days


def _planned(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both dates lay ahead when their articles appeared: deadlines, openings, hearings; articles of two days in
    a row tell one piece of news.
    """
    for one in (a, b):
        article = context.article(one)
        start = one.start or one.end
        ahead = article is not None and article.published and start and start[:10] > article.published[:10]
        if one.role not in ENDS and not ahead:
            return False
    return all(map(context.article, (a, b))) and not _next_day(a, b, context)


def _next_day(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both articles appeared on one day or two days in a row; True where a day is not known."""
    days = [ordinal(article.published) if (article := context.article(one)) else None for one in (a, b)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= 1
