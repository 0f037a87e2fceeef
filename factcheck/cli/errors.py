"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from factcheck.cli.terminal import say

FAULT = 2
USAGE = 2


def tell(error: Exception) -> int | None:
    """Say what is wrong when a user can repair it, and the code to leave with; None for a fault of factcheck."""
    from factcheck.model import FactcheckError, GroupedError

    if isinstance(error, GroupedError):
        for one in error.errors:
            say("error", str(one))
        _more(str(one.code) for one in error.errors)
        return error.exit_code
    if isinstance(error, FactcheckError):
        say("error", str(error))
        _more([str(error.code)])
        return error.exit_code
    return _usage(error) if hasattr(error, "format_message") else None  # of typer's parser: options and arguments


def tell_fault(error: Exception) -> int:
    """Say that factcheck itself failed, and how to report it."""
    from factcheck.model import Code

    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    say("error", f"this is a fault of factcheck, not yours: {said} [{Code.FAULT}]")
    say("", "Please report it, with what --debug (or FACTCHECK_DEBUG=1) prints.")
    return FAULT


def _usage(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{error}\n".lstrip("\n"))
        return USAGE
    message = getattr(error, "format_message", None)
    code = _code(error)
    say("error", f"{message() if message else error} [{code}]")
    if context is not None:
        say("", context.get_usage().replace("Usage:", "usage:"))
        say("", f"`{context.command_path} --help` lists what is possible.")
    _more([code])
    return USAGE


def _code(error: Exception) -> str:
    """The code of an error of typer's parser, told by the name of its class: typer may carry a parser of its own."""
    from factcheck.model import Code

    kinds = {
        "NoSuchCommand": Code.UNKNOWN_COMMAND,
        "NoSuchOption": Code.UNKNOWN_OPTION,
        "MissingParameter": Code.ARGUMENTS,
        "BadArgumentUsage": Code.ARGUMENTS,
        "BadOptionUsage": Code.OPTION_VALUE,
        "BadParameter": Code.OPTION_VALUE,
    }
    said = getattr(error, "message", "")
    if type(error).__name__ == "UsageError" and said.startswith("No such command"):
        return str(Code.UNKNOWN_COMMAND)
    if type(error).__name__ == "UsageError" and "extra argument" in said:
        return str(Code.ARGUMENTS)
    return str(kinds.get(type(error).__name__, Code.USAGE))


def _more(codes: Iterable[str]) -> None:
    """Where to read more, for people."""
    if sys.stderr.isatty():
        known = list(dict.fromkeys(codes))
        say("", f"`factcheck explain {known[0]}` says more" + (" (and so for the others)." if known[1:] else "."))
