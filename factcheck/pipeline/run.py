"""The whole way: files -> articles -> assertions -> findings, and what the settings hide of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from factcheck.model import Article, Assertion, Code, Finding, Skipped
from factcheck.pipeline import baseline, ignores, ledger, names, patterns, reported
from factcheck.pipeline.articles import read_articles
from factcheck.pipeline.extraction import extract_each, workers
from factcheck.pipeline.ledger import Books
from factcheck.pipeline.result import Notice, ScanResult
from factcheck.pipeline.rulesets import chosen_rules, load_rules
from factcheck.pipeline.settings import Settings

if TYPE_CHECKING:
    from factcheck.corpus import Corpus
    from factcheck.rules import RuleSet

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much (0: unknown)


def scan(
    paths: Sequence[str] = (),
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    today: str | None = None,
    corpus: Corpus | None = None,
    ruleset: RuleSet | None = None,
) -> ScanResult:
    """Read `paths` (default: those of the settings, and what they compare with), extract, compare.

    Raises FactcheckError for whatever the user can repair; `today` (ISO) is what dates of ignores are held against.
    `corpus` are articles that were read already, `ruleset` the rules to use instead of those of the settings.
    """
    from factcheck.rules import run

    tell = progress or _silent
    settings = settings or Settings()
    if paths:
        settings = structs.replace(settings, paths=tuple(paths))
    for path in ledger.files(settings):
        baseline.read(Path(path))  # a broken one is told before anything else is done
    ruleset = ruleset or load_rules(settings)
    rules = chosen_rules(ruleset, settings)
    tell("reading", 0, 0)
    corpus = corpus or read_articles(settings)
    assertions, broken = _assertions(corpus.articles, settings, tell)
    tell("comparing", 0, 0)
    # the least confidence comes later, so that an ignore of an unsure finding is no useless ignore
    every = structs.replace(names.of_rules(settings), min_confidence=0.0)
    new = frozenset(article.id for article in corpus.articles if article.new) if settings.checks else None
    jobs = settings.jobs or os.cpu_count() or 1
    found: Sequence[Finding] = run(ruleset, corpus.articles, assertions, settings=every, touching=new, jobs=jobs)
    if new is not None:
        found = reported.touching(found, new)
    ran, all_rules = [rule.name for rule in rules], [rule.name for rule in ruleset.rules]
    kept, ignored, told = ignores.apply(
        found,
        corpus.articles,
        settings.ignores,
        rules=ran,
        known=all_rules,
        today=today or _today(),
        whole=patterns.whole(settings),
        judged=new,
    )
    kept = reported.narrowed(kept, settings, {article.id: article.path or article.id for article in corpus.articles})
    if new is not None and not new:
        told.append(Notice("no article is new: nothing was checked", code=Code.NOTHING_NEW))
    books = Books(settings, corpus.articles, found, ran=ran, known=all_rules, judged=new)
    fresh = [finding for finding in kept if finding.fingerprint not in books.known]
    return ScanResult(
        articles=corpus.articles,
        assertions=tuple(assertions),
        findings=tuple(fresh),
        skipped=(*corpus.skipped, *broken),
        notices=(
            *(Notice(notice.message, notice.path, notice.line, notice.code) for notice in corpus.notices),
            *(Notice(error.said, error.file, error.line, error.code) for error in ruleset.errors),
            *told,
            *books.notices,
        ),
        rules=rules,
        known=len(kept) - len(fresh),
        ignored=ignored,
        record=books.record(kept),
        files=corpus.files,
        excluded=corpus.excluded,
        other=corpus.other,
    )


def _silent(what: str, done: int, total: int) -> None:
    """No progress is shown."""


def _assertions(
    articles: Sequence[Article], settings: Settings, tell: Progress
) -> tuple[list[Assertion], list[Skipped]]:
    assertions: list[Assertion] = []
    broken: list[Skipped] = []
    jobs = workers(articles, settings.jobs)
    results = extract_each(articles, list, jobs=jobs, keep_going=settings.keep_going, cache=settings.cache)
    for done, (_, found) in enumerate(results, start=1):
        if isinstance(found, Skipped):
            broken.append(found)
        else:
            assertions += found
        tell("extracting", done, len(articles))
    return assertions, broken


def _today() -> str:
    """The date that ignores end by; SOURCE_DATE_EPOCH fixes it, as in other reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.datetime.now(datetime.UTC).date().isoformat()
