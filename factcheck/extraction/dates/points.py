"""The grammar of dates that are named: days, months, weekdays, seasons, quarters, deictic words, years."""

from __future__ import annotations

import re

from factcheck.extraction.dates import digits
from factcheck.extraction.dates.durations import is_plural
from factcheck.extraction.dates.scan import Point, Scan
from factcheck.extraction.dates.years import bare_year

_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(?:e|ème|eme|º|°)?")
_ROMANS = frozenset(
    f"{tens}{units}{mark}"
    for tens in ("", "x", "xx")
    for units in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    for mark in ("", "e", "ème", "eme")
    if tens + units
)
_SHIFTABLE = ("d", "weekend", "wk", "mo", "q", "half", "a", "decade", "century")


def point(scan: Scan, at: int, prepared: bool = False) -> Point | None:
    """The longest date that starts at `at`: "early next year", "fin mars", "Tuesday, March 4, 2020 at 3 p.m."."""
    found = scan.lexicon.part.match(scan.words, at)
    if found:
        mod, start = found
        start = scan.skip_hyphen(start)
        after_article = scan.skip("articles", start)
        inner = bare(scan, after_article, True) or bare(scan, start, True) or bare_year(scan, start, True, True)
        if inner is not None and inner.reference is None and inner.clock is None:
            return inner.to(inner.last, mod=mod, first=None)
        whole = _whole_unit(scan, start)
        if whole is not None:
            return whole.to(whole.last, mod=mod)
    return bare(scan, at, prepared)


def bare(scan: Scan, at: int, prepared: bool) -> Point | None:
    """A date without "early", "mid" or "late"."""
    best: Point | None = None
    after_article = scan.skip("articles", at)
    if not (_may_begin(scan, at) or (after_article > at and _may_begin(scan, after_article))):
        return None
    for read in (
        _week_of,
        _whole_end,
        _deictic,
        _holiday,
        _season,
        _shifted,
        _followed,
        _quarter,
        _decade,
        _century,
        _fiscal,
    ):
        candidate = read(scan, at, after_article)
        if candidate is not None and (best is None or candidate.last > best.last):
            best = candidate
    for candidate in (digits.all_digits(scan, at), calendar_day(scan, at, prepared), _clocked(scan, at)):
        if candidate is not None and (best is None or candidate.last > best.last):
            best = candidate
    if best is None:
        return None
    return _tail(scan, best)


def _may_begin(scan: Scan, at: int) -> bool:
    """A cheap look at one word: whether any of the readers could start there."""
    word = scan.word(at)
    return (
        word in scan.lexicon.heads or at in scan.numbers or word[:1].isdigit() or word in _ROMANS or word in ("'", "‘")
    )


def _whole_unit(scan: Scan, at: int) -> Point | None:
    """ "the year", "l'année" after "end of", "by the end of": the one that holds the last date, else publication."""
    start = scan.skip("articles", at)
    found = scan.lexicon.unit.match(scan.words, start)
    if found and found[0] in ("wk", "mo", "q", "a", "half", "decade", "century", "weekend") and found[1] > start:
        return Point(found[1], found[0], count=0)
    return None


def _week_of(scan: Scan, at: int, start: int) -> Point | None:
    """ "the week of March 6", "la semaine du 4 mars"."""
    unit = scan.lexicon.unit.match(scan.words, start)
    if not unit or unit[0] != "wk":
        return None
    of = scan.after("of", unit[1])
    named = calendar_day(scan, scan.skip("articles", of), True) if of is not None else None
    return named.to(named.last, grain="wk", weekday=None) if named is not None and named.day and named.month else None


def _whole_end(scan: Scan, at: int, start: int) -> Point | None:
    """ "year-end", "month's end"."""
    found = scan.lexicon.end.match(scan.words, at)
    return Point(found[1], found[0], count=0, mod="END") if found else None


def _deictic(scan: Scan, at: int, _: int) -> Point | None:
    found = scan.lexicon.deictic.match(scan.words, at)
    if not found:
        return None
    word, last = found
    if word.reference:
        return Point(last, "ref", reference=word.reference)
    return Point(last, "d", count=word.days, day_part=word.day_part, anaphoric=word.anaphoric)


def _holiday(scan: Scan, at: int, start: int) -> Point | None:
    if not scan.word(at).isalpha():
        return None
    shift = scan.lexicon.shift_before.match(scan.words, start)
    found = scan.lexicon.holiday.match(scan.words, shift[1] if shift else at)
    if not found or not scan.capital(found[1] - 1):
        return None
    result = Point(found[1], "d", holiday=found[0], count=shift[0] if shift else None)
    year = _year_after(scan, result.last)
    if year:
        return result.to(year[1], year=year[0])
    return None if scan.word(at) in scan.lexicon.unsure and shift is None else result


