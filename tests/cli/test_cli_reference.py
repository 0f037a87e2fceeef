"""docs/cli.md: its reference is the command line's own, and every option has a help text."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from factcheck.cli.app import COMMANDS, build
from factcheck.pipeline import config

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "cli.md"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_cli_reference", ROOT / "tools" / "build_cli_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands() -> list[Any]:
    found: list[Any] = []
    for command in typer.main.get_command(build()).commands.values():  # type: ignore[attr-defined]
        found += getattr(command, "commands", {"": command}).values()
    return found


def test_the_reference_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == tool().page(text), "run python tools/build_cli_reference.py"


@pytest.mark.parametrize("command", commands(), ids=lambda command: str(command.name))
def test_every_command_and_option_has_a_help_text(command: Any) -> None:
    assert command.help
    for param in command.params:
        assert param.help, param.name


@pytest.mark.parametrize("name", COMMANDS)
def test_one_command_is_built_alone_as_it_is_with_the_others(name: str) -> None:
    alone: Any = typer.main.get_command(build([name]))
    every: Any = typer.main.get_command(build())
    assert list(alone.commands) == [name]
    assert [param.name for param in alone.commands[name].params] == [
        param.name for param in every.commands[name].params
    ]


def test_every_key_of_the_configuration_is_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    missing = [key for key in config.KEYS if f"\n| `{key}` |" not in text]
    assert not missing
