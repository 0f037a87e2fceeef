"""sources.yml: who published which file, when, where. Beside the articles or in a folder above them.

A file maps names and .gitignore-style patterns, relative to its own folder, to what is known:

    rt-*.txt: RT                                  # short for {source: RT}
    le-monde/: {source: Le Monde, lang: fr}
    2025/summit.txt: {source: The Herald, published: 2025-02-13, url: https://herald.example/summit}

A file's own name wins over patterns, a later pattern over an earlier one, a nearer sources.yml over a farther one,
each key by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck import yamlfile
from factcheck.corpus import metadata
from factcheck.corpus.ignore import compile_patterns
from factcheck.corpus.records import Metadata, Notice
from factcheck.corpus.settings import SOURCES_NAMES
from factcheck.model import Code, ConfigError, FactcheckError, GroupedError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

KEYS = {"source": "source", "published": "published", "url": "url", "lang": "language", "title": "title"}
_MEANT = {"language": "lang", "locale": "lang", "date": "published", "publisher": "source", "outlet": "source"}


class Entry(Struct):
    """One line of a sources.yml: a name or a pattern and what it says."""

    pattern: str
    line: int
    metadata: Metadata
    spec: Any = None  # a compiled pattern; None for a plain name
    hits: int = 0


class SourcesFile:
    """A sources.yml that has been read and checked."""

    def __init__(self, path: Path, shown: str, entries: Sequence[Entry]) -> None:
        self.path, self.shown, self.folder = path, shown, path.parent
        self._names: dict[str, Entry] = {}
        self._patterns: list[Entry] = []
        for entry in entries:
            if entry.spec is None:
                self._names[entry.pattern] = entry
            else:
                self._patterns.insert(0, entry)

    def about(self, relative: str) -> Metadata:
        """What the file says about the path `relative` to its folder."""
        known = Metadata()
        named = self._names.get(relative)
        if named is not None:
            named.hits += 1
            known = named.metadata
        for entry in self._patterns:
            if entry.spec.match_file(relative):
                entry.hits += 1
                known = known.over(entry.metadata)
        return known

    def idle(self, walked: Iterable[Path]) -> list[Notice]:
        """A notice for each entry that matched nothing; patterns only where the whole folder has been read."""
        whole = any(self.folder.is_relative_to(folder) for folder in walked)
        notices = [
            Notice(self.shown, f"{name!r} names no file here{self._hint(name)}", entry.line, Code.SOURCES_IDLE)
            for name, entry in self._names.items()
            if not entry.hits and not (self.folder / name).exists()
        ]
        if whole:
            notices += [
                Notice(self.shown, f"the pattern {entry.pattern!r} matches no article", entry.line, Code.SOURCES_IDLE)
                for entry in self._patterns
                if not entry.hits
            ]
        return sorted(notices, key=lambda notice: notice.line or 0)

    def _hint(self, name: str) -> str:
        folder = (self.folder / name).parent
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        near = _nearest(Path(name).name, names)
        return f"; did you mean {(Path(name).parent / near).as_posix()!r}?" if near else ""


class Sources:
    """Every sources.yml that speaks about the articles of a run; errors of all of them are raised together."""

    def __init__(self, root: Path, given: str | None = None) -> None:
        self._root = root
        self._errors: list[FactcheckError] = []
        self._files: dict[Path, SourcesFile | None] = {}
        self.notices: list[Notice] = []
        self._given = self._read(Path(given).absolute(), given) if given else None
        self.check()

    def about(self, path: Path, top: Path) -> Metadata:
        """What the sources.yml files from the folder of `path` up to the root say of it, the nearest first.

        `top` is the folder that was asked for; it bounds the search for articles outside of the root.
        """
        if self._given is not None:
            inside = path.is_relative_to(self._given.folder)
            return self._given.about(path.relative_to(self._given.folder if inside else top).as_posix())
        known = Metadata()
        bound = self._root if path.is_relative_to(self._root) else top
        for folder in path.parents:
            file = self._in(folder)
            if file is not None:
                known = known.over(file.about(path.relative_to(folder).as_posix()))
            if folder == bound:
                break
        return known

    def check(self) -> None:
        """Raises what is wrong with the files read so far, all at once."""
        if self._errors:
            raise self._errors[0] if len(self._errors) == 1 else GroupedError(self._errors)

    def idle(self, walked: Sequence[Path]) -> list[Notice]:
        """Notices about entries that matched nothing."""
        files = [self._given] if self._given else [file for file in self._files.values() if file is not None]
        return [notice for file in sorted(files, key=lambda file: file.shown) for notice in file.idle(walked)]

    def _in(self, folder: Path) -> SourcesFile | None:
        if folder not in self._files:
            paths = [path for name in SOURCES_NAMES if (path := folder / name).is_file()]
            if len(paths) > 1:
                message = f"not read: {paths[0].name} is beside it"
                self.notices.append(Notice(_shown(paths[1]), message, code=Code.SOURCES_IDLE))
            self._files[folder] = self._read(paths[0], _shown(paths[0])) if paths else None
        return self._files[folder]

    def _read(self, path: Path, shown: str) -> SourcesFile | None:
        try:
            raw = yamlfile.load(path)
        except FactcheckError as error:
            error.file = shown
            self._errors.append(error)
            return None
        entries, errors = read_entries(raw, shown)
        self._errors += errors
        return SourcesFile(path, shown, entries)


def read_entries(raw: Any, shown: str) -> tuple[list[Entry], list[FactcheckError]]:
    """The entries of a parsed sources.yml, and every error in it with line, key, what was found and expected."""
    if raw is None:
        return [], []
    if not isinstance(raw, yamlfile.Map):
        expected = "names or patterns of files, each with its source"
        return [], [_wrong(f"found {_kind(raw)}", shown, 1, None, expected)]
    entries: list[Entry] = []
    errors: list[FactcheckError] = []
    for pattern, value in raw.items():
        line = raw.lines[pattern]
        known = _metadata(value, shown, line, pattern, errors)
        plain = pattern.removeprefix("./").replace("\\", "/")
        try:
            spec = _compiled(plain)
        except ValueError:
            expected = "a file name, or a pattern as in .gitignore without ! or # before it"
            errors.append(_wrong(f"found {pattern!r}", shown, line, None, expected, Code.SOURCES_PATTERN))
            continue
        entries.append(Entry(plain, line, known, spec))
    return entries, errors


def _compiled(pattern: str) -> GitIgnoreSpec | None:
    """The matcher of a pattern; None for the plain name of a file. Raises ValueError for what is neither."""
    if not pattern.strip() or pattern.startswith(("!", "#", "../")):
        raise ValueError(pattern)
    if not any(char in pattern for char in "*?[") and not pattern.endswith("/"):
        return None
    return compile_patterns([pattern])


def _metadata(value: Any, shown: str, line: int, pattern: str, errors: list[FactcheckError]) -> Metadata:
    if isinstance(value, str) and value.strip():
        return Metadata(source=value.strip())
    if not isinstance(value, yamlfile.Map):
        expected = f"a name, or a mapping of {', '.join(KEYS)}"
        errors.append(_wrong(f"found {_kind(value)}", shown, line, pattern, expected))
        return Metadata()
    fields: dict[str, str] = {}
    for key, raw in value.items():
        at, path = value.lines[key], f"{pattern}.{key}"
        if key not in KEYS:
            near = _MEANT.get(key.lower()) or _nearest(key.lower(), list(KEYS))
            hint = f"; did you mean {near!r}?" if near else ""
            errors.append(_wrong(f"unknown key{hint}", shown, at, path, ", ".join(KEYS), Code.SOURCES_KEY))
            continue
        text, problem = metadata.value(KEYS[key], raw)
        if problem is not None:
            found, _, expected = problem.partition(", expected ")
            errors.append(_wrong(found, shown, at, path, expected))
        elif text is not None:
            fields[KEYS[key]] = text
    return Metadata(**fields)


def _wrong(
    message: str, file: str, line: int, key: str | None, expected: str, code: Code = Code.SOURCES_VALUE
) -> ConfigError:
    return ConfigError(message, file=file, line=line, key=key, expected=expected, code=code)


def _nearest(word: str, words: Sequence[str]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(word, words, n=1)
    return near[0] if near else None


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else repr(value)[:80]


def _shown(path: Path) -> str:
    from factcheck.corpus.discovery import display, relative

    return display(relative(str(path)))
