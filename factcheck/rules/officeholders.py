"""Who is said to hold an office, and since when, against data/reference/offices.yml.

A wrong word about a head of state is the worst false alarm, so that all of this must hold: the title names its country
or body ("French president", not "the president"); nothing but an article or a preposition stands before it, and the
name right behind it; the day is one for which a holder is known; the name is like that of no holder of any time; and
nothing around speaks of the past, of a film, or of what might be. Who held the office once is told only where the
sentence's own date, of what this very person did, lies outside of every term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from factcheck.comparison.interval import ordinal
from factcheck.language import catalogue, pack, sentences
from factcheck.language.forms import plain
from factcheck.language.knowledge import knowledge
from factcheck.language.known import Body
from factcheck.language.phrases import Phrases
from factcheck.language.reference import reference
from factcheck.language.words import TOKEN, fold, tokens_of
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Term
from factcheck.rules.view import Surroundings, View

_LIKE = 76.0  # rapidfuzz ratio from which two surnames may be one: Zelensky, Zelenskiy
_EDGE = 10  # days around a handover within which a text may be early or late
_ELECTED = 100  # days before a term in which its holder may be said to have begun
_LONGEST = 8  # tokens of a name
_SHORT = 4  # letters of a last part that may be no surname: "Ban Ki-moon"
_YEAR = re.compile(r"\d{4}")
_MARKS = frozenset(",;:()—–-…«»“”\"'")
_OPENS, _CLOSES = "«“„", "»”"
_JOINERS = frozenset({"-", "'", "’", "."})
_STOPS = frozenset({"s"})


class Told(Struct, frozen=True):
    """Words that name another holder, or another day, than the known ones."""

    span: tuple[int, int]
    sentence: tuple[int, int]
    office: str  # an id
    expected: str  # "Emmanuel Macron since 2017-05-14"
    sure: float


class _Sentence:
    """The tokens of one sentence, and what they name."""

    def __init__(self, article: Article, bounds: tuple[int, int]) -> None:
        self.article, self.bounds = article, bounds
        self.spans = [match.span() for match in TOKEN.finditer(article.text, *bounds)]
        self.written = [article.text[start:end] for start, end in self.spans]
        self.words = [fold(word) for word in self.written]
        self.pack = pack.load(article.language)
        lemmas = [self.pack.lemma(word) for word in self.words]
        self.named = list(knowledge(article.language).find(lemmas, self.words, self.written.__getitem__))

    def offices(self) -> Iterator[tuple[int, int, Body]]:
        """Where an office of data/reference is named with its country or body: its tokens."""
        for first, after, ids in self.named:
            body = reference().offices.get(ids[0].removeprefix("entity:")) if len(ids) == 1 else None
            if body is not None and self._tied(body.of, first, after):
                yield first, after, body

    def _tied(self, office: str, first: int, after: int) -> bool:
        """Whether the words of an office name its country or its body: "chancelier allemand", no "Bundeskanzler"."""
        there = self.words[first:after]
        if any(word.isupper() and len(word) > 1 for word in self.written[first:after]):
            return True  # "US-Präsident", "UN chief"
        known = _bodies(office, self.article.language)
        return any(there[at : at + len(form)] == form for form in known for at in range(len(there)))

    def phrases(self, key: str) -> Phrases[bool]:
        return _phrases(self.article.language, key)

    def says(self, key: str, first: int = 0, after: int | None = None) -> bool:
        """Whether words of the pack stand between two tokens."""
        known = self.phrases(key)
        return any(
            known.match(self.words, at) for at in range(max(0, first), len(self.words) if after is None else after)
        )

    def name(self, at: int) -> int:
        """The index after the proper name that starts at a token; the index itself where none does."""
        end = at
        while end < len(self.written) and end - at < _LONGEST:
            word = self.written[end]
            if (word[0].isupper() and self.words[end] not in _STOPS) or (end > at and self._joins(end)):
                end += 1
            else:
                break
        return end

    def _joins(self, at: int) -> bool:
        """Whether a token joins two parts of a name: "de" of "Charles de Gaulle", a hyphen."""
        particle = self.words[at] in self.pack.words("comparison", "particles")
        behind = at + 1 < len(self.written) and self.written[at + 1][0].isupper()
        close = self.spans[at][0] == self.spans[at - 1][1]
        return behind and (particle or (self.written[at] in _JOINERS and close))

    def _hyphened(self, at: int) -> bool:
        """Whether a token goes on after a hyphen: "moon" of "Ban Ki-moon"; the hyphen before it."""
        close = self.spans[at][0] == self.spans[at - 1][1]
        hyphen = self.written[at] == "-" and at + 1 < len(self.spans) and self.spans[at + 1][0] == self.spans[at][1]
        return close and (hyphen or self.written[at - 1] == "-")

    def quoted(self, at: int) -> bool:
        """Whether a token stands between quotation marks."""
        before = self.article.text[self.bounds[0] : self.spans[at][0]]
        opened = sum(before.count(mark) for mark in _OPENS) - sum(before.count(mark) for mark in _CLOSES)
        return opened > 0 or before.count('"') % 2 == 1


@cache
def _phrases(language: str, key: str) -> Phrases[bool]:
    return Phrases([(word, True) for word in pack.load(language).words("offices", key)])


@cache
def _titles(language: str) -> tuple[str, ...]:
    """The words of which one stands in every title: "president", "chancelier"; a cheap test before all others."""
    found = set()
    for office in sorted(reference().offices):
        of = f"entity:{office}"
        for form in catalogue.entries()[of].all_forms(language):
            words = tokens_of(form)
            named = {word for body in _bodies(of, language) for word in body}
            found.add(max((word for word in words if word not in named), key=len, default=words[0]))
    return tuple(sorted(found))


@cache
def _bodies(office: str, language: str) -> tuple[list[str], ...]:
    """The folded words of every form of what an office belongs to."""
    parents = [catalogue.entries()[parent] for parent in catalogue.entries()[office].parents]
    forms = [form for entry in parents for form in entry.all_forms(language)]
    return tuple(list(tokens_of(form)) for form in forms)


def told(article: Article, assertions: Sequence[Assertion]) -> Iterator[Told]:
    """What an article says of an office that is not so, in order; `assertions` are its own."""
    published = ordinal(article.published)
    if (
        article.language not in pack.available()
        or published is None
        or not pack.load(article.language).section("offices")
    ):
        return
    dates = [one for one in assertions if one.kind == "date" and one.start and one.end]
    made_up: bool | None = None
    text, titles = fold(article.text), _titles(article.language)
    if not any(title in text for title in titles):
        return
    for bounds in sentences.bounds(article.text, pack.load(article.language).abbreviations):
        sentence = fold(article.text[slice(*bounds)])
        if not any(title in sentence for title in titles):
            continue
        said = _Sentence(article, bounds)
        own = [one for one in dates if bounds[0] <= one.span[0] < bounds[1]]
        for first, after, body in said.offices():
            end = said.name(after)
            if made_up is None:
                made_up = _made_up(article)
            if end > after and not made_up and _plain(said, first, end):
                found = _holder(said, (first, after, end), body, own, published)
                if found is not None:
                    yield found
            yield from _begun(said, first, after, body, own, published)


def view(one: Told, article: Article) -> View:
    """What an article says of an office as rules see it: an assertion without a value."""
    start, end = one.span
    line_start = article.text.rfind("\n", 0, start) + 1
    assertion = Assertion(
        id=f"{article.id}#{start}",
        article=article.id,
        span=one.span,
        text=article.text[start:end],
        line=article.file_line(article.text.count("\n", 0, start) + 1),
        column=start - line_start + 1,
        sentence=article.text[slice(*one.sentence)],
        sentence_start=one.sentence[0],
        language=article.language,
        kind="quantity",
        subject=Term(article.text[start:end], ids=(one.office,), span=one.span),
    )
    return View(assertion, article, article, Surroundings(article))


def _made_up(article: Article) -> bool:
    """Whether an article tells of a film, a novel, or of long ago."""
    words = [fold(word) for word in TOKEN.findall(article.text)]
    known = _phrases(article.language, "fiction")
    return any(known.match(words, at) for at, word in enumerate(words) if word in known.starts)


def _plain(said: _Sentence, first: int, end: int) -> bool:
    """Whether a title and its name stand bare: no "former" near them, no quotation, no "if"."""
    lead = {word for phrase in said.pack.words("offices", "lead") for word in tokens_of(phrase)}
    lead.update(said.pack.words("reporting", "verbs"))
    before = said.words[first - 1] if first else ","
    if before not in lead and before not in _MARKS:
        return False
    if before == "-" or (before == "'" and said.written[first - 1] == "'"):
        return False  # "ex-", a possessive
    if said.says("not_now", first - 3, first) or said.says("not_now", end, min(end + 3, len(said.words))):
        return False
    hypothesis = Phrases([(word, True) for word in said.pack.words("modality", "hypothesis")])
    doubt = any(hypothesis.match(said.words, at) for at in range(len(said.words)))
    negated = not {*said.words}.isdisjoint(said.pack.words("negation"))
    return not (doubt or negated or said.quoted(first) or _digits(said, end))


def _digits(said: _Sentence, end: int) -> bool:
    """Whether a bracket with years stands behind a name: "(2007-2012)"."""
    return end + 1 < len(said.words) and said.words[end] == "(" and said.words[end + 1][0].isdigit()


def _holder(
    said: _Sentence, at: tuple[int, int, int], body: Body, dates: Sequence[Assertion], published: int
) -> Told | None:
    first, after, end = at
    name = [plain(word) for word in said.written[after:end] if len(word) > 1]
    days = [published, *(day for one in dates for day in (ordinal(one.start), ordinal(one.end)) if day is not None)]
    if not all(_covered(body, day) for day in days):
        return None
    held = [one for one in body.holdings if _one_person(name, _names(one.who))]
    if held:
        held = [one for one in body.holdings if one.who in {each.who for each in held}]
        day = _deed(said, at, dates)
        if day is None or any(_within(one.start, one.end, when, _EDGE) for one in held for when in (published, *day)):
            return None
        if day[0] < min(ordinal(one.start) or 0 for one in held):
            return None  # what somebody did who came to hold the office later
        span, when = (said.spans[first][0], said.spans[end - 1][1]), day[0]
    else:
        known = {*_known_person(name)}
        if len(name) < 2 and not known:
            return None
        if any(_one_person(name, [earlier]) for earlier in body.earlier):
            return None
        if any(not _settled(body, when) for when in days):
            return None
        span, when = (said.spans[first][0], said.spans[end - 1][1]), published
    return Told(span, said.bounds, body.of, _expected(body, when), 0.85 if held else 0.8)


def _known_person(name: Sequence[str]) -> list[str]:
    """The known people of whom a name is one."""
    found = catalogue.resolve(" ".join(name), "person")
    return [found] if found is not None else []


def _deed(said: _Sentence, at: tuple[int, int, int], dates: Sequence[Assertion]) -> tuple[int, int] | None:
    """The days of the only date of a sentence, where it dates what this very person did; else None."""
    if len(dates) != 1 or dates[0].role != "event" or dates[0].event is None or dates[0].subject is None:
        return None
    if not any(_YEAR.fullmatch(word) for word in tokens_of(dates[0].text)):
        return None  # "Thursday" is that of another year where an old article is printed again
    subject, event = dates[0].subject.span, dates[0].event.span
    start, end = said.spans[at[0]][0], said.spans[at[2] - 1][1]
    if subject is None or event is None or not (subject[0] < end and start < subject[1]):
        return None
    between = said.article.text[event[1] : dates[0].span[0]]
    relatives = {fold(word) for word in said.pack.words("grammar", "relatives")}
    if event[0] < end or "," in between or not relatives.isdisjoint(tokens_of(between)):
        return None  # "signed the treaty THAT was cancelled in 2015"
    first, last = ordinal(dates[0].start), ordinal(dates[0].end)
    return (first, last) if first is not None and last is not None else None


def _names(who: str) -> list[str]:
    entry = catalogue.entries()[who]
    return [form for key in sorted(entry.names) for form in _listed(entry.names[key])]


def _listed(value: str) -> list[str]:
    return [form.strip().rstrip("?!*") for form in value.split("|")]


def _one_person(name: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a name may be one of some forms: a word of it is like the surname, or like a word of a long form."""
    from rapidfuzz import fuzz

    for form in forms:
        parts = [plain(word) for word in TOKEN.findall(form) if len(word) > 2]
        wanted = parts if parts and len(parts[-1]) <= _SHORT else parts[-1:] if len(parts) < 3 else parts[1:]
        if any(fuzz.ratio(word, part) >= _LIKE for word in name for part in wanted):
            return True
    return False


