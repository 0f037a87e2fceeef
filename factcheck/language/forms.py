"""The short notation for surface forms in data files, and the checks that data's loaders share.

"mile(s) | statute mile(s)" lists forms separated by bars; brackets hold endings that are all there or all absent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck import resources, yamlfile
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError, FactcheckError, GroupedError

# Every language that has a pack: the keys of names in data files, beside "any", which stands for all.
LANGUAGES = tuple(sorted(path.stem for path in resources.data("languages").glob("*.yml")))
AMBIGUOUS = "?"  # after a form that several things share
_FIRST = re.compile(r"\b[àâäáãçéèêëíîïóôöõúûüñÀÂÄÁÃÇÉÈÊËÍÎÏÓÔÖÕÚÛÜÑ]")
_ENDING = re.compile(r"(?<=\w)\((\w{1,4})\)")


def forms(value: Any) -> Iterator[str]:
    """Every surface form of a string in the notation; of nothing, none."""
    if not value:
        return
    for form in str(value).split("|"):
        form = form.strip()
        if "(" in form and _ENDING.search(form):
            yield _ENDING.sub("", form)
            form = _ENDING.sub(r"\1", form)
        if form:
            yield form


def plain(text: str) -> str:
    """`text` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def bare_capitals(form: str) -> str:
    """A form with its words' first letters unaccented, as capitals often are: "États-Unis" -> "Etats-Unis"."""
    return _FIRST.sub(lambda match: unicodedata.normalize("NFD", match.group())[0], form)


class Checker:
    """Collects what is wrong with the files of a folder of data; `done` raises it all at once."""

    def __init__(self) -> None:
        self.errors: list[FactcheckError] = []

    def load(self, path: Path) -> yamlfile.Map:
        """The mapping in a file whose `version` is 1; an empty one, and an error noted, when it is not."""
        try:
            raw = yamlfile.load(path)
        except FactcheckError as error:
            self.errors.append(error)
            return yamlfile.Map()
        if not isinstance(raw, yamlfile.Map) or raw.get("version") != 1:
            self.wrong(path, 1, "version", "not a data file of this version", "version: 1")
            return yamlfile.Map()
        return raw

    def wrong(self, path: Path, line: int | None, key: str, found: str, expected: str | None = None) -> None:
        """Note an error at a file, line and key."""
        self.errors.append(ConfigError(found, file=str(path), line=line, key=key, expected=expected, code=Code.DATA))

    def section(self, path: Path, raw: Mapping[str, Any], name: str) -> Iterator[tuple[str, yamlfile.Map, int]]:
        """Key, mapping and line of every entry of a section whose values are mappings."""
        section = raw.get(name)
        if section is None:
            return
        if not isinstance(section, yamlfile.Map):
            self.wrong(path, None, name, f"{type(section).__name__} found", "a mapping")
            return
        for key, entry in section.items():
            if isinstance(entry, yamlfile.Map):
                yield key, entry, section.lines[key]
            else:
                self.wrong(path, section.lines[key], key, f"{entry!r} found", "a mapping")

    def keys(self, path: Path, entry: yamlfile.Map, allowed: Collection[str], where: str) -> None:
        """Note every key of an entry that is not allowed, with the nearest one that is."""
        for key in entry:
            if key not in allowed:
                self.wrong(path, entry.lines[key], f"{where}.{key}", "unknown key", ", ".join(sorted(allowed)))

    def done(self) -> None:
        """Raise what was found: one error alone, several grouped; nothing, when all is well."""
        if len(self.errors) == 1:
            raise self.errors[0]
        if self.errors:
            raise GroupedError(self.errors)
