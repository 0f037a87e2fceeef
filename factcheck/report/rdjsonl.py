"""Diagnostics for reviewdog, one a line, each with its source; the keys are those of `rdjson`."""

from __future__ import annotations

import msgspec

from factcheck.pipeline.result import ScanResult
from factcheck.report.rdjson import SOURCE, diagnostics
from factcheck.report.style import Style


def render(result: ScanResult, style: Style) -> str:
    """One Diagnostic a line."""
    lines = ({**diagnostic, "source": SOURCE} for diagnostic in diagnostics(result))
    return msgspec.json.Encoder().encode_lines(lines).decode()
