"""`compare` and `tolerance` of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from factcheck.language.reference import reference
from factcheck.model.codes import Code
from factcheck.rules import check, facts, limits, magnitudes, occasions, relations
from factcheck.rules.model import WHO, Compare, Selector, Tolerance
from factcheck.rules.reader import Reader, kind_of, unknown
from factcheck.rules.relations import follows, order, wording
from factcheck.rules.select.choices import NOTES

KNOWN = ("magnitudes", "calendar", "offices", "limits")  # what a reference may be held against beside facts
ACROSS = ("article", "source", "speaker")
FIELDS = ("value", "date", "deadline", "share")
WHOLE = "whole"  # of reference: 32 in "22 of the 32"
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(pp|%)?")


def read(reader: Reader, operands: Mapping[str, Selector]) -> tuple[str, Compare]:
    """The relation's name ("" when it is unknown) and its keys."""
    inner = reader.mapping("compare", required=True)
    if inner is None:
        return "", Compare(relation="contradiction")
    relation = inner.choice("relation", relations.names(inner.data.get("relation")), required=True)
    if not relation:
        return "", Compare(relation="contradiction")
    keys = relations.keys(relation)
    inner.only(("relation", *keys), f"key of {relation}")
    if relation not in ("arithmetic", "order") and "operands" in reader:
        reader.error(
            "operands",
            f"found operands with {relation}",
            "select; operands go with arithmetic and order",
            code=Code.RULE_SHAPE,
        )
    if relation == "arithmetic" and "select" in reader:
        reader.error("select", "found select with arithmetic", "operands", code=Code.RULE_SHAPE)
    if relation not in relations.RELATIONS:
        return relation, Compare(relation=relation, more=_plugin_keys(inner, relation))
    found: dict[str, Any] = {}
    for key in keys:
        if key in inner or key in ("check", "min", "facts"):
            found.update(_key(inner, key, relation, operands))
    if relation == "change":
        found.setdefault("across", ("article",))
    return relation, Compare(relation=relation, **found)


def _plugin_keys(inner: Reader, relation: str) -> dict[str, Any]:
    """The keys of a plugin's relation, each read by the function that its KEYS give it."""
    readers: Mapping[str, Callable[[Any], Any]] = getattr(relations.of(relation), "KEYS", {})
    found: dict[str, Any] = {}
    for key in readers:
        try:
            found[key] = readers[key](inner.data.get(key))
        except ValueError as error:
            inner.error(key, f"found {kind_of(inner.data.get(key))}", str(error))
    return found


def _key(inner: Reader, key: str, relation: str, operands: Mapping[str, Selector]) -> dict[str, Any]:
    if key == "field":
        fields = ("value", WHOLE) if relation == "reference" else FIELDS
        return {"field": inner.choice("field", fields, default="value")}
    if key == "across":
        return {"across": inner.choices("across", ACROSS)}
    if key == "who":
        return {"who": inner.choices("who", WHO)}
    if key == "sums":
        return {"sums": inner.choices("sums", follows.NAMES)}
    if key == "order_by":
        return {"order_by": inner.choice("order_by", ("published", "period"), default="period")}
    if key == "report":
        choices = ("each", "first-last") if relation == "change" else ("fails", "holds")
        return {"report": inner.choice("report", choices, default=choices[0])}
    if key == "at_least":
        return {"at_least": _whole(inner, key, 2, 2)}
    if key == "window":
        return {"window": _whole(inner, key, 0, 0)}
    if key == "check":
        return _check(inner, relation, operands)
    if key in ("min", "max"):
        return _bounds(inner, key)
    if key == "expected":
        return {"expected": inner.text("expected", required=True)}
    if key == "calendar":
        named = () if inner.data["calendar"] == "all" else occasions.names()  # there are hundreds
        return {"calendar": inner.choices("calendar", ("all", *named))}
    if key == "offices":
        named = () if inner.data["offices"] == "all" else tuple(sorted(reference().offices))
        return {"offices": inner.choices("offices", ("all", *named))}
    if key == "limits":
        return {"limits": inner.choices("limits", ("all", *limits.names()))}
    if key == "magnitudes":
        return {"magnitudes": inner.choices("magnitudes", magnitudes.names())}
    return _facts(inner)


def _whole(inner: Reader, key: str, least: int, default: int) -> int:
    value = inner.number(key)
    if value is None:
        return default
    if value != int(value) or value < least:
        inner.error(key, f"found {value:g}", f"a whole number from {least}")
        return default
    return int(value)


