"""`factcheck extract`: the assertions alone."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o
from factcheck.cli.groups import Reading, options


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("extract")(options(extract))


def extract(
    *,
    paths: o.Paths = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="table, jsonl, json or csv.", rich_help_panel=o.OUTPUT),
    ] = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> int:
    """Print every assertion: the number or date, how it is read, and what it is about."""
    from factcheck.cli.configured import settings
    from factcheck.cli.extracting import extract_files

    chosen = settings(paths or (), file=reading.config, isolated=reading.isolated, **reading.choices())
    return extract_files(chosen, format=format, quiet=quiet)
