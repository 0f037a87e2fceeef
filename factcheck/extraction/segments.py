"""Number words written as one: "zweihundertfünfunddreißig", "ventitré", "eenentwintig" fall into their pieces.

The pieces are the pack's number words and what `numbers.joined` adds to them; how they may follow one another is
grammar: a unit may stand before its ten with a joiner between, an ordinal ending or a half may close the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

ONE, UNIT, TEEN, TENS, HUNDRED, CENTURY, SCALE = "one", "unit", "teen", "tens", "hundred", "century", "scale"
_AND = "and"
_LONGEST = 90  # letters; "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 57
_KEPT = 20_000  # words remembered: untrusted text must not grow the memory without bound


class Cardinal(NamedTuple):
    """A cardinal number word: its class and value."""

    kind: str
    value: float


class Segmenter:
    """Splits joined number words of one language; the empty one (no `joined` in the pack) finds nothing."""

    def __init__(self, words: Mapping[str, Cardinal], joined: Mapping[str, object]) -> None:
        pieces: dict[str, Cardinal] = {}
        if joined:
            pieces = {word: one for word, one in words.items() if one.kind != SCALE or one.value < 1e6}
            added = joined.get("pieces")
            for word, value in (added if isinstance(added, dict) else {}).items():
                pieces[word] = words.get(word) or Cardinal(kind_of(float(value)), float(value))
            for word in _listed(joined, "and"):
                pieces[word] = Cardinal(_AND, 0.0)
        self._pieces = pieces
        self._units_first = bool(joined.get("units_first"))
        self._lengths = sorted({len(word) for word in pieces}, reverse=True)
        self._halves = tuple(_listed(joined, "halves"))
        self.prefixes = frozenset(word[:3] for word, one in pieces.items() if one.kind != _AND and len(word) > 2)
        self._seen: dict[str, tuple[Cardinal, ...]] = {}

    def __call__(self, word: str) -> tuple[Cardinal, ...]:
        """The cardinals that a joined word consists of, in the order of the grammar; none when it is no such word."""
        found = self._seen.get(word)
        if found is None:
            found = self._split(word) if self._pieces and 3 < len(word) <= _LONGEST and word not in self._pieces else ()
            if len(self._seen) < _KEPT:
                self._seen[word] = found
        return found

    def _split(self, word: str) -> tuple[Cardinal, ...]:
        for half in self._halves:  # zweieinhalb, tweeënhalf
            if word.endswith(half) and len(word) > len(half):
                whole = self._settled(word[: -len(half)])
                if len(whole) == 1 and whole[0].value < 100:
                    return (Cardinal(UNIT, whole[0].value + 0.5),)
        return self._settled(word)

    def _settled(self, word: str) -> tuple[Cardinal, ...]:
        found = self._cut(word)
        settled: list[Cardinal] = []
        at = 0
        while at < len(found):
            one = found[at]
            follow = found[at + 1 : at + 3]
            if self._units_first and one.kind in (UNIT, ONE) and [f.kind for f in follow] == [_AND, TENS]:
                settled.append(Cardinal(TENS, one.value + follow[1].value))
                at += 3
            elif one.kind == _AND:
                if not settled or at + 1 == len(found):
                    return ()
                at += 1
            else:
                settled.append(one)
                at += 1
        return tuple(settled)

    def _cut(self, word: str) -> tuple[Cardinal, ...]:
        """The pieces of a word, the longest first; positions that lead nowhere are tried once."""
        size, dead = len(word), set[int]()
        path: list[tuple[int, Cardinal]] = []
        at, lengths = 0, iter(self._lengths)
        while at < size:
            for length in lengths:
                piece = self._pieces.get(word[at : at + length]) if at + length <= size else None
                if piece is not None and at + length not in dead:
                    path.append((length, piece))
                    at, lengths = at + length, iter(self._lengths)
                    break
            else:
                dead.add(at)
                if not path:
                    return ()
                length, _ = path.pop()
                at -= length
                lengths = iter([other for other in self._lengths if other < length])
        return tuple(piece for _, piece in path)


def kind_of(value: float) -> str:
    """The class of a number word by its value."""
    if value == 1:
        return ONE
    if value < 10:
        return UNIT
    if value < 20:
        return TEEN
    if value < 100:
        return TENS
    return HUNDRED if value == 100 else CENTURY if value < 1000 else SCALE


def _listed(joined: Mapping[str, object], key: str) -> Iterable[str]:
    value = joined.get(key)
    return [str(word) for word in value] if isinstance(value, list) else []
