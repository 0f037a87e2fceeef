"""One measurement in a process of its own, so that its peak memory is its own: prints one JSON object.

python -m benchmarks.worker extract en 5
"""

from __future__ import annotations

import json
import resource
import sys
import time

from benchmarks import peers, text
from factcheck.extraction import extract

MB = 1_000_000


def peak() -> float:
    """The largest resident set of this process so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / MB


def run(what: str, language: str, megabytes: float) -> dict[str, float]:
    """Reads generated articles of that size; `what` is `extract` or a peer's name. Generating is not timed.

    `seconds` are those of the processor, so that other work of the machine does not count.
    """
    read = extract if what == "extract" else peers.PEERS[what](language)
    warm = next(text.articles(language, 1, seed=1))
    read(warm)  # word lists are compiled once a process; start-up has a table of its own
    size = found = 0
    spent = 0.0
    for article in text.articles(language, int(megabytes * MB)):
        began = time.process_time()
        found += len(read(article))
        spent += time.process_time() - began
        size += len(article.text.encode())
    return {"bytes": size, "seconds": spent, "found": found, "peak": peak()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
