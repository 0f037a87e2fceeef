"""What tells two values of an archive apart although their words are alike.

Nobody put the two texts side by side, and the articles of one story share most of their words: the town, the firm, the
quake. So what differs counts more here: what is measured, who does it, the part that a clause narrows it to ("among
voters under 25", "alone"), and what had been before ("had offered", "a year earlier").
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from factcheck.comparison import heads
from factcheck.comparison.context import Context
from factcheck.comparison.features import Features
from factcheck.comparison.interval import ordinal
from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.narrowing import narrowings
from factcheck.comparison.reading import Word
from factcheck.comparison.settings import settings
from factcheck.comparison.signature import Measure
from factcheck.comparison.story import calendar
from factcheck.language import catalogue
from factcheck.language.knowledge import knowledge
from factcheck.language.words import TOKEN, fold
from factcheck.model.assertion import Assertion, Term

_PRICE = "price"
_PLACES = ("country", "region", "place")
_PERSON = "concept:person"
_NEEDS_WORDS = frozenset({"share", "money", "count", "duration", "age"})  # families in which names alone say too little
_BESIDE = 0.75  # names that weigh less stand further off than the next clause
_CONTENT = 0.5  # words that weigh less do not tell a part from the whole


def two_things(a: Assertion, b: Assertion, measure: Measure, context: Context) -> str | None:
    """Why two values of an archive are of two things, or None."""
    one, other = context.features(a), context.features(b)
    odd = context.once(_out_of_line, a) ^ context.once(_out_of_line, b)
    if a.period is not None and b.period is not None:
        odd -= _TIMES  # the periods say it
    if odd:
        return f"only one of the two is {_SAID[min(odd)]}"
    if measure.family == "date":
        return "one is a time of day" if any("T" in (date.timex or "") for date in (a, b)) else None
    found = _opened(a, context, other) or _opened(b, context, one) or context.elsewhere(a, b) or context.elsewhere(b, a)
    if found is not None:
        return f"only one of the two speaks of “{found}”"
    surveys = context.settings.events.surveys
    if bool(surveys & one.clause.keys()) != bool(surveys & other.clause.keys()):
        return "only one of the two is from a survey"
    if measure.family == "count" and _other_counted(a, b):
        return f"one counts {heads.told(a.counted)}, the other {heads.told(b.counted)}"
    if measure.family == "money" and _other_role(one, other, context):
        return "they are sums for two purposes"
    if measure.family in ("count", "money") and places_differ(one, other):
        return "they are of two places"
    if measure.family == "money" and not _one_figure(a, b, context) and _only_payer(a, b, one, other, context):
        return "they share who pays, and not what for"
    if _other_body(a, b, context):
        return "two bodies expect or estimate it, each for itself"
    if measure.family == "count" and _toll_of_old(a, b, context):
        return "only one of the two is of an earlier time"
    if measure.family == "count" and bool(one.ordinals) != bool(other.ordinals):
        return "only one of the two is one of a series"
    if measure.family == "count" and _other_event(a, b, one, other, context):
        return "other things happen to what they count"
    if _other_country(one, other):
        return "they name different countries"
    if _other_person(a, one, other) or _other_person(b, other, one):
        return "one is of a person of whom the other does not speak"
    if _other_subject(a, b, context):
        return f"one is of {heads.told(a.subject)}, the other of {heads.told(b.subject)}"
    if measure.family == "share" and _only_whole(a, b, context):
        return "they are shares of one whole, and not of the same kind"
    if measure.family in _NEEDS_WORDS and not _shared_words(a, b, context) and not _one_figure(a, b, context):
        return "they share names and no word that says what is measured"
    return None


_TIMES = frozenset({"earlier", "before"})
_NOTHING = frozenset[str]()
_BEFORE = frozenset({"before"})
_LATELY = 3  # days before publication
_GONE_BY = 45  # days


def gone_by(one: Assertion, context: Context) -> bool:
    """Whether a value holds for a stated time that had long gone by at publication: "against 76 % in 2021"."""
    article = context.article(one)
    until = ordinal(one.period.end) if one.period is not None else None
    appeared = ordinal(article.published) if article is not None else None
    return until is not None and appeared is not None and appeared - until > _GONE_BY


def _toll_of_old(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether one of two tolls is of a stated time long gone by, and the other of no stated time: that of the news."""
    tolls = context.settings.leftovers.grows
    if not all(one.event is not None and not tolls.isdisjoint(one.event.ids) for one in (a, b)):
        return False
    return any(gone_by(one, context) and other.period is None for one, other in ((a, b), (b, a)))


