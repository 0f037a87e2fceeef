"""`follows`: what an article's figures add up to, against what another article of the same story writes.

A share of a known whole, the level before a rise, a difference from last year, an average over some days, and two
parts are each told as the article would have told the result (`comparison/sums.py`); the comparison then decides, as
for any other two sentences. `rate`: the rates that sums in two currencies imply. Where the parts may not be all, the
periods are not the same or the scopes differ, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.comparison import heads, sums
from factcheck.comparison import interval as algebra
from factcheck.comparison.lexicon import lexicon, plain, stem
from factcheck.comparison.relation import Relation, relate
from factcheck.comparison.rewritten import Sum
from factcheck.comparison.signature import Measure
from factcheck.comparison.sums import AVERAGE, DIFFERENCE, GROWTH, PARTS, SHARE
from factcheck.language import pack
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold, tokens_of
from factcheck.model.assertion import Assertion, Interval
from factcheck.rules import exchange
from factcheck.rules.clusters import in_order
from factcheck.rules.exchange import ARITHMETIC, RATE
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("sums", "across")
PLACES = ("sum",)
NAMES = (*sums.KINDS, RATE)
_YEARLY = (GROWTH, DIFFERENCE)
_ALIKE = 0.8  # how alike the contexts must be
_ROOT = 4  # letters that two forms of one verb share


class _Found(Struct, frozen=True):
    """A figure that follows, against one view."""

    sum: Sum
    other: View
    relation: Relation


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each figure that follows from one article and that other articles contradict."""
    wanted = rule.compare.sums or NAMES
    yield from _figures(rule, run, frozenset(wanted))
    if RATE in wanted:
        yield from exchange.find(rule, run)


def _figures(rule: Rule, run: Run, wanted: frozenset[str]) -> Iterator[Draft]:
    by_id = {view.assertion.id: view for view in run.views}
    chosen = {view.assertion.id for view in run.selected(rule)}
    told = [one for one in run.sums if one.kind in wanted and all(of.id in chosen for of in one.of)]
    if not told:
        return
    filed = _filed(run)
    seen: set[tuple[str, ...]] = set()
    for one in told:
        if tuple(each.id for each in one.of) in seen:
            continue  # in other words
        of = [by_id[each.id] for each in one.of]
        if any(view.article.id != view.root.id for view in of):
            continue
        against = [found for found in _against(run, one, of, filed) if common.differ(rule.compare, of[0], found.other)]
        against = [found for found in against if found.other.assertion.id in chosen]
        if against:
            seen.add(tuple(each.id for each in one.of))
            yield _draft(one, of, against)


def _draft(one: Sum, of: list[View], against: list[_Found]) -> Draft:
    best = max(against, key=lambda found: (found.relation.confidence, found.other.place))
    views = in_order([found.other for found in against])
    return Draft(
        clusters=(
            Cluster(tuple(of), one.assertion.value or Interval(None, None)),
            Cluster(views, common.interval(views[0])),
        ),
        sides=(of[0], best.other),
        relation=ARITHMETIC,
        confidence=min(best.relation.confidence, 0.9) - 0.2 * common.undated([of[0], *views]),
        why=(f"It follows: {one.told}.", *best.relation.reasons),
        values={"sum": one.told},
    )


Filed = dict[tuple[str, str, str], dict[View, None]]


def _filed(run: Run) -> Filed:
    """The views of articles that are no copies, by family, unit and what they are about."""
    found: Filed = {}
    for view in run.views:
        measure = view.measure()
        if measure is None or measure.family in ("date", "share") or view.article.id != view.root.id:
            continue
        for key in _keys(run, view.assertion):
            found.setdefault((measure.family, measure.unit, key), {})[view] = None
    return found


def _keys(run: Run, one: Assertion) -> frozenset[str]:
    """What a figure is filed under: the names that it is about, else what it counts or is of."""
    named = run.context.about(one)
    return named or frozenset(f"{key}?" for term in (one.counted, one.subject) for key in heads.keys(term))


