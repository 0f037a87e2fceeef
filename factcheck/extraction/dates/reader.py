"""Reads the dates and durations of one sentence: anchors first, then the grammar from the words before each."""

from __future__ import annotations

from factcheck.extraction.dates import durations, tense
from factcheck.extraction.dates.calendar import MONTHS_OF, Stretch, part
from factcheck.extraction.dates.expression import DateContext, DateExpression
from factcheck.extraction.dates.lexicon import DateWords, date_words
from factcheck.extraction.dates.points import day_number, point
from factcheck.extraction.dates.resolve import resolve
from factcheck.extraction.dates.scan import REACH, Amount, Point, Scan
from factcheck.extraction.dates.years import bare_year
from factcheck.extraction.dates.digits import short_year
from factcheck.extraction.text import Sentence

_DIGITS = frozenset("0123456789")
_MARKS = frozenset("/-:.")
_ROLE_OF = {"during": "period", "before": "deadline", "after": "event", "event": "event"}
_TENSED = {"deadline": "future", "since": "past"}


def read_dates(sentence: Sentence, context: DateContext) -> list[DateExpression]:
    """The dates and durations of a sentence in order, without overlaps; `sentence.numbers` must have been read.

    Marks the tokens of each as taken, except those of sets and of vague references, and keeps the context's last
    date up to date.
    """
    lexicon = date_words(context.language)
    anchors = _anchors(sentence, lexicon)
    if not anchors:
        return []
    scan = Scan(sentence, lexicon, context)
    found: list[DateExpression] = []
    at, words, starts, numbers = 0, sentence.words, lexicon.starts, sentence.numbers
    for anchor in anchors:
        if anchor < at:
            continue
        for start in range(max(at, anchor - REACH), anchor + 1):
            if start != anchor and words[start] not in starts and start not in numbers:
                continue
            reading = _Reading(scan, found[-1] if found else None).expression(start)
            if reading is not None and reading.last > anchor:
                found.append(reading)
                at = reading.last
                break
    for expression in found:
        if expression.claims:
            for token in range(expression.first, expression.last):
                sentence.taken[token] = 1
    return found


def _anchors(sentence: Sentence, lexicon: DateWords) -> list[int]:
    words, anchors, digits = sentence.words, lexicon.anchors, _DIGITS
    found = [at for at, word in enumerate(words) if word in anchors or (word[0] in digits and _like_date(words, at))]
    if not found:
        return found
    table = lexicon.words["not"]
    blocked: set[int] = set()
    for at in range(len(words)):
        phrase = table.match(words, at)
        if phrase:
            blocked.update(range(at, phrase[1]))
    return [at for at in found if at not in blocked] if blocked else found


def _like_date(words: list[str], at: int) -> bool:
    word = words[at]
    if len(word) == 4 and word.isdecimal():
        return True
    if at + 1 < len(words) and (words[at + 1] in _MARKS or words[at + 1] in ("h", "s", "am", "pm", "a", "p")):
        return True
    return word.count(".") == 2 or (len(word) > 2 and not word.isdecimal() and "h" in word)


