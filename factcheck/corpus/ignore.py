"""What a walk leaves out: `exclude` patterns, and the .gitignore files of git work trees and plain folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from factcheck.corpus.records import Notice
from factcheck.model import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def compile_patterns(lines: Sequence[str]) -> GitIgnoreSpec:
    """.gitignore patterns. Raises ValueError naming the first that is none."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


class Excludes:
    """`exclude` patterns, anchored at `root`; a path outside of it is matched by its part below the argument."""

    def __init__(self, patterns: Sequence[str], root: Path) -> None:
        self._patterns, self._root = list(patterns), root
        try:
            self._spec = compile_patterns(self._patterns) if patterns else None
        except ValueError as error:
            raise ConfigError(f"{error}", key="exclude", expected="a pattern as in .gitignore") from None

    def __call__(self, path: Path, inside: str, folder: bool = False) -> str | None:
        """The pattern that leaves `path` out, or None."""
        if self._spec is None:
            return None
        relative = path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else inside
        result = self._spec.check_file(relative + "/" if folder else relative)
        return self._patterns[result.index] if result.include and result.index is not None else None


class GitIgnores:
    """The .gitignore files that hold for a walk of `top`: below it, and above it up to the top of its work tree."""

    def __init__(self, top: Path) -> None:
        self.notices: list[Notice] = []
        self._specs: dict[Path, tuple[GitIgnoreSpec, ...]] = {}
        self._top = top
        tree = next((folder for folder in (top, *top.parents) if (folder / ".git").exists()), None)
        self._above = self._levels_above(tree, top) if tree else ()
        if any(self._says(level, top, True) for level in self._above):
            self._above = ()  # whoever names an ignored folder wants it read

    def __call__(self, path: Path, folder: bool = False) -> bool:
        """Whether `path`, below `top`, is ignored: the nearest file that says anything decides."""
        parent = path.parent
        while True:
            said = self._says(parent, path, folder)
            if said is not None:
                return said
            if parent == self._top:
                break
            parent = parent.parent
        return next((said for level in self._above if (said := self._says(level, path, folder)) is not None), False)

    def _levels_above(self, tree: Path, top: Path) -> tuple[Path, ...]:
        """The folders from the one above `top` up to the work tree's top, nearest first."""
        if tree == top:
            return (top / ".git" / "info",)
        return (*(folder for folder in top.parents if folder.is_relative_to(tree)), tree / ".git" / "info")

    def _says(self, level: Path, path: Path, folder: bool) -> bool | None:
        specs = self._specs.get(level)
        if specs is None:
            specs = self._specs[level] = self._read(level)
        base = level.parent.parent if level.name == "info" and level.parent.name == ".git" else level
        for spec in specs:
            relative = path.relative_to(base).as_posix()
            include = spec.check_file(relative + "/" if folder else relative).include
            if include is not None:
                return include
        return None

    def _read(self, level: Path) -> tuple[GitIgnoreSpec, ...]:
        file = level / ("exclude" if level.name == "info" and level.parent.name == ".git" else ".gitignore")
        try:
            lines = file.read_bytes().decode("utf-8-sig", "surrogateescape").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            self.notices.append(Notice(str(PurePath(file)), f"cannot be read: {error.strerror}"))
            return ()
        try:
            return (compile_patterns(lines),)
        except ValueError:
            return (compile_patterns([line for number, line in enumerate(lines, 1) if self._good(line, file, number)]),)

    def _good(self, line: str, file: Path, number: int) -> bool:
        try:
            compile_patterns([line])
        except ValueError:
            self.notices.append(Notice(str(file), f"found {line!r}, expected a .gitignore pattern", number))
            return False
        return True
