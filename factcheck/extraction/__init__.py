"""Articles to assertions."""

from factcheck.extraction.engine import extract

__all__ = ["extract"]
