"""Currencies by language: data/currencies.yml and the CLDR names of data/cldr compiled into phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.language.forms import AMBIGUOUS, LANGUAGES, Checker, forms, plain
from factcheck.language.pack import available, load, source
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold, tokens_of

_NAMES = ("any", *LANGUAGES)
_KEYS = {
    "currencies": frozenset(("symbols", "letters", "prefix", "default", *_NAMES)),
    "generic": frozenset(("of", "letters", "prefix", *_NAMES)),
    "subunits": frozenset(("of", "code", "part", "symbols", "letters", *_NAMES)),
}


class Money(Struct, frozen=True):
    """A currency as one of its names gives it: a written value v is v * `scale` of `code`."""

    code: str  # ISO 4217, or the generic name ("franc", "cent") when the text leaves the currency unsaid
    scale: float = 1.0  # 0.01 for "euro cents"; a bare "cent" is its own code
    of: tuple[str, ...] = ()  # what a generic code may be
    letters: bool = False  # made of letters only ("kr", "R"): needs a number directly beside it
    prefix: tuple[str, ...] = ()  # letters that stand before the number, each as it must be written ("RM", "Rs")
    ambiguous: bool = False  # another currency, or no money at all, is possible ("dollar", "pound")


class Currencies:
    """The names of money in a language.

    `before`: symbols and codes that stand before the number ("US$ 5", "EUR 5"); `after`: symbols, codes and names that
    stand after it or after its magnitude ("5 €", "5 million dollars").
    """

    __slots__ = ("after", "before")

    def __init__(self, before: Phrases[Money], after: Phrases[Money]) -> None:
        self.before, self.after = before, after


@cache
def _raw() -> Mapping[str, Any]:
    path, check = resources.data("currencies.yml"), Checker()
    raw = check.load(path)
    for section, keys in _KEYS.items():
        for code, entry, line in check.section(path, raw, section):
            check.keys(path, entry, keys, code)
            if section != "currencies" and not entry.get("of") and not entry.get("code"):
                check.wrong(path, line, code, "no currency", "of: [the codes that it may be]")
    check.done()
    return raw


class _Codes(Struct, frozen=True):
    """Which codes there are, what the generic ones may be, what part of its whole a subunit is."""

    known: frozenset[str]
    prefixes: tuple[str, ...]  # of two or three letters, folded: they may be glued to their digits
    of: dict[str, tuple[str, ...]]
    parts: dict[str, float]


def _read_codes() -> _Codes:
    raw = _raw()
    generic = {**raw["generic"], **raw["subunits"]}
    return _Codes(
        frozenset(code for code in (*raw["currencies"], *raw["codes"]) if len(code) == 3),
        tuple(sorted({fold(name) for name, _ in _prefixes() if name.isalpha()})),
        {code: tuple(entry["of"]) for code, entry in generic.items() if "of" in entry},
        {code: float(entry["part"]) for code, entry in raw["subunits"].items()},
    )


@cache
def _codes() -> _Codes:
    return compiled("currencies", [resources.data("currencies.yml")], _read_codes, _Codes)


def codes() -> frozenset[str]:
    """Every ISO 4217 code that the data knows."""
    return _codes().known


def candidates(code: str) -> tuple[str, ...]:
    """What a generic code may be ("franc" -> CHF, FRF, ...); of a real one, nothing."""
    return _codes().of.get(code, ())


def part(code: str) -> float:
    """What one of a generic subunit is of its whole: 0.01 for "cent"; 1 for everything else."""
    return _codes().parts.get(code, 1.0)


_GLUED = re.compile(r"([a-z]{1,4})(\d.*)")


@cache
def _glued() -> frozenset[str]:
    return frozenset((*(code.lower() for code in codes()), *_codes().prefixes))


def is_glued_code(token: str) -> bool:
    """Whether a folded token is a code or a prefix of money glued to its digits: "eur50m", "rm79"."""
    match = _GLUED.fullmatch(token)
    if match is None or match.group(1) not in _glued():
        return False
    return len(match.group(1)) > 1 or not match.group(2).isdecimal()  # "R2.5bn", and no "R2"


def _named(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    yield from forms(entry.get("any"))
    yield from forms(entry.get(language))


def _symbols() -> Iterator[tuple[str, Money]]:
    raw = _raw()
    for code, entry in raw["currencies"].items():
        for symbol in forms(entry.get("symbols")):
            yield symbol, Money(code)
    for name, entry in raw["subunits"].items():
        for symbol in forms(entry.get("symbols")):
            yield symbol, Money(entry.get("code", name), of=tuple(entry.get("of", ())))
    for code in sorted(codes()):
        yield code, Money(code, letters=True)


def _prefixes() -> Iterator[tuple[str, Money]]:
    """The letters before a number; spellings that fold to the same go together."""
    raw = _raw()
    for section in ("currencies", "generic"):
        for code, entry in raw[section].items():
            spelled: dict[str, list[str]] = {}
            for prefix in forms(entry.get("prefix")):
                spelled.setdefault(fold(prefix), []).append(prefix)
            for prefix, written in spelled.items():
                yield (
                    prefix,
                    Money(
                        code,
                        of=tuple(entry.get("of", ())),
                        letters=True,
                        prefix=tuple(written),
                        ambiguous=section == "generic",
                    ),
                )


def _letters(language: str) -> Iterator[tuple[str, Money]]:
    raw = _raw()
    for code, entry in raw["currencies"].items():
        for symbol in forms(entry.get("letters")):
            yield symbol, Money(code, letters=True)
    for section in ("generic", "subunits"):
        for code, entry in raw[section].items():
            for symbol in _named(entry.get("letters", {}), language):
                yield symbol, Money(code, of=tuple(entry.get("of", ())), letters=True, ambiguous=True)


def _names_of(language: str) -> Iterator[tuple[str, Money]]:
    raw = _raw()
    defaults: list[tuple[str, Money]] = []
    own = load(language).names("currencies", raw["currencies"]) if language in available() else {}
    for code, entry in raw["currencies"].items():
        money = Money(code)
        mine = list(forms(own.get(code)))
        for name in (*_named(entry, language), *(one for one in mine if not one.endswith(AMBIGUOUS))):
            yield name, money
        usual = [one.removesuffix(AMBIGUOUS) for one in mine if one.endswith(AMBIGUOUS)]
        defaults.extend((name, Money(code, ambiguous=True)) for name in usual)
        defaults.extend((name, Money(code, ambiguous=True)) for name in _named(entry.get("default", {}), language))
    yield from defaults
    for code, entry in raw["subunits"].items():
        known = entry.get("code")
        money = Money(known, float(entry["part"])) if known else Money(code, of=tuple(entry["of"]))
        for name in _named(entry, language):
            yield name, money
    for code, entry in raw["generic"].items():
        for name in _named(entry, language):
            yield name, Money(code, of=tuple(entry["of"]), ambiguous=True)
    yield from _cldr(language)


def _cldr(language: str) -> Iterator[tuple[str, Money]]:
    path = resources.data("cldr", f"{language}.yml")
    if path.is_file():
        for code, names in yamlfile.load(path)["currencies"].items():
            for name in forms(names):
                yield name, Money(code)


Table = list[tuple[tuple[str, ...], Money]]


def _tables(language: str) -> tuple[Table, Table]:
    symbols, letters = list(_symbols()), list(_letters(language))
    names = list(_names_of(language))
    names += [(bare, of) for name, of in names if len(name) > 3 and (bare := plain(name)) != fold(name)]
    signs = [(symbol, money) for symbol, money in names if not symbol[0].isalpha()]  # a default for a sign: "¥"
    before, after = [*_prefixes(), *symbols, *letters, *signs], [*symbols, *names, *letters]
    return [(tokens_of(name), money) for name, money in before], [(tokens_of(name), money) for name, money in after]


@cache
def currencies(language: str) -> Currencies:
    """The symbols, codes and names of money in a language."""
    sources = [resources.data("currencies.yml"), resources.data("cldr", f"{language}.yml"), *source(language)]
    found = (path for path in sources if path.is_file())
    before, after = compiled(f"currencies-{language}", found, lambda: _tables(language), tuple[Table, Table])
    return Currencies(Phrases(before), Phrases(after))
