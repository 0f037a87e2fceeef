"""data/cldr: every language is there, whole, and is what Babel gives today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import resources, yamlfile
from factcheck.language.forms import LANGUAGES, forms

TOOL = Path(__file__).parents[2] / "tools" / "build_cldr.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_whole(language: str) -> None:
    raw = yamlfile.load(resources.data("cldr", f"{language}.yml"))
    assert raw["language"] == language
    assert [len(raw[key]) for key in ("months", "weekdays", "quarters")] == [12, 7, 4]
    assert all(any(len(name) > 2 for name in forms(names)) for names in raw["months"].values())
    assert {"EUR", "USD", "UAH"} <= set(raw["currencies"])
    assert len(raw["territories"]) > 240
    assert "length-kilometer" in raw["units"]


def test_names_are_those_of_their_own_language() -> None:
    french, german = (yamlfile.load(resources.data("cldr", f"{code}.yml")) for code in ("fr", "de"))
    assert (french["months"]["8"], german["weekdays"]["wednesday"]) == ("août", "Mittwoch | Mi. | Mi")
    assert "Quartal" not in french["quarters"]["1"]
    assert (french["numbers"]["decimal"], german["numbers"]["group"]) == (",", ".")
    assert french["territories"]["DE"] == "Allemagne"


def test_the_files_are_what_the_tool_writes() -> None:
    pytest.importorskip("babel")
    if not TOOL.is_file():
        pytest.skip("the tool is part of a checkout only")
    run = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
