"""The command line, run inside the process of the tests: much faster than a process of its own."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from process import Done

from factcheck import resources
from factcheck.cli import entry


class Inside:
    """Runs commands in a folder; use `run` of process.py where the process itself is what matters."""

    def __init__(self, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        self.folder, self._captured = folder, capfdbinary

    def __call__(self, *arguments: str | Path) -> Done:
        """One command, whose output is what a process would print."""
        self._captured.readouterr()
        with resources.using(()):  # a process would take its own data with it
            code = entry.run([str(argument) for argument in arguments])
        out, err = self._captured.readouterr()
        return Done(code, out.decode(), err.decode())

    def line(self, command: str) -> Done:
        """A command as it is typed: "factcheck scan .", with quotation marks, without any other service of a shell."""
        name, *arguments = shlex.split(command)
        assert name == "factcheck"
        return self(*arguments)

    def write(self, files: dict[str, str], encoding: str = "utf-8") -> None:
        """Writes files, folders included."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(encoding))
