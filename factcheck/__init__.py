"""factcheck: numeric and dated contradictions across articles.

scan(paths) -> ScanResult; extract(text) -> assertions; compare(a, b) -> TextRelation; load_rules(*paths) -> RuleSet
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api import compare, extract, load_rules, scan
    from factcheck.comparison.texts import TextRelation
    from factcheck.model import (
        Article,
        Assertion,
        Code,
        Evidence,
        FactcheckError,
        Finding,
        GroupedError,
        Interval,
        Skipped,
    )
    from factcheck.pipeline.result import Notice, ScanResult
    from factcheck.rules import Rule, RuleSet

__version__ = "0.1.0"

# name -> module: imported when it is first used, so that `import factcheck` costs nothing
_HOMES = {
    **dict.fromkeys(("compare", "extract", "load_rules", "scan"), "api"),
    **dict.fromkeys(("Notice", "ScanResult"), "pipeline.result"),
    **dict.fromkeys(("Rule", "RuleSet"), "rules"),
    "TextRelation": "comparison.texts",
    **dict.fromkeys(
        (
            "Article",
            "Assertion",
            "Code",
            "Evidence",
            "FactcheckError",
            "Finding",
            "GroupedError",
            "Interval",
            "Skipped",
        ),
        "model",
    ),
}

__all__ = [
    "Article",
    "Assertion",
    "Code",
    "Evidence",
    "FactcheckError",
    "Finding",
    "GroupedError",
    "Interval",
    "Notice",
    "Rule",
    "RuleSet",
    "ScanResult",
    "Skipped",
    "TextRelation",
    "__version__",
    "compare",
    "extract",
    "load_rules",
    "scan",
]


def __getattr__(name: str) -> Any:
    """A name of the interface, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
