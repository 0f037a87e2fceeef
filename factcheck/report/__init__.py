"""Reports: one module a format, each with `render(result, style) -> str`.

A new format is one file here and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from factcheck import plugins
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


def formats(asked: str | None = None) -> tuple[str, ...]:
    """The formats that there are; those of plugins are looked for only when `asked` is none of our own."""
    return tuple(FORMATS) if asked in FORMATS else (*FORMATS, *plugins.names("formats"))


def render(name: str, result: ScanResult, style: Style | None = None) -> str:
    """The report of a result in the format `name`, one of `formats(name)`. PluginError: a plugin fails."""
    if name not in FORMATS:
        plugin = plugins.load("formats", name)
        text = plugins.call("formats", name, lambda: plugin.render(result, style or Style()))
        if not isinstance(text, str):
            raise plugins.broken("formats", name, f"gave {type(text).__name__} and no text")
        return text
    module = import_module(f"factcheck.report.{FORMATS[name][0]}")
    return cast(Format, module).render(result, style or Style())


__all__ = ["FORMATS", "Format", "Style", "formats", "render"]
