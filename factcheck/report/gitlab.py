"""GitLab Code Quality: a JSON array, one entry a finding at its first place.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import msgspec

from factcheck.pipeline.result import ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(result: ScanResult, style: Style) -> str:
    """The array, indented by two."""
    index = Index(result, style.base)
    entries = [
        {
            "description": plain(f"{finding.title}: {finding.message}"),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": index.for_platform(finding.evidence[0]), "lines": {"begin": finding.evidence[0].line}},
        }
        for finding in result.findings
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2).decode() + "\n"
