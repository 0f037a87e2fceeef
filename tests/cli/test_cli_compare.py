"""compare: pairs as JSONL in their order, and two texts for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from process import run

PAIRS = [
    {
        "id": "p1",
        "a": "The ferry accident killed 31 people.",
        "b": "The ferry accident killed 54 people.",
        "lang": "en",
    },
    {"id": 2, "a": "La ville compte 14 lignes de tram.", "b": "Il pleut.", "lang": "fr"},
    {"id": "p3", "a": "", "b": "Seven boats.", "lang": "en"},
    {"id": "p4", "a": "Jedi 7.", "b": "Jedi 8.", "lang": "xx"},
    {"id": "p5", "a": "The ferry accident killed 31 people.", "b": "The ferry accident killed 31 people."},
]


def lines(pairs: list[dict[str, object]]) -> str:
    return "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)


def test_one_answer_a_pair_in_the_same_order(tmp_path: Path) -> None:
    done = run("compare", "--pairs", "-", "--format", "jsonl", cwd=tmp_path, stdin=lines(PAIRS))
    assert done.code == 0
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["id"] for row in rows] == [pair["id"] for pair in PAIRS]
    for row in rows:
        assert list(row) == ["id", "relation", "a_span", "b_span", "rule", "confidence"]
        assert row["relation"] in ("contradiction", "change", "agreement", "unrelated")
    assert rows[0]["relation"] == "contradiction"
    assert "31" in str(PAIRS[0]["a"])[slice(*rows[0]["a_span"])]
    assert "54" in str(PAIRS[0]["b"])[slice(*rows[0]["b_span"])]
    assert (rows[1]["relation"], rows[1]["a_span"]) == ("unrelated", None)
    assert rows[4]["relation"] == "agreement"


def test_a_pair_that_cannot_be_read_is_unrelated_with_a_warning(tmp_path: Path) -> None:
    done = run("compare", "--pairs", "-", "--format", "jsonl", cwd=tmp_path, stdin=lines(PAIRS))
    assert json.loads(done.out.splitlines()[3])["relation"] == "unrelated"
    assert "warning: pair p4: " in done.err


def test_file_and_default_format(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(lines(PAIRS[:2]), encoding="utf-8")
    piped = run("compare", "--pairs", "-", "--format", "jsonl", cwd=tmp_path, stdin=lines(PAIRS[:2]))
    assert run("compare", "--pairs", "pairs.jsonl", cwd=tmp_path).out == piped.out


def test_every_broken_line_is_named(tmp_path: Path) -> None:
    done = run(
        "compare", "--pairs", "-", cwd=tmp_path, stdin='{"id": 1, "a": "x"}\n{"id": 2, "a": "x", "b": "y"}\n[]\n'
    )
    assert done.code == 2
    assert done.out == ""
    assert "standard input:1: not a pair" in done.err
    assert "standard input:3: not a pair" in done.err


def test_two_texts(tmp_path: Path) -> None:
    done = run("compare", str(PAIRS[0]["a"]), str(PAIRS[0]["b"]), cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("CONTRADICTION")
    assert "*31 people*" in done.out


def test_two_files(articles: Path) -> None:
    done = run("compare", "articles/morning.md", "articles/evening.md", "--format", "json", cwd=articles.parent)
    row = json.loads(done.out)
    assert row["relation"] == "contradiction"
    assert row["id"] == "articles/morning.md : articles/evening.md"
    assert row["reasons"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.txt", "A text of words."), "missing.txt: no such file"),
        (("One text alone.",), "nothing to compare"),
        (("a b", "c d", "--pairs", "-"), "at once"),
        (("--pairs", "missing.jsonl"), "missing.jsonl: cannot be read"),
        (("--pairs", "-", "--format", "json"), "--format: found 'json'"),
    ],
)
def test_usage(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run("compare", *arguments, cwd=tmp_path)
    assert done.code == 2
    assert said in done.err
