"""Options that several commands take together, declared once: a class a group, a field an option.

A command names a group as the type of one parameter; `options` puts the group's options in that parameter's place:

    @options
    def extract(*, paths: o.Paths = None, reading: Reading) -> int: ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

from msgspec import Struct

if TYPE_CHECKING:  # the options load the whole parser, which the plain forms of commands do without (see fast.py)
    from factcheck.cli import options as o


class Group(Struct, frozen=True):
    """A group of options; a field's annotation is the option, its default the option's."""


class Reading(Group, frozen=True):
    """What is read, and how."""

    exclude: o.Exclude = None
    lang: o.Language = None
    sources: o.Sources = None
    jobs: o.Jobs = None
    cache: o.Cache = None
    keep_going: o.KeepGoing = False
    config: o.Config = None
    isolated: o.Isolated = False

    def choices(self) -> dict[str, object]:
        """The settings of these names; None and () where nothing was given."""
        return {
            "exclude": tuple(self.exclude or ()),
            "language": self.lang,
            "sources": self.sources,
            "jobs": self.jobs,
            "cache": self.cache,
            "keep_going": self.keep_going or None,
        }


class Judging(Group, frozen=True):
    """Which rules run, which findings count."""

    fail_on: o.FailOn = None
    baseline: o.Baseline = None
    write_baseline: o.WriteBaseline = None
    select: o.Select = None
    ignore: o.Ignore = None
    rules: o.ExtraRules = None
    min_confidence: o.MinConfidence = None

    def choices(self) -> dict[str, object]:
        """The settings of these names; None and () where nothing was given. Raises UsageError for no severity."""
        from factcheck.cli.configured import one_of
        from factcheck.pipeline.settings import FAIL_ON

        return {
            "fail_on": one_of(self.fail_on, FAIL_ON, "--fail-on"),
            "baseline": self.baseline,
            "write_baseline": self.write_baseline,
            "select": tuple(self.select or ()),
            "ignore": tuple(self.ignore or ()),
            "rules": tuple(self.rules or ()),
            "min_confidence": self.min_confidence,
        }


class Reports(Group, frozen=True):
    """Which reports go where."""

    format: o.Format = None
    output: o.Output = None


class Telling(Group, frozen=True):
    """How much is said."""

    quiet: o.Quiet = False
    verbose: o.Verbose = False


def options(command: Callable[..., int]) -> Callable[..., int]:
    """The command for typer: parameters whose type is a Group are replaced by the options of its fields."""
    hints = _hints(command)
    groups: dict[str, type[Group]] = {}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        kind = hints[parameter.name]
        if isinstance(kind, type) and issubclass(kind, Group):
            groups[parameter.name] = kind
            parameters += _fields(kind)
        else:
            parameters.append(parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(command)
    def run(**given: Any) -> int:
        for name, kind in groups.items():
            given[name] = kind(**{field: given.pop(field) for field in kind.__struct_fields__})
        return command(**given)

    run.__dict__["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _hints(of: Callable[..., int] | type[Group]) -> dict[str, Any]:
    """The options that stand for parameters or fields; only now the parser is loaded."""
    import typer

    from factcheck.cli import options as o

    return get_type_hints(of, localns={"o": o, "typer": typer}, include_extras=True)


def _fields(kind: type[Group]) -> list[inspect.Parameter]:
    hints = _hints(kind)
    defaults = kind.__struct_defaults__  # of the last fields; the options of a group all have one
    fields = zip(kind.__struct_fields__, defaults, strict=True)
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in fields
    ]
