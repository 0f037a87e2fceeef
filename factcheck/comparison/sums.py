"""Figures that follow from what one article writes, told as the article would have told them.

"Won a third of the 90 seats" is "won 30 seats", "sales rose 20 % to 12 million in 2025" is "sales 10 million in 2024".
Each is an assertion inside a copy of the article in which the words that it follows from give way to the result, so
that the comparison reads it like any other sentence. In doubt nothing follows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from factcheck.comparison.frames import follows
from factcheck.comparison.interval import implied, scaled
from factcheck.comparison.lexicon import stem
from factcheck.comparison.rewritten import YEAR, Near, Sum, about, middle, result, said
from factcheck.language.phrases import Phrases
from factcheck.language.words import TOKEN, fold, tokens_of
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Period, Term

SHARE, GROWTH, DIFFERENCE, AVERAGE, PARTS = "share", "growth", "difference", "average", "parts"
KINDS = (SHARE, GROWTH, DIFFERENCE, AVERAGE, PARTS)
_GAP = 40  # characters between an average and for how long it held
_NEAR = 60  # characters between two values that one phrase holds
_MOST = 24  # figures that follow from one article; more are those of a table
_DURATIONS = {"day": "d", "week": "wk", "month": "mo", "year": "a", "hour": "h"}
_SOLID = ("fact", "estimate")


def sums(article: Article, assertions: Sequence[Assertion]) -> list[Sum]:
    """What follows from the figures of an article, in order; `assertions` are its own."""
    found: list[Sum] = []
    by_sentence: dict[int, list[Assertion]] = {}
    for one in assertions:
        by_sentence.setdefault(one.sentence_start, []).append(one)
    for listed in by_sentence.values():
        figures = [one for one in listed if _solid(one)]
        if len(figures) > 1 or any(one.of for one in figures):
            near = Near(article, figures, [one for one in listed if one.kind == "date"])
            for kind, read in _READERS.items():
                found += [replace(one, kind=kind) for one in read(near)]
    return found[:_MOST]


def _solid(one: Assertion) -> bool:
    return (
        one.kind in ("quantity", "duration")
        and one.value is not None
        and one.modality in _SOLID
        and one.polarity == "positive"
    )


def _both(value: Interval) -> tuple[float, float] | None:
    return None if value.low is None or value.high is None else (value.low, value.high)


def _exact(one: Assertion) -> float | None:
    value = one.value
    return value.low if value is not None and value.low == value.high and one.shape == "exact" else None


def _products(a: Interval, b: Interval) -> Interval | None:
    one, other = _both(a), _both(b)
    if one is None or other is None or min(*one, *other) < 0:
        return None
    return Interval(one[0] * other[0], one[1] * other[1])


def _shares(near: Near) -> Iterator[Sum]:
    """A share of a counted whole: "a third of the 90 seats", "62 % of the union's 500 members"."""
    for one in near.figures:
        if one.of and one.share and one.dimension == "share" and one.counted is not None:
            found = _products(implied(one), Interval(one.of, one.of))
            if found is not None and one.of >= 10:
                yield _share(near, one, one.of, one, found, one.span, (one,))
    for a, b in near.pairs():
        words = near.between(a, b)
        if a.unit != "%" or a.change or a.dimension != "percent" or b.counted is None or b.of or b.per or b.change:
            continue
        if not words or words[0] not in near.lexi.of or not near.plain(_unowned(words, near, a, b)):
            continue
        whole, found = _exact(b), _products(scaled(implied(a), 0.01), implied(b))
        if whole and found is not None and b.dimension == "count" and whole >= 10:
            yield _share(near, b, whole, a, found, (a.span[0], b.span[1]), (a, b))


def _unowned(words: Sequence[str], near: Near, a: Assertion, b: Assertion) -> Sequence[str]:
    """Words without an owner and its mark: "of the UNION'S 500 members"."""
    ends = near.article.text[a.span[1] : b.span[0]].rstrip()
    return [] if ends.endswith(("'s", "’s", "s'", "s’")) and len(words) <= 6 else words


def _share(
    near: Near,
    base: Assertion,
    whole: float,
    share: Assertion,
    found: Interval,
    span: tuple[int, int],
    of: tuple[Assertion, ...],
) -> Sum:
    least, most = found.low or 0.0, found.high or 0.0
    value = Interval(math.floor(least + 1e-9), math.ceil(most - 1e-9))
    noun = base.counted.text if base.counted is not None else ""
    told = f"{share.text if share.unit == '%' else _fraction(share)} × {said(whole)} = {said(_product(share, whole))}"
    unit = base.counted.lemma if base.counted is not None else "1"
    return replace(result(near, base, *span, value, noun, dimension="count", unit=unit), of=of, told=told)


def _fraction(one: Assertion) -> str:
    return f"{100 * (one.share or 0):.3g} %"


def _product(share: Assertion, whole: float) -> float:
    part = share.share if share.unit != "%" else middle(share.value or Interval(0, 0)) / 100
    return float(f"{(part or 0.0) * whole:.4g}")


def _growths(near: Near) -> Iterator[Sum]:
    """The level of the year before: "rose 20 % to 12 million euros in 2025"."""
    for a, b in near.pairs():
        verb = a.event.span if a.event is not None else None
        if a.change is None or a.shape == "range" or verb is None:
            continue
        if b.change or b.per or b.shape != "exact" or b.dimension == "percent":
            continue
        if not follows(b, near.lexi.towards) or b.span[0] - a.span[1] > _NEAR:
            continue
        year = near.year(b, a)
        level, by = _both(implied(b)), _both(implied(a))
        if year is None or level is None or by is None or verb[1] > a.span[0]:
            continue
        sign = 1 if a.change == "up" else -1
        if a.unit == "%" and a.dimension == "percent":
            low, high = (1 + sign * by[0] / 100, 1 + sign * by[1] / 100)[::sign]
            if low <= 0:
                continue
            value, how = Interval(level[0] / high, level[1] / low), f"{b.text} {'+' if sign > 0 else '−'} {a.text}"
        elif a.unit == b.unit and a.dimension == b.dimension:
            moves = (level[0] - sign * by[0], level[0] - sign * by[1], level[1] - sign * by[0], level[1] - sign * by[1])
            value, how = Interval(min(moves), max(moves)), f"{b.text}, {'+' if sign > 0 else '−'} {a.text}"
        else:
            continue
        if (value.low or 0.0) <= 0:
            continue
        found = result(near, b, verb[0], b.span[1], value, _noun(b), event=None, period=_of_year(year - 1))
        told = f"{how} in {year}: {about(value)} in {year - 1}"
        yield replace(_elsewhen(found, year), of=(a, b), told=told)


def _noun(one: Assertion) -> str:
    return one.counted.text if one.counted is not None else one.unit if one.unit != "1" else ""


def _of_year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat())


def _elsewhen(found: Sum, year: int) -> Sum:
    """A result whose sentence names the year before in place of a year."""
    one, other = found.assertion, str(year - 1)
    sentence = one.sentence.replace(str(year), other)
    start, end = one.sentence_start, one.sentence_start + len(one.sentence)
    text = found.article.text[:start] + sentence + found.article.text[end:]
    return replace(found, assertion=replace(one, sentence=sentence), article=replace(found.article, text=text))


def _differences(near: Near) -> Iterator[Sum]:
    """What a figure is that is told by how much it is above one of the year before: "80 more than last year's 120"."""
    more, less, than = (near.phrases(name) for name in ("more", "fewer", "than"))
    if not than:
        return
    for a, b in near.pairs():
        if a.counted is None or b.counted is None or stem(a.counted.lemma) != stem(b.counted.lemma) or a.per or b.per:
            continue
        words = tokens_of(near.article.text[a.span[0] : b.span[1]])
        at = next((at for at in range(len(words)) if than.match(words, at)), None)
        by, base = _exact(a), b.value.low if b.value is not None else None
        if at is None or by is None or not base or not b.text[-1:].isalnum():
            continue
        signs = {sign for sign, known in ((1, more), (-1, less)) if any(known.match(words, i) for i in range(at + 1))}
        dates = [one for one in near.dates if one.span[0] >= a.span[1] and YEAR.fullmatch(one.timex or "")]
        if len(signs) != 1 or len(dates) != 1 or len(near.dates) > 2 or not _bare(near, words, a, b, dates[0]):
            continue
        (sign,) = signs
        if base + sign * by <= 0 or b.span[0] - a.span[1] > _NEAR:
            continue
        year = int(dates[0].timex or 0) + 1
        value = Interval(base + sign * by, base + sign * by)
        end = max(b.span[1], dates[0].span[1] if dates[0].span[0] - b.span[1] < _NEAR else 0)
        noun = a.counted.text
        found = result(near, a, a.span[0], end, value, noun, period=_of_year(year), counted=a.counted, unit=a.unit)
        told = f"{said(base)} {'+' if sign > 0 else '−'} {said(by)} = {said(base + sign * by)} in {year}"
        yield replace(found, of=(a, b), told=told)


def _bare(near: Near, words: Sequence[str], a: Assertion, b: Assertion, day: Assertion) -> bool:
    """Whether two figures, what they count and a year are all that a phrase says."""
    known = {*tokens_of(day.text), *tokens_of(a.text), *tokens_of(b.text)}
    for term in (a.counted, b.counted):
        known.update(tokens_of(term.text) if term is not None else ())
    for name in ("more", "fewer", "than", "recorded"):
        known.update(word for phrase in near.lexi.pack.words("sums", name) for word in tokens_of(phrase))
    return near.plain([word for word in words if word not in known])


def _averages(near: Near) -> Iterator[Sum]:
    """A total: "an average of 200 people a day over five days"."""
    mean = near.phrases("average")
    word = next(iter(near.lexi.pack.words("sums", "in_all")), "")
    for a, b in near.pairs():
        if a.kind != "quantity" or a.counted is None or _DURATIONS.get(a.per or "") != b.unit or b.kind != "duration":
            continue
        phrase, each, times = _average(near, a, mean), implied(a), _exact(b)
        total = None if times is None else _products(each, Interval(times, times))
        if phrase is None or total is None or times is None or not 2 <= times <= 400 or near.dates:
            continue  # "over five days since Monday"
        gap = near.article.text[a.span[1] : b.span[0]]
        if len(gap) > _GAP or any(mark in gap for mark in ",;:()"):
            continue
        slack = 0.5 * times if _exact(a) is not None else 0.0  # an average is rounded
        value = Interval((total.low or 0.0) - slack, (total.high or 0.0) + slack)
        blank = ((a.span[1] if near.plain(near.between(a, b)) else b.span[0], b.span[1]), *phrase)
        subject = None if a.subject is not None and _inside(a.subject, blank) else a.subject
        told = f"{a.text} × {b.text} = {about(value)}"
        noun = a.counted.text
        for more in ("", word):  # "700 people" and "700 people in all" are two things for the comparison
            found = result(near, a, *a.span, value, noun, blank, more, counted=a.counted, subject=subject)
            yield replace(found, of=(a, b), told=told)


def _inside(term: Term, spans: Sequence[tuple[int, int]]) -> bool:
    return term.span is not None and any(first <= term.span[0] < last for first, last in spans)


def _average(near: Near, one: Assertion, mean: Phrases[bool]) -> tuple[tuple[int, int], ...] | None:
    """Where the words of an average stand, if outside its figure; None for what is none."""
    spans = [match.span() for match in TOKEN.finditer(near.article.text, one.sentence_start, one.span[1])]
    words = [fold(near.article.text[a:b]) for a, b in spans]
    for at in range(len(words) - 1, -1, -1):
        found = mean.match(words, at)
        if found is None or one.span[0] - spans[at][0] > _GAP:
            continue
        opened = at - 1 if at and words[at - 1] in near.lexi.determiners else at
        first, last = spans[opened][0], spans[found[1] - 1][1]
        return () if first >= one.span[0] else ((first, min(last, one.span[0])),)
    return None


def _parts(near: Near) -> Iterator[Sum]:
    """At least the sum of two parts that exclude each other: "1,200 in the north and 800 in the south"."""
    for a, b in near.pairs():
        if a.dimension != "count" or b.dimension != "count" or a.counted is None or b.counted is None:
            continue
        if stem(a.counted.lemma) != stem(b.counted.lemma) or a.per or b.per or a.change or b.change or a.of or b.of:
            continue
        one, other = _opposed(near, a), _opposed(near, b)
        low, more = _both(implied(a)), _both(implied(b))
        if one is None or other is None or one[0] != other[0] or one[1] == other[1] or low is None or more is None:
            continue
        words = tokens_of(near.article.text[one[3] : b.span[0]])
        if len(words) != 1 or words[0] not in near.lexi.joins or len(near.figures) > 2:
            continue
        value = Interval(low[0] + more[0], None)
        found = result(near, a, a.span[0], other[3], value, a.counted.text, scope=(), counted=a.counted)
        told = f"{a.text} + {b.text} = {said(_written(a) + _written(b))}"
        yield replace(found, of=(a, b), told=told)


def _written(one: Assertion) -> float:
    return middle(one.value or Interval(0, 0))


def _opposed(near: Near, one: Assertion) -> tuple[int, str, int, int] | None:
    """The set of words that exclude each other, and which of them a figure is narrowed to, and where that stands."""
    end = one.span[1]
    spans = [match.span() for match in TOKEN.finditer(near.article.text, end, end + 40)]
    words = [fold(near.article.text[a:b]) for a, b in spans]
    for at, word in enumerate(words[:4]):
        number = near.lexi.contrasts.get(stem(near.lexi.pack.lemma(word)))
        if number is not None:
            return number, stem(near.lexi.pack.lemma(word)), spans[0][0], spans[at][1]
        if word not in near.lexi.stop:
            return None
    return None


_READERS = {SHARE: _shares, GROWTH: _growths, DIFFERENCE: _differences, AVERAGE: _averages, PARTS: _parts}
