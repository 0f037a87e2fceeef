"""A JSON Schema for sources.yml, made of the loader's own keys, for editors."""

from __future__ import annotations

from typing import Any

from factcheck.corpus.sources import KEYS

_TEXT = {"type": ["string", "number", "null"]}
ABOUT = {
    "source": "The outlet.",
    "published": "The day of publication, such as 2025-02-13.",
    "url": "The address of the article.",
    "lang": "The language, such as fr.",
    "title": "The headline.",
}


def schema() -> dict[str, Any]:
    """The schema of a sources.yml: names or patterns of files, each with its outlet or with what is known of it."""
    values: dict[str, dict[str, Any]] = {
        "published": {"type": ["string", "integer", "null"], "pattern": r"^\s*$|\d"},
        "url": {"type": ["string", "null"], "pattern": r"^\s*$|^\s*[hH][tT][tT][pP][sS]?://"},
        "lang": {"type": ["string", "null"]},
    }
    entry = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: {"description": ABOUT[key], **values.get(key, _TEXT)} for key in KEYS},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Outlets, dates and addresses of articles",
        "type": ["object", "null"],
        "propertyNames": {"pattern": r"^(?!!|#|\.\./)(?=.*\S)"},
        "additionalProperties": {"anyOf": [{"type": "string", "pattern": r"\S"}, entry]},
    }
