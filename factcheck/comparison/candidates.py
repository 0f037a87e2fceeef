"""Pairs worth relating in a whole corpus, in near-linear time: assertions are filed under what they are about.

Each assertion is filed under its family and unit together with its strongest context keys (counted noun, names,
concepts, words of its clause). Pairs form inside a block. A block that is too large is narrowed by a second key of
its members, then by a third; what is still too large is walked in order with a window, and `Blocking.windowed` counts
it, so that nothing is dropped without saying so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.comparison.context import Context
from factcheck.comparison.signature import signature
from factcheck.model.assertion import Assertion


class Blocking:
    """How the last `candidates` run filed its assertions: blocks, the largest, and those walked by window."""

    __slots__ = ("blocks", "largest", "windowed")

    def __init__(self) -> None:
        self.blocks = self.largest = self.windowed = 0


def strongest(assertion: Assertion, context: Context) -> tuple[str, ...]:
    """The keys that an assertion is filed under: the counted noun's first, then the heaviest of its context."""
    bag = context.features(assertion).bag
    ranked = sorted(bag, key=lambda key: (-bag[key], key))
    head = [*assertion.counted.ids, assertion.counted.lemma] if assertion.counted is not None else []
    return tuple(dict.fromkeys([key for key in head if key] + ranked))[: context.settings.blocks.keys]


def candidates(
    assertions: Iterable[Assertion], context: Context | None = None, blocking: Blocking | None = None
) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs of assertions that share a family, a unit and a strong context key; each pair once, in input order."""
    context = context or Context()
    blocking = blocking or Blocking()
    filed = list(assertions)
    keys = [strongest(assertion, context) for assertion in filed]
    blocks: dict[tuple[str, ...], list[int]] = {}
    for at, assertion in enumerate(filed):
        for measure in signature(assertion).measures:
            for key in keys[at]:
                blocks.setdefault((measure.family, measure.unit, key), []).append(at)
    seen: set[tuple[int, int]] = set()
    for name in blocks:
        for pair in _pairs(blocks[name], (name[2],), keys, context.settings.blocks.largest, blocking):
            if pair not in seen:
                seen.add(pair)
                yield filed[pair[0]], filed[pair[1]]


def _pairs(
    block: Sequence[int], used: tuple[str, ...], keys: Sequence[tuple[str, ...]], largest: int, blocking: Blocking
) -> Iterator[tuple[int, int]]:
    if len(block) < 2:
        return
    if len(block) <= largest:
        blocking.blocks += 1
        blocking.largest = max(blocking.largest, len(block))
        for position, one in enumerate(block):
            for other in block[position + 1 :]:
                yield one, other
        return
    if len(used) >= 3:
        blocking.windowed += 1
        for position, one in enumerate(block):
            for other in block[position + 1 : position + 1 + largest // 2]:
                yield one, other
        return
    narrower: dict[str, list[int]] = {}
    for at in block:
        for key in keys[at]:
            if key not in used:
                narrower.setdefault(key, []).append(at)
    for key, members in narrower.items():
        yield from _pairs(members, (*used, key), keys, largest, blocking)
