"""Prints what was measured as Markdown tables; see docs/benchmarks.md.

python -m benchmarks                  # 5 MB a language, growth from 1 to 20 MB; some minutes
python -m benchmarks --size 1 --growth 1 2 4
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import peers, text
from factcheck import __version__

ROOT = Path(__file__).resolve().parent.parent
MB = 1_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Runs what was asked for and prints each table as soon as it is known."""
    asked = _options().parse_args(argv)
    _say(f"factcheck {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores", "")
    start_up(asked.rounds)
    extraction(asked.size, asked.rounds)
    growth(asked.growth)
    scans(asked.scan, asked.rounds)
    unrelated()
    if asked.peers:
        compared()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--size", type=float, default=5, metavar="MB", help="text to extract from, a language")
    parser.add_argument("--growth", type=float, nargs="+", default=[1, 5, 20], metavar="MB", help="sizes to compare")
    parser.add_argument("--scan", type=float, nargs="*", default=[0.25, 0.5, 1], metavar="MB", help="archives to scan")
    parser.add_argument("--rounds", type=int, default=3, help="repetitions; the median is shown")
    parser.add_argument("--peers", action="store_true", help="also measure other extractors that are installed")
    return parser


def start_up(rounds: int) -> None:
    """Whole processes, from fork to exit."""
    python = sys.executable
    commands = {
        "python alone": [python, "-c", "pass"],
        "import factcheck": [python, "-c", "import factcheck"],
        "factcheck --version": [python, "-m", "factcheck", "--version"],
        "factcheck scan --help": [python, "-m", "factcheck", "scan", "--help"],
    }
    rows = []
    for name, command in commands.items():
        wall, cpu = _times(command, max(rounds, 5))
        rows.append([name, f"{wall * 1000:.0f} ms", f"{cpu * 1000:.0f} ms"])
    _table("Start-up", ["process", "time", "processor time"], rows)


def extraction(size: float, rounds: int) -> None:
    """Throughput in one process, the articles in memory."""
    rows = []
    for language in text.LANGUAGES:
        runs = [_worker("extract", language, size) for _ in range(rounds)]
        seconds = statistics.median(run["seconds"] for run in runs)
        speed = runs[0]["bytes"] / MB / seconds
        rows.append([language, f"{size:g} MB", f"{speed:.2f} MB/s", f"{runs[0]['found'] / seconds:,.0f}/s"])
    _table("Extraction, one core (processor time)", ["language", "text", "speed", "assertions"], rows)


def growth(sizes: Iterable[float]) -> None:
    """Time and memory as the text grows; a linear reader keeps its speed."""
    rows = []
    for size in sizes:
        for language in text.LANGUAGES:
            run = _worker("extract", language, size)
            speed = run["bytes"] / MB / run["seconds"]
            rows.append(
                [language, f"{size:g} MB", f"{run['seconds']:.1f} s", f"{speed:.2f} MB/s", f"{run['peak']:.0f} MB"]
            )
    _table("Growth (processor time)", ["language", "text", "time", "speed", "peak memory"], rows)


def scans(sizes: Iterable[float], rounds: int) -> None:
    """`factcheck scan` as users run it: read, extract, compare, write the report."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        report = str(Path(folder, "report.md"))
        samples = ROOT / "data" / "articles"
        rows.append(["the sample articles", _size(samples), *_seconds(_scan(samples, report), rounds)])
        for size in sizes:
            archive = Path(folder, f"archive-{size:g}.jsonl")
            _write(archive, size)
            rows.append([f"generated, {size:g} MB", _size(archive), *_seconds(_scan(archive, report), 1)])
    _table("Scan", ["archive", "text", "time", "processor time"], rows)


def unrelated() -> None:
    """Findings across generated articles, each about a town, firm and people of its own: nearly all are false alarms.

    Findings inside one article are not counted: a generated article repeats a sentence with other figures.
    """
    from factcheck import pipeline

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (0.1, 0.2, 0.4):
            archive = Path(folder, f"{size:g}.jsonl")
            _write(archive, size)
            result = pipeline.scan([str(archive)])
            across = [each for each in result.findings if len({place.article for place in each.evidence}) > 1]
            loud = sum(each.relation != "agreement" for each in across)
            rows.append([str(len(result.articles)), f"{len(result.assertions):,}", str(loud), str(len(across) - loud)])
    _table("False alarms in unrelated articles", ["articles", "assertions", "findings across", "agreements"], rows)


def compared() -> None:
    """Other extractors on the same text; the slow ones decide its size."""
    rows = []
    for name in ["extract", *peers.importable()]:
        for language in text.LANGUAGES:
            run = _worker(name, language, 0.05)
            speed = run["bytes"] / MB / run["seconds"]
            rows.append(["factcheck" if name == "extract" else name, language, f"{speed:.3f} MB/s"])
    _table("Other extractors", ["library", "language", "speed"], rows)


def _worker(what: str, language: str, size: float) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.worker", what, language, str(size)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _scan(path: Path, report: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", "scan", str(path), "-o", report]


def _times(command: list[str], rounds: int) -> tuple[float, float]:
    """The median times of a command in seconds, by the clock and by the processor; a failing command is an error."""
    walls, cpus = [], []
    for _ in range(rounds):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - began)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls), statistics.median(cpus)


def _seconds(command: list[str], rounds: int) -> list[str]:
    return [f"{each:.2f} s" for each in _times(command, rounds)]


def _write(path: Path, size: float) -> None:
    """An archive of half English, half French articles, one a line."""
    with path.open("w", encoding="utf-8") as out:
        for language in text.LANGUAGES:
            for each in text.articles(language, int(size * MB / 2)):
                line = {"id": each.id, "text": each.text, "lang": language}
                out.write(json.dumps({**line, "source": each.source, "published": each.published}) + "\n")


def _size(path: Path) -> str:
    files = path.rglob("*.*") if path.is_dir() else [path]
    return f"{sum(each.stat().st_size for each in files) / 1000:,.0f} kB"


def _table(title: str, head: list[str], rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    _say(f"### {title}", "", *lines, "")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
