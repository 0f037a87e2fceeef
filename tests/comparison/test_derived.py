"""Figures and dates that follow from what is written."""

from __future__ import annotations

import pytest

from factcheck.comparison.derived import is_derived
from factcheck.comparison.texts import assertions
from factcheck.model import Article, Assertion


def derived(text: str, language: str, dimension: str | None, published: str | None = None) -> list[Assertion]:
    """What is derived from a text, of one dimension; dates for None."""
    article = Article(id="a", text=text, language=language, published=published)
    return [one for one in assertions(article) if is_derived(one) and one.dimension == dimension]


@pytest.mark.parametrize(
    ("text", "language", "factor"),
    [
        ("Sales rose 15 percent.", "en", 1.15),
        ("Les ventes ont reculé de 40 %.", "fr", 0.6),
        ("Wolves fell from 180 to 120.", "en", 2 / 3),
        ("Le nombre de loups est passé de 40 à 200.", "fr", 5),
        ("Le budget passe de 30 à 60 millions d'euros.", "fr", 2),
    ],
)
def test_growth_is_a_factor(text: str, language: str, factor: float) -> None:
    (found,) = derived(text, language, "factor")
    assert found.value is not None
    assert found.value.low is not None
    assert found.value.high is not None
    assert found.value.low <= factor <= found.value.high
    assert found.value.high / found.value.low < 1.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A room costs from 80 to 120 euros.", "en"),
        ("Le musée ouvre de 9 à 17 heures.", "fr"),
        ("Prices are 15 percent.", "en"),
    ],
)
def test_a_range_or_share_is_no_growth(text: str, language: str) -> None:
    assert derived(text, language, "factor") == []


@pytest.mark.parametrize(
    ("text", "language", "published", "years"),
    [
        ("Jean Morel est mort en 1970 à l'âge de 58 ans.", "fr", None, ("1911", "1912")),
        ("Ines Falk was 52 when she died in 2016.", "en", None, ("1963", "1964")),
        ("Odile Perran, 45 ans, chantera.", "fr", "2024-05-03", ("1978", "1979")),
    ],
)
def test_an_age_dates_a_birth(text: str, language: str, published: str | None, years: tuple[str, str]) -> None:
    (birth,) = derived(text, language, None, published)
    assert birth.start is not None
    assert birth.end is not None
    assert (birth.start[:4], birth.end[:4]) == years


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Marc Delorme a été condamné à 12 ans de prison en 2004.", "fr"),
        ("Ines Falk was 19 when she left Kelm.", "en"),
        ("In 2003 and 2016 Ines Falk died at 52.", "en"),
    ],
)
def test_what_is_no_age_or_has_no_day_dates_nothing(text: str, language: str) -> None:
    assert derived(text, language, None) == []


def test_days_are_counted_from_a_dated_post() -> None:
    text = "Le ferry a coulé il y a deux jours, affirme un message publié le 20 août 2019."
    article = Article(id="a", text=text, language="fr")
    days = [one.start for one in assertions(article) if one.kind == "date" and not is_derived(one)]
    assert days == ["2019-08-18", "2019-08-20"]


def test_two_kinds_are_all_only_where_nothing_else_is_of_them() -> None:
    (every,) = derived("The court has seven permanent judges and four deputy judges.", "en", "count")
    (some,) = derived("The city has 40 electric buses and 130 yellow buses.", "en", "count")
    assert every.value is not None
    assert some.value is not None
    assert (every.value.low, every.value.high) == (11, 11)
    assert (some.value.low, some.value.high) == (170, None)
