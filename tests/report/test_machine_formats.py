"""What other programs rely on: the formats parse, and say what the result says."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import junitparser
import pytest
import sample

from factcheck.model import Article, Evidence, Finding
from factcheck.pipeline import ScanResult
from factcheck.report import Style, render
from factcheck.report.csv import table

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "sarif-schema-2.1.0.json"


def test_json_has_the_keys_of_the_contract() -> None:
    document = json.loads(render("json", sample.RESULT))
    assert document["version"] == 1
    assert document["assertions"] == 6
    assert [article["id"] for article in document["articles"]] == [a.id for a in sample.ARTICLES]
    assert "text" not in document["articles"][0]
    assert document["articles"][0]["assertions"] == 3
    finding = document["findings"][0]
    assert {
        "fingerprint",
        "rule",
        "severity",
        "relation",
        "confidence",
        "title",
        "message",
        "evidence",
        "explanation",
    } == set(finding)
    place = finding["evidence"][0]
    assert {"article", "span", "line", "column", "text", "quote", "value", "unit", "source", "published"} <= set(place)
    text = next(a.text for a in sample.ARTICLES if a.id == place["article"])
    assert text[slice(*place["span"])] == place["text"] == "Two thirds"
    assert document["skipped"] == [
        {"path": "archive/broken.txt", "reason": "not UTF-8: byte 0xff at 3", "line": None, "code": "FC602"},
        {"path": "archive/many.jsonl", "reason": "no text", "line": 7, "code": "FC603"},
    ]


def test_jsonl_is_one_finding_a_line() -> None:
    lines = [json.loads(line) for line in render("jsonl", sample.RESULT).splitlines()]
    assert [line["fingerprint"] for line in lines] == [finding.fingerprint for finding in sample.FINDINGS]


def test_csv_is_one_place_a_row_and_keeps_text_as_it_is() -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", sample.RESULT))))
    assert len(rows) == sum(len(finding.evidence) for finding in sample.FINDINGS)
    assert [row["place"] for row in rows[:2]] == ["1", "2"]
    assert rows[2]["text"] == sample.HOSTILE_TEXT
    assert rows[2]["quote"] == sample.HOSTILE


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("-2 %", "'-2 %"),
        ("+x", "'+x"),
        ("-2.5", "-2.5"),
        ("5 %", "5 %"),
        (-2.5, "-2.5"),
        (None, ""),
        (True, "true"),
    ],
)
def test_csv_cells_are_no_formulas(cell: object, written: str) -> None:
    assert table(("a",), [(cell, "x")]).splitlines()[1] == f"{written},x"


def test_github_escapes_what_would_end_a_command() -> None:
    lines = render("github", sample.RESULT).splitlines()
    assert len(lines) == len(sample.FINDINGS)
    assert lines[0].startswith(
        "::error file=archive/courier.md,line=5,endLine=5,col=1,endColumn=11,title=How many depots are heated ("
    )
    assert "66.7 %25" in lines[0]
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice"]


def test_gitlab_places_and_severities() -> None:
    entries = json.loads(render("gitlab", sample.RESULT))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info"]
    assert entries[0]["location"] == {"path": "archive/courier.md", "lines": {"begin": 5}}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


PROPERTIES = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescaped(text: str, *, property: bool = False) -> str:
    """What GitHub's runner makes of a command's data or property, in its order."""
    if property:
        text = text.replace("%2C", ",").replace("%3A", ":")
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


@pytest.mark.parametrize("wild", ["a,b::c", "100 %", "%0A::error::x", "::set-output name=x::y", "a%2Cb", "é:\u2028,"])
def test_github_reads_back_what_was_meant(wild: str) -> None:
    path = f"news/{wild}.md".replace("\u2028", "")
    place = Evidence("a#1", "a", (0, 1), 1, 1, "5", wild, "5", "1")
    finding = Finding("f", "core/x", "warning", "wording", 0.9, wild, wild, (place, place))
    result = ScanResult(articles=(Article("a", "5 " + wild, path=path),), findings=(finding,))
    line = render("github", result)
    assert line.count("\n") == 1
    matched = PROPERTIES.fullmatch(line.rstrip("\n"))
    assert matched is not None
    level, listed, data = matched.groups()
    properties = {
        key: unescaped(value, property=True) for key, _, value in (p.partition("=") for p in listed.split(","))
    }
    clean = wild.replace("\u2028", " ").strip()
    assert level == "warning"
    assert properties == {
        "file": path, "line": "1", "endLine": "1", "col": "1", "endColumn": "2",
        "title": f"{wild} (core/x)".replace("\u2028", " "),
    }  # fmt: skip
    assert unescaped(data).split("\n") == [clean, f"{path}:1: {clean}"]


@pytest.mark.parametrize(
    ("base", "path", "shown"),
    [
        ("", "a.md", "a.md"),
        ("docs/news", "a.md", "docs/news/a.md"),
        ("docs/news", "../b é.md", "docs/b é.md"),
        ("docs", "../../out.md", "../../out.md"),
        ("docs", "/out.md", "/out.md"),
    ],
)
def test_platforms_get_paths_from_the_root_of_the_repository(base: str, path: str, shown: str) -> None:
    place = Evidence("a#1", "a", (0, 1), 1, 1, "5", "5", "5", "1")
    finding = Finding("f", "core/x", "warning", "wording", 0.9, "t", "m", (place,))
    result = ScanResult(articles=(Article("a", "5", path=path),), findings=(finding,))
    style = Style(base=base)
    assert f" file={shown}," in render("github", result, style)
    assert json.loads(render("gitlab", result, style))[0]["location"]["path"] == shown
    (told,) = json.loads(render("sarif", result, style))["runs"][0]["results"]
    uri = told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri.removeprefix("file://")) == shown
    assert json.loads(render("rdjson", result, style))["diagnostics"][0]["location"]["path"] == path


def test_junit_is_read_back_by_junitparser(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text(render("junit", sample.RESULT), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    (suite,) = list(suites)
    assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (7, 2, 2, 0)
    assert len(list(suite)) == suite.tests
    failed = [case for case in suite if any(isinstance(one, junitparser.Failure) for one in case.result)]
    assert [case.name.partition(" [")[0] for case in failed] == ["A figure changed", "How many depots are heated"]
    assert [case.result[0].type for case in failed] == ["change", "contradiction"]
    assert "archive/north/council.txt:1: 1 of 20 (5 %)" in failed[1].result[0].text
    skipped = [case.name for case in suite if any(isinstance(one, junitparser.Skipped) for one in case.result)]
    assert skipped == ["archive/broken.txt", "archive/many.jsonl"]
    assert "this ignore of core/agreement hides nothing" in path.read_text("utf-8")


def test_junit_counts_and_failures() -> None:
    suite = ElementTree.fromstring(render("junit", sample.RESULT))[0]
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    failures = suite.findall("testcase/failure")
    assert int(suite.attrib["failures"]) == len(failures) == 2
    assert [failure.attrib["type"] for failure in failures] == ["change", "contradiction"]
    assert [case.attrib["name"] for case in cases if case.attrib["classname"] == "core.silent"] == [
        "A rule that found nothing"
    ]
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped")) == 2


def test_rdjson_names_each_place() -> None:
    diagnostics = json.loads(render("rdjson", sample.RESULT))["diagnostics"]
    assert diagnostics[0]["location"] == {
        "path": "archive/courier.md",
        "range": {"start": {"line": 5, "column": 1}, "end": {"line": 5, "column": 11}},
    }
    assert diagnostics[0]["related_locations"][0]["location"]["path"] == "archive/north/council.txt"
    assert diagnostics[0]["code"] == {"value": "transport/heated-depots", "url": "https://example.org/depots"}
    assert {one["severity"] for one in diagnostics} <= {"ERROR", "WARNING", "INFO"}


def test_rdjsonl_is_the_same_one_a_line_with_its_source() -> None:
    whole = json.loads(render("rdjson", sample.RESULT))
    lines = [json.loads(line) for line in render("rdjsonl", sample.RESULT).splitlines()]
    assert lines == [{**one, "source": whole["source"]} for one in whole["diagnostics"]]


@pytest.mark.parametrize(
    ("path", "column"), [("a.md", 8), ("a.txt", 8), ("a.jsonl", None), ("a.html", None), ("", None)]
)
def test_columns_of_rdjson_count_bytes_and_only_in_plain_text(path: str, column: int | None) -> None:
    text = "One\nÉté: 12 m"
    article = Article("a", text, path=path or None)
    at = text.index("12")
    place = Evidence("a#1", "a", (at, at + 2), 2, 6, "12", text, "12", "m")
    finding = Finding("f", "core/x", "error", "wording", 0.9, "t", "m", (place,))
    result = ScanResult(articles=(article,), findings=(finding,))
    (told,) = json.loads(render("rdjson", result))["diagnostics"]
    assert told["location"]["range"]["start"].get("column") == column
    if column is not None:
        line = text.encode().split(b"\n")[1]
        bounds = told["location"]["range"]
        assert line[bounds["start"]["column"] - 1 : bounds["end"]["column"] - 1] == b"12"


def test_sarif_points_at_the_figure() -> None:
    run = json.loads(render("sarif", sample.RESULT))["runs"][0]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "transport/heated-depots"
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (5, 1, 11)
    assert first["partialFingerprints"] == {"factcheck/v1": "aa11bb22cc33dd44"}


def test_sarif_tells_what_was_skipped_and_what_ignores_are_for_nothing() -> None:
    run = json.loads(render("sarif", sample.RESULT))["runs"][0]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [(one["level"], one["descriptor"]["id"]) for one in told] == [
        ("warning", "FC602"), ("warning", "FC603"), ("note", "FC621"),
    ]  # fmt: skip
    assert told[2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "archive/courier.md"},
        "region": {"startLine": 3},
    }


def test_sarif_messages_hold_no_placeholders() -> None:
    place = Evidence("a#1", "a", (0, 1), 1, 1, "5", "{1} of {x}", "5", "1")
    finding = Finding("f", "core/x", "error", "wording", 0.9, "t", "{0} and {name}", (place, place))
    (told,) = json.loads(render("sarif", ScanResult(findings=(finding,))))["runs"][0]["results"]
    assert told["message"]["text"] == "t: {{0}} and {name}"
    assert told["relatedLocations"][0]["message"]["text"] == "{{1}} of {x}"


def test_sarif_has_what_code_scanning_asks_for() -> None:
    """What the schema says of the parts that are used, for machines that do not have it."""
    document = json.loads(render("sarif", sample.RESULT))
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result, finding in zip(run["results"], sample.FINDINGS, strict=True):
        assert result["level"] in ("error", "warning", "note")
        assert 0 <= result["rank"] <= 100
        assert result["partialFingerprints"] == {"factcheck/v1": finding.fingerprint}
        assert len(result["locations"]) == 1
        assert [one["id"] for one in result["relatedLocations"]] == list(range(1, len(finding.evidence)))
        for one in (*result["locations"], *result["relatedLocations"]):
            region = one["physicalLocation"]["region"]
            assert region["startLine"] >= 1
            assert region.get("endColumn", region["startColumn"] + 1) > region["startColumn"] >= 1
            assert not one["physicalLocation"]["artifactLocation"]["uri"].startswith("/")


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the SARIF schema is not here")
def test_sarif_is_valid() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(json.loads(render("sarif", sample.RESULT)), json.loads(SCHEMA.read_text("utf-8")))
