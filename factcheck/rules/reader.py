"""Reading rule files: every mistake is collected with file, line, key, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.model.codes import Code
from factcheck.model.errors import FactcheckError, GroupedError, RuleError
from factcheck.yamlfile import Map, Seq


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The valid word that `word` was most likely meant to be, or None."""
    from rapidfuzz import fuzz, process  # only on the way to an error

    found = process.extractOne(word.lower(), sorted(words), scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else None


def unknown(what: str, word: str, words: Iterable[str]) -> str:
    """The message for a word that is none of `words`."""
    close = nearest(word, words)
    return f"unknown {what} {word!r}" + (f"; did you mean {close!r}?" if close else "")


class Problems:
    """The mistakes found so far in all files."""

    def __init__(self) -> None:
        self.errors: list[FactcheckError] = []

    def add(
        self,
        message: str,
        *,
        file: str,
        line: int,
        key: str | None = None,
        expected: str | None = None,
        code: Code = Code.RULE_VALUE,
    ) -> None:
        self.errors.append(RuleError(message, file=file, line=line, key=key, expected=expected, code=code))

    def sorted(self) -> tuple[FactcheckError, ...]:
        return tuple(sorted(self.errors, key=lambda error: (error.file or "", error.line or 0)))

    def raise_any(self) -> None:
        """Raises GroupedError when there is any mistake."""
        if self.errors:
            raise GroupedError(self.sorted())


def kind_of(value: Any) -> str:
    """How an error names what it found."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str) else str(value)


class Reader:
    """A mapping of a rule file. The `get`-like methods report what is wrong and return the default instead."""

    def __init__(self, data: Map, file: str, problems: Problems, path: str = "") -> None:
        self.data, self.file, self.problems, self.path = data, file, problems, path

    def __contains__(self, name: str) -> bool:
        return name in self.data

    @property
    def line(self) -> int:
        return self.data.line

    def line_of(self, name: str) -> int:
        return self.data.lines.get(name, self.data.line)

    def key(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def error(
        self,
        name: str,
        message: str,
        expected: str | None = None,
        line: int | None = None,
        code: Code = Code.RULE_VALUE,
    ) -> None:
        """Records a mistake at a key of this mapping."""
        line, key = line or self.line_of(name), self.key(name)
        self.problems.add(message, file=self.file, line=line, key=key, expected=expected, code=code)

    def only(self, names: Sequence[str], what: str = "key") -> None:
        """Every key must be one of `names`."""
        for name in self.data:
            if name not in names:
                self.error(name, unknown(what, name, names), ", ".join(names), code=Code.RULE_KEY)

    def _missing(self, name: str, expected: str) -> None:
        self.problems.add(
            f"the key {name!r} is missing",
            file=self.file,
            line=self.line,
            key=self.path or None,
            expected=expected,
            code=Code.RULE_MISSING,
        )

    def text(self, name: str, *, required: bool = False, default: str = "") -> str:
        """A non-empty string (numbers are taken as written)."""
        if name not in self.data:
            if required:
                self._missing(name, "text")
            return default
        value = self.data[name]
        if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
            self.error(name, f"found {kind_of(value)}", "text")
            return default
        return str(value).strip()

    def choice(self, name: str, choices: Sequence[str], *, required: bool = False, default: str = "") -> str:
        """One of `choices`."""
        value = self.text(name, required=required, default=default)
        if name in self.data and value and value not in choices:
            self.error(name, unknown("value", value, choices), ", ".join(choices), code=Code.RULE_WORD)
            return default
        return value

    def number(self, name: str) -> float | None:
        """A number, or None when absent."""
        if name not in self.data:
            return None
        value = self.data[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.error(name, f"found {kind_of(value)}", "a number")
            return None
        return float(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """true or false."""
        value = self.data.get(name, default)
        if not isinstance(value, bool):
            self.error(name, f"found {kind_of(value)}", "true or false")
            return default
        return value

    def texts(self, name: str, *, required: bool = False) -> tuple[tuple[str, int], ...]:
        """A string or a list of strings, each with its line."""
        if name not in self.data:
            if required:
                self._missing(name, "text or a list of texts")
            return ()
        value = self.data[name]
        lines = value.lines if isinstance(value, Seq) else [self.line_of(name)]
        found = []
        for item, line in zip(value if isinstance(value, list) else [value], lines, strict=True):
            if isinstance(item, bool) or not isinstance(item, str | int | float) or not str(item).strip():
                self.error(name, f"found {kind_of(item)}", "text", line)
            else:
                found.append((str(item).strip(), line))
        if isinstance(value, list) and not value:
            self.error(name, "found an empty list", "at least one text")
        return tuple(found)

    def choices(self, name: str, choices: Sequence[str]) -> tuple[str, ...]:
        """One or several of `choices`."""
        found = []
        for value, line in self.texts(name):
            if value in choices:
                found.append(value)
            else:
                self.error(name, unknown("value", value, choices), ", ".join(choices), line, Code.RULE_WORD)
        return tuple(found)

    def mapping(self, name: str, *, required: bool = False) -> Reader | None:
        """A mapping below this one."""
        if name not in self.data:
            if required:
                self._missing(name, "a mapping")
            return None
        value = self.data[name]
        if not isinstance(value, Map):
            self.error(name, f"found {kind_of(value)}", "a mapping")
            return None
        return Reader(value, self.file, self.problems, self.key(name))

    def mappings(self, name: str, *, required: bool = False, empty: bool = True) -> tuple[Reader, ...]:
        """A list of mappings below this one."""
        if name not in self.data:
            if required:
                self._missing(name, "a list of mappings")
            return ()
        value = self.data[name]
        if not isinstance(value, Seq):
            self.error(name, f"found {kind_of(value)}", "a list of mappings")
            return ()
        if not value and not empty:
            self.error(name, "found an empty list", "at least one mapping")
        found = []
        for index, (item, line) in enumerate(zip(value, value.lines, strict=True)):
            if isinstance(item, Map):
                found.append(Reader(item, self.file, self.problems, f"{self.key(name)}[{index}]"))
            else:
                self.error(name, f"found {kind_of(item)}", "a mapping", line)
        return tuple(found)
