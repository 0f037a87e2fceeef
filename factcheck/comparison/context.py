"""The context of assertions: weighted keys by nearness of their clause. Sentences are read once and shared."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison.lexicon import lexicon
from factcheck.comparison.reading import Couple, Reading, Word, near, read
from factcheck.comparison.settings import Settings, Weights, settings
from factcheck.comparison.signature import Signature, signature
from factcheck.comparison.story import Stories
from factcheck.language import sentences
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion

T = TypeVar("T")
_SHOWS, _TAKEN = "depict", "take"  # what pictures do; what happened to one on a day of which nothing is said
_CONTENT = 0.3  # words that weigh less do not make a clause
_TOUCHING = 3  # characters between a value and the couple of words that it counts
_SAYS = 2  # words that make a clause say something
_OWN = 0.75  # names nearer than that are the clause's own
_BEHIND = 12  # an event after the date must be that much nearer (characters) than one before it


class Features(Struct, frozen=True):
    """The context of one assertion: weight by key, the sum of the weights, and what its own clause says."""

    bag: Mapping[str, float]
    wide: Mapping[str, float]  # the bag with the words of the sentence before
    total: float
    clause: Mapping[str, float]  # weight by key of its own clause alone
    marks: frozenset[str]
    ordinals: frozenset[int]
    contrasts: Mapping[int, frozenset[str]]  # by set of words that exclude one another ("men", "women"): those said
    sides: frozenset[tuple[int, int]]  # which of two opposites its clause says: approved or rejected
    event: str | None  # class of the event that stands nearest
    beside: str | None  # the concept that stands nearest to the value
    turn: tuple[str, str] | None  # "before" or "after" opens the clause: that, and the event that it bounds
    negated: bool
    person: frozenset[str]  # stems of the first name of several words, where its own clause says it
    joined: tuple[tuple[str, str], ...]  # stems that "and" or "or" joins
    names: Mapping[str, float]  # proper names of the sentence by nearness; not those of who says it
    reading: Reading


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, tuple[str, ...]]:
    """Likeness of two bags (mostly how much of the shorter the longer covers), shared weight, shared keys."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    keys = sorted(key for key in small if key in large)
    shared = sum(math.sqrt(small[key] * large[key]) for key in keys)
    if not shared:
        return 0.0, 0.0, ()
    first, second = min(1.0, shared / sum(a.values())), min(1.0, shared / sum(b.values()))
    return 0.75 * max(first, second) + 0.25 * min(first, second), shared, tuple(keys)


