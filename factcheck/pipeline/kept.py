"""Assertions kept between runs in a folder of the user's choice (`cache:`): an article that did not change is not read
again.

They are found by everything that they hang on: the article, the version, the code that reads and the data that it
reads with. What is not found is read; a cache that is broken or busy costs time and nothing else.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from factcheck import __version__, resources
from factcheck.model import Article, Assertion, Code, ConfigError

NAME = "assertions.sqlite"
_DAYS = 60  # what no run asked for in so many days is dropped
_READERS = ("extraction", "language", "model")  # packages that have a say in what is read
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, asked INTEGER, found BLOB) WITHOUT ROWID"


class Kept:
    """The kept assertions of articles, by the article as a whole."""

    def __init__(self, base: sqlite3.Connection, mark: bytes, today: int) -> None:
        """`mark`: what code and data come to; `today`: an ordinal."""
        self._base, self._mark, self._today = base, mark, today
        # written when all is read: a run beside this one never waits for long
        self._new: list[tuple[bytes, int, bytes]] = []
        self._asked: list[tuple[int, bytes]] = []

    def has(self, article: Article) -> bool:
        """Whether `get` gives something, as long as nobody else drops it."""
        return self._row(article) is not None

    def get(self, article: Article) -> list[Assertion] | None:
        """The assertions of an article; None where they are not known or cannot be read."""
        row = self._row(article)
        if row is None:
            return None
        found, asked = row
        if asked != self._today:
            self._asked.append((self._today, self._key(article)))
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(found, type=list[Assertion])
        return None

    def _row(self, article: Article) -> tuple[bytes, int] | None:
        with suppress(sqlite3.Error):
            row = self._base.execute("SELECT found, asked FROM kept WHERE key = ?", (self._key(article),)).fetchone()
            return row and (row[0], row[1])
        return None

    def put(self, article: Article, found: list[Assertion]) -> None:
        """Keep the assertions of an article."""
        with suppress(OverflowError):  # an integer of more than 64 bits cannot be packed
            self._new.append((self._key(article), self._today, msgspec.msgpack.encode(found)))

    def close(self) -> None:
        """Write what is new, and drop what nobody asked for."""
        with suppress(sqlite3.Error):
            self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", self._new)
            self._base.executemany("UPDATE kept SET asked = ? WHERE key = ?", self._asked)
            self._base.execute("DELETE FROM kept WHERE asked < ?", (self._today - _DAYS,))
            self._base.commit()
        self._base.close()

    def _key(self, article: Article) -> bytes:
        same = msgspec.structs.replace(article, new=False, copy_of=None)  # they say nothing of the text
        return blake2b(self._mark + msgspec.msgpack.encode(same), digest_size=20).digest()


@contextmanager
def kept(folder: str) -> Iterator[Kept]:
    """The assertions kept in a folder, which is made where it is missing.

    Raises ConfigError when the folder cannot be made or written.
    """
    place = Path(folder, NAME)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        base = _opened(place)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(
            f"cannot keep assertions there: {reason}",
            file=str(place),
            expected="a folder that can be written",
            code=Code.CONFIG_VALUE,
        ) from None
    today = datetime.datetime.now(datetime.UTC).date().toordinal()
    store = Kept(base, _mark(_sources()), today)
    try:
        yield store
    finally:
        store.close()


def _opened(place: Path) -> sqlite3.Connection:
    """The base at a place; a broken one is made anew, for it is nobody's only copy of anything."""
    with suppress(sqlite3.OperationalError):  # busy, or no place to write: told by the second attempt
        try:
            return _connected(place)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            place.unlink()
    return _connected(place)


def _connected(place: Path) -> sqlite3.Connection:
    base = sqlite3.connect(place)
    try:
        base.execute(_TABLE)
        base.execute("SELECT key, asked, found FROM kept LIMIT 1")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _sources() -> Iterator[Path]:
    """The files that have a say in what is read of an article."""
    package = Path(resources.__file__).parent
    for name in _READERS:
        yield from (package / name).rglob("*.py")
    for folder in (*filter(_read, resources.data().iterdir()), *resources.own()):
        yield from (path for path in (folder, *folder.rglob("*")) if path.is_file())


def _read(entry: Path) -> bool:
    return entry.name not in ("articles", "schemas")  # the samples, and what editors read


def _mark(sources: Iterable[Path]) -> bytes:
    mark = blake2b(__version__.encode(), digest_size=20)
    for path in sorted(sources):
        content = path.read_bytes()
        mark.update(f"{path.name} {len(content)} ".encode() + content)
    return mark.digest()
