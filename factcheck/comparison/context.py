"""The context of assertions: weighted keys by nearness of their clause. Sentences are read once and shared."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from factcheck.comparison import features
from factcheck.comparison.features import Features
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.reading import Reading, Word, read
from factcheck.comparison.settings import Settings, settings
from factcheck.comparison.signature import Signature, signature
from factcheck.comparison.story import Stories
from factcheck.language import sentences
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion

T = TypeVar("T")
_OWN = 0.75  # names nearer than that are the clause's own


class Context:
    """Readings, features and signatures, each made once. One per run; not shared between threads.

    With `articles`, publication dates count, and the sentence before does a little ("Il a ensuite remporté ...").
    `paired` texts were put side by side by someone who thinks that they speak of one thing.
    """

    def __init__(
        self, articles: Iterable[Article] = (), chosen: Settings | None = None, *, paired: bool = False
    ) -> None:
        self.settings, self.paired = chosen or settings(), paired
        self._articles = {article.id: article for article in articles}
        self._readings: dict[tuple[str, int], Reading] = {}
        self._features: dict[str, Features] = {}
        self._signatures: dict[str, Signature] = {}
        self._known: dict[tuple[object, str], Any] = {}
        self._before: dict[str, dict[int, tuple[int, int]]] = {}
        self._with_antecedent: dict[tuple[str, int, int], Reading] = {}
        self._bounds: dict[str, list[tuple[int, int]]] = {}
        self._meant: dict[tuple[str, int, tuple[int, int]], tuple[Word, ...]] = {}
        self.stories = Stories(self.settings, self._sentences)

    def article(self, assertion: Assertion) -> Article | None:
        """The article of an assertion, where the context was given it."""
        return self._articles.get(assertion.article)

    def add(self, article: Article) -> None:
        """Make one more article known: the copy in which a figure stands that follows from others."""
        self._articles[article.id] = article

    def apart(self, a: Assertion, b: Assertion) -> str | None:
        """Why two values of an archive's articles are not about one bearer, or None; always None for paired texts."""
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None or first.id == second.id:
            return None
        if a.dimension == "index":  # who measures it is named beside it
            names = (frozenset[str](), frozenset[str]())
        else:
            names = (self.once(Context._own_names, a), self.once(Context._own_names, b))
        if a.language != b.language:
            names = (
                frozenset(key for key in names[0] if self.translates(key, a.language)),
                frozenset(key for key in names[1] if self.translates(key, b.language)),
            )
        around = (self.once(Context._around, a), self.once(Context._around, b))
        return self.stories.apart((first, second), names, around)

    def one_story(self, a: Assertion, b: Assertion) -> bool:
        """Whether two articles of an archive tell one piece of news: much that both are about, within a few days."""
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None or first.id == second.id:
            return False
        return self.stories.one(first, second)

    def elsewhere(self, a: Assertion, b: Assertion) -> str | None:
        """The name of a place that opens the sentence of `a` ("In Saltby, ...") and that neither article is about, nor
        `b` speaks of: what happened there is a part of what happened.
        """
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None:
            return None
        other = self.features(b)
        known = self.stories.names(first) | self.stories.names(second)
        for word in self.opening(a):
            if word.name and self.stories.tells(word.key, a.language) and word.key not in known:
                if word.key in other.reading.keys or word.key in other.wide:
                    return None
                return a.sentence[word.start - a.sentence_start : word.end - a.sentence_start]
        return None

    def once(self, work_out: Callable[[Context, Assertion], T], assertion: Assertion) -> T:
        """What a function says of an assertion, worked out once: in an archive each assertion meets many others."""
        key = (work_out, assertion.id)
        if key not in self._known:
            self._known[key] = work_out(self, assertion)
        found: T = self._known[key]
        return found

    def opening(self, assertion: Assertion) -> tuple[Word, ...]:
        """The words that open an assertion's sentence, for all of its values."""
        return self.once(Context._opening, assertion)

    def _opening(self, assertion: Assertion) -> tuple[Word, ...]:
        return features.opening(assertion, self.features(assertion))

    def _own_names(self, assertion: Assertion) -> frozenset[str]:
        """The proper names of the value's own clause and its neighbours, but for the outlet's: "polled by the Post"."""
        article = self.article(assertion)
        outlet = {stem(fold(word)) for word in TOKEN.findall(article.source or "")} if article is not None else set()
        near_by = (key for key, nearness in self.features(assertion).names.items() if nearness >= _OWN)
        return frozenset(key for key in near_by if key not in outlet and self.stories.tells(key, assertion.language))

    def _around(self, assertion: Assertion) -> frozenset[str]:
        features = self.features(assertion)
        return frozenset(features.wide) | features.reading.keys

    def about(self, assertion: Assertion) -> frozenset[str]:
        """The names that an assertion is about: those of its sentence and those that its article is about."""
        return self.once(Context._about, assertion)

    def _about(self, assertion: Assertion) -> frozenset[str]:
        article = self.article(assertion)
        own = frozenset(key for key in self.reading(assertion).names if self.stories.tells(key, assertion.language))
        return own if article is None else own | self.stories.names(article)

    def bearers(self, a: Assertion, b: Assertion) -> frozenset[str]:
        """The names that two assertions are both about; those of places are left out."""
        return frozenset(key for key in self.about(a) & self.about(b) if not self.stories.place(key))

    def shared_bearer(self, one: Features, other: Features) -> bool:
        """Whether two contexts name one thing in common that is no place."""
        return any(not self.stories.place(key) for key in one.names.keys() & other.names.keys())

    def _sentences(self, article: Article) -> Iterable[Reading]:
        abbreviations = lexicon(article.language).pack.abbreviations
        for start, end in sentences.bounds(article.text, abbreviations):
            yield self._read(article.id, article.text[start:end], start, article.language)

    def signature(self, assertion: Assertion) -> Signature:
        """The typed slots of an assertion."""
        found = self._signatures.get(assertion.id)
        if found is None:
            open_ended = fold(assertion.text).startswith(lexicon(assertion.language).one_of)
            found = self._signatures[assertion.id] = signature(assertion, open_ended)
        return found

    def alike(self, a: Assertion, b: Assertion, *, clauses: bool = True) -> tuple[float, float, tuple[str, ...]]:
        """Likeness of two contexts, weight of the words they share, and these words.

        The likeness is that of the sentences and, with `clauses`, in equal part of the clauses that hold the values.
        """
        one, other = self.features(a), self.features(b)
        first, second = (one.bag, other.bag) if a.article == b.article else (one.wide, other.wide)
        whole, shared, keys = features.overlap(first, second)
        if a.kind == "date":  # the event speaks for itself elsewhere
            happenings = one.reading.happenings | other.reading.happenings
            shared -= sum(math.sqrt(first[key] * second[key]) for key in keys if key in happenings)
        if not clauses:
            return whole, shared, keys
        return (whole + features.overlap(one.clause, other.clause)[0]) / 2, shared, keys

    def lost_names(self, a: Assertion, b: Assertion) -> tuple[float, float, str]:
        """The share (0 to 1) of the shorter context's names that the longer does not know, the reverse, and a name.

        Names count by how near their clause is; those of who says it do not count.
        """
        one, other = sorted((a, b), key=lambda one: self.features(one).total)
        first, name = features.lost(self._names_for(one, other), self.features(other))
        second, another = features.lost(self._names_for(other, one), self.features(one))
        return first, second, name or another

    def _names_for(self, one: Assertion, other: Assertion) -> Mapping[str, float]:
        """The names of a sentence by nearness, as far as a text in the other's language would have them too: no day of
        the week, and none of the nouns where all have capitals.
        """
        names = self.features(one).names
        if one.language == other.language:
            return names
        return {key: nearness for key, nearness in names.items() if self.translates(key, one.language)}

    def translates(self, key: str, language: str) -> bool:
        """Whether a text in another language would have a name too."""
        return key.startswith("entity:") or (not lexicon(language).noun_capitals and self.stories.tells(key, language))

    def reading(self, assertion: Assertion) -> Reading:
        """The reading of the assertion's sentence, with whom its subject's pronoun stands for."""
        plain = self._read(assertion.article, assertion.sentence, assertion.sentence_start, assertion.language)
        meant = self._antecedent(assertion)
        if not meant:
            return plain
        place = (assertion.article, assertion.sentence_start, meant[0].start)
        if place in self._with_antecedent:
            return self._with_antecedent[place]
        names = frozenset(word.key for word in meant if word.name)
        found = self._with_antecedent[place] = replace(
            plain,
            keys=plain.keys | {word.key for word in meant},
            names=plain.names | names,
            stems=plain.stems | {word.stem for word in meant},
            lemmas=plain.lemmas | {word.lemma for word in meant},
            person=plain.person or (frozenset(word.stem for word in meant if word.name) if len(names) > 1 else names),
            person_at=plain.person_at if plain.person else assertion.span[0],
        )
        return found

    def _antecedent(self, assertion: Assertion) -> tuple[Word, ...]:
        """The words of an earlier sentence that the subject stands for: "Piotr Wolan" of "He wrote eleven novels"."""
        article, term = self._articles.get(assertion.article), assertion.subject
        if article is None or term is None or term.span is None or term.span[0] >= assertion.sentence_start:
            return ()
        place = (article.id, assertion.sentence_start, term.span)
        found = self._meant.get(place)
        if found is None:
            bounds = self._bounds.get(article.id)
            if bounds is None:
                abbreviations = lexicon(article.language).pack.abbreviations
                bounds = self._bounds[article.id] = list(sentences.bounds(article.text, abbreviations))
            at = bisect_right(bounds, term.span[0], key=lambda bound: bound[0]) - 1
            start, end = bounds[at] if at >= 0 else term.span
            words = self._read(article.id, article.text[start:end], start, article.language).words
            found = tuple(word for word in words if term.span[0] <= word.start < term.span[1])
            self._meant[place] = found
        return found

    def _read(self, article: str, sentence: str, start: int, language: str) -> Reading:
        found = self._readings.get((article, start))
        if found is None:
            found = self._readings[(article, start)] = read(sentence, start, language)
        return found

    def features(self, assertion: Assertion) -> Features:
        """The weighted context of an assertion."""
        found = self._features.get(assertion.id)
        if found is None:
            found = self._features[assertion.id] = features.make(
                assertion,
                self.reading(assertion),
                self._antecedent(assertion),
                self._previous(assertion),
                self.settings,
            )
        return found

    def _previous(self, assertion: Assertion) -> tuple[Word, ...]:
        article = self._articles.get(assertion.article)
        if article is None:
            return ()
        before = self._before.get(article.id)
        if before is None:
            bounds = sentences.bounds(article.text, lexicon(article.language).pack.abbreviations)
            before = self._before[article.id] = {b[0]: a for a, b in itertools.pairwise(bounds)}
        span = before.get(assertion.sentence_start)
        if span is None:
            return ()
        return self._read(article.id, article.text[span[0] : span[1]], span[0], article.language).words


def _first_name(words: Iterable[Word]) -> str | None:
    return next((word.key for word in words if word.name), None)
