"""One finding a line, as JSON; the keys are those of `json`."""

from __future__ import annotations

import msgspec

from factcheck.pipeline.result import ScanResult
from factcheck.report.style import Style


def render(result: ScanResult, style: Style) -> str:
    """The findings in the order of the rules engine."""
    return msgspec.json.Encoder().encode_lines(result.findings).decode()
