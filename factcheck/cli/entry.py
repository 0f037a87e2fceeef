"""From arguments to an exit code; errors.py turns what goes wrong into messages.

0 done, 1 findings at or above --fail-on, 2 usage, configuration, rule or input error (or a fault of factcheck),
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factcheck.cli.terminal import ClosedPipeError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a fault is raised only when it is debugged."""
    given = [argument for argument in arguments if argument != "--debug" or argument not in _options(arguments)]
    debug = len(given) < len(arguments) or os.environ.get("FACTCHECK_DEBUG", "") not in ("", "0")
    try:
        done = _dispatch(given)
        sys.stdout.flush()
        return done
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, ClosedPipeError) as error:
        _close_output()
        return error.code if isinstance(error, ClosedPipeError) else 0
    except Exception as error:
        from factcheck.cli.errors import tell, tell_fault

        code = tell(error)
        if code is None and debug:
            raise
        return tell_fault(error) if code is None else code


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


def _close_output() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it when it flushes."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
