"""The discrepancy report in Markdown: what contradicts, what changed, what agrees, what to tidy, then every assertion.

Nothing of an article's text is taken as Markdown or HTML, and the same result gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.model import Assertion, Evidence, Finding
from factcheck.pipeline.result import RuleInfo, ScanResult
from factcheck.report import counts
from factcheck.report.places import HEADINGS, Index, Part, grouped, plain, reasons
from factcheck.report.style import Style
from factcheck.rules import values

MARK = "<!-- A report of factcheck, no article. -->"
SIDE_BY_SIDE = 4  # more places than this stand below one another
EVERY_ASSERTION = 5_000  # above, only articles with findings list their assertions
_INTRODUCTIONS = {
    "contradictions": "Figures and dates that cannot all be right.",
    "changes": "The same thing at another time: check that the newer text does not repeat the older figure.",
    "agreements": "Sources that confirm one another.",
    "tidy": "Wording that readers may stumble over.",
}
_SPECIAL = re.compile(r"://|www\.|[\\`*_{}\[\]|~#$!^&<>@]")
_OPENING = re.compile(r"^(\d{0,9})([-+=.)])(?=\s|=|-|$)")  # would start a list or underline a heading
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "&#64;",  # mentions
    "://": ":&#47;/",  # addresses that would turn into links
    "www.": "www&#46;",
}


def escape(text: str) -> str:
    """Text as Markdown shows it literally, on one line, fit for a table's cell; no links, mentions or markup."""
    return _OPENING.sub(r"\1\\\2", _inside(text))


def _inside(text: str) -> str:
    """As `escape`, for text that does not start a line or a cell."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), plain(text))


def stress(parts: Sequence[Part]) -> str:
    """A sentence with its figures in bold; stars only where Markdown takes them for bold beside what they touch."""
    written = []
    for number, part in enumerate(parts):
        if not part.stressed:
            written.append(_edges(part.text))
            continue
        left = parts[number - 1].text[-1:] if number else ""
        right = parts[number + 1].text[:1] if number + 1 < len(parts) else ""
        text = part.text.strip()
        stars = (text[:1].isalnum() or not left.isalnum()) and (text[-1:].isalnum() or not right.isalnum())
        opening, closing = ("**", "**") if stars else ("<b>", "</b>")
        written.append(f"{opening}{_inside(text)}{closing}")
    return "".join(written)


def render(result: ScanResult, style: Style) -> str:
    """The whole report."""
    return "\n".join(_blocks(result)) + "\n"


def _blocks(result: ScanResult) -> Iterator[str]:
    index = Index(result)
    rules = {rule.name: rule for rule in result.rules}
    yield f"{MARK}\n\n# Discrepancy report\n"
    yield f"{'; '.join(counts.corpus(result))}.\n"
    yield f"{'; '.join(counts.findings(result))}.\n".capitalize()
    number = 0
    for name, findings in grouped(result.findings):
        yield f"## {HEADINGS[name]} ({len(findings)})\n\n{_INTRODUCTIONS[name]}\n"
        for finding in findings:
            number += 1
            yield from _finding(number, finding, rules.get(finding.rule), index)
    yield from _assertions(result)
    if result.skipped:
        rows = [(escape(s.path), str(s.line or ""), escape(s.reason)) for s in result.skipped]
        yield "## Skipped\n\n" + _table(("File", "Line", "Why"), rows)
    if result.notices:
        yield "## Notices\n\n" + "".join(f"- {escape(str(notice))}\n" for notice in result.notices)


def _finding(number: int, finding: Finding, rule: RuleInfo | None, index: Index) -> Iterator[str]:
    yield f"### {number}. {escape(finding.title)}\n"
    yield f"{escape(finding.message)}\n"
    for place in index.places(finding):
        origin = ", ".join(escape(part) for part in (place.origin, place.where) if part)
        yield f"> “{stress(place.quote(600))}”  \n> — {origin}\n"
    if len(finding.evidence) > 1:
        yield _comparison(finding.evidence, index)
    else:
        yield f"Read as **{escape(finding.evidence[0].value)}**.\n"
    why = reasons(finding)
    if why:
        yield f"Why {'these belong together' if len(finding.evidence) > 1 else 'this is reported'}:\n"
        yield "".join(f"- {escape(reason)}\n" for reason in why)
    about = f" — {escape(rule.description)}" if rule and rule.description.strip() else ""
    yield (
        f"Rule `{finding.rule}` ({finding.severity}, confidence {round(100 * finding.confidence)} %, "
        f"fingerprint `{finding.fingerprint}`){about}\n"
    )


def _edges(text: str) -> str:
    """Escaped, with the spaces that part it from the figure kept."""
    left, right = " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
    return f"{left}{_inside(text)}{right}"


def _comparison(evidence: Sequence[Evidence], index: Index) -> str:
    fields = (
        ("Normalised", [f"**{escape(e.value)}**" for e in evidence]),
        ("As written", [escape(e.text) for e in evidence]),
        ("Source", [escape(e.source or "unknown") for e in evidence]),
        ("Published", [e.published or "unknown" for e in evidence]),
        ("Speaker", [escape(e.speaker or "") for e in evidence]),
    )
    kept = [(name, cells) for name, cells in fields if any(cells)]
    places = [escape(f"{index.path(e)}:{e.line}") for e in evidence]
    if len(evidence) <= SIDE_BY_SIDE and all(e.source for e in evidence):
        heads = [escape(", ".join(filter(None, (e.source, e.published)))) for e in evidence]
        own = [
            (name, *cells) for name, cells in kept if name != "Source" and (name != "Published" or not _dated(evidence))
        ]
        return _table(("", *heads), own)  # the quotes say where
    if len(evidence) <= SIDE_BY_SIDE:
        return _table(("", *places), [(name, *cells) for name, cells in kept])
    columns = [places, *(cells for _, cells in kept)]
    return _table(("Place", *(name for name, _ in kept)), list(zip(*columns, strict=True)))


def _dated(evidence: Sequence[Evidence]) -> bool:
    return all(e.published for e in evidence)


def _assertions(result: ScanResult) -> Iterator[str]:
    if not result.assertions:
        return
    yield "## Every assertion\n"
    shown = {article.id for article in result.articles}
    if len(result.assertions) > EVERY_ASSERTION:
        shown = {evidence.article for finding in result.findings for evidence in finding.evidence}
        yield (
            f"{counts.count(len(result.assertions), 'assertion')} are too many for one page: these are those of the "
            "articles above. `factcheck extract --format csv` lists all.\n"
        )
    header = ("Line", "Text", "Value", "Of what", "Period", "Modality", "Speaker")
    articles = {article.id: article for article in result.articles}
    for name, found in groupby(result.assertions, key=lambda assertion: assertion.article):
        if name in shown:
            article = articles.get(name)
            known = [article.source, article.published or "date unknown"] if article else []
            about = ", ".join(escape(part) for part in known if part)
            yield f"### {escape(name)}" + (f" ({about})\n" if about else "\n")
            yield _table(header, map(_row, found))


def _row(a: Assertion) -> tuple[str, ...]:
    about = [term.text for term in (a.subject, a.property, a.counted, a.basis) if term is not None]
    times = [time.timex for time in (a.period, a.deadline) if time is not None and time.timex]
    modality = a.modality + (", denied" if a.polarity == "negative" else "")
    speaker = a.speaker.text if a.speaker else ""
    cells = (a.text, values.value(a), "; ".join(dict.fromkeys(about)), ", ".join(times), modality, speaker)
    return (str(a.line), *map(escape, cells))


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(header)} |", "|" + " --- |" * len(header)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"
