"""Groups of options: a command's parameter becomes options with their own help, and comes back as one record."""

from __future__ import annotations

import typer
from typer.testing import CliRunner

from factcheck.cli import options as o
from factcheck.cli.groups import Group, options

seen: list[object] = []


class Tempers(Group, frozen=True):
    """Two options."""

    lang: o.Language = None
    quiet: o.Quiet = False


def command(*, paths: o.Paths = None, tempers: Tempers, jobs: o.Jobs = None) -> int:
    """Does a thing."""
    seen.append((paths, tempers, jobs))
    return 0


def app() -> typer.Typer:
    made = typer.Typer(rich_markup_mode=None)
    made.command("do")(options(command))
    return made


def test_the_options_of_a_group_are_given_as_one_record() -> None:
    seen.clear()
    done = CliRunner().invoke(app(), ["a", "b", "--lang", "fr", "-q", "-j", "3"])
    assert done.exit_code == 0, done.output
    assert seen == [(["a", "b"], Tempers("fr", True), 3)]
    CliRunner().invoke(app(), [])
    assert seen[1:] == [(None, Tempers(None, False), None)]


def test_help_stands_in_the_order_of_the_parameters() -> None:
    said = CliRunner().invoke(app(), ["--help"]).output
    assert "Does a thing." in said
    places = [said.index(word) for word in ("--lang", "Language of every article", "--quiet", "--jobs")]
    assert places == sorted(places)
    assert "tempers" not in said
