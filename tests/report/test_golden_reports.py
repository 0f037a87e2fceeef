"""Every format of a hand-made result, byte for byte. `UPDATE_GOLDEN=1 pytest tests/report` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sample

from factcheck.pipeline import ScanResult
from factcheck.report import FORMATS, Style, render

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Style(width=80, again="archive", report="factcheck-report.md")
CASES = {
    "human-80.txt": ("human", PLAIN),
    "human-120.txt": ("human", Style(width=120, again="archive", verbose=True)),
    "human-40.txt": ("human", Style(width=40, again="archive")),
    "human-quiet.txt": ("human", Style(width=80, quiet=True)),
    "human-colour.ansi": ("human", Style(width=80, colour=True, again="archive")),
    "human-no-colour.ansi": ("human", Style(width=80, colour=True, no_colour=True, again="archive")),
    "report.md": ("markdown", Style()),
    "findings.json": ("json", Style()),
    "findings.jsonl": ("jsonl", Style()),
    "findings.csv": ("csv", Style()),
    "findings.sarif": ("sarif", Style()),
    "github.txt": ("github", Style()),
    "gitlab.json": ("gitlab", Style()),
    "junit.xml": ("junit", Style()),
    "rdjson.json": ("rdjson", Style()),
    "rdjson.jsonl": ("rdjsonl", Style()),
    "empty.md": ("markdown", Style()),
    "empty.txt": ("human", Style()),
}


def rendered(name: str) -> str:
    """The report of one golden file."""
    format, style = CASES[name]
    return render(format, ScanResult() if name.startswith("empty") else sample.RESULT, style)


@pytest.mark.parametrize("name", CASES)
def test_report_is_the_golden_one(name: str) -> None:
    path = GOLDEN / name
    text = rendered(name)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode("utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert {format for format, _ in CASES.values()} == set(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_same_result_same_bytes(format: str) -> None:
    assert render(format, sample.RESULT, PLAIN) == render(format, sample.RESULT, PLAIN)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_summary_keeps_to_its_width(width: int) -> None:
    lines = render("human", sample.RESULT, Style(width=width, verbose=True)).splitlines()
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("format", ["human", "markdown", "github", "junit", "gitlab", "rdjson", "sarif"])
def test_no_escape_sequence_of_an_article_gets_through(format: str) -> None:
    assert "\x1b" in sample.HOSTILE
    assert "\x1b" not in render(format, sample.RESULT, PLAIN)
