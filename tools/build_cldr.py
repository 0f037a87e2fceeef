"""Writes data/cldr/<language>.yml from the CLDR that Babel carries: `make data`, or with --check tells drift.

Babel is needed to build the data, never to run factcheck.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, localedata
from babel import __version__ as babel_version
from babel.core import get_cldr_version

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = tuple(sorted(path.stem for path in (ROOT / "data" / "languages").glob("*.yml")))
WIDTHS = ("wide", "abbreviated")
CONTEXTS = ("format", "stand-alone")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLURALS = ("one", "two", "few", "many", "other")
# The ones that newspapers write about most, and what came before the euro.
_CURRENCIES = """
    USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD TWD KRW INR PKR LKR NPR BDT IDR MYR THB VND PHP RUB UAH BYN KZT
    GEL AMD AZN TRY PLN CZK HUF RON BGN RSD SEK NOK DKK ISK ILS SAR QAR AED KWD IQD IRR EGP LBP SYP JOD MAD DZD
    TND LYD ZAR NGN GHS KES UGX TZS ETB XOF XAF CDF RWF MXN BRL ARS CLP COP PEN UYU BOB PYG VES CUP DOP CRC FRF
    DEM ITL ESP PTE BEF NLG ATS GRD FIM HRK
"""


def _unique(values: Any) -> str:
    return " | ".join(dict.fromkeys(str(value) for value in values if value))


def _calendar(locale: Locale) -> dict[str, Any]:
    """Months 1 to 12, weekdays from Monday and quarters 1 to 4: every spelling CLDR has, wide ones first."""

    def spellings(table: Any, key: int) -> str:
        return _unique(table[context][width][key] for width in WIDTHS for context in CONTEXTS)

    return {
        "months": {str(month): spellings(locale.months, month) for month in range(1, 13)},
        "weekdays": {name: spellings(locale.days, day) for day, name in enumerate(DAYS)},
        "quarters": {str(quarter): spellings(locale.quarters, quarter) for quarter in range(1, 5)},
    }


def _currencies(locale: Locale) -> dict[str, str]:
    plurals = locale._data["currency_names_plural"]
    found = {}
    for code in sorted(_CURRENCIES.split()):
        table = plurals.get(code, {})
        found[code] = _unique([locale.currencies.get(code), *(table.get(plural) for plural in PLURALS)])
    return {code: names for code, names in found.items() if names}


def _units(locale: Locale) -> dict[str, str]:
    """Unit names without their number: "kilometre", "kilometres"; the keys are CLDR's ("length-kilometer")."""
    found = {}
    for unit, table in locale._data["unit_patterns"].items():
        patterns = table.get("long", {})
        names = [patterns[plural].replace("{0}", "").strip() for plural in PLURALS if plural in patterns]
        if "-" in unit and names:
            found[unit] = _unique(names)
    return dict(sorted(found.items()))


def _territories(locale: Locale) -> dict[str, str]:
    return {
        code: name
        for code, name in sorted(locale.territories.items())
        if len(code) == 2 and code not in ("ZZ", "EZ", "XA", "XB")
    }


def document(language: str) -> dict[str, Any]:
    """All of a language, in the order in which it is written."""
    # Babel resolves aliases in tables that its locales share: without this, French quarters come out in German.
    localedata._cache.clear()
    locale = Locale.parse(language)
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    return {
        "version": 1,
        "language": language,
        "numbers": {name: symbols[name] for name in ("decimal", "group", "percentSign", "minusSign")},
        **_calendar(locale),
        "currencies": _currencies(locale),
        "units": _units(locale),
        "territories": _territories(locale),
    }


def render(language: str) -> str:
    """The file's text; the same input gives the same bytes."""
    head = (
        f"# Written by tools/build_cldr.py (make data) from CLDR {get_cldr_version()}. Edit the tool, not this file.\n"
    )
    return head + yaml.safe_dump(document(language), allow_unicode=True, sort_keys=False, width=1000)


def main() -> int:
    """0 when the files are as they should be (or were written), 1 when --check finds that they drifted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a file is not what would be written"
    )
    check = parser.parse_args().check
    drifted = 0
    for language in LANGUAGES:
        path, text = ROOT / "data" / "cldr" / f"{language}.yml", render(language)
        if check:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                drifted = 1
                sys.stderr.write(f"{path.relative_to(ROOT)} is not what Babel {babel_version} gives: run make data\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return drifted


if __name__ == "__main__":
    sys.exit(main())
