"""What every report needs to know of a finding: where its evidence stands, and which words to stress."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

from factcheck.corpus.settings import FORMATS
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
_PLAIN = ("text", "markdown")
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


class Part(Struct, frozen=True):
    """A stretch of a quote; figures are stressed."""

    text: str
    stressed: bool = False


def quote(sentence: str, figures: Sequence[tuple[int, int]], width: int = 320) -> list[Part]:
    """A sentence cut into parts at its figures ([start, end) in the sentence), on one line.

    A longer one is cut at words, far from the figures, to about `width` characters; the figures stay whole.
    """
    parts: list[Part] = []
    at = 0
    for start, end in sorted(figures):
        if start < at:  # a figure inside another one
            continue
        parts += [Part(sentence[at:start]), Part(sentence[start:end], True)]
        at = end
    parts.append(Part(sentence[at:]))
    parts = [Part(_line(part.text), part.stressed) for part in parts]
    parts[0] = Part(parts[0].text.lstrip())
    parts[-1] = Part(parts[-1].text.rstrip())
    return [part for part in _shortened(parts, width) if part.text]


def _line(text: str) -> str:
    return _SPACE.sub(" ", _CONTROL.sub("", text))


def _shortened(parts: list[Part], width: int) -> list[Part]:
    """Every other part is a figure; the text between figures gives way when all is longer than `width`."""
    excess = sum(len(part.text) for part in parts) - width
    if excess <= 0:
        return parts
    room = max(30, (width - sum(len(part.text) for part in parts if part.stressed)) // (len(parts) // 2 + 1))
    last = len(parts) - 1
    shortened = []
    for number, part in enumerate(parts):
        text = part.text
        if not part.stressed and len(text) > room:
            if number == 0 and last:
                text = "… " + text[-room:].partition(" ")[2]
            elif number == last:
                text = _cut(text, room)
            else:
                text = _cut(text, room // 2) + " " + text[-room // 2 :].partition(" ")[2]
        shortened.append(Part(text, part.stressed))
    return shortened


def _cut(text: str, room: int) -> str:
    kept = text[:room].rpartition(" ")[0] or text[:room]
    return kept.rstrip(" ,;:") + " …"


def in_repository(path: str, base: str) -> str | None:
    """A path from the root of the repository, of which `base` is the working folder; None outside of it."""
    whole = posixpath.normpath(posixpath.join(base, path.replace(os.sep, "/")))
    return None if whole.startswith(("/", "../")) else whole


class Index:
    """Articles and assertions of a result by id."""

    def __init__(self, result: ScanResult, base: str = "") -> None:
        self.base = base
        self.articles: dict[str, Article] = {article.id: article for article in result.articles}
        self.assertions: dict[str, Assertion] = {assertion.id: assertion for assertion in result.assertions}

    def path(self, evidence: Evidence) -> str:
        """The file an evidence stands in, as a tool in the working folder can open it; the article's id without one."""
        article = self.articles.get(evidence.article)
        return (article.path if article and article.path else evidence.article).replace(os.sep, "/")

    def in_repository(self, evidence: Evidence) -> str | None:
        """The file's path from the root of the repository; None for an article without a file or outside of it."""
        article = self.articles.get(evidence.article)
        return in_repository(article.path, self.base) if article is not None and article.path else None

    def for_platform(self, evidence: Evidence) -> str:
        """The path that a CI platform knows the file by, as far as there is one."""
        return self.in_repository(evidence) or self.path(evidence)

    def plain_text(self, evidence: Evidence) -> bool:
        """Whether lines of the article's text are lines of its file, so that columns mean the same in both."""
        article = self.articles.get(evidence.article)
        if article is None or not article.path:
            return False
        return FORMATS.get(PurePath(article.path).suffix.lower(), "text") in _PLAIN

    def columns(self, evidence: Evidence) -> tuple[int, int] | None:
        """First byte and first byte after it of a figure in its line, from 1; None when the file is no plain text."""
        article = self.articles.get(evidence.article)
        if article is None or not self.plain_text(evidence):
            return None
        start, end = evidence.span
        begin = article.text.rfind("\n", 0, start) + 1
        if "\n" in article.text[start:end]:
            return None
        first = len(article.text[begin:start].encode("utf-8", "replace")) + 1
        return first, first + len(article.text[start:end].encode("utf-8", "replace"))

    def places(self, finding: Finding) -> list[Place]:
        """The evidence of a finding, in its order, with what stands in one sentence taken together."""
        together: dict[tuple[str, str], list[Evidence]] = {}
        for evidence in finding.evidence:
            together.setdefault((evidence.article, evidence.quote), []).append(evidence)
        return [Place(evidence[0], tuple(evidence), self) for evidence in together.values()]

    def offset(self, evidence: Evidence) -> int:
        """Where the figure starts in its quote; -1 when it is not there."""
        assertion = self.assertions.get(evidence.assertion)
        at = evidence.span[0] - assertion.sentence_start if assertion is not None else -1
        if at >= 0 and evidence.quote.startswith(evidence.text, at):
            return at
        return evidence.quote.find(evidence.text)


class Place:
    """One sentence with all of its figures that a finding rests on."""

    def __init__(self, first: Evidence, evidence: tuple[Evidence, ...], index: Index) -> None:
        self.first, self.evidence, self._index = first, evidence, index

    @property
    def values(self) -> str:
        """The normalised values, in the order of the finding."""
        return ", ".join(dict.fromkeys(plain(evidence.value) for evidence in self.evidence))

    @property
    def where(self) -> str:
        """path:line of the first figure."""
        return f"{plain(self._index.path(self.first))}:{self.first.line}"

    @property
    def speakers(self) -> list[str]:
        """Who says it, each once."""
        return list(dict.fromkeys(plain(one.speaker) for one in self.evidence if one.speaker))

    @property
    def origin(self) -> str:
        """Outlet, date, speakers, and whether the article is a copy."""
        parts = [plain(self.first.source)] if self.first.source else []
        parts.append(self.first.published or "date unknown")
        parts += [f"says {speaker}" for speaker in self.speakers]
        article = self._index.articles.get(self.first.article)
        if article is not None and article.copy_of is not None:
            parts.append(f"a copy of {plain(article.copy_of)}")
        return ", ".join(parts)

    def quote(self, width: int = 320) -> list[Part]:
        """The sentence with its figures."""
        found = [(self._index.offset(evidence), evidence) for evidence in self.evidence]
        if any(at < 0 for at, _ in found):  # a quote that is not the sentence: show both
            figures = [Part(plain(evidence.text), True) for evidence in self.evidence]
            return [*figures, Part(f" ({plain(self.first.quote)})")]
        return quote(self.first.quote, [(at, at + len(evidence.text)) for at, evidence in found], width)
