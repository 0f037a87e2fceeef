"""One measurement in a process of its own, so that its peak memory is its own: prints one JSON object.

python -m benchmarks.worker extract en 5      # 5 MB of generated text
python -m benchmarks.worker samples - 1       # the sample articles, over and over, up to 1 MB
python -m benchmarks.worker quantulum3 en 6   # as many articles as that library reads in 6 seconds
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks import peers, text
from factcheck.extraction import extract
from factcheck.model import Article

MB = 1_000_000
ROOT = Path(__file__).resolve().parent.parent
_DIGITS = re.compile(r"\d+")


def peak() -> float:
    """The largest resident set of this process so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / MB


def samples(size: int) -> Iterator[Article]:
    """The sample articles, repeated until their texts hold `size` bytes."""
    from factcheck.corpus import load

    made = 0
    for article in cycle(load([str(ROOT / "data" / "articles")]).articles):
        if made >= size:
            return
        yield article
        made += len(article.text.encode())


def measured(articles: Iterator[Article]) -> dict[str, float]:
    """Extraction with full context. Making the articles is not timed; seconds are those of the processor.

    `digits` is the time in which one compiled pattern finds the runs of digits in the same text: what the machine can.
    """
    size = found = 0
    spent = digits = 0.0
    for article in articles:
        began = time.process_time()
        found += len(extract(article))
        done = time.process_time()
        _DIGITS.findall(article.text)
        digits += time.process_time() - done
        spent += done - began
        size += len(article.text.encode())
    return {"bytes": size, "seconds": spent, "found": found, "peak": peak(), "digits": digits}


def compared(name: str, language: str, budget: float) -> dict[str, float]:
    """A peer against factcheck on the same articles, in turn: as many as the peer reads in `budget` seconds."""
    read = peers.reader(name, language)
    warm = next(text.articles(language, 1, seed=1))
    read(warm)
    extract(warm)
    size, spent, own = 0, 0.0, 0.0
    for article in text.articles(language, 20 * MB):
        began = time.process_time()
        read(article)
        between = time.process_time()
        extract(article)
        own += time.process_time() - between
        spent += between - began
        size += len(article.text.encode())
        if max(spent, own) >= budget:
            break
    return {"bytes": size, "seconds": spent, "own": own}


def run(what: str, language: str, amount: float) -> dict[str, float]:
    """`what` is extract, samples or a peer's name; `amount` MB of text, or seconds for a peer."""
    if what in peers.PEERS:
        return compared(what, language, amount)
    made = samples if what == "samples" else lambda size: text.articles(language, size)
    for article in text.articles(language, 1, seed=1) if what == "extract" else samples(1):
        extract(article)  # word lists are compiled once a process; start-up has a table of its own
    return measured(made(int(amount * MB)))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
