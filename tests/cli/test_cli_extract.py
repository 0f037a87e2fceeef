"""extract: the contract of its lines, and that the short way in gives what the long one gives."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from process import run

from factcheck.cli import fast

TEXT = (
    "In 2019 the port of Halden handled 4.2 million tonnes.\nAbout 1,200 people work there, 15 % more than in 2018.\n"
)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    lines = [{"id": f"b{n}", "text": f"The {n + 2} boats carried 70 people in 2019.", "lang": "en"} for n in range(40)]
    (tmp_path / "boats.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_lines_follow_the_contract(port: Path) -> None:
    done = run("extract", "port.txt", "--format", "jsonl", cwd=port)
    assert (done.code, done.err) == (0, "")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {"2019", "4.2 million tonnes", "15 %"} <= {row["text"] for row in rows}
    for row in rows:
        start, end = row["span"]
        assert TEXT[start:end] == row["text"]
        assert row["article"] == "port.txt"
        assert row["sentence"] in TEXT
        assert TEXT.splitlines()[row["line"] - 1][row["column"] - 1 :].startswith(row["text"].split("\n")[0])


def test_order_is_that_of_articles_then_positions(port: Path) -> None:
    done = run("extract", "boats.jsonl", "port.txt", "--format", "jsonl", cwd=port)
    rows = [json.loads(line) for line in done.out.splitlines()]
    names = list(dict.fromkeys(row["article"] for row in rows))
    assert names == [*(f"b{n}" for n in range(40)), "port.txt"]
    for name in names:
        spans = [row["span"] for row in rows if row["article"] == name]
        assert spans == sorted(spans)


def test_short_and_long_way_and_processes_give_the_same_bytes(port: Path) -> None:
    short = ("extract", ".", "--format", "jsonl")
    assert fast.command(short) is not None
    first = run(*short, cwd=port).out
    for more in (("--jobs", "1"), ("--jobs", "2"), ("--quiet",)):
        long = (*short, *more)
        assert fast.command(long) is None
        assert run(*long, cwd=port).out == first
    assert first.count("\n") > 80


@pytest.mark.parametrize(
    ("arguments", "taken"),
    [
        (("extract", "a", "-", "--format", "jsonl"), True),
        (("extract", "--format=jsonl", "a"), True),
        (("extract", "a", "--format", "jsonl", "--lang", "fr"), True),
        (("extract", "a", "--format", "csv"), True),
        (("extract", "a", "-f", "csv"), True),
        (("extract", "a", "-fcsv"), False),
        (("extract", "a"), True),
        (("extract", "a", "--format"), False),
        (("extract", "a", "--format", "jsonl", "--format", "csv"), False),
        (("extract", "a", "--format", "jsonl", "--help"), False),
        (("extract", "--", "-a", "--format", "jsonl"), False),
        (("compare", "--pairs", "-", "--format", "jsonl"), True),
        (("compare", "--pairs", "-"), False),
        (("compare", "a", "b", "--format", "jsonl"), False),
        (("scan", "a", "--format", "jsonl"), True),
        (("scan", "a", "b", "-o", "r.md", "--lang=fr"), True),
        (("scan", "a", "-o", "r.md", "-o", "r.json"), False),
        (("scan", "a", "--fail-on", "error"), False),
        ((), False),
    ],
)
def test_which_forms_take_the_short_way(arguments: tuple[str, ...], taken: bool) -> None:
    assert (fast.command(arguments) is not None) is taken


def test_table(port: Path) -> None:
    done = run("extract", "port.txt", cwd=port)
    assert done.out.startswith("port.txt\n")
    assert "4.2 million" in done.out
    assert "\x1b" not in done.out


def test_csv(port: Path) -> None:
    done = run("extract", "port.txt", "--format", "csv", cwd=port)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert "4.2 million tonnes" in {row["text"] for row in rows}
    assert next(row["low"] for row in rows if row["text"] == "4.2 million tonnes") == "4200000.0"


def test_json(port: Path) -> None:
    lines = run("extract", "port.txt", "--format", "jsonl", cwd=port).out.splitlines()
    assert json.loads(run("extract", "port.txt", "--format", "json", cwd=port).out) == [
        json.loads(line) for line in lines
    ]


def test_standard_input_as_jsonl_and_as_text(tmp_path: Path) -> None:
    as_lines = run(
        "extract", "-", "--format", "jsonl", cwd=tmp_path, stdin=json.dumps({"id": "x", "text": TEXT}) + "\n"
    )
    as_text = run("extract", "-", "--format", "jsonl", cwd=tmp_path, stdin=TEXT)
    assert {json.loads(line)["article"] for line in as_lines.out.splitlines()} == {"x"}
    assert as_lines.out.count("\n") == as_text.out.count("\n") > 3


def test_lang_overrides_what_the_text_says(tmp_path: Path) -> None:
    done = run(
        "extract", "-", "--format", "jsonl", "--lang", "fr", cwd=tmp_path, stdin="Le port compte 1,5 million de tonnes."
    )
    row = json.loads(done.out.splitlines()[0])
    assert (row["language"], row["value"]["low"]) == ("fr", 1_500_000)


def test_warnings_stay_away_from_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9 31")
    done = run("extract", ".", "--format", "jsonl", cwd=tmp_path)
    assert done.code == 0
    assert done.out == ""
    assert "warning: a.txt:1: skipped: " in done.err
    assert run("extract", ".", "--format", "jsonl", "--quiet", cwd=tmp_path).err == ""


def test_text_of_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = run(
        "extract", "-", cwd=tmp_path, stdin="It cost \x1b[31m5 million euros\x1b[0m [bold]or more[/bold] in 2019."
    )
    assert done.code == 0
    assert "\x1b" not in done.out
