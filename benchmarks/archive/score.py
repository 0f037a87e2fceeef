"""How much of what a scan reports was planted, and how much of what was planted it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from benchmarks.archive.write import Mention, Planted, Truth

QUIET = ("agreement", "wording")  # relations that are no contradiction and no change


class Judged(Struct, frozen=True):
    """One finding of a scan: whether it holds, and why not."""

    finding: Mapping[str, Any]
    right: bool
    reason: str = ""


class Score(Struct, frozen=True):
    """Findings judged one by one, and which of the planted were found."""

    judged: tuple[Judged, ...]
    found: tuple[Planted, ...]
    missed: tuple[Planted, ...]

    def precision(self, relation: str | None = None) -> float:
        """The share of right findings, of one relation when asked for; 1 where there is none."""
        asked = [one for one in self.judged if relation in (None, one.finding["relation"])]
        return sum(one.right for one in asked) / len(asked) if asked else 1.0

    def recall(self, kind: str | None = None) -> float:
        """The share of planted items that were found, of one kind when asked for; 1 where there is none."""
        found, missed = (sum(kind in (None, one.kind) for one in listed) for listed in (self.found, self.missed))
        return found / (found + missed) if found + missed else 1.0

    def table(self) -> list[list[str]]:
        """Precision by relation and recall by kind, as rows for people."""
        rows = []
        for relation, count in sorted(Counter(one.finding["relation"] for one in self.judged).items()):
            right = sum(one.right for one in self.judged if one.finding["relation"] == relation)
            rows.append(["precision", relation, f"{right} of {count}", f"{self.precision(relation):.1%}"])
        rows.append(
            [
                "precision",
                "all",
                f"{sum(one.right for one in self.judged)} of {len(self.judged)}",
                f"{self.precision():.1%}",
            ]
        )
        for kind in sorted({one.kind for one in (*self.found, *self.missed)}):
            hits = sum(one.kind == kind for one in self.found)
            rows.append(
                [
                    "recall",
                    kind,
                    f"{hits} of {hits + sum(one.kind == kind for one in self.missed)}",
                    f"{self.recall(kind):.1%}",
                ]
            )
        rows.append(
            ["recall", "all", f"{len(self.found)} of {len(self.found) + len(self.missed)}", f"{self.recall():.1%}"]
        )
        return rows


def score(truth: Truth, findings: Iterable[Mapping[str, Any]]) -> Score:
    """Judge the findings of a scan (as in its JSON) against the truth."""
    places = _Places(truth.mentions)
    reported = [one for one in findings if one["relation"] not in QUIET]
    told = [(one, [places.at(each["article"], *each["span"]) for each in one["evidence"]]) for one in reported]
    judged = tuple(_judge(one, mentions) for one, mentions in told)
    grouped = [{mention for place in mentions for mention in place} for _, mentions in told]
    index: dict[str, list[set[Mention]]] = {}
    for group, verdict in zip(grouped, judged, strict=True):
        for fact in {mention.fact for mention in group} if verdict.right else ():
            index.setdefault(fact, []).append(group)
    found = tuple(one for one in truth.planted if any(_tells(group, one) for group in index.get(one.fact, ())))
    missed = tuple(one for one in truth.planted if one not in set(found))
    return Score(judged, found, missed)


class _Places:
    """Mentions by where they stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_article: dict[str, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda one: (one.article, one.start)):
            self._by_article.setdefault(mention.article, []).append(mention)

    def at(self, article: str, start: int, end: int) -> list[Mention]:
        """The mentions that a place touches: two for "from 4 to 5" and "8 of the 12"."""
        listed = self._by_article.get(article, [])
        return [mention for mention in listed if mention.start < end and start < mention.end]


def _judge(finding: Mapping[str, Any], places: Sequence[Sequence[Mention]]) -> Judged:
    known = [mention for place in places for mention in place]
    if finding["relation"] not in (
        "contradiction",
        "change",
        "superseded",
    ):  # arithmetic and its like: of several facts by nature
        right = any(mention.version == "wrong" for mention in known)
        return Judged(finding, right, "" if right else "nothing was planted there")
    if not all(places):
        return Judged(finding, False, "a place that tells no fact")
    common = set.intersection(*({mention.fact for mention in place} for place in places))
    if not common:
        return Judged(finding, False, "different things: " + ", ".join(sorted({mention.fact for mention in known})))
    versions = {mention.version for mention in known if mention.fact in common}
    if finding["relation"] != "change" and "wrong" not in versions:
        return Judged(finding, False, "each value was right in its time" if len(versions) > 1 else "one value")
    return Judged(finding, len(versions) > 1, "" if len(versions) > 1 else "one value")


def _tells(group: set[Mention], planted: Planted) -> bool:
    versions = {mention.version for mention in group if mention.fact == planted.fact}
    if planted.kind == "change":
        return set(planted.versions) <= versions
    return any(
        mention.article == planted.article and mention.start == planted.start and mention.fact == planted.fact
        for mention in group
    )
