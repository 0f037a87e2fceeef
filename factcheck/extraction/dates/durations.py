"""The grammar of durations ("three and a half years", "les cinq prochaines années") and of sets ("every Tuesday")."""

from __future__ import annotations

import re

from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.scan import Amount, Scan
from factcheck.model import Interval

# What a duration can start with, after its qualifier.
_BEGINS = k.NUMBER | k.DIGIT | k.FEW | k.ARTICLE | k.MANY | k.UNIT
_JOINED = re.compile(r"(\d{1,3})h(\d{2})(?:min|mn)?", re.ASCII)
# Units of which "the last one" is a date and no duration.
_NOT_SINGLE = ("weekend", "q", "half", "century", "millennium")
_RANK = {unit: rank for rank, unit in enumerate(("s", "min", "h", "d", "wk", "fortnight", "mo", "q", "half", "a"))}
# TIMEX3 designators, and how many of the smaller unit a written-out fraction is turned into.
_DATE_PARTS = {
    "d": "D", "weekend": "D", "wk": "W", "fortnight": "W", "mo": "M", "q": "M", "half": "M",
    "a": "Y", "decade": "Y", "century": "Y", "millennium": "Y",
}  # fmt: skip
_TIME_PARTS = {"s": "S", "min": "M", "h": "H"}
_TIMES = {"weekend": 2, "fortnight": 2, "q": 3, "half": 6, "decade": 10, "century": 100, "millennium": 1000}
_SMALLER = {"a": ("mo", 12), "h": ("min", 60), "min": ("s", 60), "d": ("h", 24)}
_SYMBOLS = {
    "weekend": "d",
    "fortnight": "wk",
    "q": "mo",
    "half": "mo",
    "decade": "a",
    "century": "a",
    "millennium": "a",
}
_QUARTERS = 4  # of a year
# Seconds of a unit, to add "two hours and ten minutes" up in hours (a month is a twelfth of 365.25 days).
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2629800, "a": 31557600}


def amount(scan: Scan, at: int) -> Amount | None:
    """The duration that starts at `at`, with its qualifier and "past" or "next" inside: "plus de trois ans"."""
    shape, place = "exact", at
    qualifier = scan.lexicon.qualifier.match(scan.words, at) if scan.kinds[at] & k.QUALIFIER else None
    if qualifier:
        shape, place = qualifier
        place = scan.skip("articles", place)
    found = _counted(scan, place) if scan.kinds[place] & _BEGINS else None
    if found is None:
        return None
    if qualifier:
        if found.low is None and shape not in ("over", "at-least"):
            shape = "exact"
        found.shape, found.weak = shape, False
    return found


def bounded(scan: Scan, at: int) -> Amount | None:
    """The duration between two numbers of which the second has the unit: "between 20 and 100 days"."""
    opening = scan.lexicon.between.match(scan.words, at)
    first = scan.numbers.get(opening[1]) if opening else None
    if opening is None or first is None or first.kind != "cardinal":
        return None
    closing = opening[0].match(scan.words, first.last)
    found = _amount_unit(scan, closing[1]) if closing and closing[1] in scan.numbers else None
    if found is None or found.low is None or found.low != found.high or first.low >= found.low:
        return None
    found.low, found.shape = first.low, "range"
    return found


