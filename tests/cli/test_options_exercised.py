"""Every option of every command is given by at least one test: some command line of the tests or pages names it.

The tests' sources are read, not run: a call, tuple or list whose first words are a command and whose further words hold
the option. Pages with commands that the tests of docs run count too.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer

from factcheck.cli.app import build

ROOT = Path(__file__).parents[2]
OURS = Path(__file__)
PARSERS_OWN = {"--help", "--install-completion", "--show-completion"}


def commands() -> dict[tuple[str, ...], Any]:
    """The words of a command -> the command; () is factcheck itself."""
    top: Any = typer.main.get_command(build())
    found: dict[tuple[str, ...], Any] = {(): top}
    for name, command in top.commands.items():
        inner = getattr(command, "commands", {})
        found.update({(name, each): one for each, one in inner.items()} if inner else {(name,): command})
    return found


COMMANDS = commands()
OPTIONS = [
    (words, tuple(param.opts) + tuple(getattr(param, "secondary_opts", ())))
    for words, command in COMMANDS.items()
    for param in command.params
    if param.param_type_name == "option" and not PARSERS_OWN & set(param.opts)
]


def literals(node: ast.AST) -> Iterator[str]:
    """The texts of an expression that stand in it as such, in order; the fixed beginning of an f-string counts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr) and node.values:
        yield from literals(node.values[0])
    elif isinstance(node, ast.Call):
        for one in node.args:
            yield from literals(one)
    elif isinstance(node, ast.Tuple | ast.List):
        for one in node.elts:
            yield from literals(one)
    elif isinstance(node, ast.Starred):
        yield from literals(node.value)


def lines_of_tests() -> Iterator[Sequence[str]]:
    """The words of every call, tuple and list of the tests, and of every text that is a command line."""
    for path in (ROOT / "tests").rglob("*.py"):
        if path == OURS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call | ast.Tuple | ast.List):
                yield list(literals(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("factcheck "):
                yield node.value.split()[1:]


def lines_of_pages() -> Iterator[Sequence[str]]:
    """The words of every command that a page shows and the tests of docs run, and of the examples of codes."""
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for body in re.findall(r"^```(?:console|text)\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            for command in re.findall(r"^\$ .*?\bfactcheck ([^\n|>]*)", body, re.M):
                yield shlex.split(command)


def given() -> dict[tuple[str, ...], set[str]]:
    """command -> the options that some line gives it."""
    found: dict[tuple[str, ...], set[str]] = {words: set() for words in COMMANDS}
    for line in (*lines_of_tests(), *lines_of_pages()):
        options = {word.partition("=")[0] for word in line if re.match(r"--?[a-zA-Z]", word)}
        for size in (2, 1):
            for start in (0, 1):  # the first word may be the program's own name
                words = tuple(line[start : start + size])
                if words in found:
                    found[words] |= options
        if line and line[0].startswith("-"):
            found[()] |= options
    return found


GIVEN = given()


@pytest.mark.parametrize(("words", "names"), OPTIONS, ids=lambda value: " ".join(value))
def test_the_option_is_given_by_a_test(words: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert GIVEN[words] & set(names), f"no test runs factcheck {' '.join(words)} with {' or '.join(names)}"


def test_the_commands_are_those_of_the_help_page() -> None:
    assert {words[0] for words in COMMANDS if words} >= {"scan", "check", "extract", "compare", "explain", "rules"}
    assert len(OPTIONS) > 60
