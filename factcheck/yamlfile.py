"""YAML files read with line numbers and YAML 1.2 words: `no` is Norwegian, 2025-02-13 is a string.

Every mapping comes back as a `Map` and every list as a `Seq`, plain dict and list subclasses that know on which line
they and each of their entries start, so that an error can point at the key that is wrong.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.model.codes import Code
from factcheck.model.errors import InputError

_SAFE_DEPTH, _DEEPEST = 2000, 100


class Map(dict[str, Any]):
    """A mapping with `line` (1-based) of its start and `lines` by key."""

    line: int
    lines: dict[str, int]


class Seq(list[Any]):
    """A list with `line` (1-based) of its start and `lines` by position."""

    line: int
    lines: list[int]


@cache
def _loader() -> Any:
    """Safe loading without the YAML 1.1 surprises: only null, true/false, int and float are not strings.

    Made on first use: a run that finds its tables compiled parses no YAML, and the parser takes a while to load.
    """
    import yaml

    try:
        from yaml import CSafeLoader as Base
    except ImportError:  # PyYAML built without libyaml: the same result, slower
        from yaml import SafeLoader as Base  # type: ignore[assignment]

    class Loader(Base):
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own interface

    for tag, pattern, first in (
        ("null", r"^(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
    ):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)

    def mapping(loader: Loader, node: yaml.MappingNode) -> Map:
        result = Map()
        result.line = node.start_mark.line + 1
        result.lines = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                said = "a key must be one word, not a list or mapping"
                raise yaml.MarkedYAMLError(None, None, said, key_node.start_mark)
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                key = key_node.value
            if key in result:
                raise yaml.MarkedYAMLError(None, None, f"the key {key!r} stands here twice", key_node.start_mark)
            result[key] = loader.construct_object(value_node, deep=True)
            result.lines[key] = key_node.start_mark.line + 1
        return result

    def sequence(loader: Loader, node: yaml.SequenceNode) -> Seq:
        result = Seq(loader.construct_object(item, deep=True) for item in node.value)
        result.line = node.start_mark.line + 1
        result.lines = [item.start_mark.line + 1 for item in node.value]
        return result

    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    Loader.add_constructor("tag:yaml.org,2002:seq", sequence)
    return Loader


def _check_depth(text: str) -> None:
    """Raises for nesting that no file of ours has: the C composer recurses, and enough brackets end the process."""
    if sum(text.count(opener) for opener in "[{-?") <= _SAFE_DEPTH:
        return
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"nested more than {_DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def parse(text: str, where: Path | str, first_line: int = 1) -> Any:
    """The document in `text`; `where` and `first_line` name the place in errors (front matter starts later).

    Raises InputError with file, line, what was found, for anything that is not one YAML document.
    """
    import yaml

    try:
        _check_depth(text)
        return yaml.load(text, Loader=_loader())  # a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        raise InputError(
            f"not valid YAML: {error.problem or error.context}", file=str(where), line=line, code=Code.NOT_YAML
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        said = f"not valid YAML: {str(error).splitlines()[0]}"
        raise InputError(said, file=str(where), line=first_line, code=Code.NOT_YAML) from None


def load(path: Path) -> Any:
    """The one document of a file. Raises InputError when it cannot be read, decoded or parsed."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"not UTF-8: byte {error.object[error.start]:#04x} at {error.start}"
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(said, file=str(path), line=line, code=Code.NOT_UTF8) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path), code=Code.UNREADABLE) from None
    return parse(text, path)


def flat(value: Any) -> Any:
    """What `load` gave as lists and scalars, lines and all, so that a cache can keep it."""
    if isinstance(value, Map):
        return [0, value.line, [[key, value.lines[key], flat(each)] for key, each in value.items()]]
    if isinstance(value, Seq):
        return [1, value.line, value.lines, [flat(each) for each in value]]
    return value


def restored(raw: Any) -> Any:
    """What `flat` was given."""
    if not isinstance(raw, list):
        return raw
    if raw[0] == 1:
        listed = Seq(map(restored, raw[3]))
        listed.line, listed.lines = raw[1], raw[2]
        return listed
    result = Map((key, restored(each)) for key, _, each in raw[2])
    result.line, result.lines = raw[1], {key: line for key, line, _ in raw[2]}
    return result
