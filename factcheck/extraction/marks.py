"""What a word may do in a sentence, as the bits of one integer, worked out once a distinct word.

The readers ask dozens of times whether a token is a preposition, a determiner or a word of content. A list with one
integer a token answers that with an index and an `&`, where a look-up in a set would hash the word each time.
"""

from __future__ import annotations

from collections.abc import Callable

(
    CONTENT,  # can be a noun, adjective, name or full verb: letters, and no function word
    DETERMINER,
    OF,
    PREPOSITION,
    CONJUNCTION,
    AUXILIARY,
    ADVERB,
    PRONOUN,
    VERB,
    PRENOMINAL,
    FUNCTION,
    BEFORE_VALUE,  # may stand between a value and the noun it belongs to
    ACTS,  # a verb, or what stands right before one, wherever it does not open the clause
    VERBAL,  # ends like a verb
    CONDITIONAL,  # ends like a conditional
    RELATIVE,
    SUBORDINATOR,
    STRONG,  # a mark that ends a clause
    COMMA,
    HYPHEN,
    LINK,  # a preposition that widens a noun phrase: "in", "pour"
    REPORTING,
    ACCORDING,  # opens "according to"
    CUE_START,  # opens a cue of modality
    CUE_END,  # closes one
    NEGATION,  # opens a negation
    RATE,  # opens an adverb of rate: "each month"
    ACTION,  # a form of a verb that news use with figures
    INFINITIVE,
    INFINITIVE_MARK,  # "to", "à", "zu"
    CLITIC,  # an unstressed pronoun before the verb, or its negation: "en", "ne", "se"
    FUTURE,  # a verb in the future tense
) = (1 << bit for bit in range(32))

_KEPT = 200_000  # words remembered: untrusted text must not grow the memory without bound


class Marks(dict[str, int]):
    """The bits of a folded word; `marks[word]` works them out on the first look-up."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> int:
        found = self._work_out(word)
        if len(self) < _KEPT:
            self[word] = found
        return found
