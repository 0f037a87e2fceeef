"""Relates the pairs of an archive: all of them, in processes when that pays, or those that bear on some articles."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator

from factcheck.comparison.candidates import Filed, Filing
from factcheck.comparison.context import Context
from factcheck.comparison.relation import Relation, relate

UNRELATED = "unrelated"
WORTH = 20_000  # pairs: fewer are related sooner than processes start
BATCH = 4_000  # pairs handed out at a time, so that the processes end together

# A relation without its assertions, on its way between processes: pair, kind, confidence, reasons, likeness.
Plain = tuple[Filed, str, float, tuple[str, ...], float]


def every(filing: Filing, context: Context, jobs: int = 1) -> Iterator[Relation]:
    """What is related among all pairs, in their order; many pairs in up to `jobs` processes, where there is fork."""
    import multiprocessing

    pairs: Iterable[Filed] = filing.pairs()
    if jobs > 1 and "fork" in multiprocessing.get_all_start_methods():  # others would have to read every text again
        pairs = list(pairs)
        if len(pairs) >= WORTH:
            yield from _spread(filing, context, pairs, jobs)
            return
    for pair in pairs:
        found = _relate(filing, context, pair)
        if found.kind != UNRELATED:
            yield found


def around(filing: Filing, context: Context, start: Iterable[int]) -> list[Relation]:
    """What is related to the assertions at `start`, what is related to that, and so on, in the order of the pairs.

    Nothing outside can bear on what an archive says of `start`: figures, rivals and threads are made of related pairs.
    """
    left = sorted(set(start))
    reached, seen = set(left), set[Filed]()
    found = []
    while left:
        for placed, pair in filing.near(left.pop()):
            if pair in seen:
                continue
            seen.add(pair)
            relation = _relate(filing, context, pair)
            if relation.kind != UNRELATED:
                found.append((placed, relation))
                left.extend(at for at in pair if at not in reached)
                reached.update(pair)
    return [relation for _, relation in sorted(found, key=lambda one: one[0])]


def _relate(filing: Filing, context: Context, pair: Filed) -> Relation:
    return relate(filing.filed[pair[0]], filing.filed[pair[1]], context)


def _spread(filing: Filing, context: Context, pairs: list[Filed], jobs: int) -> Iterator[Relation]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    batches = [pairs[at : at + BATCH] for at in range(0, len(pairs), BATCH)]
    pool = ProcessPoolExecutor(
        min(jobs, len(batches)), multiprocessing.get_context("fork"), initializer=_begin, initargs=(filing, context)
    )
    try:
        for plain in pool.map(_work, batches):
            for (one, other), kind, confidence, reasons, likeness in plain:
                yield Relation(kind, confidence, reasons, filing.filed[one], filing.filed[other], likeness)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_shared: tuple[Filing, Context] | None = None  # of this process: what the parent had made when it forked


def _begin(filing: Filing, context: Context) -> None:
    global _shared
    gc.freeze()  # nothing of the parent's is garbage here, and looking would copy its pages
    _shared = filing, context


def _work(pairs: list[Filed]) -> list[Plain]:
    assert _shared is not None, "a process that was not begun"
    found = []
    for pair in pairs:
        one = _relate(*_shared, pair)
        if one.kind != UNRELATED:
            found.append((pair, one.kind, one.confidence, one.reasons, one.likeness))
    return found
