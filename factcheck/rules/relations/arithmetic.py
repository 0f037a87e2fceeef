"""`arithmetic`: numbers that must add up: `sum(part) == whole`, `part / whole == share`.

The operands are taken from one group (by default one sentence). When an operand has several values, the check is broken
only if no choice of them makes it true. `report: holds` turns it round: numbers of different articles that do add up
are an agreement.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.comparison.settings import settings
from factcheck.comparison.signature import Measure
from factcheck.language import pack
from factcheck.language.words import tokens_of
from factcheck.rules import facts, groups, values
from factcheck.rules.check import Check, Range, closed
from factcheck.rules.clusters import reading, widened, without_copies
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("check", "report", "across")
PLACES = ("left", "right")
_SCALED = 1e6  # from here on numbers are written with a word for their scale
_COARSE = 0.03  # the most that such a number is rounded by, as a share of it
_CHOICES = 200  # how many choices of values are tried; a group with more is left alone


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each group whose numbers do not add up (or, with `report: holds`, do)."""
    check = rule.compare.check
    assert check is not None  # the loader sees to it
    for _, members in groups.grouped(rule, _assigned(rule, run), same=False):
        by_name: dict[str, list[View]] = {name: [] for name in rule.operands}
        for view in without_copies(rule, members):
            by_name[_operand(rule, view)].append(view)
        if all(by_name.values()) and _one_unit(rule, by_name):
            draft = _holding(rule, check, by_name) if rule.compare.report == "holds" else _broken(rule, check, by_name)
            if draft is not None:
                yield draft


def _assigned(rule: Rule, run: Run) -> list[View]:
    return [
        view
        for view in run.views
        if common.speaks(rule, view) and _operand(rule, view) and groups.measure_of(rule, view, _operand(rule, view))
    ]


def _operand(rule: Rule, view: View) -> str:
    """The first operand, in the order of the file, whose selector matches."""
    return next((name for name, selector in rule.operands.items() if selector.matches(view)), "")


def _measure(rule: Rule, view: View, name: str) -> Measure:
    measure = groups.measure_of(rule, view, name)
    assert measure is not None  # `_assigned` left the others out
    return measure


def _one_unit(rule: Rule, by_name: Mapping[str, Sequence[View]]) -> bool:
    """Whether everything that is no share has one unit and one rate: euros are not added to dollars."""
    units = {
        (measure.family, measure.unit, view.assertion.per)
        for name, views in by_name.items()
        for view in views
        if (measure := _measure(rule, view, name)).family != "share"
    }
    return len(units) <= 1


def _range(rule: Rule, view: View, name: str) -> Range:
    interval = reading(rule, view, name)
    assert interval is not None
    found = closed(widened(interval, rule.tolerance, _measure(rule, view, name)))
    return Range(-found.high, -found.low) if view.assertion.change == "down" else found


def _edge(view: View, edge: str) -> Range:
    """The lower or the upper end of a range as written, with its rounding: 2.00 of "from 2.00 to 2.50"."""
    value = view.assertion.value
    end = None if value is None else value.low if edge == "low" else value.high
    slack = view.assertion.precision
    if end is not None and abs(end) >= _SCALED:  # "from 950 million to 2.1 billion": each end has its own rounding
        slack = max(slack, min(_half_unit(end), _COARSE * abs(end)))
    if end is not None and _hedged(view):  # "from almost 1.7 to 1.8": nothing says which end is rough
        slack = max(slack, settings().widths.about * abs(end))
    return Range(-math.inf, math.inf) if end is None else Range(end - slack, end + slack)


def _hedged(view: View) -> bool:
    """Whether the words of a range hold a qualifier: "almost", "environ"."""
    words = " ".join(tokens_of(view.assertion.text))
    return any(f" {one} " in f" {words} " for one in _qualifiers(view.assertion.language))


@cache
def _qualifiers(language: str) -> tuple[str, ...]:
    """The words of a language that make a number approximate or a bound."""
    known = pack.load(language if language in pack.available() else "en").section("qualifiers")
    listed = (words for part in ("before", "after") for name, words in known.get(part, {}).items() if name != "exact")
    return tuple(" ".join(tokens_of(str(word))) for words in listed for word in words if str(word)[:1].isalpha())


def _half_unit(value: float) -> float:
    """Half a unit of the last figure of a whole number that is not 0: 2,100,000,000 -> 50,000,000."""
    whole = round(abs(value))
    unit = 1
    while whole % (unit * 10) == 0:
        unit *= 10
    return unit / 2


