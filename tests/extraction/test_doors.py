"""What the doors leave shut holds nothing: the readers find no number, date or quantity there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.dates import DateContext, read_dates
from factcheck.extraction.dates.lexicon import date_words
from factcheck.extraction.gates import OPENS, doors
from factcheck.extraction.grammar import grammar
from factcheck.extraction.lexicon import number_words
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.quantities import quantity_reader
from factcheck.extraction.text import Sentence
from factcheck.language.pack import available, load
from factcheck.language.words import fold


def _words(language: str) -> list[str]:
    """Words that open something, articles that may count, and what stands between them."""
    numbers, words, dates = number_words(language), grammar(language), date_words(language)
    listed = {*numbers.conjunction, *numbers.of, *numbers.over, *words.determiners, *words.prepositions}
    return sorted(listed | numbers.starts | words.only.starts | words.only.ends | dates.starts)


@pytest.mark.parametrize("language", available())
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_closed_sentence_holds_nothing(language: str, data: st.DataObject) -> None:
    ones = sorted(number_words(language).ones)
    word = st.sampled_from(ones) | st.sampled_from(_words(language)) | st.sampled_from(["Kelm", "-", "'s", ",", "xyz"])
    text = data.draw(st.lists(word, min_size=1, max_size=5).map(" ".join))
    if doors(language).of(fold(text)) & OPENS:
        return
    sentence, reader = Sentence(text, 0, len(text), load(language)), quantity_reader(language)
    read_numbers(sentence)
    found = read_dates(sentence, DateContext.of("2026-01-15", language))
    assert (sentence.numbers, found, reader.read(sentence, [])) == ({}, [], [])


@pytest.mark.parametrize(
    ("language", "text", "opened"),
    [
        ("en", "a house by the river and a boat", False),
        ("en", "a million, it was said", True),
        ("en", "a few and a half", True),
        ("en", "NATO's answer to the mayor's plan", False),
        ("en", "only one", True),
        ("fr", "un homme et une femme", False),
        ("fr", "un seul homme", True),
        ("fr", "une demi-heure", True),
        ("de", "ein Haus", False),
        ("de", "ein Drittel", True),
        ("es", "un millón de personas", True),
    ],
)
def test_articles_open_nothing_by_themselves(language: str, text: str, opened: bool) -> None:
    assert bool(doors(language).of(fold(text)) & OPENS) is opened
