"""From paths to files: folders walked in a stable order, globs, standard input, each file once."""

# os.path keeps paths as they were given (links, dots), and is several times faster than pathlib on large folders.
# ruff: noqa: PTH100, PTH112, PTH116, PTH117, PTH118, PTH208

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.corpus.globs import Glob, is_glob, split
from factcheck.corpus.ignore import Excludes, GitIgnores
from factcheck.corpus.readers import format_of
from factcheck.corpus.records import Found, Notice
from factcheck.corpus.settings import CONFIG_NAMES, FORMATS, PROJECT_PAGE
from factcheck.model import Code, GroupedError, InputError, Skipped, UsageError


class Discovery:
    """What the paths name: `files` in order, and what was left out of them."""

    def __init__(self, paths: Sequence[str], exclude: Sequence[str], root: Path) -> None:
        self.files: list[Found] = []
        self.skipped: list[Skipped] = []
        self.notices: list[Notice] = []
        self.other: Counter[str] = Counter()
        self.excluded = 0
        self.walked: list[Path] = []  # folders that were read to the bottom
        self._excludes = Excludes(exclude, root)
        self._seen: set[str] = set()
        self._again = 0  # articles that another path had brought already
        missing = [error for path in paths if (error := self._add(os.fspath(path))) is not None]
        if missing:
            raise missing[0] if len(missing) == 1 else GroupedError(missing)

    def _add(self, given: str) -> InputError | None:
        if given == "-":
            if "-" not in self._seen:
                self._seen.add("-")
                self.files.append(Found(None, "-", "-"))
            return None
        if not given:
            raise UsageError("an empty path", expected="a file, a folder, a glob or -")
        try:
            mode = os.stat(given).st_mode
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and is_glob(given):
                return self._glob(given)
            return _missing(given, error)
        before = len(self.files), len(self.skipped), self._again
        if stat.S_ISDIR(mode):
            path = Path(os.path.abspath(given))
            self.walked.append(path)
            self._folder(path, given)
            self._tell_empty(given, before)
        else:
            self._named(given, mode)
        return None

    # one file, named by the user

    def _named(self, given: str, mode: int) -> None:
        path = Path(os.path.abspath(given))
        shown, name = display(relative(given)), path.name
        pattern = self._excludes(path, name)
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            self.skipped.append(Skipped(shown, "not a regular file", code=Code.LEFT_OUT))
        elif name.lower() in CONFIG_NAMES:
            self.skipped.append(Skipped(shown, "a configuration file, not an article", code=Code.LEFT_OUT))
        elif pattern is not None:
            self.skipped.append(Skipped(shown, f"excluded by the pattern {pattern!r}", code=Code.LEFT_OUT))
        elif self._first(os.path.realpath(path)):
            suffix = path.suffix.lower()
            dated = name if os.path.isabs(shown) else shown
            format = format_of(suffix)
            self.files.append(Found(path, shown, shown, path.parent, dated, format or "text"))
            if suffix and format is None:
                message = f"unknown extension {path.suffix}: read as plain text"
                self.notices.append(Notice(shown, message, code=Code.EXTENSION))

    # globs and folders

    def _glob(self, given: str) -> InputError | None:
        base, parts = split(given)
        top = base or "."
        if not os.path.isdir(top):
            return _missing(given, None)
        before = len(self.files), len(self.skipped), self._again
        hit = self._folder(Path(os.path.abspath(top)), top, Glob(parts), base)
        if not hit:
            return InputError("the pattern matches nothing", file=given, code=Code.NO_SUCH_FILE)
        self._tell_empty(given, before)
        return None

    def _folder(self, top: Path, given: str, glob: Glob | None = None, base: str = "") -> int:
        """Adds the articles below `top`, sorted by the parts of their paths; how many files were looked at."""
        walk = _Walk(self, top, given, glob)
        places: dict[str, tuple[str, Path]] = {}
        for inside, path, real in walk.files():
            places.setdefault(real, (inside, path))  # links come last: a file keeps its own name
        for real, (inside, path) in sorted(places.items(), key=lambda item: item[1][0].split("/")):
            name = path.name
            format = format_of(path.suffix.lower())
            if format is None or PROJECT_PAGE.fullmatch(name):
                self.other[display(name if format else path.suffix.lower() or name)] += 1
            elif self._first(real):
                shown = display(relative(os.path.join(given, inside)))
                identity = display(inside if glob is None else relative(os.path.join(base, inside)))
                dated = f"{top.name}/{inside}" if os.path.isabs(shown) else shown
                self.files.append(Found(path, shown, identity, top, dated, format))
        self.notices += walk.ignores.notices
        return walk.count

    def leave_out(self, path: Path, inside: str, folder: bool, ignores: GitIgnores) -> bool:
        """Whether a pattern leaves `path` out; counts it."""
        out = self._excludes(path, inside, folder) is not None or ignores(path, folder)
        self.excluded += out
        return out

    def _first(self, real: str) -> bool:
        if real in self._seen:
            self._again += 1
            return False
        self._seen.add(real)
        return True

    def _tell_empty(self, given: str, before: tuple[int, int, int]) -> None:
        if before == (len(self.files), len(self.skipped), self._again):
            formats = " ".join(FORMATS)
            message = f"no new article found here (formats: {formats})"
            self.notices.append(Notice(display(given), message, code=Code.NO_ARTICLES))


