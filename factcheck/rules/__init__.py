"""Rules in YAML -> findings. docs/rules.md describes the language.

ruleset = load(["rules"])            # GroupedError with every mistake of every file
findings = run(ruleset, articles, assertions)
results = run_tests(ruleset)         # the inline tests
remarks = lint(ruleset)              # what could be better
"""

from factcheck.rules.engine import rank, run
from factcheck.rules.groups import grouped
from factcheck.rules.inline import TestResult, run_tests
from factcheck.rules.lint import Remark, lint
from factcheck.rules.loader import load, parse
from factcheck.rules.model import Cluster, Draft, Rule, RuleSet, RunSettings
from factcheck.rules.run import Run
from factcheck.rules.view import View

__all__ = [
    "Cluster",
    "Draft",
    "Remark",
    "Rule",
    "RuleSet",
    "Run",
    "RunSettings",
    "TestResult",
    "View",
    "grouped",
    "lint",
    "load",
    "parse",
    "rank",
    "run",
    "run_tests",
]