Choice = tuple[dict[str, list[View]], dict[str, list[Range]]]


def _choices(rule: Rule, check: Check, by_name: Mapping[str, Sequence[View]]) -> list[Choice] | None:
    """Every way to give each name its value, and each fact the values that it has had; None when there are too many."""
    summed = check.summed()
    options: list[list[tuple[str, list[View], list[Range]]]] = []
    for name, views in by_name.items():
        if name in summed:
            options.append([(name, list(views), [_range(rule, view, name) for view in views])])
        else:
            options.append([(name, [view], [_range(rule, view, name)]) for view in views])
    everyone = [view for views in by_name.values() for view in views]
    for name in check.facts():
        options.append([(f"fact:{name}", [], [one]) for one in facts.numbers(name, facts.days(everyone))])
    if math.prod(map(len, options)) > _CHOICES:
        return None
    return [_choice(check, choice) for choice in itertools.product(*options)]


def _choice(check: Check, choice: Sequence[tuple[str, list[View], list[Range]]]) -> Choice:
    views = {name: found for name, found, _ in choice if found}
    ranges = {name: found for name, _, found in choice}
    for name, edge in check.edges():
        ranges[f"{name}.{edge}"] = [_edge(views[name][0], edge)]
    for name, body in check.named():
        ranges[f"named:{name},{body}"] = [facts.named(views[name][0], body)]
    return views, ranges


def _broken(rule: Rule, check: Check, by_name: Mapping[str, Sequence[View]]) -> Draft | None:
    choices = _choices(rule, check, by_name)
    if not choices or not all(check.broken(ranges) for _, ranges in choices):
        return None
    return _draft(rule, check, [choices[0]], None)


def _holding(rule: Rule, check: Check, by_name: Mapping[str, Sequence[View]]) -> Draft | None:
    held = []
    for choice in _choices(rule, check, by_name) or []:
        left, right = check.sides(choice[1])
        tight = all(math.isfinite(edge) for edge in (*left, *right)) and _width(left) <= 0.1 and _width(right) <= 0.1
        views = [view for listed in choice[0].values() for view in listed]
        apart = any(common.differ(rule.compare, a, b) for a, b in itertools.combinations(views, 2))
        if tight and apart and not check.broken(choice[1]):
            held.append(choice)
    return _draft(rule, check, held, "agreement") if held else None


def _width(one: Range) -> float:
    middle = abs(one.low + one.high) / 2
    return (one.high - one.low) / middle if middle else 0.0


def _draft(rule: Rule, check: Check, choices: Sequence[Choice], relation: str | None) -> Draft:
    chosen: dict[str, dict[View, None]] = {}
    for views, _ in choices:
        for name, listed in views.items():
            chosen.setdefault(name, {}).update(dict.fromkeys(listed))
    left, right = check.sides(choices[0][1])
    told = {"left": _told(left), "right": _told(right)}
    given = [f"{name} = {_told(ranges[0])}" for name, ranges in choices[0][1].items() if ":" in name]
    named = {f"{name}.{key}": text for name, views in chosen.items() for key, text in _named(list(views)).items()}
    everyone = [view for views in chosen.values() for view in views]
    return Draft(
        clusters=tuple(
            Cluster(tuple(views), _measure(rule, next(iter(views)), name).interval) for name, views in chosen.items()
        ),
        relation=relation,
        confidence=common.confidence(everyone),
        why=(
            *(f"{name}: {', '.join(values.value(view.assertion) for view in views)}" for name, views in chosen.items()),
            *given,
            f"{check.source}: {told['left']} against {told['right']}.",
            *(line for name in check.facts() for line in facts.sources(name)),
        ),
        values={**told, **named},
    )


def _named(views: Sequence[View]) -> dict[str, str]:
    first = views[0].assertion
    return {
        "value": ", ".join(dict.fromkeys(values.value(view.assertion) for view in views)),
        "text": first.text,
        "source": views[0].article.outlet,
        "quote": first.sentence,
    }


def _told(one: Range) -> str:
    """A side of a check for people: its middle where the range only comes from rounding and tolerance."""
    if not math.isinf(one.low) and not math.isinf(one.high) and _width(one) <= 0.12:
        return values.number(float(f"{(one.low + one.high) / 2:.6g}"))
    low, high = ("…" if math.isinf(edge) else values.number(edge) for edge in one)
    return f"[{low}, {high}]"
