"""What of the findings is reported: by severity, by path, by confidence, by what is new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Evidence, Finding
from factcheck.pipeline import Settings
from factcheck.pipeline.names import of_rules
from factcheck.pipeline.patterns import whole
from factcheck.pipeline.reported import narrowed, touching
from factcheck.pipeline.settings import PathSettings

PATHS = {"old": "archive/old.md", "new": "news/new.md"}


def finding(name: str, severity: str, articles: str = "new old", confidence: float = 0.9) -> Finding:
    evidence = tuple(Evidence(f"{one}#1", one, (1, 2), 1, 1, "5", "5", "5", "1") for one in articles.split())
    return Finding(f"{name}-{severity}", name, severity, "contradiction", confidence, "t", "m", evidence)


FINDINGS = [finding("core/differs", "error"), finding("core/agrees", "info"), finding("nato/goal", "warning", "new")]


def left(**choices: Any) -> list[str]:
    return [one.fingerprint for one in narrowed(FINDINGS, Settings(**choices), PATHS)]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, "core/differs-error nato/goal-warning core/agrees-info"),
        ({"select": ("error",)}, "core/differs-error"),
        ({"select": ("error", "nato")}, "core/differs-error nato/goal-warning"),
        ({"select": ("core",), "ignore": ("info",)}, "core/differs-error"),
        ({"ignore": ("info", "warning")}, "core/differs-error"),
        ({"ignore": ("goal",)}, "core/differs-error core/agrees-info"),
        ({"min_confidence": 0.95}, ""),
    ],
)
def test_rules_packs_and_severities(choices: dict[str, Any], expected: str) -> None:
    assert left(**choices) == expected.split()


def test_a_severity_does_not_keep_rules_from_running() -> None:
    asked = of_rules(Settings(select=("error", "nato"), ignore=("info", "core/agrees")))
    assert (asked.select, asked.ignore) == ((), ("core/agrees",))
    assert of_rules(Settings(select=("nato",))).select == ("nato",)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"paths": ("archive/",), "ignore": ("core",)}, "nato/goal-warning"),
        ({"paths": ("archive/",), "ignore": ("info",)}, "core/differs-error nato/goal-warning"),
        ({"paths": ("archive/",), "select": ("differs",)}, "core/differs-error nato/goal-warning"),
        ({"paths": ("*.md",), "select": ("warning",)}, "nato/goal-warning"),
        ({"paths": ("archive/",), "min_confidence": 0.95}, "nato/goal-warning"),
        ({"paths": ("drafts/",), "ignore": ("core",)}, "core/differs-error nato/goal-warning core/agrees-info"),
    ],
)
def test_settings_of_paths(entry: dict[str, Any], expected: str) -> None:
    assert left(per_path=(PathSettings(**entry),)) == expected.split()


def test_a_lower_severity_of_a_path() -> None:
    entry = PathSettings(paths=("archive/",), severity="info")
    found = narrowed(FINDINGS, Settings(per_path=(entry,)), PATHS)
    assert [(one.rule, one.severity) for one in found] == [
        ("nato/goal", "warning"),
        ("core/agrees", "info"),
        ("core/differs", "info"),
    ]
    assert left(per_path=(entry,), ignore=("info",)) == ["nato/goal-warning"]
    raised = PathSettings(paths=("archive/",), severity="error")
    assert [one.severity for one in narrowed(FINDINGS, Settings(per_path=(raised,)), PATHS)] == [
        "error", "warning", "info",
    ]  # fmt: skip


def test_patterns_are_relative_to_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    entry = PathSettings(paths=("/archive/",), ignore=("core",), file="../factcheck.yml")
    paths = {"old": "../archive/old.md", "new": "new.md"}
    assert [one.rule for one in narrowed(FINDINGS, Settings(per_path=(entry,)), paths)] == ["nato/goal"]
    paths = {"old": "archive/old.md", "new": "../../elsewhere/archive/new.md"}
    assert len(narrowed(FINDINGS, Settings(per_path=(entry,)), paths)) == 3


def test_a_check_shows_findings_at_their_new_article() -> None:
    found = touching([finding("core/differs", "error", "a b c"), finding("core/x", "error", "a c")], frozenset("b"))
    assert [[place.article for place in one.evidence] for one in found] == [["b", "a", "c"]]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"paths": (".",)}, True),
        ({"paths": ("a.md",)}, False),
        ({"paths": ("*.md",)}, True),
        ({"paths": ("a.md",), "against": ("news",)}, True),
        ({"paths": (".",), "archive": ("news", "more")}, True),
        ({"paths": ("news",), "archive": ("news",)}, True),
        ({"paths": ("news",), "archive": ("news", "more")}, False),
        ({"paths": ("news/a.md",), "archive": ("news",)}, False),
        ({"paths": ("news/a.md",), "against": ("news",), "archive": ("news",)}, True),
        ({"paths": ("new",), "archive": ("news",)}, False),
    ],
)
def test_whether_all_is_read(
    choices: dict[str, Any], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    assert whole(Settings(**choices)) is expected
