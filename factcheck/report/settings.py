"""The settings that hold, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from factcheck import plugins
from factcheck.pipeline.effective import Value
from factcheck.report.style import Style


def table(file: Path | None, values: Sequence[Value], style: Style) -> str:
    """One setting a line: its key, its value, where it comes from; a long value gets a line of its own."""
    keys = max(len(one.key) for one in values)
    origins = max(len(one.origin) for one in values)
    room = max(style.width - keys - origins - 4, 10)
    lines = [f"settings of {file}" if file else "no factcheck.yml: every setting is the default", ""]
    for one in values:
        if len(one.shown) <= room:
            lines.append(f"{one.key:{keys}}  {one.shown:{room}}  {one.origin}".rstrip())
        else:
            lines += [f"{one.key:{keys}}  {'':{room}}  {one.origin}", f"  {one.shown}"]
    installed = plugins.listed()
    lines += ["", "plugins"] if installed else []
    lines += [f"  {name} ({kind})  {package}" for kind, name, package in installed]
    return "\n".join(lines) + "\n"


def as_json(file: Path | None, values: Sequence[Value]) -> str:
    """The object `{"version": 1, "file", "settings": [{"key", "value", "file", "line"}], "plugins": [...]}`."""
    listed = [{"kind": kind, "name": name, "package": package} for kind, name, package in plugins.listed()]
    document = {"version": 1, "file": str(file) if file else None, "settings": values, "plugins": listed}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
