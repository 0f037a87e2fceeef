"""Inflected forms of the verbs in data/concepts ("invade*"), by the rules of data/inflections.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck import resources
from factcheck.language.catalogue import MARK
from factcheck.language.compiled import compiled
from factcheck.language.forms import LANGUAGES, Checker


@cache
def _raw() -> Mapping[str, Any]:
    path = resources.data("inflections.yml")
    return compiled("inflections", [path], lambda: _read(path), dict[str, Any])


def _read(path: Path) -> dict[str, Any]:
    check = Checker()
    raw = check.load(path)
    check.keys(path, raw, ("version", *LANGUAGES), "inflections")
    check.done()
    return raw


@cache
def inflect(infinitive: str, language: str) -> tuple[str, ...]:
    """The forms of a verb, the infinitive first; the infinitive alone where no rule of the language fits."""
    rules = _raw().get(language) or {}
    irregular = rules.get("irregular", {}).get(infinitive)
    if irregular:
        return (infinitive, *irregular)
    for ending, replacements in rules.get("endings", ()):
        if infinitive.endswith(ending):
            stem = infinitive[: len(infinitive) - len(ending)]
            return tuple(dict.fromkeys((infinitive, *(stem + new for new in replacements))))
    return (infinitive,)


def expand(form: str, language: str) -> Iterator[str]:
    """ "enter* into force" -> one form for each inflection of the marked word; other forms as they are."""
    if MARK not in form:
        yield form
        return
    before, _, after = form.partition(MARK)
    start = max(before.rfind(" "), before.rfind("'"), before.rfind("-")) + 1
    for verb in inflect(before[start:], language):
        yield from expand(before[:start] + verb + after, language)