def opposites(one: Features, other: Features) -> bool:
    """Whether two clauses say the two sides of one opposite: approved and rejected, killed and survived."""
    for number in {pair for pair, _ in one.sides} & {pair for pair, _ in other.sides}:
        first, second = ({side for pair, side in of.sides if pair == number} for of in (one, other))
        if not first & second:
            return True
    return False


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
        self._stories = Stories(self.settings, self._sentences)

    def article(self, assertion: Assertion) -> Article | None:
        """The article of an assertion, where the context was given it."""
        return self._articles.get(assertion.article)

    def apart(self, a: Assertion, b: Assertion) -> str | None:
        """Why two values of an archive's articles are not about one bearer, or None; always None for paired texts."""
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None or first.id == second.id:
            return None
        if a.dimension == "index":  # who measures it is named beside it
            names = (frozenset[str](), frozenset[str]())
        else:
            names = (self.once(Context._own_names, a), self.once(Context._own_names, b))
        around = (self.once(Context._around, a), self.once(Context._around, b))
        return self._stories.apart((first, second), names, around)

    def one_story(self, a: Assertion, b: Assertion) -> bool:
        """Whether two articles of an archive tell one piece of news: much that both are about, within a few days."""
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None or first.id == second.id:
            return False
        return self._stories.one(first, second)

    def elsewhere(self, a: Assertion, b: Assertion) -> str | None:
        """The name of a place that opens the sentence of `a` ("In Saltby, ...") and that neither article is about, nor
        `b` speaks of: what happened there is a part of what happened.
        """
        first, second = self.article(a), self.article(b)
        if self.paired or first is None or second is None:
            return None
        other = self.features(b)
        known = self._stories.names(first) | self._stories.names(second)
        for word in self.opening(a):
            if word.name and self._stories.tells(word.key, a.language) and word.key not in known:
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
        return opening(assertion, self.features(assertion))

    def _own_names(self, assertion: Assertion) -> frozenset[str]:
        """The proper names of the value's own clause and its neighbours."""
        near_by = (key for key, nearness in self.features(assertion).names.items() if nearness >= _OWN)
        return frozenset(key for key in near_by if self._stories.tells(key, assertion.language))

    def _around(self, assertion: Assertion) -> frozenset[str]:
        features = self.features(assertion)
        return frozenset(features.wide) | features.reading.keys

    def about(self, assertion: Assertion) -> frozenset[str]:
        """The names that an assertion is about: those of its sentence and those that its article is about."""
        return self.once(Context._about, assertion)

    def _about(self, assertion: Assertion) -> frozenset[str]:
        article = self.article(assertion)
        own = frozenset(key for key in self.reading(assertion).names if self._stories.tells(key, assertion.language))
        return own if article is None else own | self._stories.names(article)

    def bearers(self, a: Assertion, b: Assertion) -> frozenset[str]:
        """The names that two assertions are both about; those of places are left out."""
        return frozenset(key for key in self.about(a) & self.about(b) if not self._stories.place(key))

    def shared_bearer(self, one: Features, other: Features) -> bool:
        """Whether two contexts name one thing in common that is no place."""
        return any(not self._stories.place(key) for key in one.names.keys() & other.names.keys())

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
        whole, shared, keys = overlap(first, second)
        if a.kind == "date":  # the event speaks for itself elsewhere
            happenings = one.reading.happenings | other.reading.happenings
            shared -= sum(math.sqrt(first[key] * second[key]) for key in keys if key in happenings)
        if not clauses:
            return whole, shared, keys
        return (whole + overlap(one.clause, other.clause)[0]) / 2, shared, keys

    def lost_names(self, a: Assertion, b: Assertion) -> tuple[float, float, str]:
        """The share (0 to 1) of the shorter context's names that the longer does not know, the reverse, and a name.

        Names count by how near their clause is; those of who says it do not count.
        """
        one, other = sorted((self.features(a), self.features(b)), key=lambda features: features.total)
        first, name = _lost(one, other)
        second, another = _lost(other, one)
        return first, second, name or another

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
            found = self._features[assertion.id] = self._make(assertion)
        return found

    def _make(self, assertion: Assertion) -> Features:
        reading, weights = self.reading(assertion), self.settings.weights
        start, end = assertion.span
        counts = assertion.dimension in ("count", "share", None)
        own = _clause(reading, start, end, assertion.kind == "date")
        said = _said(reading, own)
        bag: dict[str, float] = {}
        clause: dict[str, float] = {}
        nearness_of = [
            weights.saying if at in said else near(weights, _steps(own, at)) for at in range(len(reading.breaks) + 1)
        ]
        for word, at in zip(reading.words, reading.segments, strict=True):
            if start <= word.start < end and not counts:
                continue  # a unit's name
            nearness = nearness_of[at]
            bag[word.key] = max(bag.get(word.key, 0.0), word.weight * nearness)
            if at in own:
                clause[word.key] = max(word.weight, clause.get(word.key, 0.0))
        meant = self._antecedent(assertion)
        wide = {word.key: word.weight * weights.previous for word in self._previous(assertion)} | bag
        for word in meant:
            wide[word.key] = max(wide.get(word.key, 0.0), word.weight)
            clause[word.key] = max(clause.get(word.key, 0.0), word.weight)

        def inside(at: int) -> bool:
            return bisect_right(reading.breaks, at) in own

        return Features(
            bag=bag,
            wide=wide,
            total=sum(bag.values()),
            clause=clause,
            marks=frozenset(name for at, name in reading.marks if _marks_it(assertion, reading, own, at)),
            ordinals=frozenset(number for at, number in reading.ordinals if inside(at) and not start <= at < end),
            contrasts=_contrasts(assertion, reading, own),
            sides=_sides(reading, own, lexicon(assertion.language).opposites),
            event=_derived(assertion) or self._event(assertion, reading, inside),
            beside=_beside(reading, own, start, end),
            turn=_turn(reading, start, end),
            negated=any(inside(at) for at in reading.negations),
            person=reading.person if inside(reading.person_at) else frozenset(),
            joined=tuple(
                (couple.left, couple.right)
                for couple in reading.joined
                if inside(couple.at) and (couple.names or _touches(couple, start, end))
            ),
            names=_names(reading, (start, end), own, said, weights) | {word.key: 1.0 for word in meant if word.name},
            reading=reading,
        )

    def _event(self, assertion: Assertion, reading: Reading, inside: Callable[[int], bool]) -> str | None:
        """The class of the nearest event of a value's clause; a picture with a date and nothing else was taken then."""
        of_things, pictures = self.settings.events.of_things, any(map(inside, reading.pictures))
        named = reading.things or reading.pictures
        known = [
            (at, name)
            for at, name in reading.events
            if inside(at) and (named or name not in of_things) and (reading.pictures or name != _SHOWS)
        ]
        default = _TAKEN if pictures and assertion.kind == "date" else None
        return _nearest(known, *assertion.span) or default

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


