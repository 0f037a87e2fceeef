"""`factcheck compare`: two texts, or many pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options as o

FORMATS = ("human", "json", "jsonl")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("compare")(compare)


def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="A file, or a text in quotation marks.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another one.")] = None,
    pairs: Annotated[
        str | None,
        typer.Option("--pairs", metavar="FILE", help='JSONL of {"id", "a", "b", "lang"}; - is standard input.'),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="human, json or jsonl; with --pairs: jsonl.")
    ] = None,
    lang: o.Language = None,
) -> int:
    """Relate two texts by their numbers and dates: contradiction, change, agreement or unrelated."""
    from factcheck.cli.comparing import compare_pairs
    from factcheck.cli.configured import one_of
    from factcheck.model import Code, UsageError

    if pairs is not None:
        if a is not None or b is not None:
            raise UsageError("two texts and --pairs at once", expected="one of the two", code=Code.CLASHING_OPTIONS)
        if lang is not None:
            raise UsageError('the language of pairs is their key "lang"', key="--lang", code=Code.CLASHING_OPTIONS)
        one_of(format, ("jsonl",), "--format")
        return compare_pairs(pairs)
    if a is None or b is None:
        raise UsageError(
            "nothing to compare", expected="two files or texts, or --pairs FILE", code=Code.NOTHING_TO_READ
        )
    _two(a, b, one_of(format, FORMATS, "--format") or "human", lang)
    return 0


def _two(a: str, b: str, format: str, language: str | None) -> None:
    from factcheck.cli.comparing import articles
    from factcheck.cli.terminal import emit, style
    from factcheck.comparison import compare_texts
    from factcheck.report.relations import Side, as_json, for_people

    names = _name(a, "a"), _name(b, "b")
    first, second = articles(_text(a), _text(b), language)
    found = compare_texts(first, second)
    if format == "human":
        emit(for_people(found, Side(names[0], first.text), Side(names[1], second.text), style()), for_people=True)
    else:
        emit(as_json(found, names, indent=format == "json"))


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):  # a long text is no file name
        return False


def _name(given: str, otherwise: str) -> str:
    return given if _is_file(given) else otherwise


def _text(given: str) -> str:
    """The text of a file as the corpus reads it, or the argument itself when it is more than one word."""
    from factcheck.model import Code, InputError

    if _is_file(given):
        from factcheck.corpus import load

        corpus = load([given])
        if len(corpus.articles) != 1:
            why = corpus.skipped[0].reason if corpus.skipped else f"it holds {len(corpus.articles)} articles"
            raise InputError(f"cannot be compared: {why}", file=given, code=Code.NOT_ONE_ARTICLE)
        return corpus.articles[0].text
    if len(given.split()) < 2:
        expected = "a file, or a text of several words in quotation marks"
        raise InputError("no such file", file=given, expected=expected, code=Code.NO_SUCH_FILE)
    return given
