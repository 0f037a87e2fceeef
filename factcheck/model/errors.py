"""Errors that a user can repair. Each class carries its exit code; the command line shows them without a traceback.

FactcheckError (2)
├── UsageError      wrong options or arguments
├── InputError      a file that cannot be read, decoded or parsed
├── ConfigError     factcheck.yml, sources.yml, packs and data
├── RuleError       a rule file
└── PluginError     a plugin that is installed
    GroupedError      several of the above, shown at once
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.codes import Code


class FactcheckError(Exception):
    """An expected error: `message`, and where it is known `file`, `line`, `key`, `expected`; `code` names its kind."""

    exit_code = 2
    usual = Code.FAULT  # the code of an error that is given none

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        key: str | None = None,
        expected: str | None = None,
        code: Code | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.file, self.line, self.key, self.expected = message, file, line, key, expected
        self.code = code or self.usual

    @property
    def said(self) -> str:
        """What is wrong, without the place and the code."""
        key = f"{self.key}: " if self.key else ""
        expected = f" (expected {self.expected})" if self.expected else ""
        return f"{key}{self.message}{expected}"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place + ': ' if place else ''}{self.said} [{self.code}]"


class UsageError(FactcheckError):
    """Options or arguments that make no sense."""

    usual = Code.USAGE


class InputError(FactcheckError):
    """A file that cannot be read, decoded or parsed."""

    usual = Code.UNREADABLE


class ConfigError(FactcheckError):
    """A configuration, sources, language or data file with wrong content."""

    usual = Code.CONFIG_VALUE


class RuleError(FactcheckError):
    """A rule file with wrong content."""

    usual = Code.RULE_VALUE


class PluginError(FactcheckError):
    """A plugin that cannot be used, or that failed."""

    usual = Code.PLUGIN_BROKEN


class GroupedError(FactcheckError):
    """Several errors at once, in order of file and line."""

    def __init__(self, errors: Sequence[FactcheckError]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
