"""Counts in words, for the head of a report."""

from __future__ import annotations

from collections import Counter

from factcheck.pipeline.result import ScanResult
from factcheck.report.places import GROUPS, group_of

_ONE = {"contradictions": "contradiction", "changes": "change", "agreements": "agreement", "tidy": "to tidy"}
_MANY = _ONE | {"contradictions": "contradictions", "changes": "changes", "agreements": "agreements"}


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")


def corpus(result: ScanResult) -> list[str]:
    """What was read: articles by language, assertions, copies, what was skipped and left out."""
    languages = Counter(article.language for article in result.articles)
    listed = ", ".join(
        code if len(languages) == 1 else f"{number} {code}"
        for code, number in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    )
    parts = [count(len(result.articles), "article") + (f" ({listed})" if listed else "")]
    new = sum(article.new for article in result.articles)
    if new:
        parts.append(f"{new} new")
    parts.append(count(len(result.assertions), "assertion"))
    copies = sum(article.copy_of is not None for article in result.articles)
    if copies:
        parts.append(count(copies, "copy", "copies"))
    if result.skipped:
        parts.append(f"{len(result.skipped)} skipped")
    other = sum(number for _, number in result.other)
    if other:
        parts.append(count(other, "file of another kind", "files of other kinds"))
    if result.excluded:
        parts.append(f"{result.excluded} excluded")
    return parts


def findings(result: ScanResult) -> list[str]:
    """How many findings there are of each group, in the order of the report; then what is hidden."""
    groups = Counter(group_of(finding) for finding in result.findings)
    parts = [f"{groups[name]} {(_ONE if groups[name] == 1 else _MANY)[name]}" for name in GROUPS if groups[name]]
    if result.known:
        parts.append(f"{result.known} known (baseline)")
    if result.ignored:
        parts.append(f"{result.ignored} ignored")
    return parts or ["no findings"]
