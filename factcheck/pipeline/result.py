"""What a scan gives to a report."""

from __future__ import annotations

from msgspec import Struct

from factcheck.model import Article, Assertion, Code, Finding, Skipped
from factcheck.pipeline.baseline import Known


class Notice(Struct, frozen=True):
    """Something about the run that a user should know: a useless ignore, an expired one, an unknown date."""

    message: str
    path: str | None = None
    line: int | None = None
    code: Code | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        code = f" [{self.code}]" if self.code else ""
        return f"{place + ': ' if place else ''}{self.message}{code}"


class RuleInfo(Struct, frozen=True):
    """What a report may say of a rule that ran."""

    name: str  # "nato/allies-at-2-percent"
    title: str
    severity: str
    description: str = ""
    false_positives: str = ""
    references: tuple[str, ...] = ()


class ScanResult(Struct, frozen=True, kw_only=True):
    """The articles that were read, what they assert, and what the rules say of it; all in a fixed order."""

    articles: tuple[Article, ...] = ()
    assertions: tuple[Assertion, ...] = ()  # by article, then position
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    rules: tuple[RuleInfo, ...] = ()  # that ran
    known: int = 0  # findings that the baseline hides
    ignored: int = 0  # findings that an ignore hides
    record: tuple[Known, ...] = ()  # what --write-baseline is to write
    files: int = 0  # that were opened
    excluded: int = 0  # files and folders left out by exclude patterns and .gitignore
    other: tuple[tuple[str, int], ...] = ()  # (extension or name, how many) in folders that are no articles
