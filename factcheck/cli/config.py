"""`factcheck config`: the settings that hold, and schemas for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import options as o


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Show the settings; schemas for editors.")
    group.command("show")(show)
    group.command("schema")(schema)
    app.add_typer(group, name="config")


def show(
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="human or json.")] = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Every setting that holds here, and the file and line that it comes from."""
    from factcheck.cli.configured import file_in_force, one_of
    from factcheck.cli.terminal import emit, style
    from factcheck.pipeline.effective import values
    from factcheck.report import settings as report

    path = file_in_force(config, isolated)
    found = values(path)
    if one_of(format, ("human", "json"), "--format") == "json":
        emit(report.as_json(path, found))
    else:
        emit(report.table(path, found, style()), for_people=True)
    return 0


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="config (factcheck.yml), rules (rule files) or sources (sources.yml).")
    ],
    path: Annotated[
        bool, typer.Option("--path", help="Print where the schema's file is, instead of the schema.")
    ] = False,
) -> int:
    """Print a JSON Schema, with which an editor completes and checks YAML files."""
    import json

    from factcheck.cli.configured import one_of
    from factcheck.cli.terminal import emit
    from factcheck.pipeline import schema as schemas

    one_of(name, schemas.NAMES, "NAME")
    shown = str(schemas.path(name)) if path else json.dumps(schemas.schema(name), indent=2, ensure_ascii=False)
    emit(shown + "\n")
    return 0
