"""Selector keys about time: period, deadline and published, as known/unknown/past, an ISO prefix, or {from, until}."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.rules.reader import Reader, kind_of
from factcheck.rules.view import View

Check = Callable[[View], bool]
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
WORDS = ("known", "unknown", "past")  # instead of a date
_EXPECTED = "known, unknown, past, a year, month or day such as 2025-02, or {from, until}"


def _bounds(view: View, name: str) -> tuple[str, str] | None:
    if name == "published":
        day = view.root.published
        return (day, day) if day else None
    stated = getattr(view if name == "period" else view.assertion, name)
    if stated is None:
        return None
    start = stated.start or stated.end
    end = stated.end or stated.start
    return (start, end) if start and end else None


def time(reader: Reader, name: str) -> Check:
    """A check on a period, a deadline or the date of publication; unknown times never match a date."""
    value = reader.data[name]
    if value in ("known", "unknown"):
        return lambda view: (_bounds(view, name) is not None) == (value == "known")
    if value == "past":
        return lambda view: _past(view, name)
    if isinstance(value, dict):
        inner = reader.mapping(name)
        assert inner is not None  # a dict from the loader is a Map
        inner.only(("from", "until"))
        low, high = (_iso(inner, key) if key in inner else "" for key in ("from", "until"))
        return _between(name, low, high)
    if isinstance(value, str | int) and not isinstance(value, bool) and _ISO.fullmatch(str(value)):
        return _between(name, str(value), str(value))
    reader.error(name, f"found {kind_of(value)}", _EXPECTED)
    return lambda view: False


def _past(view: View, name: str) -> bool:
    """Whether a stated time was over when the article appeared: what is said of the year that still runs is a plan, a
    forecast or a part of it. Undated articles speak of what is over.
    """
    bounds = _bounds(view, name)
    return bounds is not None and (view.root.published is None or bounds[1] < view.root.published)


def _iso(reader: Reader, key: str) -> str:
    text = reader.text(key)
    if text and not _ISO.fullmatch(text):
        reader.error(key, f"found {text!r}", "a year, month or day such as 2025-02")
    return text


def _between(name: str, low: str, high: str) -> Check:
    """ISO dates compare as text; a prefix stands for all of its days."""

    def check(view: View) -> bool:
        bounds = _bounds(view, name)
        if bounds is None:
            return False
        return (not low or bounds[1][: len(low)] >= low) and (not high or bounds[0][: len(high)] <= high)

    return check
