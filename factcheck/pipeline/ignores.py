"""Findings that someone decided to live with: `ignore:` of factcheck.yml and comments in the articles.

    <!-- factcheck: ignore unusual-magnitude the ministry writes it so -->

A comment hides findings of that rule (or pack) whose figure stands on its line; when it has a line of its own, those
of the paragraph that follows. An ignore that hides nothing is reported, as is one without a reason or past its date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.model import Article, Code, Finding
from factcheck.pipeline import names
from factcheck.pipeline.names import matches
from factcheck.pipeline.patterns import Patterns
from factcheck.pipeline.result import Notice
from factcheck.pipeline.settings import Ignore

_COMMENT = re.compile(r"<!--\s{0,100}factcheck:\s{0,100}ignore\b([^\n>]{0,1000}?)-->")


class Comment(Struct, frozen=True):
    """An ignore inside an article: `start` and `end` bound the characters that it covers."""

    article: str
    path: str | None
    line: int
    rule: str
    reason: str
    start: int
    end: int


def comments(article: Article) -> Iterator[Comment]:
    """The ignore comments of one article, in order."""
    text = article.text
    if "factcheck:" not in text:
        return
    for match in _COMMENT.finditer(text):
        rule, _, reason = match[1].strip().partition(" ")
        line_start = text.rfind("\n", 0, match.start()) + 1
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        start, end = line_start, line_end
        if not _COMMENT.sub("", text[line_start:line_end]).strip():  # alone: what follows, to the next empty line
            start = line_end
            body = re.compile(r"\S").search(text, line_end)
            blank = re.compile(r"\n[ \t]*\n").search(text, body.start() if body else len(text))
            end = blank.start() if blank else len(text)
        line = article.file_line(text.count("\n", 0, match.start()) + 1)
        yield Comment(article.id, article.path or article.id, line, rule, reason.strip(), start, end)


def apply(
    findings: Sequence[Finding],
    articles: Sequence[Article],
    ignores: Sequence[Ignore],
    *,
    rules: Sequence[str],
    today: str,
    known: Sequence[str] = (),
    whole: bool = True,
    judged: frozenset[str] | None = None,
) -> tuple[list[Finding], int, list[Notice]]:
    """The findings that stay, how many were hidden, and what is wrong with the ignores themselves.

    `rules` are the full names of the rules that ran, `known` of all that there are, if that is known: an ignore of a
    rule that did not run is no useless ignore, nor is any when not the `whole` archive was read. With `judged` (ids)
    `findings` are those of these articles alone, and only comments that stand there can be told to be useless.
    """
    notices: list[Notice] = []
    live: list[Ignore] = []
    for entry in ignores:
        if entry.until is not None and entry.until < today:
            notices.append(
                Notice(
                    f"this ignore ended on {entry.until} ({entry.reason})", entry.file, entry.line, Code.IGNORE_EXPIRED
                )
            )
        else:
            live.append(entry)
    inline: list[Comment] = []
    for comment in (found for article in articles for found in comments(article)):
        if comment.rule and comment.reason:
            inline.append(comment)
        else:
            lacks = "a reason" if comment.rule else "a rule and a reason"
            notices.append(
                Notice(
                    f"this ignore lacks {lacks} and hides nothing", comment.path, comment.line, Code.IGNORE_INCOMPLETE
                )
            )
    useful: set[Ignore | Comment] = set()
    paths = {article.id: article.path or article.id for article in articles}
    kept = [finding for finding in findings if not _hidden(finding, live, inline, paths, useful)]
    every: list[Ignore | Comment] = [*live, *inline]
    for one in every:
        place = one.file if isinstance(one, Ignore) else one.path
        said = names.unknown(one.rule, known) if known and one.rule is not None else None
        ran = one.rule is None or any(matches(one.rule, rule) for rule in rules)
        if said is not None:
            notices.append(Notice(f"this ignore hides nothing: {said}", place, one.line, Code.IGNORE_IDLE))
        elif one not in useful and ran and whole and (judged is None or _article(one) in judged):
            what = one.rule or (one.fingerprint if isinstance(one, Ignore) else "")
            notices.append(Notice(f"this ignore of {what} hides nothing", place, one.line, Code.IGNORE_IDLE))
    return kept, len(findings) - len(kept), notices


def _article(one: Ignore | Comment) -> str | None:
    return one.article if isinstance(one, Comment) else None


def _hidden(
    finding: Finding,
    entries: Sequence[Ignore],
    inline: Sequence[Comment],
    paths: dict[str, str],
    useful: set[Ignore | Comment],
) -> bool:
    by: list[Ignore | Comment] = [entry for entry in entries if _covers(entry, finding, paths)]
    by += [
        comment
        for comment in inline
        if matches(comment.rule, finding.rule)
        and any(e.article == comment.article and comment.start <= e.span[0] < comment.end for e in finding.evidence)
    ]
    useful.update(by)
    return bool(by)


def _covers(entry: Ignore, finding: Finding, paths: dict[str, str]) -> bool:
    if entry.rule is not None and not matches(entry.rule, finding.rule):
        return False
    if entry.fingerprint is not None and not finding.fingerprint.startswith(entry.fingerprint):
        return False
    return not entry.paths or Patterns(entry.paths, entry.file).touch(finding, paths)
