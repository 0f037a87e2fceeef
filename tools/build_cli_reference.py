"""Writes the reference of commands and options into docs/cli.md, out of the command line itself.

python tools/build_cli_reference.py            # after a change of the command line
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from factcheck.cli.app import build

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
LEFT_OUT = ("help", "install_completion", "show_completion")  # the parser's own
BEGIN = "<!-- The reference below is made by tools/build_cli_reference.py. -->\n"


def reference() -> str:
    """The Markdown of every command, in the order of the help page."""
    top: Any = typer.main.get_command(build())
    names = [info.name for info in build().registered_commands] + [group.name for group in build().registered_groups]
    listed = "".join(part for name in names for part in _command(top.commands[name], f"factcheck {name}"))
    return f"{BEGIN}\n## Every command and option\n\n{_table(top, 'Options of factcheck itself')}{listed}"


def _command(command: Any, name: str) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner is not None:
        for each in inner.values():
            yield from _command(each, f"{name} {each.name}")
        return
    arguments = " ".join(_usage(one) for one in command.params if one.param_type_name == "argument")
    text = " ".join(command.help.split()).replace("<", "&lt;")
    yield f"### {name}\n\n`{name} [OPTIONS] {arguments}".rstrip() + f"`\n\n{text}\n\n"
    yield _table(command, "Option")


def _usage(argument: Any) -> str:
    shown = f"{argument.metavar}..." if argument.nargs == -1 else argument.metavar
    return shown if argument.required else f"[{shown}]"


def _table(command: Any, head: str) -> str:
    rows = [_row(one) for one in command.params if one.name not in LEFT_OUT]
    return f"| {head} | |\n| --- | --- |\n" + "".join(f"| {left} | {right} |\n" for left, right in rows) + "\n"


def _row(param: Any) -> tuple[str, str]:
    text = (param.help or "").replace("|", "\\|")
    if param.param_type_name == "argument":
        return f"`{param.metavar}`", text
    names = ", ".join(f"`{name}`" for name in sorted(param.opts, key=len))
    value = "" if param.is_flag else f" `{param.metavar}`"
    return names + value, text


def page(text: str) -> str:
    """The page with its reference made anew."""
    return text[: text.index(BEGIN)] + reference().rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
