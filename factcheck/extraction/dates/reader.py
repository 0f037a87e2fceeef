"""Reads the dates and durations of one sentence: anchors first, then the grammar from the words before each."""

from __future__ import annotations

from factcheck.extraction.dates import digits, durations, ranges, tense
from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.anchors import anchors, opening
from factcheck.extraction.dates.expression import DateContext, DateExpression, iso
from factcheck.extraction.dates.finder import Finder
from factcheck.extraction.dates.lexicon import date_words
from factcheck.extraction.dates.points import point
from factcheck.extraction.dates.scan import Amount, Point, Scan
from factcheck.extraction.dates.shifts import counted_from
from factcheck.extraction.dates.years import bare_year
from factcheck.extraction.gates import DATE, gates
from factcheck.extraction.text import Sentence

_ABOUT = ("about", "nearly", "barely")


def read_dates(sentence: Sentence, context: DateContext) -> list[DateExpression]:
    """The dates and durations of a sentence in order, without overlaps; `sentence.numbers` must have been read.

    Marks the tokens of each as taken, except those of sets (`claims` false), and keeps the context's last date.
    """
    lexicon = date_words(context.language)
    if not gates(sentence).any & DATE and not (lexicon.paired_years and sentence.numbers):
        return []
    kinds = [*map(lexicon.kinds.__getitem__, sentence.words)]
    likely = anchors(sentence, lexicon, kinds)
    if not likely:
        return []
    reader = _Reader(Scan(sentence, lexicon, context, kinds))
    words, starts, numbers = sentence.words, lexicon.starts, sentence.numbers
    covered = {token for number in numbers.values() for token in range(number.first, number.last)}
    at = 0
    barren = set[int]()  # where nothing begins, as far as the dates before it tell
    for anchor in likely:
        if anchor < at:
            continue
        for start in range(opening(sentence, anchor, at, covered, lexicon), anchor + 1):
            if start in barren or (start != anchor and words[start] not in starts and start not in numbers):
                continue
            expression = reader.expression(start)
            if expression is None:
                barren.add(start)
            elif expression.last > anchor:
                reader.finder.accept(expression)
                at = expression.last
                barren.clear()
                break
    for expression in reader.finder.found:
        if expression.claims:
            for token in range(expression.first, expression.last):
                sentence.taken[token] = 1
    return reader.finder.found


