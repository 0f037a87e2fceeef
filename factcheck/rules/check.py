"""The little language of `check`: `sum(part) == whole`, `part / whole == share`, `deadline >= published`.

A check states what must hold. Values are intervals: a check is broken only when no choice of numbers inside them could
make it true, so rounding never breaks a sum. Grammar:

    check  = sum ("==" | "!=" | "<=" | "<" | ">=" | ">") sum
    sum    = term {("+" | "-") term}
    term   = atom {("*" | "/") atom}
    atom   = number | name [".low" | ".high"] | "sum(" name ")" | "(" sum ")"
           | "fact(" fact-id ")"            a number of data/reference
           | "named(" name "," body ")"     how many members of a body the sentence of `name` names
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from factcheck.model.assertion import Interval

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|fact\(\s*(?P<fact>[\w./:-]+)\s*\)"
    r"|named\(\s*(?P<named>[a-z]\w*\s*,\s*[\w-]+)\s*\)"
    r"|(?P<name>[A-Za-z_]\w*(?:\.\w+)?)|(?P<sign>==|!=|<=|>=|[-+*/()<>]))"
)


class Range(NamedTuple):
    """A closed interval of real numbers, perhaps infinite."""

    low: float
    high: float


class Node(Struct, frozen=True):
    """A part of an expression: kind number | name | sum | fact | one of + - * /."""

    kind: str
    value: float = 0.0
    name: str = ""
    parts: tuple[Node, ...] = ()


class Check(Struct, frozen=True):
    """A parsed check."""

    source: str
    left: Node
    comparison: str
    right: Node

    def names(self) -> tuple[str, ...]:
        """Every name it speaks of, once, without .low and .high, as the check names them."""
        named = (node.name for node in _walk(self.left, self.right) if node.kind in ("name", "sum"))
        return tuple(dict.fromkeys(name.partition(".")[0] for name in named))

    def edges(self) -> tuple[tuple[str, str], ...]:
        """Names with the edge of their value that is meant: ("course", "low")."""
        named = (node.name for node in _walk(self.left, self.right) if node.kind == "name" and "." in node.name)
        return tuple((name, edge) for name, _, edge in (one.partition(".") for one in dict.fromkeys(named)))

    def summed(self) -> frozenset[str]:
        """The names that stand inside sum()."""
        return frozenset(node.name for node in _walk(self.left, self.right) if node.kind == "sum")

    def named(self) -> tuple[tuple[str, str], ...]:
        """The names and bodies of named()."""
        found = (node.name.partition(",") for node in _walk(self.left, self.right) if node.kind == "named")
        return tuple((name, body) for name, _, body in found)

    def facts(self) -> tuple[str, ...]:
        """The reference facts that it reads."""
        return tuple(dict.fromkeys(node.name for node in _walk(self.left, self.right) if node.kind == "fact"))

    def sides(self, values: Mapping[str, Sequence[Range]]) -> tuple[Range, Range]:
        """Both sides; `values` holds one range a name (also "course.low"), several for sum(), facts under "fact:<id>",
        counts of members under "named:<name>,<body>"."""
        return _value(self.left, values), _value(self.right, values)

    def broken(self, values: Mapping[str, Sequence[Range]]) -> bool:
        """Whether no numbers inside the ranges make the check true."""
        return never(self.comparison, *self.sides(values))


def never(comparison: str, a: Range, b: Range) -> bool:
    """Whether `a <comparison> b` holds for no numbers of the two ranges."""
    below = a.high < b.low and not math.isclose(a.high, b.low, rel_tol=1e-9)
    above = a.low > b.high and not math.isclose(a.low, b.high, rel_tol=1e-9)
    if comparison == "==":
        return below or above
    if comparison == "!=":
        return a.low == a.high == b.low == b.high
    if comparison == "<=":
        return above
    if comparison == ">=":
        return below
    return a.low >= b.high if comparison == "<" else a.high <= b.low


def closed(interval: Interval) -> Range:
    """An interval of the model with its open ends closed and its unknown ends infinite."""
    return Range(
        -math.inf if interval.low is None else interval.low, math.inf if interval.high is None else interval.high
    )


def _walk(*nodes: Node) -> list[Node]:
    found = list(nodes)
    for node in found:
        found.extend(node.parts)
    return found


def _value(node: Node, values: Mapping[str, Sequence[Range]]) -> Range:
    if node.kind == "number":
        return Range(node.value, node.value)
    if node.kind == "name":
        return values[node.name][0]
    if node.kind in ("fact", "named"):
        return values[f"{node.kind}:{node.name}"][0]
    if node.kind == "sum":
        ranges = values[node.name]
        return Range(sum(one.low for one in ranges), sum(one.high for one in ranges))
    a, b = (_value(part, values) for part in node.parts)
    if node.kind == "+":
        return Range(a.low + b.low, a.high + b.high)
    if node.kind == "-":
        return Range(a.low - b.high, a.high - b.low)
    if node.kind == "*":
        return _spread(a, b)
    if b.low <= 0 <= b.high:
        return Range(-math.inf, math.inf)
    return _spread(a, Range(1 / b.high, 1 / b.low))


def _spread(a: Range, b: Range) -> Range:
    edges = [0.0 if 0 in (x, y) else x * y for x in a for y in b]
    return Range(min(edges), max(edges))


class _Parser:
    def __init__(self, source: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while source[at:].strip():
            match = _TOKEN.match(source, at)
            if match is None:
                raise ValueError(f"{source[at:].split()[0]!r} makes no sense here")
            kind = match.lastgroup or "sign"
            self.tokens.append((kind, match.group(kind)))
            at = match.end()
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else "the end"

    def take(self, sign: str) -> None:
        if self.peek() != sign:
            raise ValueError(f"found {self.peek()}, where {sign!r} should be")
        self.at += 1

    def chain(self, signs: str, depth: int) -> Node:
        """A row of terms joined by + - (signs "+-") or of atoms joined by * /."""
        if depth > 20:
            raise ValueError("brackets too deep")

        def inner() -> Node:
            return self.chain("*/", depth) if signs == "+-" else self.atom(depth)

        left = inner()
        while self.peek() in signs:
            sign = self.peek()
            self.at += 1
            left = Node(sign, parts=(left, inner()))
        return left

    def atom(self, depth: int) -> Node:
        if self.at >= len(self.tokens):
            raise ValueError("it ends where a value should be")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Node("number", float(text))
        if kind in ("fact", "named"):
            return Node(kind, name="".join(text.split()))
        if kind == "name" and text == "sum" and self.peek() == "(":
            self.take("(")
            kind, name = self.tokens[self.at] if self.at < len(self.tokens) else ("sign", "the end")
            if kind != "name":
                raise ValueError(f"found {name}, where a name should be")
            self.at += 1
            self.take(")")
            return Node("sum", name=name)
        if kind == "name":
            if text.partition(".")[2] not in ("", "low", "high"):
                raise ValueError(f"found {text}, where a name, or a name with .low or .high, should be")
            return Node("name", name=text)
        if text == "(":
            inside = self.chain("+-", depth + 1)
            self.take(")")
            return inside
        raise ValueError(f"found {text}, where a value should be")


def parse(source: str) -> Check:
    """A check from its text. Raises ValueError that says what is wrong."""
    parser = _Parser(source)
    left = parser.chain("+-", 0)
    comparison = parser.peek()
    if comparison not in COMPARISONS:
        raise ValueError(f"found {comparison}, where one of {' '.join(COMPARISONS)} should be")
    parser.at += 1
    right = parser.chain("+-", 0)
    if parser.at < len(parser.tokens):
        raise ValueError(f"found {parser.peek()} after its end")
    return Check(source, left, comparison, right)
