"""Environments with plugins, and a folder to work in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from environment import EXAMPLE, Environment


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment without plugins."""
    if sys.platform == "win32":
        pytest.skip("the layout of virtual environments of POSIX")
    return Environment(tmp_path)


@pytest.fixture
def broadcast(environment: Environment) -> Environment:
    """An environment with the example plugin."""
    environment.install(EXAMPLE)
    return environment


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder that commands run in."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder
