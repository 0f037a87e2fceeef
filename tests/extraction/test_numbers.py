"""Numbers: the cases of numbers_*.yml, an independent speller, digits with every separator, any text at all."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.extraction.lexicon import number_words
from factcheck.extraction.number import Number
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.text import Sentence
from factcheck.language.pack import available, load
from factcheck.model import Article

HERE = Path(__file__).parent
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt", "sv")
CASES = [
    pytest.param(path.stem.rpartition("_")[2], case, id=f"{path.stem}:{case.line}")
    for path in sorted(HERE.glob("numbers_*.yml"))
    for case in yamlfile.load(path)
]
# Words of the speller that no dictionary has: "centodicotto" for centodiciotto, "quatre-vingtsième", "cuadrigentésimo".
_MISSPELLED = ("förti", "miljarderfem", "dicott", "vingtsième", "quadrag", "igentésim", "centsième")


def read(text: str, language: str) -> list[tuple[Number, str]]:
    """The numbers of a text in one sentence, with their surface."""
    sentence = Sentence(text, 0, len(text), load(language))
    read_numbers(sentence)
    return [(number, sentence.surface(number.first, number.last)) for _, number in sorted(sentence.numbers.items())]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_numbers(language: str, case: dict[str, Any]) -> None:
    found = [
        {"text": surface, "value": number.low if number.low == number.high else [number.low, number.high]}
        | ({"kind": number.kind} if number.kind != "cardinal" else {})
        for number, surface in read(case["text"], language)
    ]
    wanted = [{**expected, "value": pytest.approx(expected["value"], rel=1e-6)} for expected in case["expect"]]
    assert found == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_cases(language: str) -> None:
    assert len(yamlfile.load(HERE / f"numbers_{language}.yml")) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_spelled_cardinals_read_back(language: str) -> None:
    wrong = []
    ones = 1 if language in ("en", "fr") else 2  # elsewhere the word for one is the article
    for value in (
        0,
        *range(ones + 1, 10_000),
        10_500,
        99_999,
        123_456,
        1_000_000,
        1_234_567,
        987_654_321,
        21_000_000_005,
    ):
        spelled = num2words(value, lang=language).replace(",", "")
        if any(part in spelled for part in _MISSPELLED):
            continue
        found = [(number.low, surface) for number, surface in read(spelled, language)]
        if found != [(value, spelled)]:
            wrong.append((value, spelled, found))
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_spelled_ordinals_read_back(language: str) -> None:
    wrong = []
    for value in range(1, 1000):
        spelled = num2words(value, lang=language, to="ordinal")
        if any(part in spelled for part in _MISSPELLED) or spelled == "one hundredth":
            continue
        found = [(number.low, number.kind, surface) for number, surface in read(spelled, language)]
        if found != [(value, "ordinal", spelled)]:
            wrong.append((value, spelled, found))
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(whole=st.integers(0, 10**12), decimals=st.integers(0, 99), space=st.sampled_from(" \u00a0\u202f\u2009'"))
def test_digits_read_back(language: str, whole: int, decimals: int, space: str) -> None:
    table = number_words(language)
    grouped = f"{whole:,}"
    wanted = whole + decimals / 100
    for group in (table.group, space):
        text = f"{grouped.replace(',', group)}{table.decimal}{decimals:02}"
        ((number, surface),) = read(f"so {text} da", language)
        assert (surface, number.low) == (text, pytest.approx(wanted))
        assert number.precision == 0.005


@settings(max_examples=150, deadline=None)
@given(language=st.sampled_from(LANGUAGES), text=st.text(max_size=120))
def test_any_text(language: str, text: str) -> None:
    for assertion in extract(Article("a", text, language, published="2025-01-01")):
        assert text[slice(*assertion.span)] == assertion.text


@settings(max_examples=150, deadline=None)
@given(language=st.sampled_from(LANGUAGES), data=st.data())
def test_any_number_words(language: str, data: st.DataObject) -> None:
    """Number words in any order give numbers that are finite, in order and apart."""
    table = number_words(language)
    pool = sorted(table.starts | table.conjunction | table.point | table.of | {"-", "/", "3", "4,5", "^", "e"})
    words = data.draw(st.lists(st.sampled_from(pool), max_size=24))
    text = data.draw(st.sampled_from([" ", ""])).join(words)
    last = 0
    for number, _ in read(text, language):
        assert number.first >= last
        assert math.isfinite(number.low)
        assert number.low <= number.high
        last = number.last


def test_long_runs_stay_linear() -> None:
    """Runs that could be split in many ways end, and give one number at most a word."""
    assert read("ein" * 3000, "de") == []
    assert read("zwei und " * 400, "de")
    assert len(read("hundred and " * 400, "en")) == 400
    assert read("ventiventi" * 20, "it") == []


def test_every_pack_has_number_words() -> None:
    assert set(LANGUAGES) <= set(available())
