"""What a run is asked to do: factcheck.yml with the options of the command line on top."""

from __future__ import annotations

from msgspec import Struct

NAME = "factcheck.yml"
DEFAULT_REPORT = "factcheck-report.md"
FAIL_ON = ("error", "warning", "info", "never")


class Ignore(Struct, frozen=True, kw_only=True):
    """One entry of `ignore:`: findings of a rule, or one finding, are hidden, for a reason, perhaps for a time."""

    reason: str
    rule: str | None = None
    fingerprint: str | None = None
    paths: tuple[str, ...] = ()  # .gitignore-style patterns; empty: everywhere
    until: str | None = None  # ISO date of the last day
    file: str | None = None
    line: int | None = None


class PathSettings(Struct, frozen=True, kw_only=True):
    """One entry of `per_path:`: for findings that touch these files, what differs from the rest."""

    paths: tuple[str, ...]  # .gitignore-style patterns, relative to `file`
    select: tuple[str, ...] = ()  # rules, packs or severities that are reported; empty: all
    ignore: tuple[str, ...] = ()  # those that are not
    min_confidence: float = 0.0
    severity: str | None = None  # at most this one; None: the rule's own
    file: str | None = None
    line: int | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """Every choice of a run, with its default."""

    paths: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    since: str | None = None  # a git revision
    new_only: str | None = None  # ISO date: of the articles in `paths`, those published from it on are new
    checks: bool = False  # only findings that touch new articles
    exclude: tuple[str, ...] = ()
    sources: str | None = None
    language: str | None = None  # None: detect
    data: tuple[str, ...] = ()  # folders with concepts, entities and facts of one's own
    rules: tuple[str, ...] = ()  # extra rule files or folders
    packs: tuple[str, ...] = ()  # rule packs to run; empty: all
    select: tuple[str, ...] = ()  # rules or packs to run, severities to report; empty: all
    ignore: tuple[str, ...] = ()  # rules or packs not to run, severities not to report
    ignores: tuple[Ignore, ...] = ()
    per_path: tuple[PathSettings, ...] = ()
    min_confidence: float = 0.0
    fail_on: str | None = None  # one of FAIL_ON; None: the command's default
    baseline: str | None = None
    write_baseline: str | None = None
    report: str | None = None
    jobs: int = 0  # 0: as many as help
    cache: str | None = None  # a folder in which assertions are kept between runs
    keep_going: bool = False
    config: str | None = None  # the factcheck.yml that was read
    archive: tuple[str, ...] = ()  # the paths of that file, whatever the command line reads
