"""scan: what is printed, what is written, what it exits with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from process import run

from factcheck.cli import fast


def test_summary_report_and_exit_code(articles: Path) -> None:
    done = run("scan", "articles", cwd=articles.parent)
    assert done.code == 0
    assert done.out.startswith("factcheck  3 articles (en), 2 assertions\n1 contradiction\n")
    assert "31 people" in done.out
    assert "54 people" in done.out
    assert "articles/morning.md:5" in done.out
    assert "\x1b" not in done.out
    assert done.err == ""
    report = (articles.parent / "factcheck-report.md").read_text(encoding="utf-8")
    assert "# Discrepancy report" in report
    assert "## Contradictions (1)" in report


def test_the_short_way_and_the_full_command_line_give_the_same_bytes(articles: Path) -> None:
    for short in (("scan", "articles"), ("scan", "articles", "-f", "json", "--output", "out.md")):
        assert fast.command(short) is not None
        assert fast.command((*short, "--jobs", "1")) is None
        first, again = run(*short, cwd=articles.parent), run(*short, "--jobs", "1", cwd=articles.parent)
        assert (first.code, first.out, first.err) == (again.code, again.out, again.err)
        assert "31 people" in first.out


def test_a_report_is_no_article_of_the_next_scan(articles: Path) -> None:
    for _ in range(2):
        run("scan", ".", "-o", "articles/findings.md", cwd=articles.parent)
    done = run("scan", ".", "--format", "json", cwd=articles.parent)
    ids = [article["id"] for article in json.loads(done.out)["articles"]]
    assert ids == ["articles/evening.md", "articles/morning.md", "articles/quiet.txt"]


@pytest.mark.parametrize("arguments", [("--no-report",), ("--format", "json"), ("-o", "-")])
def test_no_report_is_written(arguments: tuple[str, ...], articles: Path) -> None:
    done = run("scan", "articles", *arguments, cwd=articles.parent)
    assert done.code == 0
    assert [path.name for path in articles.parent.iterdir()] == ["articles"]


def test_json_is_all_that_stands_on_standard_output(articles: Path) -> None:
    (articles / "bytes.txt").write_bytes(b"31 caf\xe9s")
    done = run("scan", "articles", "--format", "json", cwd=articles.parent)
    document = json.loads(done.out)
    assert document["version"] == 1
    assert document["assertions"] == 2
    assert [article["id"] for article in document["articles"]] == ["evening.md", "morning.md", "quiet.txt"]
    assert [skipped["path"] for skipped in document["skipped"]] == ["articles/bytes.txt"]
    finding = document["findings"][0]
    assert (finding["relation"], finding["severity"]) == ("contradiction", "error")
    assert {place["text"] for place in finding["evidence"]} == {"31 people", "54 people"}
    assert "warning: articles/bytes.txt:1: skipped: not UTF-8" in done.err


def test_several_outputs_in_one_run(articles: Path) -> None:
    done = run(
        "scan",
        "articles",
        "-o",
        "sarif=a.sarif",
        "-o",
        "b.json",
        "-o",
        "junit=c.xml",
        "-o",
        "d.md",
        cwd=articles.parent,
    )
    assert done.code == 0
    assert json.loads((articles.parent / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((articles.parent / "b.json").read_text("utf-8"))["version"] == 1
    assert (articles.parent / "c.xml").read_text("utf-8").startswith("<?xml")
    assert (articles.parent / "d.md").read_text("utf-8").startswith("<!--")
    assert not (articles.parent / "factcheck-report.md").exists()
    assert "The full report: d.md" in done.out


def test_the_report_on_standard_output(articles: Path) -> None:
    done = run("scan", "articles", "-o", "-", cwd=articles.parent)
    assert done.out.startswith("<!--")
    run("scan", "articles", "-o", "report.md", cwd=articles.parent)
    assert (articles.parent / "report.md").read_text("utf-8") == done.out


def test_an_article_is_never_overwritten(articles: Path) -> None:
    before = (articles / "morning.md").read_bytes()
    done = run("scan", "articles", "-o", "articles/morning.md", cwd=articles.parent)
    assert done.code == 2
    assert "one of the articles" in done.err
    assert (articles / "morning.md").read_bytes() == before


def test_a_report_that_cannot_be_written(articles: Path) -> None:
    done = run("scan", "articles", "-o", "nowhere/report.md", cwd=articles.parent)
    assert done.code == 2
    assert "nowhere/report.md: the report cannot be written: No such file or directory" in done.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="folders cannot be made read-only here")
def test_a_default_report_that_cannot_be_written_is_a_warning(articles: Path) -> None:
    articles.parent.chmod(0o555)
    try:
        done = run("scan", "articles", cwd=articles.parent)
    finally:
        articles.parent.chmod(0o755)
    assert done.code == 0
    assert "warning: factcheck-report.md" in done.err


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(severity: str, code: int, articles: Path) -> None:
    assert run("scan", "articles", "--no-report", "--fail-on", severity, cwd=articles.parent).code == code


def test_fail_on_counts_only_what_is_shown(articles: Path) -> None:
    done = run("scan", "articles", "--no-report", "--fail-on", "info", "--ignore", "core", cwd=articles.parent)
    assert done.code == 0


def test_same_input_same_bytes(articles: Path) -> None:
    first = run("scan", "articles", "--format", "json", cwd=articles.parent, env={"PYTHONHASHSEED": "1"})
    second = run(
        "scan", "articles", "--format", "json", "--jobs", "2", cwd=articles.parent, env={"PYTHONHASHSEED": "2"}
    )
    assert first.out == second.out


def test_baseline_hides_what_is_known(articles: Path) -> None:
    assert run("scan", "articles", "--no-report", "--write-baseline", "known.json", cwd=articles.parent).code == 0
    again = run(
        "scan", "articles", "--format", "json", "--baseline", "known.json", "--fail-on", "info", cwd=articles.parent
    )
    assert again.code == 0
    document = json.loads(again.out)
    assert (document["findings"], document["known"]) == ([], 1)
    # a moved line keeps its fingerprint, another value does not
    text = (articles / "morning.md").read_text("utf-8")
    (articles / "morning.md").write_text(text.replace("---\nThe", "---\nA quiet lake.\n\nThe"), encoding="utf-8")
    assert (
        run(
            "scan", "articles", "--no-report", "--baseline", "known.json", "--fail-on", "info", cwd=articles.parent
        ).code
        == 0
    )
    (articles / "morning.md").write_text(text.replace("31", "12"), encoding="utf-8")
    assert (
        run(
            "scan", "articles", "--no-report", "--baseline", "known.json", "--fail-on", "info", cwd=articles.parent
        ).code
        == 1
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), ("{", "not a baseline"), ('{"version": 2, "findings": []}', "version: found 2")],
)
def test_a_broken_baseline_is_an_error(content: str | None, said: str, articles: Path) -> None:
    if content is not None:
        (articles.parent / "known.json").write_text(content, encoding="utf-8")
    done = run("scan", "articles", "--no-report", "--baseline", "known.json", cwd=articles.parent)
    assert done.code == 2
    assert said in done.err
    assert "known.json" in done.err


def test_an_ignore_in_the_article(articles: Path) -> None:
    text = (articles / "morning.md").read_text("utf-8")
    ignored = text.replace("said.", "said. <!-- factcheck: ignore core the number is from the first hours -->")
    (articles / "morning.md").write_text(ignored, encoding="utf-8")
    done = run("scan", "articles", "--format", "json", cwd=articles.parent)
    document = json.loads(done.out)
    assert (document["findings"], document["ignored"]) == ([], 1)
    assert done.err == ""


def test_a_useless_ignore_is_reported(articles: Path) -> None:
    with (articles / "quiet.txt").open("a", encoding="utf-8") as file:
        file.write("<!-- factcheck: ignore core/quantity-differs nothing here -->\n")
    done = run("scan", "articles", "--no-report", cwd=articles.parent)
    assert "warning: articles/quiet.txt:2: this ignore of core/quantity-differs hides nothing" in done.err


def test_skipped_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")
    (tmp_path / "latin.txt").write_bytes("L'été".encode("latin-1"))
    (tmp_path / "good.txt").write_text("The lake has 7 boats.", encoding="utf-8")
    (tmp_path / "some.jsonl").write_text('{"id": "a", "text": "Seven boats."}\nnot json\n', encoding="utf-8")
    done = run("scan", ".", "--no-report", cwd=tmp_path)
    assert done.code == 0
    for name in ("empty.txt:1", "binary.txt:1", "latin.txt:1", "some.jsonl:2"):
        assert f"warning: {name}: skipped: " in done.err
    assert "4 skipped" in done.out
    quiet = run("scan", ".", "--no-report", "--quiet", cwd=tmp_path)
    assert quiet.err == ""
    assert "4 skipped" in quiet.out


def test_a_path_that_does_not_exist(articles: Path) -> None:
    done = run("scan", "articels", "other", cwd=articles.parent)
    assert done.code == 2
    assert "error: articels: no such file or folder; did you mean 'articles'?" in done.err
    assert "error: other: no such file or folder" in done.err


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("scan", "empty", "--no-report", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("factcheck  0 articles")
    assert "empty" in done.err


def test_standard_input(tmp_path: Path) -> None:
    lines = (
        '{"id": "a", "text": "The ferry accident killed 31 people.", "source": "A", "published": "2025-03-03"}\n'
        '{"id": "b", "text": "The ferry accident killed 54 people.", "source": "B", "published": "2025-03-03"}\n'
    )
    done = run("scan", "-", "--format", "json", cwd=tmp_path, stdin=lines)
    assert [article["id"] for article in json.loads(done.out)["articles"]] == ["a", "b"]
    assert len(json.loads(done.out)["findings"]) == 1


def test_colours(articles: Path) -> None:
    forced = run("scan", "articles", "--no-report", cwd=articles.parent, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[1;31m" in forced or "\x1b[31m" in forced
    without = run("scan", "articles", "--no-report", cwd=articles.parent, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b[" in without
    assert "31m" not in without
    machine = run("scan", "articles", "--format", "json", cwd=articles.parent, env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in machine


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_the_summary_keeps_to_the_width(columns: str, articles: Path) -> None:
    done = run("scan", "articles", "--no-report", cwd=articles.parent, env={"COLUMNS": columns})
    assert max(map(len, done.out.splitlines())) <= int(columns)


RULES = """version: 1
pack: own
rules:
  - id: good
    title: Tolls that differ
    severity: warning
    description: Tolls.
    select: {dimension: count}
    compare: {relation: contradiction}
    message: "{a.quote} against {b.quote}"
  - id: bad
    title: A typo
    severity: eror
    description: It has one.
    selct: {dimension: count}
    compare: {relation: contradiction}
    message: "{a.quote}"
