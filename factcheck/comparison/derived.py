"""Figures that follow from what is written: sums of parts, factors of growth, "won the cup three times".

Each is an assertion of its own, at the place of the words that it follows from, so that "doubled" meets "rose by 15 %"
and "from 40 to 200", and "fifteen judges plus two" meets "up to fifteen".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.comparison.interval import implied
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.extraction import extract
from factcheck.language.knowledge import knowledge
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Term

MARK = "d"  # ends the id of what is derived
_GROWTH, _MOVE = "g" + MARK, "m" + MARK
_COARSE = 0.15  # a figure that something went from or to is not rounded by more
_PERIODS = frozenset({"concept:season"})
_NEAR = 40  # characters before a range in which its verb stands


def is_derived(assertion: Assertion) -> bool:
    """Whether an assertion follows from another's words and was not written as such."""
    return assertion.id.endswith(MARK)


def is_growth(assertion: Assertion) -> bool:
    """Whether an assertion is the factor of a change in per cent."""
    return assertion.id.endswith(_GROWTH)


def changes(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The factors of what grew by per cent (+15 % is 1.15 times) and of what went from one figure to another."""
    found = []
    for one in assertions:
        factor = _growth(one) or _move(one, article)
        if factor is not None:
            mark = _GROWTH if one.change is not None and one.unit == "%" and one.shape != "range" else _MOVE
            found.append(_factor(one, factor, mark))
    return found


def _factor(one: Assertion, factor: Interval, mark: str) -> Assertion:
    return replace(
        one,
        id=one.id + mark,
        dimension="factor",
        unit="1",
        value=factor,
        shape="range",
        precision=0.0,
        change=None,
        per=None,
        alternatives=(),
        share=None,
        of=None,
        counted=None,
        basis=None,
    )


def _growth(one: Assertion) -> Interval | None:
    """1.15 for a rise of 15 %."""
    if one.unit != "%" or one.change is None or one.value is None or one.shape == "range":
        return None
    meant = implied(one)
    low = None if meant.low is None else meant.low / 100
    high = None if meant.high is None else meant.high / 100
    if one.change == "up":
        return Interval(None if low is None else 1 + low, None if high is None else 1 + high)
    return Interval(None if high is None else max(0.0, 1 - high), None if low is None else 1 - low)


def _move(one: Assertion, article: Article) -> Interval | None:
    """5 for "went from 40 to 200", 0.67 for "est passé de 180 à 120"; None for a range that nothing went through."""
    value = one.value
    if one.kind != "quantity" or one.shape != "range" or value is None or not value.low or not value.high:
        return None
    pack = lexicon(article.language).pack
    opened = next((to for start, to in _openers(article.language) if fold(one.text).startswith(start)), None)
    if opened is None or value.low < 0:
        return None
    tokens = TOKEN.findall(fold(article.text[max(0, one.span[0] - _NEAR) : one.span[0]]))
    before = [stem(pack.lemma(word)) for word in tokens]
    went = {stem(pack.lemma(fold(word))) for word in pack.words("trends", "went")}
    if one.change is None and not any(word in went for word in before[-3:]):
        return None
    down = _falls(one, opened, value, article)
    if down is None:
        return None
    ratio = value.high / value.low
    slack = _slack(value, one.precision)
    return Interval((1 / ratio if down else ratio) / slack, (1 / ratio if down else ratio) * slack)


def _slack(value: Interval, precision: float) -> float:
    """How many times greater or less a ratio of two rounded figures may be."""
    low, high = value.low or 1.0, value.high or 1.0
    return (1 + min(_COARSE, precision / low)) * (1 + min(_COARSE, precision / high))


def _openers(language: str) -> list[tuple[str, str]]:
    """What opens a range and what stands between its two figures: "from ", "to"; "d'", "à"."""
    listed = lexicon(language).pack.section("ranges").get("from_to", ())
    return [
        (word if word.endswith("'") else f"{word} ", fold(str(to)))
        for word, to in ((fold(str(a)), b) for a, b in listed)
    ]


def _falls(one: Assertion, to: str, value: Interval, article: Article) -> bool | None:
    """Whether the first figure of a range is the greater; None where that cannot be told."""
    if one.change is not None:
        return one.change == "down"
    first = one.text[: fold(one.text).rfind(f" {to} ")]
    read = [each.value for each in extract(replace(article, text=first, title=None)) if each.value is not None]
    if len(read) != 1 or read[0] is None or not read[0].low:
        return None
    for end, falls in ((value.low, False), (value.high, True)):  # "de 3 à 5 millions": the scale is said once
        for scale in (1.0, 1e3, 1e6, 1e9, 1e12):
            if end is not None and abs(read[0].low * scale - end) <= abs(end) * 1e-9:
                return falls
    return None


def wholes(assertions: Sequence[Assertion]) -> list[Assertion]:
    """The assertions with the whole of a part told as the fact that it is: "will close 120 of its 680 branches"."""
    parts = [one for one in assertions if one.of is not None]
    result = []
    for one in assertions:
        value = one.value
        if one.modality not in ("fact", "estimate", "denied") and value is not None and one.dimension == "count":
            whole = any(part.of == value.low and part.span[0] < one.span[0] < part.span[1] + _NEAR for part in parts)
            if whole and value.low == value.high:
                one = replace(one, modality="fact")
        result.append(one)
    return result


def numbers(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The assertions with the bare figure of "the number of members stood at 300" read as a count of members."""
    words = frozenset(lexicon(article.language).pack.words("comparison", "numbers_of"))
    result = []
    for one in assertions:
        if one.kind == "quantity" and one.counted is None and one.dimension in (None, "count") and one.unit == "1":
            term = next((t for t in (one.property, one.subject) if t is not None and words & {*t.modifiers}), None)
            if term is not None:
                noun = replace(term, ids=term.ids[:1], modifiers=())
                one = replace(one, counted=noun, dimension="count", unit=term.lemma)
        result.append(one)
    return result


def times(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """Three cups for "won the cup three times" and « a remporté trois fois la coupe »."""
    lexi = lexicon(article.language)
    words = frozenset(lexi.pack.words("comparison", "times"))
    found = []
    for one in assertions:
        if one.counted is None or one.counted.lemma not in words or one.shape != "exact" or one.value is None:
            continue
        after = TOKEN.findall(fold(article.text[one.span[1] : one.span[1] + _NEAR]))
        before = TOKEN.findall(fold(article.text[max(one.sentence_start, one.span[0] - _NEAR) : one.span[0]]))
        noun = _object(after, article.language)
        if noun is not None and _PERIODS & {*noun.ids}:
            noun = None  # "has won four times THIS SEASON"
        noun = noun or _object(_last_phrase(before, lexi.determiners), article.language)
        if noun is None and one.event is not None and one.event.ids:  # "has won four times": four victories
            noun = Term(one.event.text, lemma=one.event.lemma, ids=one.event.ids[:1])
        if noun is not None:
            found.append(replace(one, id=one.id + "t" + MARK, counted=noun, unit=noun.lemma, change=None))
    return found


def _last_phrase(words: Sequence[str], determiners: frozenset[str]) -> Sequence[str]:
    """The words from the last determiner on, when nothing but its noun phrase follows."""
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in determiners), None)
    return words[at:] if at is not None and len(words) - at <= 3 else ()


