"""Where reports go: standard output, and files named by -o."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec import Struct, structs

from factcheck.cli.platform import on_github
from factcheck.cli.terminal import emit, say
from factcheck.model import Code, InputError, UsageError
from factcheck.pipeline.result import ScanResult
from factcheck.pipeline.settings import DEFAULT_REPORT
from factcheck.pipeline.suggest import nearest
from factcheck.report import formats, render
from factcheck.report.style import Style

_EXTENSIONS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}


class Target(Struct, frozen=True):
    """One report: its format, and its file (None: standard output). Only what was `asked` for must succeed."""

    format: str
    path: str | None
    asked: bool = True


def targets(
    format: str | None, outputs: Sequence[str], *, default_report: str | None, no_report: bool = False
) -> tuple[Target, ...]:
    """What to write where; standard output comes last, and at most once.

    `default_report` is the Markdown report's file when nothing else is said; it is left out under `no_report`, when a
    format for machines was asked for, and when `outputs` holds a Markdown report. Raises UsageError.
    """
    if format is not None and format not in formats(format):
        near = nearest(format, formats())
        hint = f" - did you mean {near!r}?" if near else ""
        raise UsageError(
            f"found {format!r}{hint}", key="--format", expected=", ".join(formats()), code=Code.OPTION_VALUE
        )
    read = [_read(text, format) for text in outputs]
    files = [target for target in read if target.path is not None]
    shown = [target for target in read if target.path is None]
    if len(shown) > 1 or (shown and format and shown[0].format != format):
        raise UsageError("only one report can go to standard output", key="--output", code=Code.CLASHING_OPTIONS)
    paths = [os.path.realpath(target.path or "") for target in files]
    if len(set(paths)) < len(paths):
        raise UsageError("two reports would be written to one file", key="--output", code=Code.CLASHING_OPTIONS)
    plain = format in (None, "human") and not shown and not any(target.format == "markdown" for target in files)
    if default_report is not None and plain and not no_report:
        files.append(Target("markdown", default_report, asked=default_report != DEFAULT_REPORT))
    usual = "github" if on_github() else "human"
    return (*files, shown[0] if shown else Target(format or usual, None))


def _read(text: str, format: str | None) -> Target:
    name, equals, path = text.partition("=")
    if equals and name in formats(name):
        if not path:
            raise UsageError(f"no file after {text!r}", key="--output", expected="FORMAT=FILE", code=Code.OPTION_VALUE)
        return Target(name, None if path == "-" else path)
    if equals and name.isalpha() and (near := nearest(name, formats())):
        raise UsageError(
            f"unknown format {name!r} - did you mean {near!r}?",
            key="--output",
            expected=", ".join(formats()),
            code=Code.OPTION_VALUE,
        )
    if not text:
        raise UsageError("no file", key="--output", expected="[FORMAT=]PATH", code=Code.OPTION_VALUE)
    if text == "-":
        return Target(format or "markdown", None)
    return Target(_EXTENSIONS.get(PurePath(text).suffix.lower(), "markdown"), text)


def write(result: ScanResult, where: Sequence[Target], style: Style) -> None:
    """Write every report. Raises InputError for a file that was asked for and cannot be written."""
    read = {os.path.realpath(article.path): article.path for article in result.articles if article.path}
    written: list[str] = []
    for target in where:
        if target.path is None:
            report = next((path for path in written if path.endswith((".md", ".markdown"))), None)
            shown = structs.replace(style, report=report)
            emit(render(target.format, result, shown), for_people=target.format == "human")
            continue
        if os.path.realpath(target.path) in read:
            said = "this is one of the articles; the report would overwrite it"
            raise InputError(said, file=target.path, code=Code.OVERWRITES)
        text = render(target.format, result, Style(width=style.width, verbose=True, base=style.base))
        try:
            Path(target.path).write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            if target.asked:
                said = f"the report cannot be written: {error.strerror}"
                raise InputError(said, file=target.path, code=Code.UNWRITABLE) from None
            said = f"{target.path}: the report cannot be written: {error.strerror}"
            say("warning", f"{said} (-o PATH, --no-report) [{Code.UNWRITABLE}]")
        else:
            written.append(target.path)
