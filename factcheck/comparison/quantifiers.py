"""Quantifiers and trends that carry no number and yet say one: none, all, most, nobody, "remained stable", "fell".

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
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Period, Term

# family -> what it says: dimension, interval, share
_VALUES: dict[str, tuple[str, Interval]] = {
    "none": ("count", Interval(0, 0)),
    "nobody": ("count", Interval(0, 0)),
    "never_once": ("count", Interval(0, 0)),
    "twice": ("count", Interval(2, 2)),
    "thrice": ("count", Interval(3, 3)),
    "all_n": ("share", Interval(1, 1)),
    "nearly_all": ("share", Interval(0.8, 1)),
    "minority": ("share", Interval(None, 0.5, high_open=True)),
    "rose": ("factor", Interval(1, None, low_open=True)),
    "fell": ("factor", Interval(None, 1, high_open=True)),
    "all": ("share", Interval(1, 1)),
    "all_of_them": ("share", Interval(1, 1)),
    "most": ("share", Interval(0.5, None, low_open=True)),
    "nonzero": ("share", Interval(0, None, low_open=True)),
    "zero": ("share", Interval(0, 0)),
    "stable": ("factor", Interval(0.9, 1.1, approx=True)),
    "doubled": ("factor", Interval(2, 2)),
    "tripled": ("factor", Interval(3, 3)),
    "quadrupled": ("factor", Interval(4, 4)),
    "fivefold": ("factor", Interval(5, 5)),
    "tenfold": ("factor", Interval(10, 10)),
    "halved": ("factor", Interval(0.5, 0.5)),
}
_MARK = "q"  # ends the id of what is read here: a number may begin at the same place
_WHOLE = "w" + _MARK
_SET = 2  # things that make a set
_BRACKET = 8  # words that may stand between a verb and what closes it
_REACH = 5  # tokens in which the noun of a quantifier stands: "all of the 18 boats"
_PERSON = "concept:person"
_NOUN = ("none", "all", "all_n", "most", "nearly_all", "minority")
_TIMES = ("never_once", "twice", "thrice")  # how often something was done
_BARE = ("rose", "fell")  # trends that say nothing where a number says by how much
_SHAPES = {"most": "over", "nonzero": "over", "rose": "over", "minority": "under", "fell": "under"}


def is_quantifier(assertion: Assertion) -> bool:
    """Whether an assertion was read here, from a word that is no number."""
    return assertion.id.endswith(_MARK)


def is_ratio(assertion: Assertion) -> bool:
    """Whether a part names no whole of its own: "2 in 100,000 patients", and not "22 of the 32", "of the 32, 22"."""
    if assertion.of is None:
        return False
    lexi = lexicon(assertion.language)
    words = TOKEN.findall(fold(assertion.text))[1:]
    return any(_number(word, assertion.language) for word in words) and lexi.determiners.isdisjoint(words)


def is_bare_trend(assertion: Assertion) -> bool:
    """Whether an assertion says no more than that something rose or fell."""
    value = assertion.value
    return is_quantifier(assertion) and assertion.dimension == "factor" and value is not None and _half_open(value)


def _half_open(value: Interval) -> bool:
    return value.low is None or value.high is None


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
        inside = [a for a in taken if start <= a.span[0] < end]
        at = 0
        while at < len(sentence):
            hit = phrases.match(sentence.words, at) or _split(sentence, at)
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


def _split(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """A trend whose verb stands before other words: "blieben die Mieten in Leipzig STABIL"; read at the last word."""
    for name, verbs, closing in _pairs(sentence.pack.language):
        if sentence.words[at] in closing and not verbs.isdisjoint(sentence.words[max(0, at - _BRACKET) : at]):
            return name, at + 1
    return None


@cache
def _pairs(language: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    found = lexicon(language).pack.section("trends").get("split", {})
    return tuple(
        (str(name), frozenset(fold(str(w)) for w in verbs), frozenset(fold(str(w)) for w in closing))
        for name, (verbs, closing) in found.items()
    )


def sets(assertions: Sequence[Assertion], article: Article, told: Sequence[Assertion] = ()) -> list[Assertion]:
    """All of a set whose number is known, where a clause says something of it: "THE SEVEN hostages were released".

    None in a sentence for which `told` has what it says of all.
    """
    lexi = lexicon(article.language)
    articles = frozenset(fold(word) for word in lexi.pack.words("quantifiers", "the"))
    found, all_told = [], {one.sentence_start for one in told if one.dimension == "share"}
    for one in assertions:
        value = one.value
        if one.sentence_start in all_told:
            continue
        if (
            one.dimension != "count"
            or one.shape != "exact"
            or one.of is not None
            or value is None
            or is_quantifier(one)
        ):
            continue
        before = TOKEN.findall(fold(article.text[one.sentence_start : one.span[0]]))
        if not before or before[-1] not in articles or value.low is None or value.low != value.high or value.low < _SET:
            continue
        if len(before) > 1 and (before[-2] in lexi.prepositions or before[-2][0].isdecimal()):
            continue
        found.append(
            replace(
                one, id=f"{one.id}{_WHOLE}", dimension="share", unit="1", value=Interval(1, 1), share=1.0, of=value.low
            )
        )
    return found


def is_set(assertion: Assertion) -> bool:
    """Whether an assertion says something of a whole set by its number; only a part of as many compares with it."""
    return assertion.id.endswith(_WHOLE)


def is_never(assertion: Assertion) -> bool:
    """Whether an assertion says that something never was: no time."""
    zero = is_quantifier(assertion) and assertion.value == Interval(0, 0) and assertion.counted is not None
    return zero and assertion.counted is not None and assertion.counted.text == assertion.text


def in_a_word(one: Assertion) -> bool:
    """Whether an assertion is a factor that one word tells ("doubled"): what its clause says is read here."""
    return one.dimension == "factor" and not any(char.isdecimal() for char in one.text)


def overlap(one: Assertion, span: tuple[int, int]) -> bool:
    """Whether an assertion shares a character with a span."""
    return one.span[0] < span[1] and span[0] < one.span[1]


def _assertion(
    article: Article,
    sentence: Sentence,
    name: str,
    first: int,
    after: int,
    never: frozenset[str],
    inside: Sequence[Assertion],
) -> Assertion | None:
    number = None
    if name == "all" and after < len(sentence) and _number(sentence.words[after], article.language):
        name = "all_n"  # "tous les 12 conseillers"
    if name == "all_n":
        if after >= len(sentence) or not _number(sentence.words[after], article.language):
            return None
        number = next((one.value.low for one in inside if one.span[0] == sentence.starts[after] and one.value), None)
        after += 1
    start, end = sentence.starts[first], sentence.ends[after - 1]
    if name != "all_n" and any(overlap(one, (start, end)) and not in_a_word(one) for one in inside):
        return None
    if name in _BARE and any(_tells_change(one) for one in inside):
        return None
    noun = _noun(sentence, after) if name in _NOUN else _people(sentence, first) if name == "nobody" else None
    if name in _TIMES:
        noun = _times(sentence, first)
        if noun is None:
            return None
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
        line=article.file_line(article.text.count("\n", 0, start) + 1),
        column=start - article.text.rfind("\n", 0, start),
        sentence=article.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        language=article.language,
        kind="quantity",
        value=value,
        shape=_shape(name, dimension, value),
        unit=noun.lemma if noun is not None and dimension == "count" else "1",
        dimension=dimension,
        share=0.0 if dimension == "count" else None,
        of=number,
        counted=noun,
        period=_period(inside),
    )


def _shape(name: str, dimension: str, value: Interval) -> str:
    if name in _SHAPES:
        return _SHAPES[name]
    if value.low != value.high:
        return "range"
    return "about" if dimension == "factor" else "exact"  # what "doubled" may have risen by 90 %


def _tells_change(assertion: Assertion) -> bool:
    """Whether a number says by how much, or from what to what, something changed."""
    return assertion.change is not None or assertion.shape == "range" or assertion.dimension == "factor"


def _period(inside: Sequence[Assertion]) -> Period | None:
    """The only date of the sentence, as the period for which its quantifiers hold."""
    dates = [one for one in inside if one.kind == "date" and one.timex_type != "SET"]
    if len(dates) != 1 or dates[0].role not in ("event", "period"):
        return None
    return Period(dates[0].timex, dates[0].start, dates[0].end, dates[0].text, dates[0].span)


def _people(sentence: Sentence, at: int) -> Term:
    """The counted noun of "nobody": a person, the first of the pack's generic words."""
    generic = lexicon(sentence.pack.language).pack.words("comparison", "generic")
    span = (sentence.starts[at], sentence.ends[at])
    return Term(sentence.surface(at, at + 1), lemma=generic[0] if generic else "", ids=(_PERSON,), span=span)


def _times(sentence: Sentence, at: int) -> Term | None:
    """What "three times" counts, for "never" and "twice"."""
    words = lexicon(sentence.pack.language).pack.words("comparison", "times")
    return Term(sentence.surface(at, at + 1), lemma=words[0]) if words else None


def _number(word: str, language: str) -> bool:
    return word[0].isdecimal() or word in lexicon(language).cardinals


def _noun(sentence: Sentence, at: int) -> Term | None:
    """The noun that a quantifier stands before: the first word that is neither grammar nor a number."""
    lexi = lexicon(sentence.pack.language)
    for position in range(at, min(at + _REACH, len(sentence))):
        word = sentence.words[position]
        if (word in lexi.stop and word not in lexi.generic) or word[0].isdecimal():
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
