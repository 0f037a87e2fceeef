"""A run: settings, articles, assertions, findings, and what is hidden of them."""

from factcheck.pipeline.result import Notice, RuleInfo, ScanResult
from factcheck.pipeline.scan import scan
from factcheck.pipeline.settings import Ignore, Settings

__all__ = ["Ignore", "Notice", "RuleInfo", "ScanResult", "Settings", "scan"]
