"""Dates that follow from what is written: a birth from an age, a length from two ends, a day from a publication.

"Ines Falk was 52 when she died in 2016" dates her birth, "from 2004 to 2012" lasts eight years, and in an article
"published on 12 June 2020" yesterday was the 11th. Each is an assertion of its own at the place of those words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.comparison.derived import MARK
from factcheck.comparison.interval import ordinal
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.extraction import extract
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Interval, Term

_BIRTH = Term("birth", lemma="birth", ids=("derived:birth",))
_DEATH = Term("death", lemma="death", ids=("derived:death",))
_LEAST_LIFE = 15  # years between the two of a life in brackets; wars are shorter
_NEAR = 24  # characters around an age in which the words stand that make it one
_MOST = 110  # years that people live
_EITHER = (date(1990, 5, 17), date(2003, 11, 4))  # two days of publication: what moves with them is counted from it


def births(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """Days of birth from ages: of "died in 1970 at the age of 58", and of "Odile Perran, 45," on the day it appears."""
    found = []
    for one in assertions:
        years = _age(one)
        if years is None:
            continue
        then = _when(one, assertions, article)
        if then is not None:
            start, end = _years_before(then[0], years + 1) + timedelta(days=1), _years_before(then[1], years)
            found.append(
                replace(
                    one,
                    id=one.id + "b" + MARK,
                    kind="date",
                    value=None,
                    dimension=None,
                    unit="1",
                    event=_BIRTH,
                    timex=f"{start}/{end}",
                    timex_type="DATE",
                    start=str(start),
                    end=str(end),
                    role="event",
                    modality="fact",
                    counted=None,
                    period=None,
                )
            )
    return found


def lifespans(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The birth and death of someone whose name two years in brackets follow: "Ellen Marchbank (1861-1934)"."""
    found = []
    for one in assertions:
        years = (one.timex or "").split("/")
        if one.kind != "date" or len(years) != 2 or not all(len(year) == 4 and year.isdecimal() for year in years):
            continue
        before = article.text[max(one.sentence_start, one.span[0] - 3 * _NEAR) : one.span[0]]
        name = TOKEN.findall(before)[-3:]
        closed = article.text[one.span[1] : one.span[1] + 1] == ")"
        person = len(name) == 3 and name[2] == "(" and name[0][0].isupper() and name[1][0].isupper()
        if not person or not closed or not _LEAST_LIFE <= int(years[1]) - int(years[0]) < _MOST:
            continue
        for year, event, mark in ((years[0], _BIRTH, "b"), (years[1], _DEATH, "e")):
            found.append(
                replace(
                    one,
                    id=one.id + mark + MARK,
                    event=event,
                    timex=year,
                    timex_type="DATE",
                    start=f"{year}-01-01",
                    end=f"{year}-12-31",
                    role="event",
                )
            )
    return found


def _age(one: Assertion) -> int | None:
    """The whole years of what may be an age."""
    if one.kind not in ("quantity", "duration") or one.shape != "exact" or one.value is None or one.counted is not None:
        return None
    if one.dimension not in (None, "age", "duration", "count") or one.unit not in ("1", "a"):
        return None
    low = one.value.low
    return int(low) if low is not None and low == one.value.high == int(low) and 0 < low < _MOST else None


def _when(one: Assertion, assertions: Sequence[Assertion], article: Article) -> tuple[date, date] | None:
    """The days on which someone had an age: those of the only date of its sentence, else that of publication."""
    pack = lexicon(article.language).pack
    before = fold(article.text[max(one.sentence_start, one.span[0] - _NEAR) : one.span[0]]).rstrip()
    after = fold(article.text[one.span[1] : one.span[1] + _NEAR]).lstrip()
    dates = [each for each in assertions if each.kind == "date" and each.sentence_start == one.sentence_start]
    if TOKEN.findall(after)[:1] in [[word] for word in pack.words("grammar", "of")]:  # "12 years of prison"
        return None
    at_event = one.dimension == "age" and not before.endswith(",")
    at_event = at_event or any(f" {before}".endswith(f" {word}") for word in pack.words("comparison", "age_before"))
    at_event = at_event or any(after.startswith(word) for word in pack.words("comparison", "age_after"))
    if at_event and len(dates) == 1:
        first, last = ordinal(dates[0].start), ordinal(dates[0].end)
        if first is not None and last is not None and last - first <= 366 and dates[0].role == "event":
            return date.fromordinal(first), date.fromordinal(last)
        return None
    aside = (before.endswith(",") and after.startswith(",")) or (before.endswith("(") and after.startswith(")"))
    day = ordinal(article.published[:10]) if article.published else None
    if (
        not aside
        or day is None
        or any(each.start and each.start[:4] != (article.published or "")[:4] for each in dates)
    ):
        return None
    return date.fromordinal(day), date.fromordinal(day)


def _years_before(day: date, years: int) -> date:
    """The same day that many years before; 1 March for a leap day."""
    try:
        return day.replace(year=max(1, day.year - years))
    except ValueError:
        return date(max(1, day.year - years), 3, 1)


def lengths(assertions: Sequence[Assertion]) -> list[Assertion]:
    """How long what is dated by both its ends lasted, in days; as loose as its ends are written."""
    found = []
    for one in assertions:
        ends = (one.timex or "").split("/")
        first, last = ordinal(one.start), ordinal(one.end)
        if (
            one.kind != "date"
            or one.role != "period"
            or len(ends) != 2
            or first is None
            or last is None
            or last <= first
        ):
            continue
        loose = [_loose(end) for end in ends]
        whole = Interval(max(0, last - first - sum(loose)), last - first + 1.0)
        found.append(
            replace(
                one,
                id=one.id + "l" + MARK,
                kind="duration",
                dimension="duration",
                unit="d",
                value=whole,
                shape="range",
                timex=None,
                role=None,
                start=None,
                end=None,
                precision=0.0,
            )
        )
    return found


def _loose(timex: str) -> int:
    """Days within which the end of a period lies: those of its year, month or day."""
    return 366 if len(timex) == 4 else 31 if len(timex) == 7 else 1


def anchored(assertions: Sequence[Assertion], article: Article) -> list[Assertion]:
    """The assertions with "two days ago" counted from the day that the sentence gives for a publication or statement.

    « Il est mort il y a deux jours, prétend une publication du 14 janvier 2022 »: on the 12th.
    """
    result = list(assertions)
    for anchor in assertions:
        day = _publication(anchor, article)
        if day is None:
            continue
        again = [extract(replace(article, published=str(on))) for on in (day, *_EITHER)]
        read = {one.id: one for one in again[0] if one.kind == "date" and one.start is not None}
        moved = {a.id for a, b in zip(again[1], again[2], strict=False) if a.id == b.id and a.start != b.start}
        for at, one in enumerate(result):
            if one.id in moved and one.id in read and one.sentence_start == anchor.sentence_start:
                result[at] = read[one.id]
    return result


def _publication(one: Assertion, article: Article) -> date | None:
    """The day on which a date of the text says that something was published or said there."""
    first = ordinal(one.start)
    if one.kind != "date" or first is None or one.start != one.end or one.role != "event":
        return None
    lexi = lexicon(article.language)
    words = TOKEN.findall(fold(article.text[max(one.sentence_start, one.span[0] - 3 * _NEAR) : one.span[0]]))
    documents = frozenset(lexi.pack.words("comparison", "documents"))
    told = any(word in documents or lexi.pack.lemma(word) in documents for word in words[-6:])
    said = any(stem(lexi.pack.lemma(word)) in lexi.said for word in words[-4:])
    return date.fromordinal(first) if told or said else None
