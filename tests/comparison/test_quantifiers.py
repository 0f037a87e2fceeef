"""Quantifiers and trends as assertions."""

from __future__ import annotations

import pytest

from factcheck.comparison import quantifiers
from factcheck.comparison.texts import assertions
from factcheck.extraction import extract
from factcheck.model import Article


def read(text: str, language: str) -> list[tuple[str, str | None, str]]:
    article = Article(id="a", text=text, language=language)
    return [
        (one.text, one.dimension, one.counted.lemma if one.counted else "")
        for one in quantifiers.read(article, extract(article))
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le port n'a vendu aucune licence.", "fr", [("aucune", "count", "licence")]),
        ("No licences were sold.", "en", [("No", "count", "licence")]),
        ("Tous les phares sont éteints.", "fr", [("Tous les", "share", "phare")]),
        ("All of the lamps are lit.", "en", [("All of the", "share", "lamp")]),
        ("La plupart des phares sont éteints.", "fr", [("La plupart des", "share", "phare")]),
        ("Le risque n'est pas nul.", "fr", [("n'est pas nul", "share", "")]),
        ("Le prix est resté stable.", "fr", [("resté stable", "factor", "")]),
        ("The price has doubled.", "en", [("has doubled", "factor", "")]),
        ("Le train passe tous les jours.", "fr", []),
        ("There is no doubt about it.", "en", []),
        ("It is no longer open.", "en", []),
        ("Il n'est nulle part mention du prix.", "fr", []),
        ("It runs every two hours.", "en", []),
    ],
)
def test_reading(text: str, language: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert read(text, language) == expected


def test_spans_are_the_words_of_the_text() -> None:
    article = Article(id="a", text="Hier.\n\nAucun des phares n'est allumé, tous ont été éteints.", language="fr")
    for one in quantifiers.read(article):
        assert article.text[one.span[0] : one.span[1]] == one.text
        assert one.line == 3
        assert quantifiers.is_quantifier(one)


def test_parts_give_way_to_their_sum() -> None:
    article = Article(id="a", text="The court has twelve permanent judges plus three guest judges.", language="en")
    found = [one for one in assertions(article) if one.dimension == "count"]
    assert [(one.value.low, one.value.high) for one in found if one.value] == [(15, 15)]


def test_divided_by_is_a_part() -> None:
    article = Article(id="a", text="Le prix a été divisé par quatre.", language="fr")
    values = [one.value for one in assertions(article) if one.dimension == "factor"]
    assert [value.low for value in values if value] == [0.25]
