"""check --since: what git says has changed, on branches, in several repositories, and where it cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import commit, git

from factcheck.model import UsageError
from factcheck.pipeline.changed import changed_files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a file on main, in the working folder."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "here"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "old.md").write_text("old\n" * 20, "utf-8")
    (folder / "deep" / "er" / "old.md").write_text("deep\n", "utf-8")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def names(revision: str, root: Path, *folders: Path) -> list[str]:
    return [path.relative_to(root.resolve()).as_posix() for path in changed_files(revision, folders)]


def test_committed_staged_and_untracked_files(here: Path) -> None:
    git(here, "checkout", "-q", "-b", "branch")
    (here / "committed.md").write_text("x", "utf-8")
    commit(here)
    (here / "staged é.md").write_text("x", "utf-8")
    git(here, "add", "staged é.md")
    (here / "untracked.md").write_text("x", "utf-8")
    (here / ".gitignore").write_text("ignored.md\n", "utf-8")
    (here / "ignored.md").write_text("x", "utf-8")
    (here / "deep" / "er" / "old.md").unlink()
    git(here, "mv", "old.md", "deep/moved.md")
    expected = [".gitignore", "committed.md", "deep/moved.md", "staged é.md", "untracked.md"]
    assert names("main", here) == expected
    assert names("main", here, here / "deep" / "er", here / "deep") == expected


def test_what_others_did_meanwhile_is_not_ours(here: Path) -> None:
    git(here, "checkout", "-q", "-b", "branch")
    (here / "ours.md").write_text("x", "utf-8")
    commit(here)
    git(here, "checkout", "-q", "main")
    (here / "theirs.md").write_text("x", "utf-8")
    commit(here)
    git(here, "checkout", "-q", "branch")
    assert names("main", here) == ["ours.md"]
    assert names("main~0", here) == ["ours.md"]


def test_articles_of_another_repository_than_the_working_folder(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    commit(other)
    (other / "new.md").write_text("x", "utf-8")
    (here / "new.md").write_text("x", "utf-8")
    assert names("main", tmp_path, other) == ["other/new.md"]
    assert names("main", tmp_path, other, here / "deep") == ["here/new.md", "other/new.md"]


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--since: not a git repository .*; --new-only DATE needs none"):
        changed_files("main", [tmp_path])


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "main~9", "old.md", ""])
def test_an_unknown_revision(revision: str, here: Path) -> None:
    with pytest.raises(UsageError, match="git knows no revision") as raised:
        changed_files(revision)
    assert "shallow" not in str(raised.value)


def test_a_shallow_clone_says_what_is_missing(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(here, "checkout", "-q", "-b", "branch")
    for number in range(3):
        (here / f"{number}.md").write_text("x", "utf-8")
        commit(here)
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "branch", here.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(
        UsageError, match=r"git knows no revision 'origin/main': this clone is shallow.*fetch depth of 0"
    ):
        changed_files("origin/main")
    git(tmp_path / "shallow", "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(
        UsageError, match="'origin/main' and the working folder share no history: this clone is shallow"
    ):
        changed_files("origin/main")
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    assert names("origin/main", tmp_path / "shallow") == ["0.md", "1.md", "2.md"]


def test_histories_that_share_nothing(here: Path) -> None:
    git(here, "checkout", "-q", "--orphan", "other")
    commit(here, "Another beginning")
    with pytest.raises(UsageError, match="'main' and the working folder share no history") as raised:
        changed_files("main")
    assert "shallow" not in str(raised.value)


def test_git_is_not_there(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        changed_files("main")
