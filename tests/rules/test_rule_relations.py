"""contradiction, change and agreement: values of one thing that differ or meet."""

import msgspec
import pytest
import rule_records as make
from rule_records import CONTRADICTION, SUBJECT, articles, find

from factcheck.model import Interval, Period

# ---------------------------------------------------------------- contradiction


def test_two_values_of_one_group_contradict():
    found = find(
        CONTRADICTION,
        articles(a="2025-02-01", b="2025-02-03"),
        [make.value(5, "a", subject=SUBJECT), make.value(9, "b", subject=SUBJECT)],
    )
    assert [(one.relation, one.severity, one.message) for one in found] == [
        ("contradiction", "warning", "9 EUR against 5 EUR")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"subject": SUBJECT}, {"subject": make.term("fleet", "ship")}),
        ({"period": make.period(2024)}, {"period": make.period(2025)}),
        ({"period": make.period(2024)}, {}),
        ({"modality": "fact"}, {"modality": "target"}),
        ({"modality": "fact"}, {"modality": "forecast"}),
        ({"modality": "fact"}, {"modality": "hypothesis"}),
        ({"polarity": "negative"}, {"polarity": "negative"}),
        ({"modality": "denied"}, {"modality": "denied"}),
        ({"unit": "EUR"}, {"unit": "USD"}),
        ({"per": "month"}, {"per": "year"}),
        ({"change": "up"}, {"change": "down"}),
    ],
)
def test_another_slot_is_no_contradiction(one, other):
    assertions = [make.value(5, "a", **one), make.value(9, "b", **other)]
    assert find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), assertions) == []


@pytest.mark.parametrize(
    ("a", "b", "speaks"),
    [
        ({"number": (3e6, None), "shape": "over"}, {"number": (3.2e6, None), "shape": "over"}, False),
        ({"number": 1.34e9, "precision": 5e6}, {"number": 1.342e9, "precision": 5e5}, False),
        ({"number": 485e9, "precision": 5e8}, {"number": 485.4e9, "precision": 5e7}, False),
        ({"number": 100.0}, {"number": (None, 90.0), "shape": "under"}, True),
        ({"number": (50.0, None), "shape": "at-least"}, {"number": 20.0}, True),
        ({"number": (50.0, None), "shape": "at-least"}, {"number": 50.0}, False),
        ({"number": (4.0, 5.0), "shape": "range"}, {"number": 5.0}, False),
        ({"number": (4.0, 5.0), "shape": "range"}, {"number": 7.0}, True),
    ],
)
def test_only_intervals_that_do_not_meet_conflict(a, b, speaks):
    assertions = [make.value(a.pop("number"), "a", **a), make.value(b.pop("number"), "b", **b)]
    assert bool(find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), assertions)) is speaks


@pytest.mark.parametrize(
    ("tolerance", "speaks"),
    [
        ("{absolute: 4}", False),
        ("{absolute: 3}", True),
        ("{relative: 40%}", True),
        ("{relative: 60%}", False),
        ("{relative: 0.6}", False),
    ],
)
def test_tolerance(tolerance, speaks):
    body = f"{CONTRADICTION}tolerance: {tolerance}\n"
    assertions = [make.value(5, "a"), make.value(9, "b")]
    assert bool(find(body, articles(a="2025-02-01", b="2025-02-01"), assertions)) is speaks


def test_points_are_points_of_a_share():
    body = """
select: {dimension: share}
group_by: [period]
compare: {relation: contradiction}
tolerance: {absolute: 4pp}
"""
    near = [make.share(0.65, "a", precision=0.005), make.share(0.68, "b", precision=0.005)]
    far = [make.share(0.65, "a", precision=0.005), make.share(0.75, "b", precision=0.005)]
    assert find(body, articles(a=None, b=None), near) == []
    assert len(find(body, articles(a=None, b=None), far)) == 1


def test_a_share_in_another_writing_is_comparable():
    body = """
select: {dimension: share}
group_by: [period]
compare: {relation: contradiction}
"""
    ally = make.term("allies", "ally")
    percent = make.value(70, "a", dimension="percent", unit="%", basis=ally, precision=0.5)
    part = make.value(3, "b", dimension="count", unit="ally", counted=ally, of=32, share=3 / 32)
    (found,) = find(body, articles(a="2025-02-01", b="2025-02-01"), [percent, part])
    assert {one.value for one in found.evidence} == {"70 %", "3 of 32 (9.4 %)"}


def test_undated_statements_far_apart_are_no_contradiction():
    assertions = [make.value(5, "a"), make.value(9, "b")]
    assert find(CONTRADICTION, articles(a="2023-02-01", b="2025-02-01"), assertions) == []


