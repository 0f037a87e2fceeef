"""Tolls of one day: the cases of updates.yml, whatever the order of the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.rules import load, run

CASES = yamlfile.load(Path(__file__).with_name("updates.yml"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['outlets']} {case['b']}")
def test_a_second_figure_of_one_day(case: dict[str, Any]) -> None:
    days = [f"2026-03-05T{time}" for time in case["times"]] if "times" in case else ["2026-03-05", "2026-03-05"]
    told = list(zip((case["a"], case["b"]), case["outlets"], days, strict=True))
    for listed in (told, told[::-1]):
        articles = [
            Article(f"article-{at}", text, case["language"], source=outlet, published=day)
            for at, (text, outlet, day) in enumerate(listed)
        ]
        found = run(load(), articles, [one for article in articles for one in extract(article)])
        assert [one.relation for one in found] == [case["is"]], [one.message for one in found]
