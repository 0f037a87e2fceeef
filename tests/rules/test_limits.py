"""Limits of data/reference: the sentences of limits.yml against all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.rules import limits
from factcheck.rules.run import Run

CASES = yamlfile.load(Path(__file__).with_name("limits.yml"))
LISTED = [(language, text, names) for language, some in CASES.items() for text, names in some.items()]


@pytest.mark.parametrize(("language", "text", "names"), LISTED, ids=[text for _, text, _ in LISTED])
def test_what_lies_outside(language: str, text: str, names: list[str]) -> None:
    article = Article("a", text, language, published="2024-05-05")
    views = Run([article], extract(article)).views
    assert [limit.name for view in views for limit in limits.broken(["all"], view)] == names
