"""What joins the parts of a date: points of abbreviations, commas, the year that completes a day or a month."""

from __future__ import annotations

from factcheck.extraction.dates import digits
from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.scan import Scan
from factcheck.extraction.dates.years import counts_things

_AHEAD = 25  # years after the publication that two digits may still mean


def proper(scan: Scan, at: int) -> bool:
    """Whether a month or weekday is written as the language writes it, and is no part of a name."""
    capital = scan.capital(at)
    if scan.lexicon.capitals and not capital:
        return False
    if capital and not scan.lexicon.capitals and scan.word(at) in scan.lexicon.unsure and not scan.opens_sentence(at):
        return scan.words[at - 1][0].isdecimal() or scan.word(at - 1) == "-"  # the planet Mars
    return scan.word(at - 1) not in scan.lexicon.title_words


def past_dot(scan: Scan, at: int, month: bool = False) -> int:
    """Past the point of an abbreviation ("Feb. 11"): only before more of the date, so that a sentence's end stays."""
    if scan.word(at) != "." or not scan.glued(at):
        return at
    following = scan.word(at + 1)
    return at + 1 if following[:1].isdecimal() or following in ("'", ",") or not month else at


def ordinal(scan: Scan, at: int) -> tuple[int, int] | None:
    """A whole ordinal at `at` ("third", "3rd", "3." where the pack writes them so) and the end."""
    number = scan.numbers.get(at)
    if number is None or number.low != number.high or number.low != int(number.low):
        return None
    dotted = scan.lexicon.ordinal_dot and scan.word(number.last) == "." and scan.glued(number.last)
    if number.kind == "ordinal" or (dotted and number.plain_integer):
        return int(number.low), number.last + dotted
    return None


def past_comma(scan: Scan, at: int) -> int:
    return at + 1 if scan.word(at) == "," else at


def prepared_before(scan: Scan, at: int) -> bool:
    """Whether a preposition of time stands right before."""
    return scan.lexicon.role.match_back(scan.words, at) is not None


def year_after(scan: Scan, at: int) -> tuple[int, int] | None:
    """The year that completes a day, a month or a quarter: "2025", ", 2025", "of 2025", "de l'année 2025", "'98"."""
    if at >= scan.figured:
        return None
    place = past_comma(scan, at)
    for begin in (place, scan.skip("of", at), scan.skip_hyphen(at)):
        begin = scan.skip("articles", begin) if begin > at else begin
        begin = scan.skip("fiscal", scan.skip("year_words", begin))
        year = digits.year_number(scan, begin) or digits.short_year(scan, begin)
        if year and not counts_things(scan, year[1]):
            return year
    return _late_year(scan, at)


def _late_year(scan: Scan, at: int) -> tuple[int, int] | None:
    """Two digits that are no day, right after a month: "mai 68", "March 71"; nothing that they count follows."""
    value = scan.digits(at, 2)
    if value is None or value <= 31 or len(scan.word(at)) != 2 or scan.kinds[at - 1] & k.MONTH == 0:
        return None
    after = scan.word(at + 1)
    closed = not after or after in ".;:)!?»”," or after in scan.lexicon.follower_words
    published = scan.context.published
    ahead = 2000 + value > (published.year if published is not None else 2025) + _AHEAD
    return ((1900 if ahead else 2000) + value, at + 1) if closed else None
