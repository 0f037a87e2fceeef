"""How alike the contexts of two assertions are, and where their slots forbid a comparison.

Value-blind: what is compared is what the numbers are said of, never the numbers.
"""

from __future__ import annotations

from msgspec import Struct

from factcheck.comparison.context import Context, Features
from factcheck.comparison.events import event_class, opposed
from factcheck.comparison.quantifiers import is_quantifier
from factcheck.comparison.reading import lexicon, stem
from factcheck.comparison.signature import RARE, Measure, Signature
from factcheck.model.assertion import Assertion, Term

_ADDITIVE = frozenset({"count", "money"})
_ROLES = {"until": "end", "deadline": "end", "since": "since", "reference": "reference"}  # others are points in time
_TIMES = frozenset({None, "year", "month", "day", "week", "quarter"})  # a sum for a year may be said without "a year"
_SAME = 0.9  # likeness of sentences that say the same but for the value
_BOUNDING = frozenset({"max", "min"})  # marks that bound what another figure of the kind can be


class Likeness(Struct, frozen=True):
    """`score` 0 to 1, the shared keys and their weight, what spoke for and against, and what forbids comparing."""

    score: float
    shared: float
    keys: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    blocked: str | None = None


def same_head(a: Term | None, b: Term | None, language_a: str, language_b: str) -> bool | None:
    """Whether two terms name the same thing; None when one is unknown or says only "people"."""
    if a is None or b is None or not (a.lemma or a.ids) or not (b.lemma or b.ids):
        return None
    if a.lemma and a.lemma == b.lemma and language_a == language_b:
        return True
    if set(a.ids) & set(b.ids):
        return True
    if stem(a.lemma) == stem(b.lemma) and len(a.lemma) > 3:
        return True
    if a.lemma in lexicon(language_a).generic or b.lemma in lexicon(language_b).generic:
        return None
    if language_a != language_b and not (a.ids and b.ids):
        return None
    return False


def _narrowing(term: Term | None) -> frozenset[str]:
    return frozenset(map(stem, term.modifiers)) if term is not None else frozenset()


def _conditions(a: Assertion, b: Assertion) -> bool:
    """Whether each side has a condition of the same unit with another value ("at least 2 %", "at least 3 %")."""
    for one in a.conditions:
        for other in b.conditions:
            if one.unit == other.unit and (one.value.low, one.value.high) != (other.value.low, other.value.high):
                return True
    return False


