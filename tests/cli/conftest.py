"""Two short stories that disagree, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from inside import Inside

MORNING = """---
source: Morning Sheet
published: 2025-03-03
---
The ferry company on Lake Orvel employs 31 people, the coast guard said.
"""
EVENING = """---
source: Evening Sheet
published: 2025-03-03
---
The ferry company on Lake Orvel employs 54 people, the coast guard said.
"""
QUIET = "The town hall was painted green.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder `articles` with two contradicting files and one without numbers, below the working folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "morning.md").write_text(MORNING, encoding="utf-8")
    (folder / "evening.md").write_text(EVENING, encoding="utf-8")
    (folder / "quiet.txt").write_text(QUIET, encoding="utf-8")
    return folder


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Inside:
    """Commands that run in this process, in an empty folder that no git repository holds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_DEBUG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return Inside(tmp_path, capfdbinary)
