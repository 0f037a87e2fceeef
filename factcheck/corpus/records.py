"""What the corpus layer hands on: articles, what was skipped, and notices about their files."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from factcheck.model import Article, Code, Skipped


class Notice(Struct, frozen=True):
    """Something that a reader of the results should know about a file that was read all the same."""

    path: str
    message: str
    line: int | None = None
    code: Code = Code.METADATA

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} [{self.code}]"


class Corpus(Struct, frozen=True):
    """What `load` found. Everything is in a stable order: that of the paths, then of the names inside folders."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: int = 0  # files that were opened, standard input included
    other: tuple[tuple[str, int], ...] = ()  # (extension or name, how many) in folders that are no articles
    excluded: int = 0  # files and whole folders left out by exclude patterns and .gitignore

    @property
    def copies(self) -> int:
        """How many articles repeat another one."""
        return sum(article.copy_of is not None for article in self.articles)


class Metadata(Struct, frozen=True):
    """What is known about an article besides its text; None is unknown."""

    source: str | None = None
    published: str | None = None  # ISO date
    url: str | None = None
    language: str | None = None  # a language code, lower case
    title: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This metadata, with what it does not know taken from `other`."""
        return Metadata(
            self.source or other.source,
            self.published or other.published,
            self.url or other.url,
            self.language or other.language,
            self.title or other.title,
        )


class Draft(Struct):
    """An article on its way: what a reader got out of a file (or a line of one)."""

    text: str
    metadata: Metadata = Metadata()
    id: str | None = None  # given by the file itself
    line: int | None = None  # of the file, where one file holds many articles
    line_offset: int = 0
    lines: tuple[int, ...] = ()  # the file's line for each line of the text, where no offset tells
    language_line: int | None = None  # where the file declares the language
    doubtful_language: bool = False  # declared by a page template, which often lies


class Reading(Struct):
    """What a reader made of one file."""

    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Found(Struct, frozen=True):
    """A file to read. `path` is None for standard input."""

    path: Path | None
    shown: str  # how messages name it: the argument as given, joined with the path inside it
    id: str  # relative to the folder that was asked for, else as given
    top: Path = Path()  # the folder that was asked for
    dated: str = ""  # the part of the path that may hold a date: below the current folder, or the argument
    format: str = "text"


class Unreadable(Exception):  # noqa: N818 - not an error of the program: the reason why a file is skipped
    """Carries the reason why a file or line cannot become an article, and the line where that shows."""

    def __init__(self, reason: str, code: Code = Code.SKIPPED, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.code, self.line = reason, code, line

    def skipped(self, where: str, line: int | None = None) -> Skipped:
        """The same as a record; `line` is where the article stands in its file."""
        return Skipped(where, self.reason, self.line if line is None else line, self.code)
