"""Assertions as a table for people: one row each, grouped by article."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.model import Assertion
from factcheck.report.places import plain
from factcheck.report.style import Style
from factcheck.rules import values


def render(found: Sequence[Assertion], style: Style) -> str:
    """The tables, wrapped to the style's width."""
    out = io.StringIO()
    console = console_for(out, style)
    if not found:
        console.print(Text("no assertions"))
    for article, group in groupby(found, key=lambda assertion: assertion.article):
        console.print(Text(plain(article), "bold"))
        table = Table(box=None, show_header=console.width >= 60, padding=(0, 1), header_style="dim", pad_edge=False)
        table.add_column("line", justify="right", style="dim", no_wrap=True)
        table.add_column("text", overflow="fold", ratio=3, min_width=8)
        table.add_column("value", overflow="fold", ratio=3, style="bold", min_width=8)
        table.add_column("of what, when, who", overflow="fold", ratio=5)
        for one in group:
            table.add_row(str(one.line), *(Text(plain(cell)) for cell in (one.text, values.value(one), _about(one))))
        console.print(table)
        console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def console_for(out: io.StringIO, style: Style) -> Console:
    """A console that writes to `out` and takes nothing for markup."""
    return Console(
        file=out,
        width=max(style.width, 20),
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=style.no_colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _about(a: Assertion) -> str:
    terms = [term.text for term in (a.subject, a.property, a.counted, a.basis) if term is not None]
    about = ", ".join(dict.fromkeys(terms))
    times = [time.timex for time in (a.period, a.deadline) if time is not None and time.timex]
    stance = [a.modality] if a.modality != "fact" else []
    stance += ["negated"] if a.polarity == "negative" else []
    speaker = [f"says {a.speaker.text}"] if a.speaker else []
    return "; ".join(part for part in (about, ", ".join(times), ", ".join(stance), *speaker) if part)
