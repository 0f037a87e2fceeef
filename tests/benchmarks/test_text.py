"""The generated text that speed is measured on: repeatable, of the size asked for, and as full of numbers as news."""

from __future__ import annotations

import pytest

from benchmarks import text
from factcheck.extraction import extract


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_same_seed_gives_the_same_articles(language: str) -> None:
    assert list(text.articles(language, 20_000)) == list(text.articles(language, 20_000))
    assert list(text.articles(language, 20_000)) != list(text.articles(language, 20_000, seed=8))


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_size_and_density(language: str) -> None:
    made = list(text.articles(language, 200_000))
    whole = " ".join(article.text for article in made)
    assert 200_000 <= sum(len(article.text.encode()) for article in made) < 210_000
    assert "{" not in whole
    found = [extract(article) for article in made[:60]]
    kilobytes = sum(len(article.text.encode()) for article in made[:60]) / 1000
    assert 3 < sum(map(len, found)) / kilobytes < 5.5
    assert len({article.id for article in made}) == len(made)


def test_a_longer_run_starts_with_the_shorter_one() -> None:
    short = list(text.articles("fr", 10_000))
    assert list(text.articles("fr", 50_000))[: len(short)] == short
