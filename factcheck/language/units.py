"""Units of measure by language: data/units.yml compiled into phrases over the scanner's tokens.

Tokens are folded, so "MB" and "Mb", "MW" and "mW" meet in one phrase: `Unit.as_written` tells them apart by the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct, structs

from factcheck import resources
from factcheck.language.compiled import compiled
from factcheck.language.forms import AMBIGUOUS, LANGUAGES, Checker, forms, plain
from factcheck.language.pack import available, load, source
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold, tokens_of

_KEYS = frozenset(
    ("symbol", "dimension", "factor", "offset", "scale", "prefixes", "any", "short", "ambiguous", "cased", *LANGUAGES)
)


class Unit(Struct, frozen=True):
    """A unit as one of its names gives it.

    A written value v is v * `scale` of `symbol`, and v * `scale` * `factor` + `offset` of `base`.
    """

    symbol: str  # canonical: "km", "m2", "°C", "%", "pp", "a"
    dimension: str  # length, mass, percent, points, duration, ...
    base: str  # the dimension's unit of factor 1
    factor: float = 1.0
    offset: float = 0.0
    scale: float = 1.0  # a decade is 10 a, a quintal 100 kg
    after_digits: bool = False  # this name is the unit only right after digits ("5 m")
    ambiguous: bool = False  # this name has an everyday meaning or several units ("pound", "point")
    cased: bool = False  # never written in capitals: "EV" is no electronvolt
    variants: tuple[tuple[str, Unit], ...] = ()  # the same letters in another case: another unit

    def to_base(self, value: float) -> float:
        """`value`, written in this unit, in the dimension's base unit."""
        return value * self.scale * self.factor + self.offset

    def as_written(self, surface: str) -> Unit:
        """This unit, or the one whose name is exactly `surface` where case tells units apart ("Mb", "MB")."""
        for written, unit in self.variants:
            if written == surface:
                return unit
        return self


@cache
def _raw() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The units and the prefixes of data/units.yml, checked. Raises what is wrong with them, all at once."""
    path, check = resources.data("units.yml"), Checker()
    raw = check.load(path)
    units = {symbol: entry for symbol, entry, _ in check.section(path, raw, "units")}
    prefixes = {symbol: entry for symbol, entry, _ in check.section(path, raw, "prefixes")}
    for symbol, entry in units.items():
        check.keys(path, entry, _KEYS, symbol)
        if not isinstance(entry.get("dimension"), str):
            check.wrong(path, entry.line, symbol, "no dimension", "dimension: length, mass, ...")
        for key in ("factor", "offset", "scale"):
            if not isinstance(entry.get(key, 1), int | float):
                check.wrong(path, entry.lines[key], f"{symbol}.{key}", f"{entry[key]!r} found", "a number")
        for prefix in entry.get("prefixes", ()):
            if prefix not in prefixes:
                check.wrong(
                    path, entry.lines["prefixes"], f"{symbol}.prefixes", f"{prefix!r} found", ", ".join(prefixes)
                )
    check.done()
    return units, prefixes


@cache
def by_symbol() -> Mapping[str, Unit]:
    """Every unit by its canonical symbol, those with SI prefixes too."""
    return compiled("units", [resources.data("units.yml")], _by_symbol, dict[str, Unit])


def _by_symbol() -> dict[str, Unit]:
    units, prefixes = _raw()
    bases: dict[str, str] = {}
    for symbol, entry in units.items():
        if entry.get("factor", 1) == 1 and "scale" not in entry and "symbol" not in entry and not entry.get("offset"):
            bases.setdefault(entry["dimension"], symbol)
    if "mass" in bases:
        bases["mass"] = "kg"
    found: dict[str, Unit] = {}
    for symbol, entry in units.items():
        if "symbol" not in entry:
            dimension, factor = entry["dimension"], float(entry.get("factor", 1))
            base = bases.get(dimension, symbol)
            cased = bool(entry.get("cased"))
            found[symbol] = Unit(symbol, dimension, base, factor, float(entry.get("offset", 0)), cased=cased)
    for symbol, entry in units.items():
        for prefix in entry.get("prefixes", ()):
            of = found[symbol]
            factor = of.factor * float(prefixes[prefix]["factor"])
            found.setdefault(prefix + symbol, Unit(prefix + symbol, of.dimension, of.base, factor, cased=of.cased))
    return found


def convert(value: float, unit: str, to: str) -> float | None:
    """`value` of one unit in another, by symbol; None when they are unknown or of different dimensions."""
    known = by_symbol()
    source, target = known.get(unit), known.get(to)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    if unit == to:
        return value
    return (source.to_base(value) - target.offset) / target.factor


def _listed(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    yield from forms(entry.get("any"))
    yield from forms(entry.get(language))


def _entries(language: str) -> Iterator[tuple[str, Unit]]:
    """Surface and unit, the surest names first: written out, built with prefixes, short, ambiguous."""
    units, prefixes = _raw()
    known, own = by_symbol(), load(language).names("units", units) if language in available() else {}
    built: list[tuple[str, Unit]] = []
    late: list[tuple[str, Unit]] = []
    for symbol, entry in units.items():
        unit = known[entry.get("symbol", symbol)]
        if "scale" in entry:
            unit = structs.replace(unit, scale=float(entry["scale"]))
        mine = list(forms(own.get(symbol)))
        full = [*_listed(entry, language), *(name for name in mine if not name.endswith(AMBIGUOUS))]
        short, vague = (
            list(_listed(entry.get("short", {}), language)),
            [
                *_listed(entry.get("ambiguous", {}), language),
                *(name.removesuffix(AMBIGUOUS) for name in mine if name.endswith(AMBIGUOUS)),
            ],
        )
        for name in full:
            yield name, unit
        for name in short:
            built.append((name, structs.replace(unit, after_digits=True, ambiguous=name in vague)))
        late.extend((name, structs.replace(unit, ambiguous=True)) for name in vague if name not in short)
        for prefix in entry.get("prefixes", ()):
            before, larger = prefixes[prefix], known[prefix + symbol]
            word = str(before.get(language) or before["any"])
            signs = list(forms(before.get("signs"))) or [prefix]
            for sign in signs:
                built.append((sign + symbol, structs.replace(larger, after_digits=len(sign + symbol) < 3)))
            built.extend((word + name, larger) for name in (*full, *vague) if len(name) > 2)
    yield from built
    yield from late


Table = list[tuple[tuple[str, ...], Unit]]


def _table(language: str) -> Table:
    by_tokens: dict[tuple[str, ...], tuple[str, Unit, dict[str, Unit]]] = {}
    entries = list(_entries(language))
    # Typed without accents: "kilometros", "degres". What is left of a short name could be any word.
    entries += [(bare, unit) for name, unit in entries if len(name) > 3 and (bare := plain(name)) != fold(name)]
    for name, unit in entries:
        first = by_tokens.setdefault(tokens_of(name), (name, unit, {}))
        if unit.symbol != first[1].symbol and name != first[0]:
            first[2].setdefault(name, unit)
    return [
        (words, structs.replace(unit, variants=tuple(others.items())) if others else unit)
        for words, (_, unit, others) in by_tokens.items()
    ]


@cache
def units(language: str) -> Phrases[Unit]:
    """The names of units in a language, and those of every language, as phrases."""
    sources = [resources.data("units.yml"), *source(language)]
    return Phrases(compiled(f"units-{language}", sources, lambda: _table(language), Table))
