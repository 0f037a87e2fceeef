"""Dates counted from publication or from the last date named: "last year", "le mois dernier", "the following day"."""

from __future__ import annotations

from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.durations import is_plural
from factcheck.extraction.dates.joints import past_comma, proper, year_after
from factcheck.extraction.dates.scan import Amount, Point, Scan

_SHIFTABLE = ("d", "weekend", "wk", "mo", "q", "half", "a", "decade", "century")
# The pack's list after an amount, the sign, whether the last date is meant, whether the clause must end there.
_TAILS = (
    ("ago", -1, False, False),
    ("earlier", -1, True, False),
    ("later", 1, True, False),
    ("ahead", 1, False, False),
    ("earlier_alone", -1, True, True),
    ("later_alone", 1, True, True),
)


def whole_unit(scan: Scan, at: int) -> Point | None:
    """Reads "the year", "l'année" after "end of": the one that holds the publication date."""
    start = scan.skip("articles", at)
    found = scan.lexicon.unit.match(scan.words, start)
    if found and found[0] in ("wk", "mo", "q", "a", "half", "decade", "century", "weekend") and found[1] > start:
        return Point(found[1], found[0], count=0)
    return None


def whole_end(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "year-end", "month's end"."""
    found = scan.lexicon.end.match(scan.words, at)
    return Point(found[1], found[0], count=0, mod="END") if found else None


def deictic(scan: Scan, at: int, _: int) -> Point | None:
    found = scan.lexicon.deictic.match(scan.words, at)
    if not found:
        return None
    word, last = found
    if word.reference:
        return Point(last, "ref", reference=word.reference)
    return Point(last, word.grain, count=word.shift, day_part=word.day_part, anaphoric=word.anaphoric)


def shifted(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "last year", "this past week", "the latest fiscal year"; "le mois dernier", "l'année en cours"."""
    lexicon = scan.lexicon
    for begin in (at, start) if start > at else (at,):
        shift = lexicon.shift_before.match(scan.words, begin) if scan.kinds[begin] & k.SHIFT else None
        if shift:
            count, place = shift
            fiscal = scan.after("fiscal", place)
            if fiscal is not None and count is not None and fiscal > place:
                return Point(fiscal, "a", count=count)
            named = named_unit(scan, place, count)
            if named is not None:
                return named
            weekday = lexicon.weekday.match(scan.words, place)
            if weekday and proper(scan, place):
                return Point(weekday[1], "d", weekday=weekday[0], count=count)
            month = lexicon.month.match(scan.words, place)
            day = scan.digits(month[1], 2) if month else None
            if month and day is not None and 1 <= day <= 31 and scan.lexicon.order == "mdy" and proper(scan, place):
                return Point(month[1] + 1, "d", month=month[0], day=day, count=count)
            if month and proper(scan, place):
                return Point(month[1], "mo", month=month[0], count=count)
    unit = lexicon.unit.match(scan.words, start) if scan.kinds[start] & k.UNIT else None
    if unit and unit[0] in _SHIFTABLE:
        after = lexicon.shift_after.match(scan.words, unit[1])
        if after and scan.numbers.get(start) is None and not (at == start and scan.numbers.get(at - 1)):
            if is_plural(scan, unit[1] - 1):
                return None
            return Point(after[1], unit[0], count=after[0])
    return None


def named_unit(scan: Scan, place: int, count: int) -> Point | None:
    unit = scan.lexicon.unit.match(scan.words, place)
    if not unit or unit[0] not in _SHIFTABLE or (unit[0] == "d" and count == 0):
        return None
    if is_plural(scan, unit[1] - 1):
        return None
    if unit[0] == "d":
        return Point(unit[1], "d", count=count, anaphoric=True)
    return Point(unit[1], unit[0], count=count)


def followed(scan: Scan, at: int, start: int) -> Point | None:
    """Reads "the following year", "the same day", "l'année suivante": counted from the last date that was named."""
    lexicon = scan.lexicon
    before = lexicon.follow_before.match(scan.words, start)
    if before is None and (same := scan.after("same", start)) is not None:
        before = (0, same)
    if before:
        unit = lexicon.unit.match(scan.words, before[1])
        if unit and unit[0] in _SHIFTABLE and (start > at or before[0] == 0):
            again = _again(scan, unit) if before[0] == 0 else None
            if again is not None:
                return again
            return Point(unit[1], unit[0], count=before[0], anaphoric=True)
        part = lexicon.day_part.match(scan.words, before[1])
        if part and start > at:
            return Point(part[1], "d", count=before[0], anaphoric=True, day_part=part[0])
        weekday = lexicon.weekday.match(scan.words, before[1])
        if weekday and proper(scan, before[1]):
            return Point(weekday[1], "d", weekday=weekday[0], count=before[0], anaphoric=True)
    unit = lexicon.unit.match(scan.words, start)
    if unit and unit[0] in _SHIFTABLE and start > at:
        after = lexicon.follow_after.match(scan.words, unit[1])
        if after:
            return Point(after[1], unit[0], count=after[0], anaphoric=True)
    return None


def _again(scan: Scan, unit: tuple[str, int]) -> Point | None:
    """Reads "the same month OF 2024", "the same quarter LAST YEAR", where such a month or quarter was named before."""
    said = scan.context.last_date
    if said is None or said.start is None or unit[0] not in ("mo", "q") or said.grain != unit[0]:
        return None
    year = year_after(scan, unit[1])
    if year is not None:
        found = Point(year[1], unit[0], year=year[0])
    else:
        inner = unit_tail(scan, unit[1])
        if inner is None or inner.grain != "a":
            return None
        found = Point(inner.last, unit[0], inner=inner)
    month = said.start.month
    return found.to(found.last, month=month) if unit[0] == "mo" else found.to(found.last, quarter=(month + 2) // 3)


def unit_tail(scan: Scan, at: int) -> Point | None:
    """Reads "last year" in "June last year", "de l'an dernier", "of the same year"."""
    for begin in dict.fromkeys((at, past_comma(scan, at), scan.skip("of", at))):
        start = scan.skip("articles", begin)
        if not (scan.kinds[begin] | scan.kinds[start]) & (k.SHIFT | k.UNIT | k.FOLLOW):
            continue
        found = shifted(scan, begin, start) or followed(scan, begin, start)
        if found is not None and found.grain in ("a", "wk", "mo") and found.weekday is None and found.month is None:
            return found
    return None


def counted_from(scan: Scan, amount: Amount) -> tuple[int, int, bool] | None:
    """The end of "ago", "later" and the like after an amount, the sign, and whether the last date is meant."""
    for key, sign, anaphoric, alone in _TAILS:
        end = scan.after(key, scan.skip_hyphen(amount.last))
        if end is None or (alone and scan.word(end)[:1].isalnum()):
            continue  # "three years after the war"
        if amount.weak and (anaphoric or amount.low is not None):
            return None
        return end, sign, anaphoric
    return None
