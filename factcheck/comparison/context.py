"""The words around an assertion as weighted keys that compare across inflections and languages.

A key is a concept or entity id where the knowledge base knows the words, else a stem without accents ("vaccin" for
vaccine, vaccinées, vaccination). Words count less the more clause breaks lie between them and the value. Sentences
are read once, assertions of one sentence share that reading.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from factcheck.comparison.settings import Settings, Weights, settings
from factcheck.comparison.signature import Signature, signature
from factcheck.language import pack, sentences
from factcheck.language.knowledge import knowledge
from factcheck.language.phrases import Phrases
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion

_STEM = 6
_CONTENT = 0.5  # words that weigh less do not make a clause
_GRAMMAR = ("determiners", "prepositions", "conjunctions", "relatives", "subordinators", "pronouns", "auxiliaries",
            "adverbs", "stop", "prenominal")  # fmt: skip
_BREAKS = frozenset(',;:.!?()[]–—…«»"“”')


class Word(Struct, frozen=True):
    """One content word: `key`, its full form without accents, its own weight, and where it stands."""

    key: str
    form: str
    weight: float
    start: int
    end: int
    name: bool


class Reading(Struct, frozen=True):
    """A sentence read for comparison; offsets are the article's."""

    words: tuple[Word, ...]
    breaks: tuple[int, ...]  # where clauses end, ascending
    names: frozenset[str]  # keys of proper names
    keys: frozenset[str]
    marks: tuple[
        tuple[int, str], ...
    ]  # offsets of words that make it another quantity: max, min, initial, additional ...
    ordinals: tuple[tuple[int, int], ...]  # offset and number: the 25th anniversary
    events: tuple[tuple[int, str], ...]  # offset and class of words that name an event: taken, published ...
    negations: tuple[int, ...]  # offsets of negations
    joined: tuple[tuple[int, str, str], ...]  # offset of "and" or "or", and the keys on its two sides
    sayings: tuple[int, ...]  # offsets of reporting verbs and of "according to"


class Features(Struct, frozen=True):
    """The context of one assertion: weight by key, the sum of the weights, and its sentence's reading."""

    bag: Mapping[str, float]
    total: float
    clause: Mapping[str, float]  # weight by key of its own clause alone
    marks: frozenset[str]  # marks in its own clause
    ordinals: frozenset[int]  # ordinals in its own clause
    event: str | None  # class of the event in its own clause that stands nearest
    negated: bool  # its own clause holds a negation
    joined: tuple[tuple[str, str], ...]  # words that "and" or "or" joins in its own clause
    names: Mapping[str, float]  # proper names by nearness of their clause; not those of who says it
    reading: Reading


def plain(word: str) -> str:
    """The folded word without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def stem(word: str) -> str:
    """A key for a lemma: no accents, cut after six letters so that noun, verb and participle fall together."""
    return plain(word)[:_STEM]


class _Lexicon:
    """What a language's pack says about words that do not tell one topic from another."""

    def __init__(self, language: str) -> None:
        self.pack = pack.load(language)
        words = set(self.pack.words("stop_words")) | set(self.pack.words("negation"))
        for name in _GRAMMAR:
            words.update(self.pack.words("grammar", name))
        for part in ("before", "after"):
            for listed in self.pack.section("qualifiers").get(part, {}).values():
                words.update(str(word) for word in listed if " " not in str(word))
        numbers = self.pack.section("numbers")
        for name in (
            "cardinals",
            "one",
            "hundreds",
            "scales",
            "halves",
            "fractions",
            "ordinals",
            "collectives",
            "vague",
        ):
            words.update(str(word) for word in numbers.get(name, ()))
        self.stop = frozenset(fold(word) for word in words)
        weak = [*self.pack.words("reporting", "verbs"), *self.pack.words("comparison", "weak")]
        self.weak = frozenset(self.pack.lemma(fold(word)) for word in weak) | frozenset(map(fold, weak))
        said = [*self.pack.words("reporting", "verbs"), *self.pack.words("comparison", "sayings")]
        self.negators = Phrases([(word, True) for word in self.pack.words("comparison", "negators")])
        self.particles = frozenset(self.pack.words("comparison", "particles"))
        self.joins = frozenset(self.pack.words("comparison", "joins"))
        self.sayings = frozenset(fold(word) for word in said)
        self.breaks = frozenset(fold(word) for word in self.pack.words("comparison", "breaks")) | frozenset(
            fold(word) for word in self.pack.words("grammar", "relatives")
        )
        self.marks = Phrases(
            [
                (str(word), str(name))
                for name, words in self.pack.section("comparison").get("marks", {}).items()
                for word in words
            ]
        )
        self.ordinals = {fold(str(word)): int(number) for word, number in numbers.get("ordinals", {}).items()}
        self.ordinal_suffixes = frozenset(fold(str(word)) for word in numbers.get("ordinal_suffixes", ()))
        self.one_of = tuple(fold(word) for word in self.pack.words("partitives", "one_of"))
        self.events = {
            stem(self.pack.lemma(fold(str(word)))): str(name)
            for name, words in reversed(self.pack.section("comparison").get("events", {}).items())
            for word in words
        }
        self.generic = frozenset(self.pack.lemma(fold(word)) for word in self.pack.words("comparison", "generic"))


