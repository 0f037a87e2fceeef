"""What a language's pack says about the words around a number: which tell little, break clauses, name events ..."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.comparison.settings import Settings, settings
from factcheck.extraction.grammar import grammar
from factcheck.language import catalogue, pack
from factcheck.language.phrases import Phrases
from factcheck.language.words import fold

_STEM = 6
_SHORT_DATE = 3  # letters of abbreviated weekdays and months
_GRAMMAR = (
    "determiners",
    "prepositions",
    "conjunctions",
    "relatives",
    "subordinators",
    "pronouns",
    "auxiliaries",
    "adverbs",
    "stop",
    "prenominal",
)
_NUMBERS = ("cardinals", "one", "hundreds", "scales", "halves", "fractions", "ordinals", "collectives", "vague")


def plain(word: str) -> str:
    """The folded word without accents."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A key for a lemma: no accents, cut after six letters so that noun, verb and participle fall together.

    A short infinitive loses its r for the same reason: livrer, livré.
    """
    cut = plain(word)[:_STEM]
    return cut[:-1] if len(word) <= _STEM and cut.endswith("er") and len(cut) > 4 else cut


class Lexicon:
    """What a language's pack says about words that do not tell one topic from another."""

    def __init__(self, language: str, chosen: Settings) -> None:
        self.pack = pack.load(language)
        self.weights, self.same_event = chosen.weights, chosen.events.same
        own, numbers = self.pack.section("comparison"), self.pack.section("numbers")
        words = set(self.pack.words("stop_words")) | set(self.pack.words("negation"))
        for name in _GRAMMAR:
            words.update(self.pack.words("grammar", name))
        for part in ("before", "after"):
            for listed in self.pack.section("qualifiers").get(part, {}).values():
                words.update(str(word) for word in listed if " " not in str(word))
        for name in _NUMBERS:
            words.update(str(word) for word in numbers.get(name, ()))
        self.stop = frozenset(fold(word) for word in words)
        self.determiners = frozenset(fold(word) for word in self.pack.words("grammar", "determiners"))
        self.cardinals = {fold(str(word)): value for word, value in numbers.get("cardinals", {}).items()}
        said = [str(word) for word in own.get("events", {}).get("say", ())]
        self.definite = frozenset(fold(word) for word in self.pack.words("comparison", "definite"))
        self.unnarrowing = frozenset(stem(fold(word)) for word in self.pack.words("comparison", "unnarrowing"))
        self.towards = frozenset(fold(word) for word in self.pack.words("comparison", "towards"))
        dates = self.pack.section("dates")
        self.noun_capitals = bool(self.pack.section("grammar").get("noun_capitals", False))
        self.dates_capital = bool(dates.get("capitals", False))
        self.calendar = {  # short forms are other words too: "mar", "sun"
            fold(str(word)): (kind, int(number))
            for kind in ("weekdays", "months")
            for number, listed in dates.get(kind, {}).items()
            for word in listed
            if len(str(word)) > _SHORT_DATE or (kind == "months" and len(listed) == 1)
        }
        self.said = frozenset(stem(self.pack.lemma(fold(word))) for word in said)
        self.weak = self._lemmas([*said, *self.pack.words("comparison", "weak")])
        self.sayings = self._lemmas([*said, *self.pack.words("comparison", "sayings")])
        self.relatives = frozenset(fold(word) for word in self.pack.words("grammar", "relatives"))
        self.breaks = self.relatives | frozenset(fold(word) for word in self.pack.words("comparison", "breaks"))
        self.turns = {fold(word): name for name in ("before", "after") for word in self.pack.words("comparison", name)}
        self.generic = self._lemmas(self.pack.words("comparison", "generic"))
        self.things = self._lemmas(self.pack.words("comparison", "things"))
        self.pictures = self._lemmas(self.pack.words("comparison", "pictures"))
        self.actions = grammar(language).actions  # forms of verbs, by which "abattu" is "abattre"
        self.rights = frozenset(self.pack.words("modality", "rights"))  # "not in 2022 BUT in 2014"
        self.auxiliaries = frozenset(self.pack.words("grammar", "auxiliaries")) | {"ne", "n'"}
        self.of = frozenset(fold(word) for word in self.pack.words("grammar", "of"))
        self.prepositions = frozenset(fold(word) for word in self.pack.words("grammar", "prepositions"))
        self.particles = frozenset(self.pack.words("comparison", "particles"))
        self.joins = frozenset(self.pack.words("comparison", "joins"))
        self.one_of = tuple(fold(word) for word in self.pack.words("partitives", "one_of"))
        self.ordinals = {fold(str(word)): int(number) for word, number in numbers.get("ordinals", {}).items()}
        self.ordinal_suffixes = frozenset(fold(str(word)) for word in numbers.get("ordinal_suffixes", ()))
        self.negators = Phrases([(word, True) for word in self.pack.words("comparison", "negators")])
        self.marks = Phrases([(str(word), str(of)) for of, listed in own.get("marks", {}).items() for word in listed])
        narrows = own.get("narrows", {}).items()
        self.narrows = Phrases([(str(word), str(of)) for of, listed in narrows for word in listed])
        self.had = frozenset(fold(word) for word in self.pack.words("comparison", "had"))
        self.had_between = frozenset(fold(word) for word in self.pack.words("comparison", "had_between"))
        self.participles = tuple(fold(word) for word in self.pack.words("comparison", "participles"))
        self.signs = (  # forms and lemmas that begin what says something about the numbers around it
            self.breaks | self.joins | self.sayings | self.turns.keys() | self.ordinals.keys() | self.calendar.keys()
        ).union(self.negators.starts, self.marks.starts)
        self.contrasts = {
            stem(self.pack.lemma(fold(str(word)))): number
            for number, listed in enumerate(own.get("contrasts", ()))
            for word in listed
            if fold(str(word)) not in self.auxiliaries  # "est" is mostly no point of the compass
        }
        self.contrasting = {key: -number for number, listed in enumerate(chosen.contrasts, 1) for key in listed}
        self.opposites = {  # a word's stem or a concept -> the pair that it stands in, and on which side
            stem(self.pack.lemma(fold(str(word)))): (number, side)
            for number, pair in enumerate(own.get("opposites", ()))
            for side, listed in enumerate(pair)
            for word in listed
        }
        for number, pair in enumerate(chosen.opposites, 1):
            self.opposites |= {key: (-number, side) for side, listed in enumerate(pair) for key in listed}
        self.events: dict[str, list[tuple[str, str]]] = {}  # by stem: the lemmas that have it, with their classes
        for of, listed in own.get("events", {}).items():
            for lemma in (self.pack.lemma(fold(str(word))) for word in listed):
                self.events.setdefault(stem(lemma), []).append((lemma, str(of)))

    def _lemmas(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(map(fold, words)) | frozenset(self.pack.lemma(fold(word)) for word in words)

    def weight(self, form: str, lemma: str, name: bool) -> float:
        """How much a word counts."""
        if name:
            return self.weights.name
        if lemma in self.weak or form in self.weak or lemma in self.generic:
            return self.weights.weak
        if lemma in self.things:
            return self.weights.thing
        return self.weights.short if len(form) <= 3 else self.weights.word

    def event(self, lemma: str, ids: Sequence[str] = (), *, phrase: bool = False) -> str | None:
        """The class of the event that a word names: the pack's, else its concept's, or None; a phrase's concept's."""
        if lemma in self.things and not phrase:
            return None  # a picture is no event; taking it is
        known = None if phrase else self.events.get(stem(lemma))
        if known is not None:  # of two verbs with one stem (commenter, commencer) the one that is more alike
            return max(known, key=lambda one: _shared(one[0], lemma))[1]
        for name in ids:
            if catalogue.kind(name) == "verb":
                bare = name.partition(":")[2]
                return self.same_event.get(bare, bare)
        return None


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, English's where there is no pack for it."""
    return Lexicon(language if language in pack.available() else "en", settings())
