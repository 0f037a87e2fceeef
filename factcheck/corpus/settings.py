"""What counts as an article, and how alike two texts must be to count as copies."""

from __future__ import annotations

import re

# Extension -> reader. Anything else inside a folder is counted as "of another kind" and left alone.
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

# Pages about a project, not articles: left out of folders unless they are named. The reports are our own output.
PROJECT_PAGE = re.compile(
    r"(?:readme|changelog|changes|contributing|code[-_]of[-_]conduct|security|license|licence|copying|authors|notice"
    r"|requirements(?:[-_.].*)?|constraints|robots|llms|humans|factcheck-report.*)\.[a-z]+",
    re.IGNORECASE,
)

REPORT_MARK = "<!-- A report of factcheck, no article. -->"  # the first line of our reports, whatever their name

SOURCES_NAMES = ("sources.yml", "sources.yaml")
CONFIG_NAMES = frozenset({*SOURCES_NAMES, "factcheck.yml", "factcheck.yaml"})

# Syndication. Shares are of distinct shingles: runs of three words.
SHORTEST_COPY = 30  # words; below, two reporters may well write the same sentence
LONGEST_READ = 100_000  # characters that are compared; more does not change the verdict
SKETCH = 32  # shingle hashes kept a text to find candidates
CROWD = 64  # a shingle that this many originals share is boilerplate and finds no candidates
CANDIDATES = 8  # that are compared in full
ALIKE = 0.6  # Jaccard
CONTAINED = 0.75  # of the shorter text in the longer ...
SIZE_RATIO = 0.5  # ... which is at most twice as long
SAME_FIGURES = 0.5  # Jaccard of the numbers: a template filled with other figures is no copy
