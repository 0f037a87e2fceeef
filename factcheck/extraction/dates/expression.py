"""What the date reader gives, and what it remembers from one sentence to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.extraction.dates.calendar import Stretch, valid_year
from factcheck.language.day_order import day_order, orders
from factcheck.model import Interval

ROLES = ("event", "deadline", "since", "until", "period", "reference")
MODS = ("APPROX", "START", "MID", "END", "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN")


@dataclass(slots=True)
class DateExpression:
    """A date or duration over tokens [first, last) of a sentence.

    `timex` is the TIMEX3 value, None where it needs a publication date that is not known; `start` and `end` are ISO
    dates of the first and last day of what is named (of its third for "early", "mid", "late"), without regard to
    `role`. `value`, `unit` and `shape` are set for durations, and for dates written as one ("three years ago").
    """

    first: int
    last: int
    kind: str  # date | duration
    timex: str | None
    timex_type: str  # DATE | TIME | DURATION | SET
    start: str | None = None
    end: str | None = None
    role: str = "event"  # one of ROLES
    mod: str | None = None  # one of MODS
    value: Interval | None = None
    shape: str = "exact"
    unit: str | None = None  # s min h d wk mo a
    dimension: str | None = None  # duration, where there is a value
    note: str | None = None  # ambiguous-date | impossible-date | weekday-mismatch
    meant: str = ""  # what the note expects, see `resolve.meant`
    claims: bool = True  # whether its tokens are taken (not for sets: "each month" may also be a rate)


@dataclass(slots=True)
class DateContext:
    """What is known around a sentence. One for an article; `read_dates` keeps `last_date` up to date."""

    published: date | None = None
    language: str = "en"
    last_date: Stretch | None = None  # the last date that was named with its year: "the following day" counts from it
    last_period: Stretch | None = None  # the last quarter, half or month named: "a year earlier" means the same one
    text: str = ""  # of the whole article
    outlet_order: str | None = None  # how other articles of the source write dates in digits: "dmy" or "mdy"
    _order: str | None = ""  # "" until it is asked for

    @property
    def order(self) -> str | None:
        """How the article writes dates in digits, as its own other dates tell, else those of its source; or None."""
        if self._order == "":
            mixed = all(orders(self.text))
            self._order = None if mixed else day_order([self.text]) or self.outlet_order
        return self._order

    @classmethod
    def of(cls, published: str | None, language: str, text: str = "", outlet_order: str | None = None) -> DateContext:
        """From an article's metadata; a publication date that is no ISO date counts as unknown."""
        try:
            moment = date.fromisoformat(published[:10]) if published else None
        except ValueError:
            moment = None
        known = moment if moment and valid_year(moment.year) else None
        return cls(known, language, text=text, outlet_order=outlet_order)


def iso(moment: date | None) -> str | None:
    """The ISO date, None where there is none."""
    return None if moment is None else moment.isoformat()
