"""What is counted, or what a share is of: whether two assertions name the same.

"People", "cases" and elliptic numbers ("injured 400") are told by the concept next to them: killed people are dead.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import lru_cache

from factcheck.comparison.context import Context
from factcheck.comparison.features import Features
from factcheck.comparison.frames import follows
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.settings import settings
from factcheck.language import catalogue
from factcheck.language.knowledge import knowledge
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion, Term

_PERSON, _INHABITANT = "concept:person", "concept:inhabitant"


def generic(term: Term | None, language: str) -> bool:
    """Whether a term says no more than "people" or "cases"."""
    return term is None or term.lemma in lexicon(language).generic


def keys(term: Term | None) -> frozenset[str]:
    """The stem and the ids of a term's head."""
    return frozenset((stem(term.lemma), *term.ids)) if term is not None and (term.lemma or term.ids) else frozenset()


def same_term(a: Term | None, b: Term | None, language_a: str, language_b: str) -> bool | None:
    """Whether two terms name the same thing; None where one is unknown, says little, or is of another language."""
    if not keys(a) or not keys(b) or a is None or b is None:
        return None
    if a.lemma and a.lemma == b.lemma and language_a == language_b:
        return True
    if set(a.ids) & set(b.ids) or (stem(a.lemma) == stem(b.lemma) and len(a.lemma) > 3):
        return True
    if generic(a, language_a) or generic(b, language_b):
        return None
    if language_a != language_b and not (a.ids and b.ids):
        return None
    return False


def counted(a: Assertion, b: Assertion, context: Context) -> bool | None:
    """Whether two counts are of the same: by their nouns, else by the concept next to the number.

    None where that is unknown; only texts that were put side by side are compared then.
    """
    first, second = context.features(a), context.features(b)
    vague_a, vague_b = generic(a.counted, a.language), generic(b.counted, b.language)
    if not vague_a and not vague_b:
        return same_term(a.counted, b.counted, a.language, b.language)
    one, other = _told(a, vague_a, first), _told(b, vague_b, second)
    if one & other or (vague_a and vague_b and _happens(a) & _happens(b) - context.settings.events.trends):
        return True
    if vague_a and vague_b and one and other:
        return False
    return None


def _told(assertion: Assertion, vague: bool, features: Features) -> frozenset[str]:
    if not vague:
        return keys(assertion.counted)
    beside = settings().collectives.get(features.beside or "", features.beside)
    return members(assertion, features) | (frozenset((beside,)) if beside is not None else frozenset[str]())


def members(assertion: Assertion, features: Features) -> frozenset[str]:
    """Who belongs to what a figure counts, as a whole: "a population of 31,000", "a town of 18,400 inhabitants"."""
    collectives = settings().collectives
    if assertion.counted is None:
        return frozenset((collectives[features.beside],)) if features.beside in collectives else frozenset()
    found = frozenset(id for id in assertion.counted.ids if id in collectives.values())
    definite = follows(assertion, lexicon(assertion.language).definite)
    return found if definite or (features.event is None and features.beside is not None) else frozenset()


def inhabitants(one: Assertion, features: Features) -> bool:
    """Whether a figure says how many live somewhere, and not how many of them something happened to."""
    counted = one.counted is not None and _INHABITANT in one.counted.ids
    return counted and (features.event is None or f"concept:{features.event}" in settings().events.trends)


def _happens(one: Assertion) -> frozenset[str]:
    return frozenset(id for id in one.event.ids if id.startswith("concept:")) if one.event is not None else frozenset()


