"""What the grammar passes around: a sentence under the reader's eye, and the partly known dates read from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.extraction.dates.expression import DateContext
from factcheck.extraction.dates.kinds import DIGIT, NUMBER
from factcheck.extraction.dates.lexicon import DateWords
from factcheck.extraction.text import Sentence

# Tokens that the grammar looks back over from an anchor: "the first three and a half months" is as long as they get.
REACH = 8


@dataclass(slots=True)
class Point:
    """A date as far as its words say; `resolve` completes it from the publication date and the dates before it."""

    last: int  # the token after it
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 Monday to 7
    said: int | None = None  # the weekday written beside a day and month
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None  # 1990
    century: int | None = None  # 20
    hundred: int | None = None  # 1800, "the 1800s"
    holiday: str | None = None
    reference: str | None = None  # PRESENT_REF ...
    count: int | None = None  # grains from the base: -1 for "last year", +1 for "the following day"
    count_high: int | None = None  # the farther end of "four or five years ago"
    anaphoric: bool = False  # whether the base is the last date named and not the publication date
    inner: Point | None = None  # "last year" in "June last year"
    day_part: str | None = None
    clock: str | None = None  # "15:35"
    mod: str | None = None
    note: str | None = None
    era: bool = False  # before our era
    first: int | None = None  # where the span starts when not where the parse did
    amount: Amount | None = None  # the duration that a date is counted with ("two years ago")

    def to(self, last: int, **changes: object) -> Point:
        """A copy that ends at `last`."""
        return replace(self, last=last, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Amount:
    """A duration: `low` to `high` units; None in both where the words are vague ("several years")."""

    last: int
    unit: str
    low: float | None
    high: float | None
    shape: str = "exact"
    rest: tuple[tuple[float, str], ...] = ()  # smaller units of "two hours and ten minutes"
    direction: int | None = None  # -1 "the past three years", 1 "the next three years", 0 counted otherwise
    first: int | None = None  # where it starts without an article, where one was skipped
    weak: bool = False  # a bare "years" or "the year": only with a preposition


class Scan:
    """One sentence, its words and numbers, the language's date words, and the context."""

    __slots__ = ("context", "figured", "kinds", "lexicon", "numbers", "sentence", "size", "words")

    def __init__(self, sentence: Sentence, lexicon: DateWords, context: DateContext, kinds: list[int]) -> None:
        """`kinds` are the bits of every token (see `kinds`); those of numbers are added here."""
        self.sentence, self.lexicon, self.context = sentence, lexicon, context
        self.words, self.numbers, self.size = sentence.words, sentence.numbers, len(sentence)
        for at in self.numbers:
            kinds[at] |= NUMBER
        # The token after the last digits or number: no year can follow from there on.
        self.figured = max((at + 1 for at, bits in enumerate(kinds) if bits & (NUMBER | DIGIT)), default=0)
        kinds.append(0)  # what stands after the last token
        self.kinds = kinds

    def word(self, at: int) -> str:
        """The folded token, "" outside the sentence."""
        return self.words[at] if 0 <= at < self.size else ""

    def after(self, key: str, at: int) -> int | None:
        """The index after a phrase of one of the pack's lists that starts at `at`, None where there is none."""
        if at < 0 or at >= self.size or self.words[at] not in self.lexicon.first[key]:
            return None
        found = self.lexicon.words[key].match(self.words, at)
        return found[1] if found else None

    def skip(self, key: str, at: int) -> int:
        """`at`, or the index after a phrase of the list that starts there."""
        if at < 0 or at >= self.size or self.words[at] not in self.lexicon.first[key]:
            return at
        found = self.lexicon.words[key].match(self.words, at)
        return found[1] if found else at

    def skip_hyphen(self, at: int) -> int:
        """`at`, or the index after a hyphen that joins two words."""
        return at + 1 if self.word(at) == "-" and self.sentence.glued(at) and self.sentence.glued(at + 1) else at

    def glued(self, at: int) -> bool:
        """Whether token `at` follows the one before it without a space."""
        return self.sentence.glued(at)

    def digits(self, at: int, most: int = 4) -> int | None:
        """The value of a token that is one run of at most `most` digits."""
        word = self.word(at)
        return int(word) if word.isdecimal() and len(word) <= most and word.isascii() else None

    def capital(self, at: int) -> bool:
        """Whether the token starts with a capital."""
        return self.sentence.text[self.sentence.starts[at]].isupper()

    def opens_sentence(self, at: int) -> bool:
        """Whether no word stands right before the token (its capital says nothing)."""
        return not any(word[0].isalnum() for word in self.words[max(0, at - 4) : at])
