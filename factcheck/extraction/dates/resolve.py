"""Completes a date from the publication date, the dates before it and the tense around it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from factcheck.extraction.dates import calendar
from factcheck.extraction.dates.calendar import Stretch
from factcheck.extraction.dates.expression import DateContext
from factcheck.extraction.dates.scan import Point

# How near a day without a year is to be meant against the tense, when the other choice is that far.
_SOON, _FAR = timedelta(days=75), timedelta(days=280)

# Before this year a weekday may be reckoned in another calendar.
_CIVIL = 1900


def resolve_range(first: Point, second: Point, context: DateContext, direction: str | None) -> tuple[Stretch, Stretch]:
    """Both ends of a range: what has no year goes by the end that is resolved first, so that they follow each other."""
    if first.weekday is not None and second.weekday is not None and first.day is None:
        if direction == "past":  # "rose between Monday and Wednesday", told on a Monday
            high = resolve(second, context, direction)
            return resolve(first, DateContext(high.start or context.published, context.language), direction), high
        low = resolve(first, context, direction)
        after = DateContext(low.start or context.published, context.language)
        return low, resolve(second, after, "future")
    low, high = resolve(first, context, direction), resolve(second, context, direction)
    loose = first.year is None and first.count is None and first.inner is None and first.reference is None
    if loose and first.month is not None and high.start is not None:
        low = resolve(first, DateContext(high.start, context.language), "before")
    return low, high


def resolve(point: Point, context: DateContext, direction: str | None) -> Stretch:
    """The stretch that a point names. `direction`: past or future where the tense says so, deadline after "by", before
    for the last one up to the context's publication date whatever the distance.

    Without a publication date what depends on it keeps XXXX ("XXXX-12") and has no days.
    """
    if point.reference:
        return Stretch(point.reference, None, None, "ref")
    found = _day_or_longer(point, context, direction)
    if point.clock:
        return found._replace(timex=f"{found.timex}T{point.clock}", grain="t")
    if point.day_part:
        return found._replace(timex=f"{found.timex}T{point.day_part}", grain="t")
    return found


def doubt(point: Point, found: Stretch) -> str | None:
    """What is wrong with a written date: an order that is a guess, a day that is not, a weekday that it was not."""
    if point.note is not None or point.day is None or point.year is None or found.grain not in ("d", "t"):
        return point.note
    if found.start is None:
        return "impossible-date"
    wrong = point.said is not None and point.year >= _CIVIL and found.start.isoweekday() != point.said
    return "weekday-mismatch" if wrong else None


def meant(note: str | None, found: Stretch, weekdays: Mapping[int, str]) -> str:
    """What a doubtful date was read as: the day of the week that it falls on, the day that was chosen of two."""
    if note == "weekday-mismatch" and found.start is not None:
        return weekdays.get(found.start.isoweekday(), "")
    return found.timex[:10] if note == "ambiguous-date" else ""


def _day_or_longer(point: Point, context: DateContext, direction: str | None) -> Stretch:
    if point.era:
        if point.century is not None:
            return Stretch(f"BC{point.century - 1:02}", None, None, "century")
        return Stretch(f"BC{point.year or 0:04}", None, None, "a")
    if point.decade is not None:
        return calendar.decade(point.decade)
    if point.century is not None:
        return calendar.century(point.century)
    if point.hundred is not None:
        return calendar.hundred(point.hundred)
    base = _base(point, context)
    if point.count is not None and point.month is None and point.season is None and point.holiday is None:
        if point.weekday is not None:
            return _weekday(point, base, direction)
        if point.quarter is None and point.half is None:
            return _counted(point, base, context)
    if point.weekday is not None:
        return _weekday(point, base, direction)
    if point.grain == "t":
        return calendar.on(base) if base else calendar.unknown("d")
    return _in_year(point, base, context, direction)


def _base(point: Point, context: DateContext) -> date | None:
    if point.anaphoric and context.last_date is not None and context.last_date.start is not None:
        return context.last_date.start
    return context.published


def _counted(point: Point, base: date | None, context: DateContext) -> Stretch:
    assert point.count is not None
    grain = point.grain
    if base is None:
        return calendar.unknown(grain)
    period = context.last_period
    if point.anaphoric and context.last_date is not None and context.last_date.grain == "a":
        period = None  # "a year earlier" after a whole year is a year again
    if (
        point.amount is not None
        and grain == "a"
        and abs(point.count) == 1
        and period is not None
        and period.start is not None
    ):
        return calendar.shift(period.start, period.grain, point.count * 12 // calendar.MONTHS_OF[period.grain])
    if point.anaphoric and point.amount is not None and context.last_date is not None:
        finer = context.last_date.grain
        if finer in ("mo", "q", "half") and grain in ("a", "mo") and context.last_date.start is not None:
            return calendar.holding(calendar.move(context.last_date.start, grain, point.count), finer)
    if grain in ("h", "min", "s"):
        return calendar.on(base)
    if point.amount is not None and grain in ("wk", "fortnight"):
        return calendar.week(calendar.move(base, grain, point.count))
    if point.amount is not None and grain == "decade":
        return calendar.year(calendar.move(base, grain, point.count).year)
    found = calendar.shift(base, grain, point.count)
    if point.count_high is not None:
        other = calendar.shift(base, grain, point.count_high)
        first, last = sorted((found, other), key=lambda s: s.start or date.min)
        return Stretch(f"{first.timex}/{last.timex}", first.start, last.end, grain)
    return found


def _weekday(point: Point, base: date | None, direction: str | None) -> Stretch:
    assert point.weekday is not None
    if point.inner is not None and point.inner.grain == "wk" and base is not None:
        monday = calendar.shift(base, "wk", point.inner.count or 0).start
        assert monday is not None
        return calendar.on(monday + timedelta(days=point.weekday - 1))
    if base is None:
        return Stretch(f"XXXX-WXX-{point.weekday}", None, None, "d")
    ahead = (point.weekday - base.isoweekday()) % 7
    if point.count == 1 or (point.count is None and direction in ("future", "deadline")):
        return calendar.on(
            base + timedelta(days=ahead or 7 * (point.count == 1))
        )  # told on a Friday, "Friday" is today
    if point.count == 0 and point.anaphoric is False:
        return calendar.on(base + timedelta(days=point.weekday - base.isoweekday()))
    behind = (base.isoweekday() - point.weekday) % 7
    if point.count == -1:
        return calendar.on(base - timedelta(days=behind or 7))
    return calendar.on(base - timedelta(days=behind))


def _in_year(point: Point, base: date | None, context: DateContext, direction: str | None) -> Stretch:
    """A day, month, season, quarter or holiday whose year is given, or is to be found."""
    if point.year is not None:
        return _at(point, point.year)
    if point.inner is not None:
        inner = _day_or_longer(point.inner, context, None)
        return _at(point, inner.start.year if inner.start else None)
    if base is None:
        return _at(point, None)
    if point.count == 0:
        around = [_at(point, base.year + offset) for offset in (-1, 0)]
        return next((one for one in around if one.start and one.end and one.start <= base <= one.end), around[1])
    nearby = [_at(point, base.year + offset) for offset in (-2, -1, 0, 1, 2)]
    known = [(found, found.start, found.end) for found in nearby if found.start is not None and found.end is not None]
    if point.count is not None and point.quarter is None and point.half is None:
        if point.count < 0:
            return [found for found, _, end in known if end < base][-1]
        return next(found for found, start, _ in known if start > base)
    if point.said is not None:
        fitting = [found for found in known[1:-1] if found[1].isoweekday() == point.said]
        if fitting:
            return min(fitting, key=lambda found: abs(found[1] - base))[0]
    behind = [found for found in known if found[1] <= base]
    ahead = [found for found in known if found[2] >= base]
    if not behind or not ahead:
        return _at(point, base.year)
    past, future = behind[-1], ahead[0]
    if direction == "before":
        return past[0]
    gone, coming = base - past[2], future[1] - base
    if direction == "future" and point.grain in ("q", "half"):
        return past[0] if gone < coming else future[0]  # "expects a third-quarter loss", said in October
    if point.grain == "d" or (point.grain == "mo" and direction is None):
        # Tense is a weak guide, distance a strong one: a day eleven months away would be given its year.
        if direction in ("future", "deadline"):
            return past[0] if gone < _SOON and coming > _FAR else future[0]
        return future[0] if gone > _FAR and coming <= _SOON else past[0]
    return future[0] if direction in ("future", "deadline") else past[0]


def _at(point: Point, year: int | None) -> Stretch:
    """The point in one year."""
    if point.holiday is not None:
        return _holiday(point.holiday, year)
    if point.day is not None and point.month is not None:
        named = calendar.day(year, point.month, point.day)
        if point.grain != "wk":
            return named
        return calendar.week(named.start) if named.start else calendar.unknown("wk")
    if point.month is not None:
        return calendar.month(year, point.month)
    if point.season is not None:
        return calendar.season(year, point.season)
    if point.quarter is not None:
        return calendar.quarter(year, point.quarter)
    if point.half is not None:
        return calendar.half(year, point.half)
    return calendar.year(year)


def _holiday(rule: str, year: int | None) -> Stretch:
    """Reads "12-25", "easter+1", "11-thu-4" (the fourth Thursday of November; 5 is the last)."""
    if rule.startswith("easter"):
        if year is None or not calendar.valid_year(year):
            return calendar.unknown("d")
        return calendar.on(calendar.easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return calendar.day(year, int(month), int(rest[0]))
    if year is None or not calendar.valid_year(year):
        return calendar.unknown("d")
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(rest[0])
    first = date(year, int(month), 1)
    which = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(rest[1]) - 1))
    return calendar.on(which if which.month == int(month) else which - timedelta(days=7))
