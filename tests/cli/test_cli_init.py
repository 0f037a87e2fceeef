"""init: a configuration that says what can be set, and works as it is."""

from __future__ import annotations

from pathlib import Path

from process import run

from factcheck.pipeline import Settings, config


def test_the_file_it_writes_is_valid_and_scans(articles: Path) -> None:
    done = run("init", cwd=articles.parent)
    assert (done.code, done.out) == (0, "wrote factcheck.yml\n")
    assert run("scan", "--no-report", cwd=articles.parent).out.startswith("factcheck  3 articles")


def test_every_setting_is_in_it_and_valid_when_it_is_switched_on(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    text = (tmp_path / "factcheck.yml").read_text(encoding="utf-8")
    switched = []
    for line in text.splitlines():
        bare = line.removeprefix("# ").removeprefix("#")
        switched.append(bare if line.startswith("#") and is_setting(bare) else line)
    path = tmp_path / "on.yml"
    path.write_text("\n".join(switched).replace("exclude: []\n", "exclude:\n"), encoding="utf-8")
    found = config.load(path)
    defaults = Settings()
    same = [name for name in KEYS if getattr(found, name) == getattr(defaults, name)]
    assert same == []


KEYS = tuple(
    "paths exclude language sources rules packs select ignores min_confidence fail_on baseline report".split()  # noqa: SIM905
)


def is_setting(line: str) -> bool:
    """Whether a comment is a setting that is switched off: `key: value` of one word, or an item of a list."""
    word, colon, _ = line.strip().lstrip("- ").partition(":")
    known = word.replace("_", "").isalpha() and word.islower()
    return line.startswith("  ") or bool(colon and known)


def test_it_overwrites_only_when_it_must(tmp_path: Path) -> None:
    (tmp_path / "factcheck.yml").write_text("paths: [x]\n", encoding="utf-8")
    done = run("init", cwd=tmp_path)
    assert done.code == 2
    assert "factcheck.yml: there is one already" in done.err
    assert (tmp_path / "factcheck.yml").read_text(encoding="utf-8") == "paths: [x]\n"
    assert run("init", "--force", cwd=tmp_path).code == 0
    assert "version: 1" in (tmp_path / "factcheck.yml").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = run("init", "nowhere", cwd=tmp_path)
    assert done.code == 2
    assert "cannot be written" in done.err
