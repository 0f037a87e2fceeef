"""core/sum-differs: what the figures of one article add up to, against another; the cases of sums.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import resources, yamlfile
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.rules import load, run
from factcheck.rules.model import RunSettings

CASES = yamlfile.load(Path(__file__).with_name("sums.yml"))["cases"]
_OTHER = ("sum", "and", "on")


def told(texts: list[tuple[str, str, str]]) -> list[str]:
    articles = [
        Article(f"article-{at}", text, language, source=f"Outlet {at}", published=day)
        for at, (language, text, day) in enumerate(texts)
    ]
    rules = load([resources.rules("core")])
    some = [one for article in articles for one in extract(article)]
    return [one.message for one in run(rules, articles, some, settings=RunSettings(select=("core/sum-differs",)))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(str(case[key]) for key in case if key not in _OTHER))
def test_a_sum(case: dict[str, str]) -> None:
    language = next(key for key in case if key not in _OTHER)
    texts = [(language, case[language], "2026-03-05"), (language, case["and"], case.get("on", "2026-03-05"))]
    for listed in (texts, texts[::-1]):
        found = told(listed)
        assert len(found) == bool(case["sum"]), found
        assert all(case["sum"] in message for message in found)
