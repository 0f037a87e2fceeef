"""`factcheck check`: only what touches the new articles, for CI and pre-commit."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check")(check)


def check(
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
    format: o.Format = None,
    output: o.Output = None,
    fail_on: o.FailOn = None,
    baseline: o.Baseline = None,
    write_baseline: o.WriteBaseline = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    rules: o.ExtraRules = None,
    min_confidence: o.MinConfidence = None,
    exclude: o.Exclude = None,
    lang: o.Language = None,
    sources: o.Sources = None,
    jobs: o.Jobs = None,
    keep_going: o.KeepGoing = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Report only the findings that touch new articles; exit with 1 when one is an error.

    New are the articles NEW; with --since or --new-only, those of them that are. Writes no file unless -o names one.
    """
    from factcheck.cli.configured import date, need_paths, one_of, settings
    from factcheck.cli.outputs import targets
    from factcheck.cli.running import run
    from factcheck.pipeline.settings import FAIL_ON

    options = {
        "fail_on": one_of(fail_on, FAIL_ON, "--fail-on"),
        "baseline": baseline,
        "select": tuple(select or ()),
        "ignore": tuple(ignore or ()),
        "rules": tuple(rules or ()),
        "min_confidence": min_confidence,
        "exclude": tuple(exclude or ()),
        "language": lang,
        "sources": sources,
        "jobs": jobs,
        "keep_going": keep_going or None,
        "since": since,
        "new_only": date(new_only, "--new-only"),
        "checks": True,
    }
    archive = settings((), file=config, isolated=isolated).paths
    chosen = settings(
        new or (), file=config, isolated=isolated, against=tuple(against or ()) or (archive if new else ()), **options
    )
    need_paths(chosen, "check")
    return run(
        chosen,
        targets(format, output or (), default_report=None),
        fail_on=chosen.fail_on or "error",
        write_baseline=write_baseline,
        quiet=quiet,
        verbose=verbose,
    )
