"""What speaks for one thing, and against it, between two figures that only one of two articles has each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from msgspec.structs import replace
from rapidfuzz import fuzz

from factcheck.comparison import archive, heads
from factcheck.comparison.context import Context
from factcheck.comparison.features import opposites
from factcheck.comparison.interval import meet, ordinal
from factcheck.comparison.items import LONG, ROUNDED, Item, digits, ratio, written
from factcheck.comparison.lexicon import lexicon, plain
from factcheck.comparison.narrowing import narrowings
from factcheck.comparison.settings import Leftovers
from factcheck.comparison.signature import RARE
from factcheck.comparison.similarity import same_period
from factcheck.comparison.time import EARLIER, LATER, periods
from factcheck.language import catalogue
from factcheck.language.words import TOKEN, fold
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Term

BOUNDS = ("at-least", "over")
_PLANNED = ("plan", "forecast")
_SWAPPED = 2  # digits
_SHORT, _COGNATE = 6, 65  # letters of a word; per cent of two words that are alike
_LATELY = 10  # days before publication


def alike(x: Item, y: Item, using: Leftovers) -> bool:
    """Whether two figures are of one unit and near enough to be two accounts of one amount."""
    if (x.measure.family, x.measure.unit) != (y.measure.family, y.measure.unit):
        return False
    if x.measure.family == "date":
        whole = [one.assertion.timex is not None and len(one.assertion.timex) == 4 for one in (x, y)]
        far = abs(x.point - y.point)
        return whole[0] == whole[1] and far <= (using.years * 366 if whole[0] else using.days)
    bounds = x.assertion.shape in BOUNDS or y.assertion.shape in BOUNDS
    apart = not meet(x.measure.interval, y.measure.interval)
    return ratio(x, y) <= using.farthest and (apart or (bounds and ratio(x, y) > ROUNDED))


def forbidden(
    x: Item, y: Item, articles: tuple[Article, Article], context: Context, *, beside: bool = False
) -> str | None:
    """What tells two figures apart, or None; `beside`: an equal figure stands in both sentences."""
    a, b = x.assertion, y.assertion
    if a.change is not None and b.change is not None and a.change != b.change:
        return "one rose, the other fell"
    if a.per is not None and b.per is not None and a.per != b.per:
        return "they are rates of two kinds"
    a, b = _with_own_period(a), _with_own_period(b)
    if periods(a, b) in (LATER, EARLIER) and not (_lately(a, context) and _lately(b, context)):
        return "they hold for different periods"
    if opposites(context.features(a), context.features(b)):
        return "what one says is the opposite of what the other says"
    for one, other in ((a, b), (b, a)):
        told_too = bool(_years_of(one) & context.reading(other).years)
        if archive.gone_by(one, context) and not archive.gone_by(other, context) and not told_too and not beside:
            return "one is of an earlier time"
    years = _years(a, context) - context.reading(b).years or _years(b, context) - context.reading(a).years
    if years and x.measure.family != "date" and not same_period(a, b):
        return "their clauses name different years"
    fa, fb = context.features(a), context.features(b)
    if fa.ordinals and fb.ordinals and not fa.ordinals & fb.ordinals:
        return "they speak of different ones in a series"
    if _is_part(a, context) != _is_part(b, context):
        return "only one of the two is of a part"
    if archive.places_apart(fa, fb):
        return "they are of two places"
    said = [_sides_with(side, context.settings.leftovers.sources) for side in (a, b)]
    if said[0] and said[1] and not said[0] & said[1]:
        return "each is told by one side of a dispute"
    if ("concept:capacity" in fa.clause) != ("concept:capacity" in fb.clause):
        return "only one of the two is what a place can hold"
    surveys = context.settings.events.surveys
    if bool(surveys & fa.clause.keys()) != bool(surveys & fb.clause.keys()):
        return "only one of the two is from a survey"
    if _expected(a, b, context) and (x.measure.family in RARE or "target" in (a.modality, b.modality)):
        return "one is aimed at or expected, the other a fact"
    if x.measure.family == "count" and archive.people_and_things(a, b):
        return "one counts people, the other things"
    for here, there in ((a, articles[1]), (b, articles[0])):
        place = _foreign(here, there, context)
        if place is not None:
            return f"only one of the two articles speaks of {place}"
    return None


def _sides_with(one: Assertion, sources: frozenset[str]) -> set[str]:
    """Who tells a figure, of those who take sides: as the speaker, or as the subject ("police counted")."""
    return {key for term in (one.speaker, one.subject) if term is not None for key in term.ids if key in sources}


def _years(one: Assertion, context: Context) -> frozenset[str]:
    """The years gone by that the part of the sentence which holds the value names, and its opening."""
    reading = context.reading(one)
    start = one.sentence_start
    here = bisect_right(reading.breaks, one.span[0])
    low = reading.breaks[here - 1] - start if here else 0
    high = reading.breaks[here] - start if here < len(reading.breaks) else len(one.sentence)
    first = reading.breaks[0] - start if reading.breaks else 0
    article = context.article(one)
    own = article.published[:4] if article is not None and article.published else ""
    text = one.sentence[:first] + " " + one.sentence[low:high]
    return frozenset(year for year in reading.years if year in text and year < own)


def _years_of(one: Assertion) -> frozenset[str]:
    """The years of a value's period."""
    period = one.period
    ends = (period.start, period.end) if period is not None else ()
    return frozenset(end[:4] for end in ends if end is not None)


