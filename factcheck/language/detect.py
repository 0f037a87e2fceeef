"""Which language a text is in, from its function words, letters and endings (data/detect.yml).

A few hundred words decide, so the cost does not grow with the text. The evidence for a language is the sum over the
words of 1 / (number of languages that list the word): "de" says little, "dello" says Italian.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.language.pack import available, load
from factcheck.language.words import fold
from factcheck.model import Code, ConfigError

_WORD = re.compile(r"[^\W\d_]+'?")  # folded: apostrophes are straight, and belong to the word that they elide
_TAG = re.compile(r"([a-z]{2,3})(?:[-_].{1,30})?")
_KEPT = 50_000  # words whose evidence is remembered; untrusted text must not grow it without bound
_READ = 2000  # characters
_LETTER, _ENDING = 0.5, 0.3  # what a letter or an ending weighs, against 1 for a word
_ENOUGH = 1.0  # evidence below which nothing is said
_DENSE = 0.12  # evidence a word below which a longer text is in none of these languages
_USUAL = 0.3  # evidence a word of a text in one of these languages; their unlisted neighbours reach half of it
_SURE = 0.55  # share of the evidence of the two best languages that the best one must have


class _Tables:
    """data/detect.yml turned round: from a word, letter or ending to (language, weight) pairs."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.codes = tuple(raw)
        self.names = {name: code for code, entry in raw.items() for name in (code, *entry["names"])}
        self.words = _weights({code: set(fold(entry["words"]).split()) for code, entry in raw.items()}, 1.0)
        self.letters = _weights({code: set(entry["letters"]) for code, entry in raw.items()}, _LETTER)
        self.endings = _weights({code: set(entry["endings"]) for code, entry in raw.items()}, _ENDING)
        self._longest = max(map(len, self.endings), default=0)
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def evidence(self, word: str) -> tuple[tuple[str, float], ...]:
        """What a folded word says: (language, weight) for itself, its longest known ending and its letters."""
        found = self._known.get(word)
        if found is None:
            found = self._weigh(word)
            if len(self._known) < _KEPT:
                self._known[word] = found
        return found

    def _weigh(self, word: str) -> tuple[tuple[str, float], ...]:
        score: defaultdict[str, float] = defaultdict(float)
        ending = next((word[-size:] for size in range(self._longest, 1, -1) if word[-size:] in self.endings), "")
        found = [self.words.get(word, ()), self.endings.get(ending, ()) if len(word) > max(3, len(ending)) else ()]
        for code, weight in chain(*found, *(self.letters.get(char, ()) for char in word)):
            score[code] += weight
        return tuple(score.items())


def _weights(lists: dict[str, set[str]], weight: float) -> dict[str, tuple[tuple[str, float], ...]]:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for code, items in lists.items():
        for item in sorted(items):
            holders[item].append(code)
    return {item: tuple((code, weight / len(codes)) for code in codes) for item, codes in holders.items()}


@cache
def _tables(among: frozenset[str] | None = None) -> _Tables:
    """The tables of all languages, or of some: a word then says more, being shared with fewer."""
    raw = _raw()
    return _Tables(raw if among is None else {code: entry for code, entry in raw.items() if code in among})


@cache
def _raw() -> Mapping[str, Any]:
    path = resources.data("detect.yml")
    packs = [resources.data("languages", f"{code}.yml") for code in available()]
    return compiled("detect", [path, *packs], lambda: _read(path), dict[str, Any])


def _read(path: Path) -> dict[str, Any]:
    raw = yamlfile.load(path)
    keys = {"names", "words", "letters", "endings"}
    if not isinstance(raw, dict) or any(not isinstance(entry, dict) or set(entry) != keys for entry in raw.values()):
        expected = "languages, each with names, words, letters and endings"
        raise ConfigError("not a table of languages", file=str(path), expected=expected, code=Code.DATA)
    return {**raw, **{code: _of_pack(code) for code in available() if code not in raw}}


def _of_pack(code: str) -> dict[str, Any]:
    """What a pack itself says of its language's looks: its `detect` section, and its stop words."""
    pack = load(code)
    own = pack.section("detect")
    words = own.get("words") or " ".join(pack.words("stop_words"))
    names = [pack.name, *own.get("names", ())]
    return {"names": names, "words": words, "letters": own.get("letters", ""), "endings": own.get("endings", ())}


def languages() -> tuple[str, ...]:
    """The codes of the languages that can be told apart."""
    return _tables().codes


def code_of(tag: str) -> str | None:
    """The language code in a tag or name: fr-CA, FRA and French are fr; None for what is no language tag."""
    text = tag.strip().lower()
    names = _tables().names
    if text in names:
        return names[text]
    match = _TAG.fullmatch(text)
    return names.get(match[1], match[1]) if match else None


def detect(text: str, among: Collection[str] | None = None) -> tuple[str | None, float]:
    """The language of `text` and a confidence from 0 to 1; (None, confidence) where it cannot be told.

    `among` limits the answer to some languages, which makes less evidence enough.
    """
    tables = _tables(None if among is None else frozenset(among))
    codes = tables.codes
    if not codes:
        return None, 0.0
    words = _WORD.findall(text[:_READ].lower().replace("’", "'"))  # fold() keeps lengths, which nobody needs here
    score = dict.fromkeys(tables.codes, 0.0)
    for word in words:
        for code, weight in tables.evidence(word):
            score[code] += weight
    best = max(codes, key=score.__getitem__)
    next_best = max((score[code] for code in codes if code != best), default=0.0)
    if score[best] < (_ENOUGH if among is None else _ENOUGH / 2) or score[best] < _DENSE * len(words):
        return None, 0.0
    margin, density = score[best] - next_best, score[best] / len(words)
    confidence = round((1 - math.exp(-margin / 2)) * min(1.0, density / _USUAL), 4)
    sure = score[best] >= _SURE * (score[best] + next_best)
    return (best if sure else None), confidence
