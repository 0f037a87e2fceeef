"""`python -m benchmarks`: it runs through, its tables hold what they say, and they land between the marks of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as harness
from benchmarks import tables, worker


def test_a_small_run_writes_its_tables_between_the_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{tables.START}\nold\n{tables.END}\nafter\n", encoding="utf-8")
    small = [
        "--quick",
        "--only",
        "extraction",
        "growth",
        "--languages",
        "nl",
        "--size",
        "0.01",
        "--growth",
        "0.01",
        "0.02",
    ]
    assert harness.main([*small, "--write", str(page)]) == 0
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"before\n{tables.START}\n\nMeasured on ")
    assert written.endswith(f"{tables.END}\nafter\n")
    assert "old" not in written
    assert "| nl | 0.01" in written
    assert "### Growth (nl)" in written
    assert capsys.readouterr().out.strip("\n") in written


def test_a_file_without_marks_is_not_written(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here", encoding="utf-8")
    with pytest.raises(ValueError, match="no lines"):
        tables.Report().write(page)
    assert page.read_text(encoding="utf-8") == "nothing here"


def test_a_peer_and_factcheck_read_the_same_text() -> None:
    run = worker.run("dateparser", "en", 0.0)
    assert run["bytes"] > 1000
    assert run["seconds"] > 0
    assert run["own"] > 0


def test_the_sample_articles_are_read_over_and_over() -> None:
    run = worker.run("samples", "-", 0.03)
    assert 30_000 <= run["bytes"] < 40_000
    assert run["found"] > 100


@pytest.mark.parametrize(("ratio", "shown"), [(1.0, "1.00"), (1.96, "1.96"), (2.0, "2.0"), (45.6, "46"), (0.5, "0.50")])
def test_ratios(ratio: float, shown: str) -> None:
    assert tables.times(ratio) == shown
