"""Blocking: what is about one thing meets, and the number of pairs stays in bounds."""

from __future__ import annotations

from factcheck.comparison import Blocking, Context, candidates
from factcheck.comparison.settings import settings
from factcheck.extraction import extract
from factcheck.model import Article, Assertion


def corpus(texts: list[str]) -> tuple[list[Article], list[Assertion]]:
    articles = [Article(id=f"{at:05}", text=text, language="en") for at, text in enumerate(texts)]
    return articles, [one for article in articles for one in extract(article)]


def test_what_is_about_one_thing_meets_once() -> None:
    articles, found = corpus(
        ["The Orvane mill has 40 windows.", "There are 60 windows in the Orvane mill.", "The reef is 12 metres wide."]
    )
    pairs = [(a.article, b.article) for a, b in candidates(found, Context(articles))]
    assert pairs == [("00000", "00001")]


def test_families_do_not_meet() -> None:
    articles, found = corpus(["The Orvane mill has 40 windows.", "The Orvane mill cost 60 euros."])
    assert list(candidates(found, Context(articles))) == []


def test_large_blocks_are_narrowed_and_what_stays_large_is_told() -> None:
    size = settings().blocks.largest + 60
    articles, found = corpus([f"The Orvane mill number{at} has {at + 30} windows." for at in range(size)])
    blocking = Blocking()
    pairs = list(candidates(found, Context(articles), blocking))
    assert blocking.windowed > 0
    assert blocking.largest <= settings().blocks.largest
    assert len(pairs) < size * settings().blocks.largest
    assert {one.id for pair in pairs for one in pair} == {one.id for one in found}  # nobody was dropped


def test_order_of_the_input_is_kept() -> None:
    articles, found = corpus([f"The Orvane mill has {at + 30} windows." for at in range(12)])
    pairs = list(candidates(found, Context(articles)))
    assert all(a.article < b.article for a, b in pairs)
    assert pairs == list(candidates(found, Context(articles)))
