"""data/reference: every file is sound, counts follow from the lists of members, and errors come all at once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from factcheck import resources
from factcheck.language import catalogue
from factcheck.language.reference import members, read, reference
from factcheck.model.errors import FactcheckError

KNOWN = reference()


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("nato-members", "1949-12-31", 12),
        ("nato-members", "2023-04-03", 30),
        ("nato-members", "2023-04-04", 31),
        ("nato-members", "2024-03-06", 31),
        ("nato-members", "2024-03-07", 32),
        ("nato-members", "1939-09-01", None),
        ("eu-members", "2020-01-31", 28),
        ("eu-members", "2020-02-01", 27),
        ("euro-area-members", "2022-12-31", 19),
        ("euro-area-members", "2026-06-01", 21),
        ("bundestag-seats", "2025-03-25", 630),
        ("planets-of-the-solar-system", "2006-08-24", 8),
        ("no-such-fact", "2024-01-01", None),
    ],
)
def test_the_value_of_a_fact_on_a_day(name: str, day: str, value: float | None) -> None:
    assert KNOWN.value(name, day) == value


@pytest.mark.parametrize("name", [name for name, body in KNOWN.memberships.items() if body.count])
def test_counts_follow_from_the_lists(name: str) -> None:
    """On the first and the last day of every value, and today for the open one, the list has as many members."""
    body = KNOWN.memberships[name]
    assert body.count is not None
    for value in KNOWN.facts[body.count].values:
        for day in (value.start, value.end or "2026-11-22"):
            assert day is not None
            assert (day, len(body.on(day))) == (day, value.value)


@pytest.mark.parametrize("name", [name for name, body in KNOWN.memberships.items() if body.count])
def test_a_list_never_changes_without_its_count(name: str) -> None:
    body = KNOWN.memberships[name]
    assert body.count is not None
    fact = KNOWN.facts[body.count]
    first = min(value.start for value in fact.values if value.start)
    starts = {value.start for value in fact.values}
    for holding in body.holdings:
        if holding.start and holding.start > first:
            assert holding.start in starts, holding


def test_members() -> None:
    assert "entity:sweden" in members("entity:nato", "2024-03-07")
    assert "entity:sweden" not in members("entity:nato", "2024-03-06")
    assert "entity:united-kingdom" not in members("entity:eu", "2021-01-01")
    assert members("entity:atlantis", "2021-01-01") == ()
    assert set(members("entity:euro-area", "2026-01-01")) < set(members("entity:eu", "2026-01-01"))


def test_offices() -> None:
    assert KNOWN.offices["nato-secretary-general"].on("2025-02-13") == ("entity:mark-rutte",)
    assert KNOWN.offices["president-of-the-united-states"].on("2022-02-24") == ("entity:joe-biden",)
    for name, office in KNOWN.offices.items():
        assert catalogue.kind(office.of) == "office", name
        assert all(catalogue.kind(holding.who) == "person" for holding in office.holdings), name
        stretches = [(holding.start, holding.end) for holding in office.holdings]
        for (_, end), (start, _) in pairwise(stretches):
            assert end is not None, name
            assert start is not None, name
            assert end <= start, name


def test_nothing_is_known_ahead_of_the_day_it_was_checked() -> None:
    for fact in KNOWN.facts.values():
        assert fact.checked is not None
        assert all(value.start is None or value.start <= fact.checked for value in fact.values), fact.name


def test_magnitudes_are_intervals_around_what_is_common_knowledge() -> None:
    france = KNOWN.magnitudes["entity:france", "population"]
    assert france.low < 68.4e6 < france.high
    assert france.unit == "person"
    gdp = KNOWN.magnitudes["entity:united-states", "gdp"]
    assert gdp.low < 27.7e12 < gdp.high
    assert all(one.high / one.low < 5 for one in KNOWN.magnitudes.values())
    assert len({country for country, _ in KNOWN.magnitudes}) >= 60


def test_limits() -> None:
    assert KNOWN.limits["turnout"].high == 100
    assert KNOWN.limits["turnout"].strict
    assert not KNOWN.limits["earthquake-magnitude"].strict
    assert KNOWN.limits["absolute-zero"].high is None


BAD = """\
version: 1
facts:
  a: {source: https://example.org, checked: 2024-01-01, values: [{value: many}]}
  b:
    {source: nowhere, checked: 1st of May,
     values: [{value: 1, from: 2024-01-01, until: 2024-05-01}, {value: 2, from: 2024-04-01}]}
  c: {source: https://example.org, checked: 2024-01-01, subject: entity:atlantis, values: []}
memberships:
  nato:
    {source: https://example.org, checked: 2024-01-01,
     members: [{who: france}, {who: [atlantis], from: 2024-02-01, until: 2024-01-01}]}
offices:
  nato-secretary-general: {source: https://example.org, holders: [{whom: mark-rutte}]}
limits:
  d: {about: [turnout]}
  e: {min: 2, max: 1}
"""


def test_errors_come_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(BAD)
    with pytest.raises(FactcheckError) as caught:
        read([path])
    told = str(caught.value)
    for part in (
        "bad.yml:3: a.value: 'many' found (expected a number)",
        "b.checked: '1st of May' found",
        "b.source: 'nowhere' found",
        "b.values: 1 and 2 overlap",
        "c.values: [] found",
        "c.subject: entity:atlantis does not exist",
        "nato.who: 'france' found (expected a list of entities)",
        "entity:atlantis does not exist",
        "nato: from 2024-02-01 until 2024-01-01",
        "nato-secretary-general.holders.whom: unknown key",
        "nato-secretary-general.checked: missing",
        "d: no bound",
        "e: min 2 above max 1",
        "e: says not what it limits",
    ):
        assert part in told


def test_a_fact_stands_only_once(tmp_path: Path) -> None:
    line = "version: 1\nlimits: {d: {unit: km, min: 0}}\n"
    for name in ("one.yml", "two.yml"):
        (tmp_path / name).write_text(line)
    with pytest.raises(FactcheckError, match=r"two\.yml:2: d: stands here twice"):
        read([tmp_path / "one.yml", tmp_path / "two.yml"])


def test_every_file_is_read() -> None:
    names = {path.stem for path in resources.data("reference").glob("*.yml")}
    assert {"counts", "memberships", "offices", "magnitudes", "limits"} <= names


def test_facts_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(
        "name;value;from;until;subject;counted;source;checked\n"
        "pact;30;2020-03-27;2023-04-03;nato;ally | country;https://example.org/a;2026-01-10\n"
        "pact;31;2023-04-04;;;;;\n"
        "\n"
        "rate;4.5;;;;;https://example.org/b;2026-01-11\n"
    )
    found = read([path]).facts
    assert list(found) == ["pact", "rate"]
    assert (found["pact"].subject, found["pact"].counted) == ("entity:nato", ("concept:ally", "concept:country"))
    assert [(one.value, one.start, one.end) for one in found["pact"].values] == [
        (30, "2020-03-27", "2023-04-03"),
        (31, "2023-04-04", None),
    ]
    assert (found["rate"].values[0].value, found["rate"].checked) == (4.5, "2026-01-11")


def test_errors_of_a_spreadsheet_have_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(
        "name,value,from,source,checked\n"
        "a,many,2020-01-01,https://example.org/a,2026-01-10\n"
        "b,3,2020-13-01,https://example.org/a,2026-01-10\n"
        "c,3\n"
        ",3,2020-01-01,https://example.org/a,2026-01-10\n"
        "b,4,2021-01-01,https://example.org/other,2026-01-10\n"
    )
    with pytest.raises(FactcheckError) as caught:
        read([path])
    told = str(caught.value)
    for part in (
        "facts.csv:2: a.value: 'many' found",
        "facts.csv:3: b.from: '2020-13-01' found",
        "facts.csv:4: facts.csv: 2 cells found",
        "facts.csv:5: name: empty",
        "facts.csv:6: b.source: 'https://example.org/other' found",
    ):
        assert part in told
    path.write_text("name,worth\n")
    with pytest.raises(FactcheckError, match="worth: unknown column"):
        read([path])
