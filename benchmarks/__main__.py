"""Measures speed and memory, prints Markdown tables, and writes them into docs/benchmarks.md when asked.

python -m benchmarks --quick                          # everything, on little text: about a minute
python -m benchmarks --write docs/benchmarks.md       # everything: under half an hour on a quiet machine
python -m benchmarks --only extraction growth --languages en fr
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
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import peers, text
from benchmarks.tables import Report, times
from factcheck import __version__

ROOT = Path(__file__).resolve().parent.parent
MB = 1_000_000
PARTS = ("start-up", "extraction", "growth", "peers", "scans", "unrelated")
QUICK = {"size": 0.1, "growth": [0.05, 0.1, 0.2], "scan": [0.05], "archives": [0.05], "budget": 0.3, "rounds": 1}
FULL = {"size": 20, "growth": [1, 10, 100], "scan": [0.25, 1], "archives": [0.1, 0.2, 0.4], "budget": 6, "rounds": 3}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs what was asked for and prints each table as soon as it is known."""
    asked = _options().parse_args(argv)
    for name, value in (QUICK if asked.quick else FULL).items():
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    report = Report()
    quick = ", a quick run on little text" if asked.quick else ""
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    report.say(f"Measured on {datetime.now(UTC):%Y-%m-%d}: factcheck {__version__}, {where}{quick}.", "")
    bench = Bench(asked, report)
    for part in PARTS:
        if part in asked.only:
            getattr(bench, part.replace("-", "_"))()
    if asked.write is not None:
        report.write(asked.write)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n", 1)[0])
    add = parser.add_argument
    add("--quick", action="store_true", help="little text: about a minute")
    add("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    add("--languages", nargs="+", choices=text.LANGUAGES, default=text.LANGUAGES, metavar="CODE", help="default: all")
    add("--size", type=float, metavar="MB", help="text to extract from, a language (default: 20)")
    add("--growth", type=float, nargs="+", metavar="MB", help="sizes to compare, in the first language (1 10 100)")
    add("--scan", type=float, nargs="*", metavar="MB", help="archives to scan (0.25 1)")
    add("--archives", type=float, nargs="*", metavar="MB", help="archives to look for false alarms in (0.1 0.2 0.4)")
    add("--budget", type=float, metavar="S", help="seconds for each other extractor and language (6)")
    add("--rounds", type=int, metavar="N", help="repetitions of whole processes; the median counts (3)")
    add("--write", type=Path, metavar="FILE", help="put the tables between the marks of this file")
    return parser


class Bench:
    """The measurements, each a table."""

    def __init__(self, asked: argparse.Namespace, report: Report) -> None:
        self.asked, self.report, self.languages = asked, report, tuple(asked.languages)

    def start_up(self) -> None:
        """Whole processes, from fork to exit."""
        with tempfile.TemporaryDirectory() as folder:
            line, archive = Path(folder, "line.txt"), Path(folder, "1MB.jsonl")
            line.write_text("Unemployment fell by 3 % in 2024.", encoding="utf-8")
            megabyte = min(1, self.asked.size)
            _write(archive, megabyte, ("en", "fr"))
            report = str(Path(folder, "report.md"))
            python, tool = [sys.executable], [sys.executable, "-m", "factcheck"]
            commands = {
                "python alone": [*python, "-c", "pass"],
                "factcheck --version": [*tool, "--version"],
                "factcheck --help": [*tool, "--help"],
                "factcheck extract, one sentence": [*tool, "extract", str(line), "--format", "jsonl"],
                f"factcheck extract, {megabyte:g} MB": [*tool, "extract", str(archive), "--format", "jsonl"],
                "factcheck scan, the sample articles": [*tool, "scan", "data/articles", "-o", report],
            }
            measured = {name: _times(command, self.asked.rounds) for name, command in commands.items()}
        alone = measured["python alone"][1]
        rows = [
            [name, f"{cpu * 1000:.0f} ms", f"{wall * 1000:.0f} ms", times(cpu / alone)]
            for name, (wall, cpu) in measured.items()
        ]
        self.report.table("Start-up", ["process", "processor time", "time", "times python alone"], rows)

    def extraction(self) -> None:
        """Throughput in one process, the articles in memory."""
        runs = {language: _worker("extract", language, self.asked.size) for language in self.languages}
        runs["the sample articles"] = _worker("samples", "-", min(1, self.asked.size))
        first = _speed(runs[self.languages[0]])
        rows = [
            [
                name,
                f"{run['bytes'] / MB:.3g} MB",
                f"{run['found'] / run['bytes'] * 1000:.1f}",
                f"{_speed(run):.2f} MB/s",
                times(_speed(run) / first),
                times(run["seconds"] / run["digits"]),
                f"{run['peak']:.0f} MB",
            ]
            for name, run in runs.items()
        ]
        head = ["text", "size", "assertions a kB", "speed", f"against {self.languages[0]}", "times one pattern"]
        note = "One pattern: `\\d+` compiled, all matches in the same text, as a measure of the machine."
        self.report.table("Extraction with full context, one core", [*head, "peak memory"], rows, note)

    def growth(self) -> None:
        """Time and memory as the text grows; a linear reader keeps its speed."""
        runs = [_worker("extract", self.languages[0], size) for size in sorted(self.asked.growth)]
        least = runs[0]
        rows = [
            [
                f"{run['bytes'] / MB:.3g} MB",
                f"{run['seconds']:.1f} s",
                times(run["bytes"] / least["bytes"]),
                times(run["seconds"] / least["seconds"]),
                f"{run['peak']:.0f} MB",
                times(run["peak"] / least["peak"]),
            ]
            for run in runs
        ]
        head = ["text", "processor time", "times the text", "times the time", "peak memory", "times the memory"]
        self.report.table(f"Growth ({self.languages[0]})", head, rows)

    def peers(self) -> None:
        """Other extractors and factcheck, article by article in turn; the slow ones decide how much text it is."""
        rows = []
        for name in peers.importable():
            for language in peers.PEERS[name].languages:
                if language in self.languages:
                    run = _worker(name, language, self.asked.budget)
                    ratio = run["seconds"] / run["own"]
                    told = f"{times(ratio)} times slower" if ratio >= 1 else f"{times(1 / ratio)} times faster"
                    shown = [f"{name} {peers.version(name)}", peers.PEERS[name].reads, language]
                    rows.append([*shown, f"{run['bytes'] / 1000:.0f} kB", told])
        missing = [name for name in peers.PEERS if name not in peers.importable()]
        note = f"Not installed here: {', '.join(missing)}." if missing else ""
        head = ["library", "reads", "language", "text", "than factcheck, which reads all of it"]
        self.report.table("Other extractors on the same text", head, rows, note)

    def scans(self) -> None:
        """`factcheck scan` as users run it: read, extract, compare, write the report."""
        rows = []
        with tempfile.TemporaryDirectory() as folder:
            report = str(Path(folder, "report.md"))
            for size in self.asked.scan:
                archive = Path(folder, f"archive-{size:g}.jsonl")
                _write(archive, size, ("en", "fr"))
                scan = [sys.executable, "-m", "factcheck", "scan", str(archive), "-o", report]
                extract = [sys.executable, "-m", "factcheck", "extract", str(archive), "--format", "jsonl"]
                (wall, cpu), (_, alone) = _times(scan, 1), _times(extract, 1)
                rows.append([f"{size:g} MB", f"{wall:.1f} s", f"{cpu:.1f} s", times(cpu / alone)])
        head = ["generated archive", "time", "processor time", "times its extraction"]
        self.report.table("Whole scans", head, rows)

    def unrelated(self) -> None:
        """Findings across generated articles, each about a town, firm and people of its own: nearly all false alarms.

        Findings inside one article are not counted: a generated article repeats a sentence with other figures.
        """
        from factcheck import pipeline

        rows = []
        with tempfile.TemporaryDirectory() as folder:
            for size in self.asked.archives:
                archive = Path(folder, f"{size:g}.jsonl")
                _write(archive, size, ("en", "fr"))
                result = pipeline.scan([str(archive)])
                across = [each for each in result.findings if len({place.article for place in each.evidence}) > 1]
                loud = sum(each.relation != "agreement" for each in across)
                counts = (len(result.articles), len(result.assertions), loud, len(across) - loud)
                rows.append([f"{count:,}" for count in counts])
        head = ["articles", "assertions", "findings across articles", "agreements across articles"]
        self.report.table("False alarms in unrelated articles", head, rows)


def _speed(run: dict[str, float]) -> float:
    return run["bytes"] / MB / run["seconds"]


def _worker(what: str, language: str, amount: float) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.worker", what, language, str(amount)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _times(command: list[str], rounds: int) -> tuple[float, float]:
    """The median times of a command in seconds, by the clock and by the processor; a failing command is an error.

    A first run, not counted, compiles what is kept: modules, as an installed package has them, and word lists.
    """
    walls, cpus = [], []
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for counted in range(rounds + 1):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=kept, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if not counted:
            continue
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - began)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls), statistics.median(cpus)


def _write(path: Path, size: float, languages: Sequence[str]) -> None:
    """An archive of articles in some languages, as much of each, one a line."""
    with path.open("w", encoding="utf-8") as out:
        for language in languages:
            for each in text.articles(language, int(size * MB / len(languages))):
                line = {"id": each.id, "text": each.text, "lang": language}
                out.write(json.dumps({**line, "source": each.source, "published": each.published}) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