def _out_of_line(context: Context, one: Assertion) -> frozenset[str]:
    """What its words narrow a value to, but for what its day makes no matter."""
    return narrowings(one, context.features(one)) - _told_then(one, context)


def _told_then(one: Assertion, context: Context) -> frozenset[str]:
    """What a stated day makes no matter: "by Thursday morning the fire HAD BURNT 16,000 ha" is news."""
    article = context.article(one)
    said = ordinal(one.period.timex[:10]) if one.period is not None and one.period.timex is not None else None
    appeared = ordinal(article.published) if article is not None else None
    return _BEFORE if said is not None and appeared is not None and 0 <= appeared - said <= _LATELY else _NOTHING


def measured(a: Assertion, b: Assertion, context: Context) -> str | None:
    """The concept that says what both values are the figure of ("turnout"), where the two tell one piece of news."""
    shared = _measures(a, context) & _measures(b, context)
    return min(shared) if shared and context.one_story(a, b) else None


def _measures(one: Assertion, context: Context) -> frozenset[str]:
    slots = (one.subject, one.property, one.counted, one.basis)
    terms = [term for term in slots if term is not None and term.lemma]  # "deposit RATE": no word alone, a name
    known = frozenset().union(*(core(term.text, term.lemma, one.language) for term in terms))
    if one.dimension in (None, "count") and heads.generic(one.counted, one.language):
        beside = context.features(one).beside  # "12 people were still MISSING"
        known |= frozenset((beside,)) if beside is not None else _NOTHING
    return known & context.settings.archive.measures


_SAID = {
    "part": "of a part",
    "whole": "of a larger whole",
    "earlier": "of an earlier time",
    "before": "of what had been before",
}


@lru_cache(maxsize=1 << 14)
def core(text: str, lemma: str, language: str) -> frozenset[str]:
    """The stem of a noun phrase's head, and the ids that this head has part in: not "vote" of "bureaux de vote"."""
    written = TOKEN.findall(text)
    words = [fold(word) for word in written]
    of = lexicon(language).pack.lemma
    lemmas = [of(word) for word in words]
    at = next((at for at, one in enumerate(lemmas) if lemma in (one, words[at])), None)
    found = {stem(lemma)}
    if at is not None:
        for first, after, ids in knowledge(language).find(lemmas, words, written.__getitem__):
            if first <= at < after:
                found.update(ids)
    return frozenset(found)


def _core(term: Term | None, language: str) -> frozenset[str]:
    if term is None or not term.lemma or heads.generic(term, language):
        return frozenset()
    return core(term.text, term.lemma, language)


def _ids(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if ":" in key)


def _differ(first: frozenset[str], second: frozenset[str], same_language: bool) -> bool:
    """Whether two heads name two things; of two languages only ids can say so. A broader concept is none other."""
    if not first or not second or first & second:
        return False
    one, other = _ids(first), _ids(second)
    if one and other:
        return not any(kin(x, y) for x in one for y in other)
    return same_language


def kin(a: str, b: str) -> bool:
    """Whether one concept is a kind of the other; what stands below a field of news ("economy") is no kind of it."""
    fields = settings().archive.fields
    return a == b or (a in catalogue.broader(b) and a not in fields) or (b in catalogue.broader(a) and b not in fields)


def _other_counted(a: Assertion, b: Assertion) -> bool:
    """Whether the heads of what is counted differ, though a complement is shared ("polling stations", "votes"), or one
    side counts people and the other things ("fled their homes", "homes burned").
    """
    first, second = _core(a.counted, a.language), _core(b.counted, b.language)
    if first and second:
        return not first & second and not any(kin(x, y) for x in _ids(first) for y in _ids(second))
    things = _ids(first | second)
    return (a.counted is None) == (b.counted is None) and bool(things) and not any(map(_human, things))


