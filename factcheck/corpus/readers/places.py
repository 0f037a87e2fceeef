"""On which lines of a web page its extracted text stands: the words of both are compared, from the top down."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right

_MARKUP = re.compile(r"<!--|<(?:script|style)\b|<[^<>]*>", re.I)
_ENDS = {"<!--": "-->", "<script": "</script", "<style": "</style"}
_WORD = re.compile(r"\w+")
ALIKE = 6  # words at the start of a line of text that must stand in the page one after the other


def lines_of(page: str, text: str) -> tuple[int, ...]:
    """The line of the page, from 1, on which each line of the text begins; one not found begins where the last did.

    Empty when no line is found at all: places then count lines of the text.
    """
    visible = _visible(page)
    breaks = [at for at, character in enumerate(visible) if character == "\n"]
    words: list[str] = []
    places: list[int] = []
    for found in re.finditer(r"\S+", visible):
        for word in _WORD.findall(html.unescape(found[0])):
            words.append(word)
            places.append(bisect_right(breaks, found.start()) + 1)
    where: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        where.setdefault(word, []).append(at)
    lines: list[int] = []
    known, cursor, any_found = 1, 0, False
    for line in text.split("\n"):
        start = _WORD.findall(line[:400])[:ALIKE]
        begins = _find(start, words, where, cursor)
        if begins is not None:
            known, cursor, any_found = places[begins], begins + len(start), True
        lines.append(known)
    return tuple(lines) if any_found else ()


def _visible(page: str) -> str:
    """The page with spaces for its markup, scripts and comments; line feeds stay."""
    parts, at = [], 0
    lower = page.lower() if len(page.lower()) == len(page) else page
    while (found := _MARKUP.search(page, at)) is not None:
        end = found.end()
        closing = _ENDS.get(found[0].lower())
        if closing is not None:  # what never closes goes on to the end
            closes = lower.find(closing, end)
            end = closes + len(closing) if closes >= 0 else len(page)
        parts += [page[at : found.start()], re.sub(r"[^\n]", " ", page[found.start() : end])]
        at = end
    return "".join([*parts, page[at:]])


def _find(start: list[str], words: list[str], where: dict[str, list[int]], cursor: int) -> int | None:
    """The first place from `cursor` on where these words stand; None when there are none."""
    if not start:
        return None
    candidates = where.get(start[0], [])
    for at in candidates[bisect_left(candidates, cursor) :][:200]:
        if words[at : at + len(start)] == start:
            return at
    return None
