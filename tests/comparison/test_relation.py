"""Relating two assertions: what decides, and that every decision explains itself."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.comparison import Context, Relation, relate
from factcheck.extraction import extract
from factcheck.model import Article, Assertion


def read(article: str, text: str, language: str = "en", **metadata: Any) -> tuple[Article, list[Assertion]]:
    made = Article(id=article, text=text, language=language, **metadata)
    return made, extract(made)


def related(a: str, b: str, *, paired: bool = True, days: tuple[str | None, str | None] = (None, None)) -> Relation:
    """The relation of the first assertions of two English texts."""
    one, first = read("a", a, published=days[0])
    other, second = read("b", b, published=days[1])
    return relate(first[0], second[0], Context((one, other), paired=paired))


def test_a_contradiction_says_what_is_alike_and_what_does_not_meet() -> None:
    found = related("The Orvane bridge is 340 metres long.", "The Orvane bridge is 430 metres long.")
    assert found.kind == "contradiction"
    assert 0.5 < found.confidence <= 1
    assert any("bridge" in reason for reason in found.reasons)
    assert any("do not meet" in reason for reason in found.reasons)


def test_agreement() -> None:
    found = related("The Orvane bridge is 340 metres long.", "The Orvane bridge is about 350 metres long.")
    assert found.kind == "agreement"
    assert any(reason.endswith("meet.") for reason in found.reasons)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("The Orvane bridge is 340 metres long.", "The Orvane bridge cost 430 euros.", "dimensions"),
        ("The Orvane fund pays 340 euros a month.", "The Orvane fund pays 430 euros a share.", "per"),
        ("Sales of Orvane rose 12 percent.", "Sales of Orvane fell 7 percent.", "fell"),
        ("Orvane has 12 ships.", "Orvane has 19 lighthouses.", "counts"),
        ("Some 120 sailors came to the 3rd Orvane race.", "Some 260 sailors came to the 4th Orvane race.", "series"),
        ("Orvane has 12 ships.", "Orvane may get 19 ships if the bank agrees.", "hypothesis"),
        ("The reef is 12 metres wide.", "Some 19 metres of rope were sold.", "word"),
    ],
)
def test_what_is_not_comparable_says_why(a: str, b: str, why: str) -> None:
    found = related(a, b)
    assert found.kind == "unrelated"
    assert why in " ".join(found.reasons)


def test_later_publication_is_a_change() -> None:
    texts = ("The Orvane league has 29 member clubs.", "The Orvane league has 32 member clubs.")
    assert related(*texts, days=("2024-01-10", "2025-03-02")).kind == "change"
    assert related(*texts, days=("2024-01-10", "2024-01-10")).kind == "contradiction"


def test_two_periods_are_a_change_whatever_was_published_when() -> None:
    found = related("In 2019 Orvane had 29 clubs.", "In 2023 Orvane had 32 clubs.", days=("2024-01-10", "2024-01-10"))
    one, first = read("a", "In 2019 Orvane had 29 clubs.")
    other, second = read("b", "In 2023 Orvane had 32 clubs.")
    clubs = [next(x for x in listed if x.kind == "quantity") for listed in (first, second)]
    found = relate(*clubs, Context((one, other), paired=True))
    assert found.kind == "change"
    assert "later period" in " ".join(found.reasons)


def test_relation_is_symmetric() -> None:
    one = related("The Orvane bridge is 340 metres long.", "At 430 metres, the Orvane bridge is the longest.")
    other = related("At 430 metres, the Orvane bridge is the longest.", "The Orvane bridge is 340 metres long.")
    assert (one.kind, one.confidence) == (other.kind, other.confidence)


def test_one_article_is_held_to_more_than_two() -> None:
    text = "The club Orvane sold 40,000 tickets for the spring race. Its rival sold 90,000 tickets in the Orvane hall."
    article, found = read("a", text)
    relation = relate(found[0], found[1], Context((article,)))
    assert relation.kind == "unrelated"


def test_two_values_of_one_sentence_are_never_compared() -> None:
    article, found = read("a", "The Orvane mill sold 400 tonnes of flour and 900 tonnes of bran.")
    relation = relate(found[0], found[1], Context((article,)))
    assert relation.kind == "unrelated"
    assert "one sentence" in relation.reasons[0]


def test_a_context_can_be_left_out() -> None:
    _, first = read("a", "The Orvane bridge is 340 metres long.")
    _, second = read("b", "The Orvane bridge is 430 metres long.")
    assert relate(first[0], second[0]).kind == "contradiction"


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        (
            "en",
            "The interior ministry says 312 people died in Orvane.",
            "In Orvane 450 people died, says the interior ministry.",
        ),
        ("fr", "Le séisme d'Orvane a fait 205 morts en province.", "En province, le séisme d'Orvane a fait 312 morts."),
    ],
)
def test_reasons_are_told_in_words_of_the_texts(language: str, a: str, b: str) -> None:
    articles = [Article(name, text, language, published="2026-03-02") for name, text in (("a", a), ("b", b))]
    first, second = (extract(article)[0] for article in articles)
    reason = relate(first, second, Context(articles, paired=True)).reasons[0]
    listed = reason.partition("both have ")[2].rstrip(".").split(", ")
    assert len(listed) > 2
    assert all(f" {word} " in f" {a} ".replace(".", " ").replace("'", " ").lower() or word in a for word in listed)
    assert "interi" not in listed
