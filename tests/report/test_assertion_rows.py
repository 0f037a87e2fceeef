"""Assertions as JSON and CSV: the keys are a contract, the same in docs/output.md."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import sample

from factcheck.report import assertions
from factcheck.report.csv import table

DOCS = Path(__file__).parents[2] / "docs" / "output.md"
CONTRACT = [
    "id",
    "article",
    "span",
    "text",
    "line",
    "column",
    "sentence",
    "kind",
    "value",
    "unit",
    "dimension",
    "per",
    "timex",
    "timex_type",
    "start",
    "end",
    "change",
    "counted",
    "basis",
    "of",
    "share",
    "subject",
    "property",
    "period",
    "deadline",
    "modality",
    "polarity",
    "speaker",
    "conditions",
]


def rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in assertions.jsonl(sample.RESULT.assertions).splitlines()]


def test_keys_come_in_the_order_of_the_contract() -> None:
    assert [list(row)[: len(CONTRACT)] for row in rows()] == [CONTRACT] * len(sample.RESULT.assertions)


def test_slots_are_words_and_periods_timex() -> None:
    one = rows()[2]
    assert one["counted"] == "depots"
    assert one["speaker"] == "the mayor"
    assert one["period"] == "2025"
    assert one["subject"] is None
    assert one["value"] == {"low": 1.0, "high": 1.0, "low_open": False, "high_open": False, "approx": False}
    assert one["of"] == 20
    assert one["share"] == 0.05


def test_a_date_has_no_value_and_no_unit() -> None:
    date = rows()[1]
    assert (date["kind"], date["value"], date["unit"]) == ("date", None, None)
    assert (date["timex"], date["start"], date["end"]) == ("2025-W10", "2025-03-03", "2025-03-09")


def test_conditions_are_quantities_with_a_basis() -> None:
    value = {"low": 2.0, "high": None, "low_open": False, "high_open": False, "approx": False}
    assert rows()[4]["conditions"] == [{"text": "at least 2 %", "value": value, "unit": "%", "basis": "GDP"}]


def test_json_is_the_array_of_the_same_objects() -> None:
    assert json.loads(assertions.json(sample.RESULT.assertions)) == rows()


def test_csv_has_a_cell_for_every_column() -> None:
    text = table(assertions.COLUMNS, map(assertions.cells, sample.RESULT.assertions))
    parsed = list(csv.DictReader(io.StringIO(text)))
    assert [row["text"] for row in parsed] == [one.text for one in sample.RESULT.assertions]
    assert parsed[1]["low"] == parsed[1]["low_open"] == ""
    assert parsed[5]["approx"] == "true"


def test_every_key_is_documented() -> None:
    documented = DOCS.read_text(encoding="utf-8")
    missing = [key for key in assertions.KEYS if f"`{key}`" not in documented]
    assert not missing
