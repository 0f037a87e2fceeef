"""The runner of inline tests: exhaustive, and readable when it fails."""

import pytest

from factcheck.rules import parse, run_tests

RULE = """
version: 1
pack: demo
rules:
  - id: price
    title: A price differs
    severity: error
    status: stable
    description: Two articles give another price for the same bridge.
    false_positives: Two bridges.
    select: {{dimension: money}}
    group_by: [period]
    compare: {{relation: contradiction, across: [article]}}
    message: "{{a.value}} against {{b.value}}"
    tests:
      - name: the test
        articles:
          - {{source: A, language: en, published: 2026-03-02, text: "The bridge cost 3 million euros."}}
          - {{source: B, language: en, published: 2026-03-02, text: "The bridge cost {other} million euros."}}
        expect: {expect}
"""
RIGHT = "[{severity: error, relation: contradiction, between: [3 million, 5 million], count: 2, message: against}]"


def result(expect, other="5"):
    (found,) = run_tests(parse(RULE.format(expect=expect, other=other)))
    return found


def test_a_test_that_holds():
    assert result(RIGHT).passed
    assert result("[]", other="3").passed


@pytest.mark.parametrize(
    ("expect", "says"),
    [
        ("[]", ["found but not expected: error contradiction", "5 million", "assertions read"]),
        (
            RIGHT.replace("severity: error", "severity: info"),
            ["expected but not found: info", "found but not expected"],
        ),
        (RIGHT.replace("relation: contradiction", "relation: change"), ["expected but not found"]),
        (RIGHT.replace("count: 2", "count: 3"), ["with 3 places"]),
        (RIGHT.replace("message: against", "message: agrees"), ["saying 'agrees'"]),
        ("[{places: [bridge]}]", ["at 'bridge'"]),
        ("[{places: [3 million]}, {places: [5 million]}]", ["expected but not found: at '5 million'"]),
    ],
)
def test_a_test_that_does_not(expect, says):
    found = result(expect)
    assert not found.passed
    for piece in says:
        assert piece in found.failure


def test_a_failure_shows_what_was_read():
    text = result("[{places: [3 million]}, {places: [bridge]}]").failure
    assert "'3 million euros' = 3 million EUR [fact;" in text


def test_tests_can_be_chosen():
    ruleset = parse(RULE.format(expect=RIGHT, other="5"))
    assert len(run_tests(ruleset, ["demo/price"])) == len(run_tests(ruleset, ["demo"])) == 1
    assert run_tests(ruleset, ["core"]) == []


def test_the_language_is_detected_when_it_is_not_given():
    text = RULE.format(expect=RIGHT, other="5").replace("language: en, ", "")
    (found,) = run_tests(parse(text))
    assert found.passed, found.failure
