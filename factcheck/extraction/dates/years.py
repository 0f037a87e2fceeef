"""Bare years told apart from counts, prices, labels and names."""

from __future__ import annotations

from factcheck.extraction.dates.digits import LIKELY, YEARS, year_number
from factcheck.extraction.dates.scan import Point, Scan

# Prepositions and joints that make a number a year only when nothing countable follows.
_OPENING, _CLOSING = '([«"“', ')],;:.»"”!?'


def bare_year(scan: Scan, at: int, strong: bool, joined: bool = False) -> Point | None:
    """The year at `at`, if it is one. `strong`: a preposition of time stands before it; `joined`: another year does.

    A four-digit number without separators is a year after a preposition of time unless something countable follows
    ("in 2000 villages"), beside a noun that years name ("budget 2024"), between brackets or commas, or, in languages
    that put it there, between a determiner and a noun ("the 1995 shooting").
    """
    word = scan.word(at)
    if word.isdecimal() and len(word) < 4 and scan.after("eras", at + 1) is not None:
        return Point(scan.skip("eras", at + 1), "a", year=int(word), era=True)
    if strong and not word[:1].isdecimal() and (spelled := year_number(scan, at)) is not None:
        return Point(spelled[1], "a", year=spelled[0]) if spelled[0] in LIKELY else None
    if (
        len(word) != 4
        or not word.isascii()
        or not word.isdecimal()
        or int(word) not in YEARS
        or not stands_free(scan, at, False)
    ):
        return None
    value, before, after = int(word), scan.word(at - 1), scan.word(at + 1)
    if after in ("-", "–") and (beyond := scan.digits(at + 2)) is not None and beyond > 2199:
        return None  # "2000 - 2500 calories"
    lexicon = scan.lexicon
    if counts_things(scan, at + 1) or before in lexicon.labels:
        return None
    if _opens_count(scan, at):
        return None
    if value not in LIKELY and scan.lexicon.qualifier.match_back(scan.words, at) is not None:
        return None  # "supérieur à 1000"
    found = Point(at + 1, "a", year=value)
    era = scan.after("eras", at + 1)
    if era is not None:
        return found.to(era, era=True)
    if strong:
        return found if _follows(scan, at + 1, value) or (value in LIKELY and value % 100 != 0) else None
    if value not in LIKELY:
        return None
    if joined or (before in lexicon.named_words and _follows(scan, at + 1, value)) or after in lexicon.named_words:
        return found
    if before and before in _OPENING and after and after in ")],;-–" and at:
        return found
    if (at == 0 or before == ",") and after == ",":
        return found
    if after == ")" and before[:1].isalpha() and "(" in scan.words[max(0, at - 5) : at]:
        return found  # "(founded 1987)"
    if before in lexicon.weak and _follows(scan, at + 1, value):
        return found
    if lexicon.year_after_verb and value % 100 and _amid_verbs(scan, at, before, after):
        return found
    noun = after[:1].isalpha() and after not in lexicon.follower_words
    if lexicon.year_before_noun and noun and value % 100 and value >= 1900:
        possessive = before == "s" and scan.word(at - 2) == "'"
        return found if possessive or at == 0 or before in lexicon.determiners else None
    return None


def _amid_verbs(scan: Scan, at: int, before: str, after: str) -> bool:
    """Whether a year stands without a preposition: "stieg 2024 um 3 %", "wurde 2011 eröffnet", "das 1998 eröffnete"."""
    lexicon = scan.lexicon
    if at == 0:
        return after in lexicon.verbs  # "2023 blieben die Mieten stabil"
    if before.endswith(lexicon.year_participles) and (after in lexicon.follower_words or not after[:1].isalpha()):
        return True  # "Ilse Brandt, geboren 1935 in Görlitz"
    if before in lexicon.verbs:
        return after in lexicon.follower_words or not after[:1].isalpha() or not scan.capital(at + 1)
    return before in lexicon.determiners and after[:1].isalpha() and not scan.capital(at + 1)


def counts_things(scan: Scan, at: int) -> bool:
    """Whether what follows a number is a thing that it counts."""
    return scan.lexicon.words["counted"].match(scan.words, at) is not None


def stands_free(scan: Scan, at: int, ranged: bool) -> bool:
    """Whether the digits stand alone: not "$2000", "A-2000", "2000-page", "2000%"; `ranged`: "2012-13" may follow."""
    before, after = scan.word(at - 1), scan.word(at + 1)
    if before in ("$", "€", "£", "#", "°", "¥", "@"):
        return False
    if at and scan.glued(at) and before in "/.:,+=_":
        return False
    if at and scan.glued(at) and before == "-" and not _prefixed(scan, at):
        return False
    if at + 1 < scan.size and scan.glued(at + 1):
        if ranged and after == "/":
            return True
        if after in ("%", "€", "$", "£", "°", "/", "+", "=", "_", ":") or after[:1].isalnum():
            return False
        if after == "-" and scan.glued(at + 2) and scan.word(at + 2)[:1].isalpha():
            return False
    return True


def _prefixed(scan: Scan, at: int) -> bool:
    """Whether the hyphen before belongs to "mid-", "post-" or the like."""
    lexicon = scan.lexicon
    tables = (lexicon.role, lexicon.part)
    return any(table.match_back(scan.words, place) is not None for table in tables for place in (at, at - 1))


def _opens_count(scan: Scan, at: int) -> bool:
    """Whether the number is the low end of a range that is none of years: "between 2000 and 3000 people"."""
    for table in (scan.lexicon.from_to, scan.lexicon.between):
        opening = table.match_back(scan.words, at)
        closing = opening[0].match(scan.words, at + 1) if opening else None
        if closing and closing[1] in scan.numbers:
            return True
    return False


def _follows(scan: Scan, at: int, value: int) -> bool:
    """Whether what comes next cannot be counted by the number: an end, a mark, a function word, a name."""
    after = scan.word(at)
    if not after or not after[0].isalpha():
        return True
    return after in scan.lexicon.follower_words or (value in LIKELY and scan.capital(at))
