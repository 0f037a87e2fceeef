"""Do two short texts contradict each other in a number or date? All pairs of assertions, the best supported wins."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.comparison import derived, quantifiers, timeline
from factcheck.comparison.context import Context
from factcheck.comparison.events import event_class, opposed
from factcheck.comparison.relation import Relation, relate
from factcheck.comparison.signature import signature
from factcheck.extraction import extract
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion


class TextRelation(Struct, frozen=True):
    """The relation of two texts, the spans in each that decided it, and why. `rule` names what compared them."""

    relation: str  # contradiction | change | agreement | unrelated
    a_span: tuple[int, int] | None
    b_span: tuple[int, int] | None
    rule: str
    confidence: float
    reasons: tuple[str, ...]


def assertions(article: Article) -> list[Assertion]:
    """What comparison reads of a text: extracted numbers and dates, quantifiers and trends, sums of parts."""
    found = timeline.anchored(extract(article), article)
    found = derived.numbers(derived.factors(derived.sums(found, article), article), article)
    found = derived.wholes(found)
    told = quantifiers.read(article, found)
    again = {one.id for one in found if quantifiers.in_a_word(one)} if told else set()
    found = [one for one in found if one.id not in again or not any(quantifiers.overlap(one, by.span) for by in told)]
    more = [
        *told,
        *derived.changes(found, article),
        *derived.times(found, article),
        *derived.totals(found, article),
        *quantifiers.sets(found, article, told),
        *timeline.births(found, article),
        *timeline.lifespans(found, article),
        *timeline.lengths(found),
    ]
    return sorted([*found, *more], key=lambda one: one.span)


def compare_texts(a: Article, b: Article) -> TextRelation:
    """Relate two texts by their numbers and dates; unrelated unless something is clear."""
    if a.id == b.id:
        raise ValueError("the two articles need different ids")
    context = Context((a, b), paired=True)
    relations = [relate(x, y, context) for x in assertions(a) for y in assertions(b)]
    return decide(relations, context)


def decide(relations: Sequence[Relation], context: Context) -> TextRelation:
    """The relation of two texts from those of their assertions: as good a match elsewhere silences a conflict."""
    ranked = sorted(
        (r for r in relations if r.kind in ("contradiction", "change")),
        key=lambda r: (-r.confidence, r.a.span, r.b.span),
    )
    agreeing = [r for r in relations if r.kind == "agreement"]
    margin = context.settings.thresholds.margin
    for found in ranked:
        rivals = [r for r in agreeing if r.a.id == found.a.id or r.b.id == found.b.id]
        if any(r.likeness >= found.likeness - margin for r in rivals):
            continue
        if found.a.kind == "date" and any(_same_day(r, found, context) for r in relations):
            continue
        return _result(found)
    if agreeing:
        return _result(max(agreeing, key=lambda r: (r.confidence, -r.a.span[0], -r.b.span[0])))
    return TextRelation("unrelated", None, None, "texts", 1.0, ("No two numbers or dates speak of the same thing.",))


def _same_day(other: Relation, found: Relation, context: Context) -> bool:
    """Whether one of two conflicting dates stands in the other text too, in a context as alike, whatever it dates."""
    if other.a.kind != "date" or (other.a.id == found.a.id) == (other.b.id == found.b.id):
        return False
    if other.a.timex is None or other.a.timex != other.b.timex:
        return False
    events = [event_class(date, context) for date in (found.a, found.b, other.a, other.b)]
    if events[0] == events[1] in context.settings.events.told and opposed(events[2], events[3]):
        return False  # the same day dates another event there, and each event is named
    return context.alike(other.a, other.b)[0] >= context.alike(found.a, found.b)[0] - context.settings.thresholds.margin


def _result(found: Relation) -> TextRelation:
    measured = signature(found.a).measures
    rule = f"texts/{measured[0].family}" if measured else "texts"
    return TextRelation(found.kind, found.a.span, found.b.span, rule, found.confidence, found.reasons)
