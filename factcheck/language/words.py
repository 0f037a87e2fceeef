"""Tokens: one pattern for texts and for the phrases of the packs, so that the two always agree.

Kinds of token: a number in digits with its separators ("50 000", "1,234.5", "12.5.2024"), a run of letters with an
elided article's apostrophe ("l'", "qu'"), letters mixed with digits ("M3", "67acc4"), or one other character.
White space separates and is no token. The pattern has no nested repetition over the same characters: linear time.
"""

from __future__ import annotations

import re

# Letters as ranges, which match several times faster than a class made of negations; what is left out is one token a
# character.
_L = "A-Za-zª²³µ¹º\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff"
# A space groups digits only in threes after one to three digits: "50 000", but not "2024 200".
# The one group makes `split` keep the tokens. Each class of letters takes milliseconds to compile: there are few.
TOKEN = re.compile(
    rf"""
    ( [{_L}]+(?:\d\w*(?:[.,]\d\w*)*|['’](?=[{_L}])(?![sS]\b))?
  | (?<![\d.,])\d{{1,3}}(?:[ \u00a0\u202f\u2009'’]\d{{3}})+(?!\d)(?:[.,]\d+)?
  | \d+(?:[.,]\d+)*(?:[{_L}]+\d\w*)?
  | [^\w\s]
  | \w )
    """,
    re.VERBOSE,
)
# A letter before a digit: in every token that mixes letters with digits, "67acc4" among them.
MIXED = re.compile(r"[^\W\d_]\d")

# Folding keeps the length: a character whose lower case is longer (İ) stays as it is.
_FOLD = (("’", "'"), ("ʼ", "'"), ("‑", "-"), ("‐", "-"), ("−", "-"))


def fold(text: str) -> str:
    """Lower case with straight apostrophes and plain hyphens, of the same length as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text.replace("İ", "i"))
    for written, plain in _FOLD:
        if written in lowered:
            lowered = lowered.replace(written, plain)
    return lowered


def tokens_of(surface: str) -> tuple[str, ...]:
    """The folded tokens of a phrase; "plus d'" ends in the elided word that the scanner would see before a vowel."""
    folded = fold(surface)
    if folded.isascii() and folded.replace(" ", "").isalpha():
        return tuple(folded.split())  # most phrases, without the pattern
    if folded[-1:] == "'" and folded[-2:-1].isalpha():
        return tuple(TOKEN.findall(folded + "x")[:-1])
    return tuple(TOKEN.findall(folded))
