"""Messages with placeholders, checked when the rule is read."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from msgspec import Struct

GENERAL = (
    "measure", "subject", "counted", "basis", "property", "event", "unit", "period", "deadline", "count", "sources",
    "places", "values", "order",
)  # fmt: skip
SIDE = ("quote", "text", "value", "source", "published", "speaker", "article", "period", "deadline", "subject", "line")


class Template(Struct, frozen=True):
    """A message; `names` are its placeholders."""

    source: str
    names: tuple[str, ...] = ()

    def fill(self, values: Mapping[str, str]) -> str:
        """The message; what is unknown leaves no double space or lonely comma behind."""
        parts = [
            text + (values[name] if name is not None else "")
            for text, name, _, _ in string.Formatter().parse(self.source)
        ]
        return tidy("".join(parts))


def tidy(text: str) -> str:
    """Text without the marks that an empty placeholder leaves."""
    text = " ".join(text.split())
    for wrong, right in ((" ()", ""), ("()", ""), (" ,", ","), (",,", ","), (" :", ":"), (",:", ":"), (" .", ".")):
        text = text.replace(wrong, right)
    return text.strip(" ,:;")


def allowed(extra: Iterable[str]) -> tuple[str, ...]:
    """Every placeholder that a rule with these further ones (of its relation or operands) can use."""
    return (*GENERAL, *(f"{side}.{name}" for side in ("a", "b") for name in SIDE), *extra)


def parse(source: str) -> Template:
    """A template. Raises ValueError for braces that do not pair or conversions."""
    names = []
    for _, name, spec, conversion in string.Formatter().parse(source):
        if name is None:
            continue
        if spec or conversion:
            raise ValueError(f"{{{name}}} takes no format")
        if not name:
            raise ValueError("{} has no name")
        names.append(name)
    return Template(source, tuple(names))
