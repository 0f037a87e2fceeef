"""`text: /…/`: the last resort, a regular expression over the assertion's sentence, made safe on untrusted text.

Nested repetition, back-references and look-around are refused when the rule is read, repetitions are few, and only the
first 500 characters of a sentence are searched: the cost of a search is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from factcheck.model.codes import Code
from factcheck.rules.reader import Reader
from factcheck.rules.view import View

Check = Callable[[View], bool]
LONGEST = 500
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_REFUSED = {
    codes.GROUPREF: "a back-reference",
    codes.GROUPREF_EXISTS: "a back-reference",
    codes.ASSERT: "a look-around",
    codes.ASSERT_NOT: "a look-around",
}
_OPEN_REPEATS = 3


def _count(parsed: Any, inside: bool) -> int:
    """How many repetitions of more than 20 a pattern has; raises ValueError for what is refused."""
    total = 0
    for code, argument in parsed:
        if code in _REFUSED:
            raise ValueError(_REFUSED[code])
        if code in _REPEATS:
            _, most, inner = argument
            wide = most > 20
            if wide and inside:
                raise ValueError("a repetition inside a repetition")
            total += wide + _count(inner, inside or most > 1)
        elif code is codes.BRANCH:
            total += sum(_count(branch, inside) for branch in argument[1])
        elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            total += _count(argument[-1] if code is codes.SUBPATTERN else argument, inside)
    return total


def compile_safely(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored. Raises ValueError (or re.error) that says what is wrong with it."""
    if _count(parser.parse(pattern), False) > _OPEN_REPEATS:
        raise ValueError(f"more than {_OPEN_REPEATS} open repetitions")
    return re.compile(pattern, re.IGNORECASE)


def text(reader: Reader, name: str) -> Check:
    """The sentence matches `/pattern/`."""
    value = reader.text(name)
    if len(value) < 3 or not (value.startswith("/") and value.endswith("/")):
        reader.error(name, f"found {value!r}", "a pattern between slashes, /…/", code=Code.RULE_PATTERN)
        return lambda view: False
    try:
        compiled = compile_safely(value[1:-1])
    except (re.error, ValueError, OverflowError, RecursionError) as error:
        reader.error(
            name, f"not a usable pattern: {error}", "a regular expression that is linear", code=Code.RULE_PATTERN
        )
        return lambda view: False
    return lambda view: compiled.search(view.assertion.sentence[:LONGEST]) is not None
