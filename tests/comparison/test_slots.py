"""Signatures, periods, heads and settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.comparison.heads import same_term
from factcheck.comparison.settings import load, settings
from factcheck.comparison.signature import measures, shared_measure, signature
from factcheck.comparison.time import EARLIER, LATER, PART, SAME, UNKNOWN, periods, published
from factcheck.model import Alternative, Article, ConfigError, Interval, Period, Term
from tests.comparison.records import day, quantity


def test_a_part_of_a_whole_is_a_count_and_a_share() -> None:
    part = quantity(8, of=10.0, share=0.8, counted=Term("mice", "mouse"))
    share = quantity(80, unit="%", dimension="percent")
    found = shared_measure(signature(part), signature(share))
    assert found is not None
    assert found[0].family == "share"
    assert [measure.family for measure in measures(part)] == ["count", "share"]


def test_lengths_compare_in_one_unit() -> None:
    miles, kilometres = quantity(10, unit="mi", dimension="length"), quantity(16, unit="km", dimension="length")
    found = shared_measure(signature(miles), signature(kilometres))
    assert found is not None
    assert found[0].interval.low == pytest.approx(9.5 * 1609.344)


def test_currencies_compare_only_through_a_bracket() -> None:
    euros = quantity(390e6, unit="EUR", dimension="money")
    pounds = quantity(265e6, unit="GBP", dimension="money")
    both = quantity(
        390e6, unit="EUR", dimension="money", alternatives=(Alternative(Interval(265e6, 265e6), "GBP", (0, 1)),)
    )
    assert shared_measure(signature(euros), signature(pounds)) is None
    assert shared_measure(signature(both), signature(pounds)) is not None


def test_days_without_a_year_compare_by_day_and_month() -> None:
    full, bare = day("2022-02-21", "2022-02-21", timex="2022-02-21"), day(None, None, timex="XXXX-02-24")
    found = shared_measure(signature(full), signature(bare))
    assert found is not None
    assert found[0].unit == "day of the year"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("2019-01-01", "2019-12-31"), ("2019-01-01", "2019-12-31"), SAME),
        (("2019-01-01", "2019-12-31"), ("2023-01-01", "2023-12-31"), LATER),
        (("2023-01-01", "2023-12-31"), ("2019-01-01", "2019-12-31"), EARLIER),
        (("2019-01-01", "2019-12-31"), ("2019-05-01", "2019-05-31"), PART),
        (("2019-01-01", "2019-12-31"), None, UNKNOWN),
    ],
)
def test_periods(a: tuple[str, str], b: tuple[str, str] | None, expected: str) -> None:
    one = quantity(5, period=Period("x", *a))
    other = quantity(6, period=Period("y", *b) if b else None)
    assert periods(one, other) == expected


def test_publication() -> None:
    old, new = Article(id="a", text="", published="2024-01-01"), Article(id="b", text="", published="2025-01-01")
    assert published(old, new) == LATER
    assert published(new, old) == EARLIER
    assert published(old, Article(id="c", text="")) == UNKNOWN


def test_terms_name_one_thing_by_lemma_or_id() -> None:
    ally, allie = Term("allies", "ally", ("concept:ally",)), Term("alliés", "allié", ("concept:ally",))
    assert same_term(ally, allie, "en", "fr") is True
    assert same_term(ally, Term("ships", "ship"), "en", "en") is False
    assert same_term(ally, Term("people", "people"), "en", "en") is None
    assert same_term(ally, None, "en", "en") is None


def test_settings_that_are_wrong_are_told(tmp_path: Path) -> None:
    path = tmp_path / "comparison.yml"
    path.write_text("version: 1\nwidths: {abuot: 0.1}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"comparison\.yml.*not comparison settings"):
        load(path)
    assert settings().thresholds.contradiction > settings().thresholds.agreement
