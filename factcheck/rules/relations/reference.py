"""`reference`: a statement against what is known (data/reference), at the time that the statement speaks of.

A statement whose time is unknown is held against every value that the fact ever had, and is wrong only when it fits
none of them. A date is held against the days of the occasion that its clause tells of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import interval as algebra
from factcheck.language import catalogue
from factcheck.language.reference import reference
from factcheck.model.assertion import Interval
from factcheck.rules import facts, limits, magnitudes, occasions, officeholders, values
from factcheck.rules.clusters import clusters, in_order, reading, without_copies
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View
from factcheck.rules.vocabulary import widened

KEYS = ("facts", "magnitudes", "calendar", "offices", "limits", "field")
PLACES = ("fact", "expected", "reference")


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each fact and each wrong value of it, with every place that gives this value."""
    views = [view for view in without_copies(rule, run.selected(rule)) if common.speaks(rule, view)]
    yield from _slips(rule, views)
    yield from _other_days(rule, views)
    yield from _other_holders(rule, run)
    yield from _beyond(rule, views)
    for name in rule.compare.facts:
        wrong = [view for view in views if _about(name, view) and _wrong(rule, name, view)]
        for cluster in _clusters(rule, wrong):
            sure = common.confidence(cluster.views, 1.0) - 0.1 * facts.outdated(name, facts.days(cluster.views))
            yield Draft(
                clusters=(cluster,),
                confidence=sure,
                why=(f"Known: {_told(name, cluster.views)}.", *facts.sources(name)),
                values={
                    "fact": name,
                    "expected": _told(name, cluster.views),
                    "reference": " ".join(facts.sources(name)),
                },
            )


def _slips(rule: Rule, views: Sequence[View]) -> Iterator[Draft]:
    """One draft for each article and country whose figure has zeros too many or too few."""
    for what in rule.compare.magnitudes:
        found: dict[tuple[str, str], list[tuple[View, Interval]]] = {}
        for view in views:
            known, value = magnitudes.of(what, view), reading(rule, view)
            if known is not None and value is not None and magnitudes.slip(known, value) is not None:
                found.setdefault((view.article.id, known.country), []).append((view, value))
        for (_, country), members in found.items():
            known = magnitudes.of(what, members[0][0])
            assert known is not None
            source = f"Order of magnitude of {what}, {catalogue.label(country, 'en')}: {known.source}."
            yield Draft(
                clusters=(Cluster(tuple(view for view, _ in members), members[0][1]),),
                confidence=common.confidence([view for view, _ in members], 0.9),
                why=(f"Known: {magnitudes.told(known)} {known.unit}, {known.start} to {known.end}.", source),
                values={"fact": what, "expected": magnitudes.told(known), "reference": source},
            )


def _other_days(rule: Rule, views: Sequence[View]) -> Iterator[Draft]:
    """One draft for each occasion and each wrong date of it, with every place that gives this date."""
    if not rule.compare.calendar:
        return
    found: dict[str, list[View]] = {}
    for view in views:
        for occasion in occasions.told(view):
            if {"all", occasion.name} & {*rule.compare.calendar} and occasions.wrong(occasion, view):
                found.setdefault(occasion.name, []).append(view)
    for name, members in sorted(found.items()):
        occasion = occasions.known()[name]
        source = f"Known occasion {name}: {occasion.source}, checked {occasion.checked}."
        for cluster in clusters(rule, members):
            days = occasions.days(occasion, cluster.views[0])
            yield Draft(
                clusters=(cluster,),
                confidence=common.confidence(cluster.views, 0.95),
                why=(f"Known, {occasion.title}: {days}.", source),
                values={"fact": occasion.title, "expected": days, "reference": source},
            )


def _other_holders(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each article and office, with every place that names another holder, or another day of one."""
    wanted = {*rule.compare.offices}
    for article in run.articles if wanted else ():
        if article.copy_of is not None or not run.asked(article.id):
            continue
        found: dict[tuple[str, str], list[tuple[View, officeholders.Told]]] = {}
        for one in officeholders.told(article, [view.assertion for view in run.of_article(article.id)]):
            view = officeholders.view(one, article)
            office = one.office.partition(":")[2]
            if {"all", office} & wanted and rule.operands[""].matches(view):
                found.setdefault((office, one.expected), []).append((view, one))
        for (office, expected), members in found.items():
            body = reference().offices[office]
            title = catalogue.label(body.of, "en")
            source = f"Known holders of the office {office}: {body.source}, checked {body.checked}."
            views = [view for view, _ in members]
            yield Draft(
                clusters=(Cluster(tuple(views), Interval(None, None)),),
                confidence=min(one.sure for _, one in members),
                why=(f"Known, {title}: {expected}.", source),
                values={"fact": title, "expected": expected, "reference": source},
            )


def _beyond(rule: Rule, views: Sequence[View]) -> Iterator[Draft]:
    """One draft for each limit and article with values that lie outside of it."""
    if not rule.compare.limits:
        return
    found: dict[tuple[str, str], list[View]] = {}
    for view in views:
        for limit in limits.broken(rule.compare.limits, view):
            found.setdefault((limit.name, view.article.id), []).append(view)
    for (name, _), members in found.items():
        limit = reference().limits[name]
        told = limits.told(limit)
        source = f"Known limit {name}: {limit.source or 'by definition'}. {limit.note}".rstrip()
        yield Draft(
            clusters=(Cluster(in_order(members), common.interval(members[0])),),
            severity=None if limit.strict else common.lowered(rule.severity),
            confidence=common.confidence(members, 1.0 if limit.strict else 0.9),
            why=(f"Known: {told}.", source),
            values={"fact": name.replace("-", " "), "expected": told, "reference": source},
        )


def _about(name: str, view: View) -> bool:
    """Whether a statement counts what the fact counts: the fact's own subject and counted noun narrow every rule."""
    fact, one = facts.fact(name), view.assertion
    counted = widened(one.counted.ids) if one.counted else frozenset()
    if fact.counted and counted.isdisjoint(fact.counted):
        return False
    if fact.subject is None:
        return True
    near = {*one.topics, *one.sentence_topics, *(one.subject.ids if one.subject else ())}
    return fact.subject in near or fact.subject in view.around.whole[0]


def _wrong(rule: Rule, name: str, view: View) -> bool:
    value = _value(rule, view)
    if value is None:
        return False
    held = facts.versions(name, facts.days([view]))
    return bool(held) and all(algebra.disjoint(value, Interval(one.value, one.value)) for one in held)


def _value(rule: Rule, view: View) -> Interval | None:
    """The value of a statement, or with `field: whole` the whole of its share: 32 of "22 of the 32"."""
    if rule.compare.field != "whole":
        return reading(rule, view)
    whole = view.assertion.of
    return None if whole is None else Interval(whole, whole)


def _clusters(rule: Rule, wrong: Sequence[View]) -> list[Cluster]:
    if rule.compare.field != "whole":
        return clusters(rule, wrong)
    by_whole: dict[float, list[View]] = {}
    for view in wrong:
        by_whole.setdefault(view.assertion.of or 0.0, []).append(view)
    return [Cluster(in_order(views), Interval(whole, whole)) for whole, views in sorted(by_whole.items())]


def _told(name: str, views: Sequence[View]) -> str:
    said = []
    for one in facts.versions(name, facts.days(views)):
        since = f" since {one.start}" if one.start else ""
        until = f" until {one.end}" if one.end else ""
        said.append(f"{values.number(one.value)}{since}{until}")
    return ", ".join(said)
