"""Articles and what was skipped on the way to them."""

from __future__ import annotations

from msgspec import Struct

from factcheck.model.codes import Code


class Article(Struct, frozen=True):
    """One text to check. Spans everywhere are half-open [start, end) in characters of `text`."""

    id: str  # JSONL id, else the path relative to what was asked for
    text: str
    language: str = "en"  # a pack's code
    source: str | None = None  # the outlet
    published: str | None = None  # ISO date
    title: str | None = None
    url: str | None = None
    path: str | None = None  # the file it came from
    line_offset: int = 0  # lines of the file before `text` starts (front matter)
    copy_of: str | None = None  # the id of the article that this one repeats (syndication)
    new: bool = False  # touched by a `check`
    day_order: str | None = None  # "dmy" or "mdy": how other articles of the source write dates in digits
    lines: tuple[int, ...] = ()  # the file's line for each line of `text`, where no offset tells; the last one goes on

    def file_line(self, number: int) -> int:
        """The line of the file on which line `number` (from 1) of the text stands."""
        return self.lines[min(number, len(self.lines)) - 1] if self.lines else number + self.line_offset

    @property
    def outlet(self) -> str:
        """What stands for the source in a report: the outlet, else the article's id."""
        return self.source or self.id


class Skipped(Struct, frozen=True):
    """A file, or a line of one, that could not become an article, and why."""

    path: str
    reason: str
    line: int | None = None
    code: Code = Code.SKIPPED

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: skipped: {self.reason} [{self.code}]"
