"""config: the settings that hold and where they come from, and the schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from inside import Inside

from factcheck.pipeline import config, schema

FILE = """\
version: 1
paths: [articles, more]
ignore:
  - {rule: core, reason: the ministry writes it so}
min_confidence: 0.5
fail_on:
"""


def rows(text: str) -> dict[str, list[str]]:
    """key -> the words of its line."""
    return {line.split()[0]: line.split()[1:] for line in text.splitlines()[2:] if not line.startswith(" ")}


def test_every_setting_is_shown_with_where_it_comes_from(inside: Inside) -> None:
    inside.write({"factcheck.yml": FILE})
    done = inside("config", "show")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("settings of factcheck.yml\n")
    shown = rows(done.out)
    assert set(shown) == set(config.KEYS) - {"version"}
    assert shown["paths"] == ["articles,", "more", "factcheck.yml:2"]
    assert shown["min_confidence"] == ["0.5", "factcheck.yml:5"]
    assert shown["fail_on"][-1] == "default"  # an empty value says nothing
    assert "core (the ministry writes it so)" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_same_for_programs(inside: Inside) -> None:
    inside.write({"factcheck.yml": FILE})
    document = json.loads(inside("config", "show", "--format", "json").out)
    settings = {one["key"]: one for one in document["settings"]}
    assert document["file"] == "factcheck.yml"
    assert settings["min_confidence"] == {"key": "min_confidence", "value": 0.5, "file": "factcheck.yml", "line": 5}
    assert settings["exclude"] == {"key": "exclude", "value": [], "file": None, "line": None}


def test_another_file_or_none(inside: Inside) -> None:
    inside.write({"factcheck.yml": FILE, "other.yml": "fail_on: info\n"})
    assert rows(inside("config", "show", "--config", "other.yml").out)["fail_on"] == ["info", "other.yml:1"]
    alone = inside("config", "show", "--isolated").out
    assert alone.startswith("no factcheck.yml")
    assert {words[-1] for words in rows(alone).values()} == {"default"}
    assert inside("config", "show", "--config", "none.yml").code == 2


def test_a_broken_file_shows_all_of_its_mistakes(inside: Inside) -> None:
    inside.write({"factcheck.yml": "path: [x]\nfail_on: warn\n"})
    done = inside("config", "show")
    assert (done.code, done.out) == (2, "")
    assert "factcheck.yml:1: path: unknown key" in done.err
    assert "factcheck.yml:2: fail_on: found text 'warn'" in done.err


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_schema_is_printed_and_stands_in_a_file(name: str, inside: Inside) -> None:
    printed = json.loads(inside("config", "schema", name).out)
    path = Path(inside("config", "schema", name, "--path").out.strip())
    assert json.loads(path.read_text(encoding="utf-8")) == printed
    assert printed["$schema"].startswith("https://json-schema.org/")


def test_no_such_schema(inside: Inside) -> None:
    done = inside("config", "schema", "ruls")
    assert done.code == 2
    assert "did you mean 'rules'?" in done.err
