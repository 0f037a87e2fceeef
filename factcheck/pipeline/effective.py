"""The settings that hold, each with where it comes from: `factcheck config show`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factcheck import yamlfile
from factcheck.pipeline.config import KEYS, load
from factcheck.pipeline.settings import DEFAULT_REPORT

# What holds where nothing is set, when it is not the setting's own default.
UNSET = {
    "language": "told from each text",
    "sources": "beside the articles",
    "fail_on": "never (scan), error (check)",
    "report": DEFAULT_REPORT,
}


class Value(Struct, frozen=True):
    """One setting: its key in factcheck.yml, what holds, and the file and line that say so (null: the default)."""

    key: str
    value: Any
    file: str | None = None
    line: int | None = None

    @property
    def origin(self) -> str:
        """Where the value comes from, for people."""
        return "default" if self.file is None else f"{self.file}:{self.line}"

    @property
    def shown(self) -> str:
        """The value, for people."""
        if self.value in (None, [], ()):
            return UNSET.get(self.key, "-") if self.value is None else "-"
        if isinstance(self.value, list | tuple):
            return ", ".join(one if isinstance(one, str) else _entry(one) for one in self.value)
        return f"{self.value:g}" if isinstance(self.value, float) else str(self.value)


def _entry(entry: dict[str, Any]) -> str:
    if "reason" not in entry:
        return f"{', '.join(entry['paths'])} (settings of its own)"
    return f"{entry['rule'] or entry['fingerprint']} ({entry['reason']})"


def values(path: Path | None) -> Sequence[Value]:
    """Every setting in the order of `config.KEYS`. Raises what `config.load` raises."""
    found = load(path)
    raw = yamlfile.load(path) if path is not None else None
    lines = raw.lines if isinstance(raw, yamlfile.Map) else {}
    told = []
    for key, (field, _) in KEYS.items():
        if not field:  # the version of the format is no setting
            continue
        value = msgspec.to_builtins(getattr(found, field))
        said = raw is not None and raw.get(key) is not None
        told.append(Value(key, value, found.config if said else None, lines.get(key) if said else None))
    return told
