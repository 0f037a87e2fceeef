"""Diagnostics for reviewdog: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf (DiagnosticResult)."""

from __future__ import annotations

from typing import Any

import msgspec

from factcheck.model import Evidence, Finding
from factcheck.pipeline.result import RuleInfo, ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style

SOURCE = {"name": "factcheck"}
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(result: ScanResult, style: Style) -> str:
    """One object with all diagnostics; the other places of a finding are its related locations."""
    document = {"source": SOURCE, "diagnostics": diagnostics(result)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def diagnostics(result: ScanResult) -> list[dict[str, Any]]:
    """One Diagnostic a finding, without its source."""
    index = Index(result)
    rules = {rule.name: rule for rule in result.rules}
    return [_diagnostic(finding, rules.get(finding.rule), index) for finding in result.findings]


def _diagnostic(finding: Finding, rule: RuleInfo | None, index: Index) -> dict[str, Any]:
    url = {"url": rule.references[0]} if rule and rule.references else {}
    return {
        "message": plain(f"{finding.title}: {finding.message}"),
        "location": _location(finding.evidence[0], index),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **url},
        "related_locations": [
            {"message": plain(evidence.quote), "location": _location(evidence, index)}
            for evidence in finding.evidence[1:]
        ],
    }


def _location(evidence: Evidence, index: Index) -> dict[str, Any]:
    """Columns of this format count bytes."""
    columns = index.columns(evidence)
    bounds: dict[str, Any] = {"start": {"line": evidence.line}}
    if columns is not None:
        first, after = columns
        bounds = {"start": {"line": evidence.line, "column": first}, "end": {"line": evidence.line, "column": after}}
    return {"path": index.path(evidence), "range": bounds}
