"""core/known-date: dates of known occasions, the sentences of occasions.yml and every day of the calendar itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import resources, yamlfile
from factcheck.extraction import extract
from factcheck.language.reference import read
from factcheck.model import Article, FactcheckError
from factcheck.rules import load, occasions, run
from factcheck.rules.model import RunSettings

CASES = yamlfile.load(Path(__file__).with_name("occasions.yml"))
WRONG = [(language, text, told) for language, some in CASES["wrong"].items() for text, told in some.items()]
SILENT = [(language, text) for language, some in CASES["silent"].items() for text in some]


def dates(text: str, language: str) -> list[str]:
    article = Article("a", text, language, source="A", published="2026-05-05")
    rules = load([resources.rules("core")])
    found = run(rules, [article], extract(article), settings=RunSettings(select=("core/known-date",)))
    return [one.text for finding in found for one in finding.evidence]


@pytest.mark.parametrize(("language", "text", "told"), WRONG, ids=[text for _, text, _ in WRONG])
def test_another_date_is_told(language: str, text: str, told: str | list[str]) -> None:
    assert dates(text, language) == ([told] if isinstance(told, str) else told)


@pytest.mark.parametrize(("language", "text"), SILENT, ids=[text for _, text in SILENT])
def test_anything_else_is_silent(language: str, text: str) -> None:
    assert dates(text, language) == []


@pytest.mark.parametrize("name", occasions.names())
def test_an_occasion_is_sound(name: str) -> None:
    one = occasions.known()[name]
    assert one.title
    assert one.about
    assert [*one.days] == sorted(one.days)
    assert all(first <= last for first, last in one.days)
    assert all(one.checked is not None and last <= "2026-11-22" for _, last in one.days)


def test_members_come_and_go() -> None:
    known = occasions.known()
    assert known["nato-sweden-joins"].days == (("2024-03-07", "2024-03-07"),)
    assert known["eu-united-kingdom-leaves"].days == (("2020-01-31", "2020-01-31"),)
    assert "eu-france-leaves" not in known


BAD = """\
version: 1
calendar:
  a: {title: A, about: [nato], on: 1949, source: https://example.org, checked: 2025-01-01}
  b: {title: B, about: [atlantis], on: [2024-02-01, 2023-02-01], source: https://example.org, checked: 2025-01-01}
  c: {about: [], happens: [no-such], on: 2024-02-03/2024-02-01, source: https://example.org, checked: 2025-01-01}
"""


def test_errors_come_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(BAD)
    with pytest.raises(FactcheckError) as caught:
        read([path])
    for part in (
        "a.on: 1949 found",
        "b.about: entity:atlantis does not exist",
        "b.on: days out of order",
        "c.title: missing",
        "c.about: no entity and no concept",
        "c.happens: concept:no-such does not exist",
        "c.on: '2024-02-03/2024-02-01' found",
    ):
        assert part in str(caught.value)
