"""What one run shares between its rules: the views, and how the comparison relates them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from factcheck.comparison.candidates import Filing
from factcheck.comparison.context import Context
from factcheck.comparison.interval import ANY
from factcheck.comparison.leftovers import Leftovers
from factcheck.comparison.relation import Relation
from factcheck.comparison.rewritten import Sum
from factcheck.comparison.sums import sums
from factcheck.language import catalogue
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval
from factcheck.rules import pairs
from factcheck.rules.model import Rule
from factcheck.rules.threads import Related, comparable, settle
from factcheck.rules.view import View, views

_BEFORE = frozenset({"initial", "previous"})  # marks of a value that another has replaced
PLACES = ("country", "region", "place")
_DIGITS = 3
Written = tuple[str, str, Interval]


def _entities(view: View) -> frozenset[str]:
    fillers = (view.assertion.subject, view.assertion.counted)
    return frozenset(one for term in fillers if term for one in term.ids if one.startswith("entity:"))


def _ids(relation: Relation) -> frozenset[str]:
    return frozenset((relation.a.id, relation.b.id))


def _facing(relations: Iterable[Relation]) -> set[tuple[str, str]]:
    """Each assertion with the article of what it is related to."""
    return {pair for one in relations for pair in ((one.a.id, one.b.article), (one.b.id, one.a.article))}


def _written(view: View) -> Written | None:
    """Family, unit and interval of an exact figure of three digits or more; None for others, and for dates."""
    value, measure = view.assertion.value, view.measure()
    if value is None or measure is None or measure.family == "date" or view.assertion.shape != "exact":
        return None
    if (
        value.low is None
        or value.low != value.high
        or len(f"{abs(value.low):.6g}".replace(".", "").strip("0")) < _DIGITS
    ):
        return None
    return measure.family, measure.unit, measure.interval


class Run:
    """Articles and assertions of one run; pairs are related once, whatever the number of rules that ask.

    With `touching` (ids of articles) only what bears on these is related; `jobs` are the processes that may be used.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        assertions: Iterable[Assertion],
        *,
        touching: Collection[str] | None = None,
        jobs: int = 1,
    ) -> None:
        self.articles = sorted(articles, key=lambda article: article.id)
        self.views = views(self.articles, assertions)
        self._touching, self._jobs = touching, jobs
        self._related_as: dict[frozenset[str], list[Related]] = {}

    @cached_property
    def context(self) -> Context:
        """What the comparison knows of the articles; made when a rule first asks."""
        return Context(self.articles)

    @cached_property
    def related(self) -> Sequence[Related]:
        """Every pair that is not unrelated, as the archive as a whole tells it, in the order of the views."""
        by_id = {view.assertion.id: view for view in self.views}
        filing = Filing([view.assertion for view in comparable(self.views)], self.context)
        left = Leftovers(self.articles, [view.assertion for view in self.views], self.context)
        if self._touching is None:
            found, more = list(pairs.every(filing, self.context, self._jobs)), list(left.conflicts())
        else:
            found, more = self._around(filing, left, frozenset(self._touching))
        known = {_ids(one) for one in found if one.kind != "agreement"}
        # to agree with an article that lacks the figure is to agree as two bounds do: "at most 62", "over 53"
        missed = _facing(more)
        stand = [one for one in found if one.kind != "agreement" or missed.isdisjoint(_facing((one,)))]
        stand += [one for one in more if _ids(one) not in known]
        related = [Related(relation, by_id[relation.a.id], by_id[relation.b.id]) for relation in stand]
        return settle(related, self.first, self.moved, self.echoes)

    def _around(
        self, filing: Filing, left: Leftovers, touching: frozenset[str]
    ) -> tuple[list[Relation], list[Relation]]:
        """What bears on some articles: pairs of words alike and leftovers, and what bears on these, and so on."""
        while True:
            more = list(left.conflicts(touching))
            ends = {one.id for relation in more for one in (relation.a, relation.b)}
            start = [
                at for at, one in enumerate(filing.filed) if one.article in (self._touching or ()) or one.id in ends
            ]
            found = pairs.around(filing, self.context, start)
            reached = touching.union(one.article for relation in (*found, *more) for one in (relation.a, relation.b))
            if reached == touching:
                return found, more
            touching = reached

    @cached_property
    def sums(self) -> Sequence[Sum]:
        """What follows from the figures of each article that is no copy, in the order of the articles."""
        own = [article for article in self.articles if article.copy_of is None]
        return [
            one for article in own for one in sums(article, [view.assertion for view in self.of_article(article.id)])
        ]

    def asked(self, article: str) -> bool:
        """Whether findings inside an article are wanted: of a check, in the new articles alone."""
        return self._touching is None or article in self._touching

    def of_article(self, article: str) -> Sequence[View]:
        """The views of an article, in order."""
        return self._by_article.get(article, ())

    @cached_property
    def _by_article(self) -> dict[str, list[View]]:
        found: dict[str, list[View]] = {}
        for view in self.views:
            found.setdefault(view.article.id, []).append(view)
        return found

    def echoes(self, view: View) -> list[View]:
        """The views that write the same figure as this one in articles of its story, in whatever words.

        A figure of few digits echoes nothing: any two texts may say "12" of two things.
        """
        found = self._by_figure.get(_written(view) or ("", "", ANY), ())
        return [other for other in found if other.article.id == view.article.id or not self.apart(view, other)]

    @cached_property
    def _by_figure(self) -> dict[Written, list[View]]:
        found: dict[Written, list[View]] = {}
        for view in self.views:
            written = _written(view)
            if written is not None:
                found.setdefault(written, []).append(view)
        return found

    def first(self, view: View) -> bool:
        """Whether the text calls a value the first one or the one before."""
        return not _BEFORE.isdisjoint(self.context.features(view.assertion).marks)

    def moved(self, view: View) -> bool:
        """Whether the text says that one value took the place of another: "first put at 4", "rose from 4 to 5"."""
        trends = self.context.settings.events.trends
        return self.first(view) or not trends.isdisjoint(self.context.features(view.assertion).clause)

    def related_as(self, kinds: Collection[str]) -> list[Related]:
        """The pairs of these kinds, in order."""
        key = frozenset(kinds)
        if key not in self._related_as:
            self._related_as[key] = [pair for pair in self.related if pair.relation.kind in key]
        return self._related_as[key]

    def apart(self, a: View, b: View) -> bool:
        """Whether two views of different articles speak of different bearers: plants of two firms.

        They share one when their subjects or what they count name the same entity, or their articles tell one story.
        """
        if a.article.id == b.article.id or _entities(a) & _entities(b):
            return False
        return self.context.apart(a.assertion, b.assertion) is not None

    def name_one(self, a: View, b: View) -> bool:
        """Whether the sentences of two views name one thing or person; no place, no unit ("Canadian cents")."""
        one, other = (self._named(view) for view in (a, b))
        return any(catalogue.kind(name) not in PLACES for name in one & other)

    def _named(self, view: View) -> frozenset[str]:
        words = self.context.reading(view.assertion).words
        unit = {word.key for word in words if view.assertion.span[0] <= word.start < view.assertion.span[1]}
        return frozenset(word.key for word in words if word.name) - unit

    def selected(self, rule: Rule, operand: str = "") -> list[View]:
        """The views that a selector of the rule matches, in order."""
        selector = rule.operands[operand]
        return [view for view in self.views if selector.matches(view)]
