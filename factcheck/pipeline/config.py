"""factcheck.yml: found in the working folder or above it, checked as a whole, every error shown at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck import resources, yamlfile
from factcheck.model.codes import Code
from factcheck.model.errors import ConfigError, FactcheckError, GroupedError
from factcheck.model.finding import SEVERITIES
from factcheck.pipeline.settings import FAIL_ON, NAME, Ignore, PathSettings, Settings
from factcheck.pipeline.suggest import hint

# key -> (field of Settings, method of _Reader)
KEYS = {
    "version": ("", "_version"),
    "paths": ("paths", "_places"),
    "exclude": ("exclude", "_texts"),
    "sources": ("sources", "_place"),
    "language": ("language", "_text"),
    "data": ("data", "_folders"),
    "rules": ("rules", "_places"),
    "packs": ("packs", "_texts"),
    "select": ("select", "_texts"),
    "ignore": ("ignores", "_ignores"),
    "per_path": ("per_path", "_per_path"),
    "min_confidence": ("min_confidence", "_confidence"),
    "fail_on": ("fail_on", "_fail_on"),
    "baseline": ("baseline", "_place"),
    "report": ("report", "_place"),
    "cache": ("cache", "_place"),
}
IGNORE_KEYS = ("rule", "fingerprint", "paths", "reason", "until")
PATH_KEYS = ("paths", "select", "ignore", "min_confidence", "severity")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def find(start: Path | None = None) -> Path | None:
    """The nearest factcheck.yml in `start` (default: the working folder) or a folder above it."""
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return shortest(place / NAME)
    return None


def shortest(path: Path) -> Path:
    """`path` as seen from the working folder when it is below it, else as it is."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path


def load(path: Path | None) -> Settings:
    """The settings of a factcheck.yml; the defaults when `path` is None.

    Paths in the file are relative to its folder. Raises InputError for what is not YAML and ConfigError, or
    GroupedError of several, for wrong content: each with file, line, key, what was found and what was expected.
    """
    if path is None:
        return Settings()
    raw = yamlfile.load(path)
    if raw is None:
        return Settings(config=str(path))
    if not isinstance(raw, yamlfile.Map):
        expected = "keys such as paths: and rules:"
        raise ConfigError(f"found {_kind(raw)}", file=str(path), line=1, expected=expected, code=Code.CONFIG_VALUE)
    return _Reader(path).read(raw)


