"""JSONL: one article a line. A bad line is skipped and named; the others load. Texts are kept to the character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from factcheck.corpus import metadata
from factcheck.corpus.decode import decode, is_blank
from factcheck.corpus.records import Draft, Notice, Reading, Unreadable
from factcheck.model import Code

_decoder = msgspec.json.Decoder(dict[str, Any])


def read(data: bytes, where: str) -> Reading:
    """An article for each line that is an object with `text`. Raises Unreadable when the file is binary or empty."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        data = decode(data).encode()
    elif b"\0" in data:
        raise Unreadable("binary: it holds NUL bytes", Code.ENCODING, data.count(b"\n", 0, data.index(b"\0")) + 1)
    reading = Reading()
    for number, line in _lines(data):
        try:
            _add(reading, line, number, where)
        except Unreadable as why:
            reading.skipped.append(why.skipped(where, number))
    if not reading.drafts and not reading.skipped:
        raise Unreadable("empty", Code.EMPTY, 1)
    return reading


def looks_like(data: bytes) -> bool:
    """Whether one of the first two lines that are not blank is a JSON object: a broken line must not hide the rest."""
    for tried, (_, line) in enumerate(_lines(data)):
        if line[:1] == b"{" and _is_object(line):
            return True
        if tried:
            break
    return False


def _is_object(line: bytes) -> bool:
    try:
        _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank with their numbers; line ends are LF or CRLF, as JSON never holds a bare one."""
    start, number, size = 3 if data.startswith(b"\xef\xbb\xbf") else 0, 0, len(data)
    while start < size:
        end = data.find(b"\n", start)
        end = size if end < 0 else end
        number += 1
        if line := data[start:end].strip():
            yield number, line
        start = end + 1


def _add(reading: Reading, line: bytes, number: int, where: str) -> None:
    try:
        raw = _decoder.decode(line)
    except msgspec.ValidationError as error:
        raise Unreadable(f"not an object with a text: {error}", Code.BAD_LINE) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unreadable(f"not valid JSON: {error}", Code.BAD_LINE) from None
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"not UTF-8: byte {error.object[error.start]:#04x} at offset {error.start} of a string", Code.ENCODING
        ) from None
    found, notices = draft(raw, where, number)
    reading.notices += notices
    reading.drafts.append(found)


def draft(raw: Mapping[str, Any], where: str, line: int | None = None) -> tuple[Draft, list[Notice]]:
    """The article in one object, and notices about values that cannot be used. Raises Unreadable without a text."""
    text = raw.get("text")
    if not isinstance(text, str):
        raise Unreadable("no key text" if "text" not in raw else "text: expected a string", Code.BAD_LINE)
    if is_blank(text):
        raise Unreadable("empty", Code.EMPTY)
    known, notices = metadata.read(raw, where, dict.fromkeys(raw, line) if line is not None else {})
    lines = () if line is None else (line,)
    return Draft(text, known, id=_id(raw.get("id")), line=line, lines=lines), notices


def _id(raw: object) -> str | None:
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Unreadable("id: expected a string or a whole number", Code.BAD_LINE)
    return str(raw)
