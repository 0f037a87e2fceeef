"""One article to its assertions: sentences, numbers, dates, quantities, context, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache, partial

from factcheck.extraction.assemble import Assembler
from factcheck.extraction.cells import TableReader
from factcheck.extraction.clauses import Clauses
from factcheck.extraction.context import Binder
from factcheck.extraction.dates import DateContext, DateExpression, read_dates
from factcheck.extraction.gates import DATE, NUMBER, ONLY, OPENS, REPORTING, Doors, doors, gates
from factcheck.extraction.grammar import Grammar, grammar
from factcheck.extraction.leads import Lead, inherit, is_item, lead, leads_in
from factcheck.extraction.memory import Candidates, Memory
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.quantities import QuantityReader, quantity_reader
from factcheck.extraction.reading import Reading
from factcheck.extraction.speakers import Speakers
from factcheck.extraction.tables import Table, find_tables
from factcheck.extraction.terms import Mentions, forget_named
from factcheck.extraction.text import Sentence, mask
from factcheck.language.knowledge import Knowledge, knowledge
from factcheck.language.pack import Pack, load
from factcheck.language.sentences import bounds
from factcheck.language.words import fold
from factcheck.model import Article, Assertion


class Extractor:
    """Everything one language needs, compiled once."""

    def __init__(self, language: str) -> None:
        self.pack: Pack = load(language)
        self.grammar: Grammar = grammar(language)
        self.quantities: QuantityReader = quantity_reader(language)
        self.knowledge: Knowledge = knowledge(language)
        self.doors: Doors = doors(language)

    def extract(self, article: Article) -> list[Assertion]:
        """Every assertion of an article, ordered by position."""
        masked = mask(article.text)
        folded = fold(masked)
        lines = Lines(article)
        memory, dates = Memory(), DateContext.of(article.published, self.pack.language, article.text, article.day_order)
        found: list[Assertion] = []
        tables = self._tables(article, masked, folded, lines, dates, found) if "|" in masked else []
        in_tables = bool(tables)
        told: Lead | None = None  # what the lead-in of a list says, while its items last
        item_end = 0  # of the line of the item in hand
        for start, end in bounds(masked, self.pack.abbreviations):
            while tables and tables[-1].end <= start:
                tables.pop()
            if tables and tables[-1].start <= start:
                continue
            if told is not None and start >= item_end:
                told = told if is_item(masked, start) else None
                item_end = masked.find("\n", start) % (len(masked) + 1)
            cut = partial(Sentence, masked, start, end, self.pack, folded)
            opened = self.doors.of(folded[start:end])
            if not opened & OPENS:
                self._remember(cut, opened, memory)
                continue
            sentence = cut()
            if not gates(sentence).any & (NUMBER | DATE | ONLY):
                self._remember(cut, opened, memory)
                continue
            read_numbers(sentence)
            forget_named(sentence, self.knowledge)
            ages = self.quantities.ages(sentence) if sentence.numbers else []
            expressions = [e for e in read_dates(sentence, dates) if not _overlaps(e, ages)]
            counts = sentence.numbers or self.quantities.may_count(sentence)
            quantities = self.quantities.read(sentence, ages) if counts else []
            expressions = [e for e in expressions if not _inside(e, quantities)]
            if not expressions and not quantities:
                self._remember(partial(_itself, sentence), gates(sentence).any, memory)
                continue
            for reading in quantities:  # a value and its unit are no part of a noun phrase
                sentence.taken[reading.first : reading.last] = b"\1" * (reading.last - reading.first)
            mentions = Mentions(sentence, self.knowledge, _taken(quantities, expressions))
            anchors = sorted(
                [r.number.first for r in quantities] + [e.first for e in expressions if e.kind == "duration"]
            )
            values = sorted([(r.begin, r.end) for r in quantities] + [(e.first, e.last) for e in expressions])
            clauses = Clauses(sentence, self.grammar, anchors)
            binder = Binder(sentence, self.grammar, mentions, clauses, values, memory)
            speakers = Speakers(sentence, self.grammar, mentions, memory)
            assembler = Assembler(article, sentence, binder, lines, speakers)
            made = assembler.assemble(quantities, expressions)
            found.extend(made if told is None else inherit(made, told))
            if leads_in(masked, end):
                told = lead(binder, speakers, expressions)
            memory.next(partial(_candidates, binder), assembler.counted)
        if in_tables:
            found.sort(key=lambda assertion: assertion.span)
        return found

    def _tables(
        self, article: Article, masked: str, folded: str, lines: Lines, dates: DateContext, found: list[Assertion]
    ) -> list[Table]:
        """Adds the values of the article's tables to `found`; the tables that have some, the last one first."""

        def cut(start: int, end: int) -> Sentence:
            return Sentence(masked, start, end, self.pack, folded)

        reader = TableReader(article, cut, self.quantities, self.knowledge, lines, dates)
        told: list[Table] = []
        for table in find_tables(masked):
            read = reader.read(table)
            if read is not None:
                found.extend(read[0])
                told.append(read[1])
        return told[::-1]

    def _look_back(self, cut: Callable[[], Sentence]) -> Candidates:
        """What a sentence without figures names; read only when the next one points back to it."""
        sentence = cut()
        clauses = Clauses(sentence, self.grammar, [])
        return _candidates(Binder(sentence, self.grammar, Mentions(sentence, self.knowledge), clauses, []))

    def _remember(self, cut: Callable[[], Sentence], opened: int, memory: Memory) -> None:
        """A sentence without figures may still name who speaks or what is meant in the next one; `cut` makes it."""
        memory.next(partial(self._look_back, cut), None)
        if opened & REPORTING:
            memory.may_speak(partial(self._listen, cut, memory))

    def _listen(self, cut: Callable[[], Sentence], memory: Memory) -> None:
        sentence = cut()
        Speakers(sentence, self.grammar, Mentions(sentence, self.knowledge), memory)


