"""JUnit XML: one suite, one case for each rule that ran, a failure for each of its findings.

Findings of severity info do not fail a case; they stand in its output.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from factcheck.model import Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report.places import Index, plain
from factcheck.report.style import Style


def render(result: ScanResult, style: Style) -> str:
    """The document. A rule with several findings has one case for each, as CI servers show one failure a case."""
    index = Index(result)
    suite = Xml.Element("testsuite", name="factcheck")
    failures = 0
    cases = 0
    titles = {rule.name: rule.title for rule in result.rules}
    names = sorted(titles.keys() | {finding.rule for finding in result.findings})
    for name in names:
        findings = [finding for finding in result.findings if finding.rule == name]
        shown: list[Finding | None] = list(findings)
        for finding in shown or [None]:
            cases += 1
            failures += _case(suite, name, titles.get(name, name), finding, index)
    for skipped in result.skipped:
        cases += 1
        case = Xml.SubElement(suite, "testcase", classname="factcheck.files", name=plain(skipped.path))
        Xml.SubElement(case, "skipped", message=plain(skipped.reason))
    if result.notices:
        Xml.SubElement(suite, "system-err").text = "\n".join(plain(str(notice)) for notice in result.notices)
    counts = {"tests": str(cases), "failures": str(failures), "skipped": str(len(result.skipped)), "errors": "0"}
    suite.attrib.update(counts)
    root = Xml.Element("testsuites", name="factcheck")
    root.append(suite)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _case(suite: Xml.Element, rule: str, title: str, finding: Finding | None, index: Index) -> int:
    if finding is None:
        Xml.SubElement(suite, "testcase", classname=rule.replace("/", "."), name=plain(title))
        return 0
    first = finding.evidence[0]
    case = Xml.SubElement(
        suite,
        "testcase",
        classname=rule.replace("/", "."),
        name=f"{plain(finding.title)} [{finding.fingerprint[:8]}]",
        file=index.path(first),
        line=str(first.line),
    )
    body = "\n".join(f"{index.path(e)}:{e.line}: {e.value}: {plain(e.quote)}" for e in finding.evidence)
    if finding.severity == "info":
        Xml.SubElement(case, "system-out").text = f"{plain(finding.message)}\n{body}"
        return 0
    failure = Xml.SubElement(case, "failure", type=finding.relation, message=plain(finding.message))
    failure.text = body
    return 1
