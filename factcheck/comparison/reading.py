"""A sentence read for comparison: content words as weighted keys, clause breaks, and what qualifies its numbers.

A key is a concept or entity id where the knowledge base knows the words, else a stem without accents ("vaccin" for
vaccine, vaccinées, vaccination), so that contexts compare across inflections and languages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.comparison.lexicon import lexicon, stem
from factcheck.comparison.settings import Weights
from factcheck.language import catalogue
from factcheck.language.knowledge import knowledge
from factcheck.language.words import TOKEN, fold

_REACH = 14  # characters that articles and prepositions may take between "and" and what it joins
_SHORT_FORM = 6  # letters of a name's short form, in brackets behind it
_PARTICLE = 4  # characters that a particle or hyphen may take between the words of a name
_SCORE = re.compile(r"(?<![\w.,-])\d{1,3}-\d{1,3}(?![\w-]|[.,]\d)")
_AUXILIARY = 2  # tokens before a participle among which its auxiliary stands
_NUMBER = "#"  # any number in digits, in the phrases of a pack
_BOUNDING = ("max", "min")  # marks that a number in them does not tell apart
_YEAR = re.compile(r"(?:19|20)\d\d")
_BREAKS = frozenset(',;:.!?()[]–—…«»"“”')


class Word(Struct, frozen=True):
    """One content word: `key`, the stem of its form, its own weight, and where it stands."""

    key: str
    stem: str  # of its form
    lemma: str  # the stem of its lemma
    weight: float
    start: int
    end: int
    name: bool


class Couple(Struct, frozen=True):
    """Two words that "and" or "or" joins: their stems, where the couple stands, and whether both are names."""

    left: str
    right: str
    at: int
    start: int
    end: int
    names: bool


class Reading(Struct, frozen=True):
    """A sentence read for comparison; offsets are the article's."""

    words: tuple[Word, ...]
    segments: tuple[int, ...]  # of each word: how many breaks stand before it
    keys: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    lemmas: frozenset[str]  # stems of the lemmas of all its words
    things: frozenset[str]  # keys of pictures, films, documents
    pictures: tuple[int, ...]  # where photographs and films are named
    happenings: frozenset[str]  # keys of words that name an event
    person: frozenset[str]  # the first name of several words ("Jean Morel"), as stems
    person_at: int  # where it stands
    breaks: tuple[int, ...]  # where clauses end, ascending
    relatives: tuple[int, ...]  # breaks that are relative pronouns
    openers: tuple[int, ...]  # breaks right after which an auxiliary stands: "X, a doctor, IS ..."
    turns: tuple[tuple[int, str], ...]  # breaks that are "before" or "after"
    marks: tuple[tuple[int, str], ...]  # words that make it another quantity: max, min, initial, additional ...
    ordinals: tuple[tuple[int, int], ...]  # the 25th anniversary
    events: tuple[tuple[int, str], ...]  # words that name an event, by class: take, publish ...
    sayings: tuple[int, ...]  # reporting verbs and "according to"
    negations: tuple[int, ...]
    contrasts: tuple[tuple[int, int, str], ...]  # words that exclude others ("men"): where, their set, their stem
    joined: tuple[Couple, ...]
    labels: frozenset[tuple[str, str]]  # a word and the number that names one of its kind: "Line 4", and scores: "8-7"
    years: frozenset[str]
    calendar: frozenset[tuple[str, int]]  # weekdays and months that it names


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: str, start: int, language: str) -> None:
        self.sentence, self.start, self.lexicon = sentence, start, lexicon(language)
        self.spans = [match.span() for match in TOKEN.finditer(sentence)]
        folded = fold(sentence)
        self.forms = [folded[a:b] for a, b in self.spans]
        cardinals = self.lexicon.cardinals
        self.shapes = [_NUMBER if form[0].isdecimal() or form in cardinals else form for form in self.forms]
        self.lemmas = [self.lexicon.pack.lemma(form) for form in self.forms]
        self.words: list[Word] = []
        self.breaks: list[int] = []
        self.relatives: list[int] = []
        self.openers: list[int] = []
        self.turns: list[tuple[int, str]] = []
        self.marks: list[tuple[int, str]] = []
        self.ordinals: list[tuple[int, int]] = []
        self.events: list[tuple[int, str]] = []
        self.things: set[str] = set()
        self.happenings: set[str] = set()
        self.sayings: list[int] = []
        self.negations: list[int] = []
        self.joints: list[int] = []
        self.pictures: list[int] = []
        self.contrasts: list[tuple[int, int, str]] = []
        self.calendar: set[tuple[str, int]] = set()

    def read(self) -> Reading:
        known = knowledge(self.lexicon.pack.language)
        at, opens = 0, True
        while at < len(self.forms):
            self._signs(at)
            found = known.match(self.lemmas, self.forms, at, self._raw)
            if found is not None:
                self._known(at, *found)
                at, opens = found[1], False
                continue
            form = self.forms[at]
            if form[0].isalpha() and form not in self.lexicon.stop and not form.endswith("'"):
                self._word(at, opens)
            opens = opens and not form[0].isalnum()
            at += 1
        person, person_at = self._person()
        return Reading(
            words=tuple(self.words),
            segments=tuple(bisect_right(self.breaks, word.start) for word in self.words),
            keys=frozenset(word.key for word in self.words),
            names=frozenset(word.key for word in self.words if word.name),
            stems=frozenset(word.stem for word in self.words),
            lemmas=frozenset(map(stem, self.lemmas)),
            things=frozenset(self.things),
            pictures=tuple(self.pictures),
            happenings=frozenset(self.happenings),
            person=person,
            person_at=person_at,
            breaks=tuple(self.breaks),
            relatives=tuple(self.relatives),
            openers=tuple(self.openers),
            turns=tuple(self.turns),
            marks=tuple(self.marks),
            ordinals=tuple(self.ordinals),
            events=tuple(self.events),
            sayings=tuple(self.sayings),
            negations=tuple(self.negations),
            contrasts=tuple(self.contrasts),
            joined=tuple(self._couples()),
            labels=frozenset(self._labels()),
            years=frozenset(form for form in self.forms if _YEAR.fullmatch(form)),
            calendar=frozenset(self.calendar),
        )

    def _labels(self) -> Iterator[tuple[str, str]]:
        """The numbers that name one of a kind: right after its word and before an auxiliary; the scores of matches."""
        for at, form in enumerate(self.forms):
            if form.isdecimal() and 0 < at < len(self.forms) - 1 and self.forms[at + 1] in self.lexicon.auxiliaries:
                before = self.forms[at - 1]
                if before[0].isalpha() and before not in self.lexicon.stop:
                    yield stem(self.lemmas[at - 1]), form
        for score in _SCORE.finditer(self.sentence):
            yield "", score[0]

    def _raw(self, at: int) -> str:
        return self.sentence[self.spans[at][0] : self.spans[at][1]]

    def _offset(self, at: int) -> int:
        return self.start + self.spans[at][0]

    def _signs(self, at: int) -> None:
        """What a token says about the numbers around it."""
        lexi, form = self.lexicon, self.forms[at]
        group = lexi.contrasts.get(stem(self.lemmas[at])) if form not in lexi.calendar else None  # « vendredi », vendre
        if group is not None:
            self.contrasts.append((self._offset(at), group, stem(self.lemmas[at])))
        if not (form in lexi.signs or form in _BREAKS or self.shapes[at] == _NUMBER or self.lemmas[at] in lexi.signs):
            return
        offset = self._offset(at)
        if form in _BREAKS or form in lexi.breaks:
            self.breaks.append(offset)
            if form == "," and at + 1 < len(self.forms) and self.forms[at + 1] in lexi.auxiliaries:
                self.openers.append(offset)
            if form in lexi.relatives:
                self.relatives.append(offset)
            if form in lexi.turns:
                self.turns.append((offset, lexi.turns[form]))
        mark = lexi.marks.match(self.shapes, at) or lexi.marks.match(self.lemmas, at)
        if mark is not None and not self._compound(at, mark[1]):
            self.marks.append((offset, self._mark(at, *mark)))
        named = lexi.calendar.get(form)
        if named is not None and self._dated(at):
            self.calendar.add(named)
        if lexi.negators.match(self.forms, at) is not None:
            self.negations.append(offset)
        if form in lexi.joins:
            self.joints.append(offset)
            if self._between_figures(at):  # "Greece in 1952 AND Spain in 1982"
                self.breaks.append(offset)
        if form in lexi.sayings or self.lemmas[at] in lexi.sayings:
            self.sayings.append(offset)
        ordinal = lexi.ordinals.get(form)
        if ordinal is None and form.isdecimal() and len(form) < 5 and at + 1 < len(self.forms):
            glued = self.spans[at + 1][0] == self.spans[at][1]
            ordinal = int(form) if glued and self.forms[at + 1] in lexi.ordinal_suffixes else None
        if ordinal is not None:
            self.ordinals.append((offset, ordinal))

    def _compound(self, first: int, after: int) -> bool:
        """Whether a hyphen in a mark joins the words of one number: "soixante-dix ans"."""
        forms = self.forms
        return any(
            forms[at] == "-" and forms[at - 1].isalpha() and self.shapes[at - 1] == _NUMBER
            for at in range(first + 1, after)
        )

    def _mark(self, at: int, name: str, after: int) -> str:
        """The name of a mark, with the numbers in it: those under 25 are not those under 18."""
        if name in _BOUNDING:
            following = self.forms[after] if after < len(self.forms) else "."
            ends = following in self.lexicon.prepositions or not following[0].isalnum()
            is_so = not self.lexicon.auxiliaries.isdisjoint(self.forms[max(0, at - 2) : at])
            alone = ends and is_so
            return f"{name} alone" if alone else name
        values = self.lexicon.cardinals
        numbers = [
            str(values.get(form, form)) for form in self.forms[at:after] if form[0].isdecimal() or form in values
        ]
        return " ".join([name, *numbers])

    def _dated(self, at: int) -> bool:
        """Whether a word that names a weekday or month does so here: "may" is a verb, "mars" a planet."""
        if self.lexicon.calendar[self.forms[at]][0] == "weekdays" or self.lexicon.dates_capital:
            return self._raw(at)[0].isupper() or not self.lexicon.dates_capital
        around = (self.forms[at - 1] if at else "", self.forms[at + 1] if at + 1 < len(self.forms) else "")
        return any(form[:1].isdecimal() or form in self.lexicon.prepositions for form in around)

    def _between_figures(self, at: int) -> bool:
        """Whether digits stand close on both sides of a token, and words between it and those that follow; or digits
        that have a verb of their own follow at once.
        """
        left = any(form[0].isdecimal() for form in self.forms[max(0, at - 4) : at])
        following = self.forms[at + 1 : at + 7]
        right = next((offset for offset, form in enumerate(following) if form[0].isdecimal()), None)
        if right is None:
            return False
        own_verb = following[right + 1 : right + 2]  # "were injured AND 85 are missing"
        if right == 0 and any(form in self.lexicon.auxiliaries for form in own_verb):
            return True
        return left and any(form not in self.lexicon.stop for form in following[:right])

    def _known(self, at: int, ids: Sequence[str], after: int) -> None:
        """The words [at, after) that name a concept or an entity."""
        entity = ids[0].startswith("entity:")
        weights, end = self.lexicon.weights, self.start + self.spans[after - 1][1]
        weight = weights.name if entity else weights.concept
        if not entity and after == at + 1:  # what says little says little under an id too
            weight = min(weight, weights.concept * self.lexicon.weight(self.forms[at], self.lemmas[at], False))
        self.words.append(
            Word(ids[0], stem(self.forms[at]), stem(self.lemmas[at]), weight, self._offset(at), end, entity)
        )
        for key in ids:
            if key in self.lexicon.contrasting:
                self.contrasts.append((self._offset(at), self.lexicon.contrasting[key], key))
        self._role(at, ids[0], self.lexicon.event(self.lemmas[at], ids, phrase=after > at + 1))

    def _role(self, at: int, key: str, event: str | None) -> None:
        if self.lemmas[at] in self.lexicon.pictures:
            self.pictures.append(self._offset(at))
        if event is not None:
            self.events.append((self._offset(at), event))
            self.happenings.add(key)
        elif self.lemmas[at] in self.lexicon.things:
            self.things.add(key)

    def _word(self, at: int, opens: bool) -> None:
        form, lemma, (a, b) = self.forms[at], self._base(at), self.spans[at]
        self._role(at, stem(lemma), self.lexicon.event(lemma) if form not in self.lexicon.calendar else None)
        name = self.sentence[a].isupper() and (not opens or self.sentence[a:b].isupper() or self._goes_on(at))
        name = name and not self._short_for(at)
        weight = self.lexicon.weight(form, lemma, name)
        self.words.append(Word(stem(lemma), stem(form), stem(lemma), weight, self.start + a, self.start + b, name))

    def _base(self, at: int) -> str:
        """The lemma of a word; behind an auxiliary that of its verb, which the pack's rules for nouns do not know: "n'a
        pas été abattu" has "abattre".
        """
        verb = self.lexicon.actions.get(self.forms[at])
        before = self.forms[max(0, at - _AUXILIARY) : at]
        return verb if verb is not None and not self.lexicon.auxiliaries.isdisjoint(before) else self.lemmas[at]

    def _short_for(self, at: int) -> bool:
        """Whether a word alone in brackets is the short form of the name before them: "Bank of England (BoE)"."""
        a, b = self.spans[at]
        short = b - a <= _SHORT_FORM and sum(map(str.isupper, self.sentence[a:b])) > 1
        return short and self.sentence[a - 1 : a] == "(" and self.sentence[b : b + 1] == ")"

    def _goes_on(self, at: int) -> bool:
        """Whether a capitalised first word is a name: a verb follows, or another capital, after a particle or not."""
        following = self.forms[at + 1] if at + 1 < len(self.forms) else ""
        if following in self.lexicon.auxiliaries and self.lemmas[at] == self.forms[at]:
            return True
        aside = following == "," and at + 2 < len(self.forms) and self.forms[at + 2] in self.lexicon.determiners
        if aside and at == 0 and self.forms[at] not in self.lexicon.calendar:
            return True  # "Dunmere, a town of ..."
        for position in range(at + 1, min(at + 3, len(self.forms))):
            if self._raw(position)[0].isupper():
                return self.forms[position] not in self.lexicon.stop
            if self.forms[position] not in self.lexicon.particles:
                return False
        return False

    def _person(self) -> tuple[frozenset[str], int]:
        """The first person, or name of several words, of the sentence, as stems, and where it stands.

        Particles and hyphens may stand between the words of a name.
        """
        run: list[Word] = []
        for word in self.words:
            if run and (not word.name or word.start - run[-1].end > _PARTICLE):
                if len(run) > 1:
                    break
                run = []
            if word.key.startswith("entity:"):
                if catalogue.kind(word.key) == "person":
                    parts = word.key.partition(":")[2].split("-")
                    return frozenset(stem(part) for part in parts if part not in self.lexicon.particles), word.start
            elif word.name:
                run.append(word)
        return (frozenset(word.stem for word in run), run[0].start) if len(run) > 1 else (frozenset(), self.start)

    def _couples(self) -> Iterator[Couple]:
        """The words on the two sides of each "and" and "or"."""
        for at in self.joints:
            left = next((word for word in reversed(self.words) if word.end <= at), None)
            right = next((word for word in self.words if word.start > at), None)
            if left is not None and right is not None and at - left.end <= 2 and right.start - at <= _REACH:
                yield Couple(left.stem, right.stem, at, left.start, right.end, left.name and right.name)


def read(sentence: str, start: int, language: str) -> Reading:
    """The reading of a sentence that begins at offset `start` of its article."""
    return _Reader(sentence, start, language).read()


def near(weights: Weights, steps: int) -> float:
    """What a word counts that many clause breaks away."""
    return weights.clause[min(max(steps, 0), len(weights.clause) - 1)]
