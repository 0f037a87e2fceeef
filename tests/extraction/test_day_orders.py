"""Runs the cases of day_orders.yml: day or month first, told by the article, its source, or nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import corpus, yamlfile
from factcheck.extraction import extract

CASES = yamlfile.load(Path(__file__).with_name("day_orders.yml"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_day_or_month_first(case: dict[str, Any]) -> None:
    texts = [
        {"id": str(at), "text": text, "lang": case["lang"], "source": "The Quay"}
        for at, text in enumerate([case["text"], *case.get("others", [])])
    ]
    article = corpus.load_texts(texts, copies=False)[0]
    found = [one for one in extract(article) if one.kind == "date"]
    assert [one.timex for one in found] == case["timex"]
    assert any(note.code == "ambiguous-date" for one in found for note in one.notes) == case["note"]


def test_another_source_says_nothing() -> None:
    texts = [
        {"id": "a", "text": "The permit of 03/04/2025 lapsed.", "lang": "en", "source": "The Quay"},
        {"id": "b", "text": "The port closed on 28/02/2025.", "lang": "en", "source": "The Pier"},
    ]
    assert [one.day_order for one in corpus.load_texts(texts, copies=False)] == [None, "dmy"]
