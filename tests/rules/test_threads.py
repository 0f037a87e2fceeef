"""What many dated articles say together: changes, slips, revisions, and figures of two things side by side."""

from __future__ import annotations

import pytest

from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.rules.run import Run

SAID = {
    "en": "The fire at the Brenholt factory in Vessel killed {} workers.",
    "fr": "L'incendie de l'usine Brenholt à Valmer a tué {} ouvriers.",
}


def run(*told: tuple[str | None, str], language: str = "en") -> list[tuple[str, str, str]]:
    """The conflicts of articles that each say one sentence: (kind, older value, newer value), in order of the text."""
    articles = [
        Article(id=f"a{at}", text=text, language=language, source=f"Outlet {at}", published=day)
        for at, (day, text) in enumerate(told)
    ]
    found = Run(articles, [one for article in articles for one in extract(article)]).related
    return [
        (pair.relation.kind, *(side.assertion.text.split()[0] for side in (pair.a, pair.b)))
        for pair in found
        if pair.relation.kind != "agreement" and pair.a.assertion.kind == "quantity"
    ]


def days(language: str, *told: tuple[str | None, int]) -> list[tuple[str | None, str]]:
    return [(day and f"2026-05-{day}", SAID[language].format(number)) for day, number in told]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_figure_that_takes_the_place_of_another_is_a_change(language: str) -> None:
    told = days(language, ("02", 12), ("03", 12), ("05", 19), ("06", 19))
    assert {kind for kind, *_ in run(*told, language=language)} == {"change"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_article_against_those_before_and_after_it_is_a_slip(language: str) -> None:
    told = days(language, ("02", 12), ("03", 12), ("04", 21), ("05", 12), ("06", 12))
    found = run(*told, language=language)
    assert found
    assert {kind for kind, *_ in found} == {"contradiction"}
    assert all("21" in sides for _, *sides in found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_figures_that_live_side_by_side_are_of_two_things(language: str) -> None:
    told = days(language, ("02", 12), ("03", 31), ("04", 12), ("05", 31), ("06", 12), ("07", 31))
    assert run(*told, language=language) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_undated_article_contradicts_nothing_that_changes_from_day_to_day(language: str) -> None:
    told = days(language, ("02", 12), ("05", 19), (None, 26))
    assert {kind for kind, *_ in run(*told, language=language)} == {"change"}


def test_the_year_that_a_figure_holds_for_dates_no_event() -> None:
    first = "Canada spent 2.4 % of its GDP on defence in 2025."
    second = "In 2014, Canada spent 1.2 % of its GDP on defence."
    articles = [
        Article(id=name, text=text, language="en", source=name, published="2026-02-01")
        for name, text in (("a", first), ("b", second))
    ]
    related = Run(articles, [one for article in articles for one in extract(article)]).related
    assert [pair for pair in related if pair.a.assertion.kind == "date"] == []
