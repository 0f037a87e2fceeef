"""How a user may name rules: pack/rule, the rule alone, or the whole pack."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Code, FactcheckError, GroupedError, UsageError
from factcheck.pipeline.suggest import hint


def matches(pattern: str, rule: str) -> bool:
    """Whether `pattern` names the rule with the full name `rule` ("nato/allies-at-2-percent")."""
    pack, _, short = rule.rpartition("/")
    return pattern in (rule, short, pack)


def check(patterns: Sequence[str], rules: Sequence[str], option: str) -> None:
    """Raise UsageError, or GroupedError of several, for each pattern that names no rule; `option` is where it stood."""
    words = {word for rule in rules for word in (rule, *rule.split("/"))}
    errors: list[FactcheckError] = [
        UsageError(f"no rule or pack is called {pattern!r}{hint(pattern, words)}", key=option, code=Code.UNKNOWN_RULE)
        for pattern in patterns
        if not any(matches(pattern, rule) for rule in rules)
    ]
    if errors:
        raise errors[0] if len(errors) == 1 else GroupedError(errors)
