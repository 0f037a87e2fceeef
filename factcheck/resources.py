"""Where data/ and rules/ are: inside the wheel, or beside the package in a checkout; and folders of the user's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

# What an own folder may hold beside what ships; a whole language or unit belongs in data/ itself.
OWN = ("concepts", "entities", "reference")
_own: tuple[Path, ...] = ()


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


def files(folder: str, *endings: str) -> list[Path]:
    """The files of data/`folder` with one of the endings (".yml"), sorted, then those of each own folder."""
    folders = [data(folder), *(own / folder for own in _own if folder in OWN)]
    return [path for one in folders if one.is_dir() for path in sorted(one.iterdir()) if path.suffix in endings]


def own() -> tuple[Path, ...]:
    """The own folders in use."""
    return _own


def use(folders: Sequence[str | Path]) -> None:
    """Read these folders beside data/ from now on, and no other; each holds some of OWN.

    What was compiled from other data in this process is forgotten.
    """
    global _own
    wanted = tuple(Path(one).resolve() for one in folders)
    if wanted == _own:
        return
    _own = wanted
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{__package__}."):
            for found in list(vars(module).values()):
                if callable(forget := getattr(found, "cache_clear", None)):
                    forget()


@contextmanager
def using(folders: Sequence[str | Path]) -> Iterator[None]:
    """As `use`, for a time."""
    before = _own
    use(folders)
    try:
        yield
    finally:
        use(before)
