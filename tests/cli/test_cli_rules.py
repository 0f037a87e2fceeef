"""rules list | lint | test | show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from process import run

GOOD = """version: 1
pack: own
rules:
  # how many boats
  - id: boats
    title: How many boats
    severity: warning
    status: stable
    description: Boats of one port.
    false_positives: Boats of two ports.
    select: {counted: boat}
    compare: {relation: contradiction}
    message: "{a.quote} against {b.quote}"
    tests:
      - name: seven and nine boats
        articles:
          - {source: A, published: 2025-03-03, language: en, text: "The port of Halden has seven boats."}
          - {source: B, published: 2025-03-03, language: en, text: "The port of Halden has nine boats."}
        expect: [{severity: warning, between: [seven boats, nine boats]}]
      - name: the same number
        articles:
          - {source: A, published: 2025-03-03, language: en, text: "The port of Halden has seven boats."}
          - {source: B, published: 2025-03-03, language: en, text: "The port of Halden has 7 boats."}
        expect: []

  - id: cars
    title: How many cars
    severity: info
    description: Cars.
    select: {counted: car}
    compare: {relation: contradiction}
    message: "{a.quote}"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.yml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_list(own: Path) -> None:
    done = run("rules", "list", "--rules", "own.yml", cwd=own)
    assert done.code == 0
    assert "own/boats" in done.out
    assert "core/" in done.out
    rows = json.loads(run("rules", "list", "--rules", "own.yml", "--format", "json", cwd=own).out)
    row = next(row for row in rows if row["name"] == "own/boats")
    assert (row["severity"], row["relation"], row["tests"], row["line"]) == ("warning", "contradiction", 2, 5)


def test_lint_of_good_rules_names_weak_spots(own: Path) -> None:
    done = run("rules", "lint", "own.yml", cwd=own)
    assert done.code == 1
    assert "own.yml:26: warning: own/cars: no test in which the rule speaks" in done.out
    assert "own/boats: no" not in done.out
    assert "2 rules, 0 errors" in done.out


def test_lint_of_broken_rules_exits_with_2(own: Path) -> None:
    (own / "own.yml").write_text(GOOD.replace("severity: warning\n", "severity: grave\n", 1), encoding="utf-8")
    done = run("rules", "lint", "own.yml", cwd=own)
    assert done.code == 2
    assert "own.yml:7:" in done.err
    assert "1 rule, 1 error, " in done.out


def test_tests_pass(own: Path) -> None:
    done = run("rules", "test", "own.yml", cwd=own)
    assert done.code == 0
    assert "2 passed, 0 failed" in done.out
    assert "without tests: own/cars" in done.out


def test_tests_fail_readably(own: Path) -> None:
    (own / "own.yml").write_text(GOOD.replace("expect: []", "expect: [{places: [7 boats]}]"), encoding="utf-8")
    done = run("rules", "test", "own.yml", "--select", "boats", cwd=own)
    assert done.code == 1
    assert "FAILED own/boats: the same number (own.yml:" in done.out
    assert "expected but not found" in done.out
    assert "1 passed, 1 failed" in done.out


def test_show_prints_one_rule_as_it_is_written(own: Path) -> None:
    done = run("rules", "show", "own/boats", "--rules", "own.yml", cwd=own)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "# own.yml:5"
    assert lines[1] == "  - id: boats"
    assert lines[-1] == "        expect: []"
    assert "cars" in run("rules", "show", "cars", "--rules", "own.yml", cwd=own).out
    wrong = run("rules", "show", "boots", "--rules", "own.yml", cwd=own)
    assert wrong.code == 2
    assert "did you mean 'boats'?" in wrong.err


def test_the_packs_that_ship_are_sound(tmp_path: Path) -> None:
    done = run("rules", "lint", cwd=tmp_path)
    assert done.code != 2, done.err