def _clause(reading: Reading, start: int, end: int, dated: bool) -> frozenset[int]:
    """The segments of a value's clause: its own, widened to the left, then right, until it says something.

    A date's is widened on to an event. "After" and "before" open segments of another clause: they are passed over.
    """
    own = bisect_right(reading.breaks, start)
    asides = {bisect_right(reading.breaks, at) for at, _ in reading.turns} - {own}
    opened = {bisect_right(reading.breaks, at) for at in reading.openers}
    content = [0] * (len(reading.breaks) + 1)
    for word, at in zip(reading.words, reading.segments, strict=True):
        if word.weight >= _CONTENT and not start <= word.start < end:
            content[at] += 1
    found, said = {own}, content[own]
    if own in opened and own >= 2:  # "Ines Falk, the painter, was born in 1950": the subject stands before the aside
        found.add(own - 2)
        said += content[own - 2]
    others = [at for at in (*range(own - 1, -1, -1), *range(own + 1, len(content))) if at not in asides]
    for at in others:
        if said >= _SAYS:
            break
        found.add(at)
        said += content[at]
    if dated and not any(bisect_right(reading.breaks, at) in found for at, _ in reading.events):
        happens = {bisect_right(reading.breaks, at) for at, _ in reading.events}
        following = next((at for at in range(own + 1, min(own + 4, len(content))) if at in happens - asides), None)
        if following is not None:  # "On 3 May, the minister, a doctor, DIED"
            found.add(following)
    return frozenset(found)


def _derived(assertion: Assertion) -> str | None:
    """The event of a date that follows from another, which no word of the clause names."""
    ids = assertion.event.ids if assertion.event is not None else ()
    return ids[0].partition(":")[2] if ids and ids[0].startswith("derived:") else None


def _nearest(events: Iterable[tuple[int, str]], start: int, end: int) -> str | None:
    ranked = sorted((start - at if at < start else at - end + _BEHIND, name) for at, name in events)
    return ranked[0][1] if ranked else None


def _beside(reading: Reading, own: frozenset[int], start: int, end: int) -> str | None:
    """The concept nearest to a value, of its own segment if there is one, else of its clause."""
    found = [
        (at, (word.start, word.key))
        for word, at in zip(reading.words, reading.segments, strict=True)
        if at in own and word.key.startswith("concept:") and word.weight >= _CONTENT and not start <= word.start < end
    ]
    following = next((key for _, (at, key) in found if 0 <= at - end <= _TOUCHING), None)
    if following is not None:  # "120 dead and 1,700 INJURED"
        return following
    segment = bisect_right(reading.breaks, start)
    return _nearest([near_by for at, near_by in found if at == segment] or [each for _, each in found], start, end)


def opening(assertion: Assertion, features: Features) -> tuple[Word, ...]:
    """The words that open a sentence before a comma by a preposition, where the value stands behind it and they say or
    tell nothing: "In one village above Ilm, nine people died".
    """
    reading = features.reading
    if not reading.breaks or bisect_right(reading.breaks, assertion.span[0]) == 0:
        return ()
    comma = reading.breaks[0]
    first = TOKEN.match(assertion.sentence.lstrip('«“"„ \u00a0'))
    if first is None or fold(first[0]) not in lexicon(assertion.language).prepositions:
        return ()
    if assertion.sentence[comma - assertion.sentence_start :][:1] != ",":
        return ()
    if any(at < comma for at in (*reading.sayings, *(at for at, _ in reading.events))):
        return ()
    return tuple(word for word in reading.words if word.start < comma)


