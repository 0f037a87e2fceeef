"""Whether a clause speaks of the past or of what is to come, from the words of the pack near a date."""

from __future__ import annotations

from factcheck.extraction.dates.scan import Scan

_BACK, _FORWARD = 12, 8
_STOPS = frozenset(';:.!?()"«»“”')


def direction(scan: Scan, first: int, last: int) -> str | None:
    """past, future or None: the nearest word of tense before the date in its clause, else the first after it."""
    if scan.word(last) == "'" and scan.word(last + 1) == "s":
        return "past"  # "Friday's attack" has happened
    for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if scan.words[at] in _STOPS:
            break
        found = _tense(scan, at)
        if found == "past" and any(_tense(scan, before) == "future" for before in range(max(0, at - 3), at)):
            return "future"  # "will be sold in December"
        if found is not None:
            return found
    for at in range(last, min(scan.size, last + _FORWARD)):
        if scan.words[at] in _STOPS:
            break
        if (found := _tense(scan, at)) is not None:
            return found
    return None


def _tense(scan: Scan, at: int) -> str | None:
    lexicon, word = scan.lexicon, scan.words[at]
    if word in lexicon.future:
        return "future"
    if word in lexicon.past:
        return "past"
    if len(word) > 4:
        if lexicon.future_endings and word.endswith(lexicon.future_endings):
            return "future"
        if lexicon.past_endings and word.endswith(lexicon.past_endings):
            return "past"
    return None