def _covered(body: Body, day: int) -> bool:
    """Whether it is known who held an office on a day: not before the first, not after the last look, in no gap."""
    checked = ordinal(body.checked)
    return checked is not None and day <= checked and any(_within(one.start, one.end, day, 0) for one in body.holdings)


def _settled(body: Body, day: int) -> bool:
    """Whether no handover is near a day."""
    edges = [ordinal(edge) for one in body.holdings for edge in (one.start, one.end)]
    return all(edge is None or abs(edge - day) > _EDGE for edge in edges)


def _within(start: str | None, end: str | None, day: int, slack: int) -> bool:
    first, last = ordinal(start), ordinal(end)
    return (first is None or first - slack <= day) and (last is None or day <= last + slack)


def _expected(body: Body, day: int) -> str:
    """Who held an office on a day, for people."""
    iso = date.fromordinal(day).isoformat()
    held = [one for one in body.holdings if _within(one.start, one.end, day, 0)]
    known = [f"{catalogue.label(one.who, 'en')} since {one.start}" for one in held if one.start]
    return f"{', '.join(known)} (on {iso})" if known else iso


def _begun(
    said: _Sentence, first: int, after: int, body: Body, dates: Sequence[Assertion], published: int
) -> Iterator[Told]:
    """A day on which a known holder is said to have begun that lies outside of every term: "took office as ... in"."""
    begins = said.phrases("begins")
    for start, end, ids in said.named:
        held = [one for one in body.holdings if one.who in ids]
        if not held or end > first or len(dates) != 1:
            continue
        opened = next((at for at in range(end, min(end + 3, first)) if begins.match(said.words, at)), None)
        found = begins.match(said.words, opened) if opened is not None else None
        if found is None or not _bare(said, found[1], first) or said.quoted(start):
            continue
        one, gap = dates[0], said.article.text[said.spans[after - 1][1] : dates[0].span[0]]
        days = ordinal(one.start), ordinal(one.end)
        if one.span[0] < said.spans[after - 1][1] or None in days or not _function(said, tokens_of(gap)):
            continue
        known = any(
            (ordinal(each.start) or 0) - _ELECTED <= (days[1] or 0)
            and (each.end is None or (days[0] or 0) <= (ordinal(each.end) or 0))
            for each in held
        )
        if known or any(each.start is None for each in held) or (days[0] or 0) > published:
            continue
        since = ", ".join(f"{each.start} to {each.end or 'now'}" for each in held)
        yield Told(one.span, said.bounds, body.of, f"{catalogue.label(held[0].who, 'en')} {since}", 0.85)


def _bare(said: _Sentence, start: int, end: int) -> bool:
    return _function(said, said.words[start:end])


def _function(said: _Sentence, words: Sequence[str]) -> bool:
    """Whether words are determiners and prepositions alone."""
    plain_words = {
        *said.pack.words("grammar", "determiners"),
        *said.pack.words("grammar", "prepositions"),
        "as",
        "comme",
    }
    return all(word in plain_words for word in words)