def _first_name(words: Iterable[Word]) -> str | None:
    return next((word.key for word in words if word.name), None)


def _contrasts(assertion: Assertion, reading: Reading, own: frozenset[int]) -> dict[int, frozenset[str]]:
    """The words of its clause that exclude others, by their set; of "71 died and 1,500 were injured" those that are
    bound to the value.
    """
    found: dict[int, set[str]] = {}
    for at, number, word in reading.contrasts:
        if bisect_right(reading.breaks, at) in own:
            found.setdefault(number, set()).add(word)
    bound = [frozenset(term.ids) for term in (assertion.event, assertion.counted) if term is not None]
    return {
        number: next((said for ids in bound if (said := ids & words)), frozenset(words))
        for number, words in found.items()
    }


def _sides(
    reading: Reading, own: frozenset[int], opposites: Mapping[str, tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    return frozenset(
        opposites[key]
        for word, at in zip(reading.words, reading.segments, strict=True)
        if at in own
        for key in (word.key, word.lemma, word.stem)
        if key in opposites
    )


def _touches(couple: Couple, start: int, end: int) -> bool:
    """Whether a couple stands next to a value, and not inside its own noun phrase."""
    outside = couple.start < start or couple.start >= end
    return outside and couple.start - end <= _TOUCHING and start - couple.end <= _TOUCHING


def _turn(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    """ "recorded AFTER the collapse of 14 August": which side, and the event of the clause before."""
    own = bisect_right(reading.breaks, start)
    for at, side in reading.turns:
        if bisect_right(reading.breaks, at) == own:
            bounded = [
                (place, name) for place, name in reading.events if bisect_right(reading.breaks, place) == own - 1
            ]
            event = _nearest(bounded, start, end)
            return (side, event) if event is not None else None
    return None


def _steps(own: frozenset[int], at: int) -> int:
    """How many clause breaks lie between a segment and the nearest of the value's clause."""
    return min(abs(at - one) for one in own)


def _marks_it(assertion: Assertion, reading: Reading, own: frozenset[int], at: int) -> bool:
    """Whether a word that makes it another quantity stands in the value's clause, or beside it with no other figure:
    "66,317 came, against 157,651 THE YEAR BEFORE".
    """
    segment = bisect_right(reading.breaks, at)
    if segment in own:
        return True
    if _steps(own, segment) > 1:
        return False
    start = assertion.sentence_start
    first = reading.breaks[segment - 1] - start if segment else 0
    last = reading.breaks[segment] - start if segment < len(reading.breaks) else len(assertion.sentence)
    return not any(char.isdecimal() for char in assertion.sentence[first:last])


def _said(reading: Reading, own: frozenset[int]) -> frozenset[int]:
    """The segments outside the value's clause that tell who says it: "explained Ada Brink, who runs the station"."""
    said = {bisect_right(reading.breaks, at) for at in reading.sayings}
    relative = {bisect_right(reading.breaks, at) for at in reading.relatives}
    for at in range(len(reading.breaks)):
        if at in said and (at + 1 in relative or (at + 2 in relative and _short(reading, at + 1))):
            said.add(at + 1)
    return frozenset(said) - own


def _short(reading: Reading, segment: int) -> bool:
    """Whether a segment is no more than a comma before a relative pronoun."""
    return reading.breaks[segment] - reading.breaks[segment - 1] <= _TOUCHING


def _names(
    reading: Reading, value: tuple[int, int], own: frozenset[int], said: frozenset[int], weights: Weights
) -> dict[str, float]:
    """The names around a value by nearness; "Canadian" in "20 Canadian cents" is its unit's."""
    names: dict[str, float] = {}
    for word, at in zip(reading.words, reading.segments, strict=True):
        if word.name and at not in said and not value[0] <= word.start < value[1]:
            names[word.key] = max(near(weights, _steps(own, at)), names.get(word.key, 0.0))
    return names


def _lost(one: Features, other: Features) -> tuple[float, str]:
    unknown = one.names.keys() - other.reading.keys - other.wide.keys()
    if not unknown:
        return 0.0, ""
    lost = sum(one.names[key] for key in unknown) / max(1.0, sum(one.names.values()))
    name = max(unknown, key=lambda key: (one.names[key], key))
    return lost, name.partition(":")[2] or name
