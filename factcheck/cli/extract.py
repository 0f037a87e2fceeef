"""`factcheck extract`: the assertions alone."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("extract")(extract)


def extract(
    paths: o.Paths = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="table, jsonl, json or csv.", rich_help_panel=o.OUTPUT),
    ] = None,
    exclude: o.Exclude = None,
    lang: o.Language = None,
    sources: o.Sources = None,
    jobs: o.Jobs = None,
    keep_going: o.KeepGoing = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
) -> int:
    """Print every assertion: the number or date, how it is read, and what it is about."""
    from factcheck.cli.extracting import extract_files

    return extract_files(
        paths or (),
        format=format,
        language=lang,
        exclude=tuple(exclude or ()),
        sources=sources,
        jobs=jobs,
        keep_going=keep_going or None,
        config=config,
        isolated=isolated,
        quiet=quiet,
    )
