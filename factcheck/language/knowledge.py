"""Concepts and entities: what the words of each language name, under one id for all languages.

data/concepts and data/entities give every id its surface forms by language. `knowledge(language)` compiles those of one
language through its pack's lemmatizer, so inflected forms match too. Capitals in a form are meant: "OTAN" and "US"
match only what is written so, an entity's "Turkey" only with its capital; lower case matches any writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck import resources
from factcheck.language import catalogue
from factcheck.language.catalogue import MARK, Entry
from factcheck.language.compiled import compiled
from factcheck.language.forms import bare_capitals
from factcheck.language.inflection import expand
from factcheck.language.pack import available, load
from factcheck.language.words import TOKEN, fold

Match = tuple[tuple[str, ...], int]
_ANY, _CAPITAL, _EXACT = "", "capital", "exact"


class _Form:
    """One surface form: its lemmas, the ids it names, and the tokens whose writing matters."""

    __slots__ = ("ids", "lemmas", "written")

    def __init__(self, lemmas: tuple[str, ...], ids: tuple[str, ...], written: tuple[tuple[int, str], ...]) -> None:
        self.lemmas, self.ids, self.written = lemmas, ids, written

    def fits(self, at: int, raw: Callable[[int], str] | None) -> bool:
        """Whether the text's tokens are written as the form asks; a capital is taken on trust where `raw` is None."""
        for offset, wanted in self.written:
            if raw is None:
                if wanted != _CAPITAL:
                    return False
            else:
                token = raw(at + offset)
                if not (token[:1].isupper() if wanted == _CAPITAL else token == wanted):
                    return False
        return True


def _writing(token: str, capitals: bool) -> str:
    letters = [char for char in token if char.isalpha()]
    if len(token) > 1 and letters and all(char.isupper() for char in letters):
        return token
    return _CAPITAL if capitals and token[:1].isupper() else _ANY


Row = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[int, str], ...]]  # lemmas, ids, what must be written how


def rows(language: str) -> list[Row]:
    """Every form of a language, from the files. A verb's inflected form gives way to another id's own: "building"."""
    lemma: Callable[[str], str] = load(language).lemma if language in available() else str
    table: dict[tuple[tuple[str, ...], tuple[tuple[int, str], ...]], list[str]] = {}
    inflected: list[tuple[Entry, str]] = []
    for entry in catalogue.entries().values():
        for form in entry.all_forms(language):
            if MARK in form:
                inflected.extend((entry, surface) for surface in expand(form, language))
            else:
                named = table.setdefault(_key(form, lemma, entry), [])
                if entry.id not in named:
                    named.append(entry.id)
    for entry in catalogue.entries().values():
        for form in entry.all_forms(language):
            bare = bare_capitals(form)
            if bare != form and MARK not in form:
                table.setdefault(_key(bare, lemma, entry), [entry.id])
    listed = frozenset(table)
    for entry, surface in inflected:
        key = _key(surface, lemma, entry)
        if key not in listed:
            named = table.setdefault(key, [])
            if entry.id not in named:
                named.append(entry.id)
    return [(lemmas, tuple(ids), written) for (lemmas, written), ids in table.items() if lemmas]


def _key(
    surface: str, lemma: Callable[[str], str], entry: Entry
) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    tokens = TOKEN.findall(surface)
    marks = ((at, _writing(token, entry.id.startswith("entity:"))) for at, token in enumerate(tokens))
    return tuple(lemma(fold(token)) for token in tokens), tuple(mark for mark in marks if mark[1])


class Knowledge:
    """What the words of one language name."""

    def __init__(self, language: str, table: Iterable[Row]) -> None:
        self.language = language
        self._forms: dict[str, list[_Form]] = {}
        for lemmas, ids, written in table:
            self._forms.setdefault(lemmas[0], []).append(_Form(lemmas, ids, written))
        for found in self._forms.values():
            if len(found) > 1:
                found.sort(key=lambda form: (-len(form.lemmas), -len(form.written)))

    def match(
        self, lemmas: Sequence[str], words: Sequence[str], at: int, raw: Callable[[int], str] | None = None
    ) -> Match | None:
        """The longest form that starts at token `at`: the ids that it names and the index after it.

        `words` are the folded tokens and `raw` gives a token as it is written. Without `raw`, acronyms never match:
        "us" must not become a country.
        """
        for form in self._forms.get(lemmas[at], ()):
            size = len(form.lemmas)
            if (size == 1 or tuple(lemmas[at : at + size]) == form.lemmas) and (not form.written or form.fits(at, raw)):
                return form.ids, at + size
        return None

    def find(
        self, lemmas: Sequence[str], words: Sequence[str], raw: Callable[[int], str] | None = None
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """First token, index after the last, and ids of every match, left to right, none inside another."""
        at = 0
        while at < len(lemmas):
            found = self.match(lemmas, words, at, raw)
            if found is None:
                at += 1
            else:
                yield at, found[1], found[0]
                at = found[1]

    def label(self, of: str, language: str | None = None) -> str:
        """What to call an id in a message: its first name in the language, else in English, else the bare id."""
        return catalogue.label(of, language or self.language)

    # What does not depend on the language stands in `catalogue`; here for those who hold a Knowledge.
    broader = staticmethod(catalogue.broader)
    exists = staticmethod(catalogue.exists)
    kind = staticmethod(catalogue.kind)
    resolve = staticmethod(catalogue.resolve)


@cache
def knowledge(language: str) -> Knowledge:
    """The compiled knowledge of a language; one without a pack is matched by its forms as written."""
    names = [("inflections.yml",), ("cldr", f"{language}.yml"), ("languages", f"{language}.yml")]
    files = (resources.data(*name) for name in names)
    sources = [*catalogue.sources(), *(path for path in files if path.is_file())]
    return Knowledge(language, compiled(f"knowledge-{language}", sources, lambda: rows(language), list[Row]))


def by_type(kind: str) -> Mapping[str, Entry]:
    """Every entity or concept of a kind ("country", "verb"), by id."""
    return {of: entry for of, entry in catalogue.entries().items() if entry.kind == kind}
