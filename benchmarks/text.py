"""Generated news in seven languages: the same seed gives the same text. Sentences are templates of our own.

The text exercises the readers (spaced thousands, decimal commas, number words, fractions, money, dates, durations,
names with digits, addresses) in the density of news: about four assertions in a kilobyte, as the real articles that
factcheck was made for have. Every article has its own town, firm and people, so that an archive is not one story told
a thousand times; concepts and entities are drawn from data/, so that words keep being new for a long while.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from factcheck import yamlfile
from factcheck.language import catalogue
from factcheck.model import Article

LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl")
NUMBERED = 0.11  # share of the sentences that hold figures
_SENTENCES_A_PARAGRAPH = (2, 4)
_PARAGRAPHS_AN_ARTICLE = (4, 9)

_ONSETS = ("Br", "C", "D", "F", "Gr", "H", "K", "L", "M", "N", "Or", "P", "R", "S", "St", "T", "V", "W")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "el", "er", "in", "or", "un")
_JOINTS = ("", "b", "d", "l", "m", "n", "r", "s", "t", "v")
_ENDS = ("bury", "dal", "fen", "gard", "len", "mont", "nac", "rin", "sey", "tow", "vel", "wick")


@cache
def _templates() -> dict[str, Any]:
    found: dict[str, Any] = yamlfile.load(Path(__file__).parent / "templates.yml")
    return found


@cache
def _named(language: str, kinds: tuple[str, ...]) -> list[str]:
    """What concepts or entities of some kinds are called in a language."""
    return sorted({catalogue.label(of, language) for of, entry in catalogue.entries().items() if entry.kind in kinds})


def _name(draw: random.Random) -> str:
    middle = draw.choice(_MIDDLES)
    joint = draw.choice(_JOINTS)
    return draw.choice(_ONSETS) + middle + (joint + draw.choice(_MIDDLES) if joint else "") + draw.choice(_ENDS)


class _Fill(dict[str, str]):
    """What a template's slots become: names stay the same for one article, every other look-up draws anew."""

    def __init__(self, language: str, draw: random.Random) -> None:
        super().__init__()
        found = _templates()[language]
        self._draw, self._decimal_mark, self._groups = draw, found["decimal"], found["groups"]
        self._words: dict[str, list[str]] = {
            **found["words"],
            "topic": _named(language, ("noun",)),
            "place": _named(language, ("country", "region", "organisation")),
        }
        patterns: dict[str, list[str]] = {key: found[key] for key in ("million", "share", "money")}
        self._made: dict[str, Callable[[], str]] = {
            "count": self._count,
            "small": lambda: str(draw.randint(2, 99)),
            "digit": lambda: str(draw.randint(0, 9)),
            "age": lambda: str(draw.randint(18, 90)),
            "day": lambda: str(draw.randint(2, 28)),
            "year": lambda: str(draw.randint(1990, 2040)),
            "decimal": lambda: self._mark(f"{draw.uniform(0.5, 99):.1f}"),
            "points": lambda: self._mark(f"0.{draw.randint(1, 9)}"),
            "slug": lambda: self._names["town"].lower(),
            **{key: lambda choices=choices: draw.choice(choices).format_map(self) for key, choices in patterns.items()},  # type: ignore[misc]
        }
        self.name()

    def name(self) -> None:
        """New names, for a new article."""
        draw = self._draw
        self._names = {
            "town": _name(draw),
            "firm": f"{_name(draw)} & {_name(draw)}",
            "person": f"{_name(draw)} {_name(draw)}",
        }

    def __missing__(self, key: str) -> str:
        if key in self._made:
            return self._made[key]()
        if key in self._names:
            return self._names[key]
        return self._draw.choice(self._words[key])

    def _mark(self, number: str) -> str:
        return number.replace(".", self._decimal_mark)

    def _count(self) -> str:
        if self._draw.random() < 0.15:
            return self._made["million"]()
        return f"{int(10 ** self._draw.uniform(2, 6.5)):,}".replace(",", self._draw.choice(self._groups))


def articles(language: str, size: int, seed: int = 7) -> Iterator[Article]:
    """Articles of about 2 kB until their texts hold at least `size` bytes of UTF-8."""
    draw = random.Random(f"{language} {seed}")
    fill = _Fill(language, draw)
    first = date(2024, 1, 1)
    made = number = 0
    while made < size:
        fill.name()
        text = "\n\n".join(
            " ".join(_sentence(language, draw, fill) for _ in range(draw.randint(*_SENTENCES_A_PARAGRAPH)))
            for _ in range(draw.randint(*_PARAGRAPHS_AN_ARTICLE))
        )
        yield Article(
            id=f"{language}{number:06d}",
            text=text,
            language=language,
            source=draw.choice(["Daily A", "Daily B", "Daily C"]),
            published=str(first + timedelta(days=draw.randint(0, 700))),
        )
        made += len(text.encode())
        number += 1


def _sentence(language: str, draw: random.Random, fill: _Fill) -> str:
    template: str = draw.choice(_templates()[language]["numbered" if draw.random() < NUMBERED else "plain"])
    made = template.format_map(fill)
    return made[:1].upper() + made[1:]
