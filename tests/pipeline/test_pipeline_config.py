"""factcheck.yml: the cases of config_cases.yml, where it is found, and how its paths are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.model import FactcheckError, GroupedError
from factcheck.pipeline import Settings, config

CASES = yamlfile.load(Path(__file__).with_name("config_cases.yml"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_errors(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "factcheck.yml"
    path.write_text(case["text"], encoding="utf-8")
    errors: list[str] = []
    try:
        config.load(path)
    except GroupedError as group:
        errors = [str(error) for error in group.errors]
    except FactcheckError as error:
        errors = [str(error)]
    assert len(errors) == len(case["errors"]), errors
    for error, expected in zip(errors, case["errors"], strict=True):
        assert error.startswith(f"{path}:{expected}")


def test_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = next(case for case in CASES if case["name"] == "all keys")
    (tmp_path / "factcheck.yml").write_text(case["text"], encoding="utf-8")
    inside = tmp_path / "deep" / "er"
    inside.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    found = config.load(config.find())
    assert found.paths == ("articles", "more/*.md")
    assert found.exclude == ("drafts/",)
    assert (found.fail_on, found.min_confidence, found.language) == ("warning", 0.5, "fr")
    assert [(entry.rule, entry.fingerprint, entry.until, entry.line) for entry in found.ignores] == [
        ("core", None, "2027-01-31", 10),
        (None, "ab12", None, 11),
    ]
    assert [
        (one.paths, one.select, one.ignore, one.min_confidence, one.severity, one.line) for one in found.per_path
    ] == [
        (("old/",), (), ("info",), 0.8, "warning", 13),
        (("*.txt",), ("core",), (), 0.0, None, 14),
    ]
    assert found.archive == found.paths
    monkeypatch.chdir(inside)
    below = config.load(config.find())
    assert [Path(path).resolve() for path in below.paths] == [tmp_path / "articles", tmp_path / "more" / "*.md"]
    assert Path(below.baseline or "").resolve() == tmp_path / "known.json"


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (tmp_path / "factcheck.yml").touch()
    assert config.find(inside) == tmp_path / "factcheck.yml"
    (tmp_path / "a" / "factcheck.yml").touch()
    assert config.find(inside) == tmp_path / "a" / "factcheck.yml"


def test_no_file_no_settings() -> None:
    assert config.load(None) == Settings()


@pytest.mark.parametrize(
    ("text", "valid"),
    [("2025-02-28", True), ("2025-02-29", False), ("2025-2-1", False), ("20250201", False), ("x", False)],
)
def test_dates(text: str, valid: bool) -> None:
    assert config.is_date(text) is valid
