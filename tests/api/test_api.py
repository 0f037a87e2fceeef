"""import factcheck: four functions, typed, lazy, with the errors of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.model import ConfigError, InputError, UsageError

MORNING = "The ferry accident on Lake Orvel killed 31 people, the coast guard said."
EVENING = "The ferry accident on Lake Orvel killed 54 people, the coast guard said."
RULES = """\
version: 1
pack: own
rules:
  - id: many
    title: Many people
    severity: info
    description: More than fifty.
    select: {dimension: count}
    compare: {relation: range, max: 50}
    message: "{a.value} is more than {max}"
"""


def test_every_name_is_there_and_nothing_else() -> None:
    assert [name for name in factcheck.__all__ if not hasattr(factcheck, name)] == []
    assert set(factcheck.__all__) <= set(dir(factcheck))
    with pytest.raises(AttributeError, match="has no attribute 'scam'"):
        factcheck.scam  # noqa: B018


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, factcheck; print([m for m in sys.modules if m.startswith('factcheck.') or m == 'msgspec'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(factcheck.__file__).with_name("py.typed").is_file()


def test_extract_reads_a_string_a_mapping_and_an_article() -> None:
    (one,) = factcheck.extract(MORNING)
    assert (one.article, one.text, one.value.low if one.value else None) == ("text-1", "31 people", 31)
    (two,) = factcheck.extract({"id": "a", "text": MORNING})
    (three,) = factcheck.extract(factcheck.Article(id="a", text=MORNING))
    assert two == three
    assert two.article == "a"


def test_relative_dates_start_from_the_day_of_publication() -> None:
    text = "The bridge was closed last year."
    assert [one.timex for one in factcheck.extract(text, published="2025-03-03")] == ["2024"]
    assert [one.timex for one in factcheck.extract({"text": text, "published": "2020-03-03"})] == ["2019"]


@pytest.mark.parametrize(("language", "expected"), [(None, "fr"), ("en", "en")])
def test_the_language_is_told_unless_it_is_given(language: str | None, expected: str) -> None:
    text = "Le port a vu passer 31 navires, selon la capitainerie, et la ville s'en est réjouie."
    assert {one.language for one in factcheck.extract(text, language=language)} == {expected}


def test_compare_gives_a_relation_and_its_spans() -> None:
    found = factcheck.compare(MORNING, EVENING)
    assert found.relation == "contradiction"
    assert found.a_span is not None
    assert MORNING[slice(*found.a_span)] == "31 people"
    assert factcheck.compare(MORNING, MORNING).relation == "agreement"
    assert factcheck.compare(MORNING, "The town hall was painted green.").relation == "unrelated"


def test_scan_of_texts_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "factcheck.yml").write_text("ignore: broken on purpose, and not read\n", encoding="utf-8")
    result = factcheck.scan(texts=[MORNING, {"id": "evening", "text": EVENING}], select=["core/quantity-differs"])
    assert [article.id for article in result.articles] == ["text-1", "evening"]
    assert [finding.relation for finding in result.findings] == ["contradiction"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["factcheck.yml"]  # nothing is written


def test_scan_of_files_with_rules_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "rules.yml").write_text(RULES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "b.txt").write_text(EVENING, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    rules = factcheck.load_rules(tmp_path / "rules.yml", shipped=False)
    result = factcheck.scan(tmp_path, rules=rules)
    assert [finding.message for finding in result.findings] == ["54 is more than 50"]
    assert [skipped.code for skipped in result.skipped] == [factcheck.Code.EMPTY]
    assert factcheck.scan([tmp_path / "a.txt"], rules=rules).findings == ()
    shipped = factcheck.load_rules()
    both = factcheck.load_rules(tmp_path / "rules.yml")
    assert {rule.name for rule in both.rules} - {rule.name for rule in shipped.rules} == {"own/many"}


def test_a_configuration_is_read_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "b.txt").write_text(EVENING, encoding="utf-8")
    (tmp_path / "factcheck.yml").write_text("paths: [.]\nmin_confidence: 1\n", encoding="utf-8")
    assert factcheck.scan(tmp_path).findings != ()
    assert factcheck.scan(config=tmp_path / "factcheck.yml").findings == ()


def test_errors_are_those_of_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as missing:
        factcheck.scan(tmp_path / "nowhere")
    assert missing.value.code is factcheck.Code.NO_SUCH_FILE
    with pytest.raises(UsageError, match="nothing to read"):
        factcheck.scan()
    with pytest.raises(UsageError, match="at once"):
        factcheck.scan(tmp_path, texts=[MORNING])
    with pytest.raises(UsageError, match="0 to 1"):
        factcheck.scan(texts=[MORNING], min_confidence=7)
    with pytest.raises(UsageError, match="no language pack"):
        factcheck.compare(MORNING, EVENING, language="xx")
    with pytest.raises(UsageError, match="an id each"):
        factcheck.compare({"id": "a", "text": MORNING}, factcheck.Article(id="a", text=EVENING))
    with pytest.raises(InputError, match="empty"):
        factcheck.extract("")
    (tmp_path / "factcheck.yml").write_text("fail_on: loud\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="fail_on"):
        factcheck.scan(tmp_path, config=tmp_path / "factcheck.yml")
    (tmp_path / "rules.yml").write_text(RULES.replace("title", "titel"), encoding="utf-8")
    with pytest.raises(factcheck.GroupedError, match="did you mean 'title'"):
        factcheck.load_rules(tmp_path / "rules.yml")
