"""Lemmas good enough to compare nouns: irregular forms, then the pack's suffix rules, else the word itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence


class _Cache(dict[str, str]):
    """Lemmas by word; what is missing is derived, and kept while there is room."""

    derive: Callable[[str], str]

    def __missing__(self, word: str) -> str:
        lemma = self.derive(word)
        if len(self) < 200_000:  # untrusted text must not grow it without bound
            self[word] = lemma
        return lemma


class Lemmatizer:
    """Callable word -> lemma over folded words; results are kept, so a text pays once a word.

    `irregular` maps form to lemma; `suffixes` is an ordered list of (ending, replacement, shortest stem left);
    `keep` are words the rules must not touch ("pays", "news").
    """

    __slots__ = ("_cache", "_suffixes")

    def __init__(
        self, irregular: Mapping[str, str], suffixes: Sequence[tuple[str, str, int]], keep: frozenset[str] = frozenset()
    ) -> None:
        self._cache = _Cache({**{word: word for word in keep}, **irregular})
        self._cache.derive = self._derive
        self._suffixes = tuple(suffixes)

    def __call__(self, word: str) -> str:
        return self._cache[word]

    def all(self, words: Sequence[str]) -> list[str]:
        """The lemma of every word."""
        return [*map(self._cache.__getitem__, words)]

    def _derive(self, word: str) -> str:
        for ending, replacement, shortest in self._suffixes:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                return word[: len(word) - len(ending)] + replacement
        return word
