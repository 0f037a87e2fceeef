"""Which readers a sentence can be for, told by one look-up a token: most tokens open nothing.

Before a sentence is cut into tokens at all, `Doors` looks at it chunk by chunk, as white space parts it: a chunk
without digits holds the same tokens wherever it stands, so what it opens is worked out once for all texts. Most
sentences open nothing and cost no more than that.
"""

from __future__ import annotations

from functools import cache, reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from factcheck.extraction.dates.lexicon import date_words
from factcheck.extraction.factors import multiple
from factcheck.extraction.grammar import grammar
from factcheck.extraction.lexicon import NumberWords, number_words
from factcheck.extraction.marks import Marks
from factcheck.language.words import TOKEN

if TYPE_CHECKING:
    from factcheck.extraction.text import Sentence

(
    NUMBER,  # can start a number
    ONE,  # an article that can be the number one
    ONLY,  # opens what makes such an article a number ("un seul")
    DATE,  # makes a date likely
    REPORTING,  # a verb of saying
    FOLLOWS,  # can make a number of such an article before it ("a MILLION", "un SEUL")
    WEAK,  # such an article that says nothing by itself: a number or another word must stand behind it
) = (1 << bit for bit in range(7))
# Of a whole chunk.
OPENS, ENDS_ONE, STARTS_FOLLOWING = (1 << bit for bit in range(7, 10))


class Gates:
    """The bits of every token of a sentence, and `any`, the bits of all of them together."""

    __slots__ = ("any", "bits")

    def __init__(self, bits: list[int]) -> None:
        self.bits = bits
        self.any: int = reduce(or_, bits, 0)

    def at(self, wanted: int) -> list[int]:
        """The tokens that have a bit of `wanted`, in order."""
        return [at for at, bits in enumerate(self.bits) if bits & wanted] if self.any & wanted else []

    def idle(self, at: int) -> bool:
        """Whether an article at `at` can be no number, because nothing follows that makes it one."""
        bits = self.bits
        return bool(bits[at] & WEAK) and not (at + 1 < len(bits) and bits[at + 1] & FOLLOWS)


def gates(sentence: Sentence) -> Gates:
    """The gates of a sentence, looked up once."""
    found = sentence.gates
    if found is None:
        found = sentence.gates = Gates([*map(_table(sentence.pack.language).__getitem__, sentence.words)])
    return found


class Doors:
    """What the chunks of a folded text between white space open: OPENS and REPORTING, for one language."""

    def __init__(self, language: str) -> None:
        self._bits = _table(language)
        self._chunks = Marks(self._chunk)

    def of(self, folded: str) -> int:
        """The bits of a sentence; with OPENS unset, no reader of numbers or dates finds anything in it."""
        bits = [*map(self._chunks.__getitem__, folded.split())]
        found: int = reduce(or_, bits, 0)
        if found & ENDS_ONE and not found & OPENS:
            for one, following in pairwise(bits):
                if one & ENDS_ONE and following & STARTS_FOLLOWING:
                    return found | OPENS
        return found

    def _chunk(self, chunk: str) -> int:
        if any(map(str.isnumeric, chunk)):
            return OPENS | REPORTING  # digits belong together across spaces: these need the tokens themselves
        words = TOKEN.findall(chunk)
        bits = [self._bits[word] for word in words]
        found = reduce(or_, bits, 0) & REPORTING
        for at, word in enumerate(words):
            if bits[at] & WEAK and not bits[at] & DATE:
                if at + 1 == len(words):
                    found |= ENDS_ONE
                elif bits[at + 1] & FOLLOWS:
                    found |= OPENS
            elif bits[at] & (NUMBER | DATE) and not (at > 1 and word == "s" and words[at - 1] == "'"):
                found |= OPENS  # the "s" of "NATO's" is no second
        return found | STARTS_FOLLOWING if bits and bits[0] & FOLLOWS else found


def _weak(numbers: NumberWords) -> frozenset[str]:
    return frozenset(
        word
        for word in numbers.ones - numbers.numerals
        if not any(word in table for table in (numbers.fractions, numbers.halves, numbers.shares, numbers.vague))
        and not any(word in table for table in (numbers.collectives, numbers.factors, numbers.whole_fractions))
        and not any(word in table.starts for table in (numbers.compounds, numbers.vague_chains))
        and numbers.ordinal(word) is None
    )


@cache
def doors(language: str) -> Doors:
    """The doors of a language."""
    return Doors(language)


@cache
def _table(language: str) -> Marks:
    numbers, words, dates = number_words(language), grammar(language), date_words(language)
    following = words.only.followers(numbers.ones) | numbers.conjunction | numbers.over | frozenset("-")
    listed: dict[str, int] = {}
    for bit, found in (
        (NUMBER, numbers.starts),
        (ONE, numbers.ones),
        (FOLLOWS, following),
        (WEAK, _weak(numbers)),
        (ONLY, words.only.starts),
        (DATE, dates.anchors),
        (REPORTING, words.reporting),
    ):
        for word in found:
            listed[word] = listed.get(word, 0) | bit
    prefixes = numbers.prefixes

    def work_out(word: str) -> int:
        bits = listed.get(word, 0)
        first = word[0]
        if first.isalpha() and len(word) > 1:
            built = (prefixes and word[:3] in prefixes) or multiple(numbers, word) is not None  # "tenfold"
            bits |= NUMBER if built else 0
            return bits | FOLLOWS if bits & NUMBER or numbers.fraction(word) is not None else bits
        if first.isdigit():
            bits |= DATE
        sign = len(word) == 1 and word.isnumeric() and not word.isdecimal()  # "½"
        return bits | NUMBER if "0" <= first <= "9" or sign else bits

    return Marks(work_out)
