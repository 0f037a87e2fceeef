"""Pairs related in processes, or only around some articles, say what they say when all are related in one."""

from __future__ import annotations

import pytest

from benchmarks.archive.write import archive
from factcheck.comparison import Context
from factcheck.comparison.candidates import Filing
from factcheck.extraction import extract
from factcheck.model import Article, Assertion, Finding
from factcheck.pipeline.rulesets import load_rules
from factcheck.pipeline.settings import Settings
from factcheck.rules import pairs, run

Archive = tuple[list[Article], list[Assertion]]


@pytest.fixture(scope="module")
def told() -> Archive:
    articles, _ = archive(60, 5, 9)
    return articles, [one for article in articles for one in extract(article)]


@pytest.fixture(scope="module")
def found(told: Archive) -> list[Finding]:
    return run(load_rules(Settings()), *told)


def touching(findings: list[Finding], articles: set[str]) -> list[Finding]:
    return [one for one in findings if any(place.article in articles for place in one.evidence)]


def test_what_touches_an_article_is_found_without_the_rest(told: Archive, found: list[Finding]) -> None:
    articles, assertions = told
    some = 0
    for at in range(0, len(articles), 7):
        new = {article.id for article in articles[at : at + 2]}
        again = run(load_rules(Settings()), articles, assertions, touching=new)
        assert touching(again, new) == touching(found, new)
        some += len(touching(found, new))
    assert some > 5


def test_processes_change_nothing(told: Archive, found: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "WORTH", 0)
    monkeypatch.setattr(pairs, "BATCH", 100)
    assert run(load_rules(Settings()), *told, jobs=2) == found


def test_the_pairs_of_each_assertion_are_all_pairs_in_their_order(told: Archive) -> None:
    articles, assertions = told
    filing = Filing(assertions, Context(articles))
    near = {placed: pair for at in range(len(filing.filed)) for placed, pair in filing.near(at)}
    assert [near[placed] for placed in sorted(near)] == list(filing.pairs())
