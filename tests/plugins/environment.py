"""An environment of its own: Python with factcheck and the plugins that a test puts into it, without any network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tomllib
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "plugin"


class Done(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


class Environment:
    """A virtual environment that sees what is installed here, and holds its own plugins."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / "env", with_pip=False, symlinks=True)
        self.python = folder / "env" / "bin" / "python"
        self.site = next((folder / "env").glob("lib/python*/site-packages"))
        outside = [str(ROOT), sysconfig.get_paths()["purelib"]]
        (self.site / "outside.pth").write_text("\n".join(outside) + "\n", encoding="utf-8")

    def install(self, project: Path) -> None:
        """Does what an installer does with a pure package: copies it, and writes its metadata and entry points."""
        about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        for package in project.iterdir():
            if (package / "__init__.py").is_file():
                shutil.copytree(package, self.site / package.name)
        self.declare(about["name"], about["version"], about["entry-points"])

    def declare(self, name: str, version: str, groups: Mapping[str, Mapping[str, str]]) -> None:
        """The .dist-info folder of a distribution."""
        folder = self.site / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
        points = (f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in named.items()) for group, named in groups.items())
        (folder / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")

    def module(self, name: str, text: str) -> None:
        """A module of a plugin that a test makes up."""
        (self.site / f"{name}.py").write_text(text, encoding="utf-8")

    def run(self, *arguments: str, cwd: Path) -> Done:
        """`factcheck` in this environment."""
        hidden = ("PYTHONPATH", "FACTCHECK_DEBUG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR")
        kept = {key: value for key, value in os.environ.items() if key not in hidden}
        done = subprocess.run(
            [str(self.python), "-m", "factcheck", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            timeout=120,
        )
        return Done(done.returncode, done.stdout, done.stderr)
