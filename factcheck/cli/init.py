"""`factcheck init`: a commented factcheck.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.pipeline.settings import NAME

TEMPLATE = """\
# Settings of factcheck for this folder and those below it. Paths are relative to this file.
version: 1

# What `factcheck scan` and `factcheck check --since ...` read when no path is given; `check NEW` compares with it.
paths: [.]

# Patterns as in .gitignore. Files that .gitignore leaves out are left out already.
exclude: []
#   - drafts/
#   - "*.draft.md"

# Language of every article, when it should not be told from the text.
# language: fr

# Outlet, date and address of articles that do not say so themselves; a sources.yml beside the articles needs no entry.
# sources: sources.yml

# Your own rules, besides the packs that ship; `factcheck rules list` names all.
# rules: [rules/]
# packs: [core]            # only these packs
# select: [core]           # only these rules or packs

# Findings to live with: a rule or a fingerprint, a reason, and if you like the files and the last day.
# ignore:
#   - rule: core/unusual-magnitude
#     reason: the ministry writes it so
#     paths: [statements/]
#     until: 2027-12-31

# Hide findings that are less sure (0 to 1).
# min_confidence: 0.5

# The severity from which scan and check exit with 1: error, warning, info or never.
# Default: never for scan, error for check.
# fail_on: error

# Known findings, written by `factcheck scan --write-baseline FILE`.
# baseline: factcheck-baseline.json

# Where scan writes its Markdown report.
# report: factcheck-report.md

# Keep what is read of each article there, so that the next run reads only what changed (leave it out of git).
# cache: .factcheck-cache
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("init")(init)


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where to write it.")] = ".",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a factcheck.yml that is there.")] = False,
) -> int:
    """Write a factcheck.yml with every setting explained."""
    from factcheck.cli.terminal import emit
    from factcheck.model import Code, InputError, UsageError

    path = Path(folder, NAME)
    if path.exists() and not force:
        raise UsageError("there is one already (--force overwrites it)", file=str(path), code=Code.FILE_EXISTS)
    try:
        path.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(path), code=Code.UNWRITABLE) from None
    emit(f"wrote {path}\n", for_people=True)
    return 0
