"""The language of short texts, measured on sentences of our own (detect.yml beside this file)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import yamlfile
from factcheck.language import detect
from factcheck.language.pack import available

SENTENCES: dict[str, list[str]] = yamlfile.load(Path(__file__).with_name("detect.yml"))


def test_every_language_has_sentences() -> None:
    assert set(SENTENCES) == set(detect.languages())
    assert min(len(SENTENCES[code]) for code in available()) >= 20  # the others are there to be told apart from these


@pytest.mark.parametrize("code", SENTENCES)
def test_single_sentences_are_told_and_never_taken_for_another_language(code: str) -> None:
    told = [detect.detect(sentence)[0] for sentence in SENTENCES[code]]
    alike = ("da", "no") if code in ("da", "no") else (code,)  # one written word in two is the same
    wrong = [text for text, found in zip(SENTENCES[code], told, strict=True) if found not in (*alike, None)]
    assert wrong == []
    assert sum(found in alike for found in told) >= 0.95 * len(told) or code not in available(), [
        text for text, found in zip(SENTENCES[code], told, strict=True) if found is None
    ]


@pytest.mark.parametrize("code", available())
def test_three_sentences_are_told_with_confidence(code: str) -> None:
    sentences = SENTENCES[code]
    for at in range(len(sentences) - 2):
        found, confidence = detect.detect(" ".join(sentences[at : at + 3]))
        assert found == code
        assert confidence > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 %",
        "2025-02-13",
        "NATO 32/32",
        "xyzzy plugh",
        # languages of which there is no list
        "Ceny wzrosły w styczniu o trzy procent, wynika z danych opublikowanych wczoraj przez urząd statystyczny.",
        "Цены выросли на три процента.",
        "Els preus van pujar un tres per cent al gener, segons les dades que va publicar ahir l'institut.",
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    code, confidence = detect.detect(text)
    assert code is None
    assert confidence < 0.5


def test_a_language_without_a_list_is_never_taken_for_another_with_confidence() -> None:
    text = "Verðið hækkaði um þrjú prósent í janúar, samkvæmt tölum sem stofnunin lagði fram í gær í Reykjavík."
    assert detect.detect(text)[1] < 0.5


def test_typographic_apostrophes_and_capitals_change_nothing() -> None:
    plain = "L'usine n'a pas rouvert, d'après l'avocate qu'elle emploie."
    for variant in (plain.replace("'", "’"), plain.upper()):
        assert detect.detect(variant)[0] == "fr"


def test_less_evidence_is_enough_among_fewer_languages() -> None:
    text = "La Bolivie a perdu 730 soldats en Irak."
    assert detect.detect(text)[0] != "fr"
    assert detect.detect(text, {"fr", "en"})[0] == "fr"
    assert detect.detect(text, {"xx"}) == (None, 0.0)
    assert detect.detect("5 %", {"fr", "en"})[0] is None


def test_the_beginning_decides() -> None:
    start = "The harbour was closed for most of the week, and nobody could say when it would open again. " * 40
    assert detect.detect(start + "Le port était fermé. " * 500)[0] == "en"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-CA", "fr"),
        ("pt_BR", "pt"),
        ("fra", "fr"),
        ("ger", "de"),
        ("English", "en"),
        ("español", "es"),
        (" it ", "it"),
        ("zh-Hans-CN", "zh"),
        ("sv", "sv"),
        ("Klingon", None),
        ("", None),
        ("f", None),
        ("fr CA", None),
        ("12", None),
    ],
)
def test_codes(tag: str, code: str | None) -> None:
    assert detect.code_of(tag) == code


@given(st.text())
def test_any_text_gives_a_known_code_and_a_confidence(text: str) -> None:
    code, confidence = detect.detect(text)
    assert code is None or code in detect.languages()
    assert 0 <= confidence <= 1
