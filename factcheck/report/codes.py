"""What each code of an error or a warning means: data/errors.yml for `factcheck explain CODE` and docs/errors.md."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from factcheck import resources, yamlfile
from factcheck.model.codes import Code
from factcheck.report.style import Style

_LINK = re.compile(r"\[([^\]]*)\]\(([\w.-]+\.md)[^)]*\)")


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code: its meaning, how to repair what it names, and an example (or the test that shows it)."""

    code: Code
    title: str
    means: str
    repair: str
    files: Mapping[str, str] = {}  # name -> content, of the example
    latin: Mapping[str, str] = {}  # the same, written in Latin-1
    run: str = ""
    says: str = ""  # the lines that the command prints; "..." stands for anything
    tested: str = ""  # of codes that no command shows: path::name of a test


@cache
def entries() -> Mapping[Code, Entry]:
    """Every code in its order, with what is known of it."""
    raw = yamlfile.load(resources.data("errors.yml"))
    return {entry.code: entry for entry in msgspec.convert(raw, tuple[Entry, ...])}


def explain(code: Code, style: Style) -> str:
    """What a code means, for people: the title, the meaning, how to repair it, the example."""
    entry = entries()[code]
    width = min(style.width, 100)
    parts = [f"{entry.code}: {entry.title}"]
    parts += [textwrap.fill(_LINK.sub(r"docs/\2", text), width) for text in (entry.means, entry.repair)]
    if entry.run:
        parts.append("For example:\n\n" + textwrap.indent(example(entry), "    ").rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def example(entry: Entry) -> str:
    """The files of an example, its command and what it prints."""
    shown = []
    for name, content in {**entry.files, **entry.latin}.items():
        what = f"{name}, in Latin-1" if name in entry.latin else name
        shown.append(f"# {what}{':' if content else ' is empty'}\n{content.rstrip()}".rstrip() + "\n")
    return "\n".join([*shown, f"$ {entry.run}\n{entry.says}"])
