"""What every report needs to know of a finding: where its evidence stands, and which words to stress."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model import Article, Assertion, Evidence, Finding
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline.result import ScanResult

# What a reader wants first. A relation that is not named here contradicts something.
GROUPS = ("contradictions", "changes", "agreements", "tidy")
_GROUP = {"change": "changes", "agreement": "agreements", "wording": "tidy"}
HEADINGS = {
    "contradictions": "Contradictions",
    "changes": "Changes",
    "agreements": "Agreements",
    "tidy": "To tidy",
}
_CONTROL = re.compile(
    r"\x1b\[[0-9;:<=>?]{0,50}[ -/]{0,5}[@-~]"  # whole sequences first: what is left of one would read as text
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")


def group_of(finding: Finding) -> str:
    """The group of GROUPS that a finding belongs to."""
    return _GROUP.get(finding.relation, "contradictions")


def grouped(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """The groups that have findings, in order; within one the gravest and surest first."""
    ordered = sorted(
        findings,
        key=lambda f: (-SEVERITIES.index(f.severity), -f.confidence, f.rule, f.evidence[0].article, f.fingerprint),
    )
    groups = [(name, [f for f in ordered if group_of(f) == name]) for name in GROUPS]
    return [(name, members) for name, members in groups if members]


def plain(text: str) -> str:
    """Text of an article on one line, without the characters that steer terminals or turn writing around."""
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def reasons(found: Finding) -> list[str]:
    """The explanation without what a reader gets elsewhere: the reading of each side, and the rule's own text."""
    own = f"Rule {found.rule} "
    return [line for line in found.explanation if not line.startswith(own) and " is read as " not in line]


class Quote(Struct, frozen=True):
    """A sentence in three parts: what stands before the figure, the figure, what stands after it."""

    before: str
    figure: str
    after: str


def quote(evidence: Evidence, assertion: Assertion | None = None, width: int = 320) -> Quote:
    """The sentence around a figure, cut at words to about `width` characters, the figure kept whole."""
    sentence, text = evidence.quote, evidence.text
    at = evidence.span[0] - assertion.sentence_start if assertion is not None else -1
    if at < 0 or sentence[at : at + len(text)] != text:
        at = sentence.find(text)
    if at < 0:  # a quote that is not the sentence: show both
        return Quote("", plain(text), f" ({plain(sentence)})" if sentence else "")
    before, after = sentence[:at], sentence[at + len(text) :]
    gap_before, gap_after = before[-1:].isspace(), after[:1].isspace()
    before, figure, after = plain(before), plain(text), plain(after)
    room = max(40, width - len(figure))
    if len(before) + len(after) > room:
        left = min(len(before), max(room // 2, room - len(after)))
        before = _cut_left(before, left)
        after = _cut_right(after, room - len(before))
    return Quote(before + " " * gap_before, figure, " " * gap_after + after)


def _cut_left(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[-room:]
    return "… " + kept[kept.find(" ") + 1 :]


def _cut_right(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[: max(room, 0)]
    cut = kept.rfind(" ")
    return (kept[:cut] if cut > 0 else kept).rstrip(" ,;:") + " …"


class Index:
    """Articles and assertions of a result by id."""

    def __init__(self, result: ScanResult) -> None:
        self.articles: dict[str, Article] = {article.id: article for article in result.articles}
        self.assertions: dict[str, Assertion] = {assertion.id: assertion for assertion in result.assertions}

    def path(self, evidence: Evidence) -> str:
        """The file an evidence stands in, as a tool in the working folder can open it; the article's id without one."""
        article = self.articles.get(evidence.article)
        return (article.path if article and article.path else evidence.article).replace("\\", "/")

    def quote(self, evidence: Evidence, width: int = 320) -> Quote:
        """The evidence's sentence around its figure."""
        return quote(evidence, self.assertions.get(evidence.assertion), width)