def _season(scan: Scan, at: int, start: int) -> Point | None:
    lexicon = scan.lexicon
    shift = lexicon.shift_before.match(scan.words, start) or lexicon.shift_before.match(scan.words, at)
    begin = shift[1] if shift else start
    found = lexicon.season.match(scan.words, begin)
    if not found:
        return None
    code, last = found
    result = Point(last, "season", season=code, count=shift[0] if shift else None)
    year = _year_after(scan, last)
    if year:
        return result.to(year[1], year=year[0])
    after = lexicon.shift_after.match(scan.words, last)
    if after:
        return result.to(after[1], count=after[0])
    if shift:
        return result
    inner = _unit_tail(scan, last)
    if inner is not None:
        return result.to(inner.last, inner=inner)
    return result if start > at and scan.word(begin) not in lexicon.unsure and _prepared_before(scan, at) else None


def _shifted(scan: Scan, at: int, start: int) -> Point | None:
    """ "last year", "this past week", "the latest fiscal year"; "le mois dernier", "l'année en cours"."""
    lexicon = scan.lexicon
    for begin in dict.fromkeys((at, start)):
        shift = lexicon.shift_before.match(scan.words, begin)
        if shift:
            count, place = shift
            fiscal = scan.after("fiscal", place)
            if fiscal is not None and count is not None and fiscal > place:
                return Point(fiscal, "a", count=count)
            named = _named_unit(scan, place, count)
            if named is not None:
                return named
            weekday = lexicon.weekday.match(scan.words, place)
            if weekday and _proper(scan, place):
                return Point(weekday[1], "d", weekday=weekday[0], count=count)
            month = lexicon.month.match(scan.words, place)
            if month and _proper(scan, place):
                return Point(month[1], "mo", month=month[0], count=count)
    unit = lexicon.unit.match(scan.words, start)
    if unit and unit[0] in _SHIFTABLE:
        after = lexicon.shift_after.match(scan.words, unit[1])
        if after and scan.numbers.get(start) is None and not (at == start and scan.numbers.get(at - 1)):
            if is_plural(scan, unit[1] - 1):
                return None
            return Point(after[1], unit[0], count=after[0])
    return None


def _named_unit(scan: Scan, place: int, count: int) -> Point | None:
    unit = scan.lexicon.unit.match(scan.words, place)
    if not unit or unit[0] not in _SHIFTABLE or (unit[0] == "d" and count == 0):
        return None
    if is_plural(scan, unit[1] - 1):
        return None
    if unit[0] == "d":
        return Point(unit[1], "d", count=count, anaphoric=True)
    return Point(unit[1], unit[0], count=count)


def _followed(scan: Scan, at: int, start: int) -> Point | None:
    """ "the following year", "the same day", "l'année suivante": counted from the last date that was named."""
    lexicon = scan.lexicon
    before = lexicon.follow_before.match(scan.words, start)
    if before is None and (same := scan.after("same", start)) is not None:
        before = (0, same)
    if before:
        unit = lexicon.unit.match(scan.words, before[1])
        if unit and unit[0] in _SHIFTABLE and (start > at or before[0] == 0):
            return Point(unit[1], unit[0], count=before[0], anaphoric=True)
        part = lexicon.day_part.match(scan.words, before[1])
        if part and start > at:
            return Point(part[1], "d", count=before[0], anaphoric=True, day_part=part[0])
        weekday = lexicon.weekday.match(scan.words, before[1])
        if weekday and _proper(scan, before[1]):
            return Point(weekday[1], "d", weekday=weekday[0], count=before[0], anaphoric=True)
    unit = lexicon.unit.match(scan.words, start)
    if unit and unit[0] in _SHIFTABLE and start > at:
        after = lexicon.follow_after.match(scan.words, unit[1])
        if after:
            return Point(after[1], unit[0], count=after[0], anaphoric=True)
    return None


