"""JSON Schemas for editors: factcheck.yml here, and those of rule files and sources.yml by name.

The schemas stand in data/schemas as files (python tools/build_schemas.py), and `factcheck config schema` prints them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck import resources
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline.config import IGNORE_KEYS, KEYS, PATH_KEYS
from factcheck.pipeline.settings import FAIL_ON

NAMES = ("config", "rules", "sources")

_WORDS = {"type": "string", "pattern": r"\S"}
_TEXTS = {"anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": _WORDS}]}
_TEXT = {"type": ["string", "null"], "pattern": r"\S"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}

ABOUT = {
    "version": "The version of this file's format.",
    "paths": "What to read when no path is given, and what check compares with.",
    "exclude": "Files to leave out, as in .gitignore.",
    "sources": "A sources.yml to use for all articles.",
    "language": "The language of every article, instead of telling it from the text.",
    "data": "Folders with concepts, entities and reference facts of your own.",
    "rules": "Your own rule files or folders, besides the packs that ship.",
    "packs": "The only packs to run.",
    "select": "The only rules or packs to run, or severities to report.",
    "ignore": "Findings to live with: a rule or a fingerprint, and a reason.",
    "per_path": "What differs for findings that touch certain files.",
    "min_confidence": "Hide findings that are less sure.",
    "fail_on": "The severity from which scan and check exit with 1.",
    "baseline": "Known findings, written by --write-baseline.",
    "report": "Where scan writes its Markdown report.",
    "cache": "A folder that keeps what was read of each article, so that the next run reads only what changed.",
}


def schema(name: str) -> dict[str, Any]:
    """The schema `name`, one of NAMES."""
    if name == "rules":
        from factcheck.rules.schema import schema as rules

        return rules()
    if name == "sources":
        from factcheck.corpus.schema import schema as sources

        return sources()
    return _config()


def path(name: str) -> Path:
    """The file of a schema, for editors that take a path."""
    return resources.data("schemas", f"{name}.schema.json")


def _config() -> dict[str, Any]:
    values: dict[str, dict[str, Any]] = {
        "version": {"enum": [1, None]},
        "ignore": {"type": ["array", "null"], "items": _ignore()},
        "per_path": {"type": ["array", "null"], "items": _path_settings()},
        "min_confidence": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "fail_on": {"enum": [*FAIL_ON, None]},
        **dict.fromkeys(("paths", "exclude", "data", "rules", "packs", "select"), _TEXTS),
        **dict.fromkeys(("sources", "language", "baseline", "report", "cache"), _TEXT),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of factcheck",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {key: {"description": ABOUT.get(key, ""), **values.get(key, {})} for key in KEYS},
    }


def _path_settings() -> dict[str, Any]:
    patterns = {"anyOf": [{"type": "string"}, {"type": "array", "items": _WORDS}]}
    values: dict[str, dict[str, Any]] = {
        "paths": {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]},
        "severity": {"enum": list(SEVERITIES)},
        "min_confidence": {"type": "number", "minimum": 0, "maximum": 1},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: values.get(key, patterns) for key in PATH_KEYS},
        "required": ["paths"],
        "minProperties": 2,
    }


def _ignore() -> dict[str, Any]:
    values: dict[str, dict[str, Any]] = {
        "until": _DAY,
        "paths": {"anyOf": [{"type": "string"}, {"type": "array", "items": _WORDS}]},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: values.get(key, _WORDS) for key in IGNORE_KEYS},
        "required": ["reason"],
        "anyOf": [{"required": ["rule"]}, {"required": ["fingerprint"]}],
    }
