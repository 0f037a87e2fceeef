"""factcheck: numeric and dated contradictions across articles."""

__version__ = "0.1.0"
