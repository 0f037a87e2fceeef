"""A sentence as the readers see it: folded tokens with offsets, and what has been read so far."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.extraction.marks import Marks
from factcheck.language.money import is_glued_code
from factcheck.language.words import MIXED, TOKEN, fold

if TYPE_CHECKING:
    from factcheck.extraction.gates import Gates
    from factcheck.extraction.number import Number
    from factcheck.language.pack import Pack

_DOMAINS = "com|org|net|fr|de|es|it|eu|co|io|info|uk|be|ch|nl|pt|ru|gov|edu|tv"
# What is no prose: image markup with its caption, link targets, addresses, e-mails, tags. Every repetition that could
# start again at the next character is bounded.
_MASK = re.compile(
    r"!\[[^\]\n]{0,1000}\]\([^()\s]{0,2000}\)"
    r"|(?<=\])\([^()\s]{1,2000}\)"
    r"|\b(?:https?|ftp)://[^\s<>\"»]+|\bwww\.[^\s<>\"»]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|<!--(?:[^-]|-(?!->)){0,5000}-->"
    r"|</?[A-Za-z][^<>\n]{0,1000}>"
    rf"|(?<![\w.-])(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{_DOMAINS})\b(?:/[^\s<>\"»]*)?",
)
_SUSPECT = re.compile(rf"[@<]|://|www\.|\]\(|\.(?:{_DOMAINS})\b")


def mask(text: str) -> str:
    """`text` with everything that is no prose replaced by spaces, of the same length."""
    if _SUSPECT.search(text) is None:
        return text
    if "<!--" in text:  # all else that is masked stands on one line
        return _MASK.sub(_blank, text)
    lines = text.split("\n")
    return "\n".join([line if _SUSPECT.search(line) is None else _MASK.sub(_blank, line) for line in lines])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


_CODE = re.compile(r"([^\W\d_]{1,4})(\d+(?:[.,]\d+)*)(k|m|b|t|bn|mn|tn|mrd|md)?")
_DIGITS_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)((?:[kcdm]?m|mi|ft)[23])")
# What may be a count and the number of an airliner behind it, not one number: "20 737" before "MAX".
_MODEL = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})*)[ \u00a0\u202f\u2009](7\d7)")


def split_mixed(start: int, token: str) -> list[tuple[int, int]]:
    """The spans of a token that mixes letters and digits: "EUR50m" and "32m2" fall apart, "M3" and "67acc4" do not."""
    if MIXED.search(token) is None:
        return [(start, start + len(token))]
    found = _CODE.fullmatch(token)
    if found is not None and not is_glued_code(token):
        found = None
    found = found or _DIGITS_UNIT.fullmatch(token)
    if found is None:
        return [(start, start + len(token))]
    return [(start + a, start + b) for a, b in found.regs[1:] if b > a >= 0]


def split_model(start: int, token: str) -> list[tuple[int, int]]:
    """The spans of "20 737" where the next token goes on with a model's name: the count, and the 737 behind it."""
    found = _MODEL.fullmatch(token)
    return split_mixed(start, token) if found is None else [(start + a, start + b) for a, b in found.regs[1:]]


# White space and tokens in turn, white space first and last.
_PARTS = TOKEN.split
_SPLIT = Marks(lambda word: len(split_mixed(0, word)) > 1 or _MODEL.fullmatch(word) is not None)


def _cut(folded: str, start: int, end: int) -> list[str]:
    """The same parts where the token before must be seen."""
    parts: list[str] = []
    at = start
    for match in TOKEN.finditer(folded, start, end):
        parts += folded[at : match.start()], match.group()
        at = match.end()
    return [*parts, folded[at:end]]


class Sentence:
    """The tokens of text[start:end]: `words` folded, `starts` and `ends` absolute offsets.

    Readers fill `numbers` (by first token) and mark tokens as `taken` once something has claimed them.
    """

    __slots__ = (
        "_lemmas",
        "end",
        "ends",
        "gates",
        "marks",
        "numbers",
        "pack",
        "start",
        "starts",
        "taken",
        "text",
        "words",
    )

    def __init__(self, text: str, start: int, end: int, pack: Pack, folded: str | None = None) -> None:
        """`folded` is the whole text folded, for callers that read many sentences of it."""
        self.text, self.start, self.end, self.pack = text, start, end, pack
        if folded is None:
            folded = fold(text)
        if start and folded[start].isdigit() and not folded[start - 1].isspace():
            parts = _cut(folded, start, end)  # an endless sentence was cut inside digits
        else:
            parts = _PARTS(folded[start:end])
        words: list[str] = parts[1::2]
        places = [*accumulate(map(len, parts), initial=start)]
        starts, ends = places[1:-1:2], places[2::2]
        if any(map(_SPLIT.__getitem__, words)):
            spans = [
                piece
                for a, word, following in zip(starts, words, [*words[1:], ""], strict=True)
                for piece in (split_model(a, word) if following in pack.models else split_mixed(a, word))
            ]
            words, starts, ends = [folded[a:b] for a, b in spans], [a for a, _ in spans], [b for _, b in spans]
        self.words = words
        self.starts = starts
        self.ends = ends
        self.taken = bytearray(len(words))
        self.marks: list[int] | None = None  # the bits of each token, filled by `Grammar.marks`
        self.gates: Gates | None = None  # what the tokens open, filled by `gates`
        self.numbers: dict[int, Number] = {}
        self._lemmas: list[str] | None = None

    def part(self, first: int) -> Sentence:
        """A sentence of the tokens from `first` on."""
        start = self.starts[first] if first < len(self.words) else self.end
        return Sentence(self.text, start, self.end, self.pack)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def lemmas(self) -> list[str]:
        """The lemma of every token, computed on first use."""
        if self._lemmas is None:
            self._lemmas = self.pack.lemma.all(self.words)
        return self._lemmas

    def glued(self, at: int) -> bool:
        """Whether token `at` follows the one before it without a space."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def surface(self, first: int, last: int) -> str:
        """The text of tokens [first, last) as written."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def capital(self, at: int) -> bool:
        """Whether token `at` is written with a capital."""
        return self.text[self.starts[at]].isupper()