def _against(run: Run, one: Sum, of: list[View], filed: Filed) -> Iterator[_Found]:
    """The views of other articles that contradict a figure that follows."""
    context, source = run.context, of[0]
    context.add(one.article)
    measure = next(iter(context.signature(one.assertion).measures), None)
    if measure is None:
        return
    others: dict[View, None] = {}
    for key in sorted(_keys(run, one.assertion)):
        others.update(filed.get((measure.family, measure.unit, key), {}))
    for other in sorted(others, key=lambda view: view.place):
        if other.article.id == source.article.id or not _same_time(one, source, other):
            continue
        if not _solid(other) or not _one_deed(one, other):
            continue
        relation = relate(one.assertion, other.assertion, context)
        if (
            relation.kind == "contradiction"
            and relation.likeness >= _ALIKE
            and not _told_too(run, one, measure, source, other)
        ):
            yield _Found(one, other, relation)


def _same_time(one: Sum, source: View, other: View) -> bool:
    """Whether a figure that follows can be held against another: of the same year, of a year that is over, a whole."""
    period, own = other.period, one.assertion.period
    days = (source.published, other.published)
    one_day = None not in days and days[0] == days[1]
    if one.kind in _YEARLY:
        if period is None or own is None or period.timex != own.timex:
            return False
        over = [view.article.published is None or view.article.published > (own.end or "") for view in (source, other)]
        return one_day or all(over)
    if one.kind == PARTS:  # a toll that was told before may have been less
        return one_day and _unnarrowed(one, other)
    if one.kind == AVERAGE:
        return one_day and _in_all(other)
    return True


def _unnarrowed(one: Sum, other: View) -> bool:
    """Whether another figure is of no part either: "in the north", "in Saltby"."""
    language = other.assertion.language
    lexi = lexicon(language)
    words = tokens_of(other.assertion.sentence)
    if any(plain_stem in lexi.contrasts for plain_stem in (stem(lexi.pack.lemma(word)) for word in words)):
        return False
    known = {
        *tokens_of(one.assertion.sentence),
        *(word for phrase in lexi.pack.words("sums", "in_all") for word in tokens_of(phrase)),
    }
    return {fold(word) for word in other.assertion.scope} <= known


def _solid(view: View) -> bool:
    return view.assertion.modality in ("fact", "estimate") and view.assertion.polarity == "positive"


def _one_deed(one: Sum, other: View) -> bool:
    """Whether the same happens to two counts of parts: those who backed a strike, and no others of the members."""
    if one.kind != SHARE:
        return True
    a, b = one.assertion, other.assertion
    if a.event is not None and b.event is not None:
        return _root(a.event.lemma) == _root(b.event.lemma) or bool({*a.event.ids} & {*b.event.ids})
    named = [each.event.lemma for each in (a, b) if each.event is not None]
    return all(_root(verb) in map(_root, tokens_of(each.sentence)) for verb in named for each in (a, b))


def _root(word: str) -> str:
    return plain(word)[:_ROOT]


def _in_all(view: View) -> bool:
    """Whether a sentence says that its figure is the whole: "in all"."""
    words = tokens_of(view.assertion.sentence)
    known = _wholes(view.assertion.language)
    return any(known.match(words, at) is not None for at in range(len(words)))


@cache
def _wholes(language: str) -> Phrases[bool]:
    own = pack.load(language if language in pack.available() else "en")
    return Phrases([(word, True) for word in own.words("sums", "in_all")])


def _told_too(run: Run, one: Sum, measure: Measure, source: View, other: View) -> bool:
    """Whether either article also gives the other's figure, or writes out the result itself."""
    value = other.measure()
    if value is None:
        return True
    written = (
        {each.id for each in one.of} if one.kind == GROWTH else frozenset()
    )  # the level after is not the one before
    own = (view for view in run.of_article(source.article.id) if view.assertion.id not in written)
    there = (view for view in run.of_article(other.article.id) if view is not other)
    return any(_gives(view, value) for view in own) or any(_gives(view, measure) for view in there)


def _gives(view: View, value: Measure) -> bool:
    """Whether a figure is in one unit with a value, and can be that value."""
    found = view.measure()
    if found is None or (found.family, found.unit) != (value.family, value.unit):
        return False
    return _bounded(found.interval) and algebra.meet(found.interval, value.interval)


def _bounded(value: Interval) -> bool:
    return value.low is not None and value.high is not None