@cache
def lexicon(language: str) -> _Lexicon:
    """The lexicon of a language, English's where there is no pack for it."""
    return _Lexicon(language if language in pack.available() else "en")


def read(sentence: str, start: int, language: str, weights: Weights) -> Reading:
    """The content words of a sentence that begins at offset `start` of its article."""
    lexi = lexicon(language)
    known = knowledge(lexi.pack.language)
    spans = [match.span() for match in TOKEN.finditer(sentence)]
    folded = fold(sentence)
    forms = [folded[a:b] for a, b in spans]
    lemmas = [lexi.pack.lemma(form) for form in forms]
    raw = [sentence[a:b] for a, b in spans].__getitem__
    words: list[Word] = []
    breaks: list[int] = []
    marks: list[tuple[int, str]] = []
    ordinals: list[tuple[int, int]] = []
    events: list[tuple[int, str]] = []
    sayings: list[int] = []
    negations: list[int] = []
    joints: list[int] = []
    at, opens = 0, True
    while at < len(forms):
        form, lemma = forms[at], lemmas[at]
        a, b = spans[at]
        if form in _BREAKS or form in lexi.breaks:
            breaks.append(start + a)
        mark = lexi.marks.match(forms, at) or lexi.marks.match(lemmas, at)
        if mark is not None:
            marks.append((start + a, mark[0]))
        if lexi.negators.match(forms, at) is not None:
            negations.append(start + a)
        if form in lexi.joins:
            joints.append(start + a)
        if form in lexi.sayings or lemma in lexi.sayings:
            sayings.append(start + a)
        ordinal = lexi.ordinals.get(form)
        if ordinal is None and form.isdigit() and at + 1 < len(forms) and forms[at + 1] in lexi.ordinal_suffixes:
            ordinal = int(form) if spans[at + 1][0] == b else None
        if ordinal is not None:
            ordinals.append((start + a, ordinal))
        found = known.match(lemmas, forms, at, raw)
        if found is not None:
            ids, after = found
            end = start + spans[after - 1][1]
            entity = ids[0].startswith("entity:")
            weight = weights.name if entity else weights.concept
            words += [Word(key, plain(form), weight, start + a, end, entity) for key in ids[:1]]
            happened = lexi.events.get(stem(lemma))
            if happened is not None:
                events.append((start + a, happened))
            at, opens = after, False
            continue
        if form[0].isalpha() and form not in lexi.stop and not form.endswith("'"):
            happened = lexi.events.get(stem(lemma))
            if happened is not None:
                events.append((start + a, happened))
            name = sentence[a].isupper() and (
                not opens or sentence[a:b].isupper() or _goes_on(sentence, spans, at, lexi)
            )
            words.append(
                Word(stem(lemma), plain(form), _weight(form, lemma, name, lexi, weights), start + a, start + b, name)
            )
        opens = opens and not form[0].isalnum()
        at += 1
    return Reading(
        words=tuple(words),
        breaks=tuple(breaks),
        names=frozenset(word.key for word in words if word.name),
        keys=frozenset(word.key for word in words),
        marks=tuple(marks),
        ordinals=tuple(ordinals),
        events=tuple(events),
        sayings=tuple(sayings),
        negations=tuple(negations),
        joined=tuple(_couples(joints, words)),
    )


