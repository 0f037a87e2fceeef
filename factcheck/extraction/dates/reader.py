"""Reads the dates and durations of one sentence: anchors first, then the grammar from the words before each."""

from __future__ import annotations

from factcheck.extraction.dates import digits, durations, ranges, tense
from factcheck.extraction.dates import kinds as k
from factcheck.extraction.dates.calendar import Stretch, part
from factcheck.extraction.dates.expression import DateContext, DateExpression
from factcheck.extraction.dates.lexicon import DateWords, date_words
from factcheck.extraction.dates.points import point
from factcheck.extraction.dates.resolve import doubt, meant, resolve, resolve_range
from factcheck.extraction.dates.scan import REACH, Amount, Point, Scan
from factcheck.extraction.dates.years import bare_year
from factcheck.extraction.gates import DATE, gates
from factcheck.extraction.text import Sentence

_DIGITS = frozenset("0123456789")
_LIKELY = k.ANCHOR | k.DIGIT
_AFTER_DIGITS = frozenset(("/", "-", "–", ":", "h", "s", "am", "pm", "a", "p"))
_ROLES = {"during": "period", "before": "deadline", "after": "event"}
_ABOUT = ("about", "nearly", "barely")
_TENSED = {"deadline": "deadline", "since": "past"}
# The pack's list after an amount, the sign, whether the last date is meant, whether the clause must end there.
_TAILS = (
    ("ago", -1, False, False),
    ("earlier", -1, True, False),
    ("later", 1, True, False),
    ("ahead", 1, False, False),
    ("earlier_alone", -1, True, True),
    ("later_alone", 1, True, True),
)
# Beyond that many years ago the calendar says nothing.
_RECORDED = 1500
_YEARS_OF = {"a": 1, "decade": 10, "century": 100, "millennium": 1000}
_BOUNDS = {"over": "MORE_THAN", "at-least": "MORE_THAN", "under": "LESS_THAN", "at-most": "LESS_THAN"}
# A date more than three years ago lies before the one that three years ago names.
_DISTANT = {"over": "BEFORE", "at-least": "BEFORE", "under": "AFTER", "at-most": "AFTER"}


def read_dates(sentence: Sentence, context: DateContext) -> list[DateExpression]:
    """The dates and durations of a sentence in order, without overlaps; `sentence.numbers` must have been read.

    Marks the tokens of each as taken, except those of sets (`claims` false), and keeps the context's last date.
    """
    lexicon = date_words(context.language)
    if not gates(sentence).any & DATE and not (lexicon.paired_years and sentence.numbers):
        return []
    kinds = [*map(lexicon.kinds.__getitem__, sentence.words)]
    anchors = _anchors(sentence, lexicon, kinds)
    if not anchors:
        return []
    reader = _Reader(Scan(sentence, lexicon, context, kinds))
    words, starts, numbers = sentence.words, lexicon.starts, sentence.numbers
    covered = {token for number in numbers.values() for token in range(number.first, number.last)}
    at = 0
    barren = set[int]()  # where nothing begins, as far as the dates before it tell
    for anchor in anchors:
        if anchor < at:
            continue
        for start in range(_opening(sentence, anchor, at, covered, lexicon), anchor + 1):
            if start in barren or (start != anchor and words[start] not in starts and start not in numbers):
                continue
            expression = reader.expression(start)
            if expression is None:
                barren.add(start)
            elif expression.last > anchor:
                reader.accept(expression)
                at = expression.last
                barren.clear()
                break
    for expression in reader.found:
        if expression.claims:
            for token in range(expression.first, expression.last):
                sentence.taken[token] = 1
    return reader.found


def _anchors(sentence: Sentence, lexicon: DateWords, kinds: list[int]) -> list[int]:
    """The tokens that can be part of a date, without those of phrases that say nothing of time ("up to date")."""
    words = sentence.words
    found = [
        at
        for at, bits in enumerate(kinds)
        if bits & _LIKELY
        and ((bits & k.ANCHOR and not _possessive(words, at)) or (words[at][0] in _DIGITS and _like_date(words, at)))
    ]
    if lexicon.paired_years and (spelled := _paired_years(sentence)):
        found = sorted({*found, *spelled})
    if not found:
        return found
    table, blocked = lexicon.words["not"], set[int]()
    reach = lexicon.longest_not
    near = {at for anchor in found for at in range(max(anchor - reach + 1, 0), anchor + 1) if kinds[at] & k.NOT}
    for at in near:
        if phrase := table.match(words, at):
            blocked.update(range(at, phrase[1]))
    return [at for at in found if at not in blocked] if blocked else found


def _opening(sentence: Sentence, anchor: int, least: int, covered: set[int], lexicon: DateWords) -> int:
    """The first token of the run of words that can belong to the expression around an anchor."""
    words, inside, first = sentence.words, lexicon.inside, anchor
    least = max(least, anchor - REACH)
    while first > least:
        word = words[first - 1]
        if word not in inside and first - 1 not in covered and not word[0].isdecimal() and first != anchor:
            break
        first -= 1
    return first


