"""Plain text: the whole file is the article."""

from __future__ import annotations

from factcheck.corpus.decode import decode, is_blank, normalise
from factcheck.corpus.records import Draft, Reading, Unreadable
from factcheck.model import Code


def read(data: bytes, where: str) -> Reading:
    """One article. Raises Unreadable when the file is binary, not UTF-8, or empty."""
    text = normalise(decode(data))
    if is_blank(text):
        raise Unreadable("empty", Code.EMPTY, 1)
    return Reading([Draft(text)])
