"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from factcheck import __version__
from factcheck.model import Evidence, Finding
from factcheck.pipeline.result import RuleInfo, ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(result: ScanResult, style: Style) -> str:
    """One run: the rules that ran, a result for each finding with a fingerprint that survives moved lines."""
    index = Index(result)
    rules = list(result.rules) or [RuleInfo(n, n, "warning") for n in sorted({f.rule for f in result.findings})]
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "factcheck", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers, index) for finding in result.findings],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": plain(f"{skipped.path}: {skipped.reason}")}}
                    for skipped in result.skipped
                ],
            }
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _rule(rule: RuleInfo) -> dict[str, Any]:
    described = {
        "id": rule.name,
        "name": rule.name.rpartition("/")[2],
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description.strip() or rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    return described | ({"helpUri": rule.references[0]} if rule.references else {})


def _result(finding: Finding, numbers: dict[str, int], index: Index) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(f"{finding.title}: {finding.message}")},
        "locations": [_location(finding.evidence[0], index)],
        "relatedLocations": [
            _location(evidence, index) | {"id": number, "message": {"text": plain(evidence.quote) or evidence.text}}
            for number, evidence in enumerate(finding.evidence[1:], start=1)
        ],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {"relation": finding.relation, "confidence": finding.confidence},
    }


def _location(evidence: Evidence, index: Index) -> dict[str, Any]:
    path = PurePath(index.path(evidence))
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    line, column = max(evidence.line, 1), max(evidence.column, 1)
    region: dict[str, Any] = {"startLine": line, "startColumn": column, "snippet": {"text": evidence.text}}
    if "\n" not in evidence.text:
        region["endColumn"] = column + len(evidence.text)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
