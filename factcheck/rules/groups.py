"""What makes two assertions speak of the same thing: the keys of `group_by`, and those that always count."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, lru_cache

from factcheck.comparison import interval as algebra
from factcheck.comparison.narrowing import narrowed
from factcheck.comparison.signature import Measure
from factcheck.language import catalogue, pack
from factcheck.language.reference import reference
from factcheck.language.words import tokens_of
from factcheck.model.assertion import Interval, Period, Term
from factcheck.rules.model import SIGNATURE, Rule
from factcheck.rules.view import View
from factcheck.rules.vocabulary import ancestors

Key = Callable[[View], Hashable]
PLACES = ("country", "region", "place")


def _term(name: str) -> Key:
    def key(view: View) -> Hashable:
        filler: Term | None = getattr(view.assertion, name)
        return None if filler is None else (filler.ids[0] if filler.ids else filler.lemma or filler.text.casefold())

    return key


def _time(name: str) -> Key:
    def key(view: View) -> Hashable:
        stated: Period | None = getattr(view if name == "period" else view.assertion, name)
        if stated is None:
            return None
        return (stated.start, stated.end) if stated.start or stated.end else stated.timex

    return key


def _attribute(name: str) -> Key:
    return lambda view: getattr(view.assertion, name)


def _scope(view: View) -> Hashable:
    return tuple(sorted({*view.assertion.scope, *_modifiers(view)}))


def _modifiers(view: View) -> tuple[str, ...]:
    """What narrows the counted noun: "European" of "European allies", by id where data/ knows it."""
    counted = view.assertion.counted
    if counted is None:
        return ()
    return counted.ids[1:] or tuple(sorted(counted.modifiers))


def _threshold(view: View) -> Hashable:
    return tuple(sorted((c.value.low or c.value.high or 0.0, c.unit) for c in view.assertion.conditions))


def _value(view: View) -> Hashable:
    value = view.assertion.value
    return None if value is None else (value.low, value.high)


def places(view: View) -> tuple[str, ...]:
    """The countries, regions, places, and bodies of countries ("the euro area"), of its subject, else of its clause,
    else the one that its sentence narrows it to ("In Germany, wages ...").
    """
    one = view.assertion
    for ids in (one.subject.ids if one.subject else (), one.topics):
        if found := _placed(ids):
            return found
    found = _placed(one.sentence_topics)
    return found if len(found) == 1 and not _name_words(found[0], one.language).isdisjoint(one.scope) else ()


def _placed(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(one for one in ids if catalogue.kind(one) in PLACES or one in _bodies()))


@lru_cache(maxsize=4096)
def _name_words(entity: str, language: str) -> frozenset[str]:
    """The words of an entity's names in a language, as written and as lemmas."""
    lemma = pack.load(language if language in pack.available() else "en").lemma
    words = {word for form in catalogue.entries()[entity].all_forms(language) for word in tokens_of(form)}
    return frozenset((*words, *map(lemma, words)))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(body.of for body in reference().memberships.values())


def about(concept: str) -> Key:
    """What of a kind the clause names: `about:disease` is measles or cholera, None where it names none."""

    def key(view: View) -> Hashable:
        named = (one for one in view.assertion.topics if concept in ancestors(one))
        return tuple(sorted(one for one in named if one != concept)) or None

    return key


def key_of(name: str) -> Key:
    """The key of a name in `group_by`."""
    return KEYS[name] if name in KEYS else about(f"concept:{name.removeprefix(ABOUT)}")


KEYS: dict[str, Key] = {
    **{name: _term(name) for name in ("subject", "counted", "basis", "property", "event", "speaker")},
    **{name: _time(name) for name in ("period", "deadline")},
    **{name: _attribute(name) for name in ("dimension", "per", "role", "kind", "language", "change")},
    "unit": _attribute("unit"),
    "scope": _scope,
    "modifiers": _modifiers,
    "place": lambda view: places(view) or None,
    "value": _value,
    "threshold": _threshold,
    "source": lambda view: view.outlet,
    "article": lambda view: view.article.id,
    "paragraph": lambda view: (view.article.id, view.article.text.count("\n", 0, view.assertion.span[0])),
    "sentence": lambda view: (view.article.id, view.assertion.sentence_start),
}
NAMES = (*KEYS, SIGNATURE)
ABOUT = "about:"


def same_measure(rule: Rule, view: View) -> Hashable:
    """What always counts: family and unit of the value, fact or plan or forecast, rate, rise or fall, polarity, and
    whether its clause narrows it to a part ("among voters under 25").
    """
    measure = measure_of(rule, view)
    one = view.assertion
    family = (measure.family, measure.unit) if measure else None
    return (family, view.signature.modality, one.per, one.change, one.polarity, "part" in narrowed(one))


def measure_of(rule: Rule, view: View, operand: str = "") -> Measure | None:
    """The reading of a value that a rule compares."""
    selector = rule.operands.get(operand) or next(iter(rule.operands.values()))
    if rule.compare.field in ("date", "deadline"):
        days = days_of(view, rule.compare.field)
        return None if days is None else Measure("date", "day", days)
    if selector.as_share or rule.compare.field == "share":
        return view.share
    return view.measure()


def days_of(view: View, field: str) -> Interval | None:
    """The days of a statement's own date, or of its deadline, period or publication, as ordinals: [first, last + 1)."""
    one = view.assertion
    if field == "published":
        return None if view.published is None else Interval(view.published, view.published + 1, high_open=True)
    if field == "date":
        start, end = algebra.ordinal(one.start), algebra.ordinal(one.end)
    else:
        stated: Period | None = getattr(view if field == "period" else one, field)
        start, end = (algebra.ordinal(stated.start), algebra.ordinal(stated.end)) if stated else (None, None)
    if start is None and end is None:
        return None
    first, last = (start if start is not None else end), (end if end is not None else start)
    return Interval(first, None if last is None else last + 1, high_open=True)


def grouped(rule: Rule, views: Iterable[View], *, same: bool = True) -> list[tuple[tuple[Hashable, ...], list[View]]]:
    """Views by the rule's keys (and, with `same`, by what always counts), in order of the keys' first appearance."""
    found: dict[tuple[Hashable, ...], list[View]] = {}
    for view in views:
        named = tuple(key_of(name)(view) for name in rule.group_by)
        key = (named, same_measure(rule, view)) if same else (named, None)
        found.setdefault(key, []).append(view)
    return [(key[0], members) for key, members in found.items()]  # type: ignore[misc]


def told(rule: Rule, key: Sequence[Hashable]) -> str:
    """A group for people: "subject nato, period 2024"."""
    parts = [f"{name} {_plain(value)}" for name, value in zip(rule.group_by, key, strict=True) if value is not None]
    unsaid = [name for name, value in zip(rule.group_by, key, strict=True) if value is None]
    return ", ".join([*parts, *(f"{name} unsaid" for name in unsaid)])


def _plain(value: Hashable) -> str:
    if isinstance(value, tuple):
        return " to ".join(str(part) for part in dict.fromkeys(value) if part is not None) or "none"
    return str(value).rpartition(":")[2]
