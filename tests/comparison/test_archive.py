"""Articles that nobody put side by side: what tells their values apart, and what still compares."""

from __future__ import annotations

import pytest

from factcheck.comparison import Context, Relation, implied, relate
from factcheck.extraction import extract
from factcheck.model import Article


def relations(first: str, second: str) -> list[Relation]:
    """The contradictions and changes between the figures of two articles, or of one where `second` is empty."""
    articles = [
        Article(id=f"{at}", text=text, language="en", published=f"2026-03-0{at + 1}")
        for at, text in enumerate((first, second))
        if text
    ]
    context = Context(articles)
    found = [one for article in articles for one in extract(article) if one.kind != "date"]
    pairs = [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if (a.article != b.article) == bool(second)]
    return [each for each in (relate(a, b, context) for a, b in pairs) if each.kind in ("contradiction", "change")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Line 4 will close for 12 weeks in Orvane.", "Line 7 will close for 30 weeks in Orvane."),
        ("Orvane won 3-1 in front of 4,210 spectators.", "Orvane won 2-0 in front of 9,870 spectators."),
        (
            "Orvane prices rose, according to a survey of 1,900 households.",
            "Orvane prices rose, according to a survey of 420 households.",
        ),
        (
            "The storm that hit Orvane in March 2013 killed 24 people.",
            "The storm that hit Orvane in May 2021 killed 83 people.",
        ),
        (
            "For the year Brenholt earned 70 Canadian cents a share in Canada.",
            "For the year Tavimar earned 21 Canadian cents a share in Canada.",
        ),
        ("For the week, the Orvane index dropped 3.8%. The Orvane 100 Index dropped 1.4% on Friday.", ""),
    ],
)
def test_two_things_are_kept_apart(first: str, second: str) -> None:
    assert relations(first, second) == []


def test_two_readings_of_one_magnitude_compare_though_others_measured_them() -> None:
    found = relations(
        "An earthquake of magnitude 6.8 struck Orvane in Brenholt. The earthquake in Orvane was felt far away.",
        "The earthquake hit Brenholt. In Orvane, the Kelling observatory put the earthquake's magnitude at 6.1.",
    )
    assert {(each.a.text, each.b.text) for each in found} == {("6.8", "6.1")}


def test_a_count_with_its_own_verb_is_not_of_those_before() -> None:
    found = relations(
        "The Orvane earthquake injured 400 people in Brenholt.",
        "The Orvane earthquake shook Brenholt. More than 2,000 people were injured in Orvane and 85 are still missing.",
    )
    assert not any("85" in (each.a.text, each.b.text) for each in found)


def test_dozens_are_no_twelve_and_no_thousands() -> None:
    dozens, *_ = extract(Article(id="x", text="Dozens of people left.", language="en"))
    meant = implied(dozens)
    assert meant.low is not None
    assert meant.low <= 24
    assert meant.high is not None
    assert 99 <= meant.high < 1000