def people_and_things(a: Assertion, b: Assertion) -> bool:
    """Whether one side counts people and the other what no people are: "9,400 people", "680 branches"."""
    for one, other in ((a, b), (b, a)):
        if one.counted is None or other.counted is None or _PERSON not in one.counted.ids:
            continue
        ids = _ids(frozenset(other.counted.ids))
        if not heads.generic(other.counted, other.language) and not any(map(_human, ids)):
            return True
    return False


def _human(key: str) -> bool:
    return key == _PERSON or _PERSON in catalogue.broader(key)


def _one_figure(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether the subjects themselves say what is measured, and the same: sales, turnover, the death toll."""
    if a.subject is None or b.subject is None:
        return False
    first, second = (context.reading(one).lemmas | heads.keys(one.subject) for one in (a, b))
    if heads.narrowing(a.subject) - second or heads.narrowing(b.subject) - first:
        return False  # "online sales"
    archive = context.settings.archive
    known = {*a.subject.ids[:1]} & {*b.subject.ids[:1]}
    return any(key in archive.sums or key in archive.measures or key in archive.figures for key in known)


def _other_role(one: Features, other: Features, context: Context) -> bool:
    """Whether the clauses say what two sums are, and not the same: a price, an aid, a fine; a sum that is said to be
    nothing may be a price ("moves to Vessel for 9 million").
    """
    first, second = ({role for key in side.clause if (role := _role(key, context))} for side in (one, other))
    return not (first or {_PRICE}) & (second or {_PRICE})


def _role(key: str, context: Context) -> str | None:
    """What a sum beside this concept is: the class of data/comparison.yml, its own or that of a broader concept."""
    if not key.startswith("concept:"):
        return None
    sums = context.settings.archive.sums
    return next((sums[one] for one in (key, *catalogue.broader(key)) if one in sums), None)


def places_differ(one: Features, other: Features) -> bool:
    """Whether the clauses name known places, and not the same: "in Syria", "in Turkey and Syria"."""
    first, second = _places(one), _places(other)
    return bool(first and second) and first != second


def places_apart(one: Features, other: Features) -> bool:
    """Whether the clauses name known places, and none in common."""
    first, second = _places(one), _places(other)
    return bool(first and second) and not first & second


def _places(features: Features) -> frozenset[str]:
    """The known countries, regions and towns of a clause, without those in which another one of them lies."""
    named = {key for key in features.clause if catalogue.kind(key) in _PLACES}
    around = {key for one in named for key in catalogue.broader(one) if key != one}
    return frozenset(named - around)


def _only_payer(a: Assertion, b: Assertion, one: Features, other: Features, context: Context) -> bool:
    """Whether all that two prices share is the name of who pays or tells them: "the club pays 4 million for X", "the
    club puts the cost of its stadium at 270 million".
    """
    sums = context.settings.archive.sums
    payers = [term for side in (a, b) for term in (side.subject, side.speaker) if term is not None]
    who = {key for term in payers for key in (*term.ids, *(stem(fold(word)) for word in TOKEN.findall(term.text)))}
    shared = _beside(a, one) & _beside(b, other)
    names = one.reading.names & other.reading.names
    return bool(names & who) and all(key in sums or (key in names and key in who) for key in shared)


def _beside(assertion: Assertion, features: Features) -> set[str]:
    """The words of a sentence that say something, without those of the value itself."""
    start, end = assertion.span
    return {word.key for word in features.reading.words if word.weight >= _CONTENT and not start <= word.start < end}


def _other_body(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two forecasts are those of two bodies that the texts name: the central bank's, the government's."""
    if a.modality != "forecast" or b.modality != "forecast":
        return False
    first, second = _bodies(a, context), _bodies(b, context)
    return bool(first and second) and not any(kin(x, y) for x in first for y in second)


def _bodies(one: Assertion, context: Context) -> set[str]:
    """The bodies that may be making a forecast: those in its subject and its speaker."""
    terms = [term for term in (one.subject, one.speaker) if term is not None]
    kinds = context.settings.archive.bodies
    return {key for term in terms for key in term.ids if key in kinds or catalogue.kind(key) == "organisation"}


def _other_subject(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether two subjects differ in their heads, and neither sentence speaks of the other's; or do the same thing."""
    first, second = context.once(_doer, a), context.once(_doer, b)
    if not _differ(first, second, a.language == b.language):
        return False
    if _two_of_a_kind(first, second):
        return True
    one, other = context.features(a), context.features(b)
    if not first & other.reading.keys and not second & one.reading.keys:
        return True
    return a.event is not None and b.event is not None and a.event.lemma == b.event.lemma


def _two_of_a_kind(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two heads are known names of one kind: two countries, two firms."""
    one, other = ({catalogue.kind(key) for key in keys if key.startswith("entity:")} for keys in (first, second))
    return bool(one & other)


def _other_person(one: Assertion, own: Features, other: Features) -> bool:
    """Whether a value is its subject's, a person, and the other sentence names another one and not this one."""
    who, whom = own.reading.person, other.reading.person
    if not who or not whom or who & whom or who & other.reading.stems or one.subject is None:
        return False
    return not who.isdisjoint(stem(fold(word)) for word in TOKEN.findall(one.subject.text))


def _other_country(one: Features, other: Features) -> bool:
    """Whether the clauses and what stands next to them name countries, and not one in common."""
    first, second = (
        {key for key, near_by in side.names.items() if near_by >= _BESIDE and catalogue.kind(key) == "country"}
        for side in (one, other)
    )
    return bool(first and second and not first & second)


def _other_event(a: Assertion, b: Assertion, one: Features, other: Features, context: Context) -> bool:
    """Whether the verbs are known, differ, and neither sentence speaks of the other's: ordered, delivered."""
    first, second = _happens(a, context), _happens(b, context)
    if not first or not second or first & second:
        return False
    return not first & other.reading.keys and not second & one.reading.keys


def _happens(one: Assertion, context: Context) -> frozenset[str]:
    """What happens to what is counted; nothing where the verb only says that ("estimates", "says") or how many."""
    events = context.settings.events
    if one.event is None or not (events.trends | events.reach).isdisjoint(one.event.ids):
        return _NOTHING
    if one.event.lemma in lexicon(one.language).sayings:
        return _NOTHING
    return frozenset((stem(one.event.lemma), *one.event.ids))


def _doer(_: Context, one: Assertion) -> frozenset[str]:
    """The head of the subject, where that is not what is counted: "twelve workers were killed" says not by whom."""
    found = _core(one.subject, one.language)
    return frozenset() if found & _core(one.counted, one.language) else found


def _shared_words(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether the two sentences share a word that is no name and no kind of place."""
    places = context.settings.archive.places
    return not context.once(_said, a).isdisjoint(context.once(_said, b) - places)


def _only_whole(a: Assertion, b: Assertion, context: Context) -> bool:
    """Whether all that two shares have in common is the noun of their whole: "46 % of the employees are on strike",
    "a third of the employees are drivers".
    """
    one, other = context.features(a), context.features(b)
    whole = {key for term in (a.counted, a.basis, b.counted, b.basis) for key in heads.keys(term)}
    if not whole & one.reading.keys & other.reading.keys:
        return False
    doers = heads.keys(a.subject) & heads.keys(b.subject)
    said = context.once(_said, a) & context.once(_said, b)
    return not said - whole - context.settings.archive.places and doers <= whole


def _said(context: Context, one: Assertion) -> set[str]:
    """The words of a sentence but its names; where it has no subject of its own ("It had been"), also what the sentence
    before names.
    """
    features = context.features(one)
    own = {word.key for word in features.reading.words if not word.name and word.weight >= _CONTENT}
    return own if one.subject is not None else own | {key for key in features.wide if key.startswith("concept:")}


def _segment(features: Features, at: int) -> int:
    return bisect_right(features.reading.breaks, at)


def _opened(assertion: Assertion, context: Context, other: Features) -> str | None:
    """A word that opens the sentence before a comma, and that the other side does not know: "In one VILLAGE above Ilm,
    nine people died".
    """
    for word in context.once(_openings, assertion):
        if word.key not in other.reading.keys and word.key not in other.wide:
            return assertion.sentence[word.start - assertion.sentence_start : word.end - assertion.sentence_start]
    return None


def _openings(context: Context, assertion: Assertion) -> list[Word]:
    """The words that open a sentence before its values and say something: no names, no days."""
    days = calendar(assertion.language)
    said = [word for word in context.opening(assertion) if not word.name and word.weight >= _CONTENT]
    return [word for word in said if word.key[0].isalpha() and word.key not in days]
