"""Where data/ and rules/ are: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds data/ and rules/; the wheel carries them under factcheck/_shipped."""
    shipped = _PACKAGE / "_shipped"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def data(*parts: str) -> Path:
    """A path below data/, e.g. data("languages", "fr.yml")."""
    return root().joinpath("data", *parts)


def rules(*parts: str) -> Path:
    """A path below the rule packs that ship with factcheck."""
    return root().joinpath("rules", *parts)
