"""`range`: a value outside what can be, as written and rounded in its favour."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison import interval as algebra
from factcheck.model.assertion import Interval
from factcheck.rules import values
from factcheck.rules.clusters import without_copies
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run
from factcheck.rules.view import View

KEYS = ("field", "min", "max")
PLACES = ("min", "max")


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each impossible value of an article, with every place where it stands."""
    low, high = rule.compare.minimum, rule.compare.maximum
    outside: dict[tuple[str, str], list[View]] = {}
    for view in without_copies(rule, [view for view in run.selected(rule) if common.speaks(rule, view)]):
        value = _value(rule, view)
        below = low is not None and value.high is not None and value.high < low
        above = high is not None and value.low is not None and value.low > high
        if below or above:
            outside.setdefault((view.article.id, values.value(view.assertion)), []).append(view)
    told = {
        "min": values.number(low) if low is not None else "",
        "max": values.number(high) if high is not None else "",
    }
    bounds = f"[{told['min'] or '…'}, {told['max'] or '…'}]"
    for members in outside.values():
        yield Draft(
            clusters=(Cluster(tuple(members), _value(rule, members[0])),),
            confidence=common.confidence(members, 1.0),
            why=(f"Outside of {bounds}.",),
            values=told,
        )


def _value(rule: Rule, view: View) -> Interval:
    """The value in the unit in which `min` and `max` are given: a share from 0 to 1, else the assertion's own unit."""
    if rule.compare.field == "share" or rule.operands[""].as_share:
        share = view.share
        return share.interval if share else Interval(None, None)
    return algebra.implied(view.assertion)
