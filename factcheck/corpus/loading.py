"""From paths to articles: find, read, complete what is known, name, tell the language, mark copies."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.corpus import metadata, readers
from factcheck.corpus.discovery import Discovery
from factcheck.corpus.identity import Named, give_ids
from factcheck.corpus.outlets import with_day_orders
from factcheck.corpus.readers import jsonl
from factcheck.corpus.records import Corpus, Draft, Found, Metadata, Notice, Reading, Unreadable
from factcheck.corpus.sources import Sources
from factcheck.corpus.syndication import mark_copies
from factcheck.language import detect, pack
from factcheck.model import Article, Code, ConfigError, GroupedError, InputError, Skipped

_CONFIDENT = 0.6  # from here on, the text's own language is believed against a page template or a lack of a pack


def load(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    sources: str | None = None,
    language: str | None = None,
    default_language: str | None = None,
    root: Path | str | None = None,
    stdin: BinaryIO | bytes | None = None,
    languages: Sequence[str] | None = None,
    copies: bool = True,
) -> Corpus:
    """The articles of files, folders, globs and `-` (standard input), in order.

    exclude: .gitignore-style patterns, anchored at `root` (default: the current folder).
    sources: a sources.yml to use instead of those beside and above the articles.
    language: of every article, whatever it declares; default: what it declares, else what its text looks like.
    default_language: for texts too short to tell; default: the language of most articles, else English.
    stdin: what `-` reads; default: the process's standard input.
    languages: codes that can be read; default: the language packs that there are.
    copies: mark articles that repeat another one; only a comparison needs it.

    Raises InputError for paths that do not exist, ConfigError for broken patterns and sources.yml files, GroupedError
    for several of these. Files that cannot be read become Skipped, oddities become Notice.
    """
    packs = _packs(languages)
    usual = _usual(default_language, packs)
    base = Path(os.path.abspath(root or "."))  # noqa: PTH100 - links stay as they are named
    discovery = Discovery(paths, exclude, base)
    known = Sources(base, sources)
    items: list[Named] = []
    skipped, notices = list(discovery.skipped), list(discovery.notices)
    for found in discovery.files:
        reading = _read(found, stdin)
        skipped += reading.skipped
        notices += reading.notices
        for draft in reading.drafts:
            notices += _complete(draft, found, known)
            items.append(Named(draft, found))
    known.check()
    notices += [*known.notices, *known.idle(discovery.walked), *give_ids(items)]
    articles, unread = _articles(items, usual, packs, notices, language)
    articles = with_day_orders(articles)
    return Corpus(
        articles=tuple(mark_copies(articles) if copies else articles),
        skipped=(*skipped, *unread),
        notices=tuple(notices),
        files=len(discovery.files),
        other=tuple(sorted(discovery.other.items())),
        excluded=discovery.excluded,
    )


def load_texts(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    default_language: str | None = None,
    languages: Sequence[str] | None = None,
    copies: bool = True,
) -> tuple[Article, ...]:
    """Articles of texts in memory: plain strings, or mappings with the keys of a JSONL line. `copies` marks copies.

    Ids not given are "text-1", "text-2" ... Raises InputError (GroupedError for several) for what cannot be read.
    """
    packs = _packs(languages)
    usual = _usual(default_language, packs)
    items: list[Named] = []
    errors: list[InputError] = []
    notices: list[Notice] = []
    for number, raw in enumerate(texts, 1):
        where = f"text-{number}"
        try:
            draft, odd = jsonl.draft({"text": raw} if isinstance(raw, str) else raw, where)
        except Unreadable as why:
            errors.append(InputError(why.reason, file=where, code=why.code))
            continue
        errors += [InputError(notice.message, file=where, code=notice.code) for notice in odd]
        items.append(Named(draft, Found(None, where, where)))
    if not errors:
        errors = [InputError(notice.message, file=notice.path, code=notice.code) for notice in give_ids(items)]
    articles, skipped = _articles(items, usual, packs, notices)
    articles = with_day_orders(articles)
    errors += [InputError(item.reason, file=item.path, code=item.code) for item in skipped]
    if errors:
        raise errors[0] if len(errors) == 1 else GroupedError(errors)
    return tuple(mark_copies(articles) if copies else articles)


def _packs(languages: Sequence[str] | None) -> frozenset[str]:
    return frozenset(pack.available() if languages is None else languages)


def _usual(default: str | None, packs: frozenset[str]) -> str | None:
    code = detect.code_of(default) if default else None
    if default and (code is None or (packs and code not in packs)):
        known = ", ".join(sorted(packs))
        raise ConfigError(f"no language pack {default!r}", key="language", expected=known, code=Code.UNKNOWN_LANGUAGE)
    return code


def _read(found: Found, stdin: BinaryIO | bytes | None) -> Reading:
    try:
        if found.path is not None:
            return readers.read(found.format, found.path.read_bytes(), found.shown)
        data = stdin if isinstance(stdin, bytes) else (stdin or sys.stdin.buffer).read()
        return readers.read("jsonl" if jsonl.looks_like(data) else "text", data, found.shown)
    except Unreadable as why:
        return Reading(skipped=[why.skipped(found.shown)])
    except OSError as error:
        return Reading(skipped=[Skipped(found.shown, f"cannot be read: {error.strerror}")])
    except MemoryError:
        return Reading(skipped=[Skipped(found.shown, "too large for the memory of this machine")])


def _complete(draft: Draft, found: Found, sources: Sources) -> list[Notice]:
    """Adds to the draft what sources.yml and the file's name say, in this order."""
    if found.path is None:
        return []
    said = sources.about(found.path, found.top)
    if draft.doubtful_language and said.language:  # an editor knows better than a page template
        draft.metadata, draft.doubtful_language = Metadata(language=said.language).over(draft.metadata), False
    draft.metadata = draft.metadata.over(said)
    if draft.metadata.published is None:
        named, notices = metadata.from_name(found.dated, found.shown)
        draft.metadata = draft.metadata.over(named)
        return list(notices)
    return []


