"""Days and months by name: "jeudi 13 février 2025", "March 4, 2020", "the 4th of July", "Sept. 1996", "avril"."""

from __future__ import annotations

from factcheck.extraction.dates import digits
from factcheck.extraction.dates.joints import past_comma, past_dot, prepared_before, proper, year_after
from factcheck.extraction.dates.scan import Point, Scan
from factcheck.extraction.dates.shifts import unit_tail


def calendar_day(scan: Scan, at: int, prepared: bool) -> Point | None:
    """Reads "jeudi 13 février 2025", "March 4, 2020", "the 4th of July", "Sept. 1996", "Friday", "avril"."""
    lexicon = scan.lexicon
    weekday = lexicon.weekday.match(scan.words, at)
    if weekday and proper(scan, at) and scan.after("weekday_plurals", at) is None:
        place = scan.skip("articles", past_comma(scan, past_dot(scan, weekday[1])))
        dated = _day_month(scan, place) or _month_day(scan, place, prepared=True)
        if dated is not None and dated.day is not None:
            return dated.to(dated.last, said=weekday[0])
        numeric = digits.all_digits(scan, place)
        if numeric is not None:
            return digits.on_weekday(numeric, weekday[0])
        if scan.word(at) in lexicon.unsure:
            return None
        return Point(weekday[1], "d", weekday=weekday[0])
    return _day_month(scan, at) or _month_day(scan, at, prepared)


def day_number(scan: Scan, at: int) -> tuple[int, int] | None:
    """A day of the month in digits or words ("1er", "4th", "quatre") and the end."""
    number = scan.numbers.get(at)
    if number is not None and number.kind in ("ordinal", "cardinal") and number.low == number.high:
        if 1 <= number.low <= 31 and number.low == int(number.low):
            last = number.last
            if scan.lexicon.ordinal_dot and scan.word(last) == "." and scan.glued(last):
                last += 1
            return int(number.low), last
        return None
    value = scan.digits(at, 2)
    return (value, at + 1) if value is not None and 1 <= value <= 31 else None


def _day_month(scan: Scan, at: int) -> Point | None:
    found = day_number(scan, at)
    if not found or (
        at and scan.glued(at) and not scan.word(at - 1)[-1].isalpha() and scan.word(at - 1) not in "'(\"«-–—"
    ):
        return None
    day, place = found
    for begin in (place, scan.skip_hyphen(place), scan.skip("of", place)):
        month = scan.lexicon.month.match(scan.words, begin)
        if month and proper(scan, begin) and not (begin in scan.numbers and not scan.word(at)[0].isdecimal()):
            result = Point(past_dot(scan, month[1], month=True), "d", month=month[0], day=day)
            if begin > place and scan.word(place) == "-":
                joined = scan.skip_hyphen(month[1])
                short = scan.digits(joined, 2)
                if joined > month[1] and short is not None:  # "13-Feb-25"
                    return result.to(joined + 1, year=digits.full_year(short))
            return _with_year(scan, result)
    return None


def _month_day(scan: Scan, at: int, prepared: bool) -> Point | None:
    lexicon = scan.lexicon
    at = scan.skip("month_words", at)
    month = lexicon.month.match(scan.words, at)
    if not month or not proper(scan, at):
        return None
    place = past_dot(scan, month[1], month=True)
    if lexicon.order == "mdy":
        day = day_number(scan, scan.skip("articles", place))
        if day and not _goes_on(scan, day[1]) and lexicon.words["counted"].match(scan.words, day[1]) is None:
            return _with_year(scan, Point(day[1], "d", month=month[0], day=day[0]))
    dated = _with_year(scan, Point(month[1], "mo", month=month[0]), place)
    if dated.year is not None:
        return dated
    inner = unit_tail(scan, place)
    if inner is not None:
        return dated.to(inner.last, inner=inner)
    after = lexicon.shift_after.match(scan.words, place)
    if after:
        return dated.to(after[1], count=after[0])
    if scan.word(at) in lexicon.unsure and not prepared and not prepared_before(scan, at):
        return None
    if scan.word(at) in lexicon.first_names and not prepared and _capital_word(scan, place):
        return None
    return dated


def _capital_word(scan: Scan, at: int) -> bool:
    return scan.word(at)[:1].isalpha() and scan.capital(at)


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether the digits before `at` are the start of something else: "March 4:30", "May 5 %"."""
    if scan.word(at) in ("%", "/"):
        return True
    return scan.word(at) == ":" and scan.glued(at) and scan.glued(at + 1) and scan.word(at + 1)[:1].isdecimal()


def _with_year(scan: Scan, result: Point, place: int | None = None) -> Point:
    year = year_after(scan, result.last if place is None else place)
    if year is None:
        return result
    era = scan.after("eras", year[1])
    return result.to(year[1] if era is None else era, year=year[0], era=era is not None)