def _bounds(inner: Reader, key: str) -> dict[str, Any]:
    low, high = inner.number("min") if "min" in inner else None, inner.number("max") if "max" in inner else None
    if key == "min" and "min" not in inner and "max" not in inner:
        inner.error("relation", "neither min nor max", "min, max or both", code=Code.RULE_SHAPE)
    if key == "max" and low is not None and high is not None and low > high:
        inner.error("max", f"min {low:g} is above max {high:g}")
    return {"minimum": low} if key == "min" else {"maximum": high}


def _facts(inner: Reader) -> dict[str, Any]:
    names = []
    for name, line in inner.texts("facts", required=not any(other in inner for other in KNOWN)):
        if facts.exists(name):
            names.append(name)
        else:
            inner.error(
                "facts", unknown("fact", name, facts.names()), "a fact of data/reference", line, Code.RULE_KNOWLEDGE
            )
    return {"facts": tuple(names)}


def _check(inner: Reader, relation: str, operands: Mapping[str, Selector]) -> dict[str, Any]:
    if relation == "wording":
        note = inner.choice("check", (*NOTES, wording.SELECTED), required=True)
        if note != wording.SELECTED and "expected" in inner:
            inner.error("expected", f"found with {note}", f"check: {wording.SELECTED}")
        return {"note": note}
    source = inner.text("check", required=True)
    if not source:
        return {}
    try:
        parsed = check.parse(source)
    except ValueError as error:
        inner.error("check", f"{source!r}: {error}", "such as sum(part) == whole", code=Code.RULE_CHECK)
        return {}
    names = order.NAMES if "" in operands else tuple(operands)
    for name in sorted(parsed.names()):
        if name not in names:
            inner.error("check", unknown("name", name, names), ", ".join(names), code=Code.RULE_CHECK)
    for name, body in parsed.named():
        if name not in operands:
            inner.error("check", unknown("name", name, names), ", ".join(names), code=Code.RULE_CHECK)
        if body not in facts.bodies():
            inner.error(
                "check", unknown("body", body, facts.bodies()), ", ".join(facts.bodies()), code=Code.RULE_KNOWLEDGE
            )
    for name in parsed.facts():
        if not facts.exists(name):
            inner.error(
                "check", unknown("fact", name, facts.names()), "a fact of data/reference", code=Code.RULE_KNOWLEDGE
            )
    unused = [name for name in operands if name and name not in parsed.names()]
    if unused:
        inner.error("check", f"does not use {', '.join(unused)}", "every operand", code=Code.RULE_CHECK)
    if relation == "order" and "deadline" in parsed.names():
        return {"check": parsed, "field": "deadline"}
    return {"check": parsed}


def tolerance(reader: Reader) -> Tolerance:
    """`tolerance: {absolute, relative, rounding}`: 4pp, 1000; 5% or 0.05; implied or none."""
    inner = reader.mapping("tolerance")
    if inner is None:
        return Tolerance()
    inner.only(("absolute", "relative", "rounding"))
    amount, unit = _amount(inner, "absolute", ("", "pp"), "a number or percentage points, such as 4pp")
    share, sign = _amount(inner, "relative", ("", "%"), "a share such as 5% or 0.05")
    relative = share / 100 if sign == "%" else share
    if relative >= 1:
        inner.error("relative", f"found {inner.data['relative']}", "a share below 1 such as 5% or 0.05")
    rounding = inner.choice("rounding", ("implied", "none"), default="implied")
    absolute, points = (0.0, amount) if unit == "pp" else (amount, 0.0)
    return Tolerance(absolute, points, relative, rounding == "implied")


def _amount(inner: Reader, key: str, units: tuple[str, ...], expected: str) -> tuple[float, str]:
    if key not in inner:
        return 0.0, ""
    value = inner.data[key]
    match = None if isinstance(value, bool) or value is None else _AMOUNT.fullmatch(str(value).strip())
    if match is None or (match.group(2) or "") not in units:
        inner.error(key, f"found {kind_of(value)}", expected)
        return 0.0, ""
    return float(match.group(1)), match.group(2) or ""


def places(relation: str, operands: Mapping[str, Selector]) -> tuple[str, ...]:
    """The placeholders that a relation and the names of operands add."""
    if not relation:
        return ()
    named = tuple(f"{name}.{key}" for name in operands if name for key in ("value", "text", "source", "quote"))
    return (*getattr(relations.of(relation), "PLACES", ()), *named)