def _goes_on(sentence: str, spans: Sequence[tuple[int, int]], at: int, lexi: _Lexicon) -> bool:
    """Whether a capitalised first word is a name: the next word, or the one after a particle, has a capital too."""
    for start, end in spans[at + 1 : at + 3]:
        word = sentence[start:end]
        if word[0].isupper():
            return fold(word) not in lexi.stop
        if fold(word) not in lexi.particles:
            return False
    return False


_REACH = 14  # characters that articles and prepositions may take between "and" and what it joins


def _couples(joints: Sequence[int], words: Sequence[Word]) -> Iterator[tuple[int, str, str]]:
    """The words on the two sides of each "and" and "or"."""
    for at in joints:
        left = next((word for word in reversed(words) if word.end <= at), None)
        right = next((word for word in words if word.start > at), None)
        if left is not None and right is not None and at - left.end <= 2 and right.start - at <= _REACH:
            yield at, left.key, right.key


def _weight(form: str, lemma: str, name: bool, lexi: _Lexicon, weights: Weights) -> float:
    if name:
        return weights.name
    if lemma in lexi.weak or form in lexi.weak:
        return weights.weak
    return weights.short if len(form) <= 3 else weights.word


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, tuple[str, ...]]:
    """Likeness of two bags (mostly how much of the shorter the longer covers), shared weight, shared keys."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    keys = sorted(key for key in small if key in large)
    shared = sum(math.sqrt(small[key] * large[key]) for key in keys)
    if not shared:
        return 0.0, 0.0, ()
    first, second = min(1.0, shared / sum(a.values())), min(1.0, shared / sum(b.values()))
    return 0.75 * max(first, second) + 0.25 * min(first, second), shared, tuple(keys)


def _names(reading: Reading, first: int, last: int, weights: Weights) -> dict[str, float]:
    said = {bisect_right(reading.breaks, at) for at in reading.sayings} - set(range(first, last + 1))
    names: dict[str, float] = {}
    for word in reading.words:
        at = bisect_right(reading.breaks, word.start)
        if word.name and at not in said:
            near = weights.clause[min(max(0, first - at, at - last), len(weights.clause) - 1)]
            names[word.key] = max(near, names.get(word.key, 0.0))
    return names


def _clause(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """First and last segment of the clause of a value: its own, widened to the left, then right, until it says something."""
    first = last = bisect_right(reading.breaks, start)

    def content() -> int:
        return sum(
            first <= bisect_right(reading.breaks, word.start) <= last
            for word in reading.words
            if word.weight >= _CONTENT and not start <= word.start < end
        )

    while content() < 2 and first > 0:
        first -= 1
    while content() < 2 and last < len(reading.breaks):
        last += 1
    return first, last


def _lost(one: Features, other: Features) -> tuple[float, str]:
    unknown = one.names.keys() - other.reading.keys - other.bag.keys()
    if not unknown:
        return 0.0, ""
    total = sum(one.names.values())
    lost = sum(one.names[key] for key in unknown) / total if total else 0.0
    return lost, max(unknown, key=lambda key: (one.names[key], key)).partition(":")[2] or min(unknown)


class Context:
    """Readings and features by sentence and assertion, each made once. One per run; not shared between threads.

    With `articles`, the sentence before also counts a little (pronouns: "Il a ensuite remporté ...").
    """

    def __init__(self, articles: Iterable[Article] = (), chosen: Settings | None = None) -> None:
        self.settings = chosen or settings()
        self._articles = {article.id: article for article in articles}
        self._readings: dict[tuple[str, int], Reading] = {}
        self._features: dict[str, Features] = {}
        self._signatures: dict[str, Signature] = {}
        self._before: dict[str, dict[int, tuple[int, int]]] = {}

    def article(self, assertion: Assertion) -> Article | None:
        """The article of an assertion, where the context was given it."""
        return self._articles.get(assertion.article)

    def signature(self, assertion: Assertion) -> Signature:
        """The typed slots of an assertion."""
        found = self._signatures.get(assertion.id)
        if found is None:
            lexi = lexicon(assertion.language)
            found = self._signatures[assertion.id] = signature(assertion, fold(assertion.text).startswith(lexi.one_of))
        return found

    def alike(self, a: Assertion, b: Assertion) -> tuple[float, float, tuple[str, ...]]:
        """Likeness of two contexts, weight of the words they share, and these words.

        The likeness is that of the sentences and of the clauses that hold the values, in equal parts.
        """
        one, other = self.features(a), self.features(b)
        whole, shared, keys = overlap(one.bag, other.bag)
        return (whole + overlap(one.clause, other.clause)[0]) / 2, shared, keys

    def lost_names(self, a: Assertion, b: Assertion) -> tuple[float, float, str]:
        """The share (0 to 1) of the shorter context's names that the longer does not know, the reverse, and such a name.

        Names count by how near their clause is; those of who says it do not count.
        """
        one, other = sorted((self.features(a), self.features(b)), key=lambda features: features.total)
        first, name = _lost(one, other)
        second, another = _lost(other, one)
        return first, second, name or another

    def reading(self, assertion: Assertion) -> Reading:
        """The reading of the assertion's sentence."""
        return self._read(assertion.article, assertion.sentence, assertion.sentence_start, assertion.language)

    def _read(self, article: str, sentence: str, start: int, language: str) -> Reading:
        found = self._readings.get((article, start))
        if found is None:
            found = self._readings[(article, start)] = read(sentence, start, language, self.settings.weights)
        return found

    def features(self, assertion: Assertion) -> Features:
        """The weighted context of an assertion."""
        found = self._features.get(assertion.id)
        if found is None:
            found = self._features[assertion.id] = self._make(assertion)
        return found

    def _make(self, assertion: Assertion) -> Features:
        reading = self.reading(assertion)
        weights = self.settings.weights
        start, end = assertion.span
        counts = assertion.dimension in ("count", "share", None)
        first, last = _clause(reading, start, end)
        bag: dict[str, float] = {}
        clause: dict[str, float] = {}
        for word in reading.words:
            if start <= word.start < end and not counts:
                continue  # a unit's name
            at = bisect_right(reading.breaks, word.start)
            steps = max(0, first - at, at - last)
            weight = word.weight * weights.clause[min(steps, len(weights.clause) - 1)]
            if weight > bag.get(word.key, 0.0):
                bag[word.key] = weight
            if steps == 0:
                clause[word.key] = max(word.weight, clause.get(word.key, 0.0))
        for word in self._previous(assertion):
            bag.setdefault(word.key, word.weight * weights.previous)

        def inside(at: int) -> bool:
            return first <= bisect_right(reading.breaks, at) <= last

        near = sorted((abs(at - start) + (at > end) * 12, name) for at, name in reading.events if inside(at))
        return Features(
            bag=bag,
            total=sum(bag.values()),
            clause=clause,
            marks=frozenset(name for at, name in reading.marks if inside(at)),
            ordinals=frozenset(number for at, number in reading.ordinals if inside(at) and not start <= at < end),
            event=near[0][1] if near else None,
            negated=any(inside(at) for at in reading.negations),
            joined=tuple(pair for at, *pair in reading.joined if inside(at)),
            names=_names(reading, first, last, weights),
            reading=reading,
        )

    def _previous(self, assertion: Assertion) -> tuple[Word, ...]:
        article = self._articles.get(assertion.article)
        if article is None:
            return ()
        before = self._before.get(article.id)
        if before is None:
            bounds = sentences.bounds(article.text, lexicon(article.language).pack.abbreviations)
            before = self._before[article.id] = {b[0]: a for a, b in zip(bounds, bounds[1:], strict=False)}
        span = before.get(assertion.sentence_start)
        if span is None:
            return ()
        return self._read(article.id, article.text[span[0] : span[1]], span[0], article.language).words
