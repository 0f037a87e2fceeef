"""Writes a generated archive, scans it and prints how well that went.

python -m benchmarks.archive                           # 2,000 articles of 40 stories
python -m benchmarks.archive --articles 120 --stories 8 --seed 3 --show wrong
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.archive.score import Score, score
from benchmarks.archive.write import Truth, archive, as_line

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, STORIES, SEED = 2000, 40, 11


def main(argv: Sequence[str] | None = None) -> int:
    """Generates, scans, judges."""
    asked = _options().parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(asked.out or scratch)
        truth = write(folder, asked.articles, asked.stories, asked.seed)
        findings, figures = scanned(folder, asked.jobs)
        for row in figures:
            _say(row)
        judged = score(truth, findings)
        for cells in judged.table():
            _say(cells)
        _show(judged, asked.show)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=1, help="processes of the scan")
    parser.add_argument("--out", metavar="DIR", help="keep articles.jsonl, truth.json and findings.json there")
    parser.add_argument("--show", choices=("wrong", "missed", "all"), help="list findings that are wrong, items missed")
    return parser


def write(folder: Path, articles: int, stories: int, seed: int) -> Truth:
    """Writes `articles.jsonl` and `truth.json` into a folder and returns the truth."""
    folder.mkdir(parents=True, exist_ok=True)
    written, truth = archive(articles, stories, seed)
    lines = (json.dumps(as_line(article), ensure_ascii=False) for article in written)
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "truth.json").write_bytes(msgspec.json.format(msgspec.json.encode(truth), indent=1))
    return truth


def scanned(folder: Path, jobs: int) -> tuple[list[dict[str, object]], list[list[str]]]:
    """What `factcheck scan` finds in the folder's articles; and time and memory as rows for people."""
    out = folder / "findings.json"
    command = [sys.executable, "-m", "factcheck", "scan", str(folder / "articles.jsonl"), "--jobs", str(jobs)]
    command += ["-o", str(folder / "report.md"), "-o", f"json={out}"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    read = json.loads(out.read_text(encoding="utf-8"))
    size = (folder / "articles.jsonl").stat().st_size
    rows = [
        ["archive", "articles", f"{len(read['articles']):,}", f"{size / 1e6:.1f} MB"],
        ["archive", "assertions", f"{read['assertions']:,}", ""],
        ["scan", "time", f"{wall:.0f} s", f"{spent:.0f} s of processor time"],
        ["scan", "memory", f"{after.ru_maxrss * (1 if sys.platform == 'darwin' else 1024) / 1e6:.0f} MB", ""],
    ]
    return read["findings"], rows


def _show(judged: Score, what: str | None) -> None:
    if what in ("wrong", "all"):
        for one in judged.judged:
            if not one.right:
                _say(["wrong", one.finding["rule"], one.reason, one.finding["message"]])
                for place in one.finding["evidence"][:4]:
                    _say(
                        [
                            "",
                            f"{place['article']}:{place['text']}",
                            str(place["published"]),
                            " ".join(place["quote"].split()),
                        ]
                    )
    if what in ("missed", "all"):
        for item in judged.missed:
            _say(["missed", item.kind, item.fact, f"{item.article}:{item.start} {'-'.join(item.versions).strip('-')}"])


def _say(cells: Sequence[str]) -> None:
    sys.stdout.write("| " + " | ".join(cells) + " |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
