"""What written values can mean, and the algebra of intervals."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.comparison.interval import (
    contains,
    denied,
    disjoint,
    gap,
    implied,
    meet,
    rounding,
    scaled,
    span_of,
)
from factcheck.model import Assertion, Interval
from tests.comparison.records import day, quantity

numbers = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).map(lambda number: round(number, 4))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    open_low, open_high = draw(st.booleans()), draw(st.booleans())
    if low == high:
        open_low = open_high = False
    return Interval(
        draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])), low_open=open_low, high_open=open_high
    )


@given(intervals(), intervals())
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert meet(a, b) == meet(b, a)
    assert gap(a, b) == gap(b, a)
    assert (gap(a, b) == 0.0) or disjoint(a, b)


@given(intervals())
def test_an_interval_meets_and_contains_itself(a: Interval) -> None:
    assert meet(a, a)
    assert contains(a, a)


@given(intervals(), intervals(), intervals())
def test_what_meets_the_inner_meets_the_outer(outer: Interval, inner: Interval, other: Interval) -> None:
    assume(contains(outer, inner))
    assume(meet(inner, other))
    assert meet(outer, other)


@given(intervals(), intervals(), st.floats(min_value=0.001, max_value=1000))
def test_scaling_both_keeps_what_clearly_meets_or_not(a: Interval, b: Interval, factor: float) -> None:
    edges = [edge for edge in (a.low, a.high, b.low, b.high) if edge is not None]
    assume(all(x == y or abs(x - y) > 1e-3 for x in edges for y in edges))
    assume(all(abs(x - y) > 1e-6 * max(abs(x), abs(y)) for x in edges for y in edges if x != y))
    assert meet(scaled(a, factor), scaled(b, factor)) == meet(a, b)


@given(
    st.floats(min_value=0.01, max_value=1e9),
    st.floats(min_value=0.001, max_value=100),
    st.floats(min_value=0.001, max_value=100),
    st.sampled_from(["exact", "about", "nearly", "barely", "over", "under", "at-least", "at-most"]),
)
def test_coarser_writing_never_means_less(value: float, fine: float, coarse: float, shape: str) -> None:
    # precision 0 is "unknown", which for "about" is no fine writing
    fine, coarse = sorted((0.0 if fine < 0.01 and shape != "about" else fine, coarse))
    narrow = implied(quantity(value, shape=shape, precision=fine))
    wide = implied(quantity(value, shape=shape, precision=coarse))
    assert contains(wide, narrow) or meet(wide, narrow)
    assert narrow.low is None or wide.low is None or wide.low <= narrow.low
    assert narrow.high is None or wide.high is None or wide.high >= narrow.high


@given(st.floats(min_value=0.5, max_value=1e9))
def test_about_is_wider_than_exact(value: float) -> None:
    assert contains(implied(quantity(value, shape="about")), implied(quantity(value)))


MEETING = [
    (quantity(480_350), quantity(500_000, shape="nearly")),
    (quantity(3.2e6, shape="over", precision=5e4), quantity(3e6, shape="over", precision=5e5)),
    (quantity(1.34e9, precision=5e6), quantity(1.342e9, precision=5e5)),
    (quantity(13_000), quantity(13_000, shape="over")),
    (quantity(12_000), quantity(12_345)),
    (
        quantity(19.4, unit="%", dimension="percent", precision=0.05),
        quantity(20, unit="%", dimension="percent", shape="nearly"),
    ),
    (quantity(2 / 3, dimension="share", precision=0.03), quantity(22 / 32, dimension="share", precision=0.005)),
    (quantity(200, shape="over"), quantity(207)),
]
APART = [
    (quantity(8568), quantity(8586)),
    (quantity(16), quantity(19)),
    (quantity(19), quantity(20)),
    (quantity(485e9, precision=5e8), quantity(486e9, precision=5e8)),
    (
        quantity(30, unit="%", dimension="percent", shape="about", precision=0.5),
        quantity(50, unit="%", dimension="percent", precision=0.5),
    ),
    (
        quantity(50, unit="%", dimension="percent", shape="under", precision=0.5),
        quantity(80, unit="%", dimension="percent", shape="about", precision=0.5),
    ),
    (quantity(100, shape="over"), quantity(50)),
    (quantity(30, shape="under"), quantity(278)),
    (quantity(5, shape="exact"), quantity(0)),
]


@pytest.mark.parametrize(("a", "b"), MEETING)
def test_meant_values_meet(a: Assertion, b: Assertion) -> None:
    assert meet(implied(a), implied(b))


@pytest.mark.parametrize(("a", "b"), APART)
def test_meant_values_do_not_meet(a: Assertion, b: Assertion) -> None:
    assert disjoint(implied(a), implied(b))


def test_small_counts_are_not_rounded() -> None:
    assert rounding(20, 20) == 0
    assert rounding(13_000, 13_000) == 500
    assert rounding(3_000_000, 3_000_000) == 150_000  # capped to a share of the value
    assert rounding(1_345, 1_345) == 0.5


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (day("2022-01-01", "2022-12-31"), day("2022-02-01", "2022-02-28"), True),
        (day("2022-04-01", "2022-04-10"), day("2022-04-04", "2022-04-04"), True),
        (day("2022-02-24", "2022-02-24"), day("2022-02-21", "2022-02-21"), False),
        (day("2016-06-16", "2016-06-16"), day("2022-01-12", "2022-01-12"), False),
        (day("2022-02-24", "2022-02-24", role="since"), day("2020-11-14", "2020-11-14"), False),
        (day("2022-07-31", "2022-07-31", role="until"), day("2023-11-05", "2023-11-05"), False),
        (day("2021-12-31", "2021-12-31"), day("2022-01-01", "2022-01-01"), False),
    ],
)
def test_dates_are_intervals_of_days(a: Assertion, b: Assertion, expected: bool) -> None:
    assert meet(implied(a), implied(b)) is expected


def test_what_a_denial_leaves() -> None:
    assert denied(Interval(60, None, low_open=True)) == Interval(None, 60)
    assert denied(Interval(None, 30)) == Interval(30, None, low_open=True)
    assert denied(Interval(0, 0)) == Interval(0, None, low_open=True)
    assert denied(Interval(1, 1), is_share=True) == Interval(None, 1, high_open=True)
    assert denied(Interval(35, 35)) is None


def test_gap_is_a_share_of_the_farther_edge() -> None:
    assert gap(Interval(10, 10), Interval(40, 40)) == pytest.approx(0.75)
    assert gap(Interval(10, 20), Interval(15, 40)) == 0


def test_periods_with_one_end_are_open() -> None:
    assert meet(span_of("2020-01-01", None), span_of("2024-01-01", "2024-12-31"))
    assert disjoint(span_of(None, "2019-12-31"), span_of("2020-01-01", None))
