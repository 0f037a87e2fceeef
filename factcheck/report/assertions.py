"""Assertions for machines: one JSON object or one CSV row each. The keys are described in docs/output.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from factcheck.language.units import by_symbol
from factcheck.model import Alternative, Assertion, Condition, Interval, Note, Period, Term


class ConditionRow(Struct, gc=False):
    """A quantity inside another's property, as it is written out."""

    text: str
    value: Interval
    unit: str
    basis: str | None


class Row(Struct, gc=False):
    """An assertion as it is written out: slots as their words, periods as TIMEX3, null for what is unknown."""

    id: str
    article: str
    span: tuple[int, int]
    text: str
    line: int
    column: int
    sentence: str
    kind: str
    value: Interval | None
    unit: str | None
    dimension: str | None
    per: str | None
    timex: str | None
    timex_type: str | None
    start: str | None
    end: str | None
    change: str | None
    counted: str | None
    basis: str | None
    of: float | None
    share: float | None
    subject: str | None
    property: str | None
    period: str | None
    deadline: str | None
    modality: str
    polarity: str
    speaker: str | None
    conditions: tuple[ConditionRow, ...]
    # beyond the contract: how the value was meant, and what the comparison works with
    language: str
    shape: str
    precision: float
    alternatives: tuple[Alternative, ...]
    role: str | None
    event: str | None
    condition_of: str | None
    topics: tuple[str, ...]
    scope: tuple[str, ...]
    notes: tuple[Note, ...]


KEYS = Row.__struct_fields__
_encoder = msgspec.json.Encoder()


def row(a: Assertion) -> Row:
    """The row of one assertion."""
    return Row(
        a.id,
        a.article,
        a.span,
        a.text,
        a.line,
        a.column,
        a.sentence,
        a.kind,
        a.value,
        None if a.kind == "date" else _unit(a),
        a.dimension,
        a.per,
        a.timex,
        a.timex_type,
        a.start,
        a.end,
        a.change,
        _words(a.counted),
        _words(a.basis),
        a.of,
        a.share,
        _words(a.subject),
        _words(a.property),
        _timex(a.period),
        _timex(a.deadline),
        a.modality,
        a.polarity,
        _words(a.speaker),
        tuple(map(_condition, a.conditions)),
        a.language,
        a.shape,
        a.precision,
        a.alternatives,
        a.role,
        _words(a.event),
        a.condition_of,
        a.topics,
        a.scope,
        a.notes,
    )


def jsonl(assertions: Iterable[Assertion]) -> bytes:
    """One JSON object a line, with a newline at the end of each."""
    return _encoder.encode_lines(list(map(row, assertions)))


def json(assertions: Iterable[Assertion]) -> bytes:
    """A JSON array of the same objects."""
    return _encoder.encode(list(map(row, assertions))) + b"\n"


_PLAIN = (None, "count", "percent", "points", "share", "index", "factor", "ordinal", "age", "duration")


def _unit(a: Assertion) -> str:
    """The unit, joined to the unit that it is told for: "EUR/MWh", but USD per month and per share."""
    plain = a.per is None or a.dimension in _PLAIN or a.per not in by_symbol()
    return a.unit if plain else f"{a.unit}/{a.per}"


def _words(term: Term | None) -> str | None:
    return None if term is None else term.text


def _timex(period: Period | None) -> str | None:
    return None if period is None else period.timex


def _condition(condition: Condition) -> ConditionRow:
    return ConditionRow(condition.text, condition.value, condition.unit, _words(condition.basis))


# One column a scalar; the interval in its own columns, lists as their words.
COLUMNS = (
    "article", "line", "column", "start_char", "end_char", "text", "kind", "low", "high", "low_open", "high_open",
    "approx", "unit", "dimension", "per", "timex", "start", "end", "change", "counted", "basis", "of", "share",
    "subject", "property", "period", "deadline", "modality", "polarity", "speaker", "conditions", "sentence",
)  # fmt: skip


def cells(assertion: Assertion) -> Sequence[object]:
    """The cells of one CSV row, in the order of COLUMNS; None is an empty cell."""
    r = row(assertion)
    value = r.value or Interval(None, None)
    given = r.value is not None
    return (
        r.article, r.line, r.column, *r.span, r.text, r.kind, value.low, value.high,
        value.low_open if given else None, value.high_open if given else None, value.approx if given else None,
        r.unit, r.dimension, r.per, r.timex, r.start, r.end, r.change, r.counted, r.basis, r.of, r.share,
        r.subject, r.property, r.period, r.deadline, r.modality, r.polarity, r.speaker,
        "; ".join(condition.text for condition in r.conditions), r.sentence,
    )  # fmt: skip
