"""Which comes first in dates such as 03/04/2025, day or month, as other dates of the same shape tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})(?:/(\d{1,2})/(?:\d{4}|\d{2})|-(\d{1,2})-\d{4})(?![\d/-])", re.ASCII)


def orders(text: str) -> tuple[bool, bool]:
    """Whether the text has a date that only day before month explains, and one that only the reverse does."""
    day_first = month_first = False
    if "/" in text or "-" in text:
        for match in _DATE.finditer(text):
            first, second = int(match[1]), int(match[2] or match[3])
            day_first = day_first or (12 < first <= 31 and 1 <= second <= 12)
            month_first = month_first or (12 < second <= 31 and 1 <= first <= 12)
    return day_first, month_first


def day_order(texts: Iterable[str]) -> str | None:
    """ "dmy" or "mdy" where the dates of the texts all say the same, None where none says it or they differ."""
    day_first = month_first = False
    for text in texts:
        one, other = orders(text)
        day_first, month_first = day_first or one, month_first or other
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"
