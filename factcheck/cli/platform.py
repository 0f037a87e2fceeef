"""What the CI platform says of itself: where its repository begins, and where a job's summary goes.

https://docs.github.com/actions/reference/variables-reference, https://docs.gitlab.com/ci/variables/predefined_variables
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from factcheck.pipeline.result import ScanResult
    from factcheck.report.style import Style


def on_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def base() -> str:
    """The working folder as seen from the root of the platform's repository; "" at the root, and elsewhere."""
    root = os.environ.get("GITHUB_WORKSPACE" if on_github() else "CI_PROJECT_DIR")
    if not root:
        return ""
    here, top = Path.cwd().resolve(), Path(root).resolve()
    return here.relative_to(top).as_posix().removeprefix(".") if here.is_relative_to(top) else ""


def link() -> str:
    """The address of the repository's files at this commit; "" where it is not known."""
    server, repository, commit = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else ""


def summarise(result: ScanResult, style: Style) -> None:
    """Add a short report to the summary of a GitHub Actions job; a warning when that cannot be done."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not on_github() or not path:
        return
    from factcheck.cli.terminal import say
    from factcheck.model import Code
    from factcheck.report import summary

    text = summary.render(result, structs.replace(style, link=link()))
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        say("warning", f"the job summary cannot be written: {path}: {error.strerror} [{Code.UNWRITABLE}]")
