"""Groups, clusters, evidence, fingerprints, messages, and that the order of the input never matters."""

import hypothesis.strategies as st
import msgspec
import pytest
import rule_records as make
from hypothesis import given, settings

from factcheck.comparison.interval import meet
from factcheck.model import Interval
from factcheck.rules import RunSettings, lint, parse, run
from factcheck.rules.check import Range, never
from factcheck.rules.check import parse as parse_check
from factcheck.rules.clusters import clusters
from factcheck.rules.messages import parse as parse_message
from factcheck.rules.messages import tidy
from factcheck.rules.values import interval, number
from factcheck.rules.view import views

DIFFERS = """
select: {dimension: money}
group_by: [subject]
compare: {relation: contradiction, across: [article]}
"""
DAYS = ("2025-01-01", "2025-01-20", "2025-02-10", "2026-01-01", None)


@st.composite
def scenes(draw):
    """Articles with values: several groups, dates known and unknown, a copy now and then."""
    count = draw(st.integers(1, 6))
    made = [
        make.article(
            f"n{at}",
            published=draw(st.sampled_from(DAYS)),
            source=draw(st.sampled_from(["Daily", "Herald", None])),
            copy_of="n0" if at and draw(st.booleans()) else None,
        )
        for at in range(count)
    ]
    said = [
        make.value(
            draw(st.sampled_from([1, 2, 2.1, 5, (3, None), (None, 4)])),
            draw(st.sampled_from(made)).id,
            subject=draw(st.sampled_from([None, make.term("fleet", "ship")])),
            modality=draw(st.sampled_from(["fact", "target", "forecast"])),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]
    return made, said


RULES = [
    DIFFERS,
    DIFFERS.replace("[subject]", "[subject, period]"),
    DIFFERS.replace("contradiction", "change"),
    "select: {dimension: money}\ngroup_by: [subject]\ncompare: {relation: agreement}",
    "select: {dimension: money}\ncompare: {relation: range, max: 4}",
]


@pytest.mark.parametrize("body", RULES)
@given(scenes(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_does_not_matter(body, scene, random):
    made, said = scene
    ruleset = make.rules(body, message="{values} {a.text} {sources} {count}")
    first = run(ruleset, made, said)
    shuffled, mixed = list(made), list(said)
    random.shuffle(shuffled)
    random.shuffle(mixed)
    assert msgspec.json.encode(run(ruleset, shuffled, mixed)) == msgspec.json.encode(first)


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_one_finding_a_group_and_nothing_twice(scene):
    made, said = scene
    found = run(make.rules(DIFFERS.replace("[subject]", "[subject, period]")), made, said)
    places = [place.assertion for one in found for place in one.evidence]
    assert len(places) == len(set(places))
    assert len({one.fingerprint for one in found}) == len(found)


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_a_contradiction_always_has_two_values_that_do_not_meet(scene):
    made, said = scene
    by_id = {one.id: one for one in said}
    for found in run(make.rules(DIFFERS), made, said):
        meant = [by_id[place.assertion].value for place in found.evidence]
        assert any(not meet(a, b) for a in meant for b in meant)
        assert len({place.article for place in found.evidence}) > 1


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_clusters_agree_inside_and_are_the_fewest(scene):
    made, said = scene
    (rule,) = make.rules(DIFFERS).rules
    found = clusters(rule, views(made, said))
    intervals = [one.value for one in said]
    for cluster in found:
        meant = [view.assertion.value for view in cluster.views]
        assert all(meet(a, b) for a in meant for b in meant)
    assert (len(found) > 1) == any(not meet(a, b) for a in intervals for b in intervals)


def test_a_hundred_agreeing_sources_are_one_finding():
    made = [make.article(f"n{at:03}", published="2025-01-01") for at in range(101)]
    said = [make.value(5, one.id) for one in made[:-1]] + [make.value(9, "n100")]
    (found,) = run(make.rules(DIFFERS, message="{places} {a.value} {b.value}"), made, said)
    assert len(found.evidence) <= 42
    assert any("more places say the same" in line for line in found.explanation)
    assert {one.value for one in found.evidence} == {"5 EUR", "9 EUR"}


def test_the_newest_article_comes_first():
    made = [make.article("a", published="2025-01-01"), make.article("b", published="2025-01-09"), make.article("c")]
    said = [make.value(5, "a"), make.value(9, "b"), make.value(5, "c")]
    (found,) = run(make.rules(DIFFERS), made, said)
    assert [one.article for one in found.evidence] == ["b", "a", "c"]


def test_a_fingerprint_is_made_of_rule_articles_and_values():
    made = [make.article("a"), make.article("b")]
    said = [make.value(5, "a"), make.value(9, "b")]
    (first,) = run(make.rules(DIFFERS), made, said)
    moved = [
        msgspec.structs.replace(one, line=one.line + 7, span=(one.span[0] + 90, one.span[1] + 90), text="other words")
        for one in said
    ]
    (second,) = run(make.rules(DIFFERS), made, moved)
    assert second.fingerprint == first.fingerprint
    (other,) = run(make.rules(DIFFERS), made, [said[0], make.value(8, "b")])
    assert other.fingerprint != first.fingerprint


def test_a_copy_that_repeats_is_left_out_and_one_that_differs_is_not():
    made = [make.article("a", published="2025-01-01"), make.article("b", published="2025-01-02", copy_of="a")]
    assert (
        run(make.rules(DIFFERS.replace(", across: [article]", "")), made, [make.value(5, "a"), make.value(5, "b")])
        == []
    )
    said = [make.value(5, "a"), make.value(9, "b")]
    assert len(run(make.rules(DIFFERS.replace(", across: [article]", "")), made, said)) == 1


def test_settings_choose_rules_and_confidence():
    made = [make.article("a"), make.article("b")]
    said = [make.value(5, "a"), make.value(9, "b")]
    ruleset = make.rules(DIFFERS)
    (found,) = run(ruleset, made, said)
    for chosen in ({"select": ("demo",)}, {"select": ("demo/rule",)}, {"select": ("rule",)}, {"packs": ("demo",)}):
        assert len(run(ruleset, made, said, settings=RunSettings(**chosen))) == 1
    for chosen in ({"select": ("other",)}, {"ignore": ("demo",)}, {"ignore": ("demo/rule",)}, {"packs": ("core",)}):
        assert run(ruleset, made, said, settings=RunSettings(**chosen)) == []
    assert run(ruleset, made, said, settings=RunSettings(min_confidence=found.confidence)) == [found]
    assert run(ruleset, made, said, settings=RunSettings(min_confidence=found.confidence + 0.01)) == []


def test_a_deprecated_rule_runs_only_when_it_is_named():
    body = DIFFERS + "references: [x]\n"
    ruleset = make.rules(body)
    old = parse(
        make.HEAD.replace("stable", "deprecated")
        + "    "
        + "\n    ".join(body.strip().splitlines())
        + "\n    message: m\n"
    )
    made = [make.article("a"), make.article("b")]
    said = [make.value(5, "a"), make.value(9, "b")]
    assert len(run(ruleset, made, said)) == 1
    assert run(old, made, said) == []
    assert len(run(old, made, said, settings=RunSettings(select=("demo/rule",)))) == 1


def test_the_explanation_says_how_each_side_was_read_and_which_rule():
    made = [make.article("a"), make.article("b")]
    said = [
        make.value(5, "a", subject=make.term("the fleet", "ship")),
        make.value(9, "b", subject=make.term("ships", "ship")),
    ]
    (found,) = run(make.rules(DIFFERS), made, said)
    text = "\n".join(found.explanation)
    for piece in ('"5" is read as 5 EUR', "subject: the fleet", "subject ship", "demo/rule"):
        assert piece in text


# ---------------------------------------------------------------- small parts


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Interval(5, 5), "5"),
        (Interval(5, 5, approx=True), "~5"),
        (Interval(5, None, low_open=True), "> 5"),
        (Interval(5, None), "≥ 5"),
        (Interval(None, 5), "≤ 5"),
        (Interval(None, 5, high_open=True), "< 5"),
        (Interval(4, 5), "[4, 5]"),
    ],
)
def test_intervals_for_people(value, told):
    assert interval(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (1.28, "1.28"), (12000, "12,000"), (485e9, "485 billion"), (1.1e6, "1.1 million"), (480350, "480,350"),
     (1234567, "1,234,567"), (0.00002, "2e-05"), (-3.5, "-3.5")],
)  # fmt: skip
def test_numbers_for_people(value, told):
    assert number(value) == told