def _is_part(one: Assertion, context: Context) -> bool:
    """Whether words in its own part of the sentence narrow a value to a part."""
    return "part" in narrowings(one, context.features(one), own=True)


def _with_own_period(one: Assertion) -> Assertion:
    """An assertion less a period that stands behind another figure: "fell to 2.9 %, against 3.2 % IN JUNE 2025"."""
    if one.period is None or one.period.span is None or one.period.span[0] < one.span[1]:
        return one
    between = one.sentence[one.span[1] - one.sentence_start : one.period.span[0] - one.sentence_start]
    return replace(one, period=None) if any(map(str.isdigit, between)) else one


def _lately(one: Assertion, context: Context) -> bool:
    """Whether a value holds for a day or days right before its article: those of the news itself."""
    article = context.article(one)
    start = ordinal(one.period.start) if one.period is not None else None
    appeared = ordinal(article.published) if article is not None else None
    return start is not None and appeared is not None and 0 <= appeared - start <= _LATELY


def _foreign(one: Assertion, other: Article, context: Context) -> str | None:
    """A known place where the sentence says that it happens ("in Portugal"), which its article is not about and of
    which the other article never speaks.
    """
    article = context.article(one)
    known = context.stories.named(other) | (context.stories.names(article) if article is not None else frozenset())
    for word in context.reading(one).words:
        if word.name and word.key not in known and context.stories.place(word.key):
            before = TOKEN.findall(fold(one.sentence[: word.start - one.sentence_start]))
            if not before or before[-1] in lexicon(one.language).prepositions:
                return word.key.partition(":")[2]
    return None


def _wide(keys: frozenset[str]) -> frozenset[str]:
    return keys.union(*map(catalogue.broader, keys))


