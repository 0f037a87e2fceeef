"""What tells two values of an archive apart, and what does not: archive.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.comparison.context import Context
from factcheck.comparison.relation import relate
from factcheck.extraction import extract
from factcheck.model import Article

CASES = yaml.safe_load(Path(__file__).with_name("archive.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['b']}" for case in CASES])
def test_two_values_of_one_thing_or_of_two(case: dict[str, Any]) -> None:
    articles = [
        Article(
            id=side,
            text=f"{case['about']} {case[side]}",
            language=case["language"],
            source=side,
            published="2026-02-01",
        )
        for side in ("a", "b")
    ]
    context = Context(articles)
    first, second = ([one for one in extract(article) if one.kind == "quantity"] for article in articles)
    assert first
    assert second
    kinds = {relate(a, b, context).kind for a in first for b in second}
    assert bool(kinds & {"contradiction", "change"}) == case["same"], kinds