def _quarter(scan: Scan, at: int, start: int) -> Point | None:
    """ "the third quarter of 2024", "the 1988 third quarter", "T2 2024", "au premier semestre"."""
    lexicon = scan.lexicon
    for table, grain in ((lexicon.quarter_mark, "q"), (lexicon.half_mark, "half")):
        mark = table.match(scan.words, at)
        if mark:
            year = _year_after(scan, mark[1])
            if year:
                return _part_of_year(Point(year[1], grain, year=year[0]), mark[0])
            inner = _unit_tail(scan, mark[1])
            return _part_of_year(Point(inner.last, grain, inner=inner), mark[0]) if inner else None
    year = digits.year_number(scan, start)
    place = year[1] if year else start
    shift = lexicon.shift_before.match(scan.words, start)
    possessed: Point | None = None
    if shift and not year:
        possessed = _named_unit(scan, shift[1], shift[0])
        if (
            possessed
            and possessed.grain == "a"
            and scan.word(possessed.last) == "'"
            and scan.word(possessed.last + 1) == "s"
        ):
            place = possessed.last + 2
        else:
            possessed = None
            place = shift[1]
    place = scan.skip("fiscal", place)
    place = scan.skip_hyphen(place)
    number = scan.numbers.get(place)
    if number is None or number.kind != "ordinal" or number.low not in (1, 2, 3, 4):
        return None
    which, place = int(number.low), scan.skip_hyphen(number.last)
    unit = lexicon.unit.match(scan.words, scan.skip("fiscal", place))
    if not unit or unit[0] not in ("q", "half") or (unit[0] == "half" and which > 2):
        return None
    result = _part_of_year(Point(unit[1], unit[0], year=year[0] if year else None, inner=possessed), which)
    if shift and not year and possessed is None:
        result.count = shift[0]
    if year or possessed:
        return result
    following = _year_after(scan, unit[1])
    if following:
        return result.to(following[1], year=following[0])
    inner = _unit_tail(scan, unit[1])
    if inner is not None:
        return result.to(inner.last, inner=inner)
    return None if scan.word(unit[1] - 1) in lexicon.unsure else result


def _part_of_year(result: Point, which: int) -> Point:
    if result.grain == "q":
        result.quarter = which
    else:
        result.half = which
    return result


def _decade(scan: Scan, at: int, start: int) -> Point | None:
    return digits.decade(scan, start, start > at) or (digits.decade(scan, at, False) if start > at else None)


def _century(scan: Scan, at: int, start: int) -> Point | None:
    """ "the 20th century", "au XXe siècle"."""
    number = scan.numbers.get(start)
    if number is not None and number.kind == "ordinal":
        which, place = number.low, scan.skip_hyphen(number.last)
    else:
        roman = _ROMAN.fullmatch(scan.word(start))
        which, place = (_roman(roman[1], roman[2]) if roman else 0), start + 1
    unit = scan.lexicon.unit.match(scan.words, place)
    if not unit or unit[0] != "century" or not 1 <= which <= 30:
        return None
    era = scan.after("eras", unit[1])
    if era is not None:
        return Point(era, "century", century=int(which), era=True)
    return Point(unit[1], "century", century=int(which))


def _roman(tens: str, units: str) -> int:
    ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}[units]
    return 10 * len(tens) + ones


def _fiscal(scan: Scan, at: int, start: int) -> Point | None:
    """ "fiscal 1989", "exercice 2024-2025", "the year 2000", "l'an 2000"."""
    for begin in dict.fromkeys((at, start)):
        for key in ("fiscal", "year_words"):
            end = scan.after(key, begin)
            if end is not None:
                for place in (end, scan.skip("of", end)):
                    value = digits.year_number(scan, place)
                    if value:
                        return Point(value[1], "a", year=value[0])
    return None


def calendar_day(scan: Scan, at: int, prepared: bool) -> Point | None:
    """ "jeudi 13 février 2025", "March 4, 2020", "the 4th of July", "Sept. 1996", "Friday", "avril"."""
    lexicon = scan.lexicon
    weekday = lexicon.weekday.match(scan.words, at)
    if weekday and _proper(scan, at):
        place = scan.skip("articles", _comma(scan, _dot(scan, weekday[1])))
        dated = _day_month(scan, place) or _month_day(scan, place, prepared=True)
        if dated is not None and dated.day is not None:
            return dated
        numeric = digits.all_digits(scan, place)
        if numeric is not None:
            return numeric
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
        if month and _proper(scan, begin):
            result = Point(_dot(scan, month[1], month=True), "d", month=month[0], day=day)
            return _with_year(scan, result)
    return None


def _month_day(scan: Scan, at: int, prepared: bool) -> Point | None:
    lexicon = scan.lexicon
    at = scan.skip("month_words", at)
    month = lexicon.month.match(scan.words, at)
    if not month or not _proper(scan, at):
        return None
    place = _dot(scan, month[1], month=True)
    if lexicon.order == "mdy":
        day = day_number(scan, scan.skip("articles", place))
        if day and not _goes_on(scan, day[1]) and lexicon.words["counted"].match(scan.words, day[1]) is None:
            return _with_year(scan, Point(day[1], "d", month=month[0], day=day[0]))
    dated = _with_year(scan, Point(month[1], "mo", month=month[0]), place)
    if dated.year is not None:
        return dated
    inner = _unit_tail(scan, place)
    if inner is not None:
        return dated.to(inner.last, inner=inner)
    after = lexicon.shift_after.match(scan.words, place)
    if after:
        return dated.to(after[1], count=after[0])
    if scan.word(at) in lexicon.unsure and not prepared and not _prepared_before(scan, at):
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
    return scan.word(at) == ":" and scan.glued(at) and scan.glued(at + 1) and scan.word(at + 1)[:1].isdigit()


