"""The summary for people: counts, then the findings, what matters most first, then what to do next.

Everything of an article is printed as it is: no markup, no escape sequences. Without ANSI styles the figure stands
between asterisks.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from factcheck.model import Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report import counts
from factcheck.report.listing import console_for
from factcheck.report.places import HEADINGS, Index, Part, Place, grouped, plain, reasons
from factcheck.report.style import Style

SHORT = {"agreements": 5, "tidy": 10}  # how many of a group are shown without --verbose
PLACES = 4  # of one finding, without --verbose; more, up to MANY, when there are more values
MANY = 8
_COLOURS = {"contradictions": "red", "changes": "yellow", "agreements": "green", "tidy": "cyan"}


def render(result: ScanResult, style: Style) -> str:
    """The summary, wrapped to the style's width."""
    out = io.StringIO()
    console = console_for(out, style)
    _Summary(result, style, console).print()
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


class _Summary:
    def __init__(self, result: ScanResult, style: Style, console: Console) -> None:
        self.result, self.style, self.console = result, style, console
        self.index = Index(result)

    def print(self) -> None:
        """Head, groups, foot."""
        result = self.result
        self.console.print(Text("factcheck", "bold").append(f"  {', '.join(counts.corpus(result))}", "not bold"))
        self.console.print(Text(", ".join(counts.findings(result))))
        if self.style.quiet:
            self._lines()
            return
        number = 0
        for name, findings in grouped(result.findings):
            self._heading(name, len(findings))
            limit = len(findings) if self.style.verbose else SHORT.get(name, len(findings))
            for finding in findings[:limit]:
                number += 1
                self._finding(number, finding, _COLOURS[name])
            hidden = len(findings) - limit
            if hidden > 0:
                where = "the report has them" if self.style.report else "--verbose shows them"
                self._indented(Text(f"and {hidden} more: {where}", "dim"))
        self._foot()

    def _lines(self) -> None:
        for name, findings in grouped(self.result.findings):
            for finding in findings:
                place = self.index.places(finding)[0]
                text = Text(f"{place.where}: ").append(finding.severity, f"bold {_COLOURS[name]}")
                told = f": {plain(finding.title)}: {plain(finding.message)} [{finding.rule}]"
                self.console.print(text.append(told), soft_wrap=True)

    def _heading(self, name: str, number: int) -> None:
        colour = _COLOURS[name]
        self.console.print()
        title = Text(f"{HEADINGS[name]} ({number})", f"bold {colour}")
        self.console.print(Rule(title, align="left", style=colour, characters="─"))

    def _finding(self, number: int, finding: Finding, colour: str) -> None:
        self.console.print()
        self.console.print(Text(f"{number:>2}  ").append(plain(finding.title), f"bold {colour}"))
        self._indented(Text(plain(finding.message)))
        places = self.index.places(finding)
        shown = places if self.style.verbose else _chosen(places)
        for place in shown:
            self._indented(Text(place.values, "bold").append(f"  {place.origin}", "not bold"))
            self._indented(marked(place.quote(), self.style), by=6)
            self._whole(place.where)
        if len(shown) < len(places):
            self._indented(Text(f"and {counts.count(len(places) - len(shown), 'more place')}", "dim"))
        if self.style.verbose:
            for reason in reasons(finding):
                self._indented(Text(f"- {plain(reason)}"))
        sure = f"{round(100 * finding.confidence)} % sure"
        self._indented(Text(f"{finding.severity}, {sure}, {finding.rule}, {finding.fingerprint[:8]}", "dim"))

    def _indented(self, *blocks: Text, by: int = 4) -> None:
        for block in blocks:
            self.console.print(Padding(block, (0, 0, 0, by)))

    def _whole(self, path: str) -> None:
        """A path on a line of its own, never broken: terminals make links of them."""
        self.console.print(Text(f"      {path}", "dim"), soft_wrap=True)

    def _foot(self) -> None:
        self.console.print()
        for line in self._advice():
            self.console.print(Text(line))

    def _advice(self) -> Iterator[str]:
        result = self.result
        if self.style.report:
            yield f"The full report: {self.style.report}"
        if result.findings:
            name = grouped(result.findings)[0][1][0].fingerprint[:8]
            command = f"factcheck explain {name} {self.style.again}".rstrip()
            yield f"Next: `{command}` shows how the figures of a finding were read and why they are compared."
        elif result.articles:
            command = f"factcheck extract {self.style.again}".rstrip()
            yield f"Next: `{command}` lists the assertions that were compared."
        else:
            yield "Next: name a file or folder with .txt, .md, .html or .jsonl articles."


def _chosen(places: Sequence[Place]) -> list[Place]:
    """The first places, with at least one for every value: a contradiction is never shown with one side only."""
    by_value: dict[str, Place] = {}
    for place in places:
        by_value.setdefault(place.values, place)
    first = list(by_value.values())
    rest = [place for place in places if place not in first]
    kept = first[:MANY] + rest[: max(0, PLACES - len(first))]
    return [place for place in places if place in kept]


def marked(parts: Sequence[Part], style: Style) -> Text:
    """A quote between quotation marks, its figures highlighted, or between asterisks where there are no styles."""
    text = Text("“")
    for part in parts:
        if not part.stressed:
            text.append(part.text)
        else:
            text.append(part.text if style.colour else f"*{part.text}*", "bold underline")
    return text.append("”")
