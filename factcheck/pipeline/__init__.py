"""A run: settings, articles, assertions, findings, and what is hidden of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.pipeline.result import Notice, RuleInfo, ScanResult
from factcheck.pipeline.settings import Ignore, Settings

if TYPE_CHECKING:
    from factcheck.pipeline.run import scan

__all__ = ["Ignore", "Notice", "RuleInfo", "ScanResult", "Settings", "scan"]


def __getattr__(name: str) -> Any:
    """`scan` is imported when it is first used: it brings the readers of articles with it."""
    if name == "scan":
        from factcheck.pipeline.run import scan

        return scan
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
