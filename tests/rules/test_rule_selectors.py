"""Every selector key, on data/'s own concepts and entities."""

from pathlib import Path

import msgspec
import pytest
import rule_records as make

from factcheck import yamlfile
from factcheck.model import Condition, Interval, Note
from factcheck.rules.reader import Problems, Reader
from factcheck.rules.select import KEYS, parse
from factcheck.rules.view import views

CASES = yamlfile.load(Path(__file__).with_name("selectors.yml"))["cases"]
TERMS = ("counted", "basis", "subject", "property", "event", "speaker")


def _assertion(case):
    slots = dict(case["slots"])
    for name in TERMS:
        if name in slots:
            words, *ids = slots[name]
            modifiers = slots.pop("modifiers", ()) if name == "counted" else ()
            slots[name] = make.term(words, *ids, modifiers=[word.lower() for word in modifiers])
    for name in ("topics", "sentence_topics", "scope"):
        if name in slots:
            slots[name] = tuple(slots[name])
    if "period" in slots:
        slots["period"] = make.period(slots["period"])
    if "note" in slots:
        slots["notes"] = (Note(slots.pop("note"), "5"),)
    if "condition" in slots:
        raw = slots.pop("condition")
        basis = make.term(*raw["basis"]) if "basis" in raw else None
        slots["conditions"] = (Condition("at least", (0, 1), Interval(raw["low"], None), raw["unit"], basis),)
    found = make.value(slots.pop("number"), **slots)
    at = case.get("at", 0)
    return msgspec.structs.replace(found, span=(at, at + 1))


def _matches(raw, case):
    problems = Problems()
    data = yamlfile.parse(str(dict(raw)).replace("None", "null").replace("True", "true"), "case.yml")
    selector = parse(Reader(data, "case.yml", problems))
    assert not problems.errors, problems.errors
    article = make.article(text=case.get("article", ""), published=case.get("published"))
    (view,) = views([article], [_assertion(case)])
    return selector.matches(view)


def _each(which):
    return [pytest.param(case, raw, id=f"{case['name']}: {raw}") for case in CASES for raw in case[which]]


@pytest.mark.parametrize(("case", "raw"), _each("yes"))
def test_a_selector_takes(case, raw):
    assert _matches(raw, case)


@pytest.mark.parametrize(("case", "raw"), _each("no"))
def test_a_selector_leaves(case, raw):
    assert not _matches(raw, case)


def test_every_key_has_a_case():
    used = {key for case in CASES for which in ("yes", "no") for raw in case[which] for key in raw}
    elsewhere = {"role", "event", "speaker"}  # like their neighbours
    elsewhere |= {"colon", "led_by"}  # below, and in rules/core/arithmetic.yml
    assert set(KEYS) - elsewhere <= used


@pytest.mark.parametrize(
    ("sentence", "words", "matches"),
    [
        ("Sales rose to 50, from 40.", ["to"], True),
        ("Sales rose to 50, from 40.", ["from"], False),
        ("Les ventes sont passées à 50, CONTRE 50 avant.", ["contre"], False),
        ("Les ventes : CONTRE 50 avant.", ["contre"], True),
        ("50 tons were sold to us.", ["to"], False),
    ],
)
def test_the_word_before_a_value(sentence, words, matches):
    at = sentence.index("50")
    found = make.value(50, sentence=sentence, sentence_start=0)
    (view,) = views([make.article(text=sentence)], [msgspec.structs.replace(found, span=(at, at + 2))])
    problems = Problems()
    selector = parse(Reader(yamlfile.parse(f"led_by: {words}", "case.yml"), "case.yml", problems))
    assert not problems.errors
    assert selector.matches(view) is matches
