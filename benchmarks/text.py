"""Generated news: the same seed gives the same text. Sentences are templates of our own; four in ten hold numbers.

The text is made to exercise the readers (spaced thousands, decimal commas, number words, fractions, money, dates,
durations, names with digits, addresses) in the density of wire news, one number in about a dozen words. Every article
has its own town, firm and people, so that an archive is not one story told a thousand times.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from factcheck.model import Article

LANGUAGES = ("en", "fr")
_SENTENCES_A_PARAGRAPH = (2, 4)
_PARAGRAPHS_AN_ARTICLE = (4, 9)

_PLAIN = {
    "en": [
        "The council met behind closed doors and left through the side entrance.",
        "Nobody at {firm} wanted to comment on the plans, and calls were not returned.",
        '"We have been waiting for an answer since spring," said {person}, who speaks for the residents.',
        "Critics call the scheme a gift to those who needed it least, while its supporters point to the jobs it kept.",
        "Rain is expected along the coast, and the ferries may stay in the harbour.",
        "The minister defended the bill in {town}, where it has few friends.",
        "Details were published on https://{slug}.example/2025/02/67acc4/report and have not been contested.",
        "It was the mayor who asked for a second opinion, and it was the mayor who ignored it.",
    ],
    "fr": [
        "Le conseil s'est réuni à huis clos et personne n'a souhaité commenter les échanges.",
        "Chez {firm}, la direction n'a pas répondu à nos questions.",
        "« Nous attendons une réponse depuis le printemps », regrette {person}, qui parle au nom des riverains.",
        "Les critiques dénoncent un cadeau, les partisans du projet rappellent les emplois qu'il a permis de garder.",
        "De la pluie est attendue sur le littoral et les bateaux pourraient rester à quai.",
        "Le ministre a défendu le texte à {town}, où il compte peu d'amis.",
        "Le document a été publié sur https://{slug}.example/2025/02/67acc4/rapport et n'a pas été contesté.",
        "C'est la maire qui a demandé un second avis, et c'est elle qui l'a écarté.",
    ],
}
_NUMBERED = {
    "en": [
        "{firm} sold {count} {things} in {year}, {share} more than a year earlier.",
        "About {count} people live in {town}, and {fraction} of them are under {age}.",
        "{person}, {age}, has led {firm} since {month} {year}.",
        "The new port of {town} will cost {money}, of which {money} come from the region.",
        "Unemployment in {town} fell by {points} percentage points to {share} in the {quarter} quarter.",
        "The storm that hit {town} on {day} {month} {year} left {small} people dead and more than "
        "{count} without power.",
        "Between {count} and {count} {things} were delivered to {town} over the past {small} months.",
        "The {firm} plant produces {small} {things} a day and wants to reach {count} a year by {year}.",
        "On {weekday}, the court ordered {firm} to pay {money} within {small} days.",
        "In {town}, {word} of the {small} members voted against, and {word} abstained.",
        "Line {digit} will close for {small} weeks; the A{small} motorway stays open.",
        "The team won {digit}-{digit} in front of {count} spectators.",
        "Nearly {fraction} of those asked in {town} said that prices had risen, according to a survey "
        "of {count} households.",
        "The reservoir covers {decimal} square kilometres and lies {small} km north of {town}.",
        "Wages at {firm} are to rise by {share} from {day} {month}, and by {share} in {year}.",
        "The debt of {town} stood at {decimal} billion dollars, or {share} of GDP, at the end of {year}.",
    ],
    "fr": [
        "{firm} a vendu {count} {things} en {year}, soit {share} de plus qu'un an plus tôt.",
        "Environ {count} personnes vivent à {town}, dont {fraction} ont moins de {age} ans.",
        "{person}, {age} ans, dirige {firm} depuis {month} {year}.",
        "Le nouveau port de {town} coûtera {money}, dont {money} à la charge de la région.",
        "Le chômage à {town} a reculé de {points} point, à {share}, au {quarter} trimestre.",
        "La tempête qui a frappé {town} le {day} {month} {year} a fait {small} morts et privé plus de "
        "{count} foyers d'électricité.",
        "Entre {count} et {count} {things} ont été livrés à {town} au cours des {small} derniers mois.",
        "L'usine {firm} produit {small} {things} par jour et veut en fabriquer {count} par an d'ici {year}.",
        "{weekday}, le tribunal a condamné {firm} à verser {money} dans un délai de {small} jours.",
        "À {town}, {word} des {small} membres ont voté contre et {word} se sont abstenus.",
        "La ligne {digit} sera fermée pendant {small} semaines ; l'A{small} reste ouverte.",
        "L'équipe l'a emporté {digit}-{digit} devant {count} spectateurs.",
        "Près de {fraction} des personnes interrogées à {town} estiment que les prix ont augmenté, selon une enquête "
        "menée auprès de {count} ménages.",
        "Le lac s'étend sur {decimal} km² à {small} kilomètres au nord de {town}.",
        "Les salaires chez {firm} augmenteront de {share} le {day} {month}, puis de {share} en {year}.",
        "La dette de {town} s'élevait à {decimal} milliards de dollars, soit {share} du PIB, fin {year}.",
    ],
}
_WORDS: dict[str, dict[str, list[str]]] = {
    "en": {
        "things": ["vehicles", "tractors", "turbines", "tonnes of steel", "bicycles", "containers"],
        "month": ["January", "February", "March", "April", "June", "July", "September", "October", "December"],
        "weekday": ["Monday", "Tuesday", "Thursday", "Friday"],
        "quarter": ["first", "second", "third", "fourth"],
        "word": ["two", "three", "four", "seven", "twelve", "twenty-two"],
        "fraction": ["half", "two thirds", "three quarters", "a third", "a fifth"],
    },
    "fr": {
        "things": ["véhicules", "tracteurs", "turbines", "tonnes d'acier", "vélos", "conteneurs"],
        "month": ["janvier", "février", "mars", "avril", "juin", "juillet", "septembre", "octobre", "décembre"],
        "weekday": ["Lundi", "Mardi", "Jeudi", "Vendredi"],
        "quarter": ["premier", "deuxième", "troisième", "quatrième"],
        "word": ["deux", "trois", "quatre", "sept", "douze", "vingt-deux"],
        "fraction": ["la moitié", "deux tiers", "trois quarts", "un tiers", "un cinquième"],
    },
}


_ONSETS = ("Br", "C", "D", "F", "Gr", "H", "K", "L", "M", "N", "Or", "P", "R", "S", "St", "T", "V", "W")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "el", "er", "in", "or", "un")
_ENDS = ("bury", "dal", "fen", "gard", "len", "mont", "nac", "rin", "sey", "tow", "vel", "wick")


def _name(draw: random.Random) -> str:
    return draw.choice(_ONSETS) + draw.choice(_MIDDLES) + draw.choice(_ENDS)


class _Fill(dict[str, str]):
    """What a template's slots become: names stay the same for one article, every other look-up draws anew."""

    def __init__(self, language: str, draw: random.Random) -> None:
        super().__init__()
        self._words, self._draw, self._french = _WORDS[language], draw, language == "fr"
        self._made: dict[str, Callable[[], str]] = {
            "count": self._count,
            "small": lambda: str(draw.randint(2, 99)),
            "digit": lambda: str(draw.randint(0, 9)),
            "age": lambda: str(draw.randint(18, 90)),
            "day": lambda: str(draw.randint(2, 28)),
            "year": lambda: str(draw.randint(1990, 2040)),
            "decimal": self._decimal,
            "points": lambda: self._mark(f"0.{draw.randint(1, 9)}"),
            "share": lambda: self._decimal() + (" %" if self._french else draw.choice(["%", " per cent", " %"])),
            "money": self._money,
            "slug": lambda: self._names["town"].lower(),
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
        return number.replace(".", ",") if self._french else number

    def _decimal(self) -> str:
        return self._mark(f"{self._draw.uniform(0.5, 99):.1f}")

    def _count(self) -> str:
        number = int(10 ** self._draw.uniform(2, 6.5))
        if self._draw.random() < 0.15:
            millions = self._mark(f"{self._draw.uniform(1.1, 9):.1f}")
            return f"{millions} million" if not self._french else f"{millions} millions de"
        return f"{number:,}".replace(",", self._draw.choice(["\u202f", " "]) if self._french else ",")

    def _money(self) -> str:
        scale = self._draw.choice(["million", "billion"])
        if self._french:
            return f"{self._decimal()} {'millions' if scale == 'million' else 'milliards'} d'euros"
        sign = self._draw.choice(["$", "€", ""])
        return f"{sign}{self._decimal()} {scale}" + ("" if sign else " euros")


def articles(language: str, size: int, seed: int = 7) -> Iterator[Article]:
    """Articles of about 3 kB until their texts hold at least `size` bytes of UTF-8."""
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
    template = draw.choice((_NUMBERED if draw.random() < 0.4 else _PLAIN)[language])
    return template.format_map(fill)
