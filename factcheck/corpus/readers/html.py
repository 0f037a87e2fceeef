"""Web pages: trafilatura finds the article's text, the page's own header says what is known about it.

Only what the page declares is believed (meta tags, JSON-LD, the canonical link); nothing is guessed from its text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from factcheck.corpus import metadata
from factcheck.corpus.decode import decode_html, is_blank, normalise
from factcheck.corpus.readers.places import lines_of
from factcheck.corpus.records import Draft, Notice, Reading, Unreadable
from factcheck.model import Code

MISSING = 'reading HTML needs trafilatura: pip install "factcheck-cli[html]"'

# Best first; names are compared in lower case, whichever of name, property or itemprop holds them.
_META = {
    "source": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
    ),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
    "title": ("og:title", "twitter:title", "dc.title"),
}
# An editor's note to this tool must survive the extraction, which drops comments.
_NOTE = re.compile(r"<!--\s{0,9}(factcheck:[^<>]{1,500}?)\s{0,9}-->")


def read(data: bytes, where: str) -> Reading:
    """One article: the main text of the page. Raises Unreadable when there is none, or trafilatura is missing."""
    page, warning = decode_html(data)
    if is_blank(page):
        raise Unreadable("empty", Code.EMPTY, 1)
    tree, text = _extract(_NOTE.sub(r"&lt;!-- \1 --&gt;", normalise(page)))
    if text is None or is_blank(text):
        raise Unreadable("no article text found in the page", Code.EMPTY, 1)
    known, notices = metadata.read(_declared(tree), where)
    if warning:
        notices.insert(0, Notice(where, warning, code=Code.ENCODING))
    text = normalise(text)
    return Reading([Draft(text, known, doubtful_language=True, lines=lines_of(page, text))], notices=notices)


def _extract(page: str) -> tuple[Any, str | None]:
    """The parsed page and its main text; short pages, which the extractor gives up on, give all of theirs."""
    try:
        import trafilatura
        from trafilatura.baseline import html2txt
    except ImportError:
        raise Unreadable(MISSING) from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what is reported here as skipped
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None, None
        text = trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False)
        return tree, text or html2txt(trafilatura.load_html(page))
    except Exception as error:  # noqa: BLE001 - a foreign parser over untrusted pages: whatever it trips over is named
        raise Unreadable(f"the page cannot be parsed: {type(error).__name__}: {error}") from None


def _declared(tree: Any) -> dict[str, Any]:
    """Field -> value, for what the page's header states."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (meta.get(attribute) or "").lower().split():
                metas.setdefault(name, meta.get("content") or meta.get("datetime") or "")
    linked = _linked_data(tree)
    found: dict[str, Any] = {}
    for field, names in _META.items():
        value = next((metas[name] for name in names if metas.get(name, "").strip()), None) or linked.get(field)
        if value:
            found[field] = value
    for field, value in (("language", _root_language(tree)), ("url", _canonical(tree))):
        if value:
            found[field] = value
    if "title" not in found and (title := tree.find(".//title")) is not None:
        found["title"] = title.text_content()
    if "published" not in found and (stamp := _stamp(tree)):
        found["published"] = stamp
    if "url" in found and not str(found["url"]).lower().startswith("http"):
        del found["url"]  # relative addresses are usual in pages and no reason for a warning
    return found


def _root_language(tree: Any) -> str | None:
    root = tree.getroottree().getroot()
    attributes: dict[str, str] = dict(root.attrib)
    return (
        attributes.get("lang")
        or attributes.get("{http://www.w3.org/XML/1998/namespace}lang")
        or attributes.get("xml:lang")
    )


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return str(link.get("href") or "").strip() or None
    return None


def _stamp(tree: Any) -> str | None:
    """The one <time> that is marked as the date of publication."""
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or "datepublished" in (time.get("itemprop") or "").lower():
            return time.get("datetime") or None
    return None


def _linked_data(tree: Any) -> dict[str, Any]:
    """What schema.org JSON-LD says of the first article on the page; broken JSON-LD is common and says nothing."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = msgspec.json.decode(script.text or "")
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in _as_list(kinds)):
                publisher = node.get("publisher")
                found = {
                    "published": node.get("datePublished"),
                    "title": node.get("headline"),
                    "language": node.get("inLanguage"),
                    "source": publisher.get("name") if isinstance(publisher, dict) else publisher,
                }
                return {key: value for key, value in found.items() if isinstance(value, str) and value.strip()}
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    for node in _as_list(data):
        if isinstance(node, dict):
            yield node
            yield from (child for child in _as_list(node.get("@graph")) if isinstance(child, dict))


def _as_list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else [data]
