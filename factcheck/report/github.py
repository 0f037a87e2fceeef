"""Annotations of GitHub Actions: one workflow command a finding, at its first place.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from factcheck.model import Evidence, Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(result: ScanResult, style: Style) -> str:
    """One `::error file=...::message` line a finding; findings without a file have no annotation's place."""
    index = Index(result, style.base)
    return "".join(_line(finding, index) for finding in result.findings)


def _line(finding: Finding, index: Index) -> str:
    first = finding.evidence[0]
    properties = {
        "file": index.for_platform(first),
        "line": str(first.line),
        **_columns(first, index),
        "title": plain(f"{finding.title} ({finding.rule})"),
    }
    others = [f"{index.for_platform(e)}:{e.line}: {plain(e.quote)}" for e in finding.evidence[1:]]
    message = "\n".join([plain(finding.message), *others])
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(message)}\n"


def _columns(first: Evidence, index: Index) -> dict[str, str]:
    """Where the figure starts and ends; nothing for files whose lines are not those of the text."""
    if index.columns(first) is None:
        return {}
    return {"endLine": str(first.line), "col": str(first.column), "endColumn": str(first.column + len(first.text))}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
