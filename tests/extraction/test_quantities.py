"""Runs the cases of quantities_*.yml: every quantity of a text, with the slots that a case names, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.model import Article, Assertion, Term

HERE = Path(__file__).parent
CASES = [
    pytest.param(path.stem.rpartition("_")[2], case, id=f"{path.stem}:{case.line}")
    for path in sorted(HERE.glob("quantities_*.yml"))
    for case in yamlfile.load(path)
]
_SLOTS = ("counted", "basis", "subject", "property", "speaker")


def described(assertion: Assertion, keys: Any) -> dict[str, Any]:
    """The slots of an assertion that a case names, in the case's notation."""
    value = assertion.value
    assert value is not None
    found: dict[str, Any] = {"text": assertion.text}
    for key in keys:
        if key == "value":
            found[key] = value.low if value.low == value.high else [value.low, value.high]
        elif key in ("low", "high", "low_open", "high_open", "approx"):
            found[key] = getattr(value, key)
        elif key in ("period", "deadline"):
            period = getattr(assertion, key)
            found[key] = period.timex if period is not None else None
        elif key in _SLOTS:
            term: Term | None = getattr(assertion, key)
            found[key] = term.text if term is not None else None
        elif key == "conditions":
            found[key] = [condition.text for condition in assertion.conditions]
        elif key == "alternatives":
            found[key] = [[other.value.low, other.unit] for other in assertion.alternatives]
        elif key == "notes":
            found[key] = [note.code for note in assertion.notes]
        elif key != "text":
            found[key] = getattr(assertion, key)
    return found


def same(wanted: Any, found: Any) -> bool:
    """Equality that lets numbers differ in the fifth digit."""
    if isinstance(wanted, dict):
        return wanted.keys() == found.keys() and all(same(wanted[key], found[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and len(wanted) == len(found) and all(map(same, wanted, found))
    if isinstance(wanted, int | float) and not isinstance(wanted, bool) and isinstance(found, int | float):
        return found == pytest.approx(wanted, rel=5e-5)
    return bool(wanted == found)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_quantities(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    article = Article("a", text, language, published=case.get("published", "2025-06-16"))
    found = [a for a in extract(article) if a.kind != "date" and a.value is not None]
    for assertion in found:
        assert text[slice(*assertion.span)] == assertion.text
    got = [described(a, wanted) for a, wanted in zip(found, case["expect"], strict=False)]
    assert len(found) == len(case["expect"]), [a.text for a in found]
    assert all(same(dict(wanted), mine) for wanted, mine in zip(case["expect"], got, strict=True)), got


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "nl", "pt"])
def test_enough_cases(language: str) -> None:
    assert len(yamlfile.load(HERE / f"quantities_{language}.yml")) >= 45
