"""What the header of a table's column or row says: a label, the unit and magnitude of the values, a period."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extraction.dates import DateContext, read_dates
from factcheck.extraction.grammar import Grammar
from factcheck.extraction.lexicon import SCALE, number_words
from factcheck.extraction.marks import AUXILIARY
from factcheck.extraction.measures import Measures
from factcheck.extraction.nouns import NounPhrase, phrase_right
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.terms import Mentions, term
from factcheck.extraction.text import Sentence
from factcheck.language.knowledge import Knowledge
from factcheck.model import Period, Term

_YEARS = range(1900, 2100)
_MARKS = frozenset(".:-–—")  # between a table's number and its caption
_LONGEST = 16  # tokens of a caption


@dataclass(slots=True)
class Spec:
    """The unit that a header names for the values under it: "EUR bn", "%", "thousands"."""

    scale: float = 1.0
    unit: str | None = None
    dimension: str | None = None
    basis: Term | None = None


@dataclass(slots=True)
class Heading:
    """One header cell or row label, as read."""

    label: Term | None = None
    many: bool = False  # whether the label is a noun in the plural, which numbers count
    spec: Spec | None = None
    period: Period | None = None  # where it names nothing else
    year: Period | None = None  # of a label with its year: "Budget 2024"
    topics: tuple[str, ...] = ()
    modality: str = "fact"
    scope: tuple[str, ...] = ()  # lemmas of a label that names nothing known
    empty: bool = False


class HeadingReader:
    """Reads headings in one language."""

    def __init__(self, grammar: Grammar, measures: Measures, knowledge: Knowledge) -> None:
        self.grammar, self.measures, self.knowledge = grammar, measures, knowledge
        self.table = number_words(grammar.pack.language)

    def read(self, sentence: Sentence, dates: DateContext) -> Heading:
        """The heading that a cell holds; `dates` says when the article was published and is not changed."""
        words, found = sentence.words, Heading()
        if not words:
            found.empty = True
            return found
        found.period = self._period(sentence, dates)
        if found.period is not None:
            return found
        last, spec = self._spec(sentence)
        found.spec = spec
        first = 0
        while first < last and not words[first][0].isalpha():
            first += 1
        while last > first and not words[last - 1][-1].isalnum():
            last -= 1
        found.scope = tuple(sorted(set(words)))
        if last - first > 1 and (year := self._year(sentence, last - 1)) is not None:
            found.year, last = year, last - 1
        while last > first + 1 and words[last - 1] in self.grammar.prepositions:
            last -= 1  # "Residents of the 27 states IN 2024"
        if first >= last:
            return found
        mentions = Mentions(sentence, self.knowledge)
        contents = [at for at in range(first, last) if self.grammar.content(words[at])]
        if not contents:
            return found
        head = contents[0] if self.grammar.head_first else contents[-1]
        found.label = term(sentence, self.grammar, mentions, NounPhrase(first, last, head))
        found.many = len(contents) <= 3 and sentence.lemmas[head] != words[head]
        found.topics = tuple(sorted(mentions.inside(first, last)))
        known = any(start <= first and end >= last for start, end, _ in mentions.found)
        found.scope = () if known else tuple(sorted({sentence.lemmas[at] for at in range(first, last)}))
        cues = [self.grammar.modality.match(words, at) for at in range(first, last)]
        found.modality = next((cue[0] for cue in cues if cue is not None and cue[0] != "denied"), "fact")
        return found

    def caption(self, sentence: Sentence, dates: DateContext) -> Heading | None:
        """What a table's caption says behind its label ("Table 2: Jobless rate (in %)"); None where it is none.

        A line without a label counts only where it closes with a unit.
        """
        words, at = sentence.words, 0
        if words and words[0] in self.grammar.labels:
            at = 1 + (len(words) > 1 and words[1][0].isdecimal())
            while at < len(words) and words[at] in _MARKS:
                at += 1
        rest = sentence.part(at)
        if not rest.words or len(rest.words) > _LONGEST or any(self._verb(rest, i) for i in range(len(rest.words))):
            return None
        found = self.read(rest, dates)
        return found if at or (found.spec is not None and found.label is not None) else None

    def _verb(self, sentence: Sentence, at: int) -> bool:
        return bool(self.grammar.marks(sentence)[at] & AUXILIARY)

    def _period(self, sentence: Sentence, dates: DateContext) -> Period | None:
        """The period that a heading names with its year, and nothing else."""
        words = sentence.words
        span = (sentence.starts[0], sentence.ends[-1])
        text = sentence.text[slice(*span)]
        if len(words) == 1:
            return self._year(sentence, 0)
        if not any(len(word) == 4 and word.isdecimal() for word in words):
            return None
        read_numbers(sentence)
        context = DateContext(dates.published, dates.language)
        for found in read_dates(sentence, context):
            if found.first == 0 and found.last == len(words) and found.kind == "date" and found.start is not None:
                return Period(found.timex, found.start, found.end, text, span)
        return None

    def _year(self, sentence: Sentence, at: int) -> Period | None:
        """The year that token `at` is, if it is one."""
        word = sentence.words[at]
        if len(word) != 4 or not word.isdecimal() or not word.isascii() or int(word) not in _YEARS:
            return None
        span = (sentence.starts[at], sentence.ends[at])
        return Period(word, f"{word}-01-01", f"{word}-12-31", word, span)

    def _spec(self, sentence: Sentence) -> tuple[int, Spec | None]:
        """The token where a heading's label ends, and the unit behind it: in brackets, behind a comma or an "in"."""
        words, size = sentence.words, len(sentence)
        whole = self._unit(sentence, 0, size)
        if whole is not None and whole.unit is not None:
            return 0, whole
        if words[-1] in (")", "]"):
            opening = next((at for at in range(size - 2, -1, -1) if words[at] in "(["), -1)
            return (opening, self._unit(sentence, opening + 1, size - 1)) if opening > 0 else (size, None)
        for at in range(1, size):  # from the left: "in millions OF euros" is one unit
            if words[at] == "," or words[at] in self.grammar.prepositions:
                spec = self._unit(sentence, at + 1, size)
                if spec is not None:
                    return at, spec
        if words[-1] == "%":
            return size - 1, Spec(1.0, "%", "percent")
        return size, None

    def _unit(self, sentence: Sentence, first: int, last: int) -> Spec | None:
        """The magnitude and unit that tokens [first, last) say, or None where they say anything else."""
        words, measures, spec = sentence.words, self.measures, Spec()
        money = any(
            measures.currencies.before.match(words, at) or measures.currencies.after.match(words, at)
            for at in range(first, last)
        )
        at = first
        while at < last:
            word = words[at]
            entry = self.table.cardinals.get(word)
            if entry is not None and entry.kind == SCALE:
                spec.scale, at = spec.scale * entry.value, at + 1
            elif word in self.table.vague and self.table.vague[word][0] >= 1000:
                spec.scale, at = spec.scale * self.table.vague[word][0], at + 1  # "thousands"
            elif money and word in self.table.symbols:
                spec.scale, at = spec.scale * self.table.symbols[word], at + 1
            elif word in self.grammar.of or (at == first and word in self.grammar.prepositions):
                at += 1
            else:
                following = self._named(sentence, at, spec)
                if following is None or following > last:
                    return None
                at = following
                if spec.unit == "%" and at < last and words[at] in self.grammar.of:
                    phrase = phrase_right(sentence, self.grammar, at + 1)
                    if phrase is None or phrase.last != last:
                        return None
                    spec.basis = term(sentence, self.grammar, Mentions(sentence, self.knowledge), phrase)
                    at = last
        return spec if spec.unit is not None or spec.scale != 1.0 else None

    def _named(self, sentence: Sentence, at: int, spec: Spec) -> int | None:
        """Takes the unit at `at` into `spec`; the token after it, or None."""
        words = sentence.words
        if spec.unit is not None:
            return None
        for marks, unit, dimension in ((self.grammar.points, "pp", "points"), (self.grammar.percent, "%", "percent")):
            match = marks.match(words, at)
            if match is not None:
                spec.unit, spec.dimension = unit, dimension
                return match[1]
        currencies = self.measures.currencies
        for table in (currencies.before, currencies.after):
            found = table.match(words, at)
            if found is None:
                continue
            money, last = found
            surface = sentence.surface(at, last)
            if money.letters and not (surface.isupper() or surface in money.prefix):
                continue
            spec.unit, spec.dimension, spec.scale = money.code, "money", spec.scale * money.scale
            return last
        matched = self.measures.units.match(words, at)
        if matched is None or matched[0].dimension == "count":
            return None
        measured = matched[0].as_written(sentence.surface(at, matched[1]))
        spec.unit, spec.dimension, spec.scale = measured.symbol, measured.dimension, spec.scale * measured.scale
        return matched[1]
