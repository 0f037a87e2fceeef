"""Places in a web page and in JSON Lines are lines of the file, not of the extracted text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import corpus
from factcheck.corpus.readers.places import lines_of

PAGE = """<!DOCTYPE html>
<html><head><title>The harbour wakes up</title>
<script>var text = "The harbour wakes up early";
</script></head>
<body><!-- The harbour wakes
up -->
<h1>The harbour
wakes up</h1>
<p>Boats &amp; ships leave at <b>dawn</b>, the caf\u00e9 opens
later.</p>

<p>Caf\u00e9s close at ten.</p>
</body></html>
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The harbour wakes up\nBoats & ships leave at dawn, the caf\u00e9 opens later.\nCaf\u00e9s close at ten.",
            (2, 9, 12),
        ),
        ("Boats & ships leave at dawn\nnowhere to be seen\n\nCaf\u00e9s close", (9, 9, 9, 12)),
        ("Caf\u00e9s close\nBoats & ships", (12, 12)),
        ("nowhere", ()),
        ("", ()),
    ],
)
def test_lines_of_a_page(text: str, lines: tuple[int, ...]) -> None:
    assert lines_of(PAGE, text) == lines


@given(st.text(alphabet="<>!-/scripty a\n&;", max_size=300), st.text(alphabet="scripty a\n", max_size=100))
def test_any_page_gives_rising_lines_of_the_page(page: str, text: str) -> None:
    lines = lines_of(page, text)
    assert list(lines) == sorted(lines)
    assert len(lines) in (0, text.count("\n") + 1)
    assert all(1 <= line <= page.count("\n") + 1 for line in lines)


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<style>", "<", "a ", "<b"])
def test_pages_that_never_close_are_read_in_linear_time(piece: str) -> None:
    assert lines_of(piece * 100_000, "a b c d e f g") == ()


def test_every_place_of_a_jsonl_article_is_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"id": name, "text": f"Quiet.\n\n{name} has 31 boats."} for name in ("a", "b")]
    (tmp_path / "all.jsonl").write_text("\n" + "".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    found = corpus.load(["all.jsonl"]).articles
    assert [[article.file_line(line) for line in (1, 3)] for article in found] == [[2, 2], [3, 3]]
