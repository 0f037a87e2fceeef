"""Other extractors, measured on the same text where they can be imported (benchmarks/requirements.txt)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from importlib import metadata
from importlib.util import find_spec
from typing import Any, NamedTuple

from factcheck.model import Article

Reader = Callable[[Article], Sequence[Any]]


class Peer(NamedTuple):
    """A library: its distribution and module, what it reads, in which languages, and how to make its reader."""

    distribution: str
    module: str
    reads: str
    languages: tuple[str, ...]
    make: Callable[[str], Reader]


def _dateparser(language: str) -> Reader:
    from dateparser.search import search_dates

    return lambda article: search_dates(article.text, languages=[language]) or []


def _quantulum3(language: str) -> Reader:
    from quantulum3 import classifier, parser

    def read(article: Article) -> Sequence[Any]:
        found: list[Any] = []
        for paragraph in article.text.split("\n\n"):  # it raises on some inputs, which then count as read
            try:
                found += parser.parse(paragraph)
            except Exception:  # noqa: BLE001 - whatever it raises is its own matter
                found.append(None)
        return found

    try:
        parser.parse("3.5 pounds")
    except Exception:  # noqa: BLE001 - a classifier that another scikit-learn pickled
        classifier.USE_CLF = False
    return read


def _text2num(language: str) -> Reader:
    from text_to_num import alpha2digit

    return lambda article: alpha2digit(article.text, language).split()


_CULTURES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese"}


def _recognizers(language: str) -> Reader:
    """All of the suite's models that read figures: numbers, ordinals, percentages, units, dates."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    culture = getattr(Culture, _CULTURES[language])
    makers = [
        (NumberRecognizer, ("number", "ordinal", "percentage")),
        (NumberWithUnitRecognizer, ("currency", "dimension", "temperature", "age")),
        (DateTimeRecognizer, ("datetime",)),
    ]
    models: list[Any] = []
    for maker, names in makers:
        for name in names:
            try:
                models.append(getattr(maker(culture), f"get_{name}_model")(culture, False))
            except ValueError:  # this model does not exist in this language
                continue

    def read(article: Article) -> Sequence[Any]:
        return [found for model in models if model for found in model.parse(article.text)]

    return read


PEERS: dict[str, Peer] = {
    "quantulum3": Peer("quantulum3", "quantulum3", "quantities", ("en",), _quantulum3),
    "recognizers-text": Peer(
        "recognizers-text-suite", "recognizers_number", "numbers, units, dates", tuple(_CULTURES), _recognizers
    ),
    "text2num": Peer("text2num", "text_to_num", "number words", ("en", "fr", "es", "de", "it", "pt", "nl"), _text2num),
    "dateparser": Peer("dateparser", "dateparser", "dates", ("en", "fr", "es", "de", "it", "pt", "nl"), _dateparser),
}


def importable() -> list[str]:
    """The peers that are installed here."""
    return [name for name, peer in PEERS.items() if find_spec(peer.module) is not None]


def version(name: str) -> str:
    """The version of a peer that is installed."""
    return metadata.version(PEERS[name].distribution)


def reader(name: str, language: str) -> Reader:
    """A peer's reader, its warnings hidden."""
    warnings.simplefilter("ignore")
    return PEERS[name].make(language)
