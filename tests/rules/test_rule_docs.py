"""docs/rules.md names every word of the language, and its examples work."""

import re
from pathlib import Path

import pytest

from factcheck.model.finding import RELATIONS, SEVERITIES
from factcheck.rules import inline, lint, loader, messages, model, parse, run_tests
from factcheck.rules.groups import NAMES
from factcheck.rules.relations import RELATIONS as MODULES
from factcheck.rules.relations import order
from factcheck.rules.select import KEYS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text("utf-8")
EXAMPLES = [body for body in re.findall(r"```yaml\n(.*?)```", PAGE, re.S) if "rules:" in body]


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_load_and_pass(text):
    ruleset = parse(text, "example.yml")
    results = run_tests(ruleset)
    assert results
    for one in results:
        assert one.passed, one.failure


def test_the_first_example_leaves_lint_nothing_to_say():
    assert [one.message for one in lint(parse(EXAMPLES[0])) if one.level == "warning"] == []


@pytest.mark.parametrize(
    "word",
    [
        *KEYS, *NAMES, *RELATIONS, *SEVERITIES, *model.STATUSES, *loader.RULE_KEYS, *inline.ARTICLE_KEYS,
        *inline.EXPECT_KEYS, *order.NAMES, *sorted({key for module in MODULES.values() for key in module.KEYS}),
    ],
)  # fmt: skip
def test_every_word_of_the_language_is_told(word):
    assert re.search(rf"`[^`\n]*\b{re.escape(word)}\b[^`\n]*`", PAGE), f"docs/rules.md does not tell {word}"


def test_every_placeholder_is_told():
    extra = [place for module in MODULES.values() for place in module.PLACES]
    told = set(re.findall(r"\{([a-z.]+)\}", PAGE))
    wanted = {one for one in messages.allowed(extra) if not one.startswith("b.")}
    assert wanted - told == set()