def _counted(scan: Scan, at: int) -> Amount | None:
    lexicon = scan.lexicon
    start = scan.skip("articles", at)
    joined = _JOINED.fullmatch(scan.word(at))
    if joined and int(joined[2]) < 60 and _prepared(scan, at):
        return _finish(scan, Amount(at + 1, "h", float(joined[1]), float(joined[1]), rest=((float(joined[2]), "min"),)))
    direction: int | None = None
    for begin in dict.fromkeys((start, at)):
        many = lexicon.many_before.match(scan.words, begin)
        if many:
            direction, place = many
            found = _quarters(scan, place) or _amount_unit(scan, place) or _vague_unit(scan, place)
            if found is None:
                unit = lexicon.unit.match(scan.words, place)
                if unit is not None and direction in (-1, 1) and unit[0] not in _NOT_SINGLE:
                    if is_plural(scan, unit[1] - 1):
                        found = Amount(unit[1], unit[0], None, None)
                    elif begin > at:
                        found = Amount(unit[1], unit[0], 1, 1)
            if found is not None:
                found.direction = direction
                return _finish(scan, found)
    half = scan.after("half", at)
    if half is not None or (half := scan.after("half", scan.skip("one", at))) is not None:
        unit = lexicon.unit.match(scan.words, scan.skip_hyphen(half))
        if unit:
            return _finish(scan, Amount(unit[1], unit[0], 0.5, 0.5))
    found = _amount_unit(scan, at) or (_amount_unit(scan, start) if start > at else None) or _vague_unit(scan, at)
    if found is not None and start > at and not found.first:
        found.first = start
    if found is None and start > at and (fiscal := scan.after("fiscal", start)) is not None:
        found = Amount(fiscal, "a", 1, 1, weak=True) if lexicon.unit.match(scan.words, fiscal - 1) else None
    if found is None:
        found = _bare_unit(scan, at, start)
    return _finish(scan, found) if found is not None else None


def _quarters(scan: Scan, at: int) -> Amount | None:
    """The past TWO QUARTERS: what would be a fraction elsewhere, as a number of quarters."""
    number = scan.numbers.get(at)
    if number is None or number.kind != "fraction" or number.last - number.first != 2:
        return None
    unit = scan.lexicon.unit.match(scan.words, number.last - 1)
    count = number.low * _QUARTERS
    whole = unit is not None and unit[0] == "q" and is_plural(scan, number.last - 1) and count == int(count)
    return Amount(number.last, "q", count, count) if whole else None


def _bare_unit(scan: Scan, at: int, start: int) -> Amount | None:
    """Reads "years" and "the year", which only a preposition makes a duration or a date."""
    unit = scan.lexicon.unit.match(scan.words, start)
    if unit is None or scan.word(start) in scan.lexicon.unsure:
        return None
    if is_plural(scan, unit[1] - 1):
        return Amount(unit[1], unit[0], None, None, weak=True)
    if start > at and unit[0] in ("wk", "mo", "q", "a", "weekend", "d"):
        return Amount(unit[1], unit[0], 1, 1, weak=True)
    return None


def _prepared(scan: Scan, at: int) -> bool:
    """Whether "1h30" is how long and not when: after a preposition that no time of day takes."""
    before = scan.word(at - 1)
    return before in scan.lexicon.weak and scan.lexicon.words["clock_before"].match_back(scan.words, at) is None


def is_plural(scan: Scan, at: int) -> bool:
    """Whether a unit stands in the plural, by its form or, where it has but one, by the word before it."""
    return scan.word(at) in scan.lexicon.plural_units or scan.word(at - 1) in scan.lexicon.plural_before


