"""The `dates:` section of a language pack, compiled into phrase tables, once per process and language.

Keys with one value: `order` of dates in digits (dmy, mdy, ymd); `capitals` whether months and weekdays are written with
one, `noun_capitals` whether all nouns are; `ordinal_dot` ("3. Mai"); `paired_years` ("nineteen ninety-six");
`year_before_noun` ("the 1995 flood"), `year_after_verb` ("stieg 2024 um").
`from_to` and `between` are lists of pairs ([from, to]). The rest are the lists
and the groups of words below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from factcheck.extraction.dates.kinds import kinds
from factcheck.language import pack as packs
from factcheck.language.pack import Pack
from factcheck.language.phrases import Phrases
from factcheck.language.words import tokens_of
from factcheck.model import Code, ConfigError

T = TypeVar("T")

UNITS = ("s", "min", "h", "d", "weekend", "wk", "fortnight", "mo", "q", "half", "a", "decade", "century", "millennium")
SEASONS = ("SP", "SU", "FA", "WI")
PARTS = ("START", "MID", "END", "EARLIER", "LATER")
DAY_PARTS = ("MO", "MI", "AF", "EV", "NI")
ROLES = ("event", "deadline", "since", "onward", "until", "before", "after", "during")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

# The keys whose value is a plain list of words, and what the words do.
_LISTS = {
    "unsure": "also something else (May, mars, second): need a day, a year, a preposition or another word of time",
    "titles": "before a month they make a name of it (Theresa May, la planète Mars)",
    "first_names": "months that are given names when a capital follows (April Jones)",
    "articles": "stand before a unit, a season, a decade: the, this, le, la",
    "of": "join a part to its whole: of, de, du",
    "one": "count one before a unit: a, an, une",
    "several": "count vaguely: several, quelques",
    "couple": "count two: a couple of",
    "half": "before a unit: half an, demi",
    "and_half": "after a number or a unit: and a half, et demie",
    "and": "join the parts of a duration and neighbouring days",
    "or": "between two numbers of units: four or five years",
    "more": "between a number and its unit: two more weeks",
    "every": "open a set: every, chaque, tous les",
    "same": "the same day, la même année",
    "ago": "after a duration: ago",
    "ago_before": "before a duration: il y a",
    "earlier": "after a duration, counted from the last date: earlier, plus tôt",
    "earlier_alone": "the same where the clause ends after it: before, avant",
    "later": "after a duration, counted from the last date: later, plus tard",
    "later_alone": "the same where the clause ends after it: after, après",
    "ahead": "after a duration: from now",
    "ahead_before": "before a duration: in, dans",
    "plurals": "the units' plural forms",
    "plural_before": "make a plural of a unit that has one form: ces derniers mois",
    "periods": "may follow year-ago: period",
    "rates": "a unit after them is a rate when a number stands before: barrels a day",
    "year_words": "before a year: the year, l'an",
    "month_words": "before a month: the month of, le mois de",
    "fiscal": "before a fiscal year: fiscal, exercice",
    "fiscal_marks": "the letters of FY2024, FY24",
    "often": "a unit after them is a rate: once a year",
    "weekday_plurals": "weekdays that come again: Tuesdays",
    "named": "nouns that a year stands beside: budget 2024, 2016 election",
    "counted": "a number before them counts and is no year: people, euros, %",
    "followers": "after a number in the place of a year they leave it one: function words",
    "year_participles": "endings of participles that a bare year follows: geboren 1935",
    "decade_before": "before a decade: années",
    "decade_after": "after a decade's digits: s",
    "quarter_marks": "the letter of Q3, T2",
    "half_marks": "the letter of H1, S1",
    "hours": "after an hour: o'clock, heures, Uhr",
    "clock_before": "before a time of day: at, à, vers",
    "clock_on": "between a time of day and its date: on, le",
    "am": "after an hour before noon",
    "pm": "after an hour after noon",
    "noon": "12:00",
    "midnight": "24:00",
    "zones": "after a time of day: GMT, heure locale",
    "eras": "after a year before our era: BC",
    "range_marks": "between the ends of a range: -, to",
    "not": "phrases with words of time that say nothing of time: up to date, mise à jour",
}
# The keys that group words by what they mean.
_MAPS = {
    "months": "1 to 12",
    "weekdays": "1, Monday, to 7",
    "seasons": "SP SU FA WI",
    "units": "s min h d weekend wk fortnight mo q half a decade century millennium",
    "day_parts": "MO MI AF EV NI",
    "deictic": "-1d (yesterday), 0dNI (tonight), ref1d (the day after the last date), PAST_REF ...",
    "holidays": "12-25; 11-thu-4, the fourth Thursday of November, 5 the last; easter+1",
    "decade_names": "20 to 90: twenties",
    "shift_before": "-1 last, 0 this, 1 next: before a unit, weekday, month, season",
    "shift_after": "the same after it: dernier, prochain",
    "follow_before": "-1 previous, 1 following: counted from the last date",
    "follow_after": "the same after it: précédent, suivant",
    "many_before": "-1, 0, 1 before a number of units: the past three years, first nine months",
    "many_after": "the same after it: à venir",
    "parts": "START MID END: early, mi-, fin; EARLIER LATER than publication: earlier this year",
    "ends": "a unit's last third in one word: {a: [year-end]}",
    "roles": "event deadline since onward until before after during: prepositions of time",
    "adverbs": "TIMEX3 value of a set: {P1D: [daily]}",
    "tense": "future, past: words; not_future_after: than, as; future_endings, past_endings: endings of verbs",
    "qualifiers": "shapes, as in the pack's own `qualifiers`, that only dates know",
}
# What their words are good for; the rest stand within an expression only.
_USES = {
    **dict.fromkeys(("noon", "midnight", "decade_before", "year_words", "eras"), "anchor"),
    **dict.fromkeys(("one", "several", "couple", "half", "same", "fiscal", "clock_before"), "head"),
    **dict.fromkeys(("articles", "every", "ago_before", "ahead_before"), "start"),
    **dict.fromkeys(
        ("not", "counted", "followers", "year_participles", "titles", "first_names", "named", "rates"), "outside"
    ),
}
_MARKS = (",", ".", "-", "–", "—", "/", ":", "'")
_SWITCHES = (
    "order", "capitals", "noun_capitals", "paired_years", "ordinal_dot", "year_before_noun", "year_after_verb",
    "from_to", "between",
)  # fmt: skip


class Deictic(NamedTuple):
    """Days or years from publication ("yesterday": -1), with a part of the day ("last night"), or "now"."""

    shift: int
    day_part: str | None
    reference: str | None
    anaphoric: bool = False  # counted from the last date named and not from publication ("le lendemain")
    grain: str = "d"  # or "a": "heuer"


class DateWords:
    """The words of one language by what they do in a date. Every table is a `Phrases` over folded tokens."""

    def __init__(self, pack: Pack) -> None:
        raw = pack.section("dates")
        self._pack, self._raw = pack, raw
        for key in raw:
            if key not in _LISTS and key not in _MAPS and key not in _SWITCHES:
                raise self._error(key, "unknown key in dates", ", ".join(sorted((*_LISTS, *_MAPS, *_SWITCHES))))
        self.order: str = raw.get("order", "dmy")
        if self.order not in ("dmy", "mdy", "ymd"):
            raise self._error("order", f"found {self.order!r}", "dmy, mdy or ymd")
        self.capitals = bool(raw.get("capitals", False))
        self.paired_years = bool(raw.get("paired_years", False))
        self.ordinal_dot = bool(raw.get("ordinal_dot", False))

        self._stop = frozenset(pack.words("stop_words"))
        self._anchors: set[str] = set()
        self._heads: set[str] = set()
        self._starts: set[str] = set()
        self._inside: set[str] = set(_MARKS)

        self.month = self._table(self._numbered("months", 12), "anchor")
        self.weekday = self._table(self._numbered("weekdays", 7), "anchor")
        self.weekday_name = {number: name for name, number in reversed(self._numbered("weekdays", 7))}
        self.season = self._table(self._coded("seasons", SEASONS), "anchor")
        self.unit = self._table(self._coded("units", UNITS), "anchor")
        self.day_part = self._table(self._coded("day_parts", DAY_PARTS), "anchor")
        self.deictic = self._table([(word, self._deictic(key)) for key, word in self._entries("deictic")], "anchor")
        self.holiday = self._table([(word, key) for key, word in self._entries("holidays")], "anchor")
        self.adverb = self._table([(word, key) for key, word in self._entries("adverbs")], "anchor")
        self.decade_name = self._table(self._numbered("decade_names", 90), "anchor")
        self.end = self._table(self._coded("ends", UNITS), "anchor")
        marks = [(mark, n) for mark in self._list("quarter_marks") for n in range(1, 5)]
        self.quarter_mark = self._table([(f"{mark}{n}", n) for mark, n in marks], "anchor")
        marks = [(mark, n) for mark in self._list("half_marks") for n in (1, 2)]
        self.half_mark = self._table([(f"{mark}{n}", n) for mark, n in marks], "anchor")
        years = [(mark, number) for mark in self._list("fiscal_marks") for number in range(1980, 2060)]
        short = [(f"{mark}{number % 100:02}", number) for mark, number in years]
        self.fiscal_mark = self._table([(f"{mark}{number}", number) for mark, number in years] + short, "anchor")
        self.shift_before = self._table(self._shifts("shift_before"), "head")
        self.shift_after = self._table(self._shifts("shift_after"))
        self.follow_before = self._table(self._shifts("follow_before"), "head")
        self.follow_after = self._table(self._shifts("follow_after"))
        self.many_before = self._table(self._shifts("many_before"), "head")
        self.many_after = self._table(self._shifts("many_after"))
        self.part = self._table(self._coded("parts", PARTS), "start")
        self.role = self._table(self._coded("roles", ROLES), "start")
        self.qualifier = self._table([(word, key) for key, word in self._qualifiers(pack)], "start")
        self.words = {key: self._table([(word, True) for word in self._list(key)], _USES.get(key)) for key in _LISTS}
        self.first = {key: table.first_words() for key, table in self.words.items()}
        self.longest_not = self.words["not"].longest
        self.from_to = self._pairs("from_to")
        self.between = self._pairs("between")
        self.opens = self.words["articles"].first_words()
        self.anchors = frozenset(self._anchors)
        self.heads = frozenset(self._heads)  # the words that a date can begin with, after its article
        self.starts = self.heads | self._starts  # the words that an expression can begin with
        self.inside = frozenset(self._inside)  # the words that can stand within one

        self.unsure = frozenset(self._list("unsure"))
        self.follower_words = frozenset(self._list("followers"))
        self.named_words = frozenset(self._list("named"))
        self.first_names = frozenset(self._list("first_names"))
        self.noun_capitals = bool(raw.get("noun_capitals", False))
        self.title_words = frozenset(self._list("titles"))
        self.plural_units = frozenset(self._list("plurals"))
        self.plural_before = frozenset(self._list("plural_before"))
        self.year_after_verb = bool(raw.get("year_after_verb", False))
        self.year_participles = tuple(self._list("year_participles"))
        verbs = (("grammar", "verbs"), ("grammar", "auxiliaries"), ("changes", "up"), ("changes", "down"))
        self.verbs = frozenset(word for keys in verbs for word in pack.words(*keys))
        self.year_before_noun = bool(raw.get("year_before_noun", False))
        self.determiners = frozenset(pack.words("grammar", "determiners"))
        self.weak = frozenset(pack.words("grammar", "prepositions"))
        self.labels = frozenset(pack.words("not_quantities", "labels"))
        tense = raw.get("tense") or {}
        self.future = frozenset(str(word) for word in tense.get("future", ()))
        self.past = frozenset(str(word) for word in tense.get("past", ()))
        self.not_future_after = frozenset(str(word) for word in tense.get("not_future_after", ()))
        self.future_endings = tuple(str(word) for word in tense.get("future_endings", ()))
        self.past_endings = tuple(str(word) for word in tense.get("past_endings", ()))
        self.kinds = kinds(self)

    def _table(self, entries: Sequence[tuple[str, T]], use: str | None = None) -> Phrases[T]:
        """Phrases, with their words noted by what they are good for: anchor, head, start, inside or outside."""
        if use != "outside":
            for surface, _ in entries:
                words = tokens_of(surface)
                self._inside.update(words)
                if use == "anchor":
                    self._anchors.add(_distinctive(words, self._stop))
                if use in ("anchor", "head"):
                    self._heads.add(words[0])
                elif use == "start":
                    self._starts.add(words[0])
        return Phrases(entries)

    def _error(self, key: str, found: str, expected: str) -> ConfigError:
        line = getattr(self._raw, "lines", {}).get(key)
        return ConfigError(found, file=str(self._pack.path), line=line, key=key, expected=expected, code=Code.DATA)

    def _list(self, key: str) -> list[str]:
        words = self._raw.get(key) or []
        if not isinstance(words, list):
            raise self._error(key, f"found {type(words).__name__}", "a list of words")
        return [str(word) for word in words]

    def _entries(self, key: str) -> Iterator[tuple[str, str]]:
        groups = self._raw.get(key) or {}
        if not isinstance(groups, dict):
            raise self._error(key, f"found {type(groups).__name__}", "a mapping of lists of words")
        for name, words in groups.items():
            if not isinstance(words, list):
                raise self._error(key, f"{name}: found {words!r}", "a list of words")
            for word in words:
                yield str(name), str(word)

    def _numbered(self, key: str, most: int) -> list[tuple[str, int]]:
        found = []
        for name, word in self._entries(key):
            if not (name.isdecimal() and 1 <= int(name) <= most):
                raise self._error(key, f"found {name!r}", f"1 to {most}")
            found.append((word, int(name)))
        return found

    def _coded(self, key: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
        found = []
        for name, word in self._entries(key):
            if name not in codes:
                raise self._error(key, f"found {name!r}", ", ".join(codes))
            found.append((word, name))
        return found

    def _shifts(self, key: str) -> list[tuple[str, int]]:
        found = []
        for name, word in self._entries(key):
            if not name.lstrip("+-").isdecimal():
                raise self._error(key, f"found {name!r}", "a whole number such as -1, 0 or 1")
            found.append((word, int(name)))
        return found

    def _pairs(self, key: str) -> Phrases[Phrases[bool]]:
        """Openings ("from") with the words that close them ("to", "until")."""
        closings: dict[str, list[str]] = {}
        for pair in self._raw.get(key) or ():
            if not isinstance(pair, list) or len(pair) != 2:
                raise self._error(key, f"found {pair!r}", "pairs such as [from, to]")
            closings.setdefault(str(pair[0]), []).append(str(pair[1]))
        found = [(opening, self._table([(word, True) for word in words])) for opening, words in closings.items()]
        return self._table(found, "start")

    def _deictic(self, key: str) -> Deictic:
        """Reads "-1d", "0dNI", "ref1d", "-1a", "PRESENT_REF"."""
        if key in REFERENCES:
            return Deictic(0, None, key)
        text = key.removeprefix("ref")
        day_part = text[-2:] if text[-2:] in DAY_PARTS else None
        text = text.removesuffix(day_part or "")
        grain = text[-1:]
        if grain not in ("d", "a") or not text[:-1].lstrip("+-").isdecimal():
            expected = "-1d, 0d, ref1d, -1a, with MO MI AF EV NI after it, or " + ", ".join(REFERENCES)
            raise self._error("deictic", f"found {key!r}", expected)
        return Deictic(int(text[:-1]), day_part, None, key.startswith("ref"), grain)

    def _qualifiers(self, pack: Pack) -> Iterator[tuple[str, str]]:
        """The pack's qualifiers that stand before a number, and those that only dates know."""
        yield from self._entries("qualifiers")
        for shape, words in ((pack.section("qualifiers") or {}).get("before") or {}).items():
            for word in words:
                yield str(shape), str(word)


def _distinctive(words: Sequence[str], stop: frozenset[str]) -> str:
    """The last word of a phrase that is no function word and no mark, so that few tokens set the grammar off."""
    named = [word for word in words if word[0].isalnum()]
    return next((word for word in reversed(named) if word not in stop), named[-1] if named else words[-1])


@cache
def date_words(language: str) -> DateWords:
    """The date words of a language. Raises ConfigError for a section that is not well formed."""
    return DateWords(packs.load(language))
