"""Extraction over many articles, in processes when that pays, always in the order of the articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from factcheck import resources
from factcheck.model import Article, Assertion, Code, FactcheckError, Skipped
from factcheck.pipeline.kept import kept

T = TypeVar("T")

# A process costs a fork and the way back of its results: worth it from this many characters a process.
WORTH = 150_000
BATCH = 50_000  # characters handed out at a time, so that the processes end together


class ExtractionError(Exception):
    """A fault of factcheck itself while it read one article, named so that it can be reported."""


def workers(articles: Sequence[Article], jobs: int) -> int:
    """How many processes to use: `jobs` when given, else as many as the text is worth, up to the processors."""
    if jobs > 0:
        return jobs
    size = sum(len(article.text) for article in articles)
    return max(1, min(os.cpu_count() or 1, size // WORTH))


def extract_each(
    articles: Sequence[Article],
    finish: Callable[[Sequence[Assertion]], T],
    *,
    jobs: int = 1,
    keep_going: bool = False,
    cache: str | None = None,
) -> Iterator[tuple[Article, T | Skipped]]:
    """`finish` of the assertions of each article, in order; `finish` runs where the extraction ran.

    `finish` must be importable by name, for processes. With `keep_going`, an article on which the extraction fails
    gives a Skipped; else ExtractionError is raised. `cache` is a folder in which assertions are kept between runs:
    what is found there is not read again.
    """
    if cache is None:
        yield from _extract_each(articles, finish, jobs, keep_going)
        return
    with kept(cache) as store:
        known = [store.has(article) for article in articles]
        missing = [article for article, has in zip(articles, known, strict=True) if not has]
        fresh = _extract_each(missing, list, min(jobs, workers(missing, 0)), keep_going)
        for article, has in zip(articles, known, strict=True):
            found: list[Assertion] | Skipped | None = store.get(article) if has else next(fresh)[1]
            if found is None:  # somebody dropped it meanwhile
                found = _work((article,), finish=list, keep_going=keep_going)[0]
            if isinstance(found, Skipped):
                yield article, found
                continue
            if not has:
                store.put(article, found)
            yield article, finish(found)


def _extract_each(
    articles: Sequence[Article], finish: Callable[[Sequence[Assertion]], T], jobs: int, keep_going: bool
) -> Iterator[tuple[Article, T | Skipped]]:
    work = partial(_work, finish=finish, keep_going=keep_going)
    if jobs > 1:
        for batch, results in _spread(list(_batches(articles)), work, jobs):
            yield from zip(batch, results, strict=True)
    else:
        for article in articles:
            yield article, work((article,))[0]


def _work(
    articles: Sequence[Article], *, finish: Callable[[Sequence[Assertion]], T], keep_going: bool
) -> list[T | Skipped]:
    from factcheck.extraction import extract

    results: list[T | Skipped] = []
    for article in articles:
        try:
            results.append(finish(extract(article)))
        except FactcheckError:
            raise  # packs and data that are wrong concern every article
        except Exception as error:
            if not keep_going:
                raise ExtractionError(f"while reading {article.id}: {type(error).__name__}: {error}") from error
            reason = f"internal error: {type(error).__name__}: {error}"
            results.append(Skipped(article.path or article.id, reason, code=Code.SKIPPED_FAULT))
    return results


def _batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _spread(
    batches: list[list[Article]], work: Callable[[Sequence[Article]], list[T]], jobs: int
) -> Iterator[tuple[list[Article], list[T]]]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # fork shares the packs that are already read, and what is wrong with them is told here; elsewhere each process
    # reads them again
    for language in sorted({article.language for batch in batches for article in batch}):
        work((Article(id="", text="1", language=language),))
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(
        min(jobs, len(batches)), mp_context=context, initializer=resources.use, initargs=(resources.own(),)
    )
    try:
        yield from zip(batches, pool.map(work, batches), strict=True)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
