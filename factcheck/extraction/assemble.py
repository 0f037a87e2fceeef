"""Readings with their context to assertions: spans, periods, deadlines, conditions, elided units, shared rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from factcheck.extraction import companions
from factcheck.extraction.context import Binder, Slots
from factcheck.extraction.dates import DateExpression
from factcheck.extraction.marks import CONTENT
from factcheck.extraction.reading import Reading
from factcheck.extraction.sharing import Sharing
from factcheck.extraction.speakers import Speakers
from factcheck.extraction.text import Sentence
from factcheck.language.words import tokens_of
from factcheck.model import Alternative, Article, Assertion, Condition, Note, Period, Term

if TYPE_CHECKING:
    from factcheck.extraction.engine import Lines

_OLDEST = 130  # years that an age told without its unit may have
_PLANS = ("target", "commitment")


class Assembler:
    """Makes the assertions of one sentence."""

    def __init__(self, article: Article, sentence: Sentence, binder: Binder, lines: Lines, speakers: Speakers) -> None:
        self.article, self.sentence, self.binder, self.lines = article, sentence, binder, lines
        self.speakers = speakers
        self.quantities: list[Reading] = []
        self.last_slots: Slots | None = None
        self.sharing = Sharing(binder)
        self.counted: Term | None = None  # the noun that was counted last
        self.everything = tuple(sorted(set(binder.mentions.inside(0, len(sentence)))))
        self.quote = article.text[sentence.start : sentence.end]

    def assemble(self, quantities: list[Reading], expressions: list[DateExpression]) -> list[Assertion]:
        """Assertions in the order of the text."""
        self.quantities = quantities
        self.binder.counts = [(r.begin, r.end) for r in quantities if r.counted is not None]
        companions.share_rates(self.binder, quantities)
        companions.elided_units(self.binder, quantities)
        companions.percent_for_points(self.sentence, quantities)
        made: list[tuple[int, Assertion]] = []
        outer: list[tuple[Reading, Assertion]] = []
        dates = [e for e in expressions if e.kind == "date" and e.timex_type != "SET"]
        for at, reading in enumerate(quantities):
            assertion = self._quantity(reading, quantities[at - 1] if at else None, dates)
            made.append((reading.first, assertion))
            outer.append((reading, assertion))
        made = self._with_conditions(made, outer)
        made.extend((e.first, self._date(e)) for e in expressions if not self._rate(e))
        made.sort(key=lambda item: item[1].span)
        return [assertion for _, assertion in made]

    # ------------------------------------------------------------ quantities

    def _quantity(self, reading: Reading, before: Reading | None, dates: list[DateExpression]) -> Assertion:
        percent = reading.dimension in ("percent", "share", "points")
        core = reading.last if reading.per is None else reading.end
        slots = self.binder.slots(reading.begin, reading.end, core, reading.counted, percent)
        self._continue(reading, before, slots)
        sharing, at = self.sharing, self.quantities.index(reading)
        sharing.against(reading, slots)
        if slots.basis is None:
            following = self.quantities[at + 1] if at + 1 < len(self.quantities) else None
            slots.basis = sharing.basis(reading, slots, following)
        counted = self._counted(reading, slots)
        if counted is None and reading.dimension in (None, "count") and reading.unit == "1":
            counted = slots.numbered
            if counted is not None:
                reading.unit, reading.dimension = counted.lemma, "count"
        if counted is None:
            counted = sharing.counted(reading, slots)
            if counted is not None and reading.dimension in (None, "count"):
                reading.unit, reading.dimension = counted.lemma, "count"
        if counted is None and reading.unit == "1" and reading.dimension in (None, "count"):
            self._measured(reading, slots)
        joined = counted is not None and self.sentence.words[reading.last : reading.last + 1] == ["-"]
        sharing.said.append(
            (reading, slots, None if joined else counted)
        )  # "the 27-nation bloc" counts no more nations
        self.counted = self.counted if joined else counted or self.counted
        period, deadline = self._when(reading, slots, dates)
        if (
            slots.modality == "fact"
            and reading.kind == "quantity"
            and (self._to_come(period) or self._to_come(deadline))
        ):
            slots.modality = "forecast"  # "cuts 5,700 jobs by 2027"
        first, last = reading.begin, max(reading.end, reading.last)
        return Assertion(
            **self._place(first, last),
            **reading.measure(),
            alternatives=tuple(self._alternative(other) for other in reading.alternatives),
            of=reading.of,
            share=reading.share,
            timex=_duration_timex(reading) if reading.kind == "duration" else None,
            timex_type="DURATION" if reading.kind == "duration" else None,
            counted=counted,
            basis=slots.basis,
            subject=slots.subject if slots.subject is not None else counted,
            property=slots.property,
            event=slots.event,
            topics=_sorted(slots.topics, counted, slots.basis),
            sentence_topics=self.everything,
            scope=slots.scope,
            period=period,
            deadline=deadline,
            modality=slots.modality,
            polarity=slots.polarity,
            speaker=self.speakers.of(reading.begin),
            notes=tuple(reading.notes),
        )

    def _measured(self, reading: Reading, slots: Slots) -> None:
        """Life expectancy is AROUND 73; the quake measured 6.1: what a bare number is told of says what it measures."""
        term, value = slots.property or slots.subject, reading.low if reading.low is not None else reading.high
        grammar = self.binder.grammar
        if term is None or value is None or reading.change is not None or reading.share is not None:
            return
        words = tokens_of(term.text)
        if 0 < value <= _OLDEST and any(grammar.age_nouns.match(words, at) for at in range(len(words))):
            reading.unit, reading.dimension = "a", "age"
        elif not float(value).is_integer() and value < 20 and term.lemma in grammar.index_events:
            reading.dimension = "index"

    def _continue(self, reading: Reading, before: Reading | None, slots: Slots) -> None:
        """A value right behind another one speaks of the same: "3 years, 2 months", "$5bn (4.6bn euros)"."""
        words, grammar = self.sentence.words, self.binder.grammar
        gap = words[max(before.end, before.last) : reading.begin] if before is not None else None
        follows = gap is not None and len(gap) <= 2 and all(w in ",(" or w in grammar.conjunctions for w in gap)
        if reading.counted is None and follows and self.last_slots is not None:
            slots.subject = slots.subject or self.last_slots.subject
            slots.property = slots.property or self.last_slots.property
            slots.event = slots.event or self.last_slots.event
            slots.topics = tuple(sorted({*slots.topics, *self.last_slots.topics}))
        self.last_slots = slots

    def _counted(self, reading: Reading, slots: Slots) -> Term | None:
        noun = reading.counted
        if noun is None and reading.counted_of is not None:
            noun = reading.counted_of.counted
            if noun is not None:
                reading.unit = self.sentence.lemmas[noun.head]
        return self.binder.term(noun) if noun is not None else None

    def _alternative(self, reading: Reading) -> Alternative:
        sentence = self.sentence
        return Alternative(
            reading.value, reading.unit, (sentence.starts[reading.begin], sentence.ends[reading.end - 1])
        )

    def _rate(self, expression: DateExpression) -> bool:
        """Whether a set of times ("chaque mois") is the rate of a quantity, and no assertion of its own."""
        found = self.binder.grammar.rate_adverbs.match(self.sentence.words, expression.first)
        if expression.timex_type != "SET" or found is None:
            return False
        return any(reading.per == found[0] for reading in self.quantities)

    def _with_conditions(
        self, made: list[tuple[int, Assertion]], outer: list[tuple[Reading, Assertion]]
    ) -> list[tuple[int, Assertion]]:
        """A count or share in the subject, a percentage in the predicate of the same clause: its condition."""
        held: dict[str, list[Condition]] = {}
        holder: dict[str, Assertion] = {}
        for reading, whole in outer:
            if not _holds_conditions(whole) or reading.part is not None:
                continue
            clause = self.binder.clauses.clause(reading.begin)
            verb, behind = self.binder.subjects.governor(clause, reading.begin, reading.end)
            if verb is not None and not behind:
                continue  # what a verb does to so many has no condition: "closed 12 clinics and spent 40 million"
            for other, inner in outer:
                if (
                    inner is whole
                    or inner.dimension not in ("percent", "money")
                    or inner.change is not None
                    or inner.id in holder
                ):
                    continue
                if not reading.last <= other.begin < clause.last or other.begin - reading.last > 16:
                    continue
                if self.binder.verb(reading.end, other.begin) is None and not self._predicate(reading, other):
                    continue
                if any(reading.end <= third.begin < other.begin for third, _ in outer):
                    continue
                assert inner.value is not None
                held.setdefault(whole.id, []).append(
                    Condition(inner.text, inner.span, inner.value, inner.unit, inner.basis)
                )
                holder[inner.id] = whole
        result = []
        for at, assertion in made:
            if assertion.id in held:
                inner = next(other for _, other in outer if holder.get(other.id) is assertion)
                period, deadline = assertion.period or inner.period, assertion.deadline or inner.deadline
                conditions = tuple(held[assertion.id])
                assertion = structs.replace(assertion, conditions=conditions, period=period, deadline=deadline)
            if assertion.id in holder:
                whole = holder[assertion.id]
                assertion = structs.replace(assertion, condition_of=whole.id, subject=whole.counted or whole.basis)
            result.append((at, assertion))
        return result

    def _predicate(self, reading: Reading, other: Reading) -> bool:
        """Whether words that are no preposition stand between subject and amount ("dépensent au moins 2 %")."""
        between = self.binder.marks[max(reading.end, reading.last) : other.begin]
        shaped = other.begin < other.first  # "dépasse 2 %": the qualifier is the verb
        return shaped or any(bits & CONTENT for bits in between)

    # ------------------------------------------------------------ time

    def _when(self, reading: Reading, slots: Slots, dates: list[DateExpression]) -> tuple[Period | None, Period | None]:
        """The date nearest in the value's own segment, else one that opens the sentence; deadlines apart."""
        clauses = self.binder.clauses
        clause, segment = clauses.clause(reading.begin), clauses.segment(reading.begin)
        deadline = period = None
        owned = False
        inside = sorted(
            (date for date in dates if clause.first <= date.first < clause.last),
            key=lambda date: (abs(date.first - reading.begin), date.first),
        )
        for date in inside:
            missed = date.role == "reference" and date.mod == "BEFORE" and slots.modality in (*_PLANS, "forecast")
            if (
                (date.role == "reference" and not missed)
                or self._compared(date, reading)
                or self._another_between(reading, date)
            ):
                continue
            plan = slots.modality in _PLANS and date.first >= reading.begin and self._ahead(date)
            if date.role == "deadline" or plan or missed:
                deadline = deadline or _period(self.sentence, date)
                continue
            own = clauses.segment(date.first)
            beside = own == segment or own.last - own.first <= date.last - date.first + 2
            if beside and (period is None or (owned and not self._owned(reading, date))):
                period, owned = _period(self.sentence, date), self._owned(reading, date)
        opening = dates[0] if dates and dates[0].first <= 2 else None
        if period is None and opening is not None and opening.role not in ("deadline", "reference"):
            period = None if self._compared(opening, reading) else _period(self.sentence, opening)
        return period, deadline

    def _owned(self, reading: Reading, date: DateExpression) -> bool:
        """Whether a date to the left stands right behind another value, as its date: "2.2 % IN MAY, 2.4 % in June"."""
        return any(
            other is not reading and other.last <= date.first <= max(other.last, other.end) + 1
            for other in self.quantities
            if date.first < reading.begin
        )

    def _compared(self, date: DateExpression, reading: Reading) -> bool:
        """Whether a date is only what the value is compared with: "par rapport à 2023", "up 20 % from 2023"."""
        if reading.change is not None and self.binder.grammar.change_from.match_back(self.sentence.words, date.first):
            return True
        return self.binder.grammar.compared.match_back(self.sentence.words, date.first) is not None

    def _another_between(self, reading: Reading, date: DateExpression) -> bool:
        """Whether another quantity stands between a value and a date to its right."""
        return any(
            reading.last <= other.begin < date.first
            for other in self.quantities
            if other is not reading and other.alternative_of is not reading
        )

    def _to_come(self, date: Period | None) -> bool:
        published = self.article.published
        return date is not None and date.start is not None and published is not None and date.start > published

    def _ahead(self, date: DateExpression) -> bool:
        return date.start is not None and (self.article.published is None or date.start > self.article.published)

    def _date(self, expression: DateExpression) -> Assertion:
        slots = self.binder.slots(
            expression.first, expression.last, expression.last, None, False, expression.kind == "date"
        )
        return Assertion(
            **self._place(expression.first, expression.last),
            kind=expression.kind,
            value=expression.value if expression.kind == "duration" else None,
            shape=expression.shape,
            precision=0.5 if expression.value is not None else 0.0,
            unit=expression.unit or "1",
            dimension=expression.dimension if expression.kind == "duration" else None,
            timex=expression.timex,
            timex_type=expression.timex_type,
            start=expression.start,
            end=expression.end,
            role=expression.role,
            subject=slots.subject,
            property=slots.property,
            event=slots.event,
            topics=slots.topics,
            sentence_topics=self.everything,
            scope=slots.scope,
            modality=slots.modality,
            polarity=slots.polarity,
            speaker=self.speakers.of(expression.first),
            notes=(Note(expression.note, self.sentence.surface(expression.first, expression.last), expression.meant),)
            if expression.note
            else (),
        )

    def _place(self, first: int, last: int) -> dict[str, Any]:
        sentence = self.sentence
        start, end = sentence.starts[first], sentence.ends[last - 1]
        line, column = self.lines.place(start)
        return {
            "id": f"{self.article.id}#{start}",
            "article": self.article.id,
            "span": (start, end),
            "text": self.article.text[start:end],
            "line": line,
            "column": column,
            "sentence": self.quote,
            "sentence_start": sentence.start,
            "language": self.article.language,
        }


def _holds_conditions(whole: Assertion) -> bool:
    """A count or share of things, or a percentage of them ("70 % des alliés"), can have a condition."""
    if whole.dimension == "percent":
        return whole.basis is not None and whole.change is None
    return whole.dimension in ("share", "count") and whole.counted is not None


def _period(sentence: Sentence, date: DateExpression) -> Period:
    span = (sentence.starts[date.first], sentence.ends[date.last - 1])
    return Period(date.timex, date.start, date.end, sentence.text[span[0] : span[1]], span)


def _sorted(ids: tuple[str, ...], *terms: Term | None) -> tuple[str, ...]:
    return tuple(sorted({*ids, *(name for item in terms if item is not None for name in item.ids)}))


def _duration_timex(reading: Reading) -> str | None:
    letter = {"a": "Y", "mo": "M", "wk": "W", "d": "D", "h": "H", "min": "M", "s": "S"}.get(reading.unit)
    amount = reading.low if reading.low is not None else reading.high
    if letter is None or amount is None:
        return None
    return f"P{'T' if reading.unit in ('h', 'min', 's') else ''}{amount:g}{letter}"
