"""Known days of occasions (data/reference, `calendar` and `memberships`): whether a date tells of one, and is another.

A date tells of an occasion when its own clause names all that the occasion is about and what happened, and the date
follows what happened: "the wall fell on 9 November 1989", and not "in 2014, 25 years after the wall fell". In doubt it
tells of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.comparison.interval import ordinal
from factcheck.language import catalogue, pack
from factcheck.language.catalogue import MARK
from factcheck.language.forms import forms
from factcheck.language.known import Body, Occasion
from factcheck.language.reference import reference
from factcheck.language.words import tokens_of
from factcheck.rules.view import View

TAKES_PLACE = "concept:take-place"
_JOINING, _LEAVING = "concept:join", "concept:leave"
_SHOWN = 3  # days of a long series


@cache
def known() -> dict[str, Occasion]:
    """Every occasion by name: those of the calendar, and who joined and left which body when."""
    found = dict(reference().calendar)
    for name, body in reference().memberships.items():
        for one in _passages(name, body):
            found[one.name] = one
    return found


def names() -> tuple[str, ...]:
    """The names of all occasions, sorted."""
    return tuple(sorted(known()))


def _passages(name: str, body: Body) -> Iterator[Occasion]:
    """Who joined and who left a body; each may have done so more than once."""
    for who in dict.fromkeys(one.who for one in body.holdings):
        stays = [one for one in body.holdings if one.who == who]
        joined = tuple((one.start, one.start) for one in stays if one.start)
        left = tuple((one.end, one.end) for one in stays if one.end)
        slug = f"{name}-{who.partition(':')[2]}"
        more = {"source": body.source, "checked": body.checked, "note": body.note}
        names = f"{catalogue.label(who, 'en')} {{}} {catalogue.label(body.of, 'en')}"
        if len(joined) == len(stays):
            yield Occasion(f"{slug}-joins", names.format("joined"), (who, body.of), joined, (_JOINING,), **more)  # type: ignore[arg-type]
        if left:
            yield Occasion(f"{slug}-leaves", names.format("left"), (who, body.of), left, (_LEAVING,), **more)  # type: ignore[arg-type]


@cache
def _by_id() -> dict[str, tuple[Occasion, ...]]:
    """Occasions by the first id that they are about."""
    found: dict[str, list[Occasion]] = {}
    for one in known().values():
        found.setdefault(one.about[0], []).append(one)
    return {of: tuple(some) for of, some in found.items()}


def told(view: View) -> list[Occasion]:
    """The occasions that a date tells of."""
    one = view.assertion
    subject = one.subject.ids if one.subject else ()
    named = {*one.topics, *subject}
    some = [known for of in sorted(named) for known in _by_id().get(of, ()) if named.issuperset(known.about)]
    return [known for known in some if _happens(known, view)]


def _happens(occasion: Occasion, view: View) -> bool:
    """Whether the clause says that it happened, and on this date."""
    one = view.assertion
    event, subject = one.event, one.subject
    if event is None:
        # "l'élection présidentielle a eu lieu en 2022": nothing but the occasion itself
        return (
            not occasion.happens
            and subject is not None
            and _heads(occasion, view)
            and _near(occasion, subject.span, view)
        )
    if occasion.happens:
        said = [of for of in event.ids if of in occasion.happens]
        # "moved to join": nobody joined yet
        done = bool(said) and event.text.casefold() not in _infinitives(said[0], one.language)
        return done and _near(occasion, event.span, view)
    return TAKES_PLACE in event.ids and _heads(occasion, view) and _near(occasion, event.span, view)


@cache
def _infinitives(concept: str, language: str) -> frozenset[str]:
    """The infinitives of a verb: its names that ask for inflection."""
    listed = forms(catalogue.entries()[concept].names.get(language))
    return frozenset(form.rstrip(MARK) for form in listed if form.endswith(MARK))


def _heads(occasion: Occasion, view: View) -> bool:
    """Whether the occasion itself is the subject, and not its campaign, its first day or its cost."""
    subject = view.assertion.subject
    return subject is not None and bool(subject.ids) and subject.ids[0] in occasion.about


def _near(occasion: Occasion, span: tuple[int, int] | None, view: View) -> bool:
    """Whether between some words and the date stands nothing but what the occasion is about: "joined NATO on", and not
    "joined NATO exercises in".
    """
    one = view.assertion
    if span is None or span[1] > one.span[0] or one.language not in pack.available():
        return False
    between = tokens_of(view.article.text[span[1] : one.span[0]])
    full = (word for word in between if not word.endswith("'"))  # an elided word is an article or a pronoun
    return _words(occasion.name, one.language).issuperset(full)


@cache
def _words(name: str, language: str) -> frozenset[str]:
    """The words that name an occasion, and those that mean nothing alone."""
    entries = [catalogue.entries()[of] for of in known()[name].about]
    named = (word for entry in entries for form in entry.all_forms(language) for word in tokens_of(form))
    return frozenset((*named, *pack.load(language).section("stop_words")))


def wrong(occasion: Occasion, view: View) -> bool:
    """Whether a date that tells of an occasion is none of its days. A plan told before it happened is not wrong."""
    start, end = view.assertion.start, view.assertion.end
    if not start or not end or any(start <= last and first <= end for first, last in occasion.days):
        return False
    first, last = occasion.days[0][0], occasion.days[-1][1]
    if occasion.series and not first[:4] <= start[:4] <= end[:4] <= last[:4]:
        return False
    published = view.root.published
    return occasion.series or published is None or published > last


def days(occasion: Occasion, view: View) -> str:
    """The days for people, of a long series those nearest to a date: "1989-11-09", "2022-04-10, 2022-04-24"."""
    nearest = sorted(occasion.days, key=lambda one: abs((ordinal(one[0]) or 0) - (ordinal(view.assertion.start) or 0)))
    shown = sorted(nearest[:_SHOWN])
    return ", ".join(first if first == last else f"{first} to {last}" for first, last in shown)