def _denial(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    """Why a denial on one side forbids comparing, or None: what is denied must leave an interval ("not above 60")."""
    one, other = context.features(a).negated, context.features(b).negated
    if a.polarity != b.polarity:
        negative = a if a.polarity == "negative" else b
        bound = negative.shape in ("over", "at-least", "under", "at-most")
        whole = measure.family == "share" and negative.value is not None and negative.value.high in (1.0, 100.0)
        return None if bound or whole else "one of the two is denied"
    if one != other and measure.family in ("date", "count", "duration"):
        return "one of the two is denied"
    return None


def _joined(one: Features, other: Features) -> str | None:
    """A word that one side adds to a shared one: "in Slovenia AND CROATIA", "killed OR WOUNDED"."""
    known = other.reading.stems
    for left, right in one.joined:
        if (left in known) != (right in known):
            return right if left in known else left
    return None


def _other_people(one: Features, other: Features) -> bool:
    """Whether the sentences open with people of one family name and different first names: Anne and Jean Morel."""
    first, second = one.reading.person, other.reading.person
    return bool(first & second) and not first <= second and not second <= first


def _part_and_whole(a: Assertion, b: Assertion) -> bool:
    """Whether one value is the whole that the other, in one phrase, is a part of: "22 of the 32" and "32"."""
    for part, whole in ((a, b), (b, a)):
        if part.of is None or whole.value is None or not whole.value.low == part.of == whole.value.high:
            continue
        noun = part.counted.span if part.counted is not None else None
        if noun is None or part.span[0] <= noun[0] < part.span[1]:
            return True
    return False


def _other_basis(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two shares are of different wholes, none of which the other sentence even speaks of."""
    if same_head(a.basis, b.basis, a.language, b.language) is not False or a.basis is None or b.basis is None:
        return False
    first, second = context.reading(a).keys, context.reading(b).keys
    return not ({stem(a.basis.lemma), *a.basis.ids} & second or {stem(b.basis.lemma), *b.basis.ids} & first)


def _figures(date: Assertion) -> bool:
    return any(char.isdigit() for char in date.text)


def _bare_year(date: Assertion) -> bool:
    """ "last year", "the third quarter", "a year ago": a stretch of months without a figure."""
    if _figures(date) or date.start is None or date.end is None:
        return False
    return date.start[5:7] != date.end[5:7]


def _vaguer(a: Assertion, b: Assertion) -> bool:
    """Whether one counts "people" and the other something else."""
    if a.counted is None or b.counted is None or a.counted.lemma == b.counted.lemma:
        return False
    one, other = (x.counted.lemma in lexicon(x.language).generic for x in (a, b) if x.counted is not None)
    return one != other or (one and not set(a.counted.ids) & set(b.counted.ids))


def _apart(a: Term | None, b: Term | None, one: Features, other: Features) -> bool:
    """Whether two terms are known and neither is even spoken of in the other's sentence."""
    if a is None or b is None:
        return False
    first, second = {stem(a.lemma), *a.ids}, {stem(b.lemma), *b.ids}
    return not first & second and not first & other.reading.keys and not second & one.reading.keys


def forbidden(
    a: Assertion, b: Assertion, one: Signature, other: Signature, measure: Measure, context: Context
) -> str | None:
    """Why two assertions must not be compared, or None."""
    if one.per != other.per and ((one.per and other.per) or not {one.per, other.per} <= _TIMES):
        return f"one is per {one.per or 'nothing'}, the other per {other.per or 'nothing'}"
    if one.change != other.change:
        both = one.change and other.change
        return "one rose, the other fell" if both else "one tells a change, the other a level"
    if _conditions(a, b):
        return "they hold under different conditions"
    by_family = _family_forbids(a, b, measure, context)
    if by_family is not None:
        return by_family
    fa, fb = context.features(a), context.features(b)
    odd = (fa.marks ^ fb.marks) - _BOUNDING
    if odd:
        return f"only one of the two is {min(odd)}"
    if fa.ordinals and fb.ordinals and not fa.ordinals & fb.ordinals:
        return "they speak of different ones in a series"
    if _other_people(fa, fb):
        return "they speak of different people of one name"
    if (is_quantifier(a) or is_quantifier(b)) and not _same_predicate(a, b, fa, fb, context):
        return "a quantifier speaks of another predicate"
    return _denial(a, b, measure, context)


def _same_predicate(a: Assertion, b: Assertion, one: Features, other: Features, context: Context) -> bool:
    """Whether the two clauses share more than the noun that is counted: "none was recalled", "50,000 were recalled"."""
    head = {key for term in (a.counted, b.counted, a.basis, b.basis) if term for key in (*term.ids, stem(term.lemma))}
    shared = sum(min(one.clause[key], other.clause[key]) for key in one.clause.keys() & other.clause.keys() - head)
    return shared >= context.settings.weights.word


def _family_forbids(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    fa, fb = context.features(a), context.features(b)
    if measure.family == "count":
        if same_head(a.counted, b.counted, a.language, b.language) is False:
            return f"one counts {one_of(a.counted)}, the other {one_of(b.counted)}"
        if (a.counted is None and a.of is None) or (b.counted is None and b.of is None):
            return "one counts nothing that is named"
        if not context.paired and _vaguer(a, b):
            return "one counts people or cases, the other a kind of them"
        if _part_and_whole(a, b):
            return "one counts a part, the other the whole"
    if measure.family in _ADDITIVE:
        more = _joined(fa, fb) or _joined(fb, fa)
        if more is not None:
            return f"only one of the two also counts {more}"
    if measure.family != "date" and _apart(a.subject, b.subject, fa, fb):
        return f"one is of {one_of(a.subject)}, the other of {one_of(b.subject)}"
    if measure.family == "share" and _other_basis(a, b, context):
        return f"one is a share of {one_of(a.basis)}, the other of {one_of(b.basis)}"
    if measure.family == "date":
        if not context.paired and not (_figures(a) and _figures(b)):
            return "one is counted from today"
        if _bare_year(a) or _bare_year(b):
            return "one is a year or quarter counted from today, which tells a period and no event"
        first, second = event_class(a, context), event_class(b, context)
        if opposed(first, second):
            return f"one dates {first}, the other {second}"
        if first in context.settings.events.repeated and first == second:
            return f"{first} happens more than once"
        if first in context.settings.events.personal and not fa.person & fb.person:
            return f"whose {first} it is is not said on both sides"
        if _ROLES.get(a.role or "") != _ROLES.get(b.role or ""):
            return f"one dates {a.role}, the other {b.role}"
        if "period" in (a.role, b.role) and a.role != b.role and (fa.event is None) != (fb.event is None):
            return "one dates an event, the other a state"
    return None


def one_of(term: Term | None) -> str:
    """A term for people."""
    return f"“{term.text or term.lemma}”" if term is not None else "something"


def likeness(
    a: Assertion, b: Assertion, one: Signature, other: Signature, measure: Measure, context: Context
) -> Likeness:
    """How likely two assertions of one family speak of the same thing."""
    blocked = forbidden(a, b, one, other, measure, context)
    if blocked is not None:
        return Likeness(0.0, 0.0, (), blocked=blocked)
    words, shared, keys = context.alike(a, b)
    if not shared:
        return Likeness(0.0, 0.0, (), blocked="their contexts share no word")
    bonus, evidence, reasons = _slots(a, b, measure, context)
    fewer, more, name = context.lost_names(a, b)
    if fewer:
        bonus += context.settings.slots.name * fewer + context.settings.slots.names * min(fewer, more)
        reasons.append(f"only one of the two speaks of {name}")
    if measure.family == "date" and event_class(a, context) is None and not set(keys) - names_of(a, b, context):
        return Likeness(0.0, shared, keys, blocked="they share names and no word that says what happened")
    if not (context.paired and words >= _SAME) and not set(keys) & names_of(a, b, context):
        evidence -= context.settings.thresholds.nameless
    return Likeness(max(0.0, min(1.0, words + bonus)), shared + evidence, keys, tuple(reasons))


def names_of(a: Assertion, b: Assertion, context: Context) -> frozenset[str]:
    """The keys of the names of both sentences."""
    return context.reading(a).names | context.reading(b).names


def _slots(a: Assertion, b: Assertion, measure: Measure, context: Context) -> tuple[float, float, list[str]]:
    """What the slots add to the likeness, the evidence that they are (in weights of words), and the reasons."""
    slots, bonus, evidence, reasons = context.settings.slots, 0.0, 0.0, list[str]()
    head = same_head(a.counted, b.counted, a.language, b.language)
    if head is None and measure.family == "share":
        head = same_head(a.basis, b.basis, a.language, b.language)
    if head and (a.counted is None or a.counted.lemma not in lexicon(a.language).generic):
        bonus += slots.head
        reasons.append(f"both speak of {one_of(a.counted or a.basis)}")
    elif measure.family == "count":
        bonus += slots.generic
    if measure.family == "date":
        first, second = event_class(a, context), event_class(b, context)
        if first is not None and first == second and first not in context.settings.events.uncertain:
            bonus, evidence = bonus + slots.event, evidence + context.settings.weights.name
            reasons.append(f"both date the same event: {first}")
        else:
            bonus += slots.no_event
    elif measure.family in RARE or measure.family == "money":
        bonus, evidence = bonus + slots.unit, evidence + context.settings.weights.word / 2
        reasons.append(f"both are {measure.family}")
    if a.period is not None and b.period is not None and a.period.timex == b.period.timex:
        bonus += slots.period
        reasons.append(f"both hold for {a.period.text or a.period.timex}")
    first_only, second_only = _narrowing(a.counted), _narrowing(b.counted)
    if first_only and second_only and not first_only & second_only:
        bonus += slots.modifier
        reasons.append("each narrows the same noun in another way")
    return bonus, evidence, reasons
