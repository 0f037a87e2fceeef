"""Whether two articles of an archive speak of one story, and two values in them of one bearer.

"Revenue declined to 3 billion" is about whoever the article is about. Two such sentences compare only when the
articles share the names that they are about, or when the clauses themselves name the same one; a value whose clause
names somebody whom the other article does not know is about somebody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from factcheck.comparison.interval import ordinal
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.reading import Reading
from factcheck.comparison.settings import Settings
from factcheck.language import catalogue, pack
from factcheck.language.words import fold
from factcheck.model.article import Article

_PLACES = ("country", "region", "place")


class Stories:
    """What the articles of a context are about. `sentences` gives the readings of an article's sentences in order."""

    def __init__(self, settings: Settings, sentences: Callable[[Article], Iterable[Reading]]) -> None:
        self._limits, self._sentences = settings.story, sentences
        self._common = frozenset(stem(fold(word)) for word in settings.story.common)
        self._salient: dict[str, Mapping[str, float]] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._common_of: dict[tuple[str, str], float] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._places: dict[str, frozenset[str]] = {}

    def salient(self, article: Article) -> Mapping[str, float]:
        """The names and concepts that an article is about, with their weight: said twice, or in its first sentences.

        A place weighs less than another name, a concept less than a place.
        """
        found = self._salient.get(article.id)
        if found is None:
            counts: Counter[str] = Counter()
            names: set[str] = set()
            for at, reading in enumerate(self._sentences(article)):
                for word in reading.words:
                    named = word.name and self.tells(word.key, article.language)
                    if named or word.key.startswith("concept:"):
                        counts[word.key] += 2 if at < self._limits.lead else 1
                    if named:
                        names.add(word.key)
            found = {key: self._weight(key, key in names) for key, count in counts.items() if count > 1}
            self._salient[article.id] = found
        return found

    def named(self, article: Article) -> frozenset[str]:
        """Every name that an article has, however often; where nouns have capitals, nouns too."""
        found = self._named.get(article.id)
        if found is None:
            keys = (key for reading in self._sentences(article) for key in reading.names)
            found = self._named[article.id] = frozenset(key for key in keys if self.tells(key, article.language))
        return found

    def places(self, article: Article) -> frozenset[str]:
        """Every place that an article names, however often."""
        found = self._places.get(article.id)
        if found is None:
            found = self._places[article.id] = frozenset(filter(self.place, self.named(article)))
        return found

    def names(self, article: Article) -> frozenset[str]:
        """The names alone of what an article is about."""
        found = self._names.get(article.id)
        if found is None:
            salient = self.salient(article).items()
            found = self._names[article.id] = frozenset(key for key, weight in salient if weight > self._limits.concept)
        return found

    def tells(self, key: str, language: str) -> bool:
        """Whether a name tells one bearer from another: "Goody" does, "Inc", "March" and "N" do not."""
        if key.startswith("entity:"):
            return True
        return len(key) > 2 and key not in self._common and key not in calendar(language)

    def one(self, first: Article, second: Article) -> bool:
        """Whether two articles tell one piece of news: published within a few days, with many names in common."""
        return self.common(first, second) >= self._limits.sure

    def common(self, first: Article, second: Article) -> float:
        """The weight of what two articles have in common; 0 where they appeared more than a few days apart.

        Names count wherever they stand, what both articles are about counts once more.
        """
        key = (first.id, second.id) if first.id < second.id else (second.id, first.id)
        found = self._common_of.get(key)
        if found is None:
            found = self._common_of[key] = self._weigh(first, second)
        return found

    def _weigh(self, first: Article, second: Article) -> float:
        days = [ordinal(one.published) for one in (first, second)]
        if days[0] is None or days[1] is None or abs(days[0] - days[1]) > self._limits.days:
            return 0.0
        about, other = self.salient(first), self.salient(second)
        both = {key: min(about[key], other[key]) for key in sorted(about.keys() & other.keys())}
        topics = sum(weight for key, weight in both.items() if key.startswith("concept:"))
        # two firms' results share many concepts, and nobody's name
        common = sum(both.values()) - topics + min(topics, self._limits.topics)
        shared = self.named(first) & self.named(second)
        if all(lexicon(one.language).noun_capitals for one in (first, second)):
            shared = frozenset(key for key in shared if key.startswith("entity:"))
        return common + sum(self._weight(key, name=True) for key in sorted(shared))

    def place(self, key: str) -> bool:
        """Whether a name is that of a known country, region or place."""
        return catalogue.kind(key) in _PLACES

    def _weight(self, key: str, name: bool) -> float:
        if not name:
            return self._limits.concept
        return self._limits.place if self.place(key) else self._limits.name

    def apart(
        self,
        articles: tuple[Article, Article],
        names: tuple[frozenset[str], frozenset[str]],
        around: tuple[frozenset[str], frozenset[str]],
    ) -> str | None:
        """Why two values of two articles are not about one bearer, or None.

        `names` are the proper names of each value's own clause, `around` all keys of its sentence.
        """
        first, second = self.salient(articles[0]), self.salient(articles[1])
        known, known_other = self.names(articles[0]), self.names(articles[1])
        if not known and not known_other:
            return None  # nothing tells the two articles apart
        for own, there, keys, article in (
            (names[0], known_other, around[1], articles[1]),
            (names[1], known, around[0], articles[0]),
        ):
            if own and not own & (there | keys | self.places(article)):
                return f"one is about “{_plain(min(own))}”, whom the other article does not know"
        both = names[0] & names[1] & (known | known_other)
        if not all(map(self.place, both)):
            return None
        shared = sum(min(first[key], second[key]) for key in first.keys() & second.keys() if key in known)
        topics = sum(min(first[key], second[key]) for key in first.keys() & second.keys() if key not in known)
        if not shared or shared + min(topics, self._limits.topics) < self._limits.least:
            return None if self.one(*articles) else "their articles tell different stories"
        return None


@cache
def calendar(language: str) -> frozenset[str]:
    """The stems of months and weekdays."""
    dates = pack.load(language).section("dates")
    tables = (dates.get("months", {}), dates.get("weekdays", {}))
    return frozenset(stem(fold(str(word))) for table in tables for listed in table.values() for word in listed)


def _plain(key: str) -> str:
    return key.partition(":")[2] or key
