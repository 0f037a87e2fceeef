"""Rules in YAML -> findings. docs/rules.md describes the language.

ruleset = load(["rules"])            # GroupedError with every mistake of every file
findings = run(ruleset, articles, assertions)
results = run_tests(ruleset)         # the inline tests
remarks = lint(ruleset)              # what could be better
"""

from factcheck.rules.engine import rank, run
from factcheck.rules.inline import TestResult, run_tests
from factcheck.rules.lint import Remark, lint
from factcheck.rules.loader import load, parse
from factcheck.rules.model import Rule, RuleSet, RunSettings

__all__ = [
    "Remark",
    "Rule",
    "RuleSet",
    "RunSettings",
    "TestResult",
    "lint",
    "load",
    "parse",
    "rank",
    "run",
    "run_tests",
]
