"""Holidays, weeks, seasons, quarters, halves, decades, centuries and fiscal years by name."""

from __future__ import annotations

import re

from factcheck.extraction.dates import digits
from factcheck.extraction.dates.days import calendar_day
from factcheck.extraction.dates.joints import ordinal, prepared_before, year_after
from factcheck.extraction.dates.scan import Point, Scan
from factcheck.extraction.dates.shifts import named_unit, unit_tail, whole_unit

_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(?:e|ème|eme|º|°)?")


def week_of(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "the week of March 6", "la semaine du 4 mars"."""
    unit = scan.lexicon.unit.match(scan.words, start)
    if not unit or unit[0] != "wk":
        return None
    of = scan.after("of", unit[1])
    named = calendar_day(scan, scan.skip("articles", of), True) if of is not None else None
    return named.to(named.last, grain="wk", weekday=None) if named is not None and named.day and named.month else None


def holiday(scan: Scan, at: int, start: int) -> Point | None:
    if not scan.word(at).isalpha():
        return None
    shift = scan.lexicon.shift_before.match(scan.words, start)
    found = scan.lexicon.holiday.match(scan.words, shift[1] if shift else at)
    if not found or not any(map(scan.capital, range(shift[1] if shift else at, found[1]))):
        return None
    result = Point(found[1], "d", holiday=found[0], count=shift[0] if shift else None)
    year = year_after(scan, result.last)
    if year:
        return result.to(year[1], year=year[0])
    return None if scan.word(at) in scan.lexicon.unsure and shift is None else result


def season(scan: Scan, at: int, start: int) -> Point | None:
    lexicon = scan.lexicon
    shift = lexicon.shift_before.match(scan.words, start) or lexicon.shift_before.match(scan.words, at)
    begin = shift[1] if shift else start
    found = lexicon.season.match(scan.words, begin)
    if not found:
        return None
    code, last = found
    result = Point(last, "season", season=code, count=shift[0] if shift else None)
    year = year_after(scan, last)
    if year:
        return result.to(year[1], year=year[0])
    after = lexicon.shift_after.match(scan.words, last)
    if after:
        return result.to(after[1], count=after[0])
    if shift:
        return result
    inner = unit_tail(scan, last)
    if inner is not None:
        return result.to(inner.last, inner=inner)
    return result if start > at and scan.word(begin) not in lexicon.unsure and prepared_before(scan, at) else None


def quarter(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "the third quarter of 2024", "the 1988 third quarter", "T2 2024", "au premier semestre"."""
    lexicon = scan.lexicon
    for table, grain in ((lexicon.quarter_mark, "q"), (lexicon.half_mark, "half")):
        mark = table.match(scan.words, at)
        if mark:
            year = year_after(scan, mark[1])
            if year:
                return _part_of_year(Point(year[1], grain, year=year[0]), mark[0])
            inner = unit_tail(scan, mark[1])
            return _part_of_year(Point(inner.last, grain, inner=inner), mark[0]) if inner else None
    last = _last_of_year(scan, start)
    if last is not None:
        return last
    year = digits.year_number(scan, start)
    place = year[1] if year else start
    shift = lexicon.shift_before.match(scan.words, start)
    possessed: Point | None = None
    if shift and not year:
        possessed = named_unit(scan, shift[1], shift[0])
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
    number = ordinal(scan, place)
    if number is None or not 1 <= number[0] <= 4:
        return None
    which, place = number[0], scan.skip_hyphen(number[1])
    unit = lexicon.unit.match(scan.words, scan.skip("fiscal", place))
    if not unit or unit[0] not in ("q", "half") or (unit[0] == "half" and which > 2):
        return None
    result = _part_of_year(Point(unit[1], unit[0], year=year[0] if year else None, inner=possessed), which)
    if shift and not year and possessed is None:
        result.count = shift[0]
    if year or possessed:
        return result
    following = year_after(scan, unit[1])
    if following:
        return result.to(following[1], year=following[0])
    inner = unit_tail(scan, unit[1])
    if inner is not None:
        return result.to(inner.last, inner=inner)
    of = scan.after("of", unit[1])
    whole = whole_unit(scan, of) if of is not None else None
    if whole is not None and whole.grain == "a":
        return result.to(whole.last)
    return None if scan.word(unit[1] - 1) in lexicon.unsure else result


def _last_of_year(scan: Scan, at: int) -> Point | None:
    """Reads "the last quarter of 2023", "dernier trimestre 2023"."""
    many = scan.lexicon.many_before.match(scan.words, at)
    unit = scan.lexicon.unit.match(scan.words, many[1]) if many and many[0] == -1 else None
    if not unit or unit[0] not in ("q", "half"):
        return None
    year = year_after(scan, unit[1])
    return _part_of_year(Point(year[1], unit[0], year=year[0]), 4 if unit[0] == "q" else 2) if year else None


def _part_of_year(result: Point, which: int) -> Point:
    if result.grain == "q":
        result.quarter = which
    else:
        result.half = which
    return result


def decade(scan: Scan, at: int, start: int) -> Point | None:
    return digits.decade(scan, start, start > at) or (digits.decade(scan, at, False) if start > at else None)


def century(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "the 20th century", "au XXe siècle", "el siglo XX"."""
    unit = scan.lexicon.unit.match(scan.words, start)
    if unit:
        which, last = _roman(scan.word(unit[1])), unit[1] + 1
        if not which or not scan.capital(unit[1]):
            return None
    else:
        number = ordinal(scan, start)
        which, place = (number[0], scan.skip_hyphen(number[1])) if number else (_roman(scan.word(start)), start + 1)
        unit = scan.lexicon.unit.match(scan.words, place)
        last = unit[1] if unit else start
    if not unit or unit[0] != "century" or not 1 <= which <= 30:
        return None
    era = scan.after("eras", last)
    return Point(last if era is None else era, "century", century=which, era=era is not None)


def _roman(word: str) -> int:
    """The value of a Roman numeral up to 39, with an ordinal's ending or without; 0 for other words."""
    found = _ROMAN.fullmatch(word)
    if not found:
        return 0
    tens, units = found.groups()
    ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}[units]
    return 10 * len(tens) + ones


def fiscal(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "fiscal 1989", "exercice 2024-2025", "the year 2000", "l'an 2000"."""
    mark = scan.lexicon.fiscal_mark.match(scan.words, start)
    if mark:
        return Point(mark[1], "a", year=mark[0])
    for begin in dict.fromkeys((at, start)):
        for key in ("fiscal", "year_words"):
            end = scan.after(key, begin)
            if end is not None:
                for place in (end, scan.skip("of", end)):
                    value = digits.year_number(scan, place)
                    if value:
                        return Point(value[1], "a", year=value[0])
    return None
