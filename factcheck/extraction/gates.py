"""Which readers a sentence can be for, told by one look-up a token: most tokens open nothing."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from factcheck.extraction.dates.lexicon import date_words
from factcheck.extraction.factors import multiple
from factcheck.extraction.grammar import grammar
from factcheck.extraction.lexicon import ONE as ONE_KIND
from factcheck.extraction.lexicon import number_words
from factcheck.extraction.marks import Marks

if TYPE_CHECKING:
    from factcheck.extraction.text import Sentence

(
    NUMBER,  # can start a number
    ONE,  # an article that can be the number one
    ONLY,  # opens what makes such an article a number ("un seul")
    DATE,  # makes a date likely
    REPORTING,  # a verb of saying
) = (1 << bit for bit in range(5))


class Gates:
    """The bits of every token of a sentence, and `any`, the bits of all of them together."""

    __slots__ = ("any", "bits")

    def __init__(self, bits: list[int]) -> None:
        self.bits = bits
        self.any: int = reduce(or_, bits, 0)

    def at(self, wanted: int) -> list[int]:
        """The tokens that have a bit of `wanted`, in order."""
        return [at for at, bits in enumerate(self.bits) if bits & wanted] if self.any & wanted else []


def gates(sentence: Sentence) -> Gates:
    """The gates of a sentence, looked up once."""
    found = sentence.gates
    if found is None:
        found = sentence.gates = Gates([*map(_table(sentence.pack.language).__getitem__, sentence.words)])
    return found


@cache
def _table(language: str) -> Marks:
    numbers, words, dates = number_words(language), grammar(language), date_words(language)
    ones = [word for word, cardinal in numbers.cardinals.items() if cardinal.kind == ONE_KIND]
    listed: dict[str, int] = {}
    for bit, found in (
        (NUMBER, numbers.starts),
        (ONE, ones),
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
            return bits | NUMBER if built else bits
        if first.isdigit():
            bits |= DATE
        sign = len(word) == 1 and word.isnumeric() and not word.isdecimal()  # "½"
        return bits | NUMBER if "0" <= first <= "9" or sign else bits

    return Marks(work_out)
