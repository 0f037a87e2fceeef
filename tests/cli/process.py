"""Runs factcheck as its users do: another process, bytes in, bytes out."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "factcheck")
ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The variables of a run: nothing of the terminal or the configuration that the tests run in."""
    hidden = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PYTHONDONTWRITEBYTECODE")
    platforms = ("GITHUB_", "CI_", "GIT_")  # a CI platform that runs the tests is not the one that is tested
    kept = {key: value for key, value in os.environ.items() if key not in hidden and not key.startswith(platforms)}
    # the package is importable from any working folder, installed or not
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    own = {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": compiled(), "PYTHONIOENCODING": "utf-8", "FACTCHECK_DEBUG": ""}
    return kept | own | more


@cache
def compiled() -> str:
    """A folder of this test run for compiled modules, so that each process does not compile the package anew."""
    folder = tempfile.mkdtemp(prefix="factcheck-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(*arguments: str | Path, cwd: Path, stdin: str | bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """One run in `cwd`."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        env=environment(**(env or {})),
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
