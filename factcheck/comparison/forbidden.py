"""What forbids comparing two assertions, however alike: slots that differ, denials, other people, other events."""

from __future__ import annotations

from factcheck.comparison import frames, heads
from factcheck.comparison.archive import people_and_things, two_things
from factcheck.comparison.context import Context
from factcheck.comparison.dates import other_date
from factcheck.comparison.derived import is_derived, is_growth
from factcheck.comparison.features import Features, opposites
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.quantifiers import is_bare_trend, is_never, is_quantifier, is_set
from factcheck.comparison.signature import Measure, Signature
from factcheck.comparison.time import brief, same_timex
from factcheck.language import catalogue
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion, Interval

_CONTENT = 0.8  # words that weigh less say little
_ADDITIVE = frozenset({"count", "money"})
_TIMES = frozenset({None, "year", "month", "day", "week", "quarter"})  # a sum for a year may be said without "a year"
_BOUNDING = frozenset(
    {"max", "min", "max alone", "min alone"}
)  # marks that bound what another figure of the kind can be
_OF_DATES = frozenset({"again", "former"})  # marks that make it another date and no other quantity
_AVERAGE = "concept:average"
_STRETCH = "stretch"  # marks of a sum for many years: "over ten years"
_GROUP = "age group"
_EARLIER = frozenset({"initial", "updated"})  # marks of a figure that took another's place, or lost it
_BEHIND = 3  # words behind a figure of which the first that says something narrows it: "in the NORTH"
_NONE = Interval(0, 0)
_BOUNDS = ("over", "at-least", "under", "at-most")


def forbidden(
    a: Assertion, b: Assertion, one: Signature, other: Signature, measure: Measure, context: Context
) -> str | None:
    """Why two assertions must not be compared, or None."""
    if a.article == b.article and a.sentence_start == b.sentence_start:
        return "they stand in one sentence"
    if one.per != other.per and ((one.per and other.per) or not {one.per, other.per} <= _TIMES):
        return f"one is per {one.per or 'nothing'}, the other per {other.per or 'nothing'}"
    if one.change != other.change:
        both = one.change and other.change
        return "one rose, the other fell" if both else "one tells a change, the other a level"
    if _conditions(a, b):
        return "they hold under different conditions"
    fa, fb = context.features(a), context.features(b)
    family = other_date if measure.family == "date" else _quantity
    if not context.paired:
        found = _archive(a, b, measure, context) or two_things(a, b, measure, context)
        if found is not None:
            return found
    return (
        family(a, b, measure, context)
        or _clauses(a, b, measure, fa, fb, context)
        or _denial(a, b, measure, fa, fb, context)
    )


def _conditions(a: Assertion, b: Assertion) -> bool:
    """Whether each side has a condition of the same unit with another value ("at least 2 %", "at least 3 %")."""
    for one in a.conditions:
        for other in b.conditions:
            if one.unit == other.unit and (one.value.low, one.value.high) != (other.value.low, other.value.high):
                return True
    return False


