"""Publication dates: every usual spelling to an ISO date, and never a guess where day and month could be swapped."""

from __future__ import annotations

import re
from datetime import date

from factcheck.language.pack import available

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[T\s,])")
_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)")
_NAME_COMPACT = re.compile(r"(?:^|[-_. /])((?:19|20)\d\d)(\d\d)(\d\d)(?=$|[-_. /T])")
_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)(/)(\d\d)\2(\d\d)(?=/)")
_WRITTEN = re.compile(r"(?=.*[^\W\d_])(?=.*(?<!\d)\d{4}(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d)).*")
_YEARS = range(1600, 2200)
_LONGEST = 80


class OddDate(ValueError):  # noqa: N818 - named for what it tells
    """A date that cannot be read, with what was expected instead."""


def iso_date(value: str) -> str:
    """The day of `value` as YYYY-MM-DD, in the value's own time zone.

    Reads ISO 8601 with or without a time, 2025/02/13, 13.02.2025, 20250213, RFC 2822, and written-out dates in the
    languages that have a pack. Raises OddDate for anything impossible, incomplete or ambiguous.
    """
    text = value.strip()
    if len(text) > _LONGEST:
        raise OddDate("a date such as 2025-02-13")
    if match := _ISO.match(text):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.match(text):
        return _day(*match.groups())
    if match := _DAY_FIRST.match(text):
        return _day_first(match)
    if not _WRITTEN.fullmatch(text):
        raise OddDate("a date such as 2025-02-13")
    return _mail_date(text) or _written_out(text)


def date_in_name(path: str) -> str | None:
    """The date in a file's name, else in the nearest folder that has one (2025-02-13, 20250213, 2025/02/13).

    Raises OddDate when a name holds what looks like a date and is not one.
    """
    folder, _, name = path.rpartition("/")
    for text in (name, folder):
        if dashed := _NAME.findall(text):
            year, _, month, day = dashed[-1]
            return _day(year, month, day)
        if compact := _NAME_COMPACT.findall(text):
            try:
                return _day(*compact[-1])
            except OddDate:
                return None  # eight digits are often a mere number
    if nested := _FOLDERS.findall(f"{folder}/"):
        year, _, month, day = nested[-1]
        return _day(year, month, day)
    return None


def _day(year: str, month: str, day: str) -> str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise OddDate("a day that exists, such as 2025-02-13") from None
    if found.year not in _YEARS:
        raise OddDate(f"a year from {_YEARS[0]} to {_YEARS[-1]}")
    return found.isoformat()


def _day_first(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12:  # dots are written day first everywhere
        return _day(match[4], match[3], match[1])
    if second > 12:
        return _day(match[4], match[1], match[3])
    if first == second:
        return _day(match[4], match[3], match[1])
    raise OddDate("YYYY-MM-DD, because day and month can be swapped here")


def _mail_date(text: str) -> str | None:
    from email.utils import parsedate  # loads half of the standard library, sockets included

    try:
        parts = parsedate(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # the standard library trips over some strings
        return None
    return _day(str(parts[0]), str(parts[1]), str(parts[2])) if parts else None


def _written_out(text: str) -> str:
    import dateparser  # 0.2 s, for the rare "13 février 2025"
    from dateparser.data.languages_info import language_order

    found = dateparser.parse(
        text,
        languages=[code for code in available() if code in language_order],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None:
        raise OddDate("a date such as 2025-02-13")
    return _day(str(found.year), str(found.month), str(found.day))
