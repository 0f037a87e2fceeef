"""Codes: each is documented with an example that runs, and what the pages say is what is printed."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from inside import Inside

from factcheck.model import Code, FactcheckError, GroupedError, InputError, RuleError, UsageError
from factcheck.report.codes import Entry, entries

ROOT = Path(__file__).parents[2]
RUN = [entry for entry in entries().values() if entry.run]
TOLD = [entry for entry in entries().values() if not entry.run]


def pieces(line: str) -> str:
    """A pattern for a line of `says`, in which "..." stands for anything."""
    return ".*".join(map(re.escape, line.split("...")))


def test_every_code_is_documented_in_order() -> None:
    assert list(entries()) == list(Code)


@pytest.mark.parametrize("entry", RUN, ids=lambda entry: str(entry.code))
def test_the_example_of_a_code_prints_what_it_says(entry: Entry, inside: Inside) -> None:
    inside.write(dict(entry.files))
    inside.write(dict(entry.latin), encoding="latin-1")
    done = inside.line(entry.run)
    assert "Traceback" not in done.err
    warning = entry.code.startswith("FC6")
    assert done.code == (0 if warning else 2)
    promised = entry.says.splitlines()
    assert promised
    printed = done.err.splitlines()
    for line in promised:
        assert line.startswith("warning: " if warning else "error: ")
        assert line.endswith(f" [{entry.code}]")
        assert any(re.fullmatch(pieces(line), one) for one in printed), done.err


@pytest.mark.parametrize("entry", TOLD, ids=lambda entry: str(entry.code))
def test_a_code_that_no_command_shows_has_a_test_that_names_it(entry: Entry) -> None:
    path, _, name = entry.tested.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    body = re.search(rf"^def {name}\(.*?(?=^def |^@|\Z)", text, re.M | re.S)
    assert body is not None, entry.tested
    assert f"Code.{entry.code.name}" in body[0] or entry.code in body[0], f"{name} does not look for {entry.code}"


def test_the_page_is_current() -> None:
    made = tool().page()
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == made, "run python tools/build_errors_page.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_errors_page", ROOT / "tools" / "build_errors_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", Code)
def test_a_code_is_explained(code: Code, inside: Inside) -> None:
    done = inside("explain", str(code))
    entry = entries()[code]
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{code}: {entry.title}\n")
    assert not entry.run or f"$ {entry.run}" in done.out
    assert max(map(len, done.out.split("For example:")[0].splitlines())) <= 80


def test_a_code_that_is_none(inside: Inside) -> None:
    done = inside("explain", "FC399")
    assert done.code == 2
    assert "no message has the code FC399 (expected FC301, FC302" in done.err


def test_an_error_says_its_place_its_key_and_its_code() -> None:
    error = RuleError("found 3", file="a.yml", line=2, key="id", expected="text", code=Code.RULE_WORD)
    assert str(error) == "a.yml:2: id: found 3 (expected text) [FC404]"
    assert error.said == "id: found 3 (expected text)"
    assert str(GroupedError([error, UsageError("no")])) == f"{error}\nno [FC100]"


@pytest.mark.parametrize("kind", [InputError, RuleError, UsageError])
def test_an_error_without_a_code_has_the_usual_one_of_its_kind(kind: type[FactcheckError]) -> None:
    assert kind("no").code is kind.usual
