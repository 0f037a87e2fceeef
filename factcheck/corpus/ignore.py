"""What a walk leaves out: `exclude` patterns, and the .gitignore files of git work trees and plain folders."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.corpus.records import Notice
from factcheck.model import Code, ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def compile_patterns(lines: Sequence[str]) -> GitIgnoreSpec:
    """.gitignore patterns. Raises ValueError naming the first that is none."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # "[[]" is fine here, whatever it will mean to `re` one day
        try:
            return GitIgnoreSpec.from_lines(lines)
        except re.error as error:  # "[z-a]"
            raise ValueError(f"not a pattern: {error}") from None


class Excludes:
    """`exclude` patterns, anchored at `root`; a path outside of it is matched by its part below the argument."""

    def __init__(self, patterns: Sequence[str], root: Path) -> None:
        self._patterns, self._root = list(patterns), root
        try:
            self._spec = compile_patterns(self._patterns) if patterns else None
        except ValueError as error:
            raise ConfigError(
                f"{error}", key="exclude", expected="a pattern as in .gitignore", code=Code.EXCLUDE_PATTERN
            ) from None

    def __call__(self, path: Path, inside: str, folder: bool = False) -> str | None:
        """The pattern that leaves `path` out, or None."""
        if self._spec is None:
            return None
        relative = path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else inside
        result = self._spec.check_file(relative + "/" if folder else relative)
        return self._patterns[result.index] if result.include and result.index is not None else None


_Level = tuple[Path, "GitIgnoreSpec"]  # patterns and the folder that they are relative to


class GitIgnores:
    """The .gitignore files that hold for a walk of `top`: below it, and above it up to the top of its work tree.

    Ask for folders before what they hold, as a walk does: each folder's patterns are kept with those above it.
    """

    def __init__(self, top: Path) -> None:
        self.notices: list[Notice] = []
        tree = next((folder for folder in (top, *top.parents) if (folder / ".git").exists()), None)
        above: tuple[_Level, ...] = ()
        if tree is not None:
            above = self._read(tree / ".git" / "info" / "exclude", tree)
            between = [folder for folder in top.parents if folder.is_relative_to(tree)]
            for folder in reversed(between):
                above = (*self._read(folder / ".gitignore", folder), *above)
            if tree != top and _says(above, top, True):
                above = ()  # whoever names an ignored folder wants it read
        self._levels = {top: (*self._read(top / ".gitignore", top), *above)}

    def __call__(self, path: Path, folder: bool = False) -> bool:
        """Whether `path`, below `top`, is ignored: the nearest file that says anything decides."""
        return _says(self._of(path.parent), path, folder)

    def _of(self, folder: Path) -> tuple[_Level, ...]:
        """The patterns that hold in `folder`, the nearest first."""
        levels = self._levels.get(folder)
        if levels is None:
            levels = (*self._read(folder / ".gitignore", folder), *self._of(folder.parent))
            self._levels[folder] = levels
        return levels

    def _read(self, file: Path, base: Path) -> tuple[_Level, ...]:
        try:
            lines = file.read_bytes().decode("utf-8-sig", "surrogateescape").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            self.notices.append(Notice(_shown(file), f"cannot be read: {error.strerror}", code=Code.IGNORE_FILE))
            return ()
        try:
            return ((base, compile_patterns(lines)),)
        except ValueError:
            good = [line for number, line in enumerate(lines, 1) if self._good(line, file, number)]
            return ((base, compile_patterns(good)),)

    def _good(self, line: str, file: Path, number: int) -> bool:
        try:
            compile_patterns([line])
        except ValueError:
            message = f"found {line!r}, expected a .gitignore pattern"
            self.notices.append(Notice(_shown(file), message, number, Code.IGNORE_FILE))
            return False
        return True


def _says(levels: tuple[_Level, ...], path: Path, folder: bool) -> bool:
    for base, spec in levels:
        relative = path.relative_to(base).as_posix()
        include = spec.check_file(relative + "/" if folder else relative).include
        if include is not None:
            return include
    return False


def _shown(file: Path) -> str:
    from factcheck.corpus.discovery import display, relative

    return display(relative(str(file)))
