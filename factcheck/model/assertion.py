"""Assertions: one number or date of a text with its context.

The words are those of the design: a quantity is an interval with a unit; subject, property, counted noun and basis
say what it measures; period and deadline when; modality and polarity how it is said; speaker who says it.
"""

from __future__ import annotations

from msgspec import Struct

KINDS = ("quantity", "date", "duration", "ordinal")
MODALITIES = ("fact", "estimate", "target", "commitment", "forecast", "hypothesis", "denied")
SHAPES = ("exact", "about", "nearly", "barely", "over", "at-least", "under", "at-most", "range", "alternative")


class Interval(Struct, frozen=True):
    """What a text says of a number. None is unbounded. 5 -> [5, 5]; more than 5 -> (5, None]; 4 or 5 -> [4, 5]."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    approx: bool = False


class Term(Struct, frozen=True):
    """A slot's filler: the words of the text, the head's lemma, and the concepts and entities that it names."""

    text: str
    lemma: str = ""
    ids: tuple[str, ...] = ()  # concept and entity ids, the head's first
    span: tuple[int, int] | None = None
    modifiers: tuple[
        str, ...
    ] = ()  # lemmas of adjectives and complements that narrow the head ("regional", "European")


class Period(Struct, frozen=True):
    """A stretch of time: TIMEX3 value, and ISO dates of its first and last day where they are known."""

    timex: str | None
    start: str | None = None
    end: str | None = None
    text: str = ""
    span: tuple[int, int] | None = None


class Condition(Struct, frozen=True):
    """A quantity inside another's property: "at least 2 % of GDP" inside "two thirds of allies spend ..."."""

    text: str
    span: tuple[int, int]
    value: Interval
    unit: str
    basis: Term | None = None


class Alternative(Struct, frozen=True):
    """The same quantity in another unit: the bracket of "$485 billion (467.5 billion euros)"."""

    value: Interval
    unit: str
    span: tuple[int, int]


class Note(Struct, frozen=True):
    """Something about the wording.

    `code`: unusual-magnitude | missing-unit | percent-for-points | ambiguous-date | impossible-date | weekday-mismatch
    """

    code: str
    found: str
    expected: str = ""


class Assertion(Struct, frozen=True, kw_only=True):
    """One number or date with its context; None where unknown. See docs/output.md for the JSON keys."""

    id: str  # "<article>#<start>"
    article: str
    span: tuple[int, int]
    text: str
    line: int
    column: int
    sentence: str
    sentence_start: int
    language: str
    kind: str  # one of KINDS

    # the value
    value: Interval | None = None  # None for dates
    shape: str = "exact"  # one of SHAPES: the qualifier that made `value`
    precision: float = 0.0  # half a unit of the last digit written, in units of `value`: 1.1 million -> 50000
    unit: str = "1"  # ISO 4217, "%", "pp", a symbol, "1", or the counted noun's lemma
    dimension: str | None = None  # money | percent | share | count | length | ... | duration | age | ordinal | factor
    per: str | None = None  # month, year, share, person ... for rates
    change: str | None = None  # "up" | "down": the amount by which something rose or fell
    alternatives: tuple[Alternative, ...] = ()
    of: float | None = None  # the whole of a partitive: 32 in "22 of the 32"
    share: float | None = None  # the quantity as a share of its whole, 0 to 1, where it is one

    # dates and durations
    timex: str | None = None
    timex_type: str | None = None  # DATE | TIME | DURATION | SET
    start: str | None = None  # ISO date of the first day
    end: str | None = None  # ISO date of the last day
    role: str | None = None  # for dates: event | deadline | since | until | period | reference

    # what it is about
    counted: Term | None = None
    basis: Term | None = None
    subject: Term | None = None
    property: Term | None = None
    event: Term | None = None  # the verb or event noun that governs the value, as a lemma
    conditions: tuple[Condition, ...] = ()
    condition_of: str | None = None  # the id of the assertion whose property holds this one
    topics: tuple[str, ...] = ()  # concepts and entities of its own clause, sorted
    sentence_topics: tuple[str, ...] = ()  # of the whole sentence, sorted
    scope: tuple[str, ...] = ()  # lemmas that narrow it: "in one hospital", "among the vaccinated"

    # when, how, who
    period: Period | None = None
    deadline: Period | None = None
    modality: str = "fact"
    polarity: str = "positive"  # positive | negative
    speaker: Term | None = None
    notes: tuple[Note, ...] = ()
