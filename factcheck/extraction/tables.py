"""Tables in a text: rows of cells between bars under a ruled header, as Markdown writes them and pages are read.

```
| Year | Exports (EUR bn) |
|------|------------------|
| 2023 | 12.4             |
```
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_RULE = re.compile(r"^[|:\- \t]+$", re.MULTILINE)
_TRIM = " \t*_`\u00a0"
_LONGEST_HEADER = 80  # characters of a header cell; a longer one is prose in a layout
_MOST = 2000  # rows
_LONGEST_CAPTION = 160  # characters
_CAPTION_MARKS = " \t*_#>:"


class Cell(NamedTuple):
    """Characters [start, end) of the text, without bars, emphasis and white space; empty where start == end."""

    start: int
    end: int


class Row(NamedTuple):
    """A line [start, end) of the text and its cells."""

    start: int
    end: int
    cells: list[Cell]


class Table(NamedTuple):
    """A header and the rows under it; [start, end) holds them all."""

    start: int
    end: int
    header: Row
    rows: list[Row]


def find_tables(text: str) -> list[Table]:
    """Every table with a ruled header of two columns or more, in order; layout without a header is none."""
    found: list[Table] = []
    if "|" not in text:
        return found
    done = 0
    for rule in _RULE.finditer(text):
        line = rule.group()
        if "|" not in line or "-" not in line or rule.start() <= done:
            continue
        start = text.rfind("\n", 0, rule.start() - 1) + 1
        header = _row(text, start, rule.start() - 1)
        if header is None or start < done or not _heads(header):
            continue
        rows: list[Row] = []
        at = rule.end() + 1
        while at < len(text) and len(rows) < _MOST:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            row = _row(text, at, stop)
            if row is None:
                break
            rows.append(row)
            at = stop + 1
        if rows:
            done = rows[-1].end
            found.append(Table(start, done, header, rows))
    return found


def caption(text: str, table: Table) -> Cell | None:
    """The line above a table, one blank line between at most, without the marks of headings and emphasis."""
    end = len(text[: table.start].rstrip())
    above = _line(text, text.rfind("\n", 0, end) + 1, end) if text.count("\n", end, table.start) < 3 else None
    return above if above is not None and above.start < above.end else None


def _line(text: str, start: int, end: int) -> Cell | None:
    if end - start > _LONGEST_CAPTION or "|" in text[start:end]:
        return None
    while start < end and text[start] in _CAPTION_MARKS:
        start += 1
    while end > start and text[end - 1] in _CAPTION_MARKS:
        end -= 1
    return Cell(start, end)


def _heads(header: Row) -> bool:
    """Whether a row can be a header: no cell but the first is empty, none is prose."""
    short = all(cell.end - cell.start <= _LONGEST_HEADER for cell in header.cells)
    return len(header.cells) > 1 and short and all(cell.start < cell.end for cell in header.cells[1:])


def _row(text: str, start: int, end: int) -> Row | None:
    """The cells of a line, or None where it has no bar."""
    bars = [at for at in range(start, end) if text[at] == "|" and (at == start or text[at - 1] != "\\")]
    if not bars:
        return None
    edges = [start - 1, *bars, end]
    cells = [_trim(text, a + 1, b) for a, b in pairwise(edges)]
    if not text[start : bars[0]].strip():
        del cells[0]
    if cells and not text[bars[-1] + 1 : end].strip():
        del cells[-1]
    return Row(start, end, cells)


def _trim(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Cell(start, end)