class _Walk:
    """One folder, read to the bottom without recursion; links are followed last, each real folder once."""

    def __init__(self, discovery: Discovery, top: Path, given: str, glob: Glob | None) -> None:
        self.count = 0
        self.ignores = GitIgnores(top)
        self._to, self._top, self._given, self._glob = discovery, top, given, glob

    def files(self) -> Iterator[tuple[str, Path, str]]:
        """(path inside the folder, absolute path, real path) of every file that no pattern leaves out."""
        pending = [("", self._top, os.path.realpath(self._top))]
        links: list[tuple[str, Path]] = []
        visited: set[str] = set()
        while pending or links:
            if not pending:
                links.sort(key=lambda link: link[0], reverse=True)
                found = self._follow(*links.pop())
                if found is None:
                    continue
                if not os.path.isdir(found[2]):
                    yield found
                    continue
                pending.append(found)
            inside, folder, real = pending.pop()
            if real in visited:
                continue
            visited.add(real)
            for entry in self._entries(folder, inside):
                below = f"{inside}/{entry.name}" if inside else entry.name
                path = folder / entry.name
                if entry.is_symlink():
                    links.append((below, path))
                elif self._wanted(below, path, entry.is_dir(follow_symlinks=False)):
                    item = (below, path, os.path.join(real, entry.name))
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(item)
                    elif entry.is_file(follow_symlinks=False):
                        yield item

    def _entries(self, folder: Path, inside: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            shown = display(relative(os.path.join(self._given, inside) if inside else self._given))
            self._to.skipped.append(Skipped(shown, f"cannot be read: {error.strerror}"))
            return []

    def _wanted(self, inside: str, path: Path, folder: bool) -> bool:
        if self._glob is not None and not (self._glob.may_hold(inside) if folder else self._glob.matches(inside)):
            return False
        self.count += 1
        return not self._to.leave_out(path, inside, folder, self.ignores)

    def _follow(self, inside: str, path: Path) -> tuple[str, Path, str] | None:
        """Where a symbolic link leads; None when nowhere, or to what is left out."""
        real = os.path.realpath(path)
        try:
            mode = os.stat(real).st_mode
        except OSError as error:
            if self._wanted(inside, path, False):
                shown = display(relative(os.path.join(self._given, inside)))
                self._to.skipped.append(Skipped(shown, f"a link that leads nowhere: {error.strerror}"))
            return None
        folder = stat.S_ISDIR(mode)
        if not (folder or stat.S_ISREG(mode)) or not self._wanted(inside, path, folder):
            return None
        return inside, path, real


def relative(given: str) -> str:
    """`given` without needless parts; an absolute path below the current folder becomes relative to it."""
    path = os.path.normpath(given)
    if os.path.isabs(path):
        inside = os.path.relpath(path)
        path = path if inside.startswith(os.pardir) else inside
    return path.replace(os.sep, "/")


def display(path: str) -> str:
    """`path` as text that can be written anywhere: bytes that are no UTF-8 are shown as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _missing(given: str, error: OSError | ValueError | None) -> InputError:
    """A path that is not there, with the nearest name that is."""
    from difflib import get_close_matches

    if isinstance(error, ValueError):
        return InputError("not a path", file=display(given.replace("\0", "\\0")), code=Code.NO_SUCH_FILE)
    if error is not None and not isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(f"cannot be read: {error.strerror}", file=display(given), code=Code.UNREADABLE)
    path = Path(given)
    while not path.parent.is_dir():  # the first part that is missing
        path = path.parent
    try:
        names = os.listdir(path.parent)
    except OSError:
        names = []
    near = get_close_matches(path.name, sorted(names), n=1)
    hint = f"; did you mean {display(str(path.parent / near[0]))!r}?" if near else ""
    return InputError(f"no such file or folder{hint}", file=display(given), code=Code.NO_SUCH_FILE)
