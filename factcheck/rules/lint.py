"""`rules lint`: what is right but could be better, and what the words of a rule stand for."""

from __future__ import annotations

from msgspec import Struct

from factcheck.rules import vocabulary
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
    """What each word stands for; a lemma that is spelled almost like a concept or an entity is probably a mistake."""
    remarks = []
    for selector in rule.operands.values():
        for word in dict.fromkeys(selector.words):
            level, message = "info", f"{word.text!r} is {', '.join(sorted(word.ids))}"
            if not word.ids:
                meant = _meant(word.text)
                level = "warning" if meant else "info"
                message = f"{word.text!r} is no concept or entity: it matches as a lemma, in one language only"
                message += f"; did you mean {meant!r}?" if meant else ""
            remarks.append(Remark(rule.name, rule.file, selector.line, level, message))
    return remarks


def _meant(text: str) -> str | None:
    """The name of a concept or entity that differs from a word by a slip of the pen."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = [one.partition(":")[2].replace("-", " ") for one in vocabulary.all_ids()]
    found = process.extractOne(text.lower(), known, scorer=OSA.distance, score_cutoff=1) if len(text) > 4 else None
    return str(found[0]) if found else None


def _habits(rule: Rule) -> list[Remark]:
    said = []
    if not any(test.expect for test in rule.tests):
        said.append("no test in which the rule speaks")
    if not any(not test.expect for test in rule.tests):
        said.append("no test in which the rule is silent (expect: [])")
    if not rule.false_positives:
        said.append("no false_positives: say where the rule may be wrong")
    if any(not selector.keys for selector in rule.operands.values()) and not rule.by_signature:
        said.append("a selector without keys takes every assertion")
    remarks = [Remark(rule.name, rule.file, rule.line, "warning", message) for message in said]
    if any("text" in selector.keys for selector in rule.operands.values()):
        message = "text: /…/ works in the languages that it spells only; prefer topic, counted or basis"
        remarks.append(Remark(rule.name, rule.file, rule.line, "info", message))
    return remarks
