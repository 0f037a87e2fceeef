"""The words of a rule: concepts and entities of data/, in whatever language they are written, else lemmas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.language import catalogue, pack
from factcheck.language.compiled import Memo
from factcheck.language.knowledge import knowledge, sources
from factcheck.language.words import TOKEN, fold, tokens_of

PREFIXES = ("concept:", "entity:")
TYPE = "type:"  # "type:country": any entity of that type


class Word(Struct, frozen=True):
    """A word of a rule and what it stands for: ids of concepts and entities, or a lemma when there are none."""

    text: str
    ids: frozenset[str] = frozenset()
    lemma: str = ""

    @property
    def meaning(self) -> str:
        """ "concept", "entity" or "lemma", for `rules lint`."""
        return next(iter(sorted(self.ids))).split(":")[0] if self.ids else "lemma"


def _spelled(text: str) -> Iterable[str]:
    """The ids that a word could spell without any look-up of surfaces: "member state" -> concept:member-state."""
    slug = "-".join(tokens_of(text.replace("_", " ").replace("-", " ")))
    return (f"{prefix}{slug}" for prefix in PREFIXES)


@lru_cache(maxsize=4096)
def resolve(text: str) -> Word | None:
    """What a word of a rule stands for; None for an id ("concept:...") that data/ does not know.

    An id is taken as it is; else the word is an id without its prefix; else a surface form in any language; else a
    lemma.
    """
    if text.startswith(TYPE):
        return Word(text, frozenset({text})) if text.removeprefix(TYPE) in catalogue.ENTITY_TYPES else None
    if text.startswith(PREFIXES):
        return Word(text, frozenset({text})) if catalogue.exists(text) else None
    spelled = [one for one in _spelled(text) if catalogue.exists(one)]
    if spelled:
        return Word(text, frozenset(spelled[:1]))
    return _words().get(text, _looked_up)


def _looked_up(text: str) -> Word:
    """A word by its surface, in the first language that has it; this loads every language."""
    written = TOKEN.findall(text)
    words = [fold(word) for word in written]
    for language in pack.available():
        lemma = pack.load(language).lemma
        found = knowledge(language).match([lemma(word) for word in words], words, 0, written.__getitem__)
        if found is not None and found[1] == len(words):
            return Word(text, frozenset(found[0]))
    return Word(text, lemma=" ".join(words))


@cache
def _words() -> Memo[Word]:
    return Memo("vocabulary", lambda: {path for language in pack.available() for path in sources(language)}, Word)


def keep() -> None:
    """Keep what the words of the rules stand for, so that the next run need not load every language."""
    _words().save()


def all_ids() -> Iterable[str]:
    """Every id of data/concepts and data/entities, and the types of entities."""
    return [*catalogue.entries(), *(f"{TYPE}{kind}" for kind in catalogue.ENTITY_TYPES)]


@lru_cache(maxsize=4096)
def ids_of(lemmas: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The ids that single lemmas of a language name."""
    known = knowledge(language if language in pack.available() else "en")
    found = (known.match((lemma,), (lemma,), 0) for lemma in lemmas)
    return tuple(sorted({one for match in found if match for one in match[0]}))


@cache
def ancestors(one: str) -> frozenset[str]:
    """A concept with all that is broader; an entity with its type, "type:country", and the concept of that name.

    What an entity is a part of does not count: what is said of France is not said of Europe.
    """
    if one.startswith("entity:"):
        kind = catalogue.kind(one)
        return frozenset({one, f"concept:{kind}", f"{TYPE}{kind}"})
    return frozenset({one, *catalogue.broader(one)})


@lru_cache(maxsize=65536)
def with_bodies(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids with the bodies of the offices and people among them: NATO's secretary general stands for NATO."""
    held = [one for one in ids if catalogue.kind(one) in ("office", "person")]
    return (*ids, *(above for one in held for above in catalogue.broader(one)))


@lru_cache(maxsize=65536)
def widened(ids: tuple[str, ...]) -> frozenset[str]:
    """Ids with everything broader than each."""
    return frozenset().union(*(ancestors(one) for one in ids)) if ids else frozenset()


def means(word: Word, ids: tuple[str, ...], lemmas: Callable[[], Iterable[str]]) -> bool:
    """Whether ids (or, for a word without any, lemmas) name `word` or something narrower."""
    if word.ids:
        return not word.ids.isdisjoint(widened(ids))
    return word.lemma in lemmas()
