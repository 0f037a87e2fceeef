"""Readers: one module a format, each `read(data, where) -> Reading`; and those of plugins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from factcheck import plugins
from factcheck.corpus.records import Reading, Unreadable
from factcheck.corpus.settings import FORMATS
from factcheck.model import Code

PLUGIN = "plugin:"


def format_of(suffix: str) -> str | None:
    """The format of files with this extension (lower case, with its dot); None when nothing reads it."""
    if suffix in FORMATS:
        return FORMATS[suffix]
    name = suffix.removeprefix(".")
    return f"{PLUGIN}{name}" if name and name in plugins.names("readers") else None


def read(format: str, data: bytes, where: str) -> Reading:
    """What the reader of `format` (see `format_of`) makes of a file's bytes; Unreadable says why not.

    Raises PluginError for a plugin that cannot be used at all.
    """
    if format.startswith(PLUGIN):
        return _by_plugin(format.removeprefix(PLUGIN), data, where)
    reading: Reading = import_module(f"{__name__}.{format}").read(data, where)
    return reading


def _by_plugin(name: str, data: bytes, where: str) -> Reading:
    """The articles that a plugin finds: strings, or mappings with the keys of a line of JSONL."""
    from factcheck.corpus.readers import jsonl

    plugin = plugins.load("readers", name)
    try:
        found: Iterable[str | Mapping[str, Any]] = list(plugin.read(data, where))
    except ValueError as why:
        raise Unreadable(str(why)) from None
    except Exception as error:  # noqa: BLE001 - one file that a plugin trips over must not stop the archive
        raise Unreadable(plugins.failure("readers", name, error), Code.PLUGIN_FAILED) from None
    reading = Reading()
    for one in found:
        if not isinstance(one, str | Mapping):
            raise plugins.broken("readers", name, f"gave {type(one).__name__} for {where}")
        draft, notices = jsonl.draft({"text": one} if isinstance(one, str) else one, where)
        reading.drafts.append(draft)
        reading.notices += notices
    if not reading.drafts:
        raise Unreadable("empty", Code.EMPTY, 1)
    return reading
