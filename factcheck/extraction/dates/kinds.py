"""Which readers of the grammar a word can set off, as the bits of one integer, worked out once a distinct word.

Most words of a sentence open nothing: an `&` tells that without a look into every table of the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extraction.marks import Marks

if TYPE_CHECKING:
    from factcheck.extraction.dates.lexicon import DateWords

(
    ANCHOR,  # makes a date likely
    NOT,  # opens a phrase that says nothing of time
    DIGIT,  # starts with a digit
    NUMBER,  # is the first token of a number; set for each sentence
    UNIT,
    DEICTIC,
    END,
    HOLIDAY,
    SEASON,
    SHIFT,
    FOLLOW,
    MARK,
    MANY,
    FISCAL,
    DECADE,
    WEEKDAY,
    MONTH,
    NOON,
    RECURRING,
    PAIR,
    FROM_NOW,
    CLOCK_BEFORE,
    ROLE,
    QUALIFIER,
    PART,
    ARTICLE,
    HEAD,
    ROMAN,
    HYPHEN,
    FUTURE,
    PAST,
    FEW,  # counts before a unit without being a number: "a", "several", "half"
) = (1 << bit for bit in range(32))

_ROMANS = frozenset(
    f"{tens}{units}{mark}"
    for tens in ("", "x", "xx")
    for units in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    for mark in ("", "e", "ème", "eme")
    if tens + units
)


def kinds(lexicon: DateWords) -> Marks:
    """The bits of a folded word in one language."""
    lists = lexicon.words
    tables = (
        (NOT, lists["not"]),
        (UNIT, lexicon.unit),
        (DEICTIC, lexicon.deictic),
        (END, lexicon.end),
        (HOLIDAY, lexicon.holiday),
        (SEASON, lexicon.season),
        (SHIFT, lexicon.shift_before),
        (FOLLOW, lexicon.follow_before),
        (FOLLOW, lists["same"]),
        (MARK, lexicon.quarter_mark),
        (MARK, lexicon.half_mark),
        (MANY, lexicon.many_before),
        (FISCAL, lexicon.fiscal_mark),
        (FISCAL, lists["fiscal"]),
        (FISCAL, lists["year_words"]),
        (DECADE, lists["decade_before"]),
        (DECADE, lexicon.decade_name),
        (WEEKDAY, lexicon.weekday),
        (MONTH, lexicon.month),
        (MONTH, lists["month_words"]),
        (NOON, lists["noon"]),
        (NOON, lists["midnight"]),
        (RECURRING, lexicon.adverb),
        (RECURRING, lists["weekday_plurals"]),
        (RECURRING, lists["every"]),
        (PAIR, lexicon.from_to),
        (PAIR, lexicon.between),
        (FROM_NOW, lists["ago_before"]),
        (FROM_NOW, lists["ahead_before"]),
        (CLOCK_BEFORE, lists["clock_before"]),
        (ROLE, lexicon.role),
        (QUALIFIER, lexicon.qualifier),
        (PART, lexicon.part),
        (ARTICLE, lists["articles"]),
        (FEW, lists["half"]),
        (FEW, lists["one"]),
        (FEW, lists["couple"]),
        (FEW, lists["several"]),
    )
    sets = [(bit, table.first_words()) for bit, table in tables]
    sets += [
        (ANCHOR, lexicon.anchors),
        (HEAD, lexicon.heads),
        (ROMAN, _ROMANS),
        (HYPHEN, frozenset("-")),
        (DECADE | HEAD, frozenset("'‘")),  # the '90s
    ]

    def work_out(word: str) -> int:
        bits = DIGIT if word[0].isdecimal() else 0
        for bit, words in sets:
            if word in words:
                bits |= bit
        return bits | _tense(lexicon, word)

    return Marks(work_out)


def _tense(lexicon: DateWords, word: str) -> int:
    if word in lexicon.future:
        return FUTURE
    if word in lexicon.past:
        return PAST
    if len(word) > 4:
        if lexicon.future_endings and word.endswith(lexicon.future_endings):
            return FUTURE
        if lexicon.past_endings and word.endswith(lexicon.past_endings):
            return PAST
    return 0
