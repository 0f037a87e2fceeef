"""Makes dates and durations of what the grammar read, and keeps the last date named."""

from __future__ import annotations

from factcheck.extraction.dates import durations, ranges, tense
from factcheck.extraction.dates.calendar import Stretch, part
from factcheck.extraction.dates.expression import DateExpression, iso
from factcheck.extraction.dates.resolve import doubt, meant, resolve, resolve_range
from factcheck.extraction.dates.scan import Amount, Point, Scan

_ROLES = {"during": "period", "before": "deadline", "after": "event", "onward": "since"}
_TENSED = {"deadline": "deadline", "since": "past"}
# Beyond that many years ago the calendar says nothing.
_RECORDED = 1500
_YEARS_OF = {"a": 1, "decade": 10, "century": 100, "millennium": 1000}
_BOUNDS = {"over": "MORE_THAN", "at-least": "MORE_THAN", "under": "LESS_THAN", "at-most": "LESS_THAN"}
# A date more than three years ago lies before the one that three years ago names.
_DISTANT = {"over": "BEFORE", "at-least": "BEFORE", "under": "AFTER", "at-most": "AFTER"}


class Finder:
    """The expressions found so far, and how one is made of what the grammar read."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.context = scan, scan.context
        self.found: list[DateExpression] = []
        self._named: Stretch | None = None  # what the expression in hand would leave as the last date
        self._period: Stretch | None = None

    def accept(self, expression: DateExpression) -> None:
        """Keeps an expression, and its date as the last one named."""
        self.found.append(expression)
        if self._named is not None:
            self.context.last_date = self._named
        if self._period is not None:
            self.context.last_period = self._period

    def begin(self) -> None:
        """Forgets the date of the attempt before."""
        self._named = self._period = None

    def interval(self, at: int, ends: ranges.Ends) -> DateExpression | None:
        """One expression for both ends."""
        low, high = resolve_range(ends.first, ends.second, self.context, tense.direction(self.scan, at, ends.last))
        if low.start and high.end and low.start > high.end:
            return None
        self._remember(high)
        value = f"{low.timex}/{high.timex}"
        clocked = ends.first.clock is not None
        kind = "TIME" if clocked else "DATE"
        return DateExpression(at, ends.last, "date", value, kind, iso(low.start), iso(high.end), "period")

    def date(self, at: int, start: int, named: Point, role: str | None, mod: str | None) -> DateExpression:
        """The date that a point makes, from `at` on where the preposition belongs to it."""
        found = self._resolve(start, named, role)
        first, last = part(found, named.mod) if named.mod else (found.start, found.end)
        published = self.context.published
        if published is not None and first is not None and last is not None and first <= published <= last:
            first = published if named.mod == "LATER" else first
            last = published if named.mod == "EARLIER" else last
        mod = mod or (None if named.mod in ("EARLIER", "LATER") else named.mod)
        shown, begin = _ROLES.get(role or "", role or "event"), start
        if named.reference:
            shown = "reference"
        elif shown == "deadline":
            if published is not None and last is not None and last < published:
                shown, mod = "reference", mod or "BEFORE"
            else:
                begin = at
        elif role == "after":
            mod = mod or "AFTER"
        if named.amount is None or not named.anaphoric or (named.count or 0) > 0:
            self._remember(found)
        kind = "TIME" if named.clock or named.day_part else "DATE"
        note = doubt(named, found)
        return DateExpression(
            begin, named.last, "date", found.timex, kind, iso(first), iso(last), shown, mod,
            note=note, meant=meant(note, found, self.scan.lexicon.weekday_name),
        )  # fmt: skip

    def duration(self, at: int, amount: Amount, role: str | None) -> DateExpression:
        """A duration, with the role of its preposition."""
        shown = _ROLES.get(role or "", role or "period")
        shown = shown if shown in ("since", "until", "deadline") else "period"
        mod = _BOUNDS.get(amount.shape) or (None if amount.shape == "exact" else "APPROX")
        expression = DateExpression(
            at, amount.last, "duration", durations.timex(amount), "DURATION", role=shown, mod=mod
        )
        expression.value, expression.shape = durations.interval(amount), amount.shape
        expression.unit, expression.dimension = durations.symbol(amount.unit), "duration"
        return expression

    def distance(self, at: int, amount: Amount, last: int, sign: int, anaphoric: bool) -> DateExpression:
        """A date counted by an amount: "two years ago", "three days later"."""
        result: DateExpression
        years = (amount.low or 0) * _YEARS_OF.get(amount.unit, 0)
        if amount.low is None or amount.high is None or years > _RECORDED:
            reference = None if anaphoric else "PAST_REF" if sign < 0 else "FUTURE_REF"
            result = DateExpression(at, last, "date", reference, "DATE", role="reference")
        else:
            unit, low, high = amount.unit, amount.low, amount.high
            if unit in ("a", "decade", "century") and low != int(low):
                unit, low, high = "mo", round(low * 12 * durations.times(amount.unit)), round(high * 12)
            counted = Point(last, unit, count=sign * int(low), anaphoric=anaphoric, amount=amount)
            if high != low:
                counted.count_high = sign * int(high)
            mod = _DISTANT.get(amount.shape) or (None if amount.shape == "exact" else "APPROX")
            if sign > 0:
                mod = {"BEFORE": "AFTER", "AFTER": "BEFORE"}.get(mod or "", mod)
            result = self.date(at, at, counted, "event", mod)
        result.value, result.shape = durations.interval(amount), amount.shape
        result.unit, result.dimension = durations.symbol(amount.unit), "duration"
        return result

    def _resolve(self, at: int, named: Point, role: str | None) -> Stretch:
        direction: str | None = None
        if named.year is None and named.count is None and named.inner is None and named.reference is None:
            direction = _TENSED.get(role or "") or tense.direction(self.scan, at, named.last)
            if direction is None and role in ("until", "onward"):
                direction = "future"
        return resolve(named, self.context, direction)

    def _remember(self, found: Stretch) -> None:
        if found.start is not None and found.grain not in ("century", "decade"):
            self._named = found
            if found.grain in ("q", "half"):
                self._period = found
