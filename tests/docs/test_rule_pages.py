"""docs/rules: the pages of the packs are what the tool writes, and every rule has its section."""

import importlib.util
from pathlib import Path

import pytest

from factcheck.rules import load

ROOT = Path(__file__).resolve().parents[2]
RULES = load().rules


def _tool():
    spec = importlib.util.spec_from_file_location("build_rule_pages", ROOT / "tools" / "build_rule_pages.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_pages_are_up_to_date():
    assert _tool().stale() == [], "run python tools/build_rule_pages.py"


def test_every_pack_says_what_it_is_about():
    assert set(_tool().ABOUT) == {rule.pack for rule in RULES}


@pytest.mark.parametrize("pack", sorted({rule.pack for rule in RULES}))
def test_every_rule_has_its_section(pack):
    page = (ROOT / "docs" / "rules" / f"{pack}.md").read_text("utf-8")
    for rule in RULES:
        if rule.pack == pack:
            assert f"\n## {rule.id}\n" in page
            assert rule.title in page
            assert f"Where it may be wrong: {rule.false_positives}" in page


def test_a_page_that_was_edited_is_stale(tmp_path, monkeypatch):
    tool = _tool()
    for name, text in tool.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "core.md").write_text("Something else.", encoding="utf-8")
    (tmp_path / "gone.md").write_text("A pack that is gone.", encoding="utf-8")
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    assert tool.stale() == ["core.md", "gone.md"]
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.stale() == []
