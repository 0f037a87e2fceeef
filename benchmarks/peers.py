"""Other extractors, measured on the same text when they can be imported; none is a dependency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from factcheck.model import Article

Reader = Callable[[Article], Sequence[Any]]


def _dateparser(language: str) -> Reader:
    from dateparser.search import search_dates

    return lambda article: search_dates(article.text, languages=[language]) or []


def _quantulum3(language: str) -> Reader:
    from quantulum3 import parser

    return lambda article: parser.parse(article.text)


def _text2num(language: str) -> Reader:
    from text_to_num import alpha2digit

    return lambda article: alpha2digit(article.text, language).split()


def _recognizers(language: str) -> Reader:
    from recognizers_number import recognize_number

    culture = {"en": "en-us", "fr": "fr-fr"}[language]
    return lambda article: recognize_number(article.text, culture)


PEERS: dict[str, Callable[[str], Reader]] = {
    "dateparser": _dateparser,
    "quantulum3": _quantulum3,
    "text2num": _text2num,
    "recognizers-text": _recognizers,
}
_MODULES = {"text2num": "text_to_num", "recognizers-text": "recognizers_number"}


def importable() -> list[str]:
    """The peers that are installed here."""
    return [name for name in PEERS if find_spec(_MODULES.get(name, name)) is not None]
