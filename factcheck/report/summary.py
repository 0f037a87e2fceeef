"""A short report in Markdown, for the page of a CI job: counts, then each finding with its places; no assertions.

Nothing of an article's text is taken as Markdown or HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from factcheck.model import Finding
from factcheck.pipeline.result import ScanResult
from factcheck.report import counts
from factcheck.report.markdown import escape, stress
from factcheck.report.places import HEADINGS, Index, Place, grouped
from factcheck.report.style import Style

OPEN = ("contradictions", "changes")  # the other groups are folded
MOST = 500_000  # characters; GitHub takes 1 MiB a step


def render(result: ScanResult, style: Style) -> str:
    """The page; `style.link` is the address of the repository's files, to link places to their lines."""
    index = Index(result, style.base)
    blocks = [
        "## factcheck\n",
        f"{'; '.join(counts.corpus(result))}.\n",
        f"**{'; '.join(counts.findings(result)).capitalize()}.**\n",
    ]
    size = sum(map(len, blocks))
    for name, findings in grouped(result.findings):
        heading = f"{HEADINGS[name]} ({len(findings)})"
        folded = name not in OPEN
        blocks.append(f"<details><summary>{heading}</summary>\n" if folded else f"### {heading}\n")
        for number, finding in enumerate(findings):
            text = "\n".join(_finding(finding, index, style))
            size += len(text)
            if size > MOST:
                blocks.append(f"… and {counts.count(len(findings) - number, 'more finding')}.\n")
                break
            blocks.append(text)
        if folded:
            blocks.append("</details>\n")
    if result.notices:
        told = "".join(f"- {escape(str(notice))}\n" for notice in result.notices[:100])
        blocks.append(f"<details><summary>Notices ({len(result.notices)})</summary>\n\n{told}\n</details>\n")
    return "\n".join(blocks) + "\n"


def _finding(finding: Finding, index: Index, style: Style) -> Iterator[str]:
    yield f"**{escape(finding.title)}**: {escape(finding.message)}\n"
    for place in index.places(finding):
        yield f"- {_where(place, index, style)}, {escape(place.origin)}: “{stress(place.quote(300))}”"
    yield f"\n<sub>{finding.severity}, {round(100 * finding.confidence)} % sure, {escape(finding.rule)}</sub>\n"


def _where(place: Place, index: Index, style: Style) -> str:
    shown = escape(place.where)
    path = index.in_repository(place.first)
    if not style.link or path is None:
        return shown
    return f"[{shown}]({style.link}/{quote(path)}?plain=1#L{place.first.line})"
