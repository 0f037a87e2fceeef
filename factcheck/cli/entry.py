"""From arguments to an exit code; the one place where errors become messages.

0 done, 1 findings at or above --fail-on, 2 usage, configuration, rule or input error (or a fault of factcheck),
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factcheck.cli.terminal import ClosedPipeError, say

FAULT = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a fault is raised only when it is debugged."""
    given = [argument for argument in arguments if argument != "--debug" or argument not in _options(arguments)]
    debug = len(given) < len(arguments) or os.environ.get("FACTCHECK_DEBUG", "") not in ("", "0")
    try:
        code = _dispatch(given)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, ClosedPipeError) as error:
        _close_output()
        return error.code if isinstance(error, ClosedPipeError) else 0
    except Exception as error:
        told = _told(error)
        if told is None and debug:
            raise
        return _fault(error) if told is None else told


def _told(error: Exception) -> int | None:
    """Say what is wrong, when it is something that a user can repair, and with which code to leave."""
    from factcheck.model.errors import FactcheckError, GroupedError

    if isinstance(error, GroupedError):
        for one in error.errors:
            say("error", str(one))
        return error.exit_code
    if isinstance(error, FactcheckError):
        say("error", str(error))
        return error.exit_code
    return _usage(error) if hasattr(error, "format_message") else None  # of typer's parser: options and arguments


def _fault(error: Exception) -> int:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    say("error", f"this is a fault of factcheck, not yours: {said}")
    say("", "Please report it, with what --debug (or FACTCHECK_DEBUG=1) prints.")
    return FAULT


def _options(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments before `--`."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def _dispatch(arguments: list[str]) -> int:
    from factcheck.cli import fast

    direct = fast.command(arguments)
    if direct is not None:
        return direct()
    from factcheck.cli.app import build

    code = build(arguments)(args=arguments, prog_name="factcheck", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _usage(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{error}\n".lstrip("\n"))
        return FAULT
    message = getattr(error, "format_message", None)
    say("error", str(message() if message else error))
    if context is not None:
        say("", context.get_usage().replace("Usage:", "usage:"))
        say("", f"`{context.command_path} --help` lists what is possible.")
    return FAULT


def _close_output() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it when it flushes."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
