"""Selectors: the keys that say which assertions a rule looks at. Every key of a selector must hold."""

from factcheck.rules.select.parse import KEYS, parse

__all__ = ["KEYS", "parse"]
