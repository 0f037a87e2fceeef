"""What is left when the equal figures of two articles on one piece of news are put together.

Two desks that tell one event give mostly the same figures. Those that both give are anchors: they show that the
articles tell one piece of news, and which of their sentences tell the same part of it. A figure that only one of them
has may be held against one that only the other has, where both say the same thing of a like amount, stand beside the
same anchors, and nothing else that is left fits as well. Words of two languages need not be alike for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from factcheck.comparison.context import Context
from factcheck.comparison.evidence import ahead, alike, evidence, forbidden
from factcheck.comparison.interval import meet, ordinal
from factcheck.comparison.items import LONG, Item, digits, equal, items, same, stands, telling
from factcheck.comparison.relation import Relation, told
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion

_PLAIN = ("count", "share")  # families of numbers of two digits that many articles have
_LARGE = 100
Found = tuple[Item, Item, Relation]
Both = tuple[Sequence[Item], Sequence[Item]]


class Leftovers:
    """The articles of an archive by day, and what is left between two of them, each worked out once."""

    def __init__(self, articles: Iterable[Article], assertions: Iterable[Assertion], context: Context) -> None:
        self._context = context
        self._told: dict[str, list[Assertion]] = {}
        self._items: dict[str, list[Item]] = {}
        self._found: dict[tuple[str, str], list[Relation]] = {}
        for one in assertions:
            self._told.setdefault(one.article, []).append(one)
        self._near: dict[str, list[Article]] = {}
        self._pairs = list(self._neighbours(articles))
        for first, second in self._pairs:
            self._near.setdefault(first.id, []).append(second)
            self._near.setdefault(second.id, []).append(first)

    def conflicts(self, touching: Collection[str] | None = None) -> Iterator[Relation]:
        """The contradictions and changes between articles that tell one piece of news, in the order of the articles.

        `touching`: only those of these articles (ids).
        """
        for first, second in self._pairs:
            if touching is None or first.id in touching or second.id in touching:
                key = first.id, second.id
                if key not in self._found:
                    self._found[key] = list(self._between(first, second))
                yield from self._found[key]

    def _neighbours(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Article]]:
        """Pairs of articles that appeared within a few days and share names, copies left out."""
        limits, stories = self._context.settings.story, self._context.stories
        using = self._context.settings.leftovers
        dated = [
            (day, article)
            for article in articles
            if article.copy_of is None and (day := ordinal(article.published)) is not None
        ]
        dated.sort(key=lambda one: (one[0], one[1].id))
        for at, (day, first) in enumerate(dated):
            for later, second in dated[at + 1 :]:
                if later - day > limits.days:
                    break
                own = first.source is not None and first.source == second.source
                if not own and stories.common(first, second) >= using.names:
                    yield first, second

    def _of(self, article: str) -> list[Item]:
        found = self._items.get(article)
        if found is None:
            found = self._items[article] = items(self._told.get(article, ()), self._context)
        return found

    def _between(self, first: Article, second: Article) -> Iterator[Relation]:
        for x, y, relation in _left(self._of(first.id), self._of(second.id), (first, second), self._context):
            others = dict.fromkeys(one.id for one in (*self._near[first.id], *self._near[second.id]))
            if not any(_both(x, y, self._of(id)) for id in others if id not in (first.id, second.id)):
                yield relation


def _both(x: Item, y: Item, others: Sequence[Item]) -> bool:
    """Whether a third article gives both figures: they are two things."""
    return any(same(x, other) for other in others) and any(same(y, other) for other in others)


def _left(
    first: Sequence[Item], second: Sequence[Item], articles: tuple[Article, Article], context: Context
) -> Iterator[Found]:
    using = context.settings.leftovers
    agreeing = [(x, y) for x in first for y in second if equal(x, y)]
    anchors = [(x, y) for x, y in agreeing if telling(x) and x.measure.family == y.measure.family]
    agreed = len({x.point for x, _ in anchors})
    if agreed < using.anchors or not _one_story(articles, anchors, context):
        return
    known, known_other = {id(x) for x, _ in agreeing}, {id(y) for _, y in agreeing}
    ones = [x for x in first if id(x) not in known and stands(x, first, context)]
    others = [y for y in second if id(y) not in known_other and stands(y, second, context)]
    if not ones or not others:
        return
    beside: dict[tuple[int, int], set[float]] = {}
    for x, y in anchors:
        if x.measure.family != "date":
            beside.setdefault((x.at, y.at), set()).add(x.point)
    scores = {
        (i, j): evidence(x, y, beside, agreed, context, _alone(x, y, (ones, others), (first, second)))
        for i, x in enumerate(ones)
        for j, y in enumerate(others)
        if alike(x, y, using) and forbidden(x, y, articles, context, beside=(x.at, y.at) in beside) is None
    }
    for (i, j), score in sorted(scores.items()):
        x, y = ones[i], others[j]
        small = x.measure.family == "count" and min(x.point, y.point) < using.small
        dense = x.measure.family == "share" and not x.what & y.what & context.settings.archive.measures
        if score < using.least + (using.more if small else using.more / 2 if dense else 0.0):
            continue
        rivals = [other for (k, m), other in scores.items() if (k, m) != (i, j) and (k == i or m == j)]
        if rivals and max(rivals) > score - using.margin:
            continue
        found = _relation(x, y, score, agreed, articles, context)
        if found is not None:
            yield x, y, found


def _exact(x: Item) -> bool:
    """Whether an equal figure is no chance: one of three digits, one of two that is large, or has a unit."""
    if x.measure.family == "date":
        return False
    large = x.point >= _LARGE and x.measure.family != "share"
    return digits(x.point) >= (LONG - 1 if large or x.measure.family not in _PLAIN else LONG)


def _alone(x: Item, y: Item, left: Both, every: Both) -> int:
    """2 where each of two figures is the only one of its unit in its article, 1 where it is the only one left."""
    if x.measure.family == "date":
        return 0
    for sides, found in ((every, 2), (left, 1)):
        if all(
            sum(_unit(other) == _unit(one) for other in items) == 1 for one, items in zip((x, y), sides, strict=True)
        ):
            return found if found == 1 or x.measure.family not in _PLAIN else 1
    return 0


def _unit(one: Item) -> tuple[str, str]:
    return one.measure.family, one.measure.unit


def _one_story(articles: tuple[Article, Article], anchors: Sequence[tuple[Item, Item]], context: Context) -> bool:
    """Whether two articles tell one piece of news, by the names and by the exact figures that both have."""
    using, names = context.settings.leftovers, context.stories.common(*articles)
    exact = {x.point for x, _ in anchors if _exact(x)}
    return names + using.exact * len(exact) >= context.settings.story.sure


def _relation(
    x: Item, y: Item, score: float, agreed: int, articles: tuple[Article, Article], context: Context
) -> Relation | None:
    a, b, using = x.assertion, y.assertion, context.settings.leftovers
    days = abs((ordinal(articles[0].published) or 0) - (ordinal(articles[1].published) or 0))
    grows = bool((x.what | y.what) & using.grows)
    if meet(x.measure.interval, y.measure.interval) and (days or not _one_source(a, b, context)):
        return None  # "at least": both were right when they were written
    at_once = 1 if agreed >= using.many and not grows else 0  # days within which nothing changes
    told_once = x.measure.family == "date" and not (ahead(a, context) and ahead(b, context))
    kind = "change" if days > at_once and not told_once else "contradiction"
    if days > 1 and not grows:
        return None
    sure = round(min(using.surest, using.sure_from + using.step * (score - using.least)), 3)
    why = (
        f"Their articles tell one piece of news: they agree in {agreed} figures.",
        *((f"Both are of {_named(x.what & y.what)}.",) if x.what & y.what else ()),
        f"No other figure of the two articles fits {told(x.measure.interval, x.measure)} or"
        f" {told(y.measure.interval, y.measure)} as well, and only one article has each.",
    )
    return Relation(kind, sure, why, a, b, sure)


def _one_source(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether both sentences name one body that counts: the ministry, the civil protection."""
    named = context.reading(a).keys & context.reading(b).keys
    return bool(named & context.settings.leftovers.bodies)


def _named(keys: frozenset[str]) -> str:
    return ", ".join(key.partition(":")[2].replace("-", " ") for key in sorted(keys))
