"""Baselines, names of rules, suggestions, and extraction in processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import extraction
from factcheck.model import Article, Assertion, Code, Finding, GroupedError, Skipped, UsageError
from factcheck.pipeline import baseline, names
from factcheck.pipeline.baseline import Known
from factcheck.pipeline.extraction import ExtractionError, extract_each, workers
from factcheck.pipeline.suggest import hint, nearest

RULES = ["core/differs", "core/other", "own/boats"]


def finding(fingerprint: str, rule: str = "core/differs") -> Finding:
    return Finding(fingerprint, rule, "error", "contradiction", 0.9, 'A "title"', "m", ())


def test_a_baseline_is_sorted_has_no_repeats_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    entries = [Known("b", "own/boats", "T"), Known("c", "core/differs"), Known("a", "core/differs")]
    baseline.write(path, [*entries, entries[1]])
    assert set(baseline.read(path)) == set(entries)
    assert [line.split('"')[3] for line in path.read_text("utf-8").splitlines() if "fingerprint" in line] == [
        "a",
        "c",
        "b",
    ]
    baseline.write(path, [])
    assert baseline.read(path) == ()


@pytest.mark.parametrize("name", ["core/differs", "differs", "core"])
def test_names_of_a_rule(name: str) -> None:
    assert names.matches(name, "core/differs")
    assert not names.matches(name, "own/boats")


def test_unknown_names_are_errors_with_the_option_and_the_nearest_word() -> None:
    names.check(("core", "boats"), RULES, "--select")
    with pytest.raises(UsageError, match="--select: no rule or pack is called 'boots' - did you mean 'boats'"):
        names.check(("boots",), RULES, "--select")
    with pytest.raises(GroupedError) as raised:
        names.check(("boots", "cor"), RULES, "--ignore")
    assert len(raised.value.errors) == 2


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("paht", "paths"),
        ("warn", "warning"),
        ("WARNING", "warning"),
        ("jsonlines", "jsonl"),
        ("zzz", None),
        ("x", None),
    ],
)
def test_nearest(word: str, found: str | None) -> None:
    known = ("paths", "warning", "error", "json", "jsonl")
    assert nearest(word, known) == found
    assert hint(word, known) == (f" - did you mean {found!r}?" if found else "")


ARTICLES = [Article(f"a{n}", f"The port of Halden has {n + 3} boats.", "en") for n in range(20)]


def count(found: list[Assertion]) -> int:
    return len(found)


def texts(found: list[Assertion]) -> list[str]:
    return [one.text for one in found]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_articles(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.pipeline.extraction.BATCH", 100)
    results = list(extract_each(ARTICLES, texts, jobs=jobs))
    assert [article.id for article, _ in results] == [article.id for article in ARTICLES]
    assert all(str(n + 3) in found[0] for n, (_, found) in enumerate(results) if not isinstance(found, Skipped))


def test_processes_are_used_only_where_they_pay() -> None:
    small = [Article("a", "x" * 1000)]
    large = [Article("a", "x" * 1_000_000)]
    assert workers(small, 0) == 1
    assert workers(small, 3) == 3
    assert workers(large, 1) == 1
    assert workers([], 0) == 1


def fails(article: Article) -> list[Assertion]:
    if article.id == "a1":
        raise RuntimeError("a bug")
    return []


def test_a_fault_names_its_article_or_skips_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "extract", fails)
    with pytest.raises(ExtractionError, match="while reading a1: RuntimeError: a bug"):
        list(extract_each(ARTICLES[:3], count))
    results = list(extract_each(ARTICLES[:3], count, keep_going=True))
    assert [result for _, result in results] == [
        0,
        Skipped("a1", "internal error: RuntimeError: a bug", code=Code.SKIPPED_FAULT),
        0,
    ]
