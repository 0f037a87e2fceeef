"""`factcheck compare`: the work behind its options, without the import of the parser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from factcheck.cli.terminal import emit, say
from factcheck.model.codes import Code
from factcheck.model.errors import FactcheckError, GroupedError, InputError, UsageError

if TYPE_CHECKING:
    from factcheck.comparison.texts import TextRelation
    from factcheck.model import Article

CHUNK = 1 << 16


class Pair(Struct, frozen=True):
    """One line of input. `lang` is told from the texts when it is missing."""

    id: str | int
    a: str
    b: str
    lang: str | None = None


class Answer(Struct):
    """One line of output; spans are null when nothing relates the two texts."""

    id: str | int
    relation: str
    a_span: tuple[int, int] | None
    b_span: tuple[int, int] | None
    rule: str
    confidence: float


def compare_pairs(file: str) -> int:
    """Answer every pair of a JSONL file (`-`: standard input), in order; 0."""
    encoder = msgspec.json.Encoder()
    lines = bytearray()
    for pair in read_pairs(file):
        lines += encoder.encode(answer(pair)) + b"\n"
        if len(lines) >= CHUNK:
            emit(bytes(lines))
            lines.clear()
    emit(bytes(lines))
    return 0


def answer(pair: Pair) -> Answer:
    """The answer to one pair; a pair that cannot be read is unrelated, with a warning, so that no line is missing."""
    try:
        found = relate(pair.a, pair.b, pair.lang)
    except (InputError, UsageError, GroupedError) as error:
        say("warning", f"pair {pair.id}: {error.said} [{Code.UNREAD_PAIR}]")
        return Answer(pair.id, "unrelated", None, None, "unread", 0.0)
    return Answer(pair.id, found.relation, found.a_span, found.b_span, found.rule, found.confidence)


def read_pairs(file: str) -> Iterator[Pair]:
    """The pairs of a file. Raises InputError, GroupedError for several, before the first pair is given."""
    shown = "standard input" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        code = Code.NO_SUCH_FILE if isinstance(error, FileNotFoundError) else Code.UNREADABLE
        raise InputError(f"cannot be read: {error.strerror}", file=shown, code=code) from None
    decoder = msgspec.json.Decoder(Pair)
    pairs: list[Pair] = []
    errors: list[FactcheckError] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            pairs.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            expected = 'an object {"id", "a", "b", "lang"}'
            said = f"not a pair: {error}"
            errors.append(InputError(said, file=shown, line=number, expected=expected, code=Code.BAD_PAIR))
    if errors:
        raise errors[0] if len(errors) == 1 else GroupedError(errors)
    return iter(pairs)


def articles(a: str, b: str, language: str | None) -> tuple[Article, Article]:
    """Two texts as articles "a" and "b" of one language: the one given, else the one of the longer text."""
    from factcheck.corpus import load_texts
    from factcheck.pipeline.articles import check_language

    check_language(language)
    known: dict[str, Any] = {} if language is None else {"lang": language}
    first, second = load_texts([{"id": "a", "text": a, **known}, {"id": "b", "text": b, **known}], copies=False)
    return first, second


def relate(a: str, b: str, language: str | None) -> TextRelation:
    """The relation of two texts."""
    from factcheck.comparison import compare_texts

    return compare_texts(*articles(a, b, language))
