"""Known facts with their dates and sources: data/reference, read and checked. docs/reference.md describes the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck import resources, yamlfile
from factcheck.language import catalogue, sheets
from factcheck.language.compiled import compiled
from factcheck.language.forms import Checker
from factcheck.language.known import Body, Fact, Holding, Limit, Magnitude, Occasion, Reference, Value

SECTIONS = ("facts", "memberships", "offices", "magnitudes", "limits", "calendar")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_META = ("source", "checked", "note")


class _Reader:
    """Reads one folder; every error is noted with its file, line and key."""

    def __init__(self) -> None:
        self.check = Checker()
        self.path = Path()
        self.found = Reference({}, {}, {}, {}, {}, {})

    def read(self, paths: Iterable[Path]) -> Reference:
        readers: dict[str, Callable[[str, yamlfile.Map, int], None]] = {
            "facts": self.fact,
            "memberships": self.membership,
            "offices": self.office,
            "limits": self.limit,
            "calendar": self.occasion,
        }
        for self.path in paths:
            if self.path.suffix == ".csv":
                for name, entry, line in sheets.facts(self.path, self.check):
                    self.once("facts", name, entry, line, self.fact)
                continue
            raw = self.check.load(self.path)
            self.check.keys(self.path, raw, ("version", *SECTIONS), self.path.name)
            for section, reader in readers.items():
                for name, entry, line in self.check.section(self.path, raw, section):
                    self.once(section, name, entry, line, reader)
            if isinstance(raw.get("magnitudes"), yamlfile.Map):
                self.magnitudes(raw["magnitudes"])
        self.check.done()
        return self.found

    def once(
        self, section: str, name: str, entry: yamlfile.Map, line: int, reader: Callable[[str, yamlfile.Map, int], None]
    ) -> None:
        if name in getattr(self.found, section):
            self.wrong(line, name, "stands here twice", "one entry a name")
        else:
            reader(name, entry, line)

    def wrong(self, line: int | None, key: str, found: str, expected: str | None = None) -> None:
        self.check.wrong(self.path, line, key, found, expected)

    def day(self, entry: yamlfile.Map, key: str, where: str) -> str | None:
        value = entry.get(key)
        if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value)):
            self.wrong(entry.lines[key], f"{where}.{key}", f"{value!r} found", "a day like 2024-03-07")
            return None
        return value

    def stretch(self, entry: yamlfile.Map, where: str) -> tuple[str | None, str | None]:
        start, end = self.day(entry, "from", where), self.day(entry, "until", where)
        if start and end and start > end:
            self.wrong(entry.line, where, f"from {start} until {end}", "an end after its start")
        return start, end

    def number(self, entry: yamlfile.Map, key: str, where: str, *, needed: bool = True) -> float | None:
        value = entry.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if needed or value is not None:
            self.wrong(entry.line, f"{where}.{key}", f"{value!r} found", "a number")
        return None

    def known(self, of: object, prefix: str, line: int | None, where: str) -> str:
        found = of if isinstance(of, str) and of.startswith(("concept:", "entity:")) else f"{prefix}:{of}"
        if not catalogue.exists(found):
            self.wrong(line, where, f"{found} does not exist", "an id of data/concepts or data/entities")
        return found

    def meta(self, entry: yamlfile.Map, where: str, *, sourced: bool = True) -> dict[str, Any]:
        source = entry.get("source", "")
        if (sourced or source) and urlsplit(str(source)).scheme not in ("http", "https"):
            self.wrong(entry.line, f"{where}.source", f"{source!r} found", "the address of a page")
        found: dict[str, Any] = {"source": source, "note": str(entry.get("note", ""))}
        if sourced:
            found["checked"] = self.day(entry, "checked", where)
            if "checked" not in entry:
                self.wrong(entry.line, f"{where}.checked", "missing", "the day on which it was checked")
        return found

    def fact(self, name: str, entry: yamlfile.Map, line: int) -> None:
        self.check.keys(self.path, entry, ("subject", "counted", "unit", "values", *_META), name)
        values = []
        for one in self.maps(entry, "values", name, ("value", "from", "until")):
            number, (start, end) = self.number(one, "value", name), self.stretch(one, name)
            if number is not None:
                values.append(Value(number, start, end))
        for before, after in pairwise(values):
            if before.end is None or after.start is None or before.end >= after.start:
                self.wrong(line, f"{name}.values", f"{before.value:g} and {after.value:g} overlap", "one value a day")
        subject = self.known(entry["subject"], "entity", line, f"{name}.subject") if "subject" in entry else None
        counted = tuple(self.known(one, "concept", line, f"{name}.counted") for one in entry.get("counted", ()))
        self.found.facts[name] = Fact(
            name, tuple(values), subject, counted, entry.get("unit"), **self.meta(entry, name)
        )

    def maps(self, entry: yamlfile.Map, key: str, where: str, keys: tuple[str, ...]) -> Iterator[yamlfile.Map]:
        found = entry.get(key)
        if not isinstance(found, list) or not found:
            self.wrong(entry.line, f"{where}.{key}", f"{found!r} found", "a list")
            return
        for one in found:
            if isinstance(one, yamlfile.Map):
                self.check.keys(self.path, one, keys, f"{where}.{key}")
                yield one
            else:
                self.wrong(entry.lines[key], f"{where}.{key}", f"{one!r} found", "a mapping")

    def membership(self, name: str, entry: yamlfile.Map, line: int) -> None:
        self.check.keys(self.path, entry, ("of", "count", "members", *_META), name)
        holdings = []
        for one in self.maps(entry, "members", name, ("who", "from", "until")):
            start, end = self.stretch(one, name)
            whos = one.get("who") if isinstance(one.get("who"), list) else []
            if not whos:
                self.wrong(one.line, f"{name}.who", f"{one.get('who')!r} found", "a list of entities")
            holdings += [Holding(self.known(who, "entity", one.line, name), start, end) for who in whos or ()]
        of = self.known(entry.get("of", name), "entity", line, name)
        self.found.memberships[name] = Body(of, tuple(holdings), count=entry.get("count"), **self.meta(entry, name))

    def office(self, name: str, entry: yamlfile.Map, line: int) -> None:
        self.check.keys(self.path, entry, ("holders", "earlier", *_META), name)
        holdings = []
        for one in self.maps(entry, "holders", name, ("who", "from", "until")):
            start, end = self.stretch(one, name)
            holdings.append(Holding(self.known(one.get("who"), "entity", one.line, name), start, end))
        of = self.known(name, "entity", line, name)
        earlier = entry.get("earlier", [])
        if not isinstance(earlier, list) or not all(isinstance(one, str) and one.strip() for one in earlier):
            self.wrong(line, f"{name}.earlier", f"{earlier!r} found", "a list of names")
            earlier = []
        self.found.offices[name] = Body(of, tuple(holdings), earlier=tuple(earlier), **self.meta(entry, name))

    def limit(self, name: str, entry: yamlfile.Map, line: int) -> None:
        keys = ("about", "unit", "dimension", "per", "min", "max", "strict", *_META)
        self.check.keys(self.path, entry, keys, name)
        low, high = (self.number(entry, key, name, needed=False) for key in ("min", "max"))
        if low is None and high is None:
            self.wrong(line, name, "no bound", "min: or max:")
        if low is not None and high is not None and low > high:
            self.wrong(line, name, f"min {low:g} above max {high:g}")
        about = tuple(self.known(one, "concept", line, f"{name}.about") for one in entry.get("about", ()))
        if not about and "unit" not in entry and "dimension" not in entry:
            self.wrong(line, name, "says not what it limits", "about:, unit: or dimension:")
        told = self.meta(entry, name, sourced=False)
        texts = (entry.get("unit"), entry.get("dimension"), entry.get("per"))
        self.found.limits[name] = Limit(name, low, high, about, *texts, entry.get("strict", False), **told)

    def occasion(self, name: str, entry: yamlfile.Map, line: int) -> None:
        self.check.keys(self.path, entry, ("title", "about", "happens", "on", "series", *_META), name)
        about = tuple(self.known(one, "entity", line, f"{name}.about") for one in entry.get("about", ()))
        happens = tuple(self.known(one, "concept", line, f"{name}.happens") for one in entry.get("happens", ()))
        if not about:
            self.wrong(line, f"{name}.about", "no entity and no concept", "what a statement of it names")
        days = []
        for one in entry["on"] if isinstance(entry.get("on"), list) else [entry.get("on")]:
            first, _, last = str(one).partition("/")
            if _DAY.fullmatch(first) and _DAY.fullmatch(last or first) and first <= (last or first):
                days.append((first, last or first))
            else:
                self.wrong(line, f"{name}.on", f"{one!r} found", "days like 2024-03-07 or 2024-03-07/2024-03-09")
        if days != sorted(days):
            self.wrong(line, f"{name}.on", "days out of order", "the first first")
        series = entry.get("series", False) is True
        if not entry.get("title"):
            self.wrong(line, f"{name}.title", "missing", "what it is called, in English")
        found = Occasion(name, str(entry.get("title")), about, tuple(days), happens, series, **self.meta(entry, name))
        self.found.calendar[name] = found

    def magnitudes(self, entry: yamlfile.Map) -> None:
        keys = ("period", "checked", "note", "sources", "units", "countries")
        self.check.keys(self.path, entry, keys, "magnitudes")
        start, end = self.stretch(entry["period"], "magnitudes.period")
        for name, figures, line in self.check.section(self.path, entry, "countries"):
            country = self.known(name, "entity", line, name)
            for what, bounds in figures.items():
                if what not in entry["units"] or not isinstance(bounds, list) or len(bounds) != 2:
                    self.wrong(
                        line, f"{name}.{what}", f"{bounds!r} found", f"[low, high] of {', '.join(entry['units'])}"
                    )
                elif not 0 < bounds[0] < bounds[1]:
                    self.wrong(line, f"{name}.{what}", f"{bounds!r} found", "low below high")
                else:
                    low, high = (float(bound) for bound in bounds)
                    unit, source = entry["units"][what], entry["sources"][what]
                    key = (country, what)
                    self.found.magnitudes[key] = Magnitude(*key, low, high, unit, start or "", end or "", source)


def read(paths: Iterable[Path] | None = None) -> Reference:
    """The facts of some files, else of data/reference. Raises what is wrong with them, all at once."""
    return _Reader().read(files() if paths is None else paths)


def files() -> list[Path]:
    """The files of data/reference and of the user's own folders: YAML, and CSV for facts."""
    return resources.files("reference", ".yml", ".csv")


@cache
def reference() -> Reference:
    """What data/reference knows."""
    return compiled("reference", [*files(), *catalogue.sources()], read, Reference)


def members(body: str, day: str) -> tuple[str, ...]:
    """The ids of a body's members on an ISO day: members("entity:nato", "2024-03-07"); empty when unknown."""
    found = reference().memberships.get(body.removeprefix("entity:"))
    return found.on(day) if found else ()
