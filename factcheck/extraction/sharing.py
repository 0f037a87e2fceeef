"""What a value leaves unsaid because another said it: "1,900 in Poland", "85 were injured", "twelve of them".

A bare number counts what the number before it counted; a percentage is of what the one beside it is of; a figure that
is set against another ("against 5.3 %") is about the same.
"""

from __future__ import annotations

from factcheck.extraction.context import Binder, Slots
from factcheck.extraction.marks import CONTENT
from factcheck.extraction.reading import Reading
from factcheck.model import Term

_NEAR = 25  # tokens between a number and the one whose noun it shares
_FAR = 40


class Sharing:
    """Fills the slots of one sentence's values from those of the values beside them."""

    def __init__(self, binder: Binder) -> None:
        self.binder, self.sentence, self.grammar = binder, binder.sentence, binder.grammar
        marks = binder.marks
        self._first_content = next((at for at, bits in enumerate(marks) if bits & CONTENT), len(marks))
        self.said: list[tuple[Reading, Slots, Term | None]] = []  # the values so far with what they count

    def counted(self, reading: Reading, slots: Slots) -> Term | None:
        """The noun that a number without one counts, or None."""
        bare = reading.unit == "1" and reading.dimension in (None, "count", "share") and reading.change is None
        if not bare or reading.number.kind not in ("cardinal", "fraction", "collective", "half"):
            return None
        pointed = self._points(reading)
        if not pointed and self._names_more(reading):
            return None
        before = next((one for one in reversed(self.said) if one[2] is not None), None)
        if before is not None and reading.begin - before[0].last <= (_FAR if pointed else _NEAR):
            told = pointed or self._stands_in(slots) or self._listed(reading) or self._alone(reading)
            return before[2] if told else None
        first = reading.begin <= self._first_content
        if pointed or self._stands_in(slots) or (first and self._alone(reading)) or self._second_half(reading):
            return self.binder.memory.counted
        return None

    def basis(self, reading: Reading, slots: Slots, following: Reading | None) -> Term | None:
        """What a percentage without "of" is of: of the same as the one before it or, in a pair, the one behind it."""
        if reading.dimension not in ("percent", "share"):
            return None
        if self._points(reading):
            before = next((one[2] for one in reversed(self.said) if one[2] is not None), None)
            return before or self.binder.memory.counted
        last = self.said[-1] if self.said else None
        if last is not None and last[1].basis is not None and last[0].unit == reading.unit:
            told = last[1].verb == slots.verb or self._stands_in(slots)
            same = told and last[0].change == reading.change and reading.begin - last[0].last <= _NEAR
            return last[1].basis if same else None
        if following is not None and following.unit == reading.unit:
            gap = self.sentence.words[reading.last : following.begin]
            if len(gap) == 1 and gap[0] in self.grammar.conjunctions:
                phrase = self.binder.basis(following.last)
                return self.binder.term(phrase) if phrase is not None else None
        return None

    def against(self, reading: Reading, slots: Slots) -> None:
        """A figure that another is compared with is about the same: "4.1 % in 2024, AGAINST 5.3 % in 2023"."""
        opened = self.grammar.against.match_back(self.sentence.words, reading.begin)
        if opened is None or not self.said:
            return
        reading_before, before, _ = self.said[-1]
        if reading_before.dimension != reading.dimension and reading.unit != "1":
            return
        slots.subject, slots.property = before.subject or slots.subject, before.property or slots.property
        slots.event, slots.basis = before.event or slots.event, slots.basis or before.basis

    def _points(self, reading: Reading) -> bool:
        """Whether a pronoun beside the number stands for those it is part of: "twelve OF THEM", "OF THESE, 38 %"."""
        words, pointing = self.sentence.words, self.grammar.pointing
        before = reading.begin - (words[reading.begin - 1 : reading.begin] == [","])
        return pointing.match(words, reading.last) is not None or pointing.match_back(words, before) is not None

    def _stands_in(self, slots: Slots) -> bool:
        """Whether a pronoun before the verb stands for the noun: "il EN compte 640"."""
        verb, words = slots.verb, self.sentence.words
        if verb is None:
            return False
        return any(word in self.grammar.stand_ins for word in words[max(verb.first - 2, 0) : verb.head])

    def _names_more(self, reading: Reading) -> bool:
        """Whether a noun follows that the number may count."""
        at, marks = reading.last, self.binder.marks
        free = at < len(marks) and not self.sentence.taken[at] and at not in self.sentence.numbers
        return free and bool(marks[at] & CONTENT) and not self.binder.predicates.acts(at)

    def _listed(self, reading: Reading) -> bool:
        """Whether the number is an item of a list, or an object beside another: "and 250 in the afternoon"."""
        whole = reading.low is not None and reading.low >= 1 and float(reading.low).is_integer()
        return reading.dimension in (None, "count") and reading.number.kind == "cardinal" and whole

    def _alone(self, reading: Reading) -> bool:
        """Whether the number is the subject of the verb behind it: "85 WERE injured", "a third were women"."""
        verb = self.binder.predicates.after(reading.last, reading.last + 3)
        return verb is not None and not any(bits & CONTENT for bits in self.binder.marks[reading.last : verb.first])

    def _second_half(self, reading: Reading) -> bool:
        """Whether an "and" joins the number as a subject of its own: "Half had a fever, AND NINE were taken"."""
        before = self.sentence.words[reading.begin - 1 : reading.begin]
        return bool(before) and before[0] in self.grammar.joins and self._alone(reading)
