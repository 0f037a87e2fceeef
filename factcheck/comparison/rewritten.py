"""One article's copy in which a figure that follows from others stands as if the article had written it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison.lexicon import Lexicon, lexicon
from factcheck.language.phrases import Phrases
from factcheck.language.words import tokens_of
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Term

YEAR = re.compile(r"\d{4}")
_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


class Sum(Struct, frozen=True):
    """A figure that follows: `assertion` stands in `article`, the rewritten copy; `of` are the figures as written."""

    kind: str  # one of sums.KINDS
    assertion: Assertion
    article: Article
    of: tuple[Assertion, ...]
    told: str  # "a third of the 90 seats: 1/3 x 90 = 30", for people


@cache
def phrases(language: str, key: str) -> Phrases[bool]:
    """The phrases of a list of a pack's section `sums`."""
    return Phrases([(word, True) for word in lexicon(language).pack.words("sums", key)])


class Near:
    """The figures and dates of one sentence, in order, and the words between them."""

    def __init__(self, article: Article, figures: list[Assertion], dates: list[Assertion]) -> None:
        self.article, self.figures, self.dates = article, sorted(figures, key=lambda one: one.span), dates
        self.lexi: Lexicon = lexicon(article.language)

    def pairs(self) -> Iterator[tuple[Assertion, Assertion]]:
        """Two figures, the first before the second."""
        for at, a in enumerate(self.figures):
            for b in self.figures[at + 1 : at + 4]:
                yield a, b

    def between(self, a: Assertion, b: Assertion) -> tuple[str, ...]:
        return tokens_of(self.article.text[a.span[1] : b.span[0]])

    def plain(self, words: Sequence[str]) -> bool:
        """Whether words say nothing: determiners, prepositions, possessives."""
        return all(word in self.lexi.stop or word in ("'", "s") for word in words)

    def phrases(self, key: str) -> Phrases[bool]:
        """The phrases of a list of the pack's section `sums`."""
        return phrases(self.article.language, key)

    def year(self, one: Assertion, *others: Assertion) -> int | None:
        """The only year of which a sentence speaks, told of one of some figures."""
        told = {each.timex or "" for each in self.dates}
        periods = {term.timex or "" for each in (one, *others) if (term := each.period) is not None}
        years = told | periods
        if len(years) != 1 or not periods:
            return None
        (timex,) = years
        return int(timex) if YEAR.fullmatch(timex) else None


def result(
    near: Near,
    base: Assertion,
    start: int,
    end: int,
    value: Interval,
    noun: str,
    without: Sequence[tuple[int, int]] = (),
    more: str = "",
    **slots: Any,
) -> Sum:
    """The copy of an article in which [start, end) gives way to a value, and the assertion of it.

    What stands at `without` becomes white space; `more` stands behind the value.
    """
    words = f"{_number(value)} {noun}".rstrip()
    text = near.article.text
    for first, last in without:
        text = text[:first] + " " * (last - first) + text[last:]
    behind = f" {more}" if more else ""
    text = text[:start] + words + behind + text[end:]
    grown = start + len(words) + len(behind) - end
    of = replace(near.article, id=f"{near.article.id}\0{start}-{end} {words}{behind}", text=text, copy_of=None)
    sentence_end = base.sentence_start + len(base.sentence) + grown

    def moved(term: Term | None) -> Term | None:
        if term is None or term.span is None or term.span[1] <= start:
            return term
        if term.span[0] < end:
            return replace(term, span=(start, start + len(words)))
        return replace(term, span=(term.span[0] + grown, term.span[1] + grown))

    assertion = replace(
        base,
        id=f"{of.id}#{start}",
        article=of.id,
        span=(start, start + len(words)),
        text=words,
        sentence=text[base.sentence_start : sentence_end],
        value=value,
        precision=0.0,
        share=None,
        of=None,
        per=None,
        change=None,
        alternatives=(),
        notes=(),
        conditions=(),
        counted=moved(base.counted),
        subject=moved(base.subject),
        property=moved(base.property),
        event=moved(base.event),
    )
    shape = "at-least" if value.high is None else "range" if value.low != value.high else "exact"
    return Sum("", replace(assertion, shape=shape, **slots), of, (), "")


def _number(value: Interval) -> str:
    number = middle(value)
    return f"{number:.6g}" if number < 10 and number != int(number) else f"{round(number)}"


def middle(value: Interval) -> float:
    low = value.low if value.low is not None else value.high or 0.0
    return low if value.high is None else (low + value.high) / 2


def said(value: float) -> str:
    """A number for people: "1,200", "10.4 million"."""
    scale, name = next(((one, name) for one, name in _SCALES if abs(value) >= one), (1.0, ""))
    return f"{float(f'{value / scale:.4g}'):,.10g}{name}"


def about(value: Interval) -> str:
    """A result with the room that rounding leaves: "about 310", "10 million"."""
    low, high = value.low or 0.0, value.high
    about = high is None or high - low > 1e-6 * abs(high)
    return f"{'about ' if about else ''}{said(middle(value))}"
