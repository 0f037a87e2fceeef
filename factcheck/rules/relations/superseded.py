"""`superseded`: an article still gives a figure whose place another one took, days after the others had moved on.

The comparison decides what is one thing; what dated articles say together tells that a figure was replaced
(`rules/threads.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.rules.clusters import in_order
from factcheck.rules.figures import SUPERSEDED
from factcheck.rules.findings import cluster_text
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.relations import common
from factcheck.rules.run import Run

KEYS = ("across",)
PLACES: tuple[str, ...] = ("late", "newer", "since")


def find(rule: Rule, run: Run) -> Iterator[Draft]:
    """One draft for each superseded figure: the late places first, then those that give the newer one."""
    pairs = [pair for pair in common.related(rule, run, SUPERSEDED) if common.differ(rule.compare, pair.a, pair.b)]
    for members, joined in common.components(pairs):
        behind = {pair.a for pair in joined}
        late, newer = (
            Cluster(in_order(views), common.interval(views[0]))
            for views in ([one for one in members if (one in behind) == side] for side in (True, False))
        )
        yield Draft(
            clusters=(late, newer),
            confidence=max(pair.relation.confidence for pair in joined),
            why=common.reasons(joined),
            values={
                "late": cluster_text(late),
                "newer": cluster_text(newer),
                "since": min((view.article.published or "" for view in newer.views), default=""),
            },
        )
