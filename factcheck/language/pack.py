"""Language packs: one YAML file a language under data/languages, read into a `Pack`.

A pack holds words, never grammar. Each layer compiles the sections it needs (numbers, dates, qualifiers, ...) into its
own tables, once per process.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.language.lemma import Lemmatizer
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError


class Pack:
    """One language: its code and name, its sections as plain data, and its lemmatizer."""

    def __init__(self, path: Path, raw: dict[str, Any]) -> None:
        self.path = path
        self._raw = raw
        self.language: str = raw["language"]
        self.name: str = raw["name"]
        lemmas = raw.get("lemmas", {})
        self.lemma = Lemmatizer(
            lemmas.get("irregular", {}),
            [(str(end), str(new), int(least)) for end, new, least in lemmas.get("suffixes", [])],
            frozenset(lemmas.get("keep", [])),
        )
        self.abbreviations = frozenset(str(word).lower() for word in raw.get("abbreviations", []))

    def section(self, name: str) -> Any:
        """A section's data; an absent section is an empty mapping."""
        return self._raw.get(name) or {}

    def words(self, *keys: str) -> list[str]:
        """A list of words below nested keys, e.g. words("context", "negation"); empty when absent."""
        data: Any = self._raw
        for key in keys:
            data = data.get(key) if isinstance(data, dict) else None
        return [str(word) for word in data or ()]


@cache
def available() -> tuple[str, ...]:
    """The codes of the packs that ship, sorted."""
    return tuple(sorted(path.stem for path in resources.data("languages").glob("*.yml")))


@cache
def load(language: str) -> Pack:
    """The pack of a language. Raises ConfigError when there is none or it is not one."""
    path = resources.data("languages", f"{language}.yml")
    if not path.is_file():
        raise ConfigError(f"no language pack {language!r}", expected=", ".join(available()), code=Code.UNKNOWN_LANGUAGE)
    return Pack(path, compiled(f"pack-{language}", [path], lambda: _read(path, language), dict[str, Any]))


def _read(path: Path, language: str) -> dict[str, Any]:
    raw = yamlfile.load(path)
    if not isinstance(raw, dict) or raw.get("language") != language or not isinstance(raw.get("name"), str):
        expected = f"language: {language} and name: ..."
        raise ConfigError("not a language pack", file=str(path), expected=expected, code=Code.DATA)
    return raw
