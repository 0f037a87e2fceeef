"""Readers, relations and report formats that other packages bring: entry points of `factcheck.readers` and so on.

A plugin's name is the name of its entry point: the extension of a reader, the relation, the format. What factcheck has
itself comes first; a plugin is looked for only when a name is not one of those, and imported only when it is used.
docs/plugins.md says what each kind has to offer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.model.codes import Code
from factcheck.model.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")

# kind -> what a plugin of it must offer
KINDS = {"readers": "read", "relations": "find", "formats": "render"}


@cache
def _points(kind: str) -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points  # slow to import, and seldom needed

    return tuple(sorted(entry_points(group=f"factcheck.{kind}"), key=lambda point: (point.name, point.value)))


def names(kind: str) -> tuple[str, ...]:
    """The names of the plugins of a kind, sorted."""
    return tuple(dict.fromkeys(point.name for point in _points(kind)))


def origins(kind: str) -> tuple[tuple[str, str], ...]:
    """(name, distribution with its version) of every plugin of a kind."""
    return tuple((point.name, _distribution(point)) for point in _points(kind))


@cache
def load(kind: str, name: str) -> Any:
    """What the entry point names. Raises PluginError when it cannot be imported, lacks something, or is not alone."""
    points = [point for point in _points(kind) if point.name == name]
    if len({point.value for point in points}) > 1:
        owners = " and ".join(dict.fromkeys(_distribution(point) for point in points))
        raise PluginError(f"{_named(kind, name)} comes from {owners}", expected="one of them", code=Code.PLUGIN_CLASH)
    try:
        found = points[0].load()
    except Exception as error:  # noqa: BLE001 - whatever a foreign module does when it is imported
        raise broken(kind, name, f"cannot be imported: {type(error).__name__}: {error}") from None
    if not callable(getattr(found, KINDS[kind], None)):
        raise broken(kind, name, f"has no function {KINDS[kind]}()")
    return found


def call(kind: str, name: str, function: Callable[[], T]) -> T:
    """What a function of a plugin returns. Raises PluginError that names the plugin for whatever goes wrong in it."""
    try:
        return function()
    except PluginError:
        raise
    except Exception as error:
        raise PluginError(failure(kind, name, error), code=Code.PLUGIN_FAILED) from error


def failure(kind: str, name: str, error: Exception) -> str:
    """The message about a plugin that failed."""
    return f"{_named(kind, name)} of {_owner(kind, name)} failed: {type(error).__name__}: {error}"


def broken(kind: str, name: str, message: str) -> PluginError:
    """The error of a plugin that does not offer or return what it must."""
    said = f"{_named(kind, name)} of {_owner(kind, name)} {message}"
    return PluginError(said, expected="what docs/plugins.md describes", code=Code.PLUGIN_BROKEN)


def _named(kind: str, name: str) -> str:
    return f"the plugin {name!r} (factcheck.{kind})"


def _owner(kind: str, name: str) -> str:
    return next(_distribution(point) for point in _points(kind) if point.name == name)


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "an unknown package"


def listed() -> Sequence[tuple[str, str, str]]:
    """(kind, name, distribution) of every plugin."""
    return [(kind, *one) for kind in KINDS for one in origins(kind)]
