"""Stretches of the calendar: TIMEX3 values (ISO 8601 with TimeML's additions) with their first and last day.

Grains, from long to short: century, decade, a (year), half, q (quarter), season, mo, wk, weekend, d. A year that is not
known is None and becomes XXXX; such a stretch has no days.
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple


class Stretch(NamedTuple):
    """A TIMEX3 value, the first and last day (None where unknown), and the grain it was named in."""

    timex: str
    start: date | None
    end: date | None
    grain: str


GRAINS = ("century", "decade", "a", "half", "q", "season", "mo", "wk", "weekend", "d", "t", "ref")
MONTHS_OF = {"mo": 1, "q": 3, "season": 3, "half": 6, "a": 12, "decade": 120, "century": 1200}
# First month of the meteorological seasons (north); winter is named after the year it begins in for "last winter",
# after the year of most of its months otherwise: see `season`.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASONS = tuple(_SEASON_MONTH)


def valid_year(number: int) -> bool:
    """Whether datetime can hold the year with room for shifting it."""
    return MINYEAR + 200 <= number <= MAXYEAR - 200


def unknown(grain: str) -> Stretch:
    """A stretch of that grain of which nothing is known ("last month" in an undated article)."""
    template = {
        "decade": "XXXX", "century": "XX", "mo": "XXXX-XX", "q": "XXXX-QX", "half": "XXXX-HX",
        "wk": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "d": "XXXX-XX-XX", "season": "XXXX",
    }.get(grain, "XXXX")  # fmt: skip
    return Stretch(template, None, None, grain)


def _year_text(number: int | None) -> str:
    return "XXXX" if number is None else f"{number:04}"


def _months(timex: str, number: int | None, first: int, count: int, grain: str) -> Stretch:
    """`count` months from month `first` (1-based) of a year."""
    if number is None or not valid_year(number):
        return Stretch(timex, None, None, grain)
    start = date(number, first, 1)
    ending = add_months(start, count - 1)
    return Stretch(timex, start, ending.replace(day=days_in(ending.year, ending.month)), grain)


def days_in(number: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(number, month)[1]


def year(number: int | None) -> Stretch:
    """A calendar year."""
    return _months(_year_text(number), number, 1, 12, "a")


def half(number: int | None, which: int) -> Stretch:
    """The first or second half of a year."""
    return _months(f"{_year_text(number)}-H{which}", number, 6 * which - 5, 6, "half")


def quarter(number: int | None, which: int) -> Stretch:
    """A quarter of a year."""
    return _months(f"{_year_text(number)}-Q{which}", number, 3 * which - 2, 3, "q")


def season(number: int | None, which: str) -> Stretch:
    """A season, SP SU FA WI; winter runs over the turn into the next year."""
    return _months(f"{_year_text(number)}-{which}", number, _SEASON_MONTH[which], 3, "season")


def month(number: int | None, which: int) -> Stretch:
    """A month of a year."""
    return _months(f"{_year_text(number)}-{which:02}", number, which, 1, "mo")


def day(number: int | None, which_month: int, which: int) -> Stretch:
    """A day of a year; a day that the year does not have (29 February) keeps its name and has no date."""
    timex = f"{_year_text(number)}-{which_month:02}-{which:02}"
    if number is None or not valid_year(number) or which > days_in(number, which_month):
        return Stretch(timex, None, None, "d")
    return on(date(number, which_month, which))


def on(moment: date) -> Stretch:
    """One day."""
    return Stretch(moment.isoformat(), moment, moment, "d")


def week(moment: date) -> Stretch:
    """The ISO week that holds a day."""
    number, which, _ = moment.isocalendar()
    monday = moment - timedelta(days=moment.weekday())
    return Stretch(f"{number}-W{which:02}", monday, monday + timedelta(days=6), "wk")


def weekend(moment: date) -> Stretch:
    """The Saturday and Sunday of the ISO week that holds a day."""
    whole = week(moment)
    assert whole.start is not None
    return Stretch(f"{whole.timex}-WE", whole.start + timedelta(days=5), whole.end, "weekend")


def decade(first: int) -> Stretch:
    """The ten years from `first` (1990)."""
    if not valid_year(first):
        return Stretch(f"{first // 10:03}X", None, None, "decade")
    return Stretch(f"{first // 10:03}X", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def hundred(first: int) -> Stretch:
    """The hundred years of "the 1800s"."""
    if not valid_year(first):
        return Stretch(f"{first // 100:02}", None, None, "century")
    return Stretch(f"{first // 100:02}", date(first, 1, 1), date(first + 99, 12, 31), "century")


def century(which: int) -> Stretch:
    """The 20th century is 1901 to 2000; TIMEX3 writes the two leading digits of most of its years."""
    first = 100 * (which - 1) + 1
    if not valid_year(first):
        return Stretch(f"{which - 1:02}", None, None, "century")
    return Stretch(f"{which - 1:02}", date(first, 1, 1), date(first + 99, 12, 31), "century")


def add_months(moment: date, count: int) -> date:
    """The same day `count` months on, clipped to the month's last day and to the calendar's ends."""
    total = moment.year * 12 + moment.month - 1 + count
    number = min(max(total // 12, MINYEAR + 1), MAXYEAR - 1)
    which = total % 12 + 1
    return date(number, which, min(moment.day, days_in(number, which)))


def holding(moment: date, grain: str) -> Stretch:
    """The stretch of a grain that holds a day."""
    match grain:
        case "a":
            return year(moment.year)
        case "half":
            return half(moment.year, (moment.month + 5) // 6)
        case "q":
            return quarter(moment.year, (moment.month + 2) // 3)
        case "mo":
            return month(moment.year, moment.month)
        case "wk":
            return week(moment)
        case "weekend":
            return weekend(moment)
        case "decade":
            return decade(moment.year // 10 * 10)
        case "century":
            return century((moment.year + 99) // 100)
        case "season":
            back = add_months(moment, -(moment.month % 3))
            which = SEASONS[(back.month // 3 - 1) % 4]
            return season(back.year, which)
    return on(moment)


def move(moment: date, grain: str, count: int) -> date:
    """A day `count` grains away (units of durations too: min and h stay on the day)."""
    if grain in MONTHS_OF:
        return add_months(moment, max(min(count, 9600), -9600) * MONTHS_OF[grain])
    days = {"wk": 7, "weekend": 7, "fortnight": 14, "d": 1}.get(grain, 0) * count
    least, most = date(MINYEAR + 1, 1, 1).toordinal(), date(MAXYEAR - 1, 12, 31).toordinal()
    return date.fromordinal(min(max(moment.toordinal() + days, least), most))


def shift(moment: date, grain: str, count: int) -> Stretch:
    """The stretch of a grain that lies `count` of them after (before) the one that holds a day."""
    return holding(move(moment, grain, count), grain)


def part(whole: Stretch, mod: str) -> tuple[date | None, date | None]:
    """The days of the START, MID or END third of a stretch; early April is the 1st to the 10th."""
    if whole.start is None or whole.end is None:
        return None, None
    if whole.start == whole.end:
        return whole.start, whole.end
    months = MONTHS_OF.get(whole.grain, 0) // 3
    if months:  # of a year January to April, of a decade forty months
        cuts = [add_months(whole.start, months), add_months(whole.start, 2 * months)]
    else:
        third = timedelta(days=((whole.end - whole.start).days + 1) // 3)
        cuts = [whole.start + third, whole.start + 2 * third]
    before = [cut - timedelta(days=1) for cut in cuts]
    match mod:
        case "START":
            return whole.start, max(before[0], whole.start)
        case "MID":
            return cuts[0], max(before[1], cuts[0])
        case "END":
            return cuts[1], whole.end
    return whole.start, whole.end


def easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    which = (h - m + r + 90) // 25
    return date(number, which, (h - m + r + which + 19) % 32)
