"""What other programs rely on: the formats parse, and say what the result says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import sample

from factcheck.report import render
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
    assert lines[0].startswith("::error file=archive/courier.md,line=5,col=1,title=How many depots are heated (")
    assert "66.7 %25" in lines[0]
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice"]


def test_gitlab_places_and_severities() -> None:
    entries = json.loads(render("gitlab", sample.RESULT))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info"]
    assert entries[0]["location"] == {"path": "archive/courier.md", "lines": {"begin": 5}}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


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
    assert diagnostics[0]["location"] == {"path": "archive/courier.md", "range": {"start": {"line": 5}}}
    assert diagnostics[0]["related_locations"][0]["location"]["path"] == "archive/north/council.txt"


def test_sarif_points_at_the_figure() -> None:
    run = json.loads(render("sarif", sample.RESULT))["runs"][0]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "transport/heated-depots"
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (5, 1, 11)
    assert first["partialFingerprints"] == {"factcheck/v1": "aa11bb22cc33dd44"}


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the SARIF schema is not here")
def test_sarif_is_valid() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(json.loads(render("sarif", sample.RESULT)), json.loads(SCHEMA.read_text("utf-8")))
