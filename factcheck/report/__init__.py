"""Reports: one module a format, each with `render(result, style) -> str`.

A new format is one file here and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from factcheck.pipeline.result import ScanResult
from factcheck.report.style import Style

# name -> (module, what it is for)
FORMATS: Mapping[str, tuple[str, str]] = {
    "human": ("human", "a summary for a terminal"),
    "markdown": ("markdown", "the discrepancy report"),
    "json": ("json", "one object with everything"),
    "jsonl": ("jsonl", "one finding a line"),
    "csv": ("csv", "one piece of evidence a row"),
    "sarif": ("sarif", "SARIF 2.1.0, for code scanning"),
    "github": ("github", "annotations of GitHub Actions"),
    "gitlab": ("gitlab", "GitLab Code Quality"),
    "junit": ("junit", "JUnit XML, for CI servers"),
    "rdjson": ("rdjson", "reviewdog diagnostics"),
    "rdjsonl": ("rdjsonl", "reviewdog diagnostics, one a line"),
}


class Format(Protocol):
    """What a module of this package offers."""

    def render(self, result: ScanResult, style: Style) -> str:
        """The whole report, with a newline at its end unless it is empty."""
        ...


def render(name: str, result: ScanResult, style: Style | None = None) -> str:
    """The report of a result in the format `name`, one of FORMATS (KeyError otherwise)."""
    module = import_module(f"factcheck.report.{FORMATS[name][0]}")
    return cast(Format, module).render(result, style or Style())


__all__ = ["FORMATS", "Format", "Style", "render"]
