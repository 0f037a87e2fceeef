"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from factcheck import __version__
from factcheck.model import Code, Evidence, Finding
from factcheck.pipeline.result import RuleInfo, ScanResult
from factcheck.report.places import Index, in_repository, plain
from factcheck.report.style import Style

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(result: ScanResult, style: Style) -> str:
    """One run: the rules that ran, a result for each finding with a fingerprint that survives moved lines."""
    index = Index(result, style.base)
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
                    *(
                        _notification("warning", f"skipped: {one.reason}", one.path, one.line, one.code, style)
                        for one in result.skipped
                    ),
                    *(
                        _notification("note", one.message, one.path, one.line, one.code, style)
                        for one in result.notices
                    ),
                ],
            }
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _rule(rule: RuleInfo) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.name,
        "name": rule.name.rpartition("/")[2],
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description.strip() or rule.title},
        "help": {"text": _help(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.name.partition("/")[0]]},
    }
    return described | ({"helpUri": rule.references[0]} if rule.references else {})


def _help(rule: RuleInfo) -> str:
    doubts = f"When it may be wrong: {rule.false_positives.strip()}" if rule.false_positives.strip() else ""
    return "\n\n".join(part for part in (rule.description.strip() or rule.title, doubts) if part)


def _notification(
    level: str, text: str, path: str | None, line: int | None, code: Code | None, style: Style
) -> dict[str, Any]:
    """What is odd about a file: skipped, an ignore that hides nothing, a known finding that is found no more."""
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(in_repository(path, style.base) or path)}} if path else {}
    if path and line:
        place["region"] = {"startLine": line}
    return {
        "level": level,
        "message": {"text": plain(text)},
        **({"descriptor": {"id": str(code)}} if code else {}),
        **({"locations": [{"physicalLocation": place}]} if place else {}),
    }


def _message(text: str) -> dict[str, str]:
    """A message of plain text; "{0}" in an article is no placeholder (3.11.5)."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", plain(text))}


def _result(finding: Finding, numbers: dict[str, int], index: Index) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}),
        "level": _LEVELS[finding.severity],
        "message": _message(f"{finding.title}: {finding.message}"),
        "locations": [_location(finding.evidence[0], index)],
        "relatedLocations": [
            _location(evidence, index) | {"id": number, "message": _message(plain(evidence.quote) or evidence.text)}
            for number, evidence in enumerate(finding.evidence[1:], start=1)
        ],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {"relation": finding.relation, "confidence": finding.confidence},
    }


def _location(evidence: Evidence, index: Index) -> dict[str, Any]:
    uri = _uri(index.for_platform(evidence))
    line, column = max(evidence.line, 1), max(evidence.column, 1)
    region: dict[str, Any] = {"startLine": line}
    if index.plain_text(evidence):
        region["startColumn"] = column
    region["snippet"] = {"text": evidence.text}
    if "startColumn" in region and "\n" not in evidence.text:
        region["endColumn"] = column + len(evidence.text)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _uri(path: str) -> str:
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path)