def evidence(
    x: Item, y: Item, beside: Mapping[tuple[int, int], set[float]], agreed: int, context: Context, alone: int = 0
) -> float:
    """How much speaks for one thing, and against it; `alone`: 1 where no other figure of the unit is left, 2 where the
    articles have no other at all.
    """
    a, b, using = x.assertion, y.assertion, context.settings.leftovers
    found = _concepts(x, y, context)
    here = beside.get((x.at, y.at), set())
    around = {
        point for (i, j), points in beside.items() if abs(i - x.at) <= 1 and abs(j - y.at) <= 1 for point in points
    } - here
    found += sum(sorted((using.telling if digits(point) >= LONG else using.beside for point in here), reverse=True)[:2])
    found += min(len(around), 2) * using.around
    found += min(1.0, context.alike(a, b)[1] / 4) * using.words
    found += min(1.0, agreed / 10) * using.agreed
    found += _slip(x, y) * using.slip
    if x.measure.family in RARE and x.measure.family != "duration":
        found += using.unit
    found += using.alone * alone
    if a.period is not None and b.period is not None and a.period.timex == b.period.timex:
        found += using.around
    if x.measure.family == "date" and ahead(a, context) and ahead(b, context):
        found += using.unit
    elif _expected(a, b, context):
        found -= using.modality
    if a.change != b.change:
        found -= using.around
    found -= using.unit * (x.frames + y.frames)
    return found - using.name * min(2, len(_unknown(a, b, context)) + len(_unknown(b, a, context)))


def _concepts(x: Item, y: Item, context: Context) -> float:
    """What the concepts of two figures say for one thing or for two."""
    using, shared, general = context.settings.leftovers, x.what & y.what, context.settings.leftovers.general
    if shared:
        measure = using.measure if shared & context.settings.archive.measures else 0.0
        return using.what * (1.0 if len(shared) == 1 else 1.5) + measure
    a, b = x.assertion, y.assertion
    above = (_wide(x.what) & _wide(y.what)) - general
    if _cognates(a.counted, b.counted):
        return using.what
    if above or x.what & context.reading(b).keys or y.what & context.reading(a).keys:
        return using.what / 2
    if not x.what or not y.what:
        return -using.apart if x.measure.family == "date" else 0.0
    apart = x.measure.family == "count" and heads.same_term(a.counted, b.counted, a.language, b.language) is False
    return -using.what if apart else -using.apart


def _slip(x: Item, y: Item) -> float:
    """Whether two numbers differ as slips do: two digits swapped (1; of two digits 0.5), one of three or more changed
    (0.5).
    """
    one, other = (written(_year(of) if of.measure.family == "date" else of.point) for of in (x, y))
    if len(one) != len(other) or len(one) < LONG - 1:
        return 0.0
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differ) == _SWAPPED and all(one[at] == other[to] for at, to in (differ, differ[::-1])):
        return 1.0 if len(one) >= LONG else 0.5
    return 0.5 if len(differ) == 1 and len(one) >= LONG and x.measure.family != "date" else 0.0


def _year(x: Item) -> float:
    return float((x.assertion.start or "0")[:4])


def _cognates(a: Term | None, b: Term | None) -> bool:
    """Whether two nouns of two languages are one word: "containers", "conteneurs"."""
    if a is None or b is None or min(len(a.lemma), len(b.lemma)) < _SHORT:
        return False
    one, other = plain(a.lemma), plain(b.lemma)
    return one[:3] == other[:3] and fuzz.ratio(one, other) >= _COGNATE


def ahead(one: Assertion, context: Context) -> bool:
    """Whether a date lay ahead when its article appeared."""
    article = context.article(one)
    return article is not None and (one.start or "")[:10] > (article.published or "9")[:10]


def _expected(a: Assertion, b: Assertion, context: Context) -> bool:
    return (a.modality == "fact" and _planned(b, context)) or (b.modality == "fact" and _planned(a, context))


def _planned(one: Assertion, context: Context) -> bool:
    return context.signature(one).modality in _PLANNED


def _unknown(one: Assertion, other: Assertion, context: Context) -> set[str]:
    """The names in the part of the sentence that holds the value, unknown to the other's article; spellings differ."""
    article = context.article(other)
    if article is None:
        return set()
    reading = context.reading(one)
    here = bisect_right(reading.breaks, one.span[0])
    own = context.article(one)
    known = context.stories.named(article) | (context.stories.names(own) if own is not None else frozenset())
    starts = {key[:4] for key in known}
    return {
        word.key
        for word, at in zip(reading.words, reading.segments, strict=True)
        if at == here
        and word.name
        and context.translates(word.key, one.language)
        and word.key not in known
        and word.key[:4] not in starts
    }
