"""Values in tables: each takes unit, property, subject and period from its column's header and its row's label.

A cell without a property is silent, and a table in which no column holds values is left to the sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.extraction.dates import DateContext
from factcheck.extraction.headers import Heading, HeadingReader, Spec
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.quantities import QuantityReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.tables import Cell, Row, Table, caption
from factcheck.extraction.text import Sentence
from factcheck.language.knowledge import Knowledge
from factcheck.model import Article, Assertion, Period

if TYPE_CHECKING:
    from factcheck.extraction.engine import Lines

_NONE = frozenset(("", "-", "–", "—", "..", "...", "…", "n/a", "na", "nd", "n.a.", "n.d.", "?", "x"))
_YEARS = range(1900, 2100)


class TableReader:
    """The assertions of the tables of one article."""

    def __init__(
        self, article: Article, cut: Callable[[int, int], Sentence], quantities: QuantityReader, knowledge: Knowledge,
        lines: Lines, dates: DateContext,
    ) -> None:  # fmt: skip
        """`cut` gives the sentence on characters [start, end) of the article's text."""
        self.article, self.cut, self.quantities, self.lines = article, cut, quantities, lines
        self.headings = HeadingReader(quantities.grammar, quantities.measures, knowledge)
        self.dates = dates
        self.told: set[tuple[str, str]] = set()  # header and label of the cells read: a second table may mean others

    def read(self, table: Table) -> tuple[list[Assertion], Table] | None:
        """Every value whose header or label says what it is, in the order of the text, and the table with its caption;
        None for a layout of words.
        """
        width = len(table.header.cells)
        rows = [row for row in table.rows if len(row.cells) == width]
        values = {
            (at, column): reading
            for at, row in enumerate(rows)
            for column in range(width)
            if (reading := self._value(row.cells[column])) is not None
        }
        titles = [self._text(cell) for cell in table.header.cells]
        first = 1 if width > 2 and _ranks(values, 0) else 0  # the column of the labels
        labels = [self._text(row.cells[first]) for row in rows]
        columns = [
            column
            for column in range(first + 1, width)
            if titles.count(titles[column]) == 1 and self._holds_values(rows, column, values)
        ]
        if not columns:
            return None
        heads = [self._heading(cell) for cell in table.header.cells]
        corner = heads[first]
        if corner.spec is not None and corner.spec.dimension == "duration":
            corner.spec = None  # "Year", "Month": what the labels are
        above = caption(self.article.text, table)
        title = None if above is None else self.headings.caption(self.cut(above.start, above.end), self.dates)
        if above is not None and title is not None:
            table = table._replace(start=self.article.text.rfind("\n", 0, above.start) + 1)
        found = []
        for at, row in enumerate(rows):
            label = self._heading(row.cells[first])
            if label.empty or labels.count(labels[at]) > 1:
                continue
            for column in columns:
                reading, place = values.get((at, column)), (titles[column], labels[at])
                if reading is not None and place not in self.told:
                    self.told.add(place)
                    assertion = self._assertion(
                        row, row.cells[column], reading, heads[column], label, corner, title or Heading()
                    )
                    if assertion is not None:
                        found.append(assertion)
        return found, table

    def _heading(self, cell: Cell) -> Heading:
        return self.headings.read(self.cut(cell.start, cell.end), self.dates)

    def _text(self, cell: Cell) -> str:
        return self.article.text[cell.start : cell.end].lower()

    def _value(self, cell: Cell) -> Reading | None:
        """The one value that a cell is, or None for words, blanks and several values."""
        if cell.start == cell.end or cell.end - cell.start > 60:
            return None
        sentence = self.cut(cell.start, cell.end)
        read_numbers(sentence)
        return self.quantities.cell(sentence)

    def _holds_values(self, rows: list[Row], column: int, values: dict[tuple[int, int], Reading]) -> bool:
        """Whether every cell of a column that is not blank is a value, and not all of them are years."""
        given = 0
        for at, row in enumerate(rows):
            cell = row.cells[column]
            blank = self._text(cell) in _NONE
            if not blank and (at, column) not in values:
                return False
            given += not blank
        years = all(one in _YEARS for one in _bare(values, column))
        return given > 0 and not years and not _ranks(values, column)

    def _assertion(
        self, row: Row, cell: Cell, reading: Reading, head: Heading, label: Heading, corner: Heading,
        title: Heading,
    ) -> Assertion | None:  # fmt: skip
        if head.period is not None and label.period is not None:
            return None  # months by years: nothing says what is measured
        measured = label if head.period is not None else head
        if measured.label is None or (measured is label and _names(measured)):
            if title.label is None or measured is head:
                return None  # a country by years: nothing says what is measured
            measured = title
        assert measured.label is not None
        other = None if measured is label or label.period is not None else label
        spec = next((one.spec for one in (measured, head, label, corner, title) if one.spec is not None), None)
        if spec is not None and reading.unit == "1":
            _apply(reading, spec)
        counted = reading.unit == "1" and reading.dimension is None and measured.many
        whole = counted and reading.low is not None and float(reading.low).is_integer()
        if whole:
            reading.unit, reading.dimension = measured.label.lemma, "count"
        line, column = self.lines.place(cell.start)
        period: Period | None = head.period or label.period or head.year or label.year or title.year
        modality = next((one.modality for one in (head, label) if one.modality != "fact"), "fact")
        due = modality in ("target", "commitment")
        topics = {*head.topics, *label.topics, *title.topics}
        named = other.label if other is not None else None
        return Assertion(
            id=f"{self.article.id}#{cell.start}",
            article=self.article.id,
            span=(cell.start, cell.end),
            text=self.article.text[cell.start : cell.end],
            line=line,
            column=column,
            sentence=self.article.text[row.start : row.end].strip(),
            sentence_start=row.start,
            language=self.article.language,
            **reading.measure(),
            counted=measured.label if whole else None,
            basis=spec.basis if spec is not None else None,
            subject=named or (measured.label if whole else None),
            property=None if whole else measured.label,
            topics=tuple(sorted(topics)),
            sentence_topics=tuple(sorted(topics)),
            scope=other.scope if other is not None else (),
            period=None if due else period,
            deadline=period if due else None,
            modality=modality,
        )


def _bare(values: dict[tuple[int, int], Reading], column: int) -> list[int]:
    """The plain numbers of a column, -1 for other values."""
    return [
        int(reading.number.low) if reading.number.plain_integer and reading.unit == "1" else -1
        for (_, other), reading in values.items()
        if other == column
    ]


def _ranks(values: dict[tuple[int, int], Reading], column: int) -> bool:
    """Whether a column counts its rows."""
    bare = _bare(values, column)
    return len(bare) > 2 and bare == [*range(1, len(bare) + 1)]


def _names(heading: Heading) -> bool:
    """Whether a label is the name of a country, an organisation and the like."""
    return heading.label is not None and any(name.startswith("entity:") for name in heading.label.ids)


def _apply(reading: Reading, spec: Spec) -> None:
    """Gives a bare number the magnitude and unit of its header."""
    reading.low = reading.low * spec.scale if reading.low is not None else None
    reading.high = reading.high * spec.scale if reading.high is not None else None
    reading.precision *= spec.scale
    if spec.unit is not None:
        reading.unit, reading.dimension = spec.unit, spec.dimension
        if spec.dimension == "duration":
            reading.kind = "duration"
