"""The `dates:` section of a language pack, compiled into phrase tables, once per process and language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from factcheck.language import pack as packs
from factcheck.language.pack import Pack
from factcheck.language.phrases import Phrases
from factcheck.model import ConfigError

UNITS = ("s", "min", "h", "d", "weekend", "wk", "fortnight", "mo", "q", "half", "a", "decade", "century", "millennium")
SEASONS = ("SP", "SU", "FA", "WI")
PARTS = ("START", "MID", "END")
DAY_PARTS = ("MO", "MI", "AF", "EV", "NI")
ROLES = ("event", "deadline", "since", "until", "before", "after", "during")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

# The keys whose value is a plain list of words.
_LISTS = (
    "unsure", "articles", "of", "one", "several", "couple", "half", "and_half", "and", "or", "every", "ago",
    "ago_before", "earlier", "later", "later_before", "ahead", "ahead_before", "same", "year_words", "fiscal",
    "decade_before", "decade_after", "quarter_marks", "half_marks", "hours", "clock_marks", "clock_before",
    "clock_on", "am", "pm", "noon", "midnight", "zones", "eras", "not", "counted", "followers", "range_marks",
    "titles", "rates", "named", "more", "plurals", "plural_before", "periods", "earlier_alone", "later_alone",
)  # fmt: skip
_MAPS = (
    "months", "weekdays", "seasons", "units", "day_parts", "deictic", "holidays", "shift_before", "shift_after",
    "decade_names", "follow_before", "follow_after", "many_before", "many_after", "parts", "ends", "roles", "adverbs",
    "tense", "qualifiers",
)  # fmt: skip
_SWITCHES = ("order", "capitals", "paired_years", "ordinal_dot", "year_before_noun", "from_to", "between")


class Deictic(NamedTuple):
    """Days from publication ("yesterday": -1), with a part of the day ("last night"), or a vague reference ("now")."""

    days: int
    unit: str
    day_part: str | None
    reference: str | None
    anaphoric: bool = False  # counted from the last date named and not from publication ("le lendemain")


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

        self.month = Phrases(self._numbered("months", 12))
        self.weekday = Phrases(self._numbered("weekdays", 7))
        self.season = self._coded("seasons", SEASONS)
        self.unit = self._coded("units", UNITS)
        self.day_part = self._coded("day_parts", DAY_PARTS)
        self.deictic = Phrases([(word, _deictic(key, self)) for key, word in self._entries("deictic")])
        self.holiday = Phrases([(word, key) for key, word in self._entries("holidays")])
        self.shift_before = self._shifts("shift_before")
        self.shift_after = self._shifts("shift_after")
        self.follow_before = self._shifts("follow_before")
        self.follow_after = self._shifts("follow_after")
        self.many_before = self._shifts("many_before")
        self.many_after = self._shifts("many_after")
        self.decade_name = Phrases([(word, tens) for word, tens in self._numbered("decade_names", 90)])
        self.part = self._coded("parts", PARTS)
        self.role = self._coded("roles", ROLES)
        self.adverb = Phrases([(word, key) for key, word in self._entries("adverbs")])
        self.words = {key: Phrases([(word, True) for word in self._list(key)]) for key in _LISTS}
        self.unsure = frozenset(self._list("unsure"))
        self.follower_words = frozenset(self._list("followers"))
        self.named_words = frozenset(self._list("named"))
        self.year_before_noun = bool(raw.get("year_before_noun", False))
        self.determiners = frozenset(pack.words("grammar", "determiners"))
        self.weak = frozenset(pack.words("grammar", "prepositions"))
        self.plural_units = frozenset(self._list("plurals"))
        self.plural_before = frozenset(self._list("plural_before"))
        self.end = self._coded("ends", UNITS)
        self.title_words = frozenset(self._list("titles"))
        self.from_to = self._pairs("from_to")
        self.between = self._pairs("between")
        marks = [(f"{mark}{n}", n) for mark in self._list("quarter_marks") for n in range(1, 5)]
        self.quarter_mark = Phrases(marks)
        self.half_mark = Phrases([(f"{mark}{n}", n) for mark in self._list("half_marks") for n in (1, 2)])
        self.clock_marks = frozenset(self._list("clock_marks"))
        self.qualifier = Phrases([(word, key) for key, word in self._qualifiers(pack)])
        tense = raw.get("tense") or {}
        self.future = frozenset(str(word) for word in tense.get("future", ()))
        self.past = frozenset(str(word) for word in tense.get("past", ()))
        self.future_endings = tuple(str(word) for word in tense.get("future_endings", ()))
        self.past_endings = tuple(str(word) for word in tense.get("past_endings", ()))
        self.labels = frozenset(pack.words("not_quantities", "labels"))

        anchoring: list[Phrases[Any]] = [
            self.month, self.weekday, self.season, self.unit, self.day_part, self.deictic, self.holiday, self.adverb,
            self.quarter_mark, self.half_mark, self.decade_name, self.end,
            *(self.words[key] for key in ("noon", "midnight", "decade_before", "year_words")),
        ]  # fmt: skip
        self.anchors = frozenset().union(*(table.first_words() for table in anchoring))
        starting: list[Phrases[Any]] = [
            *anchoring, self.shift_before, self.follow_before, self.many_before, self.part, self.role, self.qualifier,
            *(self.words[key] for key in (
                "articles", "one", "several", "couple", "half", "every", "ago_before", "later_before", "ahead_before",
                "fiscal", "same", "clock_before",
            )),
            Phrases([(opening, True) for opening, _ in (*self._raw.get("from_to", ()), *self._raw.get("between", ()))]),
        ]  # fmt: skip
        self.starts = frozenset().union(*(table.first_words() for table in starting))

    def _error(self, key: str, found: str, expected: str) -> ConfigError:
        line = getattr(self._raw, "lines", {}).get(key)
        return ConfigError(found, file=str(self._pack.path), line=line, key=key, expected=expected)

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
            if not (name.isdigit() and 1 <= int(name) <= most):
                raise self._error(key, f"found {name!r}", f"1 to {most}")
            found.append((word, int(name)))
        return found

    def _coded(self, key: str, codes: tuple[str, ...]) -> Phrases[str]:
        found = []
        for name, word in self._entries(key):
            if name not in codes:
                raise self._error(key, f"found {name!r}", ", ".join(codes))
            found.append((word, name))
        return Phrases(found)

    def _shifts(self, key: str) -> Phrases[int]:
        found = []
        for name, word in self._entries(key):
            if name.lstrip("+-").isdigit() is False:
                raise self._error(key, f"found {name!r}", "a whole number such as -1, 0 or 1")
            found.append((word, int(name)))
        return Phrases(found)

    def _pairs(self, key: str) -> Phrases[Phrases[bool]]:
        """Openings ("from") with the words that close them ("to", "until")."""
        closings: dict[str, list[str]] = {}
        for pair in self._raw.get(key) or ():
            if not isinstance(pair, list) or len(pair) != 2:
                raise self._error(key, f"found {pair!r}", "pairs such as [from, to]")
            closings.setdefault(str(pair[0]), []).append(str(pair[1]))
        return Phrases([(opening, Phrases([(word, True) for word in words])) for opening, words in closings.items()])

    def _qualifiers(self, pack: Pack) -> Iterator[tuple[str, str]]:
        """The pack's qualifiers that stand before a number, and those that only dates know."""
        yield from self._entries("qualifiers")
        for shape, words in ((pack.section("qualifiers") or {}).get("before") or {}).items():
            for word in words:
                yield str(shape), str(word)


def _deictic(key: str, words: DateWords) -> Deictic:
    """Reads "-1d", "0dNI", "PRESENT_REF"."""
    if key in REFERENCES:
        return Deictic(0, "d", None, key)
    anaphoric = key.startswith("ref")
    key = key.removeprefix("ref")
    text, day_part = key, None
    if key[-2:] in DAY_PARTS:
        text, day_part = key[:-2], key[-2:]
    sign = text[:-1]
    if text[-1:] != "d" or not sign.lstrip("+-").isdigit():
        raise words._error(
            "deictic", f"found {key!r}", "-1d, 0d, 1d, with MO MI AF EV NI after it, or " + ", ".join(REFERENCES)
        )
    return Deictic(int(sign), "d", day_part, None, anaphoric)


@cache
def date_words(language: str) -> DateWords:
    """The date words of a language. Raises ConfigError for a section that is not well formed."""
    return DateWords(packs.load(language))
