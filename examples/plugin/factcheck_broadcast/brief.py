"""A report: one line a finding, for a chat message."""

from __future__ import annotations

from factcheck import ScanResult
from factcheck.report import Style


def render(result: ScanResult, style: Style) -> str:
    """The whole report as text."""
    lines = [f"{finding.severity.upper()}: {finding.message}" for finding in result.findings]
    return "\n".join([*lines, f"{len(lines)} in {len(result.articles)} articles"]) + "\n"
