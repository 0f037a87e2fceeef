"""A dictionary of phrases over tokens: longest match from a position forwards, or backwards to it."""

from __future__ import annotations

from collections.abc import Container, Iterable, KeysView, Mapping, Sequence
from typing import Generic, TypeVar

from factcheck.language.words import tokens_of

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more tokens, each with a payload.

    Surfaces are split by the scanner's own token pattern and folded like text, so "d'ici à" or "mid-2024" match what
    the scanner sees; a surface that is a tuple is split already. A phrase given twice keeps its first payload.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str | tuple[str, ...], T]] = ()) -> None:
        self._by_first: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        seen: set[tuple[str, ...]] = set()
        for surface, payload in entries.items() if isinstance(entries, Mapping) else entries:
            words = surface if isinstance(surface, tuple) else tokens_of(surface)
            if words and words not in seen:
                seen.add(words)
                self._by_first.setdefault(words[0], []).append((len(words), words, payload))
                self._by_last.setdefault(words[-1], []).append((len(words), words, payload))
        for table in (self._by_first, self._by_last):
            for found in table.values():
                found.sort(key=lambda item: -item[0])

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def match(self, words: Sequence[str], at: int) -> tuple[T, int] | None:
        """The longest phrase that starts at token `at`: its payload and the index after it."""
        found = self._by_first.get(words[at]) if 0 <= at < len(words) else None
        if found is not None:
            for size, phrase, payload in found:
                if size == 1 or tuple(words[at : at + size]) == phrase:
                    return payload, at + size
        return None

    def match_back(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """The longest phrase that ends just before token `end`: its payload and the index of its first token."""
        found = self._by_last.get(words[end - 1]) if 0 < end <= len(words) else None
        if found is not None:
            for size, phrase, payload in found:
                if size == 1 or (size <= end and tuple(words[end - size : end]) == phrase):
                    return payload, end - size
        return None

    @property
    def starts(self) -> KeysView[str]:
        """Every token that starts a phrase: a cheap test before `match` in a loop."""
        return self._by_first.keys()

    @property
    def ends(self) -> KeysView[str]:
        """Every token that ends a phrase: a cheap test before `match_back` in a loop."""
        return self._by_last.keys()

    def followers(self, words: Container[str]) -> frozenset[str]:
        """Every token that may follow one of `words` where that starts a phrase."""
        found = (phrase for word, listed in self._by_first.items() if word in words for _, phrase, _ in listed)
        return frozenset(phrase[1] for phrase in found if len(phrase) > 1)

    @property
    def longest(self) -> int:
        """The tokens of the longest phrase; 0 when there is none."""
        return max((found[0][0] for found in self._by_first.values()), default=0)

    def first_words(self) -> frozenset[str]:
        """Every token that starts a phrase."""
        return frozenset(self._by_first)
