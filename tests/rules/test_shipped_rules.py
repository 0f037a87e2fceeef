"""The packs that ship: every inline test, run for real, and what every rule must say about itself."""

import pytest

from factcheck.rules import lint, load, run_tests
from factcheck.rules.inline import run_test

RULES = load().rules
LANGUAGES = {"en", "fr"}


@pytest.mark.parametrize(
    ("rule", "test"),
    [pytest.param(rule, test, id=f"{rule.name}: {test.name}") for rule in RULES for test in rule.tests],
)
def test_inline(rule, test):
    failure = run_test(rule, test)
    assert not failure, f"{rule.file}:{test.line}\n{failure}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_speaks_and_is_silent_in_french_and_english(rule):
    speaking = {article.language for test in rule.tests if test.expect for article in test.articles}
    silent = {article.language for test in rule.tests if not test.expect for article in test.articles}
    assert speaking >= LANGUAGES
    assert silent >= LANGUAGES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_why_and_where_it_may_be_wrong(rule):
    assert len(rule.description) > 60
    assert len(rule.false_positives) > 10
    assert rule.status in ("stable", "experimental")


def test_lint_has_no_warning():
    assert [str(one) for one in lint(load()) if one.level == "warning"] == []


def test_titles_and_names_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.title for rule in RULES}) == len(RULES)


def test_results_name_the_rule_the_test_and_the_place():
    results = run_tests(load(), ["wording"])
    assert results == []
    results = run_tests(load(), ["core/unusual-magnitude"])
    assert [one.passed for one in results] == [True] * 4
    assert {one.rule for one in results} == {"core/unusual-magnitude"}
    assert all(one.file.endswith("wording.yml") and one.line > 1 and one.test for one in results)
