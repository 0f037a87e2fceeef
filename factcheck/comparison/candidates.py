"""Pairs worth relating in a whole corpus, in near-linear time: assertions are filed under who and what they are about.

Each assertion is filed under its article, and under the names of its sentence and of what its article is about; without
any name, under the rarest words of its context. Pairs form inside a block of one family and unit, between assertions
that share a word. A block that is too large is narrowed by a second key of its members, then by a third; what is still
too large is walked in order with a window, and `Blocking.windowed` counts it: nothing is dropped without saying so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.comparison.context import Context
from factcheck.comparison.lexicon import stem
from factcheck.model.assertion import Assertion

Filed = tuple[int, ...]


class Blocking:
    """How the last `candidates` run filed its assertions: blocks, the largest, and those walked by window."""

    __slots__ = ("blocks", "largest", "windowed")

    def __init__(self) -> None:
        self.blocks = self.largest = self.windowed = 0


def candidates(
    assertions: Iterable[Assertion], context: Context | None = None, blocking: Blocking | None = None
) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs of assertions that share a family, a unit, what they are about and a word; each once, in input order."""
    context = context or Context()
    blocking = blocking or Blocking()
    filed = list(assertions)
    words = [_words(assertion, context) for assertion in filed]
    spread = Counter(key for keys in words for key in keys)
    rarest = [_rarest(keys, spread, context.settings.blocks.keys) for keys in words]
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for at, assertion in enumerate(filed):
        keys = context.about(assertion) or rarest[at]
        for measure in context.signature(assertion).measures:
            for key in sorted((f"article:{assertion.article}", *keys)):
                blocks.setdefault((measure.family, measure.unit, key), []).append(at)
    seen: set[Filed] = set()
    for (_, _, key), block in blocks.items():
        for pair in _pairs(block, (key,), rarest, context.settings.blocks.largest, blocking):
            if pair not in seen and not words[pair[0]].isdisjoint(words[pair[1]]):
                seen.add(pair)
                yield filed[pair[0]], filed[pair[1]]


def _words(assertion: Assertion, context: Context) -> frozenset[str]:
    """The keys of an assertion's context, and of what it counts."""
    head = (*assertion.counted.ids, stem(assertion.counted.lemma)) if assertion.counted is not None else ()
    return frozenset((*context.features(assertion).bag, *head))


def _rarest(keys: frozenset[str], spread: Mapping[str, int], most: int) -> tuple[str, ...]:
    """The keys of fewest assertions, rarest first; a key of one alone brings nobody together."""
    shared = [key for key in keys if spread[key] > 1]
    return tuple(sorted(shared, key=lambda key: (spread[key], key))[:most])


def _pairs(
    block: Sequence[int], used: tuple[str, ...], keys: Sequence[tuple[str, ...]], largest: int, blocking: Blocking
) -> Iterator[Filed]:
    """The pairs of a block; of a large one, those that share one more key, and those that stand near each other."""
    if len(block) < 2:
        return
    reach = len(block)
    if len(block) > largest:
        if len(used) < 3:
            yield from _narrowed(block, used, keys, largest, blocking)
            return
        blocking.windowed += 1
        reach = largest // 2
    blocking.blocks += 1
    blocking.largest = max(blocking.largest, min(len(block), reach))
    for position, one in enumerate(block):
        for other in block[position + 1 : position + 1 + reach]:
            yield one, other


def _narrowed(
    block: Sequence[int], used: tuple[str, ...], keys: Sequence[tuple[str, ...]], largest: int, blocking: Blocking
) -> Iterator[Filed]:
    narrower: dict[str, list[int]] = {}
    for at in block:
        for key in keys[at]:
            if key not in used:
                narrower.setdefault(key, []).append(at)
    for key, members in narrower.items():
        yield from _pairs(members, (*used, key), keys, largest, blocking)