def is_date(text: str) -> bool:
    """Whether `text` is an ISO date of the calendar, YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "text"}
    shown = f" {value!r}" if isinstance(value, str | int | float) else ""
    return next((name for kind, name in names.items() if isinstance(value, kind)), "nothing") + shown


class _Reader:
    """Reads one file; collects errors instead of stopping at the first."""

    def __init__(self, path: Path) -> None:
        self.path, self.folder = path, path.parent
        self.errors: list[FactcheckError] = []

    def read(self, raw: yamlfile.Map) -> Settings:
        """The settings; raises what was collected."""
        found: dict[str, Any] = {"config": str(self.path)}
        for key, value in raw.items():
            line = raw.lines[key]
            if key not in KEYS:
                self._wrong(line, key, f"unknown key{hint(key, KEYS)}", ", ".join(KEYS), Code.CONFIG_KEY)
            elif value is not None:
                name, reader = KEYS[key]
                found[name] = getattr(self, reader)(key, value, line)
        if self.errors:
            raise self.errors[0] if len(self.errors) == 1 else GroupedError(self.errors)
        found.pop("", None)
        return Settings(**found, archive=found.get("paths", ()))

    def _wrong(self, line: int | None, key: str, message: str, expected: str, code: Code = Code.CONFIG_VALUE) -> None:
        self.errors.append(ConfigError(message, file=str(self.path), line=line, key=key, expected=expected, code=code))

    def _version(self, key: str, value: Any, line: int) -> None:
        if value != 1 or isinstance(value, bool):
            self._wrong(line, key, f"found {_kind(value)}", "1")

    def _text(self, key: str, value: Any, line: int) -> str | None:
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(line, key, f"found {_kind(value)}", "text")
        return None

    def _texts(self, key: str, value: Any, line: int) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, yamlfile.Seq):
            self._wrong(line, key, f"found {_kind(value)}", "a list of texts")
            return ()
        texts = []
        for item, at in zip(value, value.lines, strict=True):
            if isinstance(item, str) and item.strip():
                texts.append(item)
            else:
                self._wrong(at, key, f"found {_kind(item)}", "text")
        return tuple(texts)

    def _place(self, key: str, value: Any, line: int) -> str | None:
        text = self._text(key, value, line)
        return None if text is None else self._resolve(text)

    def _places(self, key: str, value: Any, line: int) -> tuple[str, ...]:
        return tuple(self._resolve(text) for text in self._texts(key, value, line))

    def _folders(self, key: str, value: Any, line: int) -> tuple[str, ...]:
        texts = self._texts(key, value, line)
        for text in texts:
            place = Path(self.folder, text)
            if not any((place / kind).is_dir() for kind in resources.OWN):
                said = "no folder of these names in it" if place.is_dir() else "no such folder"
                self._wrong(line, key, f"found {text!r}: {said}", f"a folder with {', '.join(resources.OWN)}")
        return tuple(self._resolve(text) for text in texts)

    def _resolve(self, text: str) -> str:
        """A path of the file, as seen from the working folder, in its shortest form."""
        return str(shortest(Path(self.folder, text)))

    def _confidence(self, key: str, value: Any, line: int) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        self._wrong(line, key, f"found {_kind(value)}", "a number from 0 to 1")
        return 0.0

    def _fail_on(self, key: str, value: Any, line: int) -> str | None:
        return self._one_of(FAIL_ON, key, value, line)

    def _one_of(self, known: Sequence[str], key: str, value: Any, line: int) -> str | None:
        if value in known:
            return str(value)
        found = hint(value, known) if isinstance(value, str) else ""
        self._wrong(line, key, f"found {_kind(value)}{found}", ", ".join(known))
        return None

    def _per_path(self, key: str, value: Any, line: int) -> tuple[PathSettings, ...]:
        if not isinstance(value, yamlfile.Seq):
            self._wrong(line, key, f"found {_kind(value)}", "a list of entries with paths: and what differs there")
            return ()
        read = (self._path_settings(item, at) for item, at in zip(value, value.lines, strict=True))
        return tuple(entry for entry in read if entry is not None)

    def _path_settings(self, item: Any, line: int) -> PathSettings | None:
        if not isinstance(item, yamlfile.Map):
            self._wrong(line, "per_path", f"found {_kind(item)}", "paths: and what differs there")
            return None
        before = len(self.errors)
        self._known(item, "per_path", PATH_KEYS)
        texts = {
            key: self._texts(f"per_path.{key}", item[key], item.lines[key])
            for key in ("paths", "select", "ignore")
            if key in item
        }
        if not texts.get("paths") and len(self.errors) == before:
            self._wrong(line, "per_path", "no paths", "patterns as in .gitignore")
        if set(item) <= {"paths"} and len(self.errors) == before:
            self._wrong(line, "per_path", "nothing differs there", ", ".join(PATH_KEYS[1:]))
        least = 0.0
        if "min_confidence" in item:
            least = self._confidence("per_path.min_confidence", item["min_confidence"], item.lines["min_confidence"])
        most = None
        if "severity" in item:
            most = self._one_of(SEVERITIES, "per_path.severity", item["severity"], item.lines["severity"])
        if len(self.errors) > before:
            return None
        return PathSettings(min_confidence=least, severity=most, file=str(self.path), line=line, **texts)

    def _known(self, item: yamlfile.Map, where: str, keys: Sequence[str]) -> None:
        for key in item:
            if key not in keys:
                self._wrong(
                    item.lines[key], f"{where}.{key}", f"unknown key{hint(key, keys)}", ", ".join(keys), Code.CONFIG_KEY
                )

    def _ignores(self, key: str, value: Any, line: int) -> tuple[Ignore, ...]:
        if not isinstance(value, yamlfile.Seq):
            self._wrong(line, key, f"found {_kind(value)}", "a list of entries with rule: or fingerprint:, and reason:")
            return ()
        read = (self._ignore(item, at) for item, at in zip(value, value.lines, strict=True))
        return tuple(entry for entry in read if entry is not None)

    def _ignore(self, item: Any, line: int) -> Ignore | None:
        if not isinstance(item, yamlfile.Map):
            self._wrong(line, "ignore", f"found {_kind(item)}", "rule: or fingerprint:, and reason:")
            return None
        before = len(self.errors)
        self._known(item, "ignore", IGNORE_KEYS)
        words: dict[str, str | None] = {
            key: self._text(f"ignore.{key}", item[key], item.lines[key])
            for key in ("rule", "fingerprint", "reason", "until")
            if key in item
        }
        if not (words.get("rule") or words.get("fingerprint")) and len(self.errors) == before:
            self._wrong(line, "ignore", "no rule and no fingerprint", "one of the two", Code.CONFIG_IGNORE)
        if "reason" not in item:
            self._wrong(line, "ignore", "no reason", "reason: why these findings are accepted", Code.CONFIG_IGNORE)
        until = words.get("until")
        if until is not None and not is_date(until):
            self._wrong(item.lines["until"], "ignore.until", f"found {until!r}", "a date such as 2027-01-31")
        paths = self._texts("ignore.paths", item["paths"], item.lines["paths"]) if "paths" in item else ()
        if len(self.errors) > before:
            return None
        reason = words["reason"] or ""
        rule, fingerprint = words.get("rule"), words.get("fingerprint")
        return Ignore(
            reason=reason, rule=rule, fingerprint=fingerprint, paths=paths, until=until, file=str(self.path), line=line
        )
