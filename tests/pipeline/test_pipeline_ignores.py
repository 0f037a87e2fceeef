"""What an ignore hides, and what is said of those that hide nothing."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Evidence, Finding
from factcheck.pipeline import Ignore
from factcheck.pipeline.ignores import apply, comments

TEXT = """First line with 5 boats. <!-- factcheck: ignore core/differs counted twice -->
Second line with 6 boats.

<!-- factcheck: ignore core the harbour master confirmed both -->

Third line with 7 boats
and 8 cars.

Fourth line with 9 boats.
"""
RULES = ["core/differs", "core/other", "own/rule"]


def finding(word: str, rule: str = "core/differs", text: str = TEXT, fingerprint: str = "ab12") -> Finding:
    at = text.index(word)
    place = Evidence("a#1", "a", (at, at + len(word)), 1, 1, word, text, word, "1")
    return Finding(fingerprint, rule, "error", "contradiction", 0.9, "t", "m", (place,))


def article(text: str = TEXT) -> Article:
    return Article("a", text, path="old/a.md", line_offset=10)


@pytest.mark.parametrize(
    ("word", "rule", "hidden"),
    [
        ("5 boats", "core/differs", True),
        ("5 boats", "core/other", False),
        ("6 boats", "core/differs", False),
        ("7 boats", "core/differs", True),
        ("8 cars", "core/other", True),
        ("8 cars", "own/rule", False),
        ("9 boats", "core/differs", False),
    ],
)
def test_a_comment_covers_its_line_or_the_paragraph_that_follows(word: str, rule: str, hidden: bool) -> None:
    kept, ignored, _ = apply([finding(word, rule)], [article()], (), rules=RULES, today="2025-01-01")
    assert (kept == [], ignored) == (hidden, int(hidden))


def test_comments_know_their_line_in_the_file() -> None:
    assert [(one.line, one.rule, one.reason) for one in comments(article())] == [
        (11, "core/differs", "counted twice"),
        (14, "core", "the harbour master confirmed both"),
    ]


@pytest.mark.parametrize(
    ("entry", "hidden"),
    [
        (Ignore(reason="r", rule="core/differs"), True),
        (Ignore(reason="r", rule="differs"), True),
        (Ignore(reason="r", rule="core"), True),
        (Ignore(reason="r", rule="own"), False),
        (Ignore(reason="r", fingerprint="ab1"), True),
        (Ignore(reason="r", fingerprint="cd"), False),
        (Ignore(reason="r", rule="core", fingerprint="cd"), False),
        (Ignore(reason="r", rule="core", paths=("old/",)), True),
        (Ignore(reason="r", rule="core", paths=("new/",)), False),
        (Ignore(reason="r", rule="core", until="2025-01-01"), True),
        (Ignore(reason="r", rule="core", until="2024-12-31"), False),
    ],
)
def test_entries_of_the_configuration(entry: Ignore, hidden: bool) -> None:
    kept, _, _ = apply([finding("9 boats")], [article("9 boats")], (entry,), rules=RULES, today="2025-01-01")
    assert (kept == []) is hidden


def told(text: str, *entries: Ignore, rules: list[str] = RULES) -> list[str]:
    _, _, notices = apply([], [article(text)], entries, rules=rules, today="2025-01-01")
    return [str(notice) for notice in notices]


def test_useless_ignores_are_reported() -> None:
    entry = Ignore(reason="r", rule="core", file="factcheck.yml", line=3)
    assert told("x <!-- factcheck: ignore differs r -->", entry) == [
        "factcheck.yml:3: this ignore of core hides nothing [FC621]",
        "old/a.md:11: this ignore of differs hides nothing [FC621]",
    ]


def test_an_ignore_of_a_rule_that_did_not_run_is_not_useless() -> None:
    assert told("x <!-- factcheck: ignore core/differs r -->", rules=["own/rule"]) == []


def test_an_ignore_needs_a_rule_and_a_reason() -> None:
    assert told("x <!-- factcheck: ignore core -->\n<!-- factcheck: ignore -->") == [
        "old/a.md:11: this ignore lacks a reason and hides nothing [FC622]",
        "old/a.md:12: this ignore lacks a rule and a reason and hides nothing [FC622]",
    ]


def test_an_ignore_past_its_date_is_reported() -> None:
    entry = Ignore(reason="first hours", rule="core", until="2024-12-31", file="factcheck.yml", line=3)
    assert told("x", entry) == ["factcheck.yml:3: this ignore ended on 2024-12-31 (first hours) [FC623]"]


def test_hostile_comments_are_read_in_linear_time() -> None:
    text = "<!-- factcheck: ignore " * 20_000
    assert told(text) == []


def test_an_ignore_of_no_rule_at_all_is_told_with_the_nearest_name() -> None:
    entry = Ignore(reason="r", rule="core/difers", file="factcheck.yml", line=3)
    text = "x <!-- factcheck: ignore core/othr r -->"
    _, _, notices = apply([], [article(text)], [entry], rules=["own/rule"], known=RULES, today="2025-01-01")
    assert [str(notice) for notice in notices] == [
        "factcheck.yml:3: this ignore hides nothing: no rule or pack is called 'core/difers'"
        " - did you mean 'core/differs'? [FC621]",
        "old/a.md:11: this ignore hides nothing: no rule or pack is called 'core/othr'"
        " - did you mean 'core/other'? [FC621]",
    ]


@pytest.mark.parametrize(
    ("judged", "useless"), [(None, ["factcheck.yml", "old/a.md"]), ({"a"}, ["old/a.md"]), (set(), [])]
)
def test_a_run_over_new_articles_judges_the_comments_in_them(judged: set[str] | None, useless: list[str]) -> None:
    entry = Ignore(reason="r", rule="core", file="factcheck.yml", line=3)
    text = "x <!-- factcheck: ignore differs r -->"
    new = None if judged is None else frozenset(judged)
    _, _, notices = apply([], [article(text)], [entry], rules=RULES, today="2025-01-01", judged=new)
    assert [notice.path for notice in notices] == useless


def test_no_ignore_is_useless_in_a_run_over_a_part_of_the_archive() -> None:
    entry = Ignore(reason="r", rule="core", file="factcheck.yml", line=3)
    text = "x <!-- factcheck: ignore differs r -->"
    _, _, notices = apply([], [article(text)], [entry], rules=RULES, today="2025-01-01", whole=False)
    assert notices == []
