"""How a user may name rules: pack/rule, the rule alone, or the whole pack; and findings by their severity."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from factcheck.model import Code, FactcheckError, Finding, GroupedError, UsageError
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline.settings import Settings
from factcheck.pipeline.suggest import hint


def matches(pattern: str, rule: str) -> bool:
    """Whether `pattern` names the rule with the full name `rule` ("nato/allies-at-2-percent")."""
    pack, _, short = rule.rpartition("/")
    return pattern in (rule, short, pack)


def passes(finding: Finding, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a finding is among what is selected (empty: everything) and not among what is ignored."""

    def named(patterns: Sequence[str]) -> bool:
        return any(pattern == finding.severity or matches(pattern, finding.rule) for pattern in patterns)

    return (not select or named(select)) and not named(ignore)


def of_rules(settings: Settings) -> Settings:
    """The settings with the rules that must run: severities are known only of findings."""
    return structs.replace(
        settings,
        select=() if set(settings.select) & set(SEVERITIES) else settings.select,
        ignore=tuple(pattern for pattern in settings.ignore if pattern not in SEVERITIES),
    )


def unknown(pattern: str, rules: Sequence[str]) -> str | None:
    """What to say of a pattern that names no rule, pack or severity; None when it names one."""
    if pattern in SEVERITIES or any(matches(pattern, rule) for rule in rules):
        return None
    words = {word for rule in rules for word in (rule, *rule.split("/"))}
    return f"no rule or pack is called {pattern!r}{hint(pattern, words)}"


def check(
    patterns: Sequence[str], rules: Sequence[str], option: str, *, file: str | None = None, line: int | None = None
) -> None:
    """Raise UsageError, or GroupedError of several, for each pattern that names nothing; `option` is where it stood."""
    errors: list[FactcheckError] = [
        UsageError(said, key=option, file=file, line=line, code=Code.UNKNOWN_RULE)
        for said in (unknown(pattern, rules) for pattern in patterns)
        if said is not None
    ]
    if errors:
        raise errors[0] if len(errors) == 1 else GroupedError(errors)