def _itself(sentence: Sentence) -> Sentence:
    return sentence


def _candidates(binder: Binder) -> Candidates:
    """The nouns that a pronoun of the next sentence may stand for: the subjects of a sentence, then the objects."""
    subjects, objects = [], []
    for verb in binder.predicates.found:
        subject = binder.subjects.of_verb(verb)
        if subject.phrase is not None:
            subjects.append(subject.phrase)
        found = binder.object_of(verb)
        if found is not None:
            objects.append(found)
    return [
        (binder.term(one), binder.grammar.plural(binder.sentence, one)) for one in dict.fromkeys(subjects + objects)
    ]


def _taken(quantities: list[Reading], expressions: list[DateExpression]) -> frozenset[int]:
    """The tokens of values with their qualifiers, and of dates."""
    taken = {at for reading in quantities for at in range(reading.begin, reading.last)}
    taken.update(at for expression in expressions for at in range(expression.first, expression.last))
    return frozenset(taken)


def _inside(expression: DateExpression, quantities: list[Reading]) -> bool:
    """Whether a time is only the rate of a quantity: "400,000 barrels a day"."""
    return any(reading.last <= expression.first and expression.last <= reading.end for reading in quantities)


def _overlaps(expression: DateExpression, ages: list[Reading]) -> bool:
    return any(age.begin < expression.last and expression.first < age.end for age in ages)


class Lines:
    """Line and column (1-based) of an offset."""

    def __init__(self, article: Article) -> None:
        text, self.starts = article.text, [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.article = article

    def place(self, at: int) -> tuple[int, int]:
        """The line in the file and the column of a character of the text."""
        line = bisect_right(self.starts, at)
        return self.article.file_line(line), at - self.starts[line - 1] + 1


@cache
def extractor(language: str) -> Extractor:
    """The extractor of a language, compiled once. Raises ConfigError when there is no such pack."""
    return Extractor(language)


def extract(article: Article) -> list[Assertion]:
    """Every assertion of an article, ordered by position; a pure function of the article and the data files."""
    return extractor(article.language).extract(article)
