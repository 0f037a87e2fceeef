"""Two short texts: the cases of cases/*.yml through real extraction. `pending` cases are known to fail still."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.comparison import TextRelation, compare_texts
from factcheck.model import Article

FILES = sorted(Path(__file__).with_name("cases").glob("*.yml"))
CASES = [case for path in FILES for case in yamlfile.load(path)["cases"]]
KNOWN = [
    pytest.param(case, marks=pytest.mark.xfail(strict=True, reason="not read yet") if case.get("pending") else ())
    for case in CASES
]


def test_names_are_unique_and_verdicts_balanced() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)
    clashes = sum(case["expect"] == "contradiction" for case in CASES)
    assert 0.4 < clashes / len(CASES) < 0.6


def articles(case: dict[str, Any]) -> tuple[Article, Article]:
    language = case["language"]
    first, second = (language, language) if isinstance(language, str) else language
    days = case.get("published", (None, None))
    return (
        Article(id="a", text=case["a"], language=first, published=days[0]),
        Article(id="b", text=case["b"], language=second, published=days[1]),
    )


def touches(span: tuple[int, int] | None, text: str, words: str) -> bool:
    return span is not None and any(
        span[0] < at + len(words) and at < span[1] for at in range(len(text)) if text.startswith(words, at)
    )


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    a, b = articles(case)
    found = compare_texts(a, b)
    if case["expect"] == "silent":
        assert found.relation in ("agreement", "unrelated"), found.reasons
        return
    if case["expect"] == "compatible":
        assert found.relation != "contradiction", found.reasons
        return
    assert found.relation == case["expect"], found.reasons
    assert found.reasons
    if "at" in case:
        assert touches(found.a_span, a.text, case["at"][0]), (found.a_span, found.reasons)
        assert touches(found.b_span, b.text, case["at"][1]), (found.b_span, found.reasons)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_order_of_the_two_texts_does_not_matter(case: dict[str, Any]) -> None:
    a, b = articles(case)
    one, other = compare_texts(a, b), compare_texts(b, a)
    assert (one.relation, one.confidence) == (other.relation, other.confidence)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_never_contradicts_itself_said_twice(case: dict[str, Any]) -> None:
    a, _ = articles(case)
    again = Article(id="again", text=a.text, language=a.language, published=a.published)
    found: TextRelation = compare_texts(a, again)
    assert found.relation in ("agreement", "unrelated"), found.reasons