def _articles(
    items: Sequence[Named],
    default: str | None,
    packs: frozenset[str],
    notices: list[Notice],
    forced: str | None = None,
) -> tuple[list[Article], list[Skipped]]:
    """The articles whose language has a pack; the others are skipped with their language as the reason."""
    told = [forced or _language(item, packs, notices) for item in items]
    counted = Counter(code for code in told if code in packs).most_common(1)
    usual = default or (counted[0][0] if counted else "en")
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item, code in zip(items, told, strict=True):
        language = code or usual
        if packs and language not in packs:
            have = ", ".join(sorted(packs))
            reason = f"no language pack for {language!r} (there are: {have})"
            skipped.append(Skipped(item.found.shown, reason, item.draft.line or item.draft.language_line, Code.NO_PACK))
            continue
        articles.append(_article(item, item.draft.metadata, language))
    return articles, skipped


def _language(item: Named, packs: frozenset[str], notices: list[Notice]) -> str | None:
    """The declared language, else the one of the text; None when neither is clear."""
    declared = item.draft.metadata.language
    if declared is not None and not item.draft.doubtful_language:
        return declared
    code, confidence = detect.detect(item.draft.text)
    if declared is None:
        # little evidence for a language that nobody here writes in: which of ours is it more like?
        return code if confidence >= _CONFIDENT or not packs else detect.detect(item.draft.text, packs)[0]
    if code is None or code == declared or confidence < _CONFIDENT:
        return declared
    message = f"declares the language {declared}, but is read as {code}"
    notices.append(Notice(item.found.shown, message, code=Code.LANGUAGE_DOUBT))
    return code


def _article(item: Named, known: Metadata, language: str) -> Article:
    return Article(
        id=item.id,
        text=item.draft.text,
        language=language,
        source=known.source,
        published=known.published,
        title=known.title,
        url=known.url,
        path=item.found.shown if item.found.path is not None else None,
        line_offset=item.draft.line_offset,
        lines=item.draft.lines,
    )
