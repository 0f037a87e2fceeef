"""arithmetic, range, reference, order, wording: what a statement must hold against; and tolerance."""

import msgspec
import pytest
import rule_records as make
from rule_records import articles, find

from factcheck.model import Note

# ---------------------------------------------------------------- arithmetic


def sums(check, extra=""):
    return f"""
operands:
  part: {{modality: estimate}}
  whole: {{modality: fact}}
group_by: [article]
compare: {{relation: arithmetic, check: "{check}"{extra}}}
"""


def parts(*numbers, whole, article="a", **slots):
    made = [make.value(number, article, modality="estimate", **slots) for number in numbers]
    return [*made, make.value(whole, article, **slots)]


@pytest.mark.parametrize(
    ("check", "numbers", "whole", "speaks"),
    [
        ("sum(part) == whole", (3, 4), 7, False),
        ("sum(part) == whole", (3, 4), 8, True),
        ("sum(part) <= whole", (3, 4), 8, False),
        ("sum(part) <= whole", (3, 4), 6, True),
        ("whole - part == 4", (3,), 7, False),
        ("whole - part == 4", (3,), 9, True),
        ("part / whole == 0.5", (3,), 6, False),
        ("part / whole == 0.5", (3,), 9, True),
        ("part * (1 + 0.5) == whole", (4,), 6, False),
        ("part * (1 + 0.5) == whole", (4,), 8, True),
        ("part < whole", (4,), 4, True),
        ("part != whole", (4,), 4, True),
    ],
)
def test_numbers_that_must_add_up(check, numbers, whole, speaks):
    found = find(sums(check), articles(a=None), parts(*numbers, whole=whole), message="{left} {right} {part.value}")
    assert bool(found) is speaks
    if speaks:
        assert {one.value for one in found[0].evidence} == {*(f"{n} EUR" for n in numbers), f"{whole} EUR"}


def test_rounding_never_breaks_a_sum():
    rounded = parts(1.3e6, 1.3e6, whole=2.7e6, precision=5e4)
    assert find(sums("sum(part) == whole"), articles(a=None), rounded) == []


def test_euros_are_not_added_to_dollars():
    mixed = [make.value(3, "a", modality="estimate"), make.value(9, "a", unit="USD")]
    assert find(sums("part == whole"), articles(a=None), mixed) == []


def test_any_choice_that_fits_will_do():
    several = [make.value(7, "a", modality="estimate"), make.value(5, "a"), make.value(7, "a")]
    assert find(sums("part == whole"), articles(a=None), several) == []


def test_groups_without_every_operand_are_left_alone():
    assert find(sums("sum(part) == whole"), articles(a=None), parts(3, whole=9)[:1]) == []


def test_numbers_that_do_add_up_are_an_agreement():
    body = sums("part + 2 == whole", ", report: holds, across: [article]").replace("[article]\ncompare", "[]\ncompare")
    body += "tolerance: {rounding: none}\n"
    assertions = [make.value(30, "a", modality="estimate"), make.value(32, "b")]
    (found,) = find(body, articles(a=None, b=None), assertions, message="{left} is {right}")
    assert (found.relation, found.message) == ("agreement", "32 is 32")
    assert find(body, articles(a=None, b=None), [assertions[0], make.value(33, "b")]) == []
    assert find(body, articles(a=None), parts(30, whole=32)) == []


def test_members_named_one_by_one():
    body = sums("part + named(part, nato) == whole", ", report: holds").replace("[article]\ncompare", "[]\ncompare")
    body += "tolerance: {rounding: none}\n"
    topics = ("entity:canada", "entity:nato", "entity:russia", "entity:united-states")
    named = make.value(30, "a", modality="estimate", sentence_topics=topics)
    assert len(find(body, articles(a="2025-01-01", b=None), [named, make.value(32, "b")])) == 1
    unnamed = make.value(30, "a", modality="estimate", sentence_topics=topics[1:3])
    assert find(body, articles(a="2025-01-01", b=None), [unnamed, make.value(32, "b")]) == []


