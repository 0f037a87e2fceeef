"""`factcheck explain`: how each figure of a finding was read, step by step, why they are compared, and the rule."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.comparison import implied
from factcheck.model import Assertion, Evidence, Finding, Period, Term
from factcheck.pipeline.result import RuleInfo
from factcheck.report.human import marked
from factcheck.report.listing import console_for
from factcheck.report.places import Index, Place, plain, reasons
from factcheck.report.style import Style
from factcheck.rules import values

Step = tuple[str, str]


def finding(found: Finding, rule: RuleInfo | None, index: Index, style: Style) -> str:
    """The whole explanation of one finding."""
    out = io.StringIO()
    console = console_for(out, style)
    console.print(Text(plain(found.title), "bold"))
    console.print(Text(plain(found.message)))
    sure = f"{round(100 * found.confidence)} % sure"
    console.print(Text(f"{found.relation}, {found.severity}, {sure}, fingerprint {found.fingerprint}", "dim"))
    for number, evidence in enumerate(found.evidence, start=1):
        _side(console, number, evidence, index, style)
    why = reasons(found)
    if why:
        _heading(console, "Why they are compared")
        for reason in why:
            console.print(Padding(Text(f"- {plain(reason)}"), (0, 0, 0, 4)))
    if rule is not None:
        _heading(console, "The rule")
        _rule(console, rule)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def rule(info: RuleInfo, extra: Sequence[Step], style: Style) -> str:
    """The documentation of one rule; `extra` are further lines (name, text)."""
    out = io.StringIO()
    console = console_for(out, style)
    console.print(Text(plain(info.title), "bold"))
    _rule(console, info, extra)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def steps(a: Assertion) -> Iterator[Step]:
    """How one assertion was read: surface, number, unit, interval, slots; (name, what) for what is known."""
    yield "written", a.text
    if a.value is not None:
        yield "number", f"{values.interval(a.value)} ({a.shape})"
        yield (
            "unit",
            " ".join(
                filter(None, (a.unit, f"per {a.per}" if a.per else "", f"({a.dimension})" if a.dimension else ""))
            ),
        )
        yield "can mean", values.interval(implied(a))
        for other in a.alternatives:
            yield "also given as", f"{values.interval(other.value)} {other.unit}"
    if a.of is not None:
        yield "out of", values.number(a.of)
    if a.share is not None:
        yield "as a share", values.share(a.share)
    if a.change:
        yield "change", a.change
    if a.timex:
        yield "date", f"{a.timex}{_days(a.timex, a.start, a.end) or ' (not placed in the calendar)'}"
    yield from _slots(a)


def _slots(a: Assertion) -> Iterator[Step]:
    terms = (
        ("subject", a.subject),
        ("property", a.property),
        ("counted", a.counted),
        ("basis", a.basis),
        ("event", a.event),
        ("speaker", a.speaker),
    )
    for name, term in terms:
        if term is not None:
            yield name, _term(term)
    for condition in a.conditions:
        yield "condition", condition.text
    for name, period in (("period", a.period), ("deadline", a.deadline)):
        if period is not None:
            yield name, _period(period)
    if a.role:
        yield "role", a.role
    if a.scope:
        yield "scope", ", ".join(a.scope)
    yield "modality", a.modality + (", negated" if a.polarity == "negative" else "")
    for note in a.notes:
        yield "note", f"{note.code}: {note.found}" + (f", usual: {note.expected}" if note.expected else "")


def _term(term: Term) -> str:
    narrowed = f"; narrowed by {', '.join(term.modifiers)}" if term.modifiers else ""
    return f"{term.text} ({', '.join(term.ids) or term.lemma or 'unknown'}{narrowed})"


def _period(period: Period) -> str:
    told = period.timex or "unknown"
    return f"{period.text}: {told}{_days(told, period.start, period.end)}" if period.text else told


def _days(timex: str, start: str | None, end: str | None) -> str:
    """The first and the last day in brackets, where they are known and say more than the TIMEX3 value."""
    if not start or not end:
        return ""
    return f" ({start} to {end})" if start != end else "" if timex == start else f" ({start})"


def _side(console: Console, number: int, evidence: Evidence, index: Index, style: Style) -> None:
    place = Place(evidence, (evidence,), index)
    _heading(console, f"{number}. {place.where}  {place.origin}")
    console.print(Padding(marked(place.quote(600), style), (0, 0, 0, 4)))
    assertion = index.assertions.get(evidence.assertion)
    if assertion is not None:
        _grid(console, list(steps(assertion)))


def _rule(console: Console, info: RuleInfo, extra: Sequence[Step] = ()) -> None:
    rows = [("name", info.name), ("title", info.title), ("severity", info.severity)]
    rows += [("description", info.description), ("may be wrong", info.false_positives), *extra]
    rows += [("reference", reference) for reference in info.references]
    _grid(console, [(name, text) for name, text in rows if text.strip()])


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, "bold"))


def _grid(console: Console, rows: Sequence[Step]) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for name, text in rows:
        grid.add_row(name, Text(plain(text)))
    console.print(Padding(grid, (0, 0, 0, 4)))
