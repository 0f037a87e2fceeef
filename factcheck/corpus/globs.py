"""Globs matched part by part while a folder is walked, so that a pattern costs what it can reach and no more."""

from __future__ import annotations

import os
import re
from fnmatch import translate
from functools import lru_cache

_MAGIC = re.compile(r"[*?[]")


def is_glob(path: str) -> bool:
    """Whether `path` holds a character that makes it a pattern."""
    return _MAGIC.search(path) is not None


def split(pattern: str) -> tuple[str, tuple[str, ...]]:
    """The folder before the first magic part ("" for the current one) and the parts from there on."""
    parts = pattern.replace(os.sep, "/").split("/")
    at = next(index for index, part in enumerate(parts) if is_glob(part))
    base = "/".join(parts[:at])
    return base or ("/" if at else ""), tuple(part for part in parts[at:] if part not in ("", "."))


class Glob:
    """`**` is any number of folders; the other parts are those of the shell. What a matched folder holds matches."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        self._parts = parts
        self._tests = [None if part == "**" else re.compile(translate(part)) for part in parts]

    def matches(self, path: str) -> bool:
        """Whether the file at `path` (with slashes, below the base) is meant."""
        return len(self._tests) in self._states(path)

    def may_hold(self, path: str) -> bool:
        """Whether the folder at `path` can hold a file that is meant."""
        return bool(self._states(path))

    @lru_cache(maxsize=1024)  # noqa: B019 - as short-lived as the walk
    def _states(self, path: str) -> frozenset[int]:
        """How many of the pattern's parts can have been used up by `path`."""
        if not path:
            return self._free({0})
        parent, _, name = path.rpartition("/")
        states: set[int] = set()
        for state in self._states(parent):
            if state == len(self._tests):
                states.add(state)
                continue
            test = self._tests[state]
            if test is None:
                states.add(state)
            elif test.match(name):
                states.add(state + 1)
        return self._free(states)

    def _free(self, states: set[int]) -> frozenset[int]:
        """`states` and those reached by letting `**` stand for nothing."""
        for state in sorted(states):
            while state < len(self._tests) and self._tests[state] is None:
                state += 1
                states.add(state)
        return frozenset(states)
