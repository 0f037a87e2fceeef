"""One JSON object with everything but the texts: version, articles, assertions, findings, skipped, notices."""

from __future__ import annotations

from collections import Counter

import msgspec
from msgspec import Struct

from factcheck.model import Article, Finding, Skipped
from factcheck.pipeline.result import Notice, ScanResult
from factcheck.report.style import Style


class ArticleRow(Struct):
    """An article without its text; `characters` and `assertions` are counts."""

    id: str
    path: str | None
    language: str
    source: str | None
    published: str | None
    title: str | None
    url: str | None
    copy_of: str | None
    new: bool
    characters: int
    assertions: int


class Document(Struct):
    """The whole output; `assertions` is a count, `known` and `ignored` count hidden findings."""

    version: int
    articles: list[ArticleRow]
    assertions: int
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]
    known: int
    ignored: int


def render(result: ScanResult, style: Style) -> str:
    """The object, indented by two."""
    counts = Counter(assertion.article for assertion in result.assertions)
    document = Document(
        version=1,
        articles=[_article(article, counts[article.id]) for article in result.articles],
        assertions=len(result.assertions),
        findings=result.findings,
        skipped=result.skipped,
        notices=result.notices,
        known=result.known,
        ignored=result.ignored,
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _article(a: Article, assertions: int) -> ArticleRow:
    return ArticleRow(
        a.id, a.path, a.language, a.source, a.published, a.title, a.url, a.copy_of, a.new, len(a.text), assertions
    )
