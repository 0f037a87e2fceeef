"""A baseline against the findings of a run: which are known, which entries are known no more.

A finding is known by its fingerprint or, when articles were renamed, moved or edited around the figure, by its places:
an entry of the same rule must hold every place of the finding, each with the same value in the same article or in the
same sentence, and each entry's place serves once. So a known finding that lost a place stays known, and one that
gained a place, or in which a value changed, is new.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from factcheck.corpus.settings import FORMATS
from factcheck.model import Article, Code, Evidence, Finding
from factcheck.pipeline import baseline
from factcheck.pipeline.baseline import Known, Place
from factcheck.pipeline.result import Notice
from factcheck.pipeline.settings import Settings

STDIN = "-"
TOLD = 10  # stale entries that are named one by one


class Ledger:
    """The entries of one baseline file; `missing` allows that the file is not there yet.

    `judged`: the articles (ids) of which the run can say what is found no more; None: all that were read.
    """

    def __init__(
        self,
        path: str,
        articles: Sequence[Article],
        *,
        missing: bool = False,
        judged: frozenset[str] | None = None,
    ) -> None:
        self.path = path
        self.folder = Path(path).resolve().parent
        self.entries = () if missing and not Path(path).exists() else baseline.read(Path(path))
        self._articles = {article.id: self._key(article) for article in articles}
        self._files = {key.partition("#")[0] for key in self._articles.values()}
        self._fresh = None if judged is None else {key for one, key in self._articles.items() if one in judged}
        self._by_fingerprint = {entry.fingerprint: entry for entry in self.entries}
        self._by_place: dict[tuple[str, ...], list[Known]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(key for place in entry.places for key in _keys(place)):
                self._by_place.setdefault((entry.rule, *key), []).append(entry)

    def find(self, finding: Finding) -> Known | None:
        """The entry that records a finding."""
        entry = self._by_fingerprint.get(finding.fingerprint)
        if entry is not None or not finding.evidence:
            return entry
        places = self._places(finding)
        near = dict.fromkeys(one for key in _keys(places[0]) for one in self._by_place.get((finding.rule, *key), ()))
        return next((one for one in near if (finding.more or 0) == one.more and _holds(one, places)), None)

    def entry(self, finding: Finding) -> Known:
        """What the file is to say of a finding."""
        places = tuple(sorted(set(self._places(finding))))
        return Known(finding.fingerprint, finding.rule, finding.title, places, finding.more or 0)

    def idle(self, used: Iterable[Known], ran: Sequence[str], known: Sequence[str]) -> list[Known]:
        """Entries that were not `used` though their rule ran, or is gone, and their articles were read, or are gone."""
        kept = set(used)
        return [
            entry
            for entry in self.entries
            if entry not in kept
            and (entry.rule in ran or entry.rule not in known)
            and entry.places
            and all(self._judged(place) for place in entry.places)
            and (self._fresh is None or any(place.article in self._fresh for place in entry.places))
        ]

    def told(self, idle: Sequence[Known]) -> list[Notice]:
        """What to say of idle entries."""
        notices = [
            Notice(
                f"this known finding is found no more: {entry.title} ({entry.rule}) in "
                + ", ".join(dict.fromkeys(place.article for place in entry.places)),
                self.path,
                baseline.line_of(Path(self.path), entry.fingerprint),
                Code.BASELINE_IDLE,
            )
            for entry in idle[:TOLD]
        ]
        if len(idle) > TOLD:
            rest = f"{len(idle) - TOLD} more known findings are found no more"
            notices.append(Notice(rest, self.path, code=Code.BASELINE_IDLE))
        return notices

    def _places(self, finding: Finding) -> list[Place]:
        return [self._place(evidence) for evidence in finding.evidence]

    def _place(self, evidence: Evidence) -> Place:
        words = " ".join(evidence.quote.split())
        article = self._articles.get(evidence.article, evidence.article)
        return Place(article, evidence.value, hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12])

    def _key(self, article: Article) -> str:
        if article.path is None:
            return f"{STDIN}#{article.id}"
        path = os.path.relpath(os.path.realpath(article.path), self.folder).replace(os.sep, "/")
        several = FORMATS.get(Path(article.path).suffix.lower()) == "jsonl"
        return f"{path}#{article.id}" if several else path

    def _judged(self, place: Place) -> bool:
        path = place.article.partition("#")[0]
        return path in self._files or (path != STDIN and not Path(self.folder, path).exists())


def _keys(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a place is known by: its value in its article, or in its sentence."""
    return (place.value, "article", place.article), (place.value, "sentence", place.sentence)