class _Reader:
    """The expressions of one sentence, one attempt from one token at a time."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.context, self.lexicon = scan, scan.context, scan.lexicon
        self.finder = Finder(scan)

    def expression(self, at: int) -> DateExpression | None:
        """The expression that starts at `at`, with its preposition where that belongs to it."""
        scan = self.scan
        self.finder.begin()
        bits = scan.kinds[at]
        recurring = durations.recurring(scan, at) if bits & k.RECURRING else None
        if recurring:
            return DateExpression(at, recurring[1], "date", recurring[0], "SET", role="period", claims=False)
        ends = ranges.paired(scan, at) if bits & k.PAIR else None
        if ends is None and bits & (k.WEEKDAY | k.NUMBER | k.DIGIT):
            ends = ranges.days(scan, at)
        found = self.finder.interval(at, ends) if ends else None
        if found is None and bits & k.PAIR and (span := durations.bounded(scan, at)) is not None:
            found = self.finder.duration(at, span, None)
        if found is None and bits & k.FROM_NOW:
            found = self._from_now(at)
        if found is None and bits & k.CLOCK_BEFORE:
            found = self._clocked(at)
        if found is not None:
            return found
        role = self.lexicon.role.match(scan.words, at) if bits & k.ROLE else None
        if role:
            code, start = role
            for begin in dict.fromkeys((start, scan.skip("articles", start))):
                found = self._core(at, begin, code)
                if found is not None:
                    return found
            found = self._qualified(at, start, code)  # "until at least 2027"
            if found is not None:
                return found
        return self._qualified(at, at, None) or self._core(at, at, None)

    def _qualified(self, at: int, start: int, role: str | None) -> DateExpression | None:
        """Reads "about 1990", "until at least 2027": a date with a qualifier of numbers before it."""
        if not self.scan.kinds[start] & k.QUALIFIER:
            return None
        qualifier = self.lexicon.qualifier.match(self.scan.words, start)
        if not qualifier or (role is None and qualifier[0] not in _ABOUT):
            return None
        named = self._point(qualifier[1], True)
        if named is None or named.clock is not None or named.reference is not None:
            return None
        return self.finder.date(at, start, named, role or "event", "APPROX" if qualifier[0] in _ABOUT else None)

    def _core(self, at: int, start: int, role: str | None) -> DateExpression | None:
        """The date or duration at `start`; `at` is the token of the preposition before it where there is one."""
        scan = self.scan
        if scan.kinds[start] & k.DIGIT:
            ends = ranges.years(scan, start, role is not None or scan.word(start - 1) in self.lexicon.named_words)
            if ends:
                return self.finder.interval(start, ends)
        named = self._point(start, role is not None)
        amount = durations.amount(scan, start)
        if amount is not None and role == "until" and (bounded := durations.amount(scan, at)) is not None:
            amount, role, start = bounded, None, at  # "up to ten years", "jusqu'à dix ans"
        if amount is not None:
            tail = counted_from(scan, amount)
            if tail is not None and (named is None or tail[0] > named.last):
                return self.finder.distance(start, amount, *tail)
        if named is not None and (amount is None or amount.weak or named.last >= amount.last):
            whole_year = named.grain == "a" and named.year is not None
            ends = ranges.years(scan, named.last - 1, True) if whole_year else ranges.marked(scan, named)
            ranged = self.finder.interval(start, ends) if ends else None
            return ranged or self.finder.date(at, start, named, role, None)
        adjective = self._adjective(start, scan.skip("articles", start)) if amount is None or amount.weak else None
        if adjective is not None:
            return adjective
        if amount is None or durations.is_rate(scan, start):
            return None
        if amount.weak:
            return self._weak(start, amount, role)
        inside = role in ("since", "onward", "during") or (role == "event" and amount.direction == 1)
        begin = start if amount.first is None or amount.direction is not None else amount.first
        return self.finder.duration(at if inside else begin, amount, role)

    def _point(self, at: int, prepared: bool) -> Point | None:
        named = point(self.scan, at, prepared)
        if named is not None or not self.scan.kinds[at] & (k.DIGIT | k.NUMBER):
            return named
        strong = prepared or self.lexicon.role.match_back(self.scan.words, at) is not None
        joined = self._joined(at)
        found = bare_year(self.scan, at, strong, joined)
        decade = joined and self.finder.found[-1].timex is not None and self.finder.found[-1].timex.endswith("X")
        if found is not None and decade and found.year is not None and found.year % 10 == 0:
            return Point(found.last, "decade", decade=found.year)  # "les années 1950 et 1960"
        return found

    def _joined(self, at: int) -> bool:
        """Whether "and" or a comma joins the number to a year read just before it."""
        if not self.finder.found or not 0 < at - self.finder.found[-1].last <= 2:
            return False
        words, previous = self.scan.words, self.finder.found[-1].last
        year = words[previous - 1]
        joints = (self.lexicon.words["and"], self.lexicon.words["or"])
        joint = all(words[i] == "," or any(table.match(words, i) for table in joints) for i in range(previous, at))
        return joint and len(year) == 4 and year.isdecimal()

    # ---- counted from publication or from another date

    def _from_now(self, at: int) -> DateExpression | None:
        """Reads "il y a deux jours", "in five years", "dans les cinq prochaines années"."""
        scan = self.scan
        back = scan.after("ago_before", at)
        if back is not None:
            amount = durations.amount(scan, back)
            if amount is not None and not (amount.weak and amount.low is not None):
                return self.finder.distance(at, amount, amount.last, -1, False)
        ahead = scan.after("ahead_before", at)
        if ahead is not None:
            amount = durations.amount(scan, ahead)
            if amount is not None and not amount.weak and amount.direction != -1 and counted_from(scan, amount) is None:
                role = self.lexicon.role.match(scan.words, at)
                return self.finder.duration(at, amount, role[0] if role else "event")
        return None

    def _adjective(self, at: int, start: int) -> DateExpression | None:
        """Reads "the year-ago quarter", "year-earlier": a unit joined to what it is counted from."""
        scan = self.scan
        unit = self.lexicon.unit.match(scan.words, start) if scan.kinds[start] & k.UNIT else None
        if unit is None or scan.skip_hyphen(unit[1]) == unit[1]:
            return None
        amount = Amount(unit[1], unit[0], 1, 1)
        tail = counted_from(scan, amount)
        if tail is None:
            return None
        end, sign, anaphoric = tail
        period = self.lexicon.unit.match(scan.words, end)
        return self.finder.distance(at, amount, period[1] if period else scan.skip("periods", end), sign, anaphoric)

    # ---- one date, one duration

    def _clocked(self, at: int) -> DateExpression | None:
        """Reads "vers 15h30", "at 3:35 p.m. Tuesday"."""
        before = self.scan.after("clock_before", at)
        if before is None or digits.clock(self.scan, before, True) is None:
            return None
        named = point(self.scan, before, True)
        return self.finder.date(before, before, named, "event", None) if named is not None and named.clock else None

    def _closed(self, amount: Amount) -> bool:
        """Whether a whole year is told by its last day, and is no year of the calendar: "the year ENDED MARCH 31"."""
        end = self.lexicon.role.match(self.scan.words, amount.last) if amount.unit == "a" else None
        if end is None or end[0] != "until":
            return False
        closing = point(self.scan, end[1], True)
        return closing is not None and closing.month is not None

    def _weak(self, start: int, amount: Amount, role: str | None) -> DateExpression | None:
        """Reads "the quarter", "l'année", "for years": only after a preposition of time."""
        scan = self.scan
        if role is None or amount.unit == "d" or scan.lexicon.words["of"].match_back(scan.words, start) is not None:
            return None  # "word of the year"
        if amount.low is None or self._closed(amount):
            return self.finder.duration(start, amount, role)
        period = self.context.last_period
        if period is not None and period.grain == amount.unit:
            return DateExpression(
                start, amount.last, "date", period.timex, "DATE", iso(period.start), iso(period.end), "period"
            )
        if amount.unit == "q":
            return None
        count, published = 0, self.context.published
        if amount.unit == "weekend" and published is not None and published.isoweekday() < 5:
            count = 0 if tense.direction(scan, start, amount.last) == "future" else -1
        return self.finder.date(start, start, Point(amount.last, amount.unit, count=count), "during", None)