def test_a_stated_period_outlives_the_window():
    assertions = [make.value(5, "a", period=make.period(2022)), make.value(9, "b", period=make.period(2022))]
    assert len(find(CONTRADICTION, articles(a="2023-02-01", b="2025-02-01"), assertions)) == 1


def test_the_window_can_be_wider():
    body = CONTRADICTION.replace("across: [article]", "window: 1000")
    assertions = [make.value(5, "a"), make.value(9, "b")]
    assert len(find(body, articles(a="2023-02-01", b="2025-02-01"), assertions)) == 1


def test_unknown_order_lowers_the_confidence_and_is_told():
    assertions = [make.value(5, "a"), make.value(9, "b")]
    (dated,) = find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), assertions)
    (undated,) = find(CONTRADICTION, articles(a=None, b="2025-02-01"), assertions)
    assert undated.confidence < dated.confidence
    assert any("order is unknown" in line for line in undated.explanation)
    assert not any("order is unknown" in line for line in dated.explanation)


def test_plans_of_unknown_order_are_no_contradiction():
    assertions = [make.value(5, "a", modality="target"), make.value(9, "b", modality="target")]
    assert find(CONTRADICTION, articles(a=None, b=None), assertions) == []


def test_plans_of_one_day_contradict_and_of_two_days_do_not():
    assertions = [make.value(5, "a", modality="target"), make.value(9, "b", modality="commitment")]
    assert len(find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), assertions)) == 1
    assert find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-02"), assertions) == []


@pytest.mark.parametrize(("across", "speaks"), [("article", False), ("source", False), ("speaker", False), ("", True)])
def test_across(across, speaks):
    body = f"""
select: {{dimension: money}}
group_by: [subject]
compare: {{relation: contradiction{f", across: [{across}]" if across else ""}}}
"""
    speaker = make.term("Ada", "entity:ada")
    assertions = [make.value(5, "a", speaker=speaker), make.value(9, "a", speaker=speaker)]
    assert bool(find(body, articles(a="2025-02-01"), assertions)) is speaks


def test_a_part_told_with_its_sum_is_left_out():
    whole = make.value(50, "a")
    part = msgspec.structs.replace(make.value(5, "a"), sentence_start=whole.sentence_start)
    (found,) = find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), [whole, part, make.value(40, "b")])
    assert {one.value for one in found.evidence} == {"50 EUR", "40 EUR"}


def test_articles_that_agree_do_not_contradict_by_another_value():
    both = [make.value(50, "a"), make.value(5, "a"), make.value(50, "b")]
    assert find(CONTRADICTION, articles(a="2025-02-01", b="2025-02-01"), both) == []
    (found,) = find(
        CONTRADICTION, articles(a="2025-02-01", b="2025-02-01", c="2025-02-01"), [*both, make.value(70, "c")]
    )
    assert "70 EUR" in {one.value for one in found.evidence}


def test_dates_of_one_event():
    body = """
select: {kind: date}
group_by: [event]
compare: {relation: contradiction, field: date}
"""
    event = make.term("signed", "sign")
    signed = [make.when("1949-04-04", article="a", event=event), make.when("1951-05-14", article="b", event=event)]
    month = [make.when("1949-04-01", "1949-04-30", "a", event=event), make.when("1949-04-04", article="b", event=event)]
    assert len(find(body, articles(a="2025-02-01", b="2025-02-01"), signed)) == 1
    assert find(body, articles(a="2025-02-01", b="2025-02-01"), month) == []


def test_the_evidence_of_a_deadline_is_where_it_stands():
    text = "They will spend 5 by 2035."
    body = """
select: {deadline: known}
group_by: [value]
compare: {relation: contradiction, field: deadline, window: 30}
"""

    def goal(article, year):
        until = Period(timex=str(year), start=f"{year}-01-01", end=f"{year}-12-31", text=f"by {year}", span=(18, 25))
        found = make.value(5, article, modality="target", deadline=until)
        return msgspec.structs.replace(found, span=(16, 17), sentence=text, sentence_start=0, column=17)

    both = [make.article(name, published="2025-02-01", text=text) for name in "ab"]
    (found,) = find(body, both, [goal("a", 2035), goal("b", 2032)], message="{a.deadline} against {b.deadline}")
    assert found.message == "2035 against 2032"
    assert {(one.text, one.span, one.column, one.value) for one in found.evidence} == {
        ("by 2035", (18, 25), 19, "2035"),
        ("by 2035", (18, 25), 19, "2032"),
    }


# ---------------------------------------------------------------- change

CHANGE = """
select: {dimension: money}
group_by: [subject]
compare: {relation: change}
"""


def test_a_later_value_is_a_change_in_order_of_time():
    assertions = [make.value(9, "c"), make.value(5, "a"), make.value(7, "b")]
    (found,) = find(CHANGE, articles(a="2023-01-01", b="2024-01-01", c="2025-01-01"), assertions, message="{values}")
    assert found.message == "5 EUR (A) → 7 EUR (B) → 9 EUR (C)"
    assert found.evidence[0].article == "c"


