"""One row for each piece of evidence, for spreadsheets: the finding's columns repeat, `place` counts from 1."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from factcheck.pipeline.result import ScanResult
from factcheck.report.style import Style

COLUMNS = (
    "fingerprint", "rule", "severity", "relation", "confidence", "title", "message", "place", "article", "line",
    "column", "start_char", "end_char", "text", "value", "unit", "source", "published", "speaker", "quote",
)  # fmt: skip


def render(result: ScanResult, style: Style) -> str:
    """The table with a header, RFC 4180, lines ended by a line feed."""
    rows: Iterable[Sequence[object]] = (
        (
            f.fingerprint, f.rule, f.severity, f.relation, f.confidence, f.title, f.message, place, e.article, e.line,
            e.column, *e.span, e.text, e.value, e.unit, e.source, e.published, e.speaker, e.quote,
        )
        for f in result.findings
        for place, e in enumerate(f.evidence, start=1)
    )  # fmt: skip
    return table(COLUMNS, rows)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV table. Text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(value):
        return "'" + value
    return value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
