"""A JSON Schema for rule files, made of the loader's own lists, for editors.

It knows shapes: keys, words, kinds of values. What a file means (a concept that does not exist, a check that leaves an
operand out) only the loader can say. Nothing that the loader accepts is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.language import pack
from factcheck.model.assertion import KINDS, MODALITIES, SHAPES
from factcheck.model.finding import SEVERITIES
from factcheck.rules import compare, groups, inline, limits, loader, magnitudes, relations
from factcheck.rules.model import SIGNATURE, STATUSES, WHO
from factcheck.rules.relations import follows, wording
from factcheck.rules.select import KEYS, choices, terms, threshold, times

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
TEXTS: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
NUMBER: Schema = {"type": "number"}
DAY: Schema = {"type": "string", "pattern": r"^\s*\d{4}-\d\d-\d\d\s*$"}
_ISO = r"^\s*\d{4}(-\d\d(-\d\d)?)?\s*$"
_ID: Schema = {"type": ["string", "integer"], "pattern": r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$"}

ABOUT = {
    "id": "Unique in its pack: lower-case letters, digits and hyphens.",
    "title": "One line for the table of findings.",
    "severity": "How grave a finding is.",
    "status": "A deprecated rule runs only when it is selected by name.",
    "description": "Why it matters, and what the reader should do.",
    "false_positives": "Where the rule may be wrong.",
    "references": "Addresses to read more.",
    "select": "Which statements the rule looks at; every key must hold.",
    "operands": "Named sets of statements, for arithmetic and order; instead of select.",
    "group_by": "What two statements must share to be compared.",
    "compare": "The relation and its keys.",
    "tolerance": "How far two values may lie apart.",
    "message": "What the finding says, with placeholders such as {a.value}.",
    "tests": "Articles, and every finding that the rule must give; expect: [] asserts silence.",
}


def one_or_several(words: Sequence[str]) -> Schema:
    """One of some words, or a list of them."""
    return {"anyOf": [{"enum": [*words]}, {"type": "array", "items": {"enum": [*words]}, "minItems": 1}]}


def mapping(properties: Mapping[str, Schema], required: Sequence[str] = (), **more: Any) -> Schema:
    """A mapping of these keys and no others."""
    made: Schema = {"type": "object", "additionalProperties": False, "properties": {**properties}}
    return {**made, **({"required": [*required]} if required else {}), **more}


def schema() -> Schema:
    """The schema of a rule file."""
    rules = {"type": "array", "items": {"$ref": "#/$defs/rule"}, "minItems": 1}
    values = {"version": {"const": 1}, "pack": _ID, "rules": rules}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of factcheck",
        **mapping({key: values[key] for key in loader.FILE_KEYS}, ["version", "rules"]),
        "$defs": {"rule": _rule(), "selector": _selector()},
    }


def _rule() -> Schema:
    selector: Schema = {"$ref": "#/$defs/selector"}
    values: dict[str, Schema] = {
        "id": _ID,
        "severity": {"enum": [*SEVERITIES]},
        "status": {"enum": [*STATUSES]},
        "references": TEXTS,
        "select": selector,
        "operands": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$", "not": {"enum": ["sum", "fact", "a", "b"]}},
            "additionalProperties": selector,
        },
        "group_by": _group_by(),
        "compare": {"anyOf": [_compare(name, relations.keys(name)) for name in relations.names()]},
        "tolerance": _tolerance(),
        "tests": {"type": "array", "items": _test()},
    }
    properties = {key: {"description": ABOUT.get(key, ""), **values.get(key, TEXT)} for key in loader.RULE_KEYS}
    required = ["id", "title", "severity", "description", "compare", "message"]
    sets = [{"required": ["select"]}, {"required": ["operands"]}]
    return mapping(properties, required, oneOf=sets, allOf=[_operands_for(name) for name in relations.names()])


def _operands_for(relation: str) -> Schema:
    """Which of select and operands a relation takes."""
    stands: Schema = {"properties": {"compare": {"properties": {"relation": {"const": relation}}}}}
    refused = {"arithmetic": ["select"], "order": []}.get(relation, ["operands"])
    return {"if": stands, "then": {"not": {"required": refused}} if refused else {}}


def _compare(relation: str, keys: Sequence[str]) -> Schema:
    fields = ("value", compare.WHOLE) if relation == "reference" else compare.FIELDS
    reports = ("each", "first-last") if relation == "change" else ("fails", "holds")
    values: dict[str, Schema] = {
        "field": {"enum": [*fields]},
        "across": one_or_several(compare.ACROSS),
        "who": one_or_several(WHO),
        "order_by": {"enum": ["published", "period"]},
        "report": {"enum": [*reports]},
        "at_least": {**NUMBER, "minimum": 2, "multipleOf": 1},
        "window": {**NUMBER, "minimum": 0, "multipleOf": 1},
        "check": {"enum": [*choices.NOTES, wording.SELECTED]} if relation == "wording" else TEXT,
        "min": NUMBER,
        "max": NUMBER,
        "facts": TEXTS,
        "magnitudes": one_or_several(magnitudes.names()),
        "calendar": TEXTS,
        "offices": TEXTS,
        "limits": one_or_several(("all", *limits.names())),
        "sums": one_or_several(follows.NAMES),
        "expected": TEXT,
    }
    required = ["check"] if "check" in keys else []
    either = (
        ("min", "max")
        if "min" in keys
        else ("facts", "magnitudes", "calendar", "offices", "limits")
        if "facts" in keys
        else ()
    )
    bounds = {"anyOf": [{"required": [key]} for key in either]} if either else {}
    properties = {"relation": {"const": relation}, **{key: values.get(key, {}) for key in keys}}
    return mapping(properties, ["relation", *required], **bounds)


def _group_by() -> Schema:
    key = {"anyOf": [{"enum": [*groups.NAMES]}, {"type": "string", "pattern": f"^{groups.ABOUT}"}]}
    alone = {"if": {"contains": {"const": SIGNATURE}}, "then": {"maxItems": 1}}
    return {"anyOf": [key, {"type": "array", "items": key, "uniqueItems": True, **alone}]}


def _tolerance() -> Schema:
    amount = r"^\s*\d+(\.\d+)?\s*({})?\s*$"
    number = {**NUMBER, "minimum": 0}
    return mapping(
        {
            "absolute": {"anyOf": [number, {"type": "string", "pattern": amount.format("pp")}]},
            "relative": {
                "anyOf": [{**number, "exclusiveMaximum": 1}, {"type": "string", "pattern": amount.format("%")}]
            },
            "rounding": {"enum": ["implied", "none"]},
        }
    )


def _test() -> Schema:
    article = dict.fromkeys(inline.ARTICLE_KEYS, TEXT)
    article |= {"published": DAY, "language": {"enum": [*pack.available()]}}
    expected = dict.fromkeys(inline.EXPECT_KEYS, TEXT)
    expected |= {
        "severity": {"enum": [*SEVERITIES]},
        "relation": {"enum": [*relations.names()]},
        "between": {"type": "array", "items": TEXT, "minItems": 2},
        "places": TEXTS,
        "count": NUMBER,
    }
    fragments = [{"required": ["between"]}, {"required": ["places"]}]
    lists: dict[str, Schema] = {
        "articles": {"type": "array", "items": mapping(article, ["text"]), "minItems": 1},
        "expect": {"type": "array", "items": mapping(expected, oneOf=fragments)},
    }
    return mapping({key: lists.get(key, TEXT) for key in inline.TEST_KEYS}, ["name", "articles", "expect"])


def _selector() -> Schema:
    nested: Schema = {"$ref": "#/$defs/selector", "minProperties": 1}
    topic = mapping(
        {**dict.fromkeys(terms.TOPIC, TEXTS), "within": {"enum": [*terms.WITHIN]}},
        anyOf=[{"required": [key]} for key in ("all", "any", "none")],
    )
    quantity = {"value": NUMBER, "unit": TEXTS, "basis": TEXTS, "side": {"enum": [*threshold.SIDES]}}
    known: Schema = {"enum": [*terms.KNOWN]}
    iso: Schema = {"type": ["string", "integer"], "pattern": _ISO}
    time = {"anyOf": [{"enum": [*times.WORDS]}, iso, mapping({"from": iso, "until": iso})]}
    values: dict[str, Schema] = {
        "kind": one_or_several(KINDS),
        "dimension": one_or_several(choices.DIMENSIONS),
        "role": one_or_several((*choices.ROLES, "none")),
        "modality": one_or_several(MODALITIES),
        "polarity": one_or_several(choices.POLARITIES),
        "change": one_or_several(choices.CHANGES),
        "shape": one_or_several(SHAPES),
        "note": one_or_several(choices.NOTES),
        "colon": {"enum": ["before", "after"]},
        "confidence": {**NUMBER, "minimum": 0, "maximum": 1},
        "text": {"type": "string", "pattern": r"^\s*/.+/\s*$"},
        "topic": {"anyOf": [*TEXTS["anyOf"], topic, {"type": "array", "items": topic}]},
        "threshold": {"anyOf": [known, mapping({key: quantity[key] for key in threshold.KEYS})]},
        "not": {"anyOf": [nested, {"type": "array", "items": nested}]},
        "either": {"type": "array", "items": nested, "minItems": 1},
        **dict.fromkeys(("period", "deadline", "published"), time),
        **dict.fromkeys(("unit", "per", "language", "source", "scope", "place", "led_by", *terms.TERMS), TEXTS),
    }
    return mapping({key: values.get(key, {}) for key in KEYS})
