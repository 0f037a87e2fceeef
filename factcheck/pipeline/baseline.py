"""Known findings, kept in a file so that only new ones are reported.

The file is sorted JSON, made to be committed and reviewed: one finding a line, with the places that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from factcheck import yamlfile
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError, InputError


class Place(Struct, frozen=True, order=True):
    """One place of a known finding: enough to know it again when its article has moved or was edited around it."""

    article: str  # path relative to the baseline's folder, of a line of JSONL with "#" and its id
    value: str  # as the evidence has it
    sentence: str  # a hash of the sentence's words


class Known(Struct, frozen=True, omit_defaults=True):
    """One finding of a baseline; rule and title are for the reader of a diff, places may be missing in old files."""

    fingerprint: str
    rule: str = ""
    title: str = ""
    places: tuple[Place, ...] = ()
    more: int = 0  # places that the finding did not list


class Baseline(Struct, frozen=True):
    """The file's content."""

    version: int
    findings: tuple[Known, ...]


def read(path: Path) -> tuple[Known, ...]:
    """The entries of a baseline file. Raises InputError or ConfigError when it is not one."""
    data = b""
    try:
        data = path.read_bytes()
        data.decode()  # the decoder looks only at what it needs
        baseline = msgspec.json.decode(data, type=Baseline)
    except OSError as error:
        code = Code.NO_SUCH_FILE if isinstance(error, FileNotFoundError) else Code.UNREADABLE
        raise InputError(f"the baseline cannot be read: {error.strerror}", file=str(path), code=code) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        expected = "a file of --write-baseline"
        said, line = f"not a baseline: {error}", _place(data, error)
        raise ConfigError(said, file=str(path), line=line, expected=expected, code=Code.BASELINE) from None
    if baseline.version != 1:
        said, line = f"found {baseline.version}", _line(data, data.find(b'"version"'))
        raise ConfigError(said, file=str(path), line=line, key="version", expected="1", code=Code.BASELINE)
    return baseline.findings


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, max(at, 0)) + 1


def _place(data: bytes, error: Exception) -> int:
    """The line that an error of the decoder speaks of: its byte, or its path (`$.findings[2].rule`), else the end."""
    try:
        data.decode()
    except UnicodeDecodeError as odd:
        return _line(data, odd.start)
    said = str(error)
    if byte := re.search(r"\(byte (\d+)\)", said):
        return _line(data, int(byte[1]))
    if not isinstance(error, msgspec.ValidationError):
        return _line(data.rstrip(), len(data))
    try:
        node = yamlfile.parse(data.decode(), "")  # JSON with its lines
    except InputError:
        return 1
    line = 1
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", (re.findall(r"`\$(.*)`", said) or [""])[-1]):
        lines = getattr(node, "lines", None)
        if lines is None:
            break
        at = key or int(index)
        line, node = lines[at], node[at]
    return line


def write(path: Path, known: Sequence[Known]) -> None:
    """Record `known`, sorted by rule, then by place. Raises InputError when the file cannot be written."""
    once = {one.fingerprint: one for one in known}
    ordered = sorted(once.values(), key=lambda one: (one.rule, one.places, one.fingerprint))
    lines = ",\n".join("    " + msgspec.json.encode(one).decode() for one in ordered)
    inner = f"\n{lines}\n  " if lines else ""
    try:
        path.write_text(f'{{\n  "version": 1,\n  "findings": [{inner}]\n}}\n', encoding="utf-8")
    except OSError as error:
        said = f"the baseline cannot be written: {error.strerror}"
        raise InputError(said, file=str(path), code=Code.UNWRITABLE) from None


def line_of(path: Path, fingerprint: str) -> int | None:
    """The line on which an entry stands; None when the file is not written one entry a line."""
    quoted = f'"{fingerprint}"'
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if quoted in line:
            return number
    return None
