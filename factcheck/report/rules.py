"""Rules as a table, as JSON, and as their YAML."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
from rich.table import Table
from rich.text import Text

from factcheck.report.listing import console_for
from factcheck.report.style import Style

if TYPE_CHECKING:
    from factcheck.rules import RuleSet

WIDE = 110  # columns from which relation and number of tests are shown, too


def table(ruleset: RuleSet, style: Style) -> str:
    """One row a rule, in the order of the files."""
    out = io.StringIO()
    console = console_for(out, style)
    rows = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    wide = console.width >= WIDE
    for name in ("rule", "severity", *(("relation", "tests") if wide else ())):
        rows.add_column(name, no_wrap=True, justify="right" if name == "tests" else "left")
    rows.add_column("title", overflow="fold", ratio=1)
    for rule in ruleset.rules:
        title = rule.title if rule.status == "stable" else f"{rule.title} ({rule.status})"
        more = (rule.compare.relation, str(len(rule.tests))) if wide else ()
        rows.add_row(*map(Text, (rule.name, rule.severity, *more, title)))
    console.print(rows)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def as_json(ruleset: RuleSet) -> str:
    """An array with one object a rule."""
    rows = [
        {
            "name": rule.name,
            "title": rule.title,
            "severity": rule.severity,
            "status": rule.status,
            "relation": rule.compare.relation,
            "description": rule.description,
            "false_positives": rule.false_positives,
            "references": rule.references,
            "tests": len(rule.tests),
            "file": rule.file,
            "line": rule.line,
        }
        for rule in ruleset.rules
    ]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def source(text: str, file: str, line: int) -> str:
    """The lines of a rule: from the one where it starts to the next entry of the same list, less deep or no lines."""
    lines = text.splitlines()
    first = line - 1
    depth = len(lines[first]) - len(lines[first].lstrip())
    if not lines[first].lstrip().startswith("-"):  # the entry's mapping starts after its dash
        depth -= 2
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > depth):
        last += 1
    while not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#"):
        last -= 1
    return f"# {file}:{line}\n" + "\n".join(lines[first:last]) + "\n"