class _Reading:
    """One attempt from one token."""

    def __init__(self, scan: Scan, previous: DateExpression | None) -> None:
        self.scan, self.previous = scan, previous
        self.context, self.lexicon = scan.context, scan.lexicon

    def expression(self, at: int) -> DateExpression | None:
        scan = self.scan
        recurring = durations.recurring(scan, at)
        if recurring:
            return DateExpression(at, recurring[1], "date", recurring[0], "SET", role="period", claims=False)
        ranged = self._paired(at)
        if ranged is not None:
            return ranged
        counted = self._counted_from_now(at)
        if counted is not None:
            return counted
        role = self.lexicon.role.match(scan.words, at)
        if role:
            code, start = role
            found = self._core(at, start, code) or (
                self._core(at, skipped, code) if (skipped := scan.skip("articles", start)) > start else None
            )
            if found is not None:
                return found
        qualifier = self.lexicon.qualifier.match(scan.words, at)
        if qualifier and qualifier[0] in ("about", "nearly", "barely"):
            named = self._point(qualifier[1], True)
            if named is not None:
                return self._date(at, named, "event", "APPROX")
        return self._core(at, at, None)

    # ---- ranges

    def _paired(self, at: int) -> DateExpression | None:
        """ "du 4 au 10 avril 2005", "from May to June", "entre 2007 et 2016"."""
        scan = self.scan
        for table in (self.lexicon.from_to, self.lexicon.between):
            opening = table.match(scan.words, at)
            if not opening:
                continue
            closings, start = opening
            for begin in (start, scan.skip("articles", start)):
                first = self._end(begin)
                if first is None:
                    continue
                closing = closings.match(scan.words, first.last)
                if closing is None:
                    continue
                place = scan.skip("articles", closing[1])
                second = self._end(closing[1]) or self._end(place)
                if second is not None:
                    return self._range(at, first, second)
        return None

    def _end(self, at: int) -> Point | None:
        """One end of a range: a point, a year, or a day whose month comes with the other end."""
        named = self._point(at, True)
        if named is not None:
            return named
        day = day_number(self.scan, at)
        return Point(day[1], "d", day=day[0]) if day else None

    def _marked(self, first: Point) -> Point | None:
        """The other end of "2012-13", "4-10 April", "May to June 2005"."""
        scan = self.scan
        mark = scan.after("range_marks", first.last)
        if mark is None:
            return None
        if first.grain == "a" and first.year is not None and scan.glued(first.last) and scan.glued(mark):
            value = scan.digits(mark, 2)
            if value is not None and len(scan.word(mark)) == 2 and scan.word(first.last) in ("-", "–", "/"):
                last = first.year // 100 * 100 + value
                if first.year < last <= first.year + 60 and not (
                    scan.glued(mark + 1) and scan.word(mark + 1) in ("-", "/")
                ):
                    return Point(mark + 1, "a", year=last)
                return None
        if scan.word(first.last) == "/" and not scan.glued(first.last):
            return None
        short = short_year(scan, mark)
        if short and first.grain == "a":
            return Point(short[1], "a", year=short[0])
        second = self._point(mark, True)
        if second is None or second.grain != first.grain or second.reference or first.reference:
            return None
        if first.grain == "a" and (first.year is None or second.year is None or second.year <= first.year):
            return None
        return second

    def _range(self, at: int, first: Point, second: Point) -> DateExpression | None:
        """One expression for both ends; what the first leaves out (year, month) the second gives."""
        if first.grain != second.grain and not {first.grain, second.grain} <= {"d", "mo", "a", "t", "wk"}:
            return None
        if first.day is not None and first.month is None:
            if second.day is None or second.month is None:
                return None
            first = first.to(first.last, month=second.month)
        if first.day is None and second.day is not None and second.month is None:
            return None
        if second.day is not None and second.month is None:
            return None
        if first.year is None and second.year is not None and first.count is None and first.inner is None:
            first = first.to(first.last, year=second.year)
            if first.month and second.month and first.month > second.month:
                first = first.to(first.last, year=(second.year or 0) - 1)
        low, high = self._resolve(at, first, None), self._resolve(at, second, None)
        if low.start and high.end and low.start > high.end:
            return None
        self._remember(high)
        return DateExpression(
            at, second.last, "date", f"{low.timex}/{high.timex}", "DATE", _iso(low.start), _iso(high.end), "period"
        )

    # ---- counted from now or from another date

    def _counted_from_now(self, at: int) -> DateExpression | None:
        """ "il y a deux jours", "in five years", "dans les cinq prochaines années"."""
        scan = self.scan
        back = scan.after("ago_before", at)
        if back is not None:
            amount = durations.amount(scan, back)
            return self._distance(at, amount, -1, False) if amount is not None and not amount.weak else None
        ahead = scan.after("ahead_before", at)
        if ahead is not None:
            amount = durations.amount(scan, ahead)
            if amount is None or amount.weak or amount.direction == -1 or self._tail_of(amount) is not None:
                return None
            return self._duration(at, amount, "period")
        return None

    def _tail_of(self, amount: Amount) -> tuple[int, int, bool] | None:
        """What an amount is counted from: the end, the sign, and whether from the last date named."""
        scan = self.scan
        for key, sign, anaphoric in (
            ("ago", -1, False),
            ("earlier", -1, True),
            ("later", 1, True),
            ("ahead", 1, False),
        ):
            end = scan.after(key, amount.last)
            if end is None:
                end = scan.after(key, scan.skip_hyphen(amount.last))
            if end is not None:
                if anaphoric and self._complement(end):
                    return None
                return end, sign, anaphoric
        return None

    def _complement(self, at: int) -> bool:
        """Whether "three years after" goes on with what it is counted from ("the war")."""
        word = self.scan.word(at)
        return bool(word) and word in self.lexicon.determiners

    def _distance(self, at: int, amount: Amount, sign: int, anaphoric: bool, last: int | None = None) -> DateExpression:
        last = amount.last if last is None else last
        if amount.low is None or amount.high is None:
            reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return DateExpression(at, last, "date", reference, "DATE", role="reference")
        whole = int(amount.low) if amount.low == int(amount.low) else None
        unit, count = amount.unit, whole
        if count is None and amount.unit in ("a", "decade", "century") and amount.low * 12 == int(amount.low * 12):
            unit, count = "mo", int(amount.low * 12)
        result: DateExpression
        if count is None:
            result = DateExpression(at, last, "date", None, "DATE")
        else:
            high = int(amount.high) if amount.high != amount.low and amount.high == int(amount.high) else None
            counted = Point(
                last,
                unit,
                count=sign * count,
                count_high=sign * high if high else None,
                anaphoric=anaphoric,
                amount=amount,
            )
            result = self._date(
                at,
                counted,
                "event",
                {"over": "BEFORE", "under": "AFTER"}.get(amount.shape, "APPROX") if amount.shape != "exact" else None,
            )
        result.value, result.shape = durations.interval(amount), amount.shape
        result.unit, result.dimension = durations.symbol(amount.unit), "duration"
        return result

    # ---- one date or duration

    def _core(self, at: int, start: int, role: str | None) -> DateExpression | None:
        """What starts at `start`; `at` is the token of the preposition before it where there is one."""
        scan = self.scan
        named = self._point(start, role is not None)
        amount = durations.amount(scan, start)
        tail = self._tail_of(amount) if amount is not None and not (amount.weak and amount.low is None) else None
        if amount is not None and tail is not None and (named is None or tail[0] > named.last):
            return self._distance(start, amount, tail[1], tail[2], tail[0])
        if named is not None and (amount is None or amount.weak or named.last >= amount.last):
            other = self._marked(named)
            if other is not None:
                ranged = self._range(start, named, other)
                if ranged is not None:
                    return ranged
            return self._date(at if role else start, named, role, None, start)
        if amount is None:
            return None
        if amount.weak:
            return self._weak(start, amount, role)
        return self._duration(
            at if role in ("since", "during") or (role == "event" and amount.direction == 1) else start, amount, role
        )

    def _point(self, at: int, prepared: bool) -> Point | None:
        scan = self.scan
        named = point(scan, at, prepared)
        if named is not None:
            return named
        strong = prepared or self.lexicon.role.match_back(scan.words, at) is not None
        return bare_year(scan, at, strong, self._joined(at))

    def _joined(self, at: int) -> bool:
        """Whether "and" or a comma joins the number to a year read just before it."""
        previous = self.previous
        if previous is None or previous.kind != "date" or not 0 < at - previous.last <= 2:
            return False
        between = self.scan.words[previous.last : at]
        year = self.scan.word(previous.last - 1)
        joint = all(
            word == "," or self.lexicon.words["and"].match(between, i) or self.lexicon.words["or"].match(between, i)
            for i, word in enumerate(between)
        )
        return joint and len(year) == 4 and year.isdecimal()

    def _weak(self, start: int, amount: Amount, role: str | None) -> DateExpression | None:
        """ "the quarter", "l'année", "for years": only after a preposition of time."""
        if amount.low is None:
            return self._duration(start, amount, role) if role is not None else None
        if role is None or amount.unit == "d":
            return None
        period = self.context.last_period
        if period is not None and period.grain == amount.unit:
            return DateExpression(
                start, amount.last, "date", period.timex, "DATE", _iso(period.start), _iso(period.end), "period"
            )
        if amount.unit == "q":
            return None
        return self._date(start, Point(amount.last, amount.unit, count=0), "during", None)

    def _date(
        self, at: int, named: Point, role: str | None, mod: str | None, start: int | None = None
    ) -> DateExpression:
        start = at if start is None else start
        found = self._resolve(start, named, role)
        first, last = found.start, found.end
        if named.mod:
            first, last = part(found, named.mod)
        mod = mod or named.mod
        shown = _ROLE_OF.get(role or "event", role or "event")
        begin = start
        if named.reference or (named.grain == "ref"):
            shown = "reference"
        elif shown == "deadline":
            published = self.context.published
            if published is not None and last is not None and last < published:
                shown, mod = "reference", mod or "BEFORE"
            else:
                begin = at
        elif role == "after":
            mod = mod or "AFTER"
        self._remember(found)
        clocked = named.clock is not None or named.day_part is not None
        return DateExpression(
            begin,
            named.last,
            "date",
            found.timex,
            "TIME" if clocked else "DATE",
            _iso(first),
            _iso(last),
            shown,
            mod,
            note=named.note,
        )

    def _duration(self, at: int, amount: Amount, role: str | None) -> DateExpression:
        shown = {"since": "since", "until": "until", "deadline": "deadline"}.get(role or "", "period")
        mod = {
            "over": "MORE_THAN",
            "at-least": "MORE_THAN",
            "under": "LESS_THAN",
            "at-most": "LESS_THAN",
            "exact": None,
        }.get(amount.shape, "APPROX")
        return DateExpression(
            at, amount.last, "duration", durations.timex(amount), "DURATION", role=shown, mod=mod,
            value=durations.interval(amount), shape=amount.shape, unit=durations.symbol(amount.unit), dimension="duration",
        )  # fmt: skip

    # ---- the context

    def _resolve(self, at: int, named: Point, role: str | None) -> Stretch:
        direction: str | None = None
        if named.year is None and (
            named.month or named.weekday or named.season or named.holiday or named.quarter or named.half
        ):
            direction = _TENSED.get(role or "") or tense.direction(self.scan, at, named.last)
        return resolve(named, self.context, direction)

    def _remember(self, found: Stretch) -> None:
        if found.start is not None and found.grain not in ("ref", "century", "decade"):
            self.context.last_date = found
            if found.grain in MONTHS_OF and found.grain in ("q", "half"):
                self.context.last_period = found


def _iso(moment: object) -> str | None:
    return str(moment) if moment is not None else None
