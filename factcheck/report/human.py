"""The summary for people: counts, then the findings, what matters most first, then what to do next.

Everything of an article is printed as it is: no markup, no escape sequences. Without ANSI styles the figure stands
between asterisks.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from factcheck.model import Evidence, Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report import counts
from factcheck.report.listing import console_for
from factcheck.report.places import HEADINGS, Index, grouped, plain, reasons
from factcheck.report.style import Style

SHORT = {"agreements": 5, "tidy": 10}  # how many of a group are shown without --verbose
PLACES = 4  # of one finding, without --verbose
_COLOURS = {"contradictions": "red", "changes": "yellow", "agreements": "green", "tidy": "cyan"}
_NARROW = 60


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
        self.narrow = console.width < _NARROW

    def print(self) -> None:
        """Head, groups, foot."""
        result = self.result
        self.console.print(Text("factcheck", "bold").append(f"  {', '.join(counts.corpus(result))}", "not bold"))
        self.console.print(Text(", ".join(counts.findings(result))))
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

    def _heading(self, name: str, number: int) -> None:
        colour = _COLOURS[name]
        self.console.print()
        title = Text(f"{HEADINGS[name]} ({number})", f"bold {colour}")
        self.console.print(Rule(title, align="left", style=colour, characters="─"))

    def _finding(self, number: int, finding: Finding, colour: str) -> None:
        self.console.print()
        head = Text(f"{number:>2}  ").append(plain(finding.title), f"bold {colour}")
        self.console.print(Padding(head, (0, 0, 0, 0)))
        self._indented(Text(plain(finding.message)))
        shown = finding.evidence if self.style.verbose else finding.evidence[:PLACES]
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(max_width=max(14, self.console.width // 4), overflow="fold")
        grid.add_column(overflow="fold", ratio=1)
        for evidence in shown:
            value = Text(plain(evidence.value), "bold")
            if self.narrow:
                self._indented(value, self._quote(evidence), self._origin(evidence))
            else:
                grid.add_row(value, self._quote(evidence))
                grid.add_row("", self._origin(evidence))
        if not self.narrow:
            self._indented(grid)
        if len(shown) < len(finding.evidence):
            self._indented(Text(f"and {len(finding.evidence) - len(shown)} more places", "dim"))
        if self.style.verbose:
            for reason in reasons(finding):
                self._indented(Text(f"- {plain(reason)}"))
        sure = f"{round(100 * finding.confidence)} % sure"
        self._indented(Text(f"{finding.severity}, {sure}, {finding.rule}, {finding.fingerprint[:8]}", "dim"))

    def _origin(self, evidence: Evidence) -> Text:
        words = [evidence.source, evidence.published or "date unknown", evidence.speaker and f"says {evidence.speaker}"]
        known = ", ".join(plain(word) for word in words if word)
        return Text(f"{known}  {plain(self.index.path(evidence))}:{evidence.line}", "dim")

    def _quote(self, evidence: Evidence) -> Text:
        quote = self.index.quote(evidence)
        text = Text(f"“{quote.before}")
        text.append(quote.figure if self.style.colour else f"*{quote.figure}*", "bold reverse")
        return text.append(f"{quote.after}”")

    def _indented(self, *blocks: Text | Table) -> None:
        for block in blocks:
            self.console.print(Padding(block, (0, 0, 0, 1 if self.narrow else 4)))

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
