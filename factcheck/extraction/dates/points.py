"""The grammar of dates: the longest date at a token, with "early", "fin", the clock and what may follow it."""

from __future__ import annotations

from factcheck.extraction.dates import digits, periods, shifts
from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.days import calendar_day
from factcheck.extraction.dates.joints import past_comma
from factcheck.extraction.dates.scan import Point, Scan
from factcheck.extraction.dates.years import bare_year

# Every reader with the kinds of the word at its first token, or behind the article there, without one of which it finds
# nothing.
_READERS = (
    (periods.week_of, k.UNIT),
    (shifts.whole_end, k.END),
    (shifts.deictic, k.DEICTIC),
    (periods.holiday, k.SHIFT | k.HOLIDAY),
    (periods.season, k.SHIFT | k.SEASON),
    (shifts.shifted, k.SHIFT | k.UNIT),
    (shifts.followed, k.FOLLOW | k.UNIT),
    (periods.quarter, k.MARK | k.MANY | k.SHIFT | k.FISCAL | k.HYPHEN | k.DIGIT | k.NUMBER),
    (periods.decade, k.DECADE | k.DIGIT),
    (periods.century, k.UNIT | k.NUMBER | k.ROMAN),
    (periods.fiscal, k.FISCAL),
)
_BEGINS = k.HEAD | k.NUMBER | k.DIGIT | k.ROMAN


def point(scan: Scan, at: int, prepared: bool = False) -> Point | None:
    """The longest date that starts at `at`: "early next year", "fin mars", "Tuesday, March 4, 2020 at 3 p.m."."""
    found = scan.lexicon.part.match(scan.words, at) if scan.kinds[at] & k.PART else None
    if found:
        mod, start = found
        start = scan.skip_hyphen(start)
        after_article = scan.skip("articles", start)
        inner = bare(scan, after_article, True) or bare(scan, start, True) or bare_year(scan, start, True, True)
        if inner is not None and inner.reference is None and inner.clock is None:
            return inner.to(inner.last, mod=mod, first=None)
        whole = shifts.whole_unit(scan, start)
        if whole is not None:
            return whole.to(whole.last, mod=mod)
    return bare(scan, at, prepared)


def bare(scan: Scan, at: int, prepared: bool) -> Point | None:
    """A date without "early", "mid" or "late"."""
    best: Point | None = None
    here = bits = scan.kinds[at]
    after_article = scan.skip("articles", at) if here & k.ARTICLE else at
    if after_article > at:
        bits |= scan.kinds[after_article]
    if not bits & _BEGINS:
        return None
    for read, wanted in _READERS:
        candidate = read(scan, at, after_article) if bits & wanted else None
        if candidate is not None and (best is None or candidate.last > best.last):
            best = candidate
    if here & (k.WEEKDAY | k.MONTH | k.NOON | k.NUMBER | k.DIGIT):
        for candidate in (
            digits.all_digits(scan, at) if here & k.DIGIT else None,
            calendar_day(scan, at, prepared),
            _clocked(scan, at) if here & (k.NOON | k.NUMBER | k.DIGIT) else None,
        ):
            if candidate is not None and (best is None or candidate.last > best.last):
                best = candidate
    if best is None:
        return None
    return _tail(scan, best)


def _clocked(scan: Scan, at: int) -> Point | None:
    """Reads "3:35 p.m.", "15h30 mardi", "9 a.m. EST Tuesday"."""
    found = digits.clock(scan, at, scan.lexicon.words["clock_before"].match_back(scan.words, at) is not None)
    if not found:
        return None
    moment, last = found
    for place in (last, past_comma(scan, last), scan.after("clock_on", last) or last):
        day = scan.lexicon.deictic.match(scan.words, place)
        if day and day[0].reference is None and day[0].grain == "d":
            return Point(day[1], "d", count=day[0].shift, clock=moment)
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
        at = scan.after("clock_before", past_comma(scan, found.last))
        moment = digits.clock(scan, at, True) if at is not None else digits.clock(scan, found.last, False)
        if moment:
            found = found.to(moment[1], clock=moment[0], day_part=None)
        if (found.weekday or found.month) and found.count is None and found.year is None:
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
        inner = shifts.unit_tail(scan, found.last)
        if inner is not None and (inner.grain == "a" or (found.weekday and inner.grain == "wk")):
            return found.to(inner.last, inner=inner)
    return found
