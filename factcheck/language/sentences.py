"""Sentence bounds: one character class leads, abbreviations and initials hold back, quotes close with their sentence.

A line break ends a sentence unless the text is wrapped by hand at a column.
"""

from __future__ import annotations

import itertools
import re

# One class leads both kinds of end, so that the search skips to them.
_END = re.compile(r"""[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*["'»”’)\]]*(?:[ \t\u00a0\u202f]*»)?(?=\s|$|[«“]))""")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)$")
_WRAPPED = range(48, 111)
_LONGEST = 2000  # characters; a longer "sentence" is cut at a space


def _wrapped(text: str) -> bool:
    """Whether lines are broken by hand at a column, so that a line break says nothing."""
    lines = [line for line in text.split("\n", 400)[:400] if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > _WRAPPED[-1]:
        return False
    inner = [line for line, following in itertools.pairwise(lines) if following[:1].islower()]
    return len(inner) * 4 >= len(lines) and sum(len(line) in _WRAPPED for line in inner) * 5 >= 4 * len(inner)


def _opens(text: str, at: int) -> bool:
    """Whether what follows `at` can begin a sentence: a capital, a digit, or one of those after a quote or dash."""
    size = len(text)
    while at < size and text[at] in " \t\u00a0\u202f\"'«“‘([-–—*":
        at += 1
    return at >= size or not text[at].islower()


def bounds(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Half-open [start, end) of every sentence, white space trimmed, in order; every non-space character is in one.

    `abbreviations` are folded words without their final dot ("p.ex", "dr", "etc").
    """
    wrapped = _wrapped(text)
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark, end = match.group(), match.end()
        if mark[0] == "\n":
            if len(mark) == 1 and wrapped and not _opens_block(text, end):
                continue
            end = match.start()
        elif mark == ".":
            last = _last_word(text, max(start, match.start() - 24), match.start())
            if last:
                initial = len(last) == 1 and last.isupper()
                if initial or (last.lower() in abbreviations and not _ends_line(text, end)):
                    continue
                if last.isdigit() and len(last) <= 2 and not _opens(text, end):
                    continue  # "3. Mai" is for the packs' ordinals; "3. avril" goes on
            if not _opens(text, end):
                continue
        elif not _opens(text, end):
            continue
        _add(found, text, start, end)
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _last_word(text: str, start: int, end: int) -> str:
    """The letters with points between them, or the digits, that end text[start:end]; "" when neither does."""
    words = text[start:end].split()
    if words and words[-1].isalpha() and not text[end - 1].isspace():
        return words[-1]  # nearly always, and many times faster
    found = _LAST_WORD.search(text, start, end)
    return found.group() if found is not None else ""


def _opens_block(text: str, at: int) -> bool:
    return text[at : at + 2] in ("- ", "* ") or text[at : at + 1] in "#|>"


def _ends_line(text: str, at: int) -> bool:
    return text[at : at + 1] in ("\n", "")


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:  # no prose; what looks at pairs of words must not meet a million of them
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        found.append((start, cut))
        start = cut + (text[cut] == " ")
    if start < end:
        found.append((start, end))
