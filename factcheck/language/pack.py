"""Language packs: one YAML file a language under data/languages, read into a `Pack`.

A pack holds words, never grammar. Each layer compiles the sections it needs (numbers, dates, qualifiers, ...) into its
own tables, once per process.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.language.forms import LANGUAGES, Checker
from factcheck.language.lemma import Lemmatizer
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError

# What a pack may name itself, and where the names of all languages stand together.
TABLES = {
    "units": "data/units.yml",
    "currencies": "data/currencies.yml",
    "concepts": "data/concepts",
    "entities": "data/entities",
}


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
        self.models = frozenset(str(word) for word in self.section("not_quantities").get("models", []))

    def section(self, name: str) -> Any:
        """A section's data; an absent section is an empty mapping."""
        return self._raw.get(name) or {}

    def names(self, table: str, known: Container[str]) -> Mapping[str, str]:
        """Names that the pack itself gives to units, currencies, concepts or entities, by symbol, code or slug.

        Raises what names nothing `known`, all at once.
        """
        section = self.section("names")
        raw = section.get(table) or {}
        if set(section) - set(TABLES) or not isinstance(raw, dict) or any(key not in known for key in raw):
            self._wrong_names(table, known)
        return {str(key): str(value) for key, value in raw.items()}

    def _wrong_names(self, table: str, known: Container[str]) -> NoReturn:
        """Raise what is wrong with the names of a table, with the lines that only the file itself has."""
        section, check = yamlfile.load(self.path)["names"], Checker()
        check.keys(self.path, section, TABLES, "names")
        raw = section.get(table) or yamlfile.Map()
        if not isinstance(raw, yamlfile.Map):
            check.wrong(self.path, section.lines[table], f"names.{table}", f"{raw!r} found", "a mapping")
            raw = yamlfile.Map()
        for key in raw:
            if key not in known:
                expected = f"a key of {TABLES[table]}"
                check.wrong(self.path, raw.lines[key], f"names.{table}", f"unknown: {key!r}", expected)
        check.done()
        raise AssertionError("names that are wrong were reported")

    def words(self, *keys: str) -> list[str]:
        """A list of words below nested keys, e.g. words("context", "negation"); empty when absent."""
        data: Any = self._raw
        for key in keys:
            data = data.get(key) if isinstance(data, dict) else None
        return [str(word) for word in data or ()]


@cache
def available() -> tuple[str, ...]:
    """The codes of the packs that ship, sorted."""
    return LANGUAGES


def source(language: str) -> list[Path]:
    """The file of a language's pack; none where there is none."""
    return [resources.data("languages", f"{language}.yml")] if language in LANGUAGES else []


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