def test_a_fact_inside_a_check():
    body = sums("part + fact(nato-members) == whole")
    assert find(body, articles(a="2025-01-01"), parts(1, whole=33)) == []
    assert len(find(body, articles(a="2025-01-01"), parts(1, whole=40))) == 1
    assert find(body, articles(a=None), parts(1, whole=31)) == []  # it was 30 once


def test_the_ends_of_a_range():
    body = """
operands:
  course: {shape: range}
  growth: {dimension: percent}
group_by: [article]
compare: {relation: arithmetic, check: course.low * (1 + growth) == course.high}
"""

    def rise(percent):
        course = make.value((2.0, 2.5), "a", shape="range", precision=0.005)
        return [course, make.value(percent, "a", dimension="percent", unit="%", precision=0.5)]

    assert find(body, articles(a=None), rise(25)) == []
    assert len(find(body, articles(a=None), rise(15))) == 1


# ---------------------------------------------------------------- range, reference, order, wording


@pytest.mark.parametrize(
    ("bounds", "number", "speaks"),
    [
        ("max: 10", 11, True),
        ("max: 10", 10, False),
        ("min: 1", 0, True),
        ("min: 1, max: 10", 5, False),
        ("max: 10", (8, None), False),
        ("max: 10", (11, None), True),
    ],
)
def test_range(bounds, number, speaks):
    body = f"select: {{dimension: money}}\ncompare: {{relation: range, {bounds}}}"
    shape = "over" if isinstance(number, tuple) else "exact"
    found = find(body, articles(a=None), [make.value(number, "a", shape=shape)], message="{a.value}")
    assert bool(found) is speaks


def test_a_share_above_one():
    body = "select: {dimension: share}\ncompare: {relation: range, max: 1}"
    found = find(body, articles(a=None), [make.share(1.09), make.share(1.0)], message="{a.text} {max}")
    assert [one.message for one in found] == ["1.09 1"]


def count(number, article="a", **slots):
    slots = {"counted": make.term("members", "member-state"), "subject": make.term("NATO", "entity:nato"), **slots}
    return make.value(number, article, dimension="count", unit="member", **slots)


REFERENCE = "select: {dimension: count}\ncompare: {relation: reference, facts: [nato-members]}"


@pytest.mark.parametrize(
    ("number", "published", "stated", "speaks"),
    [
        (32, "2025-01-01", None, False),
        (31, "2025-01-01", None, True),
        (31, "2023-12-01", None, False),
        (31, "2025-01-01", 2023, False),
        (31, None, None, False),
        (33, None, None, True),
        ((30, None), "2025-01-01", None, False),
    ],
)
def test_a_number_against_what_is_known_at_its_time(number, published, stated, speaks):
    slots = {"period": make.period(stated)} if stated else {}
    shape = "over" if isinstance(number, tuple) else "exact"
    found = find(REFERENCE, articles(a=published), [count(number, shape=shape, **slots)], message="{expected}")
    assert bool(found) is speaks
    if speaks and published:
        assert found[0].message == "32 since 2024-03-07"
        assert any("nato.int" in line for line in found[0].explanation)


def test_a_fact_speaks_of_its_own_subject_only():
    other = count(31, subject=make.term("the club"))
    tanks = count(31, counted=make.term("tanks", "tank"))
    assert find(REFERENCE, articles(a="2025-01-01"), [other, tanks], message="{expected}") == []


def test_the_whole_of_a_share_against_what_is_known():
    body = REFERENCE.replace("facts:", "field: whole, facts:")
    inside = [count(22, of=31, share=22 / 31), count(5, of=32, share=5 / 32), count(9)]
    (found,) = find(body, articles(a="2025-01-01"), inside, message="{expected}")
    assert [one.text for one in found.evidence] == ["22"]


def test_a_deadline_before_the_publication():
    body = "select: {deadline: known}\ncompare: {relation: order, check: deadline >= published}"
    late = make.value(5, "a", modality="target", deadline=make.period(2024))
    assert len(find(body, articles(a="2025-02-01"), [late], message="{a.text}")) == 1
    assert find(body, articles(a="2024-02-01"), [late], message="{a.text}") == []
    assert find(body, articles(a=None), [late], message="{a.text}") == []


