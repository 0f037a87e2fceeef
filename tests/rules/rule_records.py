"""Hand-made articles and assertions for rules, with the slots that a test cares about."""

from __future__ import annotations

import itertools

from factcheck.model import Article, Assertion, Interval, Period, Term
from factcheck.rules import parse, run

_number = itertools.count()

HEAD = """
version: 1
pack: demo
rules:
  - id: rule
    title: A rule
    severity: warning
    status: stable
    description: A rule of a test.
    false_positives: None.
"""


def rules(body, message="{a.value} against {b.value}"):
    """A rule set of one rule: `body` is its YAML below the fixed head, indented by four spaces."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").splitlines())
    return parse(f"{HEAD}{lines}\n    message: {message!r}\n")


def article(name="a", *, source=None, published=None, text="", language="en", copy_of=None):
    """An article; its outlet is its name in capitals unless `source` says otherwise."""
    return Article(
        id=name, text=text, language=language, source=source or name.upper(), published=published, copy_of=copy_of
    )


def term(text, *ids, modifiers=()):
    """A term whose ids are concepts unless they say otherwise."""
    full = tuple(one if ":" in one else f"concept:{one}" for one in ids)
    return Term(text=text, lemma=text.lower(), ids=full, modifiers=tuple(modifiers))


def period(year, month=None):
    """A year, or one of its months."""
    if month is None:
        return Period(timex=str(year), start=f"{year}-01-01", end=f"{year}-12-31")
    return Period(timex=f"{year}-{month:02d}", start=f"{year}-{month:02d}-01", end=f"{year}-{month:02d}-28")


def value(number, article="a", **slots):
    """A quantity: `number` is a number, or (low, high) with None for unbounded; money unless slots say otherwise."""
    low, high = number if isinstance(number, tuple) else (number, number)
    position = next(_number) * 10
    text = slots.pop("text", str(number))
    settings = {
        "id": f"{article}#{position}",
        "article": article,
        "span": (position, position + 5),
        "text": text,
        "line": 1,
        "column": position + 1,
        "sentence": slots.pop("sentence", f"It is {text}."),
        "sentence_start": position - 6,
        "language": "en",
        "kind": "quantity",
        "value": Interval(low, high),
        "unit": "EUR",
        "dimension": "money",
    }
    return Assertion(**{**settings, **slots})


def share(number, article="a", **slots):
    """A share of allies, 0 to 1."""
    return value(number, article, dimension="share", unit="1", share=number, counted=term("allies", "ally"), **slots)


def when(start, end=None, article="a", **slots):
    """A date."""
    found = value(0, article, kind="date", value=None, unit="1", dimension=None, **slots)
    import msgspec

    return msgspec.structs.replace(found, start=start, end=end or start, timex=start, role=slots.get("role", "event"))


CONTRADICTION = """
select: {dimension: money}
group_by: [subject, period]
compare: {relation: contradiction, across: [article]}
"""
SUBJECT = term("budget", "budget")


def articles(**published):
    """Articles by name, with their day: articles(a="2025-02-01")."""
    return [article(name, published=day) for name, day in published.items()]


def find(body, articles, assertions, **options):
    """What one rule finds; `body` and the options are those of `rules`."""
    return run(rules(body, **options), articles, assertions)
