"""Sentences read for comparison: keys, names, clauses, events."""

from __future__ import annotations

import pytest

from factcheck.comparison import Context
from factcheck.comparison.events import event_class
from factcheck.comparison.lexicon import stem
from factcheck.comparison.reading import read
from factcheck.extraction import extract
from factcheck.model import Article


@pytest.mark.parametrize(
    ("one", "other"),
    [("vaccin", "vaccination"), ("vaccinée", "vaccin"), ("livrer", "livré"), ("président", "president")],
)
def test_stems_fall_together(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_names_are_told_from_words() -> None:
    reading = read("Jan Palmón met the harbour master of Orvane, and Zadkine smiled.", 0, "en")
    assert {"jan", "palmon", "orvane", "zadkin"} <= reading.names
    assert not {"harbou", "master"} & reading.names
    assert reading.person == {"jan", "palmon"}


def test_a_first_word_is_no_name_for_its_capital() -> None:
    assert not read("Harbours are quiet in winter.", 0, "en").names


def test_ordinals_and_negations() -> None:
    reading = read("La 25e fête n'a pas eu lieu.", 10, "fr")
    assert [number for _, number in reading.ordinals] == [25]
    assert reading.negations


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The photo of the pier was taken in May 2011.", "en", "take"),
        ("La photo du quai a été publiée le 9 juin 2018.", "fr", "publish"),
        ("Ines Falk, the painter, died on 8 March 2016.", "en", "death"),
        ("Le 3 mai 2019, la ministre a annoncé un plan.", "fr", "say"),
        ("La loi est entrée en vigueur le 3 mai 2019.", "fr", "force"),
        ("Le 28 février 2021, quatre jours après l'invasion, le club a été fondé.", "fr", "found"),
    ],
)
def test_the_event_of_a_date(text: str, language: str, expected: str) -> None:
    article = Article(id="a", text=text, language=language)
    date = next(one for one in extract(article) if one.kind == "date")
    assert event_class(date, Context((article,))) == expected


def test_who_says_it_weighs_little() -> None:
    article = Article(id="a", text="Orvane sold 40 ships, said Ada Brink of the Kelm Institute.", language="en")
    ships = extract(article)[0]
    features = Context((article,)).features(ships)
    assert features.bag["orvane"] > 2 * features.bag["kelm"]
    assert "kelm" not in features.names


def test_the_sentence_before_counts_only_between_articles() -> None:
    article = Article(id="a", text="The mill burned. It had 40 windows.", language="en")
    features = Context((article,)).features(extract(article)[0])
    assert "mill" in features.wide
    assert "mill" not in features.bag
