"""Plugins: the example in an environment of its own, and broken ones, which are named and told apart from factcheck."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from environment import EXAMPLE, Environment

SUBTITLES = """\
1
00:00:01,000 --> 00:00:04,000
The <i>budget</i> is 3 billion euros.

2
00:00:04,500 --> 00:00:06,000
The mayor said so.
"""
PLAIN = "The budget is 3 million euros.\n"


def test_the_reader_the_relation_and_the_report_of_the_example(broadcast: Environment, work: Path) -> None:
    (work / "a.srt").write_text(SUBTITLES, encoding="utf-8")
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    shutil.copy(EXAMPLE / "slips.yml", work / "slips.yml")
    tests = broadcast.run("rules", "test", "slips.yml", cwd=work)
    assert (tests.code, tests.out, tests.err) == (0, "2 passed, 0 failed\n", "")
    scan = ("scan", ".", "--rules", "slips.yml", "--select", "broadcast")
    brief = broadcast.run(*scan, "--format", "brief", cwd=work)
    assert (brief.code, brief.err) == (0, "")
    assert brief.out.startswith("ERROR: 3 ")
    assert brief.out.endswith(" or the other way round\n1 in 2 articles\n")
    document = json.loads(broadcast.run(*scan, "--format", "json", cwd=work).out)
    assert [(one["id"], one["source"]) for one in document["articles"]] == [("a.srt", "Broadcast"), ("b.txt", None)]
    (finding,) = document["findings"]
    assert (finding["rule"], finding["relation"]) == ("broadcast/millions-billions", "slip")
    assert {place["quote"] for place in finding["evidence"]} == {"The budget is 3 billion euros.", PLAIN.strip()}


@pytest.mark.parametrize("format", ["human", "markdown", "csv", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_every_report_shows_a_relation_of_a_plugin(broadcast: Environment, work: Path, format: str) -> None:
    (work / "a.srt").write_text(SUBTITLES, encoding="utf-8")
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    scan = ("scan", ".", "--rules", str(EXAMPLE / "slips.yml"), "--select", "broadcast", "--no-report")
    done = broadcast.run(*scan, "--format", format, cwd=work)
    assert (done.code, done.err) == (0, "")
    assert "3 billion" in done.out or "millions-billions" in done.out


def test_what_a_reader_refuses_is_skipped_with_its_reason(broadcast: Environment, work: Path) -> None:
    (work / "a.srt").write_text("Nothing is said.\n", encoding="utf-8")
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    done = broadcast.run("extract", ".", "--format", "csv", cwd=work)
    assert done.code == 0
    assert "warning: a.srt: skipped: no subtitles: no line with two times [FC606]\n" in done.err
    assert "3 million" in done.out


def test_a_key_of_a_relation_is_checked_like_any_other(broadcast: Environment, work: Path) -> None:
    text = (EXAMPLE / "slips.yml").read_text(encoding="utf-8")
    (work / "slips.yml").write_text(text.replace("factor: 1000", "factor: many"), encoding="utf-8")
    (work / "more.yml").write_text(text.replace("factor: 1000", "factr: 10"), encoding="utf-8")
    done = broadcast.run("rules", "lint", "slips.yml", "more.yml", cwd=work)
    assert done.code == 2
    assert "slips.yml:11: rules[0].compare.factor: found 'many' (expected a number above 1) [FC403]" in done.err
    assert "more.yml:11: rules[0].compare.factr: unknown key of slip 'factr'; did you mean 'factor'?" in done.err


def test_without_the_plugin_its_names_are_unknown(environment: Environment, work: Path) -> None:
    (work / "a.srt").write_text(SUBTITLES, encoding="utf-8")
    lint = environment.run("rules", "lint", str(EXAMPLE / "slips.yml"), cwd=work)
    assert "unknown value 'slip'" in lint.err
    assert "--format: found 'brief'" in environment.run("scan", ".", "--format", "brief", cwd=work).err
    assert "no new article found here" in environment.run("extract", ".", cwd=work).err


def test_settings_name_the_plugins_and_schemas_know_their_relations(broadcast: Environment, work: Path) -> None:
    shown = broadcast.run("config", "show", cwd=work).out
    assert "srt (readers)" in shown
    assert shown.count("factcheck-broadcast 0.1.0") == 3
    document = json.loads(broadcast.run("config", "show", "--format", "json", cwd=work).out)
    assert document["plugins"][0] == {"kind": "readers", "name": "srt", "package": "factcheck-broadcast 0.1.0"}
    schema = json.loads(broadcast.run("config", "schema", "rules", cwd=work).out)
    relations = schema["$defs"]["rule"]["properties"]["compare"]["anyOf"]
    assert relations[-1]["properties"] == {"relation": {"const": "slip"}, "factor": {}}


EXTRACT, SCAN = ("extract", "a.abc"), ("scan", ".", "-f", "abc")
BROKEN = {  # case: kind, name, the module's text, the arguments, what is said
    "import": ("readers", "abc", "import nowhere\n", EXTRACT, "cannot be imported: ModuleNotFoundError"),
    "syntax": ("readers", "abc", "def read(:\n", EXTRACT, "cannot be imported: SyntaxError"),
    "nothing": ("formats", "abc", "x = 1\n", SCAN, "has no function render()"),
    "type": ("formats", "abc", "def render(result, style):\n    return 7\n", SCAN, "gave int and no text"),
    "article": ("readers", "abc", "def read(data, where):\n    return [7]\n", EXTRACT, "gave int for a.abc"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_named(environment: Environment, work: Path, case: str) -> None:
    kind, name, text, arguments, said = BROKEN[case]
    environment.module("broken_one", text)
    environment.declare("broken-thing", "2.1", {f"factcheck.{kind}": {name: "broken_one"}})
    (work / "a.abc").write_text(PLAIN, encoding="utf-8")
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    done = environment.run(*arguments, cwd=work)
    assert done.code == 2
    assert done.err.startswith(f"error: the plugin 'abc' (factcheck.{kind}) of broken-thing 2.1 {said}")
    assert done.err.endswith("[FC501]\n")
    assert "Traceback" not in done.err


def test_a_broken_plugin_that_nobody_needs_harms_nobody(environment: Environment, work: Path) -> None:
    environment.module("broken_one", "import nowhere\n")
    environment.declare("broken-thing", "2.1", {"factcheck.readers": {"abc": "broken_one"}})
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    done = environment.run("extract", ".", cwd=work)
    assert (done.code, done.err) == (0, "")


def test_two_plugins_of_one_name(environment: Environment, work: Path) -> None:
    for number in (1, 2):
        environment.module(f"reader_{number}", "def read(data, where):\n    yield data.decode()\n")
        environment.declare(f"thing-{number}", "1.0", {"factcheck.readers": {"abc": f"reader_{number}"}})
    (work / "a.abc").write_text(PLAIN, encoding="utf-8")
    done = environment.run("extract", ".", cwd=work)
    assert done.code == 2
    assert "the plugin 'abc' (factcheck.readers) comes from thing-1 1.0 and thing-2 1.0" in done.err
    assert "[FC502]" in done.err


FAILING = "def {}:\n    raise KeyError('lost')\n"


def test_a_plugin_that_fails_while_it_works(environment: Environment, work: Path) -> None:
    for kind, name, function in (
        ("readers", "abc", "read(data, where)"),
        ("formats", "loud", "render(result, style)"),
        ("relations", "odd", "find(rule, run)"),
    ):
        environment.module(f"failing_{name}", FAILING.format(function))
        environment.declare(f"failing-{name}", "1.0", {f"factcheck.{kind}": {name: f"failing_{name}"}})
    (work / "a.abc").write_text(PLAIN, encoding="utf-8")
    (work / "b.txt").write_text(PLAIN, encoding="utf-8")
    rule = (
        (EXAMPLE / "slips.yml").read_text(encoding="utf-8").replace("slip, factor: 1000", "odd").split("    tests:")[0]
    )
    (work / "odd.yml").write_text(rule.replace("{factor}", "1000"), encoding="utf-8")
    read = environment.run("extract", ".", cwd=work)
    assert read.code == 0  # one file does not stop the others
    failed = "of failing-{} 1.0 failed: KeyError: 'lost' [FC503]\n"
    assert "warning: a.abc: skipped: the plugin 'abc' (factcheck.readers) " + failed.format("abc") in read.err
    shown = environment.run("scan", "b.txt", "--format", "loud", cwd=work)
    assert (shown.code, shown.out) == (2, "")
    assert "error: the plugin 'loud' (factcheck.formats) " + failed.format("loud") in shown.err
    found = environment.run("scan", "b.txt", "--rules", "odd.yml", "--no-report", cwd=work)
    assert found.code == 2
    assert "error: the plugin 'odd' (factcheck.relations) " + failed.format("odd") in found.err
