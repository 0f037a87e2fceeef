"""`factcheck check`: only what touches the new articles, for CI and pre-commit."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o
from factcheck.cli.groups import Judging, Reading, Reports, Telling, options


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check")(options(check))


def check(
    *,
    new: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NEW", help="The new articles: files, folders, globs or -; default: paths of factcheck.yml."
        ),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="PATH",
            help="The archive to compare with; default: paths of factcheck.yml. Repeatable.",
            rich_help_panel=o.READING,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="GIT_REF",
            help="Of NEW, only files that were added, changed or renamed since this revision are new.",
            rich_help_panel=o.READING,
        ),
    ] = None,
    new_only: Annotated[
        str | None,
        typer.Option(
            "--new-only",
            metavar="DATE",
            help="Of NEW, only articles published on this date or later are new.",
            rich_help_panel=o.READING,
        ),
    ] = None,
    reports: Reports,
    judging: Judging,
    reading: Reading,
    telling: Telling,
) -> int:
    """Report only the findings that touch new articles; exit with 1 when one is an error.

    New are the articles NEW; with --since or --new-only, those of them that are. Writes no file unless -o names one.
    """
    from factcheck.cli.configured import date, need_paths, settings
    from factcheck.cli.outputs import targets
    from factcheck.cli.running import run

    archive = settings((), file=reading.config, isolated=reading.isolated).paths
    chosen = settings(
        new or (),
        file=reading.config,
        isolated=reading.isolated,
        against=tuple(against or ()) or (archive if new else ()),
        since=since,
        new_only=date(new_only, "--new-only"),
        checks=True,
        **reading.choices(),
        **judging.choices(),
    )
    need_paths(chosen, "check")
    return run(
        chosen,
        targets(reports.format, reports.output or (), default_report=None),
        fail_on=chosen.fail_on or "error",
        quiet=telling.quiet,
        verbose=telling.verbose,
    )