def _amount_unit(scan: Scan, at: int) -> Amount | None:
    """A number or "a", then "past", "more" and the like, and a unit."""
    lexicon = scan.lexicon
    low, high, place = 1.0, 1.0, at
    number = scan.numbers.get(at)
    if number is not None and number.kind in ("cardinal", "collective", "vague", "fraction"):
        low, high, place = number.low, number.high, number.last
        if (
            number.digits is not None
            and number.first + 1 == number.last
            and low >= 1000
            and lexicon.unit.match(scan.words, place) is None
        ):
            return None
        other = scan.after("or", place)
        if other is not None and number.kind != "fraction":
            second = scan.numbers.get(other)
            if second is not None and second.kind == "cardinal" and second.low > high:
                high, place = second.high, second.last
    elif (one := scan.after("one", at)) is not None:
        place = scan.skip("more", one)
    else:
        return None
    place = scan.skip_hyphen(place)
    unit_at = (
        scan.skip("of", place) if number is not None and number.kind in ("collective", "vague", "fraction") else place
    )
    half = scan.after("and_half", unit_at)
    if half is not None:
        unit_at, low, high = half, low + 0.5, high + 0.5
    direction = None
    between = lexicon.many_before.match(scan.words, unit_at)
    if between and number is not None and is_plural(scan, between[1]):
        direction, unit_at = between
    elif number is not None:
        unit_at = scan.skip("more", unit_at)
    unit = lexicon.unit.match(scan.words, unit_at)
    if unit is None:
        return None
    if scan.word(unit[1] - 1) in lexicon.unsure and number is None:
        return None
    if scan.capital(unit_at) and not lexicon.noun_capitals and not scan.glued(unit_at):
        return None  # "60 Minutes", "les 24 Heures du Mans"
    if unit[0] in ("q", "half") and number is not None and number.kind == "fraction":
        return None
    last = unit[1]
    other = scan.after("or", last) if number is None else None
    more = scan.numbers.get(other) if other is not None else None
    few = more is not None and more.kind == "cardinal" and 1 < more.low < 10
    if more is not None and few and lexicon.unit.match(scan.words, more.last) is None:
        high, last = more.low, more.last  # "a week or two"
    return Amount(last, unit[0], low, high, direction=direction)


def _vague_unit(scan: Scan, at: int) -> Amount | None:
    """Reads "several years", "quelques semaines"; "a couple of years" is two."""
    couple = scan.after("couple", at)
    several = scan.after("several", at)
    place = couple if couple is not None else several
    if place is None:
        return None
    place = scan.skip_hyphen(place)
    between = scan.lexicon.many_before.match(scan.words, place)
    unit = scan.lexicon.unit.match(scan.words, between[1] if between else scan.skip("more", place))
    if unit is None or (scan.word(unit[1] - 1) in scan.lexicon.unsure) or scan.word(unit[1])[:1].isdecimal():
        return None  # "des années 1950"
    count = 2.0 if couple is not None else None
    return Amount(unit[1], unit[0], count, count, direction=between[0] if between else None)


def _finish(scan: Scan, found: Amount) -> Amount:
    """Adds "and a half", smaller units and "consecutive" or "à venir" after the unit."""
    half = scan.after("and_half", found.last)
    if half is not None and found.low is not None and found.high is not None:
        found.low, found.high, found.last = found.low + 0.5, found.high + 0.5, half
    elif found.low is not None and not found.rest:
        place = scan.skip("and", found.last)
        smaller = _amount_unit(scan, place) if scan.numbers.get(place) is not None else None
        if (
            smaller is not None
            and smaller.low is not None
            and smaller.low == smaller.high
            and smaller.direction is None
        ):
            rank = _RANK.get(smaller.unit, 99)
            if rank < _RANK.get(found.unit, -1):
                found.rest, found.last = ((smaller.low, smaller.unit),), smaller.last
    after = scan.lexicon.many_after.match(scan.words, found.last)
    if after:
        found.direction, found.last, found.weak = after[0], after[1], False
    return found


def is_rate(scan: Scan, at: int) -> bool:
    """Whether "a day" says how often: a number, and no preposition, stands shortly before ("100 barrels a day")."""
    lexicon = scan.lexicon
    rate = scan.after("rates", at)
    if rate is None or lexicon.unit.match(scan.words, rate) is None or scan.word(at - 1) in lexicon.weak:
        return False
    if lexicon.words["often"].match_back(scan.words, at) is not None:
        return True
    for place in range(at - 1, max(-1, at - 6), -1):
        if place in scan.numbers:
            return True
        if not scan.words[place][0].isalnum() and scan.words[place] != "%":
            return False
    return False


def times(unit: str) -> int:
    """How many of `symbol(unit)` a unit holds: a decade ten years."""
    return _TIMES.get(unit, 1)


def symbol(unit: str) -> str:
    """The unit symbol that the pack's unit is counted in: a decade in years, a fortnight in weeks."""
    return _SYMBOLS.get(unit, unit)


