"""Whether a clause speaks of the past or of what is to come, from the words of the pack near a date."""

from __future__ import annotations

from factcheck.extraction.dates.kinds import FUTURE, PAST
from factcheck.extraction.dates.scan import Scan

_BACK, _FORWARD = 12, 8
_STOPS = frozenset(';:.!?()"«»“”')


def direction(scan: Scan, first: int, last: int) -> str | None:
    """past, future or None: the nearest word of tense before the date in its clause, else the first after it."""
    if scan.word(last) == "'" and scan.word(last + 1) == "s":
        return "past"  # "Friday's attack" has happened
    words, kinds = scan.words, scan.kinds
    for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if words[at] in _STOPS:
            break
        if kinds[at] & PAST:
            ahead = any(bits & FUTURE for bits in kinds[max(0, at - 3) : at])
            return "future" if ahead else "past"  # "will be sold in December"
        if kinds[at] & FUTURE and not _compared(scan, at):
            return "future"
    for at in range(last, min(scan.size, last + _FORWARD)):
        if words[at] in _STOPS:
            break
        if kinds[at] & (PAST | FUTURE) and not (kinds[at] & FUTURE and _compared(scan, at)):
            return "past" if kinds[at] & PAST else "future"
    return None


def _compared(scan: Scan, at: int) -> bool:
    """Whether a word of the future only says what had been thought: "more than EXPECTED last month"."""
    return at > 0 and scan.word(at - 1) in scan.lexicon.not_future_after
