"""Which files changed since a git revision: for `check --since` in CI and in hooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import Code, UsageError

if TYPE_CHECKING:
    import subprocess

SHALLOW = "this clone is shallow; fetch the history (`git fetch --unshallow`, in CI a fetch depth of 0)"


def changed_files(revision: str, folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The absolute paths of files added, changed or renamed since `revision`, untracked ones included, sorted.

    As `git diff revision...` would have it, with what is not committed yet: on a branch, what changed since it left
    `revision`'s history. `folders` are where the articles lie (default: the working folder); each may be in another
    repository. Raises UsageError outside of one, without git, for an unknown revision, and when the history that both
    share is not there.
    """
    tops = dict.fromkeys(_top(folder) for folder in _repositories(folders or (Path.cwd(),)))
    return tuple(sorted(path for top in tops for path in _changed(revision, top)))


def _repositories(folders: Sequence[Path]) -> list[Path]:
    """One folder for each repository that `folders` lie in, and one for those that lie in none."""
    found: dict[Path, Path | None] = {}

    def above(folder: Path) -> Path | None:
        if folder not in found:
            here = (folder / ".git").exists()
            found[folder] = folder if here else None if folder == folder.parent else above(folder.parent)
        return found[folder]

    tops = dict.fromkeys(above(folder) for folder in folders)
    return [folders[0] if top is None else top for top in tops]


def _top(folder: Path) -> Path:
    return Path(_text(_git(folder, "rev-parse", "--show-toplevel")))


def _changed(revision: str, top: Path) -> list[Path]:
    since = _base(revision, top)
    tracked = _git(top, "diff", "--name-only", "-z", "--diff-filter=ACMRT", since, "--")
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = {name for name in (tracked + untracked).split(b"\0") if name}
    return [top / name.decode("utf-8", "surrogateescape") for name in names]


def _base(revision: str, top: Path) -> str:
    """The newest commit that is in the history of both `revision` and the working folder."""
    shallow = _text(_git(top, "rev-parse", "--is-shallow-repository")) == "true"
    there = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if there.returncode:
        raise _error(f"git knows no revision {revision!r}" + (f": {SHALLOW}" if shallow else ""))
    commit = _text(there.stdout)
    base = _run(top, "merge-base", commit, "HEAD")
    if base.returncode:
        raise _error(f"{revision!r} and the working folder share no history" + (f": {SHALLOW}" if shallow else ""))
    return _text(base.stdout)


def _git(folder: Path, *arguments: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        first = said.split("\n")[0] or "git failed"
        if "dubious ownership" in first:  # a container that runs as another user
            first += "; if you trust it: git config --global --add safe.directory '*'"
        if first.startswith("not a git repository"):
            first += "; --new-only DATE needs none"
        raise _error(first)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    import subprocess

    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise _error("git is not installed") from None


def _text(said: bytes) -> str:
    return said.decode("utf-8", "surrogateescape").rstrip("\n")


def _error(message: str) -> UsageError:
    return UsageError(message, key="--since", code=Code.GIT)
