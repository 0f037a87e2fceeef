"""Running rules over assertions: deterministic, whatever the order of the input."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import structs

from factcheck.model.article import Article
from factcheck.model.assertion import Assertion
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.rules import relations
from factcheck.rules.findings import build
from factcheck.rules.model import Rule, RuleSet, RunSettings, Settings
from factcheck.rules.run import Run


def run(
    ruleset: RuleSet,
    articles: Iterable[Article],
    assertions: Iterable[Assertion],
    *,
    settings: Settings | None = None,
    touching: Collection[str] | None = None,
    jobs: int = 1,
) -> list[Finding]:
    """What the chosen rules find, the gravest first, then by rule, primary place and fingerprint.

    `assertions` are those of `articles`; the order of neither matters. With `touching` (ids of articles) all that is
    found of these is, and not all of the others; up to `jobs` processes are used when there is much to compare.
    """
    chosen = settings if settings is not None else RunSettings()
    found = run_rules(ruleset.chosen(chosen), articles, assertions, touching=touching, jobs=jobs)
    return [finding for finding in found if finding.confidence >= chosen.min_confidence]


def run_rules(
    rules: Sequence[Rule],
    articles: Iterable[Article],
    assertions: Iterable[Assertion],
    *,
    touching: Collection[str] | None = None,
    jobs: int = 1,
) -> list[Finding]:
    """What these rules find; see `run`."""
    shared = Run(articles, assertions, touching=touching, jobs=jobs)
    found: dict[str, Finding] = {}
    for rule in rules:
        for draft in relations.find(rule, shared):
            finding = build(rule, draft)
            found.setdefault(finding.fingerprint, finding)
    specific = _covered(rules, list(found.values()))
    return sorted(specific, key=rank)


def rank(finding: Finding) -> tuple[int, str, str, tuple[int, int], str]:
    """The order of findings: the gravest first, then by rule, primary place and fingerprint."""
    first = finding.evidence[0]
    return (-SEVERITIES.index(finding.severity), finding.rule, first.article, first.span, finding.fingerprint)


def _covered(rules: Sequence[Rule], findings: Sequence[Finding]) -> list[Finding]:
    """Findings less those of generic rules that a rule of a topic tells already, with the graver severity of the two,
    and less those of topics that a generic one tells with more places.

    Generic is what leaves it to the comparison and names no concept: a rule that does speaks of its topic only.
    """
    generic = {
        rule.name for rule in rules if rule.by_signature and not any(one.words for one in rule.operands.values())
    }
    topical = [finding for finding in findings if finding.rule not in generic]
    by_place: dict[str, list[Finding]] = {}
    for finding in topical:
        for place in dict.fromkeys(one.assertion for one in finding.evidence):
            by_place.setdefault(place, []).append(finding)

    inside: set[str] = set()  # fingerprints of findings of a topic that a generic one tells with more places
    graver: dict[str, str] = {}  # by fingerprint: what a finding of a topic takes over from the generic one it tells
    left = []
    for finding in findings:
        near = [one for place in finding.evidence for one in by_place.get(place.assertion, ())]
        telling = [one for one in near if _tells(one, finding)] if finding.rule in generic else []
        if not telling:
            left.append(finding)
            if finding.rule in generic:
                inside.update(one.fingerprint for one in near if _tells_all(finding, one))
        for one in telling:
            if one.relation == finding.relation:
                graver[one.fingerprint] = max(
                    graver.get(one.fingerprint, one.severity), finding.severity, key=SEVERITIES.index
                )
    left = [one for one in left if one.fingerprint not in inside]
    return [structs.replace(one, severity=graver.get(one.fingerprint, one.severity)) for one in left]


def _tells_all(generic: Finding, one: Finding) -> bool:
    """Whether a generic finding says what one of a topic says, no less gravely, of the same places and more."""
    if generic.relation != one.relation or SEVERITIES.index(generic.severity) < SEVERITIES.index(one.severity):
        return False
    return {place.assertion for place in one.evidence} < {place.assertion for place in generic.evidence}


def _tells(one: Finding, generic: Finding) -> bool:
    """Whether a finding of a topic says what a generic one says: all of its places, or, in the same relation, two and
    all of its values, or (no contradiction) most of its places.
    """
    told = {place.assertion for place in one.evidence}
    places = {place.assertion for place in generic.evidence}
    if places <= told:
        return True
    if one.relation != generic.relation or len(places & told) < 2:
        return False
    values = {place.value for place in generic.evidence} <= {place.value for place in one.evidence}
    return values or (generic.relation != "contradiction" and 2 * len(places & told) >= len(places))
