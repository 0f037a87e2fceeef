"""One piece of news is told by shared names; what two articles of a field share of its words does not make one."""

from __future__ import annotations

import pytest

from factcheck.comparison.context import Context
from factcheck.extraction import extract
from factcheck.model import Article

FIELD = (
    "Profit fell as costs rose. Sales, prices, stocks, wages, taxes, exports, imports, debt, investment, inflation and "
    "unemployment of the industry fell. The stock market closed lower, and the deficit, turnover and revenue rose. "
)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Ardan posted a loss of 12 million dollars.", "Colbert posted a loss of 15 million dollars.", False),
        (
            "Ardan posted a loss of 12 million dollars, Ann Corley of Brenholt Ferries said with Tom Weir.",
            "Ardan posted a loss of 15 million dollars, Ann Corley of Brenholt Ferries said beside Tom Weir.",
            True,
        ),
    ],
)
def test_names_make_one_piece_of_news_and_words_of_a_field_do_not(first: str, second: str, one: bool) -> None:
    articles = [
        Article(name, FIELD + FIELD + text, "en", source=name, published="2026-02-05")
        for name, text in (("a", first), ("b", second))
    ]
    (a,), (b,) = ([found for found in extract(article) if found.unit == "USD"] for article in articles)
    assert Context(articles).one_story(a, b) is one