"""


def test_a_broken_rule_names_file_line_and_key(articles: Path) -> None:
    (articles.parent / "own.yml").write_text(RULES, encoding="utf-8")
    done = run("scan", "articles", "--no-report", "--rules", "own.yml", cwd=articles.parent)
    assert done.code == 2
    assert "own.yml:13:" in done.err
    assert "own.yml:15:" in done.err
    assert done.out == ""
    going = run("scan", "articles", "--format", "json", "--rules", "own.yml", "--keep-going", cwd=articles.parent)
    assert going.code == 0
    assert "own.yml:13:" in going.err
    assert len(json.loads(going.out)["findings"]) >= 1


def test_select_and_ignore(articles: Path) -> None:
    (articles.parent / "own.yml").write_text(RULES[: RULES.index("  - id: bad")], encoding="utf-8")
    for select, expected in (("own", {"own/good"}), ("good", {"own/good"}), ("own/good", {"own/good"})):
        done = run(
            "scan", "articles", "--format", "json", "--rules", "own.yml", "--select", select, cwd=articles.parent
        )
        assert {finding["rule"] for finding in json.loads(done.out)["findings"]} == expected
    listed = json.loads(run("rules", "list", "--rules", "own.yml", "--format", "json", cwd=articles.parent).out)
    packs = sorted({rule["name"].split("/")[0] for rule in listed})
    assert "own" in packs
    ignored = [word for pack in packs for word in ("--ignore", pack)]
    done = run("scan", "articles", "--format", "json", "--rules", "own.yml", *ignored, cwd=articles.parent)
    assert json.loads(done.out)["findings"] == []


def test_min_confidence(articles: Path) -> None:
    done = run("scan", "articles", "--format", "json", "--min-confidence", "1", cwd=articles.parent)
    assert json.loads(done.out)["findings"] == []


def test_exclude(articles: Path) -> None:
    done = run(
        "scan", "articles", "--format", "json", "--exclude", "morning*", "--exclude", "*.txt", cwd=articles.parent
    )
    assert [article["id"] for article in json.loads(done.out)["articles"]] == ["evening.md"]


@pytest.mark.parametrize("name", ["sources.yml", "factcheck.yml"])
def test_broken_yaml_is_an_error_with_its_line(name: str, articles: Path) -> None:
    place = articles if name == "sources.yml" else articles.parent
    (place / name).write_text("a: 1\nb: [\n", encoding="utf-8")
    done = run("scan", "articles", "--no-report", cwd=articles.parent)
    assert done.code == 2
    assert name in done.err
    assert "not valid YAML" in done.err
    assert "Traceback" not in done.err


def test_settings_of_factcheck_yml(articles: Path) -> None:
    (articles.parent / "factcheck.yml").write_text(
        "paths: [articles]\nfail_on: error\nexclude: [quiet.txt]\nreport: out.md\n", encoding="utf-8"
    )
    deep = articles / "deep"
    deep.mkdir()
    done = run("scan", cwd=deep)
    assert done.code == 1
    assert done.out.startswith("factcheck  2 articles")
    assert (articles.parent / "out.md").is_file()
    assert run("scan", "--fail-on", "never", cwd=deep).code == 0
    assert run("scan", "--isolated", cwd=deep).code == 2
    ignored = "ignore:\n  - {rule: core, reason: known, until: 2024-01-31}\n"
    (articles.parent / "other.yml").write_text(f"paths: [articles]\n{ignored}", encoding="utf-8")
    old = run(
        "scan",
        "--config",
        "other.yml",
        "--format",
        "json",
        cwd=articles.parent,
        env={"SOURCE_DATE_EPOCH": "1704100000"},
    )
    assert json.loads(old.out)["ignored"] == 1
    late = run(
        "scan",
        "--config",
        "other.yml",
        "--format",
        "json",
        cwd=articles.parent,
        env={"SOURCE_DATE_EPOCH": "1739500000"},
    )
    assert json.loads(late.out)["ignored"] == 0
    assert "this ignore ended on 2024-01-31" in late.err


def test_a_cache_changes_nothing_and_is_where_it_was_asked_for(articles: Path) -> None:
    plain = run("scan", "articles", "--format", "json", "--no-report", cwd=articles.parent)
    for _ in range(2):
        kept = run("scan", "articles", "--format", "json", "--no-report", "--cache", "kept", cwd=articles.parent)
        assert kept.out == plain.out
        assert (articles.parent / "kept" / "assertions.sqlite").is_file()
    (articles.parent / "factcheck.yml").write_text("paths: [articles]\ncache: configured\n", "utf-8")
    configured = run("scan", "--format", "json", "--no-report", cwd=articles.parent)
    assert json.loads(configured.out)["findings"] == json.loads(plain.out)["findings"]
    assert (articles.parent / "configured" / "assertions.sqlite").is_file()
