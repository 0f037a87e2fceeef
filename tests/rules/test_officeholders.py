"""core/known-holder: the sentences of officeholders.yml, and every holder in every language with its own title."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import resources, yamlfile
from factcheck.extraction import extract
from factcheck.language import catalogue
from factcheck.language.reference import read, reference
from factcheck.model import Article, FactcheckError
from factcheck.rules import load, officeholders, run
from factcheck.rules.model import RunSettings

CASES = yamlfile.load(Path(__file__).with_name("officeholders.yml"))
WRONG = [(language, text, told) for language, some in CASES["wrong"].items() for text, told in some.items()]
SILENT = [(language, text) for language, some in CASES["silent"].items() for text in some]


def places(text: str, language: str) -> list[str]:
    day, bar, rest = text.partition(" | ")
    article = Article("a", rest if bar else text, language, source="A", published=day if bar else "2024-05-05")
    rules = load([resources.rules("core")])
    found = run(rules, [article], extract(article), settings=RunSettings(select=("core/known-holder",)))
    return [one.text for finding in found for one in finding.evidence]


@pytest.mark.parametrize(("language", "text", "told"), WRONG, ids=[text for _, text, _ in WRONG])
def test_another_holder_is_told(language: str, text: str, told: str) -> None:
    assert places(text, language) == [told]


@pytest.mark.parametrize(("language", "text"), SILENT, ids=[text for _, text in SILENT])
def test_anything_else_is_silent(language: str, text: str) -> None:
    assert places(text, language) == []


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "nl", "pt"])
def test_no_holder_is_called_wrong_at_any_time(language: str) -> None:
    for name, body in reference().offices.items():
        titles = catalogue.entries()[f"entity:{name}"].all_forms(language)
        people = [catalogue.label(one.who, language) for one in body.holdings] + list(body.earlier)
        text = "\n\n".join(f"{title} {who} spoke." for title in titles for who in people)
        for day in ("2019-06-03", "2024-05-05", "2025-05-20"):
            article = Article("a", text, language, published=day)
            told = [article.text[slice(*one.span)] for one in officeholders.told(article, [])]
            assert told == []


def test_earlier_holders_are_names(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(
        "version: 1\noffices:\n  pope: {source: https://example.org, checked: 2025-01-01, earlier: [1],"
        " holders: [{who: pope-francis, from: 2013-03-13}]}\n"
    )
    with pytest.raises(FactcheckError, match=r"pope.earlier: \[1\] found"):
        read([path])
