"""From the mapping of a rule file to a `Selector`."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.rules.model import Selector
from factcheck.rules.reader import Reader
from factcheck.rules.select import choices, pattern, terms, threshold, times
from factcheck.rules.view import View
from factcheck.rules.vocabulary import Word

Check = Callable[[View], bool]

_PLAIN: dict[str, Callable[[Reader, str], Check]] = {
    **choices.KEYS,
    "period": times.time,
    "deadline": times.time,
    "published": times.time,
    "text": pattern.text,
}
_WORDED: dict[str, Callable[[Reader, str, list[Word]], Check]] = {
    **dict.fromkeys(terms.TERMS, terms.term),
    "topic": terms.topic,
    "place": terms.place,
    "scope": terms.scope,
    "threshold": threshold.threshold,
}
KEYS = (*sorted({*_PLAIN, *_WORDED}), "either", "not")


def parse(reader: Reader, *, nested: bool = False) -> Selector:
    """The selector of a mapping; mistakes go to the reader's problems."""
    reader.only(KEYS, "selector key")
    if not reader.data and nested:
        reader.problems.add("found nothing", file=reader.file, line=reader.line, key=reader.path, expected="a selector")
    checks: list[Check] = []
    words: list[Word] = []
    inside: list[str] = []
    as_share = False
    for name in reader.data:
        if name in _PLAIN:
            checks.append(_PLAIN[name](reader, name))
            as_share = as_share or (name == "dimension" and reader.data[name] in ("share", ["share"]))
        elif name in _WORDED:
            checks.append(_WORDED[name](reader, name, words))
        elif name == "not":
            checks.append(_negated(reader, words, inside))
        elif name == "either":
            checks.append(_either(reader, words, inside))
    # The cheapest checks come first in the table's order, so that topics of whole articles are read last.
    order = {name: at for at, name in enumerate((*_PLAIN, *_WORDED, "either", "not"))}
    named = [name for name in reader.data if name in order]
    ranked = [check for _, check in sorted(zip(named, checks, strict=True), key=lambda pair: order[pair[0]])]
    return Selector(tuple(ranked), tuple(dict.fromkeys([*named, *inside])), tuple(words), as_share, reader.line)


def _either(reader: Reader, words: list[Word], keys: list[str]) -> Check:
    """`either: [{...}, {...}]`: at least one of these selectors matches."""
    selectors = [parse(one, nested=True) for one in reader.mappings("either", empty=False)]
    for selector in selectors:
        words.extend(selector.words)
        keys.extend(selector.keys)
    return lambda view: any(selector.matches(view) for selector in selectors)


def _negated(reader: Reader, words: list[Word], keys: list[str]) -> Check:
    """`not: {...}` or a list of them: none of these selectors matches."""
    inner = reader.mappings("not") if isinstance(reader.data["not"], list) else (reader.mapping("not"),)
    selectors = [parse(one, nested=True) for one in inner if one is not None]
    for selector in selectors:
        words.extend(selector.words)
        keys.extend(selector.keys)
    return lambda view: not any(selector.matches(view) for selector in selectors)
