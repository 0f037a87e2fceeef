"""A folder of files to load, which is the current folder too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from on_disk import Files


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """Writes files below a fresh folder and gives that folder."""
    monkeypatch.chdir(tmp_path)

    def write(contents: Mapping[str, str | bytes]) -> Path:
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
