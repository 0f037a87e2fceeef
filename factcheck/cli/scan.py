"""`factcheck scan`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from factcheck.cli.groups import Judging, Reading, Reports, Telling, options

if TYPE_CHECKING:  # see groups.py
    import typer

    from factcheck.cli import options as o


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("scan")(options(scan))


def scan(
    *,
    paths: o.Paths = None,
    reports: Reports,
    no_report: Annotated[
        bool, typer.Option("--no-report", help="Write no factcheck-report.md.", rich_help_panel=o.OUTPUT)
    ] = False,
    judging: Judging,
    reading: Reading,
    telling: Telling,
) -> int:
    """Read articles, extract what they assert, and report what contradicts, changes or agrees.

    Prints a summary and writes factcheck-report.md. Exits with 0 unless --fail-on says otherwise.
    """
    from factcheck.cli.configured import need_paths, settings
    from factcheck.cli.outputs import targets
    from factcheck.cli.running import run
    from factcheck.pipeline.settings import DEFAULT_REPORT

    chosen = need_paths(
        settings(paths or (), file=reading.config, isolated=reading.isolated, **reading.choices(), **judging.choices()),
        "scan",
    )
    where = targets(
        reports.format, reports.output or (), default_report=chosen.report or DEFAULT_REPORT, no_report=no_report
    )
    return run(chosen, where, fail_on=chosen.fail_on or "never", quiet=telling.quiet, verbose=telling.verbose)
