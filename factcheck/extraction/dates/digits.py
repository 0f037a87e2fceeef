"""Dates, years, decades and clock times written in digits."""

from __future__ import annotations

import re
from datetime import date

from factcheck.extraction.dates.calendar import days_in
from factcheck.extraction.dates.scan import Point, Scan

_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})h(\d{2})?", re.ASCII)
_STAMP = re.compile(r"(\d{2})t(\d{2})", re.ASCII)
_TIMED = re.compile(r"(\d{1,2})\.(\d{2})", re.ASCII)
_MARKS = ("/", "-", ".")
YEARS = range(1000, 2200)  # what four digits may be with a preposition; bare years are held to LIKELY
LIKELY = range(1800, 2100)


def all_digits(scan: Scan, at: int) -> Point | None:
    """2025-02-13, 13/02/2025, 13/02/25, 20.03.2005; the language orders day and month where both could be either."""
    word = scan.word(at)
    if not word[:1].isdecimal() or (at and scan.glued(at) and scan.word(at - 1) in "/-.,:#$€£+"):
        return None
    dotted = _DOTTED.fullmatch(word)
    if dotted:
        parts, last = dotted.groups(), at + 1
        if len(parts[2]) < 4 and len(parts[0]) < 4:
            return None  # 1.2.05 is a version or a section more often than a day
    else:
        mark = scan.word(at + 1)
        if mark not in _MARKS or scan.word(at + 3) != mark or not all(scan.glued(at + i) for i in range(1, 5)):
            return None
        stamp = _STAMP.fullmatch(scan.word(at + 4)) if mark == "-" and len(word) == 4 else None
        if stamp is not None:
            return _stamped(scan, (word, scan.word(at + 2), stamp[1]), stamp[2], at + 5)
        parts, last = (word, scan.word(at + 2), scan.word(at + 4)), at + 5
        if not all(part.isdecimal() and part.isascii() and len(part) in (1, 2, 4) for part in parts):
            return None
        if mark == "-" and len(parts[0]) < 4 and len(parts[2]) < 4:
            return None  # 3-2-1
    if last < scan.size and scan.glued(last) and scan.word(last) in ("/", "-", ":", "%", "€"):
        return None
    if dotted is not None:  # points go with day, month, year everywhere
        return _ordered((parts[0], parts[1], parts[2]), last, False, None)
    both = len(parts[0]) < 3 and int(parts[0]) <= 12 and int(parts[1]) <= 12
    known = scan.context.order if both else None
    return _ordered((parts[0], parts[1], parts[2]), last, (known or scan.lexicon.order) == "mdy", known)


def _stamped(scan: Scan, parts: tuple[str, str, str], hour: str, last: int) -> Point | None:
    """A date with the time glued to it, as machines write it: "2025-03-04T14:30:00Z", "2025-03-04T14:30+02:00"."""
    minute = scan.digits(last + 1, 2) if scan.word(last) == ":" else None
    if not parts[1].isdecimal() or minute is None or minute > 59 or int(hour) > 24:
        return None
    last += 2
    if scan.word(last) == ":" and scan.glued(last) and scan.word(last + 1)[:2].isdecimal():
        last += 2
    if scan.word(last) == "z" and scan.glued(last):
        last += 1
    elif scan.word(last) in ("+", "-") and scan.glued(last) and scan.word(last + 2) == ":":
        last += 4
    found = _day(int(parts[0]), int(parts[1]), int(parts[2]), last)
    return found.to(found.last, clock=_text(int(hour), minute)) if found is not None else None


def _ordered(parts: tuple[str, str, str], last: int, month_first: bool, known: str | None) -> Point | None:
    """The day that digits name; `known`: the order that other dates tell, without which two readings are a doubt."""
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _day(first, second, third, last) if len(parts[2]) <= 2 else None
    if len(parts[2]) not in (2, 4) or len(parts[1]) == 4:
        return None
    year = third if len(parts[2]) == 4 else full_year(third)
    if (month_first and first <= 12) or (not month_first and second > 12):
        day, month = second, first
    else:
        day, month = first, second
    point = _day(year, month, day, last)
    if point and known is None and max(first, second) <= 12 and first != second:
        point.note = "ambiguous-date"
    return point


def on_weekday(point: Point, weekday: int) -> Point:
    """A date in digits behind a day of the week, which may tell day from month: "Thursday 03/04/2025"."""
    if point.note != "ambiguous-date" or point.year is None or point.month is None or point.day is None:
        return point
    ways = {(point.month, point.day), (point.day, point.month)}
    fitting = [way for way in sorted(ways) if date(point.year, *way).isoweekday() == weekday]
    if len(fitting) != 1:
        return point
    return point.to(point.last, month=fitting[0][0], day=fitting[0][1], note=None)


def full_year(short: int) -> int:
    """The year of two digits: 00 to 69 in this century, the rest in the last one (POSIX)."""
    return 2000 + short if short < 70 else 1900 + short


def _day(year: int, month: int, day: int, last: int) -> Point | None:
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return Point(last, "d", year=year, month=month, day=day)


def year_number(scan: Scan, at: int) -> tuple[int, int] | None:
    """A four-digit year at `at`, or one in words after "the year" ("nineteen ninety-six"): the year and the end."""
    word = scan.word(at)
    if len(word) == 4 and word.isdecimal() and word.isascii():
        value = int(word)
        return (value, at + 1) if value in YEARS else None
    if word[:1].isdecimal() or not word[:1].isalpha():
        return None
    number = scan.numbers.get(at)
    if number is None or number.kind != "cardinal" or number.low != number.high:
        return None
    value = int(number.low)
    if value in YEARS and number.low == value and number.last > at + 1:
        return value, number.last
    if scan.lexicon.paired_years and 11 <= value <= 20:
        tail = scan.numbers.get(number.last)
        if (
            tail is not None
            and tail.kind == "cardinal"
            and tail.low == tail.high
            and 10 <= tail.low <= 99
            and tail.digits is None
        ):
            return value * 100 + int(tail.low), tail.last
    return None


