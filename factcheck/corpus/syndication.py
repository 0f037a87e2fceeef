"""Near-copies: one text published by several outlets counts as one source.

Each text is a set of hashed shingles (Broder, "On the resemblance and containment of documents", 1997). The smallest
hashes are a sample in which copies meet: an index of those samples finds the few earlier texts worth comparing, and
those are compared in full. Only originals enter the index, so a dispatch with a thousand copies costs a thousand
comparisons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import msgspec

from factcheck.corpus import settings
from factcheck.model import Article

_WORD = re.compile(r"[^\W_]+")
_MASK, _FACTOR = (1 << 60) - 1, 0x9E3779B97F4A7C15  # multiplicative hashing; 60 bits keep Python's integers small


class Print:
    """What is compared of one text: its shingles, its numbers and how many words it has."""

    __slots__ = ("figures", "shingles", "size")

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text[: settings.LONGEST_READ].lower())
        self.size = len(words)
        self.figures = frozenset(word for word in words if word[0].isdigit())
        self.shingles = _shingles(words)


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """The articles in the same order, near-copies with `copy_of` set to the id of their original.

    The original is the earliest published one; articles without a date come after those that have one, in order.
    """
    order = sorted(range(len(articles)), key=lambda at: (articles[at].published or "9999", at))
    marked = list(articles)
    index: dict[int, list[int]] = {}
    for at in order:
        article = articles[at]
        mine = Print(article.text)
        if mine.size < settings.SHORTEST_COPY:
            continue
        sample = sorted(mine.shingles)[: settings.SKETCH]
        original = next(
            (other for other in _candidates(sample, index) if alike(mine, Print(articles[other].text))), None
        )
        if original is not None:
            marked[at] = msgspec.structs.replace(article, copy_of=articles[original].id)
            continue
        for value in sample:
            index.setdefault(value, []).append(at)
    return marked


def alike(one: Print, other: Print) -> bool:
    """Whether two texts are the same one: mostly the same shingles, and not a template with other figures."""
    shared = len(one.shingles & other.shingles)
    smaller, larger = sorted((len(one.shingles), len(other.shingles)))
    if not smaller:
        return False
    same = shared >= settings.ALIKE * (smaller + larger - shared)
    inside = smaller >= settings.SIZE_RATIO * larger and shared >= settings.CONTAINED * smaller
    return (same or inside) and not _template(one.figures, other.figures)


def _template(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < 3:
        return False
    shared = len(one & other)
    return shared < settings.SAME_FIGURES * min(len(one), len(other))


def _candidates(sample: Iterable[int], index: dict[int, list[int]]) -> list[int]:
    """Earlier originals that share the most of `sample`, at most settings.CANDIDATES."""
    hits: Counter[int] = Counter()
    for value in sample:
        holders = index.get(value, ())
        if len(holders) <= settings.CROWD:
            hits.update(holders)
    best = sorted(hits.items(), key=lambda hit: -hit[1])[: settings.CANDIDATES]
    return [at for at, count in best if count > 1]


def _shingles(words: Sequence[str]) -> set[int]:
    """Hashes of every run of three words; the same in every process."""
    hashes = [_hash(word) for word in words]
    return {one[0] ^ two[1] ^ three[2] for one, two, three in zip(hashes, hashes[1:], hashes[2:], strict=False)}


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> tuple[int, int, int]:
    """One hash for each place in a shingle, so that the order of its words counts."""
    value = crc32(word.encode("utf-8", "surrogatepass"))
    return value * _FACTOR & _MASK, value * _FACTOR**2 & _MASK, value * _FACTOR**3 & _MASK
