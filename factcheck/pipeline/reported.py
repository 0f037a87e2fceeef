"""From what the rules find to what is reported: settings of paths, severities, confidence, new articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from factcheck.model import Finding
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline import names
from factcheck.pipeline.patterns import Patterns
from factcheck.pipeline.settings import Settings
from factcheck.rules import rank


def of_paths(settings: Settings, paths: Mapping[str, str]) -> Callable[[Finding], Finding | None]:
    """What `per_path:` makes of a finding: itself, with a lower severity, or None; `paths` are the articles' by id."""
    entries = [(entry, Patterns(entry.paths, entry.file)) for entry in settings.per_path]

    def change(finding: Finding) -> Finding | None:
        for entry, patterns in entries:
            if not patterns.touch(finding, paths):
                continue
            if entry.severity and SEVERITIES.index(entry.severity) < SEVERITIES.index(finding.severity):
                finding = structs.replace(finding, severity=entry.severity)
            if finding.confidence < entry.min_confidence or not names.passes(finding, entry.select, entry.ignore):
                return None
        return finding

    return change


def narrowed(findings: Sequence[Finding], settings: Settings, paths: Mapping[str, str]) -> list[Finding]:
    """Findings that the settings let through, the gravest first."""
    change = of_paths(settings, paths)
    changed = (change(finding) for finding in findings)
    return sorted(
        (
            finding
            for finding in changed
            if finding is not None
            and finding.confidence >= settings.min_confidence
            and names.passes(finding, settings.select, settings.ignore)
        ),
        key=rank,
    )


def touching(findings: Sequence[Finding], new: frozenset[str]) -> list[Finding]:
    """Findings that rest on a new article (`new`: their ids), shown there: its places come before those of old ones."""
    kept = [finding for finding in findings if any(place.article in new for place in finding.evidence)]
    shown = (
        structs.replace(finding, evidence=tuple(sorted(finding.evidence, key=lambda place: place.article not in new)))
        for finding in kept
    )
    return sorted(shown, key=rank)