def _paired_years(sentence: Sentence) -> list[int]:
    """Where a year may be spelled in two numbers: "nineteen ninety-six"."""
    numbers = sentence.numbers
    return [
        first
        for first, number in numbers.items()
        if 11 <= number.low <= 20 and number.digits is None and number.kind == "cardinal" and number.last in numbers
    ]


def _possessive(words: list[str], at: int) -> bool:
    """Whether an "s" is no unit but belongs to the word before ("NATO's"); digits may make a decade of it ("90's")."""
    return at > 1 and words[at] == "s" and words[at - 1] == "'" and not words[at - 2][0].isdigit()


def _like_date(words: list[str], at: int) -> bool:
    word = words[at]
    if len(word) == 4 and word.isdecimal():
        return True
    if at + 1 < len(words) and words[at + 1] in _AFTER_DIGITS:
        return True
    return word.count(".") == 2 or (not word.isdecimal() and "h" in word)


class _Reader:
    """The expressions of one sentence, one attempt from one token at a time."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.context, self.lexicon = scan, scan.context, scan.lexicon
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

    def expression(self, at: int) -> DateExpression | None:
        """The expression that starts at `at`, with its preposition where that belongs to it."""
        scan = self.scan
        self._named = self._period = None
        bits = scan.kinds[at]
        recurring = durations.recurring(scan, at) if bits & k.RECURRING else None
        if recurring:
            return DateExpression(at, recurring[1], "date", recurring[0], "SET", role="period", claims=False)
        ends = ranges.paired(scan, at) if bits & k.PAIR else None
        if ends is None and bits & (k.WEEKDAY | k.NUMBER | k.DIGIT):
            ends = ranges.days(scan, at)
        found = self._range(at, ends) if ends else None
        if found is None and bits & k.PAIR and (span := durations.bounded(scan, at)) is not None:
            found = self._duration(at, span, None)
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
        return self._date(at, start, named, role or "event", "APPROX" if qualifier[0] in _ABOUT else None)

    def _core(self, at: int, start: int, role: str | None) -> DateExpression | None:
        """The date or duration at `start`; `at` is the token of the preposition before it where there is one."""
        scan = self.scan
        if scan.kinds[start] & k.DIGIT:
            ends = ranges.years(scan, start, role is not None or scan.word(start - 1) in self.lexicon.named_words)
            if ends:
                return self._range(start, ends)
        named = self._point(start, role is not None)
        amount = durations.amount(scan, start)
        if amount is not None and role == "until" and (bounded := durations.amount(scan, at)) is not None:
            amount, role, start = bounded, None, at  # "up to ten years", "jusqu'à dix ans"
        if amount is not None:
            tail = self._counted_from(amount)
            if tail is not None and (named is None or tail[0] > named.last):
                return self._distance(start, amount, *tail)
        if named is not None and (amount is None or amount.weak or named.last >= amount.last):
            whole_year = named.grain == "a" and named.year is not None
            ends = ranges.years(scan, named.last - 1, True) if whole_year else ranges.marked(scan, named)
            ranged = self._range(start, ends) if ends else None
            return ranged or self._date(at, start, named, role, None)
        adjective = self._adjective(start, scan.skip("articles", start)) if amount is None or amount.weak else None
        if adjective is not None:
            return adjective
        if amount is None or durations.is_rate(scan, start):
            return None
        if amount.weak:
            return self._weak(start, amount, role)
        inside = role in ("since", "during") or (role == "event" and amount.direction == 1)
        begin = start if amount.first is None or amount.direction is not None else amount.first
        return self._duration(at if inside else begin, amount, role)

    def _point(self, at: int, prepared: bool) -> Point | None:
        named = point(self.scan, at, prepared)
        if named is not None:
            return named
        strong = prepared or self.lexicon.role.match_back(self.scan.words, at) is not None
        joined = self._joined(at)
        found = bare_year(self.scan, at, strong, joined)
        decade = joined and self.found[-1].timex is not None and self.found[-1].timex.endswith("X")
        if found is not None and decade and found.year is not None and found.year % 10 == 0:
            return Point(found.last, "decade", decade=found.year)  # "les années 1950 et 1960"
        return found

    def _joined(self, at: int) -> bool:
        """Whether "and" or a comma joins the number to a year read just before it."""
        if not self.found or not 0 < at - self.found[-1].last <= 2:
            return False
        words, previous = self.scan.words, self.found[-1].last
        year = words[previous - 1]
        joints = (self.lexicon.words["and"], self.lexicon.words["or"])
        joint = all(words[i] == "," or any(table.match(words, i) for table in joints) for i in range(previous, at))
        return joint and len(year) == 4 and year.isdecimal()

    # ---- ranges

    def _range(self, at: int, ends: ranges.Ends) -> DateExpression | None:
        """One expression for both ends."""
        low, high = resolve_range(ends.first, ends.second, self.context, tense.direction(self.scan, at, ends.last))
        if low.start and high.end and low.start > high.end:
            return None
        self._remember(high)
        value = f"{low.timex}/{high.timex}"
        clocked = ends.first.clock is not None
        kind = "TIME" if clocked else "DATE"
        return DateExpression(at, ends.last, "date", value, kind, _iso(low.start), _iso(high.end), "period")

    # ---- counted from publication or from another date

    def _from_now(self, at: int) -> DateExpression | None:
        """Reads "il y a deux jours", "in five years", "dans les cinq prochaines années"."""
        scan = self.scan
        back = scan.after("ago_before", at)
        if back is not None:
            amount = durations.amount(scan, back)
            if amount is not None and not (amount.weak and amount.low is not None):
                return self._distance(at, amount, amount.last, -1, False)
        ahead = scan.after("ahead_before", at)
        if ahead is not None:
            amount = durations.amount(scan, ahead)
            if amount is not None and not amount.weak and amount.direction != -1 and self._counted_from(amount) is None:
                role = self.lexicon.role.match(scan.words, at)
                return self._duration(at, amount, role[0] if role else "event")
        return None

    def _counted_from(self, amount: Amount) -> tuple[int, int, bool] | None:
        """The end of "ago", "later" and the like after an amount, the sign, and whether the last date is meant."""
        scan = self.scan
        for key, sign, anaphoric, alone in _TAILS:
            end = scan.after(key, scan.skip_hyphen(amount.last))
            if end is None or (alone and scan.word(end)[:1].isalnum()):
                continue  # "three years after the war"
            if amount.weak and (anaphoric or amount.low is not None):
                return None
            return end, sign, anaphoric
        return None

    def _adjective(self, at: int, start: int) -> DateExpression | None:
        """Reads "the year-ago quarter", "year-earlier": a unit joined to what it is counted from."""
        scan = self.scan
        unit = self.lexicon.unit.match(scan.words, start)
        if unit is None or scan.skip_hyphen(unit[1]) == unit[1]:
            return None
        amount = Amount(unit[1], unit[0], 1, 1)
        tail = self._counted_from(amount)
        if tail is None:
            return None
        end, sign, anaphoric = tail
        period = self.lexicon.unit.match(scan.words, end)
        return self._distance(at, amount, period[1] if period else scan.skip("periods", end), sign, anaphoric)

    def _distance(self, at: int, amount: Amount, last: int, sign: int, anaphoric: bool) -> DateExpression:
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
            result = self._date(at, at, counted, "event", mod)
        result.value, result.shape = durations.interval(amount), amount.shape
        result.unit, result.dimension = durations.symbol(amount.unit), "duration"
        return result

    # ---- one date, one duration

    def _clocked(self, at: int) -> DateExpression | None:
        """Reads "vers 15h30", "at 3:35 p.m. Tuesday"."""
        before = self.scan.after("clock_before", at)
        if before is None or digits.clock(self.scan, before, True) is None:
            return None
        named = point(self.scan, before, True)
        return self._date(before, before, named, "event", None) if named is not None and named.clock else None

    def _weak(self, start: int, amount: Amount, role: str | None) -> DateExpression | None:
        """Reads "the quarter", "l'année", "for years": only after a preposition of time."""
        scan = self.scan
        if role is None or amount.unit == "d" or scan.lexicon.words["of"].match_back(scan.words, start) is not None:
            return None  # "word of the year"
        if amount.low is None:
            return self._duration(start, amount, role)
        period = self.context.last_period
        if period is not None and period.grain == amount.unit:
            return DateExpression(
                start, amount.last, "date", period.timex, "DATE", _iso(period.start), _iso(period.end), "period"
            )
        if amount.unit == "q":
            return None
        count, published = 0, self.context.published
        if amount.unit == "weekend" and published is not None and published.isoweekday() < 5:
            count = 0 if tense.direction(scan, start, amount.last) == "future" else -1
        return self._date(start, start, Point(amount.last, amount.unit, count=count), "during", None)

    def _date(self, at: int, start: int, named: Point, role: str | None, mod: str | None) -> DateExpression:
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
            begin, named.last, "date", found.timex, kind, _iso(first), _iso(last), shown, mod,
            note=note, meant=meant(note, found, self.lexicon.weekday_name),
        )  # fmt: skip

    def _duration(self, at: int, amount: Amount, role: str | None) -> DateExpression:
        shown = role if role in ("since", "until", "deadline") else "period"
        mod = _BOUNDS.get(amount.shape) or (None if amount.shape == "exact" else "APPROX")
        expression = DateExpression(
            at, amount.last, "duration", durations.timex(amount), "DURATION", role=shown, mod=mod
        )
        expression.value, expression.shape = durations.interval(amount), amount.shape
        expression.unit, expression.dimension = durations.symbol(amount.unit), "duration"
        return expression

    # ---- the context

    def _resolve(self, at: int, named: Point, role: str | None) -> Stretch:
        direction: str | None = None
        if named.year is None and named.count is None and named.inner is None and named.reference is None:
            direction = _TENSED.get(role or "") or tense.direction(self.scan, at, named.last)
            if direction is None and role == "until":
                direction = "future"
        return resolve(named, self.context, direction)

    def _remember(self, found: Stretch) -> None:
        if found.start is not None and found.grain not in ("century", "decade"):
            self._named = found
            if found.grain in ("q", "half"):
                self._period = found


def _iso(moment: object) -> str | None:
    return None if moment is None else str(moment)
