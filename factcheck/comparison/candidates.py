"""Pairs worth relating in a whole corpus, in near-linear time: assertions are filed under who and what they are about.

Each assertion is filed under its article, and under the names of its sentence and of what its article is about; without
any name, under the rarest words of its context. Pairs form inside a block of one family and unit, between assertions
that share a word. A block that is too large is narrowed by a second key of its members, then by a third; what is still
too large is walked in order with a window, and `Blocking.windowed` counts it: nothing is dropped without saying so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from factcheck.comparison.context import Context
from factcheck.comparison.lexicon import stem
from factcheck.model.assertion import Assertion

Filed = tuple[int, int]
Placed = tuple[int, int, int]  # a block, and a pair's indices: the order of the pairs
Block = tuple[Sequence[int], int]  # indices in order, and how far apart two of a pair may stand there


class Blocking:
    """How the last `candidates` run filed its assertions: blocks, the largest, and those walked by window."""

    __slots__ = ("blocks", "largest", "windowed")

    def __init__(self) -> None:
        self.blocks = self.largest = self.windowed = 0


class Filing:
    """Assertions filed for comparison: which of them are worth relating, and in what order."""

    def __init__(
        self, assertions: Iterable[Assertion], context: Context | None = None, blocking: Blocking | None = None
    ) -> None:
        context = context or Context()
        blocking = blocking or Blocking()
        self.filed = list(assertions)
        self._words = [_words(assertion, context) for assertion in self.filed]
        spread = Counter(key for keys in self._words for key in keys)
        rarest = [_rarest(keys, spread, context.settings.blocks.keys) for keys in self._words]
        blocks: dict[tuple[str, str, str], list[int]] = {}
        for at, assertion in enumerate(self.filed):
            keys = context.about(assertion) or rarest[at]
            for measure in context.signature(assertion).measures:
                for key in sorted((f"article:{assertion.article}", *keys)):
                    blocks.setdefault((measure.family, measure.unit, key), []).append(at)
        largest = context.settings.blocks.largest
        self._blocks = [
            leaf for (_, _, key), block in blocks.items() for leaf in _leaves(block, (key,), rarest, largest, blocking)
        ]

    def pairs(self) -> Iterator[Filed]:
        """The pairs, as indices into `filed`: each once, the lower index first, block after block."""
        seen: set[Filed] = set()
        for block, reach in self._blocks:
            for position, one in enumerate(block):
                for other in block[position + 1 : position + 1 + reach]:
                    pair = (one, other)
                    if pair not in seen and not self._words[one].isdisjoint(self._words[other]):
                        seen.add(pair)
                        yield pair

    def near(self, at: int) -> Iterator[tuple[Placed, Filed]]:
        """The pairs of one assertion. Sorted by what comes with each, pairs stand in the order of `pairs`."""
        seen = {at}
        for which, position in self._places[at]:
            block, reach = self._blocks[which]
            for other in block[max(0, position - reach) : position + 1 + reach]:
                if other not in seen and not self._words[at].isdisjoint(self._words[other]):
                    seen.add(other)
                    pair = (at, other) if at < other else (other, at)
                    yield (which, *pair), pair

    @cached_property
    def _places(self) -> list[list[tuple[int, int]]]:
        """For each assertion, the blocks that it stands in, and where there."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.filed]
        for which, (block, _) in enumerate(self._blocks):
            for position, at in enumerate(block):
                found[at].append((which, position))
        return found


def candidates(
    assertions: Iterable[Assertion], context: Context | None = None, blocking: Blocking | None = None
) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs of assertions that share a family, a unit, what they are about and a word; each once, in input order."""
    filing = Filing(assertions, context, blocking)
    for one, other in filing.pairs():
        yield filing.filed[one], filing.filed[other]


def _words(assertion: Assertion, context: Context) -> frozenset[str]:
    """The keys of an assertion's context, and of what it counts."""
    head = (*assertion.counted.ids, stem(assertion.counted.lemma)) if assertion.counted is not None else ()
    return frozenset((*context.features(assertion).bag, *head))


def _rarest(keys: frozenset[str], spread: Mapping[str, int], most: int) -> tuple[str, ...]:
    """The keys of fewest assertions, rarest first; a key of one alone brings nobody together."""
    shared = [key for key in keys if spread[key] > 1]
    return tuple(sorted(shared, key=lambda key: (spread[key], key))[:most])


def _leaves(
    block: Sequence[int], used: tuple[str, ...], keys: Sequence[tuple[str, ...]], largest: int, blocking: Blocking
) -> Iterator[Block]:
    """A block; of a large one, those of its members that share one more key; or itself with a window."""
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
    yield block, reach


def _narrowed(
    block: Sequence[int], used: tuple[str, ...], keys: Sequence[tuple[str, ...]], largest: int, blocking: Blocking
) -> Iterator[Block]:
    narrower: dict[str, list[int]] = {}
    for at in block:
        for key in keys[at]:
            if key not in used:
                narrower.setdefault(key, []).append(at)
    for key, members in narrower.items():
        yield from _leaves(members, (*used, key), keys, largest, blocking)
