"""What goes to standard output and to standard error, and how wide and colourful it may be."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.report.style import Style

_CODES = {"error": "1;31", "warning": "33"}


class ClosedPipeError(Exception):
    """Whoever read our standard output has gone; `code` is what the command would have returned, if it is known."""

    code = 0


def emit(data: str | bytes, *, for_people: bool = False) -> None:
    """Write to standard output: UTF-8, or for people whatever their terminal takes. Raises ClosedPipeError."""
    if isinstance(data, str):
        encoding = (sys.stdout.encoding or "utf-8") if for_people else "utf-8"
        data = data.encode(encoding, "replace")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ClosedPipeError from None
    except OSError as error:
        from factcheck.model import Code, InputError

        said = f"standard output cannot be written: {error.strerror}"
        raise InputError(said, code=Code.UNWRITABLE) from None


def say(level: str, message: str) -> None:
    """One message on standard error; `level` error | warning | "" (none)."""
    from factcheck.report.places import plain

    lines = [plain(line) for line in message.splitlines()]
    text = "\n".join(lines)
    if level:
        label = f"{level}:"
        if colourful(sys.stderr) and not os.environ.get("NO_COLOR"):
            label = f"\x1b[{_CODES[level]}m{label}\x1b[0m"
        text = f"{label} {text}"
    try:
        sys.stderr.buffer.write((text + "\n").encode(sys.stderr.encoding or "utf-8", "replace"))
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        return  # nobody listens; the exit code still tells


def colourful(stream: object) -> bool:
    """Whether ANSI styles may be written: a terminal that is not dumb, or FORCE_COLOR."""
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty()) and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width to write for: the terminal's, COLUMNS, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def style(*, verbose: bool = False, quiet: bool = False, report: str | None = None, again: str = "") -> Style:
    """How reports for people are to look on this standard output."""
    from factcheck.report.style import Style

    return Style(
        width=columns(),
        colour=colourful(sys.stdout),
        no_colour=bool(os.environ.get("NO_COLOR")),
        verbose=verbose,
        quiet=quiet,
        report=report,
        again=again,
    )


class Progress:
    """One line on standard error, rewritten in place; nothing when standard error is no terminal."""

    def __init__(self, quiet: bool) -> None:
        self.active = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._last = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` is done (total 0: unknown), ten times a second at most."""
        now = time.monotonic()
        if not self.active or (total and now - self._last < 0.1):
            return
        self._last = now
        sys.stderr.write(f"\r\x1b[2K{what} {done}/{total}" if total else f"\r\x1b[2K{what} ...")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.active:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
