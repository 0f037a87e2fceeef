"""`factcheck scan`: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("scan")(scan)


def scan(
    paths: o.Paths = None,
    format: o.Format = None,
    output: o.Output = None,
    no_report: Annotated[
        bool, typer.Option("--no-report", help="Write no factcheck-report.md.", rich_help_panel=o.OUTPUT)
    ] = False,
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
    """Read articles, extract what they assert, and report what contradicts, changes or agrees.

    Prints a summary and writes factcheck-report.md. Exits with 0 unless --fail-on says otherwise.
    """
    from factcheck.cli.configured import need_paths, one_of, settings
    from factcheck.cli.outputs import targets
    from factcheck.cli.running import run
    from factcheck.pipeline.settings import DEFAULT_REPORT, FAIL_ON

    chosen = need_paths(
        settings(
            paths or (),
            file=config,
            isolated=isolated,
            fail_on=one_of(fail_on, FAIL_ON, "--fail-on"),
            baseline=baseline,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            rules=tuple(rules or ()),
            min_confidence=min_confidence,
            exclude=tuple(exclude or ()),
            language=lang,
            sources=sources,
            jobs=jobs,
            keep_going=keep_going or None,
        ),
        "scan",
    )
    where = targets(format, output or (), default_report=chosen.report or DEFAULT_REPORT, no_report=no_report)
    return run(
        chosen,
        where,
        fail_on=chosen.fail_on or "never",
        write_baseline=write_baseline,
        quiet=quiet,
        verbose=verbose,
    )