def test_agreeing_values_are_told_once():
    assertions = [make.value(5, "a"), make.value(5, "b"), make.value(9, "c")]
    (found,) = find(CHANGE, articles(a="2023-01-01", b="2024-01-01", c="2025-01-01"), assertions, message="{values}")
    assert found.message == "5 EUR (B, A) → 9 EUR (C)"
    assert len(found.evidence) == 3


def test_first_and_last():
    body = CHANGE.replace("relation: change", "relation: change, report: first-last")
    assertions = [make.value(5, "a"), make.value(7, "b"), make.value(9, "c")]
    (found,) = find(body, articles(a="2023-01-01", b="2024-01-01", c="2025-01-01"), assertions)
    assert {one.value for one in found.evidence} == {"5 EUR", "9 EUR"}


def test_the_period_comes_before_the_publication():
    assertions = [make.value(5, "a", period=make.period(2024)), make.value(9, "b", period=make.period(2020))]
    (found,) = find(CHANGE, articles(a="2025-01-01", b="2025-01-02"), assertions, message="{values}")
    assert found.message == "9 EUR (B) → 5 EUR (A)"


def test_order_by_publication():
    body = CHANGE.replace("relation: change", "relation: change, order_by: published")
    assertions = [make.value(5, "a", period=make.period(2024)), make.value(9, "b", period=make.period(2020))]
    (found,) = find(body, articles(a="2025-01-01", b="2025-01-02"), assertions, message="{values}")
    assert found.message == "5 EUR (A) → 9 EUR (B)"


@pytest.mark.parametrize("modality", ["fact", "target", "commitment"])
def test_values_of_one_day_are_no_change(modality):
    assertions = [make.value(5, "a", modality=modality), make.value(9, "b", modality=modality)]
    assert find(CHANGE, articles(a="2025-01-01", b="2025-01-01"), assertions) == []


@pytest.mark.parametrize(("modality", "speaks"), [("fact", False), ("target", True), ("commitment", True)])
def test_order_unknown_is_a_change_of_plans_only(modality, speaks):
    assertions = [make.value(5, "a", modality=modality), make.value(9, "b", modality=modality)]
    found = find(CHANGE, articles(a=None, b=None), assertions, message="{values} {order}")
    assert bool(found) is speaks
    if speaks:
        assert found[0].message.endswith("order unknown")
        assert any("order is unknown" in line for line in found[0].explanation)


def test_one_article_does_not_change_its_mind():
    assertions = [make.value(5, "a", period=make.period(2020)), make.value(9, "a", period=make.period(2024))]
    assert find(CHANGE, articles(a="2025-01-01"), assertions) == []


# ---------------------------------------------------------------- agreement

AGREEMENT = """
select: {dimension: money}
group_by: [subject]
compare: {relation: agreement, at_least: 2}
"""


def test_two_sources_agree():
    (found,) = find(
        AGREEMENT,
        articles(a="2025-01-01", b="2025-01-01"),
        [make.value(5, "a"), make.value(5, "b")],
        message="{count}: {sources}",
    )
    assert found.message == "2: A, B"


def test_a_copy_is_no_second_source():
    copied = [make.article("a"), make.article("b", copy_of="a")]
    assert find(AGREEMENT, copied, [make.value(5, "a"), make.value(5, "b")]) == []


def test_one_outlet_twice_is_one_source():
    same = [make.article("a", source="Daily"), make.article("b", source="Daily")]
    assert find(AGREEMENT, same, [make.value(5, "a"), make.value(5, "b")]) == []


def test_three_sources_asked_for():
    body = AGREEMENT.replace("at_least: 2", "at_least: 3")
    assertions = [make.value(5, name) for name in "abc"]
    assert find(body, articles(a=None, b=None), assertions[:2]) == []
    assert len(find(body, articles(a=None, b=None, c=None), assertions)) == 1


def test_more_than_three_corroborates_nothing():
    assertions = [make.value((3, None), "a", shape="over"), make.value(5, "b")]
    assert find(AGREEMENT, articles(a=None, b=None), assertions) == []


def test_a_disputed_value_is_not_corroborated():
    assertions = [make.value(5, "a"), make.value(5, "b"), make.value(9, "c")]
    assert find(AGREEMENT, articles(a=None, b=None, c=None), assertions) == []


def test_every_value_can_be_unbounded_without_harm():
    nothing = make.value((None, None), "a")
    assert nothing.value == Interval(None, None)
    for body in (CONTRADICTION, CHANGE, AGREEMENT):
        assert find(body, articles(a=None, b=None), [nothing, make.value(5, "b")]) == []
