"""What scan and check share: run, warn, report, and the exit code."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from factcheck.cli import platform
from factcheck.cli.outputs import Target, write
from factcheck.cli.terminal import ClosedPipeError, Progress, say, style
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline import Settings, baseline, scan
from factcheck.pipeline.result import ScanResult
from factcheck.report.counts import count


def run(
    settings: Settings,
    where: Sequence[Target],
    *,
    fail_on: str,
    quiet: bool = False,
    verbose: bool = False,
) -> int:
    """Scan, write the reports, and say whether something reaches `fail_on`: 1, else 0."""
    progress = Progress(quiet)
    try:
        result = scan(settings=settings, progress=progress)
    finally:
        progress.clear()
    if not quiet:
        warn(result)
    if settings.write_baseline is not None:
        baseline.write(Path(settings.write_baseline), result.record)
        if not quiet:
            say("", f"{settings.write_baseline}: {count(len(result.record), 'finding')} recorded as known")
    code = exit_code(result, fail_on)
    again = "" if "-" in settings.paths else shlex.join([*settings.paths, *settings.against])
    shown = structs.replace(style(verbose=verbose, quiet=quiet, again=again), base=platform.base())
    platform.summarise(result, shown)
    try:
        write(result, where, shown)
    except ClosedPipeError as closed:
        closed.code = code
        raise
    return code


def warn(result: ScanResult) -> None:
    """Name every skipped file, and what is odd about the others."""
    for skipped in result.skipped:
        say("warning", str(skipped))
    for notice in result.notices:
        say("warning", str(notice))


def exit_code(result: ScanResult, fail_on: str) -> int:
    """1 when a finding is at least as severe as `fail_on`, else 0; "never" is never reached."""
    if fail_on == "never":
        return 0
    least = SEVERITIES.index(fail_on)
    return int(any(SEVERITIES.index(finding.severity) >= least for finding in result.findings))
