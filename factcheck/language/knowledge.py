"""Concepts and entities: what the words of each language name, under one id for all languages.

data/concepts and data/entities give every id its surface forms by language. `knowledge(language)` compiles those of one
language through its pack's lemmatizer, so inflected forms match too. Capitals in a form are meant: "OTAN" and "US"
match only what is written so, an entity's "Turkey" only with its capital; lower case matches any writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from factcheck import resources, yamlfile
from factcheck.language import catalogue
from factcheck.language.catalogue import EXACT, MARK, Entry
from factcheck.language.compiled import compiled
from factcheck.language.forms import bare_capitals, forms
from factcheck.language.inflection import expand
from factcheck.language.pack import available, load
from factcheck.language.words import TOKEN, fold

Words = tuple[str, ...]
Ids = tuple[str, ...]
Match = tuple[Ids, int]
Written = tuple[tuple[int, str], ...]  # offset of a token, and how it must be written
Form = tuple[Written, list[tuple[Words, Ids]]]  # what must be written how, and the ids by the form's very words
Table = dict[str, list[tuple[Words, list[Form]]]]  # by first lemma: lemmas and their forms, the longest first
_Index = dict[str, list[tuple[Words, list[Form]]]]  # the forms of one first lemma by their second, "" for none
_ANY, _CAPITAL, _WORD = "", "capital", "="  # "=" and a folded word: no other word of its lemma


def _fits(written: Written, words: Sequence[str], at: int, raw: Callable[[int], str] | None) -> bool:
    """Whether the text's tokens are written as a form asks; a capital is taken on trust where `raw` is None."""
    for offset, wanted in written:
        if wanted[:1] == _WORD:
            if words[at + offset] != wanted[1:]:
                return False
        elif raw is None:
            if wanted != _CAPITAL:
                return False
        else:
            token = raw(at + offset)
            if not (token[:1].isupper() if wanted == _CAPITAL else token == wanted):
                return False
    return True


def _writing(token: str) -> str:
    letters = [char for char in token if char.isalpha()]
    if len(token) > 1 and letters and all(char.isupper() for char in letters):
        return token
    return _CAPITAL if token[:1].isupper() else _ANY


class _Rows:
    """The forms of a language as they are collected from the entries."""

    def __init__(self, language: str) -> None:
        self.lemma: Callable[[str], str] = load(language).lemma if language in available() else str
        self.table: dict[tuple[Words, Written], dict[Words, list[str]]] = {}

    def key(self, surface: str, entry: Entry | None) -> tuple[Words, tuple[Words, Written]]:
        """The folded words of a form, and its lemmas with the tokens that must be written in a certain way."""
        exact = surface.endswith(EXACT)
        tokens = TOKEN.findall(surface.rstrip(EXACT))
        words = tuple(fold(token) for token in tokens)
        lemmas = tuple(self.lemma(word) for word in words)
        marks = [(at, mark) for at, token in enumerate(tokens) if (mark := _writing(token))]
        proper = entry is not None and entry.id.startswith("entity:") and surface != surface.lower()
        if exact or proper:  # Philip Morris is no part of Philips
            pairs = enumerate(zip(words, lemmas, strict=True))
            marks += [(at, _WORD + word) for at, (word, lemma) in pairs if word != lemma]
        return words, (lemmas, tuple(marks))

    def add(self, surface: str, entry: Entry | None) -> None:
        """Let the form name the entry, beside what it names already; None: a phrase that names nothing."""
        words, key = self.key(surface, entry)
        named = self.table.setdefault(key, {}).setdefault(words, [])
        if entry is not None and words and entry.id not in named:
            named.append(entry.id)


def table(language: str) -> Table:
    """Every form of a language, from the files. What is derived gives way to another id's own form: "building"."""
    found = _Rows(language)
    derived: list[tuple[str, Entry]] = []
    for entry in catalogue.entries().values():
        for form in entry.all_forms(language):
            if MARK in form:
                derived.extend((surface, entry) for surface in expand(form, language))
            else:
                found.add(form, entry)
                derived.append((bare_capitals(form), entry))
    for phrase in forms(yamlfile.load(resources.data("idioms.yml")).get(language)):
        if found.key(phrase, None)[1] not in found.table:
            found.add(phrase, None)
    listed = frozenset(found.table)
    for surface, entry in derived:
        if found.key(surface, entry)[1] not in listed:
            found.add(surface, entry)
    by_lemmas: dict[Words, list[Form]] = {}
    for (lemmas, written), by_words in found.table.items():
        by_lemmas.setdefault(lemmas, []).append((written, [(words, tuple(ids)) for words, ids in by_words.items()]))
    made: Table = {}
    for lemmas, listing in sorted(by_lemmas.items(), key=lambda item: -len(item[0])):
        if lemmas:
            listing.sort(key=lambda form: -len(form[0]))
            made.setdefault(lemmas[0], []).append((lemmas, listing))
    return made


