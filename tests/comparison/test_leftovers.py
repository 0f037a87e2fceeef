"""Figures that only one of two articles on one piece of news has: leftovers.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.comparison.context import Context
from factcheck.comparison.leftovers import Leftovers
from factcheck.comparison.relation import Relation
from factcheck.extraction import extract
from factcheck.model import Article

CASES = yaml.safe_load(Path(__file__).with_name("leftovers.yml").read_text("utf-8"))
NAMES = [case["name"] for case in CASES]


def told(case: dict[str, Any], *sides: str, **changed: Any) -> list[Article]:
    return [
        Article(
            id=side,
            text=case[side]["text"],
            language=case[side]["language"],
            source=changed.get("source", side),
            published=str(case[side]["published"]),
        )
        for side in sides
    ]


def conflicts(articles: list[Article], touching: frozenset[str] | None = None) -> list[Relation]:
    assertions = [one for article in articles for one in extract(article)]
    return list(Leftovers(articles, assertions, Context(articles)).conflicts(touching))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_left_of_two_articles(case: dict[str, Any]) -> None:
    found = [(one.a.text, one.b.text, one.kind == "change") for one in conflicts(told(case, "a", "b"))]
    assert found == [(one["a"], one["b"], one.get("change", False)) for one in case["conflicts"]]


def test_an_outlet_does_not_contradict_itself_that_way() -> None:
    assert conflicts(told(CASES[0], "a", "b", source="One Post")) == []


def test_a_third_article_that_has_both_figures_tells_two_things() -> None:
    two = told(CASES[0], "a", "b")
    both = Article(
        id="c",
        text="The landslide near Vessel killed 17 people at home and 13 people on the road, Ann Corley said on Monday.",
        source="c",
        published="2026-03-02",
    )
    assert len(conflicts(two)) == 1
    assert [one for one in conflicts([*two, both]) if {one.a.article, one.b.article} == {"a", "b"}] == []


def test_only_what_touches_some_articles_is_asked_for() -> None:
    articles = told(CASES[0], "a", "b")
    assert conflicts(articles, frozenset()) == []
    assert len(conflicts(articles, frozenset({"b"}))) == 1
