"""The relation of two texts, for people and for machines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from rich.padding import Padding
from rich.text import Text

from factcheck.report.human import marked
from factcheck.report.listing import console_for
from factcheck.report.places import Part, plain, quote
from factcheck.report.style import Style

if TYPE_CHECKING:
    from factcheck.comparison import TextRelation

AROUND = 160  # characters shown on each side of a figure
_COLOURS = {"contradiction": "red", "change": "yellow", "agreement": "green", "unrelated": "dim"}


class Side(Struct, frozen=True):
    """One of the two texts, with what to call it."""

    name: str
    text: str


def as_json(found: TextRelation, names: tuple[str, str], *, indent: bool) -> str:
    """One object with the keys of `compare --pairs`, the names of the two texts and the reasons."""
    row = {
        "id": " : ".join(names),
        "relation": found.relation,
        "a_span": found.a_span,
        "b_span": found.b_span,
        "rule": found.rule,
        "confidence": found.confidence,
        "reasons": found.reasons,
    }
    encoded = msgspec.json.encode(row)
    return (msgspec.json.format(encoded, indent=2) if indent else encoded).decode() + "\n"


def for_people(found: TextRelation, a: Side, b: Side, style: Style) -> str:
    """The relation, the two places, and why."""
    out = io.StringIO()
    console = console_for(out, style)
    head = Text(found.relation.upper(), f"bold {_COLOURS[found.relation]}")
    if found.relation != "unrelated":
        head.append(f"  {round(100 * found.confidence)} % sure, {found.rule}", "not bold dim")
    console.print(head)
    for side, span in ((a, found.a_span), (b, found.b_span)):
        if span is not None:
            console.print(Text(f"{plain(side.name)}:", "bold"))
            console.print(Padding(_excerpt(side.text, span, style), (0, 0, 0, 4)))
    for reason in found.reasons:
        console.print(Text(f"- {plain(reason)}"))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _excerpt(text: str, span: tuple[int, int], style: Style) -> Text:
    start, end = span
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    parts = quote(text[left:right], [(start - left, end - left)], 4 * AROUND)
    if left:
        parts[0] = Part("… " + parts[0].text.partition(" ")[2], parts[0].stressed)
    if right < len(text):
        parts[-1] = Part(parts[-1].text.rpartition(" ")[0] + " …", parts[-1].stressed)
    return marked(parts, style)
