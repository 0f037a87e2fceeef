"""`rules lint`: what is right but could be better, and what the words of a rule stand for."""

from __future__ import annotations

from msgspec import Struct

from factcheck.rules.model import Rule, RuleSet


class Remark(Struct, frozen=True):
    """Something to look at. `level`: warning, or info for how a word is understood."""

    rule: str
    file: str
    line: int
    level: str
    message: str


def lint(ruleset: RuleSet) -> list[Remark]:
    """Remarks on every rule, in order of file and line; errors of loading are in `ruleset.errors`."""
    found = [remark for rule in ruleset.rules for remark in (*_words(rule), *_habits(rule))]
    return sorted(found, key=lambda remark: (remark.file, remark.line, remark.level != "warning", remark.message))


def _words(rule: Rule) -> list[Remark]:
    remarks = []
    for selector in rule.operands.values():
        for word in dict.fromkeys(selector.words):
            ids = ", ".join(sorted(word.ids))
            meaning = (
                f"is {ids}" if word.ids else "is no concept or entity: it matches as a lemma, in one language only"
            )
            level = "info" if word.ids else "warning"
            remarks.append(Remark(rule.name, rule.file, selector.line, level, f"{word.text!r} {meaning}"))
    return remarks


def _habits(rule: Rule) -> list[Remark]:
    said = []
    if not any(test.expect for test in rule.tests):
        said.append("no test in which the rule speaks")
    if not any(not test.expect for test in rule.tests):
        said.append("no test in which the rule is silent (expect: [])")
    if not rule.false_positives:
        said.append("no false_positives: say where the rule may be wrong")
    if any("text" in selector.keys for selector in rule.operands.values()):
        said.append("text: /…/ works in one language only; prefer topic, counted or basis")
    if any(not selector.keys for selector in rule.operands.values()) and not rule.by_signature:
        said.append("a selector without keys takes every assertion")
    return [Remark(rule.name, rule.file, rule.line, "warning", message) for message in said]
