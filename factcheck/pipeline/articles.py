"""From settings to articles: the corpus, with the new articles of a check marked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from factcheck import corpus
from factcheck.corpus import Corpus
from factcheck.corpus.discovery import Discovery
from factcheck.model import Article, Code, UsageError
from factcheck.pipeline.changed import changed_files
from factcheck.pipeline.settings import Settings
from factcheck.pipeline.suggest import hint


def read_articles(settings: Settings, *, copies: bool = True) -> Corpus:
    """The articles of `paths` and `against`; `copies` marks those that repeat another one.

    Raises InputError for paths that do not exist, ConfigError for a broken sources.yml, UsageError for an unknown
    language or revision.
    """
    check_language(settings.language)
    found = corpus.load(
        # the archive first: an article that stands in both keeps the id that it has in the archive
        (*settings.against, *settings.paths),
        exclude=settings.exclude,
        sources=settings.sources,
        language=settings.language,
        root=_root(settings),
        copies=copies,
    )
    if not settings.checks:
        return found
    return structs.replace(found, articles=_mark(found.articles, settings))


def check_language(language: str | None) -> None:
    """Raises UsageError for a language without a pack."""
    if language is None:
        return
    from factcheck.language import pack

    if language not in pack.available():
        known = ", ".join(pack.available())
        raise UsageError(
            f"no language pack for {language!r}{hint(language, pack.available())}",
            key="--lang",
            expected=known,
            code=Code.UNKNOWN_LANGUAGE,
        )


def _root(settings: Settings) -> Path:
    """Where exclude patterns are anchored: beside the configuration, else in the working folder."""
    return Path(settings.config).resolve().parent if settings.config else Path.cwd()


def _mark(articles: Sequence[Article], settings: Settings) -> tuple[Article, ...]:
    """Articles of `paths`, narrowed to the changed ones and the recent ones where that was asked."""
    named = Discovery(settings.paths, settings.exclude, _root(settings)).files
    fresh = {os.path.realpath(found.path) if found.path else None for found in named}
    if settings.since is not None:
        folders = sorted({Path(os.path.realpath(found.path)).parent for found in named if found.path})
        fresh &= {os.path.realpath(path) for path in changed_files(settings.since, folders)}

    def is_new(article: Article) -> bool:
        place = os.path.realpath(article.path) if article.path else None
        return place in fresh and (settings.new_only is None or (article.published or "") >= settings.new_only)

    return tuple(structs.replace(article, new=True) if is_new(article) else article for article in articles)
