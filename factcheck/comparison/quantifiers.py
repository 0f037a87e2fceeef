"""Quantifiers and trends that carry no number and yet say one: none, all, most, "is not nil", "remained stable".

They are read as assertions like any other, so that "no dose was recalled" meets "50,000 doses were recalled", and
"remained stable" meets "multiplied by five".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.comparison.lexicon import lexicon
from factcheck.extraction.text import Sentence, mask
from factcheck.language import sentences
from factcheck.language.knowledge import knowledge
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Term

# family -> what it says: dimension, interval, share
_VALUES: dict[str, tuple[str, Interval]] = {
    "none": ("count", Interval(0, 0)),
    "all": ("share", Interval(1, 1)),
    "all_of_them": ("share", Interval(1, 1)),
    "most": ("share", Interval(0.5, None, low_open=True)),
    "nonzero": ("share", Interval(0, None, low_open=True)),
    "zero": ("share", Interval(0, 0)),
    "stable": ("factor", Interval(0.9, 1.1, approx=True)),
    "doubled": ("factor", Interval(2, 2)),
    "tripled": ("factor", Interval(3, 3)),
    "quadrupled": ("factor", Interval(4, 4)),
    "halved": ("factor", Interval(0.5, 0.5)),
}
_MARK = "q"  # ends the id of what is read here: a number may begin at the same place
_NOUN = ("none", "all", "most")


def is_quantifier(assertion: Assertion) -> bool:
    """Whether an assertion was read here, from a word that is no number."""
    return assertion.id.endswith(_MARK)


@cache
def _phrases(language: str) -> tuple[Phrases[str], Phrases[bool], frozenset[str]]:
    pack = lexicon(language).pack
    entries: list[tuple[str, str]] = []
    for section in ("quantifiers", "trends"):
        for name, words in pack.section(section).items():
            if name in _VALUES:
                entries += [(str(word), str(name)) for word in words]
    never = frozenset(pack.lemma(fold(word)) for word in pack.words("quantifiers", "never_before"))
    return Phrases(entries), Phrases([(word, True) for word in pack.words("quantifiers", "never")]), never


@cache
def auxiliaries(language: str) -> frozenset[str]:
    """The auxiliaries of a language."""
    return frozenset(lexicon(language).pack.words("grammar", "auxiliaries"))


def read(article: Article, taken: Sequence[Assertion] = ()) -> list[Assertion]:
    """The quantifiers and trends of an article as assertions, in order; none inside the span of one of `taken`."""
    lexi = lexicon(article.language)
    phrases, phrases_never, never = _phrases(article.language)
    if not phrases:
        return []
    text = mask(article.text)
    found: list[Assertion] = []
    for start, end in sentences.bounds(text, lexi.pack.abbreviations):
        sentence = Sentence(text, start, end, lexi.pack)
        inside = [a.span for a in taken if start <= a.span[0] < end]
        at = 0
        while at < len(sentence):
            hit = phrases.match(sentence.words, at)
            if hit is None:
                at += 1
                continue
            name, after = hit
            if phrases_never.match(sentence.words, after - 1) is not None:
                at = after
                continue
            assertion = _assertion(article, sentence, name, at, after, never, inside)
            if assertion is not None:
                found.append(assertion)
            at = after
    return found


def _assertion(
    article: Article,
    sentence: Sentence,
    name: str,
    first: int,
    after: int,
    never: frozenset[str],
    inside: Sequence[tuple[int, int]],
) -> Assertion | None:
    start, end = sentence.starts[first], sentence.ends[after - 1]
    if any(a < end and start < b for a, b in inside):
        return None
    noun = _noun(sentence, after) if name in _NOUN else None
    if name in _NOUN and (noun is None or noun.lemma in never):
        return None
    if name == "all_of_them" and (first == 0 or sentence.words[first - 1] not in auxiliaries(article.language)):
        return None
    dimension, value = _VALUES[name]
    return Assertion(
        id=f"{article.id}#{start}{_MARK}",
        article=article.id,
        span=(start, end),
        text=article.text[start:end],
        line=article.line_offset + article.text.count("\n", 0, start) + 1,
        column=start - article.text.rfind("\n", 0, start),
        sentence=article.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        language=article.language,
        kind="quantity",
        value=value,
        shape="over" if name in ("most", "nonzero") else "range" if value.low != value.high else "exact",
        unit=noun.lemma if noun is not None and dimension == "count" else "1",
        dimension=dimension,
        share=0.0 if name == "none" else None,
        counted=noun,
    )


def _noun(sentence: Sentence, at: int) -> Term | None:
    """The noun that a quantifier stands before: the first word that is neither grammar nor a number."""
    lexi = lexicon(sentence.pack.language)
    for position in range(at, min(at + 4, len(sentence))):
        word = sentence.words[position]
        if word in lexi.stop and word not in lexi.generic:
            continue
        if not word[0].isalpha():
            return None
        known = knowledge(sentence.pack.language).match(
            sentence.lemmas, sentence.words, position, lambda at: sentence.surface(at, at + 1)
        )
        return Term(
            text=sentence.surface(position, position + 1),
            lemma=sentence.lemmas[position],
            ids=known[0] if known is not None else (),
            span=(sentence.starts[position], sentence.ends[position]),
        )
    return None


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
                one = replace(one, dimension="factor", value=Interval(factor, factor), precision=factor * 0.05)
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
