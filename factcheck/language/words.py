"""Tokens: one pattern for texts and for the phrases of the packs, so that the two always agree.

Kinds of token: a number in digits with its separators ("50 000", "1,234.5", "12.5.2024"), a run of letters with an
elided article's apostrophe ("l'", "qu'"), letters mixed with digits ("M3", "67acc4"), or one other character.
White space separates and is no token. The pattern has no nested repetition over the same characters: linear time.
"""

from __future__ import annotations

import re

# A space groups digits only in threes after one to three digits: "50 000", but not "2024 200".
_PATTERN = r"""
    (?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,]\d+)?
  | MIXED(?:\d+(?:[.,]\d+)*[^\W\d_]+\d\w* | [^\W\d_]+\d\w*(?:[.,]\d\w*)*)
  | \d+(?:[.,]\d+)*
  | [^\W\d_]+(?:['’](?=[^\W\d_])(?![sS]\b))?
  | [^\w\s]
  | _
"""
TOKEN = re.compile(_PATTERN.replace("MIXED", ""), re.VERBOSE)
# The same tokens; those that mix letters with digits are told apart by a group.
MIXED_TOKEN = re.compile(_PATTERN.replace("MIXED(?:", "("), re.VERBOSE)

# Folding keeps the length: a character whose lower case is longer (İ) stays as it is.
_FOLD = {ord("’"): "'", ord("ʼ"): "'", ord("‑"): "-", ord("‐"): "-", ord("−"): "-", ord("İ"): "i"}


def fold(text: str) -> str:
    """Lower case with straight apostrophes and plain hyphens, of the same length as `text`."""
    lowered = text.translate(_FOLD).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_FOLD))


def tokens_of(surface: str) -> tuple[str, ...]:
    """The folded tokens of a phrase; "plus d'" ends in the elided word that the scanner would see before a vowel."""
    folded = fold(surface)
    if folded[-1:] == "'" and folded[-2:-1].isalpha():
        return tuple(TOKEN.findall(folded + "x")[:-1])
    return tuple(TOKEN.findall(folded))
