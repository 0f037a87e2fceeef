"""What was measured as Markdown: printed as soon as it is known, and kept for docs/benchmarks.md."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

START, END = "<!-- results: written by `make bench` -->", "<!-- end of results -->"


class Report:
    """Lines as they are said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, *lines: str) -> None:
        """Print lines, and keep them."""
        self.lines += lines
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
        """A table with its title, and a note below it."""
        lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
        self.say(f"### {title}", "", *lines, "", *([note, ""] if note else []))

    def write(self, path: Path) -> None:
        """Put everything between the two marks of a file; raises ValueError where they are not."""
        before, start, rest = path.read_text(encoding="utf-8").partition(START)
        _, end, after = rest.partition(END)
        if not start or not end:
            raise ValueError(f"{path}: no lines {START!r} and {END!r}")
        body = "\n".join(self.lines).strip("\n")
        path.write_text(f"{before}{START}\n\n{body}\n\n{END}{after}", encoding="utf-8")


def times(ratio: float) -> str:
    """A ratio as people read it: "1.05", "12", "340"."""
    return f"{ratio:.2f}" if ratio < 2 else f"{ratio:.1f}" if ratio < 20 else f"{ratio:.0f}"