def _quantity(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    fa, fb = context.features(a), context.features(b)
    if (is_set(a) or is_set(b)) and (a.of != b.of or is_set(a) == is_set(b) or not _one_deed(a, b)):
        return "no part of a set of as many is told, or it did something else"
    if measure.family == "count":
        same = heads.counted(a, b, context)
        if same is False or (same is None and not context.paired):
            return f"one counts {heads.told(a.counted)}, the other {heads.told(b.counted)}"
        if any(one.counted is None and one.of is None and (same is None or not _whole(one)) for one in (a, b)):
            return "one counts nothing that is named"
        if same is None and people_and_things(a, b) and not (fa.event is not None and fa.event == fb.event):
            return "one counts people, the other things"
        if heads.part_and_whole(a, b):
            return "one counts a part, the other the whole"
        if not context.paired and (_of_a_side(a, b, context) or _of_a_side(b, a, context)):
            return "one is of a part that its place tells, the other of the whole"
        if not context.paired and (_elliptic_part(a, b, context) or _elliptic_part(b, a, context)):
            return "one counts a part, the other the whole"
        narrower = heads.narrower(a, b, context) or heads.of_a_part(a, b) or _of_a_set(a, b, context)
        if narrower is not None:
            return narrower
    if measure.family in _ADDITIVE:
        more = _joined(fa, fb) or _joined(fb, fa)
        if more is not None:
            return f"only one of the two also counts {more}"
    if measure.family == "factor":
        trend = _trends(a, b) or _others(a, b, context)
        if trend is not None:
            return trend
    group = heads.other_group(a, b, fa, fb)
    if group is not None and measure.family != "count":
        return f"only one of the two is of {group}"
    if measure.family == "share" and heads.other_basis(a, b, context):
        return f"one is a share of {heads.told(a.basis)}, the other of {heads.told(b.basis)}"
    if a.article == b.article and heads.same_term(a.subject, b.subject, a.language, b.language) is False:
        return f"one is of {heads.told(a.subject)}, the other of {heads.told(b.subject)}"
    swap = frames.swapped(a, b, fa.reading, fb.reading) if context.paired else None
    if swap is not None:
        return f"the sentences are the same but for “{swap[0]}” and “{swap[1]}”"
    one, other = heads.subject(a, fa), heads.subject(b, fb)
    if measure.family == "duration" and (is_derived(a) or is_derived(b)):
        others = _others(a, b, context)
        if others is not None:
            return others
    if heads.apart(one, other, fa, fb) or heads.told_apart(one, other, fa, fb, a.language == b.language):
        return f"one is of {heads.told(one)}, the other of {heads.told(other)}"
    return None


def _of_a_side(part: Assertion, whole: Assertion, context: Context) -> bool:
    """Whether a figure is narrowed to one of what excludes one another ("in the north"), and another, no smaller one is
    not.
    """
    lexi = lexicon(part.language)
    behind = TOKEN.findall(fold(part.sentence[part.span[1] - part.sentence_start :]))[:_BEHIND]
    first = next((stem(word) for word in behind if word not in lexi.stop), "")
    low = part.value.low if part.value is not None else None
    high = whole.value.high if whole.value is not None else None
    if first not in lexi.contrasts or low is None or (high is not None and high < low):
        return False
    other = lexicon(whole.language).contrasts
    return not any(other.get(stem(word)) == lexi.contrasts[first] for word in context.reading(whole).lemmas)


def _elliptic_part(part: Assertion, whole: Assertion, context: Context) -> bool:
    """Whether a figure without its noun is a part of a set told beside it, and another is as large as such a set: "of
    its 16,480 employees, 5,952 are drivers", "has 12,480 employees".
    """
    noun = part.counted.span if part.counted is not None else None
    if part.of is None or whole.of is not None or noun is None or part.span[0] <= noun[0] < part.span[1]:
        return False
    low = part.value.low if part.value is not None else None
    other = whole.value.low if whole.value is not None else None
    if not low or not other or not low < other or part.of * low > other * other:
        return False  # no nearer to the set than to its part
    known = part.language != whole.language
    return _alone(context.features(part), context.features(whole), context, known) is not None


def _of_a_set(a: Assertion, b: Assertion, context: Context) -> str | None:
    """Why two counts may be of parts of one set, each told by a word of its own: "of THE 18 fires", "three fires"."""
    if a.language != b.language or a.value is None or b.value is None:
        return None
    for whole, part in ((a, b), (b, a)):
        most = whole.of if whole.of is not None else whole.value.low  # type: ignore[union-attr]
        least = (part.value.high or 0.0) + ((whole.value.high or 0.0) if whole.of is not None else 0.0)  # type: ignore[union-attr]
        definite = lexicon(whole.language).definite
        if whole.of is None and (not frames.follows(whole, definite) or frames.follows(part, definite)):
            continue
        if part.of is None and most is not None and least <= most and least > 0:
            others = _others(a, b, context)
            if others is not None:
                return others
    return None


def _one_deed(a: Assertion, b: Assertion) -> bool:
    """Whether two clauses have one verb: "the seven hostages were released", "two of the seven were released"."""
    if a.event is None or b.event is None:
        return False
    return stem(a.event.lemma) == stem(b.event.lemma) or bool({*a.event.ids} & {*b.event.ids})


def _trends(a: Assertion, b: Assertion) -> str | None:
    """What forbids comparing two factors that no text writes as such."""
    if is_growth(a) and is_growth(b):
        if a.value is None or b.value is None or _rises(a) == _rises(b):
            return "two changes in one direction compare in per cent"
        if a.period is None or not same_timex(a.period, b.period):
            return "one rose, the other fell, and nothing says that it was in the same period"
    if is_bare_trend(a) and is_bare_trend(b):
        return "neither says by how much"
    if (is_bare_trend(a) or is_bare_trend(b)) and not same_timex(a.period, b.period):
        return "a trend without a figure holds for its own period"
    return None


def _others(a: Assertion, b: Assertion, context: Context) -> str | None:
    """What only one side and what only the other side speaks of, where a trend has nothing else to tell it by."""
    one, other = context.features(a), context.features(b)
    known = a.language != b.language
    left, right = _alone(one, other, context, known), _alone(other, one, context, known)
    return f"one is of {left}, the other of {right}" if left and right else None


def _alone(one: Features, other: Features, context: Context, known: bool) -> str | None:
    """The weightiest word of a clause that the other sentence lacks; no name, and no verb of the trend itself.

    Across languages only a `known` concept can be told to be lacking.
    """
    lost = one.clause.keys() - other.reading.keys - one.reading.names - context.settings.events.trends
    if known:
        lost = {key for key in lost if key.startswith("concept:")}
    weight, key = max(((one.clause[key], key) for key in lost), default=(0.0, ""))
    return key.partition(":")[2] or key if weight >= _CONTENT else None


def _rises(factor: Assertion) -> bool:
    return factor.value is not None and (factor.value.low or 0.0) >= 1.0


def _archive(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    """What forbids comparing where nobody put the two texts side by side."""
    one, other = context.features(a), context.features(b)
    labels = (one.reading.labels, other.reading.labels)
    for word in {word for word, _ in labels[0]} & {word for word, _ in labels[1]}:
        if not {number for at, number in labels[0] if at == word} & {number for at, number in labels[1] if at == word}:
            return "they are of two of a kind that their numbers tell apart"
    if measure.family == "count":
        surveys = context.settings.events.surveys
        if one.beside in surveys or other.beside in surveys:
            return "one is the number of those asked"
        if brief(a.period, unknown=True) and brief(b.period, unknown=True):
            years = (one.reading.years, other.reading.years)
            if years[0] and years[1] and not years[0] & years[1]:
                return "they tell of events of different years"
    if measure.family == "index" and not heads.scale(a) & heads.scale(b):
        return "they are not known to be on one scale"
    if a.per == "share" and a.article != b.article and not context.bearers(a, b):
        return "no firm is named on both sides"
    if a.article == b.article and measure.family != "date":
        return _one_article(a, b)
    return None


def _one_article(a: Assertion, b: Assertion) -> str | None:
    """An author knows what the text says: two figures differ there because they are of two things, unless subject,
    what narrows it and the period are the same words.
    """
    if not same_timex(a.period, b.period) and (a.period is None or b.period is None):
        return "only one of the two names its period"
    if (heads.keys(a.subject) == frozenset()) != (heads.keys(b.subject) == frozenset()):
        return "only one of the two names what it is of"
    same = a.subject == b.subject or heads.one_subject(a.subject, b.subject, a.language)
    if not same and heads.narrowing(a.subject) != heads.narrowing(b.subject):
        return f"one is of {heads.told(a.subject)}, the other of {heads.told(b.subject)}"
    return None


def _whole(one: Assertion) -> bool:
    value = one.value.low if one.value is not None else None
    return value is None or value == int(value)


def _averaged(one: Assertion) -> bool:
    """Whether a clause names something as an average in one word of the concepts: "the average temperature"."""
    return any(_AVERAGE in catalogue.broader(topic) for topic in one.topics)


def _clauses(
    a: Assertion, b: Assertion, measure: Measure, one: Features, other: Features, context: Context
) -> str | None:
    """What the clauses say beside the slots."""
    odd = (one.marks ^ other.marks) - (_BOUNDING if a.kind == "date" else _BOUNDING | _EARLIER | _OF_DATES)
    if measure.family in ("duration", "date"):
        odd = frozenset(mark for mark in odd if not mark.startswith(_STRETCH))
    if odd and _one_group(one.marks, other.marks):
        odd = frozenset(mark for mark in odd if not mark.startswith(_GROUP))
    if odd:
        return f"only one of the two is {min(odd)}"
    if measure.family == "temperature" and _averaged(a) != _averaged(b):
        return "only one of the two is an average"
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        return "they speak of different ones in a series"
    whole = measure.family == "share" and opposites(one, other)  # more than all together, or not
    for number in sorted(one.contrasts.keys() & other.contrasts.keys()) if not whole else ():
        known = a.language == b.language or number < 0  # sets of concepts hold across languages
        if known and not one.contrasts[number] & other.contrasts[number]:
            return f"one is of {_plain(one.contrasts[number])}, the other of {_plain(other.contrasts[number])}"
    first, second = one.reading.person, other.reading.person
    if first & second and not first <= second and not second <= first:
        return "they speak of different people of one name"
    for never, positive in ((a, b), (b, a)):
        if is_never(never) and (
            _alone(context.features(never), context.features(positive), context, False)
            or any(context.lost_names(a, b)[:2])
        ):
            return "what never was is not said in the same words"
    if is_quantifier(a) or is_quantifier(b) or is_derived(a) or is_derived(b):
        shared = _predicate(a, b, one, other)
        if sum(shared.values()) < context.settings.weights.word:
            return "a quantifier speaks of another predicate"
        own = sum(weight for key, weight in shared.items() if key not in one.reading.names)
        if own < context.settings.weights.short and a.kind != "date":
            return _others(a, b, context)
    return None


def _one_group(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two age groups have an end in common: those under 60 and those from 20 to 59."""
    ends = [
        {int(end) for mark in marks if mark.startswith(_GROUP) for end in mark.split() if end.isdecimal()}
        for marks in (one, other)
    ]
    return any(abs(a - b) <= 1 for a in ends[0] for b in ends[1])


def _predicate(a: Assertion, b: Assertion, one: Features, other: Features) -> dict[str, float]:
    """What two clauses share beside the noun that is counted: "none was recalled", "50,000 were recalled"."""
    head = {key for term in (a.counted, b.counted, a.basis, b.basis) for key in heads.keys(term)}
    return {key: min(one.clause[key], other.clause[key]) for key in one.clause.keys() & other.clause.keys() - head}


def falls_short(negative: Assertion, features: Features, context: Context) -> bool:
    """Whether a denial leaves less: "did not reach 40 %"."""
    return negative.shape == "exact" and not context.settings.events.reach.isdisjoint(features.clause)


def _plain(words: frozenset[str]) -> str:
    return min(words).partition(":")[2] or min(words)


def _denial(
    a: Assertion, b: Assertion, measure: Measure, one: Features, other: Features, context: Context
) -> str | None:
    """Why a denial on one side forbids comparing, or None: what is denied must leave an interval ("not above 60")."""
    if a.polarity != b.polarity:
        negative = a if a.polarity == "negative" else b
        if measure.family == "share" or falls_short(negative, one if negative is a else other, context):
            return None
        return None if negative.shape in _BOUNDS else "one of the two is denied"
    negated = [of.negated and not (is_quantifier(x) and x.value == _NONE) for x, of in ((a, one), (b, other))]
    if negated[0] != negated[1] and measure.family in ("date", "count", "duration"):
        return "one of the two is denied"
    return None


def _joined(one: Features, other: Features) -> str | None:
    """A word that one side adds to a shared one: "in Slovenia AND CROATIA", "killed OR WOUNDED"."""
    known = other.reading.stems
    for left, right in one.joined:
        if (left in known) != (right in known):
            return right if left in known else left
    return None
