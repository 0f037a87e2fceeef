"""Which findings touch files that patterns of factcheck.yml name, and whether a run reads all that they are about."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.corpus.globs import is_glob
from factcheck.model import Finding
from factcheck.pipeline.settings import Settings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# os.path, not pathlib: links stay as they are named
# ruff: noqa: PTH100, PTH112, PTH118, PTH120


class Patterns:
    """Patterns as in .gitignore, relative to the folder of the file that they stand in (None: the working folder)."""

    def __init__(self, patterns: Sequence[str], file: str | None) -> None:
        self._patterns, self._folder = patterns, os.path.dirname(os.path.abspath(file or "x"))

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self._patterns)

    def touch(self, finding: Finding, paths: Mapping[str, str]) -> bool:
        """Whether a place of the finding is in a file that matches; `paths` are those of articles by id."""
        return any(self._match(paths.get(place.article, place.article)) for place in finding.evidence)

    def _match(self, path: str) -> bool:
        inside = os.path.relpath(os.path.abspath(path), self._folder)
        return not inside.startswith(os.pardir) and self._spec.match_file(inside.replace(os.sep, "/"))


def whole(settings: Settings) -> bool:
    """Whether all is read that an ignore may be about: the paths of factcheck.yml, without one any folder.

    A run over some files of an archive finds less, and must not call an ignore useless for it.
    """
    read = [*settings.paths, *settings.against]
    if not settings.archive:
        return any(os.path.isdir(path) or is_glob(path) for path in read)
    places = [os.path.realpath(path) for path in read]
    return all(
        any(real == place or real.startswith(os.path.join(place, "")) for place in places)
        for real in map(os.path.realpath, settings.archive)
    )