def short_year(scan: Scan, at: int) -> tuple[int, int] | None:
    """'98 after a month: the year and the end."""
    if scan.word(at) in ("'", "’", "‘") and scan.glued(at + 1) and len(scan.word(at + 1)) == 2:
        value = scan.digits(at + 1, 2)
        if value is not None:
            return full_year(value), at + 2
    return None


def decade(scan: Scan, at: int, article: bool) -> Point | None:
    """1990s, the '90s, the 90s; années 1990, années 90, the nineties where the pack has them as numbers."""
    lexicon = scan.lexicon
    start = scan.after("decade_before", at)
    if start is not None:
        value = scan.digits(start)
        last = start + 1
        if value is None:
            number = scan.numbers.get(start)
            if number is None or number.low != number.high or number.kind != "cardinal":
                return None
            value, last = int(number.low), number.last
        if value % 10 or not (10 <= value < 100 or value in YEARS):
            return None
        return Point(last, "decade", decade=value if value >= 100 else 1900 + value)
    named = lexicon.decade_name.match(scan.words, at)
    if named and (article or lexicon.part.match_back(scan.words, at)):
        return Point(named[1], "decade", decade=1900 + named[0])
    quoted = scan.word(at) in ("'", "‘")
    place = at + 1 if quoted else at
    value = scan.digits(place)
    if value is None or value % 10:
        return None
    end = lexicon.words["decade_after"].match(scan.words, place + 1)
    if end is None or not scan.glued(place + 1):
        return None
    if value in YEARS and value % 100 == 0 and value < 2000:
        return Point(end[1], "century", hundred=value)
    if value in YEARS:
        return Point(end[1], "decade", decade=value)
    if len(scan.word(place)) == 2 and value >= 20 and (quoted or article):
        return Point(end[1], "decade", decade=1900 + value)
    return None


def clock(scan: Scan, at: int, prepared: bool) -> tuple[str, int] | None:
    """A time of day: "15:35" and the end. `prepared`: after "at" or "à", where "15h" is no duration."""
    word = scan.word(at)
    for key, moment in (("noon", "12:00"), ("midnight", "24:00")):
        end = scan.after(key, at)
        if end is not None:
            return moment, scan.skip("zones", end)
    if joined := _CLOCK.fullmatch(word):
        hour, minute, end = int(joined[1]), int(joined[2] or 0), at + 1
        return (_text(hour, minute), scan.skip("zones", end)) if prepared and hour <= 24 and minute < 60 else None
    if (timed := _TIMED.fullmatch(word)) and int(timed[1]) <= 24 and int(timed[2]) < 60:
        return _dotted(scan, int(timed[1]), int(timed[2]), at + 1, prepared)
    hour_read = scan.digits(at, 2)
    spelled = scan.numbers.get(at) if hour_read is None else None
    if spelled is not None and spelled.low == spelled.high and spelled.low <= 24 and spelled.low == int(spelled.low):
        hour, end = int(spelled.low), spelled.last
    elif hour_read is not None and (not at or not scan.glued(at) or scan.word(at - 1)[:1].isalpha()):
        hour, end = hour_read, at + 1
    else:
        return None
    minute, explicit = 0, False
    if scan.word(end) in (":", ".") and scan.glued(end) and scan.glued(end + 1) and len(scan.word(end + 1)) == 2:
        read = scan.digits(end + 1, 2)
        if read is None or read >= 60 or hour_read is None:
            return None
        minute, end, explicit = read, end + 2, True
        if scan.word(end) == ":" and scan.glued(end) and scan.glued(end + 1) and scan.digits(end + 1, 2) is not None:
            end += 2  # seconds
        elif end < scan.size and scan.glued(end) and scan.word(end) in (":", "/", "-", "%"):
            return None
    for key, add in (("am", 0), ("pm", 12)):
        after = scan.after(key, end)
        if after is not None and hour <= 24:
            if add == 12 and hour < 12:
                hour += 12
            elif add == 0 and hour == 12 and explicit:
                hour = 0
            return _text(hour, minute), scan.skip("zones", after)
    named = scan.after("hours", end)
    if named is not None:
        if not prepared or hour > 24:
            return None
        if explicit:
            return _text(hour, minute), scan.skip("zones", named)  # "15:30 Uhr"
        half = scan.after("and_half", named)
        read = scan.digits(named, 2)
        if half is not None:
            minute, named = 30, half
        elif read is not None and read < 60 and len(scan.word(named)) == 2:
            minute, named = read, named + 1
        for key, add in (("am", 0), ("pm", 12)):
            after = scan.after(key, named)
            if after is not None:
                return _text(hour + add if hour < 12 else hour, minute), after
        return _text(hour, minute), scan.skip("zones", named)
    zone = scan.after("zones", end)
    if explicit and hour <= 24 and (prepared or zone is not None):
        return _text(hour, minute), end if zone is None else zone
    return None


def _dotted(scan: Scan, hour: int, minute: int, end: int, prepared: bool) -> tuple[str, int] | None:
    """A time with a point between hours and minutes, and a word of time behind it: "1.56pm", "om 15.30 uur"."""
    for key, add in (("am", 0), ("pm", 12)):
        after = scan.after(key, end)
        if after is not None and 1 <= hour <= 12:
            return _text(hour % 12 + add, minute), scan.skip("zones", after)
    named = scan.after("hours", end) if prepared else None
    return (_text(hour, minute), scan.skip("zones", named)) if named is not None else None


def _text(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"
