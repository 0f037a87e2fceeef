"""What is said about an article by the file itself: front matter, JSONL keys and page headers share one reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.corpus.dates import OddDate, date_in_name, iso_date
from factcheck.corpus.records import Metadata, Notice
from factcheck.language import detect

# Field -> the keys that writers use for it, best first.
KEYS = {
    "source": ("source", "outlet", "publication", "publisher", "site", "site_name"),
    "published": ("published", "date", "published_at", "publication_date", "publishdate", "pubdate", "date_published"),
    "url": ("url", "canonical", "canonical_url", "permalink", "link"),
    "language": ("lang", "language", "locale"),
    "title": ("title", "headline"),
}
_LONGEST = 1000


def read(raw: Mapping[str, Any], where: str, lines: Mapping[str, int] | None = None) -> tuple[Metadata, list[Notice]]:
    """The metadata in a mapping of any spelling, and a notice for each value that cannot be used.

    `lines` gives the line of each key where it is known.
    """
    keys = {key.lower().replace("-", "_"): key for key in reversed(list(raw))}
    values: dict[str, str | None] = {}
    notices: list[Notice] = []
    for field, spellings in KEYS.items():
        for key in (keys[spelling] for spelling in spellings if spelling in keys):
            text, problem = value(field, raw[key])
            if problem:
                notices.append(Notice(where, f"{key}: {problem}", (lines or {}).get(key)))
            if text is not None:
                values[field] = text
                break
    return Metadata(**values), notices


def value(field: str, raw: Any) -> tuple[str | None, str | None]:
    """The cleaned value, or what is wrong with it; both None when there is nothing."""
    if raw is None or isinstance(raw, bool):
        return None, None if raw is None else f"found {str(raw).lower()}, expected {_EXPECTED[field]}"
    if not isinstance(raw, str | int | float):  # never printed: untrusted structures can be huge
        return None, f"found a {'list' if isinstance(raw, list) else 'mapping'}, expected {_EXPECTED[field]}"
    text = " ".join(str(raw).split())[:_LONGEST]
    if not text:
        return None, None
    return check(field, text)


_EXPECTED = {
    "source": "a name",
    "published": "a date such as 2025-02-13",
    "url": "an address that begins with http:// or https://",
    "language": "a language code such as fr",
    "title": "one line of text",
}


def check(field: str, text: str) -> tuple[str | None, str | None]:
    """`text` as a value of `field`, normalised, or None and what was found and expected."""
    if field == "published":
        try:
            return iso_date(text), None
        except OddDate as odd:
            return None, f"found {text!r}, expected {odd}"
    if field == "language" and (code := detect.code_of(text)) is not None:
        return code, None
    if field == "language" or (field == "url" and not text.lower().startswith(("http://", "https://"))):
        return None, f"found {text[:80]!r}, expected {_EXPECTED[field]}"
    return text, None


def from_name(inside: str, where: str) -> tuple[Metadata, Iterator[Notice]]:
    """What a file's name and folders say: its date."""
    try:
        return Metadata(published=date_in_name(inside)), iter(())
    except OddDate as odd:
        return Metadata(), iter((Notice(where, f"the date in the name is odd, expected {odd}"),))
