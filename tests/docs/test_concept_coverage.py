"""The tool that counts which nouns of figures are known."""

import importlib.util
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "concept_coverage.py"


def test_known_and_unknown_nouns_are_counted_by_language(tmp_path, capsys):
    spec = importlib.util.spec_from_file_location("concept_coverage", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    path = tmp_path / "texts.jsonl"
    path.write_text(
        '{"lang": "en", "a": "The port counted 12 soldiers.", "b": "The port counted 9 zorbletons."}\n'
        '{"lang": "fr", "text": "Le port compte 12 soldats."}\n',
        encoding="utf-8",
    )
    assert tool.main([str(path), "--missing", "5"]) == 0
    printed = capsys.readouterr().out
    assert "en counted    50.0% of 2" in printed
    assert "zorbleton" in printed
    assert "fr counted   100.0% of 1" in printed
