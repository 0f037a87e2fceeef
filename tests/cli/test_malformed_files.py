"""Two hundred and fifty malformed files: each ends with exit code 2 or gives a warning, with file, line and code."""

from __future__ import annotations

import re

import malformed
import pytest
from inside import Inside

CASES = [(kind, number) for kind in malformed.KINDS for number in range(malformed.EACH)]


@pytest.mark.parametrize(("kind", "number"), CASES, ids=lambda value: str(value))
def test_a_malformed_file_is_named_with_its_line(kind: str, number: int, inside: Inside) -> None:
    files = malformed.files(kind, number)
    for name, data in files.items():
        (inside.folder / name).write_bytes(data)
    (bad,) = set(files) - set(malformed.GOOD)
    done = inside(*malformed.KINDS[kind][1])
    shown = f"{files[bad].decode('utf-8', 'backslashreplace')}\n{done.code}\n{done.err}"
    assert "Traceback" not in done.err, shown
    assert "[FC900]" not in done.err, shown
    told = [line for line in done.err.splitlines() if re.match(rf"(error|warning): {re.escape(bad)}:\d+: ", line)]
    assert told, shown
    assert all(re.search(r" \[FC\d{3}\]$", line) for line in told), shown
    severe = any(line.startswith("error: ") for line in told)
    assert done.code == (2 if severe else 0), shown
    lines = files[bad].count(b"\n") + 1
    for line in told:
        assert 1 <= int(line.split(":")[2]) <= lines + 1, shown


def test_the_files_are_the_same_every_time_and_differ() -> None:
    for kind in malformed.KINDS:
        made = [malformed.files(kind, number) for number in range(malformed.EACH)]
        assert made == [malformed.files(kind, number) for number in range(malformed.EACH)]
        assert len({str(sorted(one.items())) for one in made}) > malformed.EACH // 2


@pytest.mark.parametrize("kind", malformed.KINDS)
def test_the_good_files_that_they_are_made_of_are_read(kind: str, inside: Inside) -> None:
    good = {
        "config": ("factcheck.yml", malformed.CONFIG),
        "rules": ("bad.yml", malformed.RULES),
        "sources": ("sources.yml", malformed.SOURCES),
        "baseline": ("known.json", malformed.BASELINE),
        "article": ("bad.md", malformed.FRONT),
    }[kind]
    inside.write({good[0]: good[1], "b.md": "Two boats.", "news/c.txt": "One boat."})
    for name, data in malformed.GOOD.items():
        (inside.folder / name).write_bytes(data)
    done = inside(*malformed.KINDS[kind][1])
    assert "error" not in done.err
    assert not re.search(r"FC[1-5]\d\d|FC61[12]", done.err), done.err
