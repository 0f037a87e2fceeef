"""Markdown: the body is the article, YAML (---) or TOML (+++) front matter says what is known about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck import yamlfile
from factcheck.corpus import metadata
from factcheck.corpus.decode import decode, is_blank, normalise
from factcheck.corpus.records import Draft, Metadata, Notice, Reading, Unreadable
from factcheck.corpus.settings import REPORT_MARK
from factcheck.model import Code, InputError

_OPENS = re.compile(r"(---|\+\+\+)[ \t]*\n")
_CLOSES = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_LONGEST = 65_536  # characters of front matter


def read(data: bytes, where: str) -> Reading:
    """One article whose `line_offset` is the number of lines before its body. Raises Unreadable as for plain text."""
    text = normalise(decode(data))
    if text.startswith(REPORT_MARK):
        raise Unreadable("a report of factcheck, no article", Code.LEFT_OUT, 1)
    block, body = split(text)
    notices: list[Notice] = []
    known, language_line = Metadata(), None
    if block is not None:
        raw, notice = _mapping(block, text[:3], where)
        if notice is not None:
            notices.append(notice)
        elif raw is None:
            body = 0  # a rule between two paragraphs, not front matter
        else:
            lines = {key: line + 1 for key, line in getattr(raw, "lines", {}).items()}
            known, notices = metadata.read(raw, where, lines)
            language_line = next((line for key, line in lines.items() if key in metadata.KEYS["language"]), None)
    article = text[body:]
    if is_blank(article):
        reason = "empty: nothing follows the front matter" if body else "empty"
        raise Unreadable(reason, Code.EMPTY, text.count("\n", 0, body) + 1)
    offset = text.count("\n", 0, body)
    return Reading([Draft(article, known, line_offset=offset, language_line=language_line)], notices=notices)


def split(text: str) -> tuple[str | None, int]:
    """The front matter without its fences, or None, and where the body starts."""
    opening = _OPENS.match(text)
    if opening is None:
        return None, 0
    closing = _CLOSES[opening[1]].search(text, opening.end())
    if closing is None:
        return None, 0
    end = closing.end()
    return text[opening.end() : closing.start()], end + 1 if text[end : end + 1] == "\n" else end


def _mapping(block: str, fence: str, where: str) -> tuple[Mapping[str, Any] | None, Notice | None]:
    """The front matter's keys; None for prose between two rules; a notice when it is broken."""
    if len(block) > _LONGEST:
        return None, Notice(where, f"front matter of more than {_LONGEST} characters is not read", 1, Code.FRONT_MATTER)
    if fence == "+++":
        return _toml(block, where)
    try:
        raw = yamlfile.parse(block, where, first_line=2)
    except InputError as error:
        if ":" not in block.partition("\n")[0]:
            return None, None
        message = f"the front matter is {error.message}; it was not used"
        return None, Notice(where, message, error.line, Code.FRONT_MATTER)
    if raw is None:
        return {}, None
    return (raw, None) if isinstance(raw, Mapping) else (None, None)


def _toml(block: str, where: str) -> tuple[Mapping[str, Any] | None, Notice | None]:
    import tomllib

    try:
        raw = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"the front matter is not valid TOML: {error}; it was not used"
        return None, Notice(where, message, 1, Code.FRONT_MATTER)
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in raw.items()}, None
