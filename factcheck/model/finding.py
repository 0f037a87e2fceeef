"""Findings: what a rule reports, with its evidence."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

RELATIONS = (
    "contradiction",
    "change",
    "agreement",
    "arithmetic",
    "range",
    "reference",
    "order",
    "superseded",
    "wording",
)
SEVERITIES = ("info", "warning", "error")  # in rising order


class Evidence(Struct, frozen=True):
    """One place that a finding rests on; `assertion` is its id, the rest is what a report shows."""

    assertion: str
    article: str
    span: tuple[int, int]
    line: int
    column: int
    text: str
    quote: str  # the sentence around it
    value: str  # normalised, for people and machines: "3.1 %", "2025-02", "[60, 80] %"
    unit: str
    source: str | None = None
    published: str | None = None
    speaker: str | None = None


class Finding(Struct, frozen=True):
    """Something worth telling an editor. The first evidence is the primary place: the newest article, in a check
    the newest of the new ones."""

    fingerprint: str  # of the rule, the articles' ids and the normalised values; no line numbers
    rule: str  # full name, "nato/allies-at-2-percent"
    severity: str  # one of SEVERITIES
    relation: str  # one of RELATIONS
    confidence: float  # 0 to 1
    title: str
    message: str
    evidence: tuple[Evidence, ...]
    explanation: tuple[str, ...] = ()
    more: int | UnsetType = UNSET  # places that `evidence` leaves out where there are very many; no key in JSON without