def _by_second(forms: list[tuple[Words, list[Form]]]) -> _Index:
    """Forms that share their first lemma, the longest first, by their second lemma; those of one lemma by ""."""
    found: _Index = {}
    for wanted, listing in forms:
        found.setdefault(wanted[1] if len(wanted) > 1 else "", []).append((wanted, listing))
    return found


class Knowledge:
    """What the words of one language name."""

    def __init__(self, language: str, table: Table) -> None:
        self.language = language
        self._table = table
        self._index: dict[str, _Index] = {}  # of the first lemmas that a text has shown so far

    def match(
        self, lemmas: Sequence[str], words: Sequence[str], at: int, raw: Callable[[int], str] | None = None
    ) -> Match | None:
        """The longest form that starts at token `at`: the ids that it names and the index after it.

        `words` are the folded tokens and `raw` gives a token as it is written. Without `raw`, acronyms never match:
        "us" must not become a country. Where words of several ids share a lemma, those of these very words win.
        """
        found = self._longest(lemmas, words, at, raw)
        return found if found and found[0] else None

    def _longest(
        self, lemmas: Sequence[str], words: Sequence[str], at: int, raw: Callable[[int], str] | None
    ) -> Match | None:
        """Like `match`, and a fixed phrase that names nothing is one without ids."""
        first = lemmas[at]
        index = self._index.get(first)
        if index is None:
            if first not in self._table:
                return None
            index = self._index[first] = _by_second(self._table[first])
        longer = index.get(lemmas[at + 1]) if at + 1 < len(lemmas) else None
        if longer is not None:
            found = self._fitting(longer, lemmas, words, at, raw)
            if found is not None:
                return found
        alone = index.get("")
        return self._fitting(alone, lemmas, words, at, raw) if alone is not None else None

    @staticmethod
    def _fitting(
        forms: list[tuple[Words, list[Form]]],
        lemmas: Sequence[str],
        words: Sequence[str],
        at: int,
        raw: Callable[[int], str] | None,
    ) -> Match | None:
        for wanted, listing in forms:
            size = len(wanted)
            if size > 2 and tuple(lemmas[at : at + size]) != wanted:
                continue
            if len(listing) == 1:
                written, by_words = listing[0]
                if written and not _fits(written, words, at, raw):
                    continue
                if len(by_words) == 1:
                    return by_words[0][1], at + size
                fitting = [by_words]
            else:
                fitting = [by_words for written, by_words in listing if not written or _fits(written, words, at, raw)]
                if not fitting:
                    continue
                if len(fitting) == 1 and len(fitting[0]) == 1:
                    return fitting[0][0][1], at + size
            exact = tuple(words[at : at + size])
            for by_words in fitting:
                for spelled, ids in by_words:
                    if spelled == exact:
                        return ids, at + size
            return tuple(dict.fromkeys(of for _, ids in fitting[0] for of in ids)), at + size
        return None

    def find(
        self, lemmas: Sequence[str], words: Sequence[str], raw: Callable[[int], str] | None = None
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """First token, index after the last, and ids of every match, left to right, none inside another."""
        table, at = self._table, 0
        for first in [first for first, lemma in enumerate(lemmas) if lemma in table]:
            if first < at:
                continue
            found = self._longest(lemmas, words, first, raw)
            if found is not None:
                if found[0]:
                    yield first, found[1], found[0]
                at = found[1]

    def label(self, of: str, language: str | None = None) -> str:
        """What to call an id in a message: its first name in the language, else in English, else the bare id."""
        return catalogue.label(of, language or self.language)

    # What does not depend on the language stands in `catalogue`; here for those who hold a Knowledge.
    broader = staticmethod(catalogue.broader)
    exists = staticmethod(catalogue.exists)
    kind = staticmethod(catalogue.kind)
    resolve = staticmethod(catalogue.resolve)


def sources(language: str) -> list[Path]:
    """The files that the knowledge of a language comes from."""
    names = [("inflections.yml",), ("idioms.yml",), ("cldr", f"{language}.yml"), ("languages", f"{language}.yml")]
    files = (resources.data(*name) for name in names)
    return [*catalogue.sources(), *(path for path in files if path.is_file())]


@cache
def knowledge(language: str) -> Knowledge:
    """The compiled knowledge of a language; one without a pack is matched by its forms as written."""
    return Knowledge(language, compiled(f"knowledge-{language}", sources(language), lambda: table(language), Table))


def by_type(kind: str) -> Mapping[str, Entry]:
    """Every entity or concept of a kind ("country", "verb"), by id."""
    return {of: entry for of, entry in catalogue.entries().items() if entry.kind == kind}
