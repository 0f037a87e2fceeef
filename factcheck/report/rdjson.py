"""Diagnostics for reviewdog: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf"""

from __future__ import annotations

from typing import Any

import msgspec

from factcheck.model import Evidence, Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(result: ScanResult, style: Style) -> str:
    """One object with all diagnostics; the other places of a finding are its related locations."""
    index = Index(result)
    document = {
        "source": {"name": "factcheck"},
        "diagnostics": [_diagnostic(finding, index) for finding in result.findings],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _diagnostic(finding: Finding, index: Index) -> dict[str, Any]:
    return {
        "message": plain(f"{finding.title}: {finding.message}"),
        "location": _location(finding.evidence[0], index),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": plain(evidence.quote), "location": _location(evidence, index)}
            for evidence in finding.evidence[1:]
        ],
    }


def _location(evidence: Evidence, index: Index) -> dict[str, Any]:
    # columns of this format count bytes, so that only the line is certain
    return {"path": index.path(evidence), "range": {"start": {"line": evidence.line}}}