ranges = st.tuples(st.integers(-50, 50), st.integers(0, 20)).map(lambda pair: Range(pair[0], pair[0] + pair[1]))


@given(st.sampled_from(["==", "!=", "<=", ">=", "<", ">"]), ranges, ranges)
def test_a_check_is_broken_only_when_no_numbers_fit(comparison, a, b):
    tests = {
        "==": lambda x, y: x == y, "!=": lambda x, y: x != y, "<=": lambda x, y: x <= y,
        ">=": lambda x, y: x >= y, "<": lambda x, y: x < y, ">": lambda x, y: x > y,
    }  # fmt: skip
    corners = [(x, y) for x in range(int(a.low), int(a.high) + 1) for y in range(int(b.low), int(b.high) + 1)]
    assert never(comparison, a, b) == (not any(tests[comparison](x, y) for x, y in corners))


@given(st.lists(ranges, min_size=2, max_size=2), st.sampled_from("+-*"))
def test_interval_arithmetic_holds_every_result(pair, sign):
    low, high = parse_check(f"a {sign} b == 0").sides({"a": [pair[0]], "b": [pair[1]]})[0]
    for x in (*pair[0], sum(pair[0]) / 2):
        for y in (*pair[1], sum(pair[1]) / 2):
            exact = x + y if sign == "+" else x - y if sign == "-" else x * y
            assert low - 1e-9 <= exact <= high + 1e-9


