"""Plain frozen data that every layer shares, and the errors."""

from factcheck.model.article import Article, Skipped
from factcheck.model.assertion import Alternative, Assertion, Condition, Interval, Note, Period, Term
from factcheck.model.codes import Code
from factcheck.model.errors import (
    ConfigError,
    FactcheckError,
    GroupedError,
    InputError,
    PluginError,
    RuleError,
    UsageError,
)
from factcheck.model.finding import Evidence, Finding

__all__ = [
    "Alternative",
    "Article",
    "Assertion",
    "Code",
    "Condition",
    "ConfigError",
    "Evidence",
    "FactcheckError",
    "Finding",
    "GroupedError",
    "InputError",
    "Interval",
    "Note",
    "Period",
    "PluginError",
    "RuleError",
    "Skipped",
    "Term",
    "UsageError",
]
