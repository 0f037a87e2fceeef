"""Publication dates in every usual spelling; the cases are in dates.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import yamlfile
from factcheck.corpus.dates import OddDate, date_in_name, iso_date

CASES: dict[str, dict[str, Any]] = yamlfile.load(Path(__file__).with_name("dates.yml"))


@pytest.mark.parametrize(("value", "day"), CASES["values"].items())
def test_usual_spellings(value: str, day: str) -> None:
    assert iso_date(value) == day


@pytest.mark.parametrize(("value", "expected"), CASES["odd"].items())
def test_odd_dates_are_refused_with_what_is_expected(value: str, expected: str) -> None:
    with pytest.raises(OddDate, match=expected):
        iso_date(value)


@pytest.mark.parametrize(("name", "day"), CASES["names"].items())
def test_dates_in_names(name: str, day: str | None) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(("name", "expected"), CASES["odd_names"].items())
def test_impossible_dates_in_names(name: str, expected: str) -> None:
    with pytest.raises(OddDate, match=expected):
        date_in_name(name)


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_every_plain_spelling(day: date) -> None:
    for spelling in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%Y-%m-%dT00:00:00Z", "%a, %d %b %Y 10:00:00 GMT"):
        assert iso_date(f"{day:{spelling}}") == day.isoformat()


@given(st.text(alphabet="0123456789-/. TZ:+", max_size=30))
def test_anything_else_is_an_iso_date_or_refused(text: str) -> None:
    try:
        found = iso_date(text)
    except OddDate:
        return
    assert date.fromisoformat(found).isoformat() == found
