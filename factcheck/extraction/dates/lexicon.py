"""The `dates:` section of a language pack, compiled into phrase tables, once per process and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from factcheck.language import pack as packs
from factcheck.language.pack import Pack
from factcheck.language.phrases import Phrases
from factcheck.language.words import tokens_of
from factcheck.model import ConfigError

T = TypeVar("T")

UNITS = ("s", "min", "h", "d", "weekend", "wk", "fortnight", "mo", "q", "half", "a", "decade", "century", "millennium")
SEASONS = ("SP", "SU", "FA", "WI")
PARTS = ("START", "MID", "END")
DAY_PARTS = ("MO", "MI", "AF", "EV", "NI")
ROLES = ("event", "deadline", "since", "until", "before", "after", "during")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

# The keys whose value is a plain list of words.
_LISTS = (
    "unsure", "articles", "of", "one", "several", "couple", "half", "and_half", "and", "or", "every", "ago",
    "ago_before", "earlier", "later", "later_before", "ahead", "ahead_before", "same", "year_words", "month_words",
    "fiscal",
    "decade_before", "decade_after", "quarter_marks", "half_marks", "hours", "clock_marks", "clock_before",
    "clock_on", "am", "pm", "noon", "midnight", "zones", "eras", "not", "counted", "followers", "range_marks",
    "titles", "first_names", "rates", "named", "more", "plurals", "plural_before", "periods",
    "earlier_alone", "later_alone",
)  # fmt: skip
# What their words are good for; the rest stand within an expression only.
_USES = {
    **dict.fromkeys(("noon", "midnight", "decade_before", "year_words", "eras"), "anchor"),
    **dict.fromkeys(("one", "several", "couple", "half", "same", "fiscal", "clock_before"), "head"),
    **dict.fromkeys(("articles", "every", "ago_before", "later_before", "ahead_before"), "start"),
    **dict.fromkeys(("not", "counted", "followers", "titles", "first_names", "named", "rates"), "outside"),
}
_MARKS = (",", ".", "-", "–", "—", "/", ":", "'")
_MAPS = (
    "months", "weekdays", "seasons", "units", "day_parts", "deictic", "holidays", "shift_before", "shift_after",
    "decade_names", "follow_before", "follow_after", "many_before", "many_after", "parts", "ends", "roles", "adverbs",
    "tense", "qualifiers",
)  # fmt: skip
_SWITCHES = (
    "order",
    "capitals",
    "paired_years",
    "ordinal_dot",
    "noun_capitals",
    "year_before_noun",
    "from_to",
    "between",
)


class Deictic(NamedTuple):
    """Days from publication ("yesterday": -1), with a part of the day ("last night"), or a vague reference ("now")."""

    days: int
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

        self._stop = frozenset(pack.words("stop_words"))
        self._anchors: set[str] = set()
        self._heads: set[str] = set()
        self._starts: set[str] = set()
        self._inside: set[str] = set(_MARKS)

        self.month = self._table(self._numbered("months", 12), "anchor")
        self.weekday = self._table(self._numbered("weekdays", 7), "anchor")
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
        self.clock_marks = frozenset(self._list("clock_marks"))
        self.year_before_noun = bool(raw.get("year_before_noun", False))
        self.determiners = frozenset(pack.words("grammar", "determiners"))
        self.weak = frozenset(pack.words("grammar", "prepositions"))
        self.labels = frozenset(pack.words("not_quantities", "labels"))
        tense = raw.get("tense") or {}
        self.future = frozenset(str(word) for word in tense.get("future", ()))
        self.past = frozenset(str(word) for word in tense.get("past", ()))
        self.future_endings = tuple(str(word) for word in tense.get("future_endings", ()))
        self.past_endings = tuple(str(word) for word in tense.get("past_endings", ()))

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
            if not name.lstrip("+-").isdigit():
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
        """Reads "-1d", "0dNI", "ref1d", "PRESENT_REF"."""
        if key in REFERENCES:
            return Deictic(0, None, key)
        text = key.removeprefix("ref")
        day_part = text[-2:] if text[-2:] in DAY_PARTS else None
        text = text.removesuffix(day_part or "")
        if text[-1:] != "d" or not text[:-1].lstrip("+-").isdigit():
            expected = "-1d, 0d, ref1d, with MO MI AF EV NI after it, or " + ", ".join(REFERENCES)
            raise self._error("deictic", f"found {key!r}", expected)
        return Deictic(int(text[:-1]), day_part, None, key.startswith("ref"))

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