def _with_year(scan: Scan, result: Point, place: int | None = None) -> Point:
    year = _year_after(scan, result.last if place is None else place)
    if year is None:
        return result
    era = scan.after("eras", year[1])
    return result.to(year[1] if era is None else era, year=year[0], era=era is not None)


def _year_after(scan: Scan, at: int) -> tuple[int, int] | None:
    """The year that completes a day, a month or a quarter: "2025", ", 2025", "of 2025", "de l'année 2025", "'98"."""
    place = _comma(scan, at)
    for begin in (place, scan.skip("of", at)):
        begin = scan.skip("articles", begin) if begin > at else begin
        begin = scan.skip("fiscal", scan.skip("year_words", begin))
        year = digits.year_number(scan, begin) or digits.short_year(scan, begin)
        if year and not _counts(scan, year[1]):
            return year
    return None


def _counts(scan: Scan, at: int) -> bool:
    return scan.lexicon.words["counted"].match(scan.words, at) is not None


def _unit_tail(scan: Scan, at: int) -> Point | None:
    """ "last year" in "June last year", "de l'an dernier", "of the same year"."""
    for begin in (at, _comma(scan, at), scan.skip("of", at)):
        start = scan.skip("articles", begin)
        found = _shifted(scan, begin, start) or _followed(scan, begin, start)
        if found is not None and found.grain in ("a", "wk", "mo") and found.weekday is None and found.month is None:
            return found
    return None


def _clocked(scan: Scan, at: int) -> Point | None:
    """ "3:35 p.m.", "15h30 mardi", "9 a.m. EST Tuesday"."""
    found = digits.clock(scan, at, scan.lexicon.words["clock_before"].match_back(scan.words, at) is not None)
    if not found:
        return None
    moment, last = found
    for place in (last, _comma(scan, last), scan.after("clock_on", last) or last):
        day = scan.lexicon.deictic.match(scan.words, place)
        if day and day[0].reference is None:
            return Point(day[1], "d", count=day[0].days, clock=moment)
        dated = calendar_day(scan, scan.skip("articles", place), False)
        if dated is not None and dated.grain == "d":
            return dated.to(dated.last, clock=moment)
    return Point(last, "t", clock=moment)


def _tail(scan: Scan, found: Point) -> Point:
    """What may follow a date: the part of the day, the clock, and the year or week it is counted in."""
    lexicon = scan.lexicon
    if found.grain == "d" and found.clock is None:
        if found.day_part is None:
            part = lexicon.day_part.match(scan.words, found.last)
            if part:
                found = found.to(part[1], day_part=part[0])
        at = scan.after("clock_before", _comma(scan, found.last))
        moment = digits.clock(scan, at, True) if at is not None else digits.clock(scan, found.last, False)
        if moment:
            found = found.to(moment[1], clock=moment[0], day_part=None)
        if found.weekday and found.count is None:
            after = lexicon.shift_after.match(scan.words, found.last)
            if after:
                return found.to(after[1], count=after[0])
    if (
        found.year is None
        and found.inner is None
        and found.count is None
        and found.decade is None
        and (found.month or found.weekday or found.season or found.holiday)
    ):
        inner = _unit_tail(scan, found.last)
        if inner is not None and (inner.grain == "a" or (found.weekday and inner.grain == "wk")):
            return found.to(inner.last, inner=inner)
    return found


def _proper(scan: Scan, at: int) -> bool:
    """Whether a month or weekday is written as the language writes it, and is no part of a name."""
    capital = scan.capital(at)
    if scan.lexicon.capitals and not capital:
        return False
    if capital and not scan.lexicon.capitals and scan.word(at) in scan.lexicon.unsure and not scan.opens_sentence(at):
        return scan.words[at - 1][0].isdigit() or scan.word(at - 1) == "-"  # the planet Mars
    return scan.word(at - 1) not in scan.lexicon.title_words


def _dot(scan: Scan, at: int, month: bool = False) -> int:
    """Past the point of an abbreviation ("Feb. 11"): only before more of the date, so that a sentence's end stays."""
    if scan.word(at) != "." or not scan.glued(at):
        return at
    following = scan.word(at + 1)
    return at + 1 if following[:1].isdigit() or following in ("'", ",") or not month else at


def _comma(scan: Scan, at: int) -> int:
    return at + 1 if scan.word(at) == "," else at


def _prepared_before(scan: Scan, at: int) -> bool:
    """Whether a preposition of time stands right before."""
    return scan.lexicon.role.match_back(scan.words, at) is not None
