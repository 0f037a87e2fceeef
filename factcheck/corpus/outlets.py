"""What the articles of one outlet tell of each other: in which order it writes day and month in digits."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from factcheck.language.day_order import orders
from factcheck.model import Article


def with_day_orders(articles: Iterable[Article]) -> list[Article]:
    """The articles in the same order, with `day_order` where the dates of the source tell it in that language.

    An outlet that writes both orders tells nothing.
    """
    articles = list(articles)
    told: dict[tuple[str, str], list[bool]] = {}
    for article in articles:
        if article.source:
            seen = told.setdefault((article.source, article.language), [False, False])
            for way, found in enumerate(orders(article.text)):
                seen[way] = seen[way] or found
    known = {outlet: "dmy" if seen[0] else "mdy" for outlet, seen in told.items() if seen[0] != seen[1]}
    if not known:
        return articles
    return [
        structs.replace(article, day_order=known[outlet])
        if (outlet := (article.source or "", article.language)) in known
        else article
        for article in articles
    ]