def _object(words: Sequence[str], language: str) -> Term | None:
    """The known noun, in the singular, that stands right after a determiner: "the cup"."""
    lexi = lexicon(language)
    if len(words) < 2 or words[0] not in lexi.determiners:
        return None
    lemmas = [lexi.pack.lemma(word) for word in words]
    for at in range(1, min(3, len(words))):
        known = knowledge(language).match(lemmas, words, at, lambda at: words[at])
        if known is not None and known[0][0].startswith("concept:") and lemmas[at] == words[at]:
            return Term(words[at], lemma=lemmas[at], ids=known[0])
    return None


def totals(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The sums of kinds of one noun: "seven permanent judges and four deputies" are eleven judges.

    At least so many, unless the two kinds are all that there are (`contrasts` of the pack).
    """
    lexi = lexicon(article.language)
    found = []
    for a, b in itertools.pairwise(assertions):
        if (
            not _two_kinds(a, b, article)
            or a.value is None
            or b.value is None
            or a.counted is None
            or b.counted is None
        ):
            continue
        least = (a.value.low or 0.0) + (b.value.low or 0.0)
        kinds = [
            {lexi.contrasts.get(stem(word)) for word in one.counted.modifiers} - {None} for one in (a, b) if one.counted
        ]
        every = bool(kinds[0] & kinds[1])
        span = (a.span[0], b.span[1])
        found.append(
            replace(
                a,
                id=a.id + "s" + MARK,
                span=span,
                text=article.text[span[0] : span[1]],
                precision=0.0,
                value=Interval(least, least if every else None),
                shape="exact" if every else "at-least",
                counted=replace(a.counted, modifiers=()),
            )
        )
    return found


def _two_kinds(a: Assertion, b: Assertion, article: Article) -> bool:
    """Whether two exact counts of one noun, each of its own kind, are joined by "and"."""
    if a.sentence_start != b.sentence_start or a.counted is None or b.counted is None or a.of is not None is not b.of:
        return False
    same = stem(a.counted.lemma) == stem(b.counted.lemma) and a.dimension == b.dimension == "count"
    kinds = bool(a.counted.modifiers) and bool(b.counted.modifiers) and a.counted.modifiers != b.counted.modifiers
    between = fold(article.text[a.span[1] : b.span[0]]).strip()
    return same and kinds and a.shape == b.shape == "exact" and between in lexicon(article.language).joins


def factors(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The assertions with the bare number of "multiplied by five" read as a factor, of "divided by two" as a half."""
    pack = lexicon(article.language).pack
    openers = [(word, False) for word in pack.words("trends", "multiplied_by")]
    openers += [(word, True) for word in pack.words("trends", "divided_by")]
    result = []
    for one in assertions:
        value = one.value
        if value is not None and one.counted is None and one.dimension in (None, "factor") and value.low == value.high:
            before = fold(article.text[max(0, one.span[0] - 24) : one.span[0]]).rstrip()
            opener = next((divides for word, divides in openers if before.endswith(word)), None)
            if opener is not None and value.low:
                factor = 1 / value.low if opener else value.low
                one = replace(
                    one,
                    unit="1",
                    dimension="factor",
                    change=None,
                    value=Interval(factor, factor),
                    shape="about",
                    precision=0.0,
                )
        result.append(one)
    return result


def sums(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The assertions with "fifteen judges plus two judges" read as seventeen: the parts give way to their sum."""
    result: list[Assertion] = []
    for assertion in assertions:
        before = result[-1] if result else None
        if before is not None and _adds(before, assertion, article):
            result[-1] = _sum(before, assertion, article)
        else:
            result.append(assertion)
    return result


def _adds(a: Assertion, b: Assertion, article: Article) -> bool:
    if a.dimension != "count" or b.dimension != "count" or a.value is None or b.value is None:
        return False
    if (
        a.counted is None
        or b.counted is None
        or a.counted.lemma != b.counted.lemma
        or a.sentence_start != b.sentence_start
    ):
        return False
    if None in (a.value.low, a.value.high, b.value.low, b.value.high) or "exact" not in (a.shape, b.shape):
        return False
    between = fold(article.text[a.span[1] : b.span[0]])
    return len(between) < 60 and any(
        f" {word} " in f" {between} " for word in lexicon(a.language).pack.words("comparison", "sums")
    )


def _sum(a: Assertion, b: Assertion, article: Article) -> Assertion:
    assert a.value is not None
    assert b.value is not None
    value = Interval((a.value.low or 0) + (b.value.low or 0), (a.value.high or 0) + (b.value.high or 0))
    span = (a.span[0], b.span[1])
    return replace(a, value=value, span=span, text=article.text[span[0] : span[1]], shape="exact")
