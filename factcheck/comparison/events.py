"""What a date is the date of: taken, published, recorded, arrived, left, born, died, founded ..."""

from __future__ import annotations

from factcheck.comparison.context import Context
from factcheck.comparison.features import Features
from factcheck.model.assertion import Assertion


def event_class(assertion: Assertion, context: Context) -> str | None:
    """The class of the event that a date belongs to: of the nearest word of its clause that names one, or None.

    What has been so since a day began then: "a member since 2022" dates the joining.
    """
    features = context.features(assertion)
    if features.event is None and assertion.role == "since":
        begun = context.settings.events.since
        return next((begun[key] for key in features.clause if key in begun), None)
    return features.event


def opposed(a: str | None, b: str | None) -> bool:
    """Whether two dates belong to different events, as far as known."""
    return a is not None and b is not None and a != b


def other_things(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two dates of what is done to things (taken, published) are of a picture here and a film there."""
    classes = context.settings.events.of_things
    if event_class(a, context) not in classes and event_class(b, context) not in classes:
        return False
    one, other = context.reading(a).things, context.reading(b).things
    return bool(one and other) and not one & other


def one_person(one: Features, other: Features) -> bool:
    """Whether the sentences name a person in common, one of them perhaps by family name alone."""
    first, second = one.reading.person, other.reading.person
    return bool(first & second or first & other.reading.stems or second & one.reading.stems)


def earlier(a: str | None, b: str | None, context: Context) -> bool | None:
    """True when event `a` cannot come after `b`, False when it cannot come before, None when either may be first."""
    for first, second in context.settings.events.orders:
        if (a, b) == (first, second):
            return True
        if (a, b) == (second, first):
            return False
    return None
