"""Bytes to text without guessing: what cannot be decoded for certain is reported, never turned into mojibake."""

from __future__ import annotations

import codecs
import re

from factcheck.corpus.records import Unreadable
from factcheck.model import Code

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_LATIN = {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii", "ascii"}  # browsers read these as windows-1252
_BLANK = "\ufeff\u200b\u200c\u200d\u2060"


def decode(data: bytes) -> str:
    """UTF-8 (with or without a mark), or UTF-16 and UTF-32 with one. Raises Unreadable with the byte and its offset."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, len(mark))
    if b"\0" in data:
        raise Unreadable("binary: it holds NUL bytes", Code.ENCODING, data.count(b"\n", 0, data.index(b"\0")) + 1)
    return _strict(data, "utf-8", 0)


def decode_html(data: bytes) -> tuple[str, str | None]:
    """The page and a warning or None. A byte order mark wins, then valid UTF-8, then the charset that it declares."""
    declared = _CHARSET.search(data, 0, 4096)
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or declared is None or b"\0" in data:
        return decode(data), None
    name = declared.group(1).decode("ascii", "replace").lower()
    line = data.count(b"\n", 0, declared.start()) + 1
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text or not data:
        plain = data.isascii() or name in ("utf-8", "utf8")
        return text, None if plain else f"declares the charset {name}, but is UTF-8, and was read so"
    try:
        codec = codecs.lookup("windows-1252" if name in _LATIN else name)
    except LookupError:
        raise Unreadable(f"unknown charset {name!r}", Code.ENCODING, line) from None
    if not _is_text_codec(codec):
        raise Unreadable(f"{name!r} is no charset", Code.ENCODING, line)
    return _strict(data, codec.name, 0), None


def _is_text_codec(codec: codecs.CodecInfo) -> bool:
    return bool(getattr(codec, "_is_text_encoding", True)) and codec.name not in ("idna", "punycode", "undefined")


def _strict(data: bytes, encoding: str, start: int) -> str:
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + start
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable(
            f"not {encoding.upper()}: byte {data[at]:#04x} at offset {at}; save it as UTF-8", Code.ENCODING, line
        ) from None
    except UnicodeError:  # multi-byte codecs that give no position
        raise Unreadable(f"not {encoding.upper()}; save it as UTF-8", Code.ENCODING, 1) from None


def normalise(text: str) -> str:
    """`text` with every line end as a line feed, so that lines count as they do in an editor."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of `text`."""
    return not text.strip().strip(_BLANK).strip()
