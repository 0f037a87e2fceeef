"""Two ends of a stretch: "du 4 au 10 avril 2005", "from May to June", "April 4-10", "2012-13"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extraction.dates import digits
from factcheck.extraction.dates.days import day_number
from factcheck.extraction.dates.points import point
from factcheck.extraction.dates.scan import Point, Scan
from factcheck.extraction.dates.years import counts_things, stands_free

_DASHES = ("-", "–", "—", "/")
# How far apart the ends of "1990-95" may be.
_SHORT_SPAN = 60


class Ends(NamedTuple):
    """Both ends, completed from each other ("4" takes month and year from "10 avril 2005"), and the token after."""

    first: Point
    second: Point
    last: int


def paired(scan: Scan, at: int) -> Ends | None:
    """A range between two words of the pack: "du ... au", "from ... to", "entre ... et"."""
    for table in (scan.lexicon.from_to, scan.lexicon.between):
        opening = table.match(scan.words, at)
        if not opening:
            continue
        closings, start = opening
        for begin in dict.fromkeys((start, scan.skip("articles", start))):
            for first in _ends(scan, begin):
                closing = closings.match(scan.words, first.last)
                if closing is None:
                    continue
                for place in dict.fromkeys((closing[1], scan.skip("articles", closing[1]))):
                    second = next(iter(_ends(scan, place)), None)
                    ends = _joined(first, second) if second is not None else None
                    if ends is not None and not counts_things(scan, ends.last):
                        return ends
    return None


def _ends(scan: Scan, at: int) -> list[Point]:
    """What one end may be: a date, a year, or a day whose month comes with the other end."""
    found = point(scan, at, True)
    if found is not None and found.weekday is not None and found.day is None and day_number(scan, found.last):
        found = None  # "du lundi 3 au vendredi 14 mars"
    if found is not None:
        return [found] if found.reference is None else []
    year = digits.year_number(scan, at)
    if year is not None and stands_free(scan, at, False) and not counts_things(scan, year[1]):
        return [Point(year[1], "a", year=year[0])]
    weekday = scan.lexicon.weekday.match(scan.words, at)
    day = day_number(scan, weekday[1] if weekday else at)
    return [Point(day[1], "d", day=day[0])] if day else []


def days(scan: Scan, at: int) -> Ends | None:
    """Reads "4-10 April 2005", "les 4 et 5 avril": days that share a month; "and" only joins neighbours."""
    weekday = scan.lexicon.weekday.match(scan.words, at)
    day = day_number(scan, weekday[1] if weekday else at)
    if day is None or (at and scan.glued(at) and scan.word(at - 1)[-1:] not in "'("):
        return None
    dash = scan.after("range_marks", day[1])
    joint = scan.after("and", day[1]) if dash is None else dash
    if joint is None:
        return None
    second = point(scan, joint, True)
    if second is None or second.day is None or second.month is None or second.clock:
        return None
    if second.day <= day[0] or (dash is None and second.day != day[0] + 1):
        return None
    return _joined(Point(day[1], "d", day=day[0]), second)


def marked(scan: Scan, first: Point) -> Ends | None:
    """A range whose ends a dash or "to" joins: "April 4-10, 2005", "May-June", "Monday to Friday"."""
    mark = scan.after("range_marks", first.last)
    if mark is None or first.reference or first.grain == "a" or first.count is not None:
        return None
    dash = scan.word(first.last) in _DASHES
    if dash and scan.word(first.last) == "/" and not scan.glued(first.last):
        return None
    if dash and scan.glued(first.last) != scan.glued(mark):
        return None
    if first.day is not None and first.month is not None and scan.lexicon.order == "mdy" and first.clock is None:
        day = day_number(scan, mark)
        if day is not None and day[0] > first.day and scan.lexicon.month.match(scan.words, day[1]) is None:
            comma = day[1] + 1 if scan.word(day[1]) == "," else day[1]
            year = digits.year_number(scan, comma) if first.year is None else None
            number = year[0] if year else first.year
            second = first.to(year[1] if year else day[1], day=day[0], year=number)
            return Ends(first.to(first.last, year=number), second, second.last)
    if dash and not scan.glued(first.last):
        return None  # "Paris, 12 mars – lundi, le ministre": a dash between spaces opens a clause
    other = point(scan, mark, True)
    if other is None or other.grain != first.grain or other.reference or other.count is not None:
        return None
    return _joined(first, other)


def years(scan: Scan, at: int, strong: bool) -> Ends | None:
    """Reads "2012-13", "2024-2025", "1990 to 1995".

    `strong`: a preposition of time or a noun that years name stands before.
    """
    first = digits.year_number(scan, at)
    if first is None or not scan.word(at)[:1].isdecimal() or not stands_free(scan, at, True):
        return None
    mark = scan.after("range_marks", first[1])
    if mark is None or (scan.word(at - 1) in scan.lexicon.labels and not strong):
        return None
    dash = scan.word(first[1]) in _DASHES
    if dash and scan.glued(first[1]) != scan.glued(mark):
        return None
    if not dash and not strong and first[0] not in digits.LIKELY:
        return None
    value = scan.digits(mark)
    size = len(scan.word(mark))
    if value is None or size not in (2, 4) or (size == 2 and not dash) or first[0] not in digits.LIKELY:
        return None
    last = value if size == 4 else first[0] // 100 * 100 + value
    if size == 2 and last <= first[0]:
        last += 100  # 1999-00
    if not first[0] < last <= first[0] + (_SHORT_SPAN if size == 2 else 300) or last not in digits.YEARS:
        return None
    if not strong and size == 2 and last != first[0] + 1:
        return None
    if not strong and not dash:
        return None
    after = mark + 1
    if counts_things(scan, after) or (
        after < scan.size and scan.glued(after) and scan.word(after) in ("-", "/", "%", "$", "€", "s")
    ):
        return None
    return Ends(Point(first[1], "a", year=first[0]), Point(after, "a", year=last), after)


def _joined(first: Point, second: Point) -> Ends | None:
    """Both ends, when they go together; what one leaves out the other gives."""
    if first.grain != second.grain and not {first.grain, second.grain} <= {"d", "mo", "a", "t", "wk"}:
        return None
    if first.day is not None and first.month is None:
        if second.day is None or second.month is None:
            return None
        first = first.to(first.last, month=second.month)
    if second.day is not None and second.month is None:
        if first.month is None or first.day is None or second.day <= first.day:
            return None
        second = second.to(second.last, month=first.month, year=first.year)  # "between March 3 and 7"
    if first.grain == "a" and second.grain == "a":
        if first.year is None or second.year is None or second.year <= first.year:
            return None
        if first.year not in digits.LIKELY and first.year % 100 == 0 == second.year % 100:
            return None  # "going from 1000 to 2000"
    elif first.year is None and second.year is not None and first.count is None and first.inner is None:
        turn = first.month is not None and second.month is not None and first.month > second.month
        first = first.to(first.last, year=second.year - 1 if turn else second.year)
    return Ends(first, second, second.last)
