"""The sample articles against what a careful reader expects of them (expected.yml), and the golden report.

After a change that is meant to alter the report, write it again with

    FACTCHECK_UPDATE_GOLDEN=1 make test

(or `FACTCHECK_UPDATE_GOLDEN=1 python -m pytest tests/samples`), then read the difference as a reader would.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck import corpus, pipeline, resources, yamlfile
from factcheck.cli.entry import run
from factcheck.model import Article, Finding
from factcheck.pipeline import ScanResult

HERE = Path(__file__).parent
ARTICLES = resources.data("articles")
GOLDEN = HERE / "report.golden.md"
EXPECTED = yamlfile.load(HERE / "expected.yml")

Place = tuple[str, int, int]  # article, start, end


@cache
def articles() -> dict[str, Article]:
    return {article.id: article for article in corpus.load([str(ARTICLES)]).articles}


@cache
def scanned() -> ScanResult:
    return pipeline.scan([str(ARTICLES)])


def place(raw: dict[str, Any]) -> Place:
    """Where a place of expected.yml is; a place that does not exist is an error of this file."""
    text = articles()[raw["article"]].text
    start = -1
    for _ in range(raw.get("nth", 1)):
        start = text.find(raw["text"], start + 1)
        assert start >= 0, f"{raw['article']}: {raw['text']!r} does not occur there"
    return raw["article"], start, start + len(raw["text"])


def touches(finding: Finding, where: Place) -> bool:
    article, start, end = where
    return any(each.article == article and each.span[0] < end and start < each.span[1] for each in finding.evidence)


def items(section: str) -> list[Any]:
    """The cases of a section; a known gap may fail, and fails nothing when it is closed."""
    return [
        pytest.param(
            item,
            id=item["id"],
            marks=[pytest.mark.xfail(reason=item["gap"], raises=AssertionError, strict=False)] if "gap" in item else [],
        )
        for item in EXPECTED[section]
    ]


def told(findings: Iterator[Finding] | list[Finding]) -> str:
    return "\n".join(f"{each.rule} [{each.relation}] {each.message}" for each in findings)


@pytest.mark.parametrize("item", items("must_report"))
def test_what_must_be_reported_is_reported(item: dict[str, Any]) -> None:
    places = [place(raw) for raw in item["between"]]
    near = [each for each in scanned().findings if any(touches(each, where) for where in places)]
    hits = [each for each in near if each.relation == item["relation"] and all(touches(each, p) for p in places)]
    assert hits, f"{item['why']}\nnear it:\n{told(near) or 'nothing'}"


@pytest.mark.parametrize("item", items("must_stay_silent"))
def test_what_must_stay_silent_is_silent(item: dict[str, Any]) -> None:
    first, second = (place(raw) for raw in item["between"])
    relations = item.get("relations")
    loud = [
        each
        for each in scanned().findings
        if touches(each, first)
        and touches(each, second)
        and (each.relation in relations if relations else each.relation != "agreement")
        and not ("unless_with" in item and touches(each, place(item["unless_with"])))
    ]
    assert not loud, told(loud)


def test_nothing_else_is_reported() -> None:
    known = [
        (item["relation"], [place(raw) for raw in item["between"]], section)
        for section in ("must_report", "may_report")
        for item in EXPECTED[section]
    ]

    def expected(finding: Finding) -> bool:
        for relation, places, section in known:
            hit = sum(touches(finding, where) for where in places)
            enough = len(places) if section == "must_report" else min(2, len(places))
            if finding.relation == relation and hit >= enough:
                return True
        return False

    alarms = [each for each in scanned().findings if each.relation != "agreement" and not expected(each)]
    assert not alarms, told(alarms)


@pytest.mark.parametrize("name", EXPECTED["no_assertions"])
def test_names_with_digits_are_no_assertions(name: str) -> None:
    text = articles()[name].text
    for surface in EXPECTED["no_assertions"][name]:
        start = text.find(surface)
        assert start >= 0, f"{surface!r} does not occur in {name}"
        found = [
            each.text
            for each in scanned().assertions
            if each.article == name and each.span[0] < start + len(surface) and start < each.span[1]
        ]
        assert not found, f"{surface!r} was read as {found}"


def test_every_file_is_read_with_its_metadata() -> None:
    result = scanned()
    assert not result.skipped
    files = {
        path.relative_to(ARTICLES).as_posix()
        for path in ARTICLES.glob("*/*")
        if path.suffix in (".md", ".txt", ".html")
    }
    assert files | {"inflation/ledger-august", "inflation/courrier-septembre"} == set(articles())
    unknown = {name for name, article in articles().items() if article.published is None or article.source is None}
    assert unknown == {"earthquake/carnet-de-route.txt"}
    assert {article.language for article in articles().values()} >= {"en", "fr", "de", "es"}
    page = articles()["earthquake/2026-09-17-relief-wire-toll.html"]
    assert (page.source, page.published, page.title) == ("Relief Wire", "2026-09-17", "Toll in Tarsenia rises to 641")
    assert "Appeals" not in page.text


def test_the_reprint_is_known_as_a_copy() -> None:
    assert {article.id: article.copy_of for article in scanned().articles if article.copy_of} in (
        {"earthquake/courrier-du-sud-bilan.txt": "earthquake/2026-09-15-agence-littoral-bilan.md"},
        {"earthquake/2026-09-15-agence-littoral-bilan.md": "earthquake/courrier-du-sud-bilan.txt"},
    )


def test_the_report_is_the_golden_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(resources.root())
    report = tmp_path / "report.md"
    assert run(["scan", "data/articles", "--isolated", "-o", str(report)]) == 0
    written = report.read_text("utf-8").partition("\n## Every assertion\n")[0]  # what is read has tests of its own
    if os.environ.get("FACTCHECK_UPDATE_GOLDEN"):
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_the_report_depends_on_no_order_of_a_set(seed: str, tmp_path: Path) -> None:
    """A set of words comes out in another order in each process: nothing written may follow that order."""
    report = tmp_path / "report.md"
    subprocess.run(
        [sys.executable, "-m", "factcheck", "scan", "data/articles", "--isolated", "-o", str(report)],
        cwd=resources.root(),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert report.read_text("utf-8").partition("\n## Every assertion\n")[0] == GOLDEN.read_text("utf-8")