def interval(found: Amount) -> Interval | None:
    """The value in units of `symbol`, with the qualifier's meaning; None for vague words."""
    if found.low is None or found.high is None:
        return None
    times = _TIMES.get(found.unit, 1)
    unit = symbol(found.unit)
    extra = sum(count * _SECONDS[symbol(small)] / _SECONDS[unit] for count, small in found.rest)
    low, high = found.low * times + extra, found.high * times + extra
    match found.shape:
        case "over":
            return Interval(low, None, low_open=True)
        case "at-least":
            return Interval(low, None)
        case "under":
            return Interval(None, high, high_open=True)
        case "at-most":
            return Interval(None, high)
        case "about" | "nearly" | "barely":
            return Interval(low, high, approx=True)
    return Interval(low, high)


def timex(found: Amount) -> str:
    """The TIMEX3 value: P3Y, PT1H30M, P2Y6M, PXY; both ends of "four or five years", P4Y/P5Y."""
    if found.low is None or found.high is None:
        letter = _DATE_PARTS.get(found.unit)
        if found.unit == "q":
            return "PXQ"
        return f"PX{letter}" if letter else f"PTX{_TIME_PARTS[found.unit]}"
    if found.low != found.high:
        return f"{_period(found.low, found.unit, ())}/{_period(found.high, found.unit, ())}"
    return _period(found.low, found.unit, found.rest)


def _period(count: float, unit: str, rest: tuple[tuple[float, str], ...]) -> str:
    parts: list[tuple[float, str]] = []
    count *= _TIMES.get(unit, 1)
    base = symbol(unit)
    smaller = _SMALLER.get(base)
    whole = int(count)
    if count != whole and smaller and abs((count - whole) * smaller[1] - round((count - whole) * smaller[1])) < 1e-6:
        if whole:
            parts.append((whole, base))
        parts.append((round((count - whole) * smaller[1]), smaller[0]))
    else:
        parts.append((count, base))
    parts.extend((number, symbol(small)) for number, small in rest)
    days = "".join(f"{_plain(number)}{_DATE_PARTS[small]}" for number, small in parts if small in _DATE_PARTS)
    times = "".join(f"{_plain(number)}{_TIME_PARTS[small]}" for number, small in parts if small in _TIME_PARTS)
    return f"P{days}{'T' + times if times else ''}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.10g}"


def recurring(scan: Scan, at: int) -> tuple[str, int] | None:
    """Reads "every two years", "chaque mardi", "annually": the TIMEX3 value of a set and the end."""
    lexicon = scan.lexicon
    adverb = lexicon.adverb.match(scan.words, at)
    if adverb:
        return adverb
    again = lexicon.weekday.match(scan.words, at) if scan.after("weekday_plurals", at) is not None else None
    if again:
        return f"XXXX-WXX-{again[0]}", again[1]
    every = scan.after("every", at)
    if every is None:
        return None
    weekday = lexicon.weekday.match(scan.words, every)
    if weekday:
        part = lexicon.day_part.match(scan.words, weekday[1])
        return (f"XXXX-WXX-{weekday[0]}T{part[0]}", part[1]) if part else (f"XXXX-WXX-{weekday[0]}", weekday[1])
    month = lexicon.month.match(scan.words, every)
    if month:
        return f"XXXX-{month[0]:02}", month[1]
    season = lexicon.season.match(scan.words, every)
    if season:
        return f"XXXX-{season[0]}", season[1]
    part = lexicon.day_part.match(scan.words, every)
    if part:
        return f"XXXX-XX-XXT{part[0]}", part[1]
    found = _amount_unit(scan, every)
    unit = lexicon.unit.match(scan.words, every)
    if found is not None and found.low is not None:
        return timex(found), found.last
    if unit and scan.word(every) not in lexicon.unsure:
        return _period(1, unit[0], ()), unit[1]
    return None
