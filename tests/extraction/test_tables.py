"""Runs the cases of tables.yml: every value of a table or list with the slots that a case names, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_quantities import described, same  # type: ignore[import-not-found]

from factcheck import yamlfile
from factcheck.corpus.readers import html
from factcheck.extraction import extract
from factcheck.extraction.tables import find_tables
from factcheck.model import Article

CASES = [
    pytest.param(case, id=f"{case['lang']}:{case.line}") for case in yamlfile.load(Path(__file__).parent / "tables.yml")
]


@pytest.mark.parametrize("case", CASES)
def test_tables_and_lists(case: dict[str, Any]) -> None:
    text = case["text"]
    found = extract(Article("a", text, case["lang"], published="2025-06-16"))
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(text[slice(*one.span)] == one.text for one in found)
    values = [one for one in found if one.kind != "date" and one.value is not None]
    got = [described(one, wanted) for one, wanted in zip(values, case["expect"], strict=False)]
    assert len(values) == len(case["expect"]), [one.text for one in values]
    assert all(same(_plain(wanted), mine) for wanted, mine in zip(case["expect"], got, strict=True)), got


def _plain(wanted: Any) -> dict[str, Any]:
    return {key: tuple(value) if key == "scope" else value for key, value in wanted.items()}


def test_a_table_of_a_page_is_read_as_one_of_markdown() -> None:
    prose = "<p>" + "The port has grown for years, the chamber said in a statement to the press. " * 4 + "</p>"
    rows = "<tr><th>Year</th><th>Exports (EUR bn)</th></tr><tr><td>2023</td><td>12.4</td></tr>"
    page = f"<html><body><article>{prose}<table>{rows}</table>{prose}</article></body></html>"
    text = html.read(page.encode(), "a.html").drafts[0].text
    (found,) = [one for one in extract(Article("a", text)) if one.value is not None and one.unit == "EUR"]
    assert found.value is not None
    assert found.period is not None
    assert (found.value.low, found.period.timex, found.text) == (12_400_000_000, "2023", "12.4")


@given(st.text(alphabet="|-:\n 1a\\%", max_size=80))
def test_whatever_the_bars_every_cell_lies_in_its_row(text: str) -> None:
    end = 0
    for table in find_tables(text):
        assert table.start >= end
        end = table.end
        for row in (table.header, *table.rows):
            assert table.start <= row.start <= row.end <= table.end
            assert all(row.start <= cell.start <= cell.end <= row.end for cell in row.cells)
