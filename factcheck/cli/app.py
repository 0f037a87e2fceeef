"""The command line's parser: commands by name, each imported when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

# name -> module of factcheck.cli, in the order of the help page
COMMANDS = {
    "scan": "scan",
    "check": "check",
    "extract": "extract",
    "compare": "compare",
    "explain": "explain",
    "rules": "rules",
    "config": "config",
    "init": "init",
}


def build(arguments: Sequence[str] = ()) -> typer.Typer:
    """The app; with a command named first in `arguments`, only that command is imported."""
    app = typer.Typer(
        name="factcheck",
        help="Finds numeric and dated contradictions and changes across articles.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain help pages: rich would take more time than all the rest
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    wanted = arguments[0] if arguments and arguments[0] in COMMANDS else None
    for name, module in COMMANDS.items():
        if wanted is None or name == wanted:
            import_module(f"factcheck.cli.{module}").add_to(app)
    return app


def _version(asked: bool) -> None:
    if asked:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault (or FACTCHECK_DEBUG=1).")
    ] = False,
) -> None:
    """Finds numeric and dated contradictions and changes across articles.

    Offline, in several languages, with rules in YAML. `factcheck scan articles/` is the usual start.
    """