def test_an_end_before_its_start():
    body = """
operands:
  first: {role: since}
  last: {role: until}
group_by: [article]
compare: {relation: order, check: first <= last}
"""
    first = make.when("2015-01-01", "2015-12-31", role="since")
    assert len(find(body, articles(a=None), [first, make.when("2012-01-01", role="until")], message="{left}")) == 1
    assert find(body, articles(a=None), [first, make.when("2015-06-01", role="until")], message="{left}") == []


def test_wording_is_told_once_for_each_wording_of_an_article():
    body = "select: {note: unusual-magnitude}\ncompare: {relation: wording, check: unusual-magnitude}"
    note = (Note("unusual-magnitude", "50 000 millions", "50 milliards"),)
    twice = [make.value(5, "a", notes=note), make.value(5, "a", notes=note), make.value(5, "b", notes=note)]
    found = find(body, [make.article("a"), make.article("b")], twice, message="{found}: {expected}")
    assert [len(one.evidence) for one in found] == [2, 1]
    assert {one.message for one in found} == {"50 000 millions: 50 milliards"}
    copied = [make.article("a"), make.article("b", copy_of="a")]
    assert len(find(body, copied, twice, message="{found}")) == 1


def test_a_rule_may_say_itself_what_is_worded_wrongly():
    body = "select: {unit: EUR}\ncompare: {relation: wording, check: selected, expected: dollars}"
    made = [make.article("a"), make.article("b", copy_of="a")]
    said = [make.value(5, "a", text="5 euros"), make.value(5, "b", text="5 euros"), make.value(6, "a", unit="USD")]
    (found,) = find(body, made, said, message="{found}: {expected} are meant")
    assert found.message == "5 euros: dollars are meant"
    assert [place.article for place in found.evidence] == ["a"]


ABOUT = """
select: {dimension: money}
group_by: ["about:disease", place]
compare: {relation: contradiction, across: [article]}
"""


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("concept:measles", "entity:france"), ("concept:measles", "entity:france"), 1),
        (("concept:measles", "concept:disease", "entity:france"), ("concept:measles", "entity:france"), 1),
        (("concept:measles", "entity:france"), ("concept:cholera", "entity:france"), 0),
        (("concept:measles", "entity:france"), ("entity:france",), 0),
        (("concept:measles", "entity:france"), ("concept:measles", "entity:spain"), 0),
        (("concept:measles", "entity:euro-area"), ("concept:measles", "entity:euro-area"), 1),
        (("concept:measles", "entity:euro-area"), ("concept:measles",), 0),
    ],
)
def test_groups_by_what_the_clause_is_about_and_where(one, other, count):
    said = [make.value(5, "a", topics=one, sentence_topics=one), make.value(9, "b", topics=other)]
    days = articles(a="2025-02-01", b="2025-02-01")
    texts = [msgspec.structs.replace(day, text="The vaccination office of Kelm told one story.") for day in days]
    assert len(find(ABOUT.replace("{dimension: money}", "{subject: unknown}"), texts, said)) == count


@pytest.mark.parametrize(
    ("tolerance", "count"), [("", 1), ("tolerance: {absolute: 0.5}", 0), ("tolerance: {relative: 9%}", 0)]
)
def test_a_tolerance_counts_where_the_comparison_decides(tolerance, count):
    texts = {
        "a": "An earthquake of magnitude 6.8 struck the port of Valmer on 3 May 2025.",
        "b": "An earthquake of magnitude 6.4 struck the port of Valmer on 3 May 2025.",
    }
    from factcheck.extraction import extract

    made = [make.article(name, published="2025-05-04", text=text) for name, text in texts.items()]
    said = [assertion for one in made for assertion in extract(one)]
    assert (
        len(
            find(
                f"select: {{topic: magnitude, kind: quantity}}\ncompare: {{relation: contradiction}}\n{tolerance}",
                made,
                said,
            )
        )
        == count
    )