def same_happening(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two counts of "people" or of nothing named stand beside one concept: those who were injured."""
    if not (generic(a.counted, a.language) and generic(b.counted, b.language)):
        return False
    beside = context.features(a).beside
    return beside is not None and beside == context.features(b).beside


def scale(assertion: Assertion) -> frozenset[str]:
    """The concepts that name the scale of a bare figure: "the earthquake's magnitude", "a magnitude of"."""
    ids = (id for term in (assertion.subject, assertion.property) if term is not None for id in term.ids)
    return frozenset(id for id in ids if id.startswith("concept:")) if assertion.dimension == "index" else frozenset()


def part_and_whole(a: Assertion, b: Assertion) -> bool:
    """Whether one value is the whole that the other, in one phrase, is a part of: "22 of the 32" and "32"."""
    for part, whole in ((a, b), (b, a)):
        if part.of is None or whole.value is None or not whole.value.low == part.of == whole.value.high:
            continue
        noun = part.counted.span if part.counted is not None else None
        if noun is None or part.span[0] <= noun[0] < part.span[1]:
            return True
    return False


def other_basis(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two shares are of different wholes, none of which the other sentence even speaks of."""
    if same_term(a.basis, b.basis, a.language, b.language) is not False:
        return False
    if _of(a.basis, b.basis, b.language) or _of(b.basis, a.basis, a.language):
        return False  # "of electricity", "of the production of electricity"
    return not keys(a.basis) & context.reading(b).keys and not keys(b.basis) & context.reading(a).keys


def _of(part: Term | None, whole: Term | None, language: str) -> bool:
    """Whether the head of one term is what the other's is of: "electricity", "the production of electricity"."""
    if part is None or whole is None or not part.lemma or stem(part.lemma) not in narrowing(whole):
        return False
    return not lexicon(language).of.isdisjoint(TOKEN.findall(fold(whole.text)))


def apart(a: Term | None, b: Term | None, one: Features, other: Features) -> bool:
    """Whether two subjects are known and neither is even spoken of in the other's sentence."""
    first, second = keys(a), keys(b)
    if not first or not second:
        return False
    if _names(a) & _names(b):
        return False  # "the watchmaker Talma", "Talma"
    return not first & second and not first & other.reading.keys and not second & one.reading.keys


def other_group(a: Assertion, b: Assertion, one: Features, other: Features) -> str | None:
    """The people to whom one of two subjects of one head is narrowed, and of whom the other sentence does not speak:
    "unemployment", "youth unemployment".
    """
    if same_term(a.subject, b.subject, a.language, b.language) is not True:
        return None
    for term, reading in ((a.subject, other.reading), (b.subject, one.reading)):
        for key in term.ids[1:] if term is not None else ():
            if _people(key) and key not in reading.keys:
                return catalogue.label(key, a.language)
    return None


def _people(key: str) -> bool:
    return key != _PERSON and _PERSON in catalogue.broader(key)


def owned(one: Assertion) -> bool:
    """Whether the subject is named by someone else: "the son of Aldo Ferrin", "Aldo Ferrin's widow"."""
    term = one.subject
    if term is None or not _names(term):
        return False
    words = TOKEN.findall(term.text)
    folded = [fold(word) for word in words]
    links = lexicon(one.language).of
    for at, word in enumerate(folded[:-1]):
        if word in links and words[at + 1][0].isupper() and at > 0 and not words[at - 1][0].isupper():
            return True
        if word == "'" and folded[at + 1] == "s" and at + 2 < len(words) and not words[at + 2][0].isupper():
            return True
    return False


def _names(term: Term | None) -> frozenset[str]:
    """The stems of the words with a capital in a term."""
    words = TOKEN.findall(term.text) if term is not None else ()
    return frozenset(stem(fold(word)) for word in words if word[0].isupper())


def subject(assertion: Assertion, features: Features) -> Term | None:
    """Who or what an assertion is of; None for who says it ("according to the union, 30 %") and for what it counts."""
    term = assertion.subject
    if term is None or term.span is None:
        return term
    if assertion.counted is not None and assertion.counted.span == term.span:
        return None  # those who are counted tell nothing more
    reading = features.reading
    segment = bisect_right(reading.breaks, term.span[0])
    own = bisect_right(reading.breaks, assertion.span[0])
    said = any(bisect_right(reading.breaks, at) == segment for at in reading.sayings)
    return None if said and segment != own else term


def told_apart(a: Term | None, b: Term | None, one: Features, other: Features, one_language: bool) -> bool:
    """Whether each of two terms of one head is narrowed by what the other's sentence does not speak of."""
    if not one_language or a is None or b is None or stem(a.lemma) != stem(b.lemma):
        return False
    first, second = narrowing(a) - other.reading.lemmas, narrowing(b) - one.reading.lemmas
    return bool(first and second)


def narrower(a: Assertion, b: Assertion, context: Context) -> str | None:
    """Why two counts of one noun are not of the same: each is narrowed in its own way, or one is a part of the other.

    "Five permanent members" and "eight members" are both right; "twelve permanent members" of eight are not.
    """
    if a.language != b.language or generic(a.counted, a.language) or generic(b.counted, b.language):
        return None
    fa, fb = context.features(a), context.features(b)
    first, second = narrowing(a.counted, a.language), narrowing(b.counted, b.language)
    first, second = first - fb.reading.lemmas, second - fa.reading.lemmas
    if first and second:
        return f"one counts {told(a.counted)}, the other {told(b.counted)}"
    if first or second:
        part, whole = (a.value, b.value) if first else (b.value, a.value)
        if (
            part is not None
            and whole is not None
            and (part.low or 0.0) <= (math.inf if whole.high is None else whole.high)
        ):
            return f"only one of the two is narrowed to {told(a.counted if first else b.counted)}"
    return None


def of_a_part(a: Assertion, b: Assertion) -> str | None:
    """Why one count is of a part of what the other is of: "the hospital", "the northern wing of the hospital"."""
    for whole, part in ((a, b), (b, a)) if a.language == b.language else ():
        if whole.subject is None or part.subject is None or whole.value is None or part.value is None:
            continue
        if stem(whole.subject.lemma) == stem(part.subject.lemma) or (part.value.low or 0.0) > (whole.value.high or 0.0):
            continue
        if _names(whole.subject):
            continue  # a name in apposition is the whole itself: "the watchmaker Talma"
        counts = part.unit != "1" if part.counted is None else part.counted.span != part.subject.span
        if counts and stem(whole.subject.lemma) in narrowing(part.subject):
            return f"one is of {told(whole.subject)}, the other of {told(part.subject)}"
    return None


def narrowing(term: Term | None, language: str | None = None) -> frozenset[str]:
    """Stems of what narrows a head: "regional", "European"; with a language, not "known" or "total"."""
    if term is None:
        return frozenset()
    plain = lexicon(language).unnarrowing if language is not None else frozenset[str]()
    return frozenset(map(stem, term.modifiers)) - plain


def one_subject(a: Term | None, b: Term | None, language: str) -> bool:
    """Whether two terms of one language name the same concepts and entities and nothing besides: "the Portuguese
    budget deficit", "the deficit of Portugal".
    """
    if a is None or b is None or not a.ids or set(a.ids) != set(b.ids):
        return False
    return _besides(a.text, a.ids, language) == _besides(b.text, b.ids, language)


@lru_cache(maxsize=1 << 12)
def _besides(text: str, ids: tuple[str, ...], language: str) -> frozenset[str]:
    """The stems of the words of a term that name none of its ids and say something."""
    lexi = lexicon(language)
    written = TOKEN.findall(text)
    words = [fold(word) for word in written]
    lemmas = [lexi.pack.lemma(word) for word in words]
    named = knowledge(language).find(lemmas, words, written.__getitem__)
    known = {at for first, after, of in named if set(of) & set(ids) for at in range(first, after)}
    rest = [word for at, word in enumerate(words) if at not in known and word not in lexi.stop and word[0].isalnum()]
    return frozenset(map(stem, rest)) - lexi.unnarrowing


def told(term: Term | None) -> str:
    """A term for people."""
    return f"“{term.text or term.lemma}”" if term is not None else "something"
