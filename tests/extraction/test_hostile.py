"""No text crashes extraction or gets a wrong offset: anything at all, and endless repetition of what it looks for."""

from __future__ import annotations

from pathlib import Path

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
    check(piece * 1500, language)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join), st.sampled_from(available()))
def test_anything(text: str, language: str) -> None:
    check(text, language)


def test_what_is_no_prose_is_cut_at_a_space() -> None:
    text = "word " * 2000
    pieces = bounds(text, frozenset())
    assert len(pieces) > 1
    assert all(end - start <= 2000 for start, end in pieces)
    assert " ".join(text[start:end] for start, end in pieces) == text.strip()
