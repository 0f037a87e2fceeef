"""No text crashes extraction or gets a wrong offset: anything at all, and endless repetition of what it looks for."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.language.pack import available
from factcheck.language.sentences import bounds
from factcheck.model import Article

CASES = yamlfile.load(Path(__file__).with_name("hostile.yml"))
REPEATED = [
    "1 ",
    "un ",
    "one and ",
    "a half and ",
    "2 of 3 ",
    "(5 %) ",
    "entre 5 et 6 ",
    "$5 ",
    "2024 ",
    "lundi ",
    "1/2 ",
]
PIECES = st.sampled_from(
    [
        *REPEATED,
        "%",
        "-",
        "–",
        ".",
        ",",
        "'",
        "’",
        "\n",
        "\u00a0",
        "€",
        "half a million ",
        "deux tiers des ",
        "12.5.2024 ",
    ]
)


def check(text: str, language: str) -> None:
    last = -1
    for assertion in extract(Article("a", text, language)):
        start, end = assertion.span
        assert text[start:end] == assertion.text
        assert assertion.text == assertion.text.strip()
        assert start >= last
        last = start


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"hostile:{case.line}")
def test_what_once_failed(case: dict[str, str]) -> None:
    check(case["text"], case["language"])


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("piece", REPEATED)
def test_repetition(piece: str, language: str) -> None:
    check(piece * (3000 // len(piece)), language)  # longer than any sentence is read in one piece


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join), st.sampled_from(available()))
def test_anything(text: str, language: str) -> None:
    check(text, language)


def work(text: str, language: str) -> int:
    """The calls of functions, our own and built in, that reading a text takes: the same in every run."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(Article("a", text, language))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("piece", ["7", " ", "un", "un ", "1 ", "½", "2024 ", "5 % ", "deux ", "one half "])
def test_work_grows_no_faster_than_the_text(piece: str, language: str) -> None:
    extract(Article("a", piece, language))  # word lists are compiled once
    short, long = (work(piece * (size // len(piece)), language) for size in (2_000, 8_000))
    assert long < 4.6 * short + 2_000


@pytest.mark.parametrize("piece", ["7", " ", "un"])
def test_a_million_of_what_is_no_sentence(piece: str) -> None:
    assert extract(Article("a", piece * 1_000_000, "fr")) == []


def test_what_is_no_prose_is_cut_at_a_space() -> None:
    text = "word " * 2000
    pieces = bounds(text, frozenset())
    assert len(pieces) > 1
    assert all(end - start <= 2000 for start, end in pieces)
    assert " ".join(text[start:end] for start, end in pieces) == text.strip()
