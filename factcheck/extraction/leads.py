"""Lists: items take subject, period, modality and speaker from the sentence that leads in with a colon."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import structs

from factcheck.extraction.context import Binder, Slots
from factcheck.extraction.dates import DateExpression
from factcheck.extraction.speakers import Speakers
from factcheck.model import Assertion, Period, Term

_MARKS = "-*•–—·▪"


class Lead(NamedTuple):
    """What a lead-in says of the items under it."""

    slots: Slots
    period: Period | None
    deadline: Period | None
    speaker: Term | None


def leads_in(text: str, end: int) -> bool:
    """Whether the sentence that ends at `end` closes with a colon and an item of a list follows."""
    if text[end - 1] != ":":
        return False
    at, size = end, len(text)
    while at < size and text[at].isspace():
        at += 1
    return "\n" in text[end:at] and is_item(text, at)


def is_item(text: str, at: int) -> bool:
    """Whether the line that holds `at` is an item of a list: a mark or a number with a stop, and a space."""
    start = text.rfind("\n", 0, at) + 1
    while start < at and text[start] in " \t":
        start += 1
    if text[start : start + 1] in _MARKS:
        return text[start + 1 : start + 2] in (" ", "\t", "\u00a0")
    end = start
    while end < start + 3 and text[end : end + 1].isdecimal():
        end += 1
    return start < end and text[end : end + 2] in (". ", ") ")


def lead(binder: Binder, speakers: Speakers, dates: list[DateExpression]) -> Lead:
    """What the whole of a lead-in says; its date counts where it is the only one."""
    size = len(binder.sentence)
    slots = binder.slots(size - 1, size, size, None, False)
    named = [date for date in dates if date.kind == "date" and date.timex_type != "SET" and date.role != "reference"]
    told = _period(binder, named[0]) if len(named) == 1 else None
    due = told is not None and named[0].role == "deadline"
    return Lead(slots, None if due else told, told if due else None, speakers.of(size - 1))


def inherit(found: list[Assertion], lead: Lead) -> list[Assertion]:
    """The values of an item with what they leave to the lead-in; dates stay as they are."""
    return [_joined(one, lead) if one.kind in ("quantity", "duration") else one for one in found]


def _joined(one: Assertion, lead: Lead) -> Assertion:
    slots = lead.slots
    own = one.subject is not None and one.subject != one.counted
    subject = one.subject if own or slots.subject is None else slots.subject
    return structs.replace(
        one,
        subject=subject,
        event=one.event or slots.event,
        topics=tuple(sorted({*one.topics, *slots.topics})),
        sentence_topics=tuple(sorted({*one.sentence_topics, *slots.topics})),
        scope=one.scope or slots.scope,
        period=one.period or (lead.period if one.deadline is None else None),
        deadline=one.deadline or (lead.deadline if one.period is None else None),
        modality=slots.modality if one.modality == "fact" else one.modality,
        polarity=slots.polarity if one.polarity == "positive" else one.polarity,
        speaker=one.speaker or lead.speaker,
    )


def _period(binder: Binder, date: DateExpression) -> Period:
    sentence = binder.sentence
    span = (sentence.starts[date.first], sentence.ends[date.last - 1])
    return Period(date.timex, date.start, date.end, sentence.text[span[0] : span[1]], span)
