"""Units and currencies by language: the cases of units.yml and money.yml, and what must hold for all of data/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import resources, yamlfile
from factcheck.language import money, units
from factcheck.language.forms import LANGUAGES, forms
from factcheck.language.words import tokens_of
from factcheck.model.errors import FactcheckError

HERE = Path(__file__).parent
UNITS = yamlfile.load(HERE / "units.yml")
MONEY = yamlfile.load(HERE / "money.yml")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['lang']}:{case['text']}") for case in UNITS])
def test_names_of_units(case: dict[str, Any]) -> None:
    words = tokens_of(case["text"])
    match = units.units(case["lang"]).match(words, 0)
    if case["unit"] is None:
        assert match is None
        return
    assert match is not None
    unit, after = match[0].as_written(case["text"]), match[1]
    assert after == len(words)
    assert (unit.symbol, unit.scale) == (case["unit"], case.get("scale", 1))
    assert (unit.after_digits, unit.ambiguous) == (case.get("after_digits", False), case.get("ambiguous", False))


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case['lang']}:{case.get('before', case.get('after'))}") for case in MONEY]
)
def test_names_of_money(case: dict[str, Any]) -> None:
    known = money.currencies(case["lang"])
    words = tokens_of(case.get("before") or case["after"])
    if "before" in case:
        match = known.before.match_back(words, len(words))
        whole = match is not None and match[1] == 0
    else:
        match = known.after.match(words, 0)
        whole = match is not None and match[1] == len(words)
    if case["code"] is None:
        assert match is None
        return
    assert match is not None
    assert whole
    found = match[0]
    assert (found.code, found.scale) == (case["code"], case.get("scale", 1))
    assert (found.letters, found.ambiguous) == (case.get("letters", False), case.get("ambiguous", False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_in_the_data_is_read_as_a_unit_of_that_symbol_or_marked(language: str) -> None:
    """A name that two units claim goes to one of them: the other must call it short or ambiguous, or differ in case."""
    lost = []
    for symbol, entry in yamlfile.load(resources.data("units.yml"))["units"].items():
        wanted = entry.get("symbol", symbol)
        for name in (*forms(entry.get("any")), *forms(entry.get(language))):
            words = tokens_of(name)
            match = units.units(language).match(words, 0)
            assert match is not None
            assert match[1] == len(words)
            if match[0].as_written(name).symbol != wanted:
                lost.append(f"{name}: {wanted}, read as {match[0].symbol}")
    assert lost == []


def test_every_unit_has_a_base_of_its_dimension() -> None:
    known = units.by_symbol()
    for unit in known.values():
        assert known[unit.base].dimension == unit.dimension
        assert known[unit.base].factor == pytest.approx(1)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (100, "°C", "°F", 212),
        (0, "K", "°C", -273.15),
        (1, "mi", "km", 1.609344),
        (3, "t", "kg", 3000),
        (2, "a", "mo", 24),
        (1, "TWh", "GWh", 1000),
        (36, "km/h", "m/s", 10),
        (1, "ha", "m2", 10000),
        (50, "bp", "pp", 0.5),
    ],
)
def test_conversion(value: float, unit: str, to: str, expected: float) -> None:
    assert units.convert(value, unit, to) == pytest.approx(expected)


@pytest.mark.parametrize(("unit", "to"), [("km", "kg"), ("%", "pp"), ("km", "league"), ("GW", "GWh")])
def test_no_conversion_between_dimensions(unit: str, to: str) -> None:
    assert units.convert(1, unit, to) is None


@given(st.floats(-1e6, 1e6), st.sampled_from(sorted(units.by_symbol())))
def test_conversion_there_and_back(value: float, symbol: str) -> None:
    base = units.by_symbol()[symbol].base
    there = units.convert(value, symbol, base)
    assert there is not None
    assert units.convert(there, base, symbol) == pytest.approx(value, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("token", "glued"),
    [
        ("eur50m", True),
        ("usd1.5", True),
        ("chf200", True),
        ("rm79", True),
        ("r2.5", True),
        ("r2", False),
        ("m3", False),
        ("covid19", False),
        ("eur", False),
        ("50eur", False),
        ("xyz50", False),
    ],
)
def test_a_code_glued_to_its_digits(token: str, glued: bool) -> None:
    assert money.is_glued_code(token) == glued


def test_generic_codes_say_what_they_may_be() -> None:
    assert "CHF" in money.candidates("franc")
    assert "GBP" in money.candidates("penny")
    assert money.candidates("EUR") == ()
    assert (money.part("cent"), money.part("EUR")) == (0.01, 1)


def test_what_a_generic_code_may_be_is_a_code() -> None:
    raw = yamlfile.load(resources.data("currencies.yml"))
    for section in ("generic", "subunits"):
        for name, entry in raw[section].items():
            assert {*entry.get("of", ()), *filter(None, [entry.get("code")])} <= money.codes(), name


def test_errors_of_a_unit_file_come_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "units.yml").write_text(
        "version: 1\nprefixes: {}\nunits:\n  m: {dimension: length, factr: 1}\n  x: {factor: many, prefixes: [k]}\n"
    )
    monkeypatch.setattr(resources, "data", lambda *parts: tmp_path.joinpath(*parts))
    units._raw.cache_clear()
    with pytest.raises(FactcheckError) as caught:
        units._raw()
    units._raw.cache_clear()
    told = str(caught.value)
    assert "units.yml:4: m.factr: unknown key" in told
    for part in ("x: no dimension", "x.factor: 'many' found (expected a number)", "x.prefixes: 'k' found"):
        assert part in told
