"""Which rules a run uses: the packs that ship, the user's own files, what is selected and ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import resources
from factcheck.model import Code, UsageError
from factcheck.pipeline import names
from factcheck.pipeline.result import RuleInfo
from factcheck.pipeline.settings import Settings
from factcheck.pipeline.suggest import hint

if TYPE_CHECKING:
    from factcheck.rules import RuleSet


def load_rules(settings: Settings) -> RuleSet:
    """The packs that ship and `settings.rules`. Raises RuleError, or GroupedError of all that is wrong."""
    from factcheck.rules import load

    return load([str(resources.rules()), *settings.rules], keep_going=settings.keep_going)


def chosen_rules(ruleset: RuleSet, settings: Settings) -> tuple[RuleInfo, ...]:
    """The rules that run, in their order. Raises UsageError for a name in the settings that no rule bears."""
    known = [rule.name for rule in ruleset.rules]
    names.check(settings.select, known, "--select")
    names.check(settings.ignore, known, "--ignore")
    for entry in settings.per_path:
        names.check((*entry.select, *entry.ignore), known, "per_path", file=entry.file, line=entry.line)
    packs = sorted({rule.pack for rule in ruleset.rules})
    for pack in settings.packs:
        if pack not in packs:
            raise UsageError(
                f"no pack is called {pack!r}{hint(pack, packs)}",
                key="packs",
                expected=", ".join(packs),
                code=Code.UNKNOWN_RULE,
            )
    return tuple(
        RuleInfo(
            name=rule.name,
            title=rule.title,
            severity=rule.severity,
            description=rule.description,
            false_positives=rule.false_positives,
            references=rule.references,
        )
        for rule in ruleset.chosen(names.of_rules(settings))
    )
