"""Rule files: every mistake is shown at once, with file, line, key, what was found and what was expected."""

from pathlib import Path

import pytest

from factcheck import yamlfile
from factcheck.model import GroupedError
from factcheck.rules import load, parse

CASES = yamlfile.load(Path(__file__).with_name("malformed.yml"))
BASE = CASES["base"]


def _text(case):
    if "text" in case:
        return case["text"]
    assert BASE.count(case["old"]) == 1, "the case must change exactly one place"
    return BASE.replace(case["old"], case["new"])


def _errors(text, tmp_path):
    file = tmp_path / "demo.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GroupedError) as caught:
        load([file])
    return str(file), caught.value.errors


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_mistakes_are_shown_with_their_place(case, tmp_path):
    file, errors = _errors(_text(case), tmp_path)
    assert len(errors) == len(case["errors"]), "\n".join(map(str, errors))
    for error, wanted in zip(errors, case["errors"], strict=True):
        assert error.file == file
        if "line" in wanted:
            assert error.line == wanted["line"], str(error)
        if "key" in wanted:
            assert error.key == wanted["key"], str(error)
        for piece in wanted["says"]:
            assert str(piece) in str(error)


def test_the_base_itself_is_right(tmp_path):
    file = tmp_path / "demo.yml"
    file.write_text(BASE, encoding="utf-8")
    (rule,) = load([file]).rules
    assert (rule.name, rule.severity, rule.line) == ("demo/budget-differs", "warning", 4)
    assert rule.tolerance.relative == pytest.approx(0.05)


def test_every_mistake_of_every_file_at_once(tmp_path):
    (tmp_path / "one.yml").write_text(BASE.replace("severity: warning", "severity: loud"), encoding="utf-8")
    (tmp_path / "two.yml").write_text(BASE.replace("title:", "titel:"), encoding="utf-8")
    (tmp_path / "three.yml").write_text("version: [", encoding="utf-8")
    with pytest.raises(GroupedError) as caught:
        load([tmp_path, tmp_path / "absent.yml"])
    files = {Path(error.file).name for error in caught.value.errors}
    assert files == {"one.yml", "two.yml", "three.yml", "absent.yml"}


def test_keep_going_returns_the_good_rules_and_the_mistakes(tmp_path):
    (tmp_path / "bad.yml").write_text(BASE.replace("severity: warning", "severity: loud"), encoding="utf-8")
    (tmp_path / "good.yml").write_text(BASE, encoding="utf-8")
    ruleset = load([tmp_path], keep_going=True)
    assert [rule.name for rule in ruleset.rules] == ["demo/budget-differs"]
    assert [Path(error.file).name for error in ruleset.errors] == ["bad.yml"]


def test_one_bad_rule_does_not_sink_its_file():
    good = BASE[BASE.index("  - id") :]
    bad = good.replace("budget-differs", "another").replace("severity: warning", "severity: loud")
    ruleset = parse(BASE + bad, keep_going=True)
    assert [rule.id for rule in ruleset.rules] == ["budget-differs"]
    assert len(ruleset.errors) == 1


def test_an_id_is_unique_in_its_pack(tmp_path):
    (tmp_path / "one.yml").write_text(BASE, encoding="utf-8")
    (tmp_path / "two.yml").write_text(BASE, encoding="utf-8")
    with pytest.raises(GroupedError) as caught:
        load([tmp_path])
    (error,) = caught.value.errors
    assert error.key == "id"
    assert f"{tmp_path / 'one.yml'}:4" in error.message


def test_a_pack_without_name_is_called_after_its_file(tmp_path):
    file = tmp_path / "water.yml"
    file.write_text(BASE.replace("pack: demo\n", ""), encoding="utf-8")
    assert load([file]).rules[0].name == "water/budget-differs"


def test_folders_are_read_in_a_stable_order(tmp_path):
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        text = BASE.replace("pack: demo", f"pack: {name}")
        (tmp_path / name / "rules.yaml").write_text(text, encoding="utf-8")
    assert [rule.pack for rule in load([tmp_path]).rules] == ["a", "b"]


def test_a_folder_without_rules_is_an_error(tmp_path):
    with pytest.raises(GroupedError, match="no rule files"):
        load([tmp_path])
