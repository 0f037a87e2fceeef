"""Readers: one module a format, each `read(data, where) -> Reading`."""

from __future__ import annotations

from importlib import import_module

from factcheck.corpus.records import Reading


def read(format: str, data: bytes, where: str) -> Reading:
    """What the reader of `format` (a value of settings.FORMATS) makes of a file's bytes; Unreadable says why not."""
    reading: Reading = import_module(f"{__name__}.{format}").read(data, where)
    return reading
