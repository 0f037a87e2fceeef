"""Runs the cases of news_*.yml: every assertion of a sentence, numbers and dates together, and no other.

Those of fresh_*.yml were written before the program read them; `pending` marks what it still reads wrong.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.model import Article, Assertion

CASES = [
    pytest.param(
        path.stem[-2:],
        case["text"],
        case["reads"],
        path.stem.startswith("fresh"),
        id=f"{path.stem}:{case.line}",
        marks=[pytest.mark.xfail(reason=case["pending"], strict=True)] if "pending" in case else [],
    )
    for kind in ("news", "fresh")
    for path in sorted(Path(__file__).parent.glob(f"{kind}_*.yml"))
    for case in yamlfile.load(path)
]
_VALUE = re.compile(r"(?P<sign>>=|<=|>|<|~)?(?P<low>-?\d+(?:\.\d+)?)(?:\.\.(?P<high>-?\d+(?:\.\d+)?))?")


def told(assertion: Assertion) -> str:
    """An assertion in the notation of the cases."""
    if assertion.kind == "date" or (assertion.kind == "duration" and assertion.value is None):
        return f"@{assertion.timex}"
    value = assertion.value
    assert value is not None
    if assertion.kind == "ordinal":
        return f"#{value.low:g}"
    if value.low is None:
        amount = f"{'<' if value.high_open else '<='}{value.high:.15g}"
    elif value.high is None:
        amount = f"{'>' if value.low_open else '>='}{value.low:.15g}"
    elif value.low != value.high:
        amount = f"{value.low:.15g}..{value.high:.15g}"
    else:
        amount = f"{'~' if value.approx else ''}{value.low:.15g}"
    per = f" /{assertion.per}" if assertion.per else ""
    return f"{amount} {assertion.unit}{per}{f' {assertion.change}' if assertion.change else ''}"


def fits(wanted: str, found: Assertion) -> bool:
    """Whether an assertion is what the case says; a duration may be told by its TIMEX3 value or by value and unit."""
    if wanted.startswith("@"):
        return found.timex == wanted[1:].split()[0]
    words = [word for word in wanted.split() if not word.startswith(("of:", "!"))]
    whole = next((float(word[3:]) for word in wanted.split() if word.startswith("of:")), None)
    mine = told(found).split()
    if len(words) != len(mine) or words[1:] != mine[1:] or (whole is not None and found.of != whole):
        return False
    a, b = _VALUE.fullmatch(words[0]), _VALUE.fullmatch(mine[0])
    if a is None or b is None:
        return words == mine
    ends = [(a[key], b[key]) for key in ("low", "high")]
    return a["sign"] == b["sign"] and all(
        (x is None) == (y is None) and (x is None or float(x) == pytest.approx(float(y), rel=5e-5)) for x, y in ends
    )


@pytest.mark.parametrize(("language", "text", "reads", "modal"), CASES)
def test_news(language: str, text: str, reads: dict[str, Any], modal: bool) -> None:
    found = extract(Article("a", text, language, published="2025-06-16"))
    shown = {assertion.text: told(assertion) for assertion in found}
    assert len(found) == len(reads), shown
    for (piece, wanted), assertion in zip(reads.items(), found, strict=True):
        assert piece in assertion.text, shown
        assert fits(str(wanted), assertion), (wanted, shown)
        if modal and assertion.kind == "quantity":
            meant = next((word[1:] for word in str(wanted).split() if word[0] == "!"), "fact")
            assert assertion.modality == meant, (wanted, assertion.modality)


def test_the_notation_tells_values_apart() -> None:
    rise, level = extract(Article("a", "Sales rose 5 % to $3 million.", "en"))
    assert told(rise) == "5 % up"
    assert told(level) == "3000000 USD"
    assert fits("5 % up", rise)
    assert not fits("5 %", rise)
    assert not fits(">5 % up", rise)
    assert not fits("5..6 % up", rise)
    assert not fits("3000000 EUR", level)
    assert not fits("@2025", level)
