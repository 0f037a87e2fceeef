"""Git repositories for tests: nothing of the machine's settings reaches them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SETTINGS = (
    "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", "-c", "core.hooksPath=none",
    "-c", "protocol.file.allow=always",
)  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """What one git command prints; fails with what git says."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *SETTINGS, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(folder: Path, message: str = "Articles") -> None:
    """Everything in the folder as a commit; the folder becomes a repository if it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
