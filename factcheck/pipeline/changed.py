"""Which files changed since a git revision: for `check --since` in CI and in hooks."""

from __future__ import annotations

import subprocess
from pathlib import Path

from factcheck.model import Code, UsageError


def changed_files(revision: str, folder: Path | None = None) -> tuple[Path, ...]:
    """The absolute paths of files added, changed or renamed since `revision`, untracked ones included, sorted.

    On a branch, what counts is what changed since it left `revision`'s history, as reviewers see it. Raises
    UsageError outside a git repository, without git, or for an unknown revision.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    start = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", about=revision)
    commit = start.decode().strip()
    base = subprocess.run(["git", "merge-base", commit, "HEAD"], cwd=top, capture_output=True, check=False)
    since = base.stdout.decode().strip() if base.returncode == 0 else commit  # a shallow clone has no merge base
    tracked = _git(top, "diff", "--name-only", "-z", "-M", "--diff-filter=ACMRT", since, "--")
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = {name for name in (tracked + untracked).split(b"\0") if name}
    return tuple(sorted(top / name.decode("utf-8", "surrogateescape") for name in names))


def _git(folder: Path | None, *arguments: str, about: str | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("git is not installed", key="--since", code=Code.GIT) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").split("\n")[0]
        message = f"git knows no revision {about!r}" if about else said or "git failed"
        raise UsageError(message, key="--since", code=Code.GIT)
    return done.stdout
