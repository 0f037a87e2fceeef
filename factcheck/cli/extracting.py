"""`factcheck extract`: the work behind its options, without the import of the parser."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from factcheck.cli.configured import need_paths, one_of
from factcheck.cli.terminal import Progress, emit, say, style
from factcheck.model import Article, Assertion, Skipped
from factcheck.pipeline.articles import read_articles
from factcheck.pipeline.extraction import extract_each, workers
from factcheck.pipeline.settings import Settings
from factcheck.report import assertions as rows

T = TypeVar("T")

FORMATS = ("table", "jsonl", "json", "csv")
CHUNK = 1 << 18  # bytes gathered before they are written


def extract_files(settings: Settings, *, format: str | None = None, quiet: bool = False) -> int:
    """Print the assertions of the settings' paths in the order of articles and positions; 0."""
    format = one_of(format, FORMATS, "--format") or "table"
    chosen = need_paths(settings, "extract")
    corpus = read_articles(chosen, copies=False)
    if not quiet:
        for skipped in corpus.skipped:
            _warn(skipped)
        for notice in corpus.notices:
            say("warning", str(notice))
    progress = Progress(quiet)
    try:
        with _seldom_collected():
            if format == "jsonl":
                _stream(corpus.articles, chosen, progress)
            else:
                _print(list(_each(corpus.articles, _list, chosen, progress)), format)
    finally:
        progress.clear()
    return 0


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Extraction makes many small records and hardly a cycle: looking for cycles after every 700 of them is a waste."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _each(
    articles: Sequence[Article], finish: Callable[[Sequence[Assertion]], T], chosen: Settings, progress: Progress
) -> Iterator[T]:
    jobs = workers(articles, chosen.jobs)
    results = extract_each(articles, finish, jobs=jobs, keep_going=chosen.keep_going, cache=chosen.cache)
    for done, (_, result) in enumerate(results, start=1):
        if isinstance(result, Skipped):
            _warn(result)
        else:
            yield result
        progress("extracting", done, len(articles))


def _stream(articles: Sequence[Article], chosen: Settings, progress: Progress) -> None:
    lines: list[bytes] = []
    size = 0
    for encoded in _each(articles, rows.jsonl, chosen, progress):
        lines.append(encoded)
        size += len(encoded)
        if size >= CHUNK:
            emit(b"".join(lines))
            lines, size = [], 0
    emit(b"".join(lines))


def _list(found: Sequence[Assertion]) -> list[Assertion]:
    return list(found)


def _print(by_article: Sequence[Sequence[Assertion]], format: str) -> None:
    found = [assertion for group in by_article for assertion in group]
    if format == "json":
        emit(rows.json(found))
    elif format == "csv":
        from factcheck.report.csv import table

        emit(table(rows.COLUMNS, map(rows.cells, found)))
    else:
        from factcheck.report.listing import render

        emit(render(found, style()), for_people=True)


def _warn(skipped: Skipped) -> None:
    say("warning", str(skipped))
