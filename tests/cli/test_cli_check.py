"""check: only what touches the new articles."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from process import run


def git(folder: Path, *arguments: str) -> None:
    """One git command in a repository that knows nothing of the machine's settings."""
    settings = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(articles: Path) -> Path:
    """The working folder as a git repository in which all articles are committed."""
    folder = articles.parent
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Articles")
    return folder


def new_articles(done_out: str) -> list[str]:
    return [article["id"] for article in json.loads(done_out)["articles"] if article["new"]]


def test_a_contradiction_of_a_new_article_is_an_error(articles: Path) -> None:
    done = run("check", "articles/evening.md", "--against", "articles", cwd=articles.parent)
    assert done.code == 1
    assert "1 new" in done.out
    assert "31 people" in done.out
    assert not (articles.parent / "factcheck-report.md").exists()


def test_findings_between_old_articles_are_not_reported(articles: Path) -> None:
    done = run("check", "articles/quiet.txt", "--against", "articles", "--format", "json", cwd=articles.parent)
    assert done.code == 0
    assert json.loads(done.out)["findings"] == []
    assert new_articles(done.out) == ["quiet.txt"]


def test_fail_on_never(articles: Path) -> None:
    assert run("check", "articles", "--fail-on", "never", cwd=articles.parent).code == 0


def test_the_archive_keeps_its_ids_so_that_a_baseline_holds(articles: Path) -> None:
    run("scan", "articles", "--no-report", "--write-baseline", "known.json", cwd=articles.parent)
    done = run("check", "articles/evening.md", "--against", "articles", "--baseline", "known.json", cwd=articles.parent)
    assert done.code == 0
    assert "1 known" in done.out


def test_the_archive_of_the_configuration(articles: Path) -> None:
    (articles.parent / "factcheck.yml").write_text("paths: [articles]\n", encoding="utf-8")
    fresh = articles.parent / "fresh.md"
    fresh.write_text((articles / "morning.md").read_text("utf-8").replace("31", "47"), encoding="utf-8")
    done = run("check", "fresh.md", "--format", "json", cwd=articles.parent)
    assert done.code == 1
    assert new_articles(done.out) == ["fresh.md"]
    assert len(json.loads(done.out)["articles"]) == 4


def test_standard_input_is_new(articles: Path) -> None:
    text = '{"id": "draft", "text": "The ferry company on Lake Orvel employs 31 people.", "published": "2025-03-03"}\n'
    done = run("check", "-", "--against", "articles", "--format", "json", cwd=articles.parent, stdin=text)
    assert new_articles(done.out) == ["draft"]


def test_since_takes_changed_added_and_renamed_files(repository: Path) -> None:
    articles = repository / "articles"
    (articles / "added.txt").write_text("A lamp was replaced.\n", encoding="utf-8")
    git(repository, "mv", "articles/morning.md", "articles/dawn.md")
    with (articles / "quiet.txt").open("a", encoding="utf-8") as file:
        file.write("It took a week.\n")
    done = run("check", "articles", "--since", "HEAD", "--format", "json", cwd=repository)
    assert new_articles(done.out) == ["added.txt", "dawn.md", "quiet.txt"]
    below = run("check", ".", "--since", "HEAD", "--format", "json", cwd=articles)
    assert new_articles(below.out) == ["added.txt", "dawn.md", "quiet.txt"]


def test_since_counts_from_where_the_branch_began(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "draft")
    (repository / "articles" / "added.txt").write_text("A lamp was replaced.\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Draft")
    git(repository, "checkout", "-q", "main")
    (repository / "articles" / "quiet.txt").write_text("The town hall was painted blue.\n", encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "On main")
    git(repository, "checkout", "-q", "draft")
    done = run("check", "articles", "--since", "main", "--format", "json", cwd=repository)
    assert new_articles(done.out) == ["added.txt"]


def test_nothing_changed_is_no_error(repository: Path) -> None:
    done = run("check", "articles", "--since", "HEAD", cwd=repository)
    assert done.code == 0
    assert "no findings" in done.out
    assert "no article is new" in done.err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~99"])
def test_an_unknown_revision(revision: str, repository: Path) -> None:
    done = run("check", "articles", f"--since={revision}", cwd=repository)
    assert done.code == 2
    assert f"git knows no revision {revision!r}" in done.err


def test_new_only(articles: Path) -> None:
    late = (articles / "evening.md").read_text("utf-8").replace("2025-03-03", "2025-03-04")
    (articles / "evening.md").write_text(late, encoding="utf-8")
    done = run("check", "articles", "--new-only", "2025-03-04", "--format", "json", cwd=articles.parent)
    assert new_articles(done.out) == ["evening.md"]


def test_an_archive_alone_is_nothing_to_check(articles: Path) -> None:
    done = run("check", "--against", "articles", cwd=articles.parent)
    assert done.code == 2
    assert "nothing to read" in done.err
