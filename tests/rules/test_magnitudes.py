"""Orders of magnitude: slips of zeros are told, honest differences are not."""

import pytest
import rule_records as make
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.known import Magnitude
from factcheck.language.reference import reference
from factcheck.model import Interval
from factcheck.rules import magnitudes
from factcheck.rules.view import views

FRANCE = reference().magnitudes["entity:france", "population"]


@pytest.mark.parametrize(
    ("value", "factor"),
    [
        (68e9, 1e-3),
        (680e6, 0.1),
        (68e12, 1e-6),
        (68e3, 1e3),
        (68, 1e6),
        (68e6, None),  # right
        (60e6, None),  # another count
        (6.8e6, None),  # perhaps a part
        (300e6, None),  # not five times as much
        (500e6, None),  # no zeros make it fit
        (9e9, None),
    ],
)
def test_a_slip_is_a_matter_of_zeros(value: float, factor: float | None) -> None:
    assert magnitudes.slip(FRANCE, Interval(value, value)) == factor


@given(st.sampled_from(sorted(reference().magnitudes)), st.floats(0, 1))
def test_what_is_inside_is_never_a_slip_and_a_thousand_times_that_always(key: tuple[str, str], at: float) -> None:
    known = reference().magnitudes[key]
    value = known.low + at * (known.high - known.low)
    assert magnitudes.slip(known, Interval(value, value)) is None
    assert magnitudes.slip(known, Interval(value * 1000, value * 1000)) is not None


def test_a_bound_is_no_slip() -> None:
    assert magnitudes.slip(FRANCE, Interval(68e9, None)) is None


@pytest.mark.parametrize(
    ("slots", "published", "known"),
    [
        ({"topics": ("entity:france",)}, "2025-01-01", FRANCE),
        ({"topics": ("entity:france",)}, None, FRANCE),
        ({"topics": ("entity:france",)}, "1999-01-01", None),
        ({"topics": ("entity:france",), "period": make.period(1801)}, "2025-01-01", None),
        ({"topics": ("entity:france", "entity:spain")}, "2025-01-01", None),
        ({"topics": ("entity:brittany",)}, "2025-01-01", None),
        ({}, "2025-01-01", None),
    ],
)
def test_which_interval_holds(slots: dict[str, object], published: str | None, known: Magnitude | None) -> None:
    (view,) = views([make.article(published=published)], [make.value(5, **slots)])
    assert magnitudes.of("population", view) == known