def _holds(entry: Known, places: Sequence[Place]) -> bool:
    left = list(entry.places)
    rest = _take(list(dict.fromkeys(places)), left, lambda one, other: one == other)
    rest = _take(rest, left, lambda one, other: (one.article, one.value) == (other.article, other.value))
    rest = _take(rest, left, lambda one, other: (one.sentence, one.value) == (other.sentence, other.value))
    return not rest


def _take(places: Sequence[Place], left: list[Place], same: Callable[[Place, Place], bool]) -> list[Place]:
    """The places that are none of `left`; those that are one are taken out of it."""
    rest = []
    for place in places:
        found = next((other for other in left if same(place, other)), None)
        if found is None:
            rest.append(place)
        else:
            left.remove(found)
    return rest


class Books:
    """The baseline that hides findings and the one that is written, often the same file, against a run's findings."""

    def __init__(
        self,
        settings: Settings,
        articles: Sequence[Article],
        found: Sequence[Finding],
        *,
        ran: Sequence[str],
        known: Sequence[str],
        judged: frozenset[str] | None = None,
    ) -> None:
        hides, writes = settings.baseline, settings.write_baseline
        same = rewrites(settings)
        self._found, self._ran, self._rules = found, ran, known
        self._hides = Ledger(hides, articles, missing=same, judged=judged) if hides else None
        self._writes = None
        if same:
            self._writes = self._hides
        elif writes:
            self._writes = Ledger(writes, articles, missing=True, judged=judged)
        hidden = _used(self._hides, found)
        self.known = frozenset(hidden)
        self.notices: list[Notice] = []
        if self._hides is not None and not same:
            self.notices = self._hides.told(self._hides.idle(hidden.values(), ran, known))

    def record(self, findings: Sequence[Finding]) -> tuple[Known, ...]:
        """What is to be written: `findings`, what is known and still found, and what this run could not judge."""
        if self._writes is None:
            return ()
        used = _used(self._writes, self._found)
        idle = self._writes.idle(used.values(), self._ran, self._rules)
        gone = {entry.fingerprint for entry in (*used.values(), *idle)}
        named = {finding.fingerprint for finding in findings} | self.known | used.keys()
        entries = [self._writes.entry(finding) for finding in self._found if finding.fingerprint in named]
        return (*(entry for entry in self._writes.entries if entry.fingerprint not in gone), *entries)


def files(settings: Settings) -> list[str]:
    """The baseline files that must be readable: the one that hides, and the one that is written if it is there."""
    written = [path for path in [settings.write_baseline] if path and Path(path).exists()]
    return written if rewrites(settings) else [*([settings.baseline] if settings.baseline else []), *written]


def rewrites(settings: Settings) -> bool:
    """Whether the baseline that hides findings is the file that is written."""
    hides, writes = settings.baseline, settings.write_baseline
    return bool(hides and writes) and os.path.realpath(hides or "") == os.path.realpath(writes or "")


def _used(ledger: Ledger | None, found: Sequence[Finding]) -> dict[str, Known]:
    """The entries of the findings that a ledger knows, by the findings' fingerprints."""
    if ledger is None:
        return {}
    entries = ((finding.fingerprint, ledger.find(finding)) for finding in found)
    return {fingerprint: entry for fingerprint, entry in entries if entry is not None}
