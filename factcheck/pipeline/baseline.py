"""Known findings, kept in a file so that only new ones are reported.

The file is sorted JSON, made to be committed and reviewed: one fingerprint a line with its rule and title.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from factcheck.model import Finding
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError, InputError


class Known(Struct, frozen=True):
    """One finding of a baseline; only the fingerprint counts, the rest is for the reader of a diff."""

    fingerprint: str
    rule: str = ""
    title: str = ""


class Baseline(Struct, frozen=True):
    """The file's content."""

    version: int
    findings: tuple[Known, ...]


def read(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline file. Raises InputError or ConfigError when it is not one."""
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        code = Code.NO_SUCH_FILE if isinstance(error, FileNotFoundError) else Code.UNREADABLE
        raise InputError(f"the baseline cannot be read: {error.strerror}", file=str(path), code=code) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        expected = "a file of --write-baseline"
        raise ConfigError(f"not a baseline: {error}", file=str(path), expected=expected, code=Code.BASELINE) from None
    if baseline.version != 1:
        raise ConfigError(f"found {baseline.version}", file=str(path), key="version", expected="1", code=Code.BASELINE)
    return frozenset(known.fingerprint for known in baseline.findings)


def write(path: Path, findings: Sequence[Finding]) -> None:
    """Record `findings` as known. Raises InputError when the file cannot be written."""
    known = {finding.fingerprint: Known(finding.fingerprint, finding.rule, finding.title) for finding in findings}
    ordered = tuple(sorted(known.values(), key=lambda one: (one.rule, one.fingerprint)))
    lines = ",\n".join("    " + msgspec.json.encode(one).decode() for one in ordered)
    inner = f"\n{lines}\n  " if lines else ""
    try:
        path.write_text(f'{{\n  "version": 1,\n  "findings": [{inner}]\n}}\n', encoding="utf-8")
    except OSError as error:
        said = f"the baseline cannot be written: {error.strerror}"
        raise InputError(said, file=str(path), code=Code.UNWRITABLE) from None
