"""Rates of exchange that sums in two currencies imply: "12 million euros (13 million dollars)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.comparison import interval as algebra
from factcheck.model.assertion import Interval
from factcheck.rules.clusters import in_order
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.run import Run
from factcheck.rules.view import View

RATE, ARITHMETIC = "rate", "arithmetic"
_NEAR = 31  # days within which a rate of exchange moves little
_MOVES = 1.3  # how many times one rate may be another within that time
_SHOWN = 4


class _Rate(Struct, frozen=True):
    """What one unit of a currency is in another, by one text."""

    view: View
    value: Interval
    told: str


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """Two sums with conversions in brackets whose rates cannot both be, told within a month."""
    by_pair: dict[tuple[str, str], list[_Rate]] = {}
    for view in run.selected(rule):
        if view.article.id == view.root.id and view.published is not None and not _long_ago(view):
            for pair, rate in _implied(view):
                by_pair.setdefault(pair, []).append(rate)
    for (one, other), rates in sorted(by_pair.items()):
        rates.sort(key=lambda rate: (rate.view.published or 0, rate.view.place))
        for odd in rates:
            near = [rate for rate in rates if abs((rate.view.published or 0) - (odd.view.published or 0)) <= _NEAR]
            far = [rate for rate in near if _far(odd.value, rate.value)]
            agree = [rate for rate in near if rate is not odd and not _far(odd.value, rate.value)]
            alone = len(far) > len(agree) + 1  # the others agree with one another
            second = len(far) == 1 and not agree and rates.index(far[0]) < rates.index(odd)  # one finding of two rates
            if alone or second:
                yield _draft(odd, far[:_SHOWN], f"{one}/{other}")


def _long_ago(view: View) -> bool:
    """Whether a sum is of another year, and so may be converted at another year's rate."""
    period, published = view.period, view.article.published
    return period is not None and bool(period.start) and str(period.start)[:4] != str(published)[:4]


def _implied(view: View) -> Iterator[tuple[tuple[str, str], _Rate]]:
    """The rates of the conversions beside a sum, each from the first to the second currency by name."""
    one = view.assertion
    if one.dimension != "money" or one.per is not None or one.value is None:
        return
    meant = algebra.implied(one)
    for other in one.alternatives:
        slack = algebra.rounding(other.value.low or 0.0, other.value.high or 0.0)
        low, high = other.value.low, other.value.high
        if None in (meant.low, meant.high, low, high) or other.unit == one.unit or min(meant.low or 0, low or 0) <= 0:
            continue
        rate = Interval(
            ((low or 0.0) - slack) / (meant.high or 1.0), ((high or 0.0) + slack) / max(meant.low or 1.0, 1e-9)
        )
        middle = (low or 0.0) / (one.value.low or one.value.high or 1.0)
        if one.unit > other.unit:
            rate, middle = Interval(1 / (rate.high or 1.0), 1 / max(rate.low or 1.0, 1e-9)), 1 / middle
            pair = (other.unit, one.unit)
        else:
            pair = (one.unit, other.unit)
        bracket = view.article.text[slice(*other.span)]
        told = f"{one.text} ({bracket}): {middle:.3g} {pair[1]} for 1 {pair[0]}"
        yield pair, _Rate(view, rate, told)


def _far(a: Interval, b: Interval) -> bool:
    return (a.low or 0.0) > _MOVES * (b.high or 0.0) or (b.low or 0.0) > _MOVES * (a.high or 0.0)


def _draft(odd: _Rate, far: Iterable[_Rate], pair: str) -> Draft:
    others = list(far)
    views = in_order(list(dict.fromkeys(rate.view for rate in others)))
    told = f"{odd.told}; {others[0].told}"
    return Draft(
        clusters=(Cluster((odd.view,), odd.value), Cluster(views, others[0].value)),
        sides=(odd.view, others[0].view),
        relation=ARITHMETIC,
        confidence=0.85,
        why=(f"Rates of {pair} within {_NEAR} days: {odd.told}; {'; '.join(rate.told for rate in others)}.",),
        values={"sum": told},
    )
