"""Tables compiled from data/, kept between runs: reading the YAML of seven languages takes longer than a short scan.

A table is kept under the user's cache folder, named by what its sources hold, so an edited file is compiled anew.
A `Memo` keeps single answers in the same way. FACTCHECK_CACHE names another folder; "off" keeps none.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from factcheck import __version__

T = TypeVar("T")
_KEPT = 4  # versions of a table: several checkouts and versions may take turns
_FORMAT = 9  # raise it when the shape of any table changes


def folder() -> Path | None:
    """Where tables are kept; None when nothing is."""
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return None if chosen == "off" else Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - no home: stays "~"
    return Path(base, "factcheck") if base and not base.startswith("~") else None


@cache
def _digest(path: Path, size: int, changed: int) -> bytes:
    """What a file holds; size and time of change let one process notice an edit."""
    return blake2b(path.name.encode() + b"\0" + path.read_bytes(), digest_size=12).digest()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of new containers without a cycle: looking for cycles among them doubles the time to load them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def compiled(name: str, sources: Iterable[Path], build: Callable[[], T], kind: Any) -> T:
    """What `build` makes of `sources`, from the cache where it is there and whole; `kind` is its msgspec type.

    A cache that cannot be read or written costs time and nothing else.
    """
    where = folder()
    if where is None:
        return build()
    file = _file(where, name, sources)
    kept = _read(file, kind)
    if kept is not None:
        found: T = kept
        return found
    made = build()
    _write(file, name, made)
    return made


def _file(where: Path, name: str, sources: Iterable[Path]) -> Path:
    mark = blake2b(f"{_FORMAT} {__version__}".encode(), digest_size=12)
    for path in sorted(sources):
        stat = path.stat()
        mark.update(_digest(path, stat.st_size, stat.st_mtime_ns))
    return where / f"{name}-{mark.hexdigest()}.msgpack"


def _read(file: Path, kind: Any) -> Any:
    """What a file of the cache holds; None when it is not there or not whole."""
    with suppress(OSError, msgspec.DecodeError), _no_collection():
        return msgspec.msgpack.decode(file.read_bytes(), type=kind)
    return None


def _write(file: Path, name: str, made: object) -> None:
    from tempfile import NamedTemporaryFile  # the run that finds its tables needs none of what this loads

    where = file.parent
    with suppress(OSError, OverflowError):  # an integer of more than 64 bits cannot be packed
        where.mkdir(parents=True, exist_ok=True)
        kept = sorted(where.glob(f"{name}-{'?' * 24}.msgpack"), key=lambda old: old.stat().st_mtime_ns, reverse=True)
        for old in [old for old in kept if old != file][_KEPT - 1 :]:
            old.unlink(missing_ok=True)
        with NamedTemporaryFile(dir=where, suffix=".part", delete=False) as part:
            part.write(msgspec.msgpack.encode(made))
        os.replace(part.name, file)  # noqa: PTH105 - another process sees the old table or the whole new one


class Memo(Generic[T]):
    """Answers by question, kept between runs while the files that they come from stay the same.

    For what few questions ask of large tables: the words of a rule would otherwise load every language.
    """

    _MOST = 20_000  # answers

    def __init__(self, name: str, sources: Callable[[], Iterable[Path]], kind: Any) -> None:
        """`kind` is the msgspec type of an answer, which is never None."""
        self._name, self._sources, self._kind = name, sources, kind
        self._file: Path | None = None
        self._known: dict[str, T] | None = None
        self._grown = False

    def get(self, question: str, work_out: Callable[[str], T]) -> T:
        """The answer to a question, worked out when nobody has asked it before."""
        known = self._known
        if known is None:
            known = self._known = self._load()
        answer = known.get(question)
        if answer is None:
            answer = work_out(question)
            if len(known) < self._MOST:
                known[question] = answer
                self._grown = True
        return answer

    def save(self) -> None:
        """Keep what is new for the runs to come."""
        if self._grown and self._file is not None:
            _write(self._file, self._name, self._known)
        self._grown = False

    def _load(self) -> dict[str, T]:
        where = folder()
        if where is None:
            return {}
        self._file = _file(where, self._name, self._sources())
        return _read(self._file, dict[str, self._kind]) or {}  # type: ignore[name-defined]