def test_a_division_by_what_may_be_zero_says_nothing():
    check = parse_check("a / b == 7")
    assert not check.broken({"a": [Range(1, 1)], "b": [Range(-1, 1)]})


@pytest.mark.parametrize(
    "source", ["a == ", "== a", "a b == c", "a == b == c", "sum(1) == a", "(a == b", "a == b)", "a.mid == b", "", "a"]
)
def test_checks_that_are_none(source):
    with pytest.raises(ValueError, match=r"."):
        parse_check(source)


def test_deep_brackets_are_refused():
    with pytest.raises(ValueError, match="too deep"):
        parse_check("(" * 100 + "a" + ")" * 100 + " == b")


@pytest.mark.parametrize(
    ("text", "clean"),
    [("a,  b", "a, b"), ("goal (): 5", "goal: 5"), ("goal, : 5", "goal: 5"), ("x, , y", "x, y"), ("end ,", "end")],
)
def test_empty_placeholders_leave_no_trace(text, clean):
    assert tidy(text) == clean


def test_braces_can_be_written():
    assert parse_message("{{a}} {b}").fill({"b": "5"}) == "{a} 5"


def test_lint_tells_what_words_stand_for_and_what_is_missing():
    body = (
        "select: {counted: [soldier, zorbleton, soldeir], text: /x+/}\ngroup_by: []\ncompare: {relation: contradiction}"
    )
    said = {(one.level, one.message.split(";")[0]) for one in lint(make.rules(body))}
    assert said >= {
        ("info", "'soldier' is concept:soldier"),
        ("info", "'zorbleton' is no concept or entity: it matches as a lemma, in one language only"),
        ("warning", "'soldeir' is no concept or entity: it matches as a lemma, in one language only"),
        ("warning", "no test in which the rule speaks"),
        ("warning", "no test in which the rule is silent (expect: [])"),
        ("info", "text: /…/ works in the languages that it spells only"),
    }


def test_articles_of_unknown_assertions_are_a_callers_mistake():
    with pytest.raises(KeyError):
        run(make.rules(DIFFERS), [], [make.value(5, "a")])


TWO_RULES = """
version: 1
pack: demo
rules:
  - id: any
    title: Any figure
    severity: error
    description: A generic rule.
    select: {kind: quantity}
    compare: {relation: contradiction}
    message: "{a.value} against {b.value}"
  - id: tolls
    title: Tolls
    severity: warning
    description: A rule of a topic.
    select: {kind: quantity, counted: [worker], topic: {any: [death]}}
    compare: {relation: contradiction}
    message: "{a.value} against {b.value}"
"""


def test_a_rule_of_a_topic_tells_what_a_generic_one_would():
    from factcheck.extraction import extract
    from factcheck.rules import parse

    text = "The fire at the Brenholt factory on 3 May 2025 killed {} workers and burned {} hectares of forest."
    made = [
        make.article(name, published="2025-05-04", text=text.format(*said))
        for name, *said in (("a", 12, 40), ("b", 19, 90))
    ]
    said = [assertion for one in made for assertion in extract(one)]
    found = run(parse(TWO_RULES, "two.yml"), made, said)
    assert [(one.rule, sorted(place.text for place in one.evidence)) for one in found] == [
        ("demo/any", ["40 hectares", "90 hectares"]),
        ("demo/tolls", ["12 workers", "19 workers"]),
    ]


def test_a_generic_rule_with_more_places_tells_what_one_of_a_topic_would():
    from factcheck.extraction import extract
    from factcheck.rules import parse

    narrow = TWO_RULES.replace("{any: [death]}", "{any: [death]}, not: {topic: {any: [dawn]}}")
    text = "The {} at the Brenholt factory on 3 May 2025 killed {} workers."
    made = [
        make.article(name, published="2025-05-04", text=text.format(*said))
        for name, *said in (("a", "fire", 12), ("b", "fire", 19), ("c", "fire at dawn", 31))
    ]
    said = [assertion for one in made for assertion in extract(one)]
    found = run(parse(narrow, "two.yml"), made, said)
    assert [(one.rule, sorted(place.text for place in one.evidence)) for one in found] == [
        ("demo/any", ["12 workers", "19 workers", "31 workers"]),
    ]
    alone = run(parse(narrow, "two.yml"), made, said, settings=RunSettings(select=("demo/tolls",)))
    assert [sorted(place.text for place in one.evidence) for one in alone] == [["12 workers", "19 workers"]]
