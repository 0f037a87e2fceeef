"""Reference facts kept in a spreadsheet: a CSV file beside the YAML ones, one row a value (docs/reference.md)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from factcheck.language.forms import Checker
from factcheck.yamlfile import Map, Seq

COLUMNS = ("name", "value", "from", "until", "subject", "counted", "unit", "source", "checked", "note")
_NEEDED = ("name", "value", "source", "checked")
_OF_FACT = ("subject", "unit", "source", "checked", "note")


def facts(path: Path, check: Checker) -> Iterator[tuple[str, Map, int]]:
    """Name, entry as in a YAML file, and line of every fact of a CSV file (UTF-8, comma or semicolon).

    Rows of one name are its values in order; what they say of the fact itself must be the same in each, or stand in the
    first alone. What is wrong is noted with its line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        check.wrong(path, None, path.name, f"not UTF-8 at byte {error.start}", "a CSV file in UTF-8")
        return
    head = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    found: dict[str, Map] = {}
    try:
        columns = [name.strip() for name in next(rows, [])]
        if not _columns(path, columns, check):
            return
        for row in rows:
            if any(cell.strip() for cell in row):
                _row(path, rows.line_num, columns, row, found, check)
    except csv.Error as error:
        check.wrong(path, rows.line_num, path.name, str(error), "a CSV file")
    for name, entry in found.items():
        yield name, entry, entry.line


def _columns(path: Path, columns: list[str], check: Checker) -> bool:
    unknown = [name for name in columns if name not in COLUMNS]
    missing = [name for name in _NEEDED if name not in columns]
    for name in unknown:
        check.wrong(path, 1, name, "unknown column", ", ".join(COLUMNS))
    if missing:
        check.wrong(path, 1, path.name, f"no column {', '.join(missing)}", ", ".join(COLUMNS))
    return not unknown and not missing


def _row(path: Path, line: int, columns: list[str], row: list[str], found: dict[str, Map], check: Checker) -> None:
    if len(row) != len(columns):
        check.wrong(path, line, path.name, f"{len(row)} cells found", f"{len(columns)}, as in the first line")
        return
    cells = {name: cell.strip() for name, cell in zip(columns, row, strict=True) if cell.strip()}
    name = cells.get("name")
    if name is None:
        check.wrong(path, line, "name", "empty", "the fact's name, such as nato-members")
        return
    value = Map({key: cells[key] for key in ("from", "until") if key in cells})
    try:
        value["value"] = float(cells.get("value", ""))
    except ValueError:
        check.wrong(path, line, f"{name}.value", f"{cells.get('value', '')!r} found", "a number such as 32 or 4.5")
        return
    _placed(value, line)
    own = {key: cells[key] for key in _OF_FACT if key in cells}
    if "counted" in cells:
        own["counted"] = cells["counted"]
    entry = found.get(name)
    if entry is None:
        entry = found[name] = _placed(Map({**own, "values": Seq()}), line)
        if "counted" in own:
            entry["counted"] = [one.strip() for one in own["counted"].split("|")]
    else:
        for key, told in own.items():
            first = "|".join(entry[key]) if key == "counted" and key in entry else entry.get(key)
            if first != told.replace(" | ", "|"):
                check.wrong(path, line, f"{name}.{key}", f"{told!r} found", f"{first!r}, as in the fact's first row")
    entry["values"].append(value)


def _placed(entry: Map, line: int) -> Map:
    entry.line, entry.lines = line, dict.fromkeys((*entry, *COLUMNS, "values"), line)
    return entry
