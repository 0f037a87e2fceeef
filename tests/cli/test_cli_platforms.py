"""Under GitHub Actions: annotations without being asked, a job summary, and paths from the repository's root."""

from __future__ import annotations

import json
from pathlib import Path

from process import run


def github(folder: Path, **more: str) -> dict[str, str]:
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_SERVER_URL": "https://git.example",
        "GITHUB_REPOSITORY": "owner/repo",
        "GITHUB_SHA": "abc",
        **more,
    }


def test_annotations_and_a_summary_without_being_asked(articles: Path) -> None:
    (articles.parent / "summary.md").write_text("## Before\n", "utf-8")
    done = run("check", ".", "-o", "sarif=../f.sarif", cwd=articles, env=github(articles.parent))
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert line.startswith("::error file=articles/evening.md,line=5,endLine=5,col=41,")
    assert line.endswith(
        "%0Aarticles/morning.md:5: The ferry company on Lake Orvel employs 31 people, the coast guard said."
    )
    summary = (articles.parent / "summary.md").read_text("utf-8")
    assert summary.startswith("## Before\n## factcheck\n")
    assert "[morning.md:5](https://git.example/owner/repo/blob/abc/articles/morning.md?plain=1#L5)" in summary
    (result,) = json.loads((articles.parent / "f.sarif").read_text("utf-8"))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "articles/evening.md"


def test_a_format_that_is_asked_for_wins(articles: Path) -> None:
    env = github(articles.parent, GITHUB_STEP_SUMMARY=str(articles.parent / "nowhere" / "summary.md"))
    done = run("check", "articles", "--format", "json", cwd=articles.parent, env=env)
    assert json.loads(done.out)["version"] == 1
    assert "warning: the job summary cannot be written" in done.err
    assert done.code == 1


def test_paths_under_gitlab(articles: Path) -> None:
    env = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(articles.parent)}
    done = run("check", ".", "--format", "gitlab", cwd=articles, env=env)
    assert [entry["location"]["path"] for entry in json.loads(done.out)] == ["articles/evening.md"]
