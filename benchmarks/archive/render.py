"""Values as newsrooms write them: digits or words, full or rounded, spelled or short, converted in brackets.

A value is a float (for a part, a pair; for a date, an ordinal). Whatever form is drawn, it means the same value.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from num2words import num2words

Value = float | tuple[int, int]
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
_DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}
_ABOUT = {"en": ["about", "around", "some", "roughly"], "fr": ["environ", "quelque", "à peu près"]}
_NEARLY = {"en": ["nearly", "almost", "close to"], "fr": ["près de", "presque"]}
_OVER = {"en": ["more than", "over"], "fr": ["plus de"]}
_FRACTIONS = {
    "en": {
        (1, 2): "half of the",
        (1, 3): "a third of the",
        (2, 3): "two thirds of the",
        (3, 4): "three quarters of the",
    },
    "fr": {(1, 2): "la moitié des", (1, 3): "un tiers des", (2, 3): "deux tiers des", (3, 4): "trois quarts des"},
}
_ORDINALS = {"en": {3: "third", 4: "quarter", 5: "fifth"}, "fr": {3: "tiers", 4: "quart", 5: "cinquième"}}
_DOLLARS = 1.08  # a euro, in every article, so that a conversion is no contradiction
_UNITS = {  # (spelled, short) by language
    "area": {"en": ("hectares", "ha"), "fr": ("hectares", "ha")},
    "power": {"en": ("megawatts", "MW"), "fr": ("mégawatts", "MW")},
    "length": {"en": ("kilometres", "km"), "fr": ("kilomètres", "km")},
    "metres": {"en": ("metres", "m"), "fr": ("mètres", "m")},
    "kilograms": {"en": ("kilograms", "kg"), "fr": ("kilogrammes", "kg")},
    "temperature": {"en": ("degrees Celsius", "°C"), "fr": ("degrés", "°C")},
    "years": {"en": ("years", "years"), "fr": ("ans", "ans")},
    "months": {"en": ("months", "months"), "fr": ("mois", "mois")},
}
_STEP = {"number": 0.1, "metres": 0.1, "temperature": 0.1, "percent": 0.1, "money": 0.1}


def step(fact: dict[str, Any]) -> float:
    """The smallest difference between two values of a fact."""
    return float(fact.get("step", 1.0 if fact.get("whole") else _STEP.get(fact["type"], 1.0)))


class Renderer:
    """Writes values in one language; every choice is drawn from `draw`."""

    def __init__(self, language: str, draw: random.Random) -> None:
        self._language, self._draw, self._french = language, draw, language == "fr"

    def write(self, fact: dict[str, Any], value: Value, *, exact: bool) -> str:
        """One way to write a value; `exact` leaves out what rounds it."""
        kind = fact["type"]
        if kind in ("part", "fraction"):
            return self._part(fact, value, exact)
        assert isinstance(value, float)
        if kind in ("count", "percent", "money", "area", "kilograms") and not exact and self._chance(0.22):
            rounded = self._rounded(kind, fact, value)
            if rounded is not None:
                return rounded
        return self._plain(kind, fact, value, exact)

    def _plain(self, kind: str, fact: dict[str, Any], value: float, exact: bool) -> str:
        makers: dict[str, Callable[[], str]] = {
            "count": lambda: self._count(value),
            "number": lambda: self._decimal(value, 1),
            "percent": lambda: self._decimal(value, 1) + self._percent(),
            "money": lambda: self._money(value, exact),
            "euros": lambda: self._euros(value),
            "year": lambda: self._year(value),
            "date": lambda: self._date(value),
            "age": lambda: f"{value:.0f} ans" if self._french else f"{value:.0f}",
            "mass": lambda: (
                f"{self._grouped(value * 1000)} {'tonnes' if self._french else self._one_of('tonnes', 'metric tons')}"
            ),
        }
        return makers[kind]() if kind in makers else self._unit(kind, fact, value, exact)

    def _chance(self, share: float) -> bool:
        return self._draw.random() < share

    def _one_of(self, *forms: str) -> str:
        return self._draw.choice(forms)

    def _mark(self, digits: str) -> str:
        return digits.replace(".", ",") if self._french else digits

    def _decimal(self, value: float, places: int) -> str:
        digits = f"{value:.{places}f}"
        return self._mark(digits[:-2] if digits.endswith(".0") and self._chance(0.8) else digits)

    def _grouped(self, value: float) -> str:
        digits = f"{value:,.0f}"
        return digits.replace(",", self._one_of("\u202f", " ", "\u00a0")) if self._french else digits

    def _count(self, value: float) -> str:
        most = 12 if self._chance(0.7) else 60
        if value <= most and self._chance(0.6):
            return str(num2words(int(value), lang=self._language))
        return self._grouped(value)

    def _percent(self) -> str:
        if self._french:
            return self._one_of(" %", " %", "\u202f%", "%", " pour cent")
        return self._one_of("%", "%", " %", " per cent", " percent")

    def _money(self, millions: float, exact: bool = True) -> str:
        large = millions >= 1000 and self._chance(0.8)
        amount = self._decimal(millions / 1000, 2 if exact else 1) if large else self._decimal(millions, 1)
        text = self._currency(amount, large)
        if not exact and self._chance(0.12):
            dollars = millions * _DOLLARS
            amount = f"{dollars / 1000:.2f}" if dollars >= 1000 else f"{dollars:.1f}"
            scaled = self._mark(amount)
            if self._french:
                scale = "milliard" if dollars >= 1000 else "million"
                text += f" ({scaled} {scale}{'s' if float(amount) >= 2 else ''} de dollars)"
            else:
                text += f" (${scaled} {'billion' if dollars >= 1000 else 'million'})"
        return text

    def _currency(self, amount: str, large: bool) -> str:
        if self._french:
            scale = "milliard" if large else "million"
            plural = "" if float(amount.replace(",", ".")) < 2 else "s"
            return self._one_of(
                f"{amount} {scale}{plural} d'euros",
                f"{amount} {scale}{plural} d’euros",
                f"{amount} {'Md' if large else 'M'}€",
            )
        scale = "billion" if large else "million"
        return self._one_of(
            f"€{amount} {scale}",
            f"{amount} {scale} euros",
            f"{amount} {scale} euros",
            f"€{amount}{'bn' if large else 'm'}",
        )

    def _euros(self, value: float) -> str:
        digits = self._grouped(value)
        return (
            f"{digits} {self._one_of('euros', '€')}" if self._french else self._one_of(f"{digits} euros", f"€{digits}")
        )

    def _year(self, value: float) -> str:
        return f"{value:.0f}"

    def _date(self, value: float) -> str:
        day = date.fromordinal(int(value))
        month, weekday = _MONTHS[self._language][day.month - 1], _DAYS[self._language][day.weekday()]
        if self._french:
            number = "1er" if day.day == 1 else str(day.day)
            return self._one_of(f"{number} {month} {day.year}", f"{number} {month}", f"{weekday} {number} {month}")
        return self._one_of(
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{month} {day.day}",
            f"{weekday} {day.day} {month}",
        )

    def _unit(self, kind: str, fact: dict[str, Any], value: float, exact: bool) -> str:
        spelled, short = _UNITS[kind][self._language]
        if kind == "area" and not exact and value >= 1000 and self._chance(0.2):
            squared = "kilomètres carrés" if self._french else "square kilometres"
            return f"{self._mark(f'{value / 100:.1f}')} {self._one_of('km²', squared)}"
        digits = self._decimal(value, 1) if step(fact) < 1 else self._grouped(value)
        if kind in ("years", "months") and value <= 20 and self._chance(0.4):
            digits = str(num2words(int(value), lang=self._language))
        return f"{digits} {self._one_of(spelled, spelled, short) if not digits.isalpha() else spelled}"

    def _rounded(self, kind: str, fact: dict[str, Any], value: float) -> str | None:
        """About, nearly or more than a round number, or None where the value is too small to be rounded."""
        if value < {"count": 200, "percent": 10, "money": 20, "area": 200, "kilograms": 200}[kind]:
            return None
        grain = 10.0 ** (math.floor(math.log10(value)) - 1)
        below, above = math.floor(value / grain) * grain, math.ceil(value / grain) * grain
        if below == above:
            return None
        middle = round(value / grain) * grain
        word, amount = self._draw.choice([(_ABOUT, middle), (_ABOUT, middle), (_NEARLY, above), (_OVER, below)])
        qualifier = self._draw.choice(word[self._language])
        if kind == "money":
            large = amount >= 1000
            digits = self._mark(f"{amount / 1000:g}" if large else f"{amount:g}")
            return f"{qualifier} {self._currency(digits, large)}"
        if kind == "percent":
            return f"{qualifier} {amount:.0f}{self._percent()}"
        unit = "" if kind == "count" else f" {_UNITS[kind][self._language][0]}"
        return f"{qualifier} {self._grouped(amount)}{unit}"

    def _part(self, fact: dict[str, Any], value: Value, exact: bool) -> str:
        assert isinstance(value, tuple)
        part, whole = value
        noun = fact["noun"][self._language]
        if fact["type"] == "fraction":
            return self._fraction(part, whole, noun)
        near = [key for key in _FRACTIONS[self._language] if abs(key[0] / key[1] - part / whole) < 0.004]
        if near and not exact and self._chance(0.5):
            return f"{_FRACTIONS[self._language][near[0]]} {noun}"
        if not exact and self._chance(0.3):
            share = self._mark(f"{100 * part / whole:.1f}") + self._percent()
            return f"{share} des {noun}" if self._french else f"{share} of the {noun}"
        if self._french:
            return f"{part} des {whole} {noun}"
        return self._one_of(f"{part} of the {whole} {noun}", f"{part} out of {whole} {noun}")

    def _fraction(self, part: int, whole: int, noun: str) -> str:
        share = Fraction(part, whole)
        if self._chance(0.5):
            digits = self._mark(f"{100 * float(share):.1f}".removesuffix(".0")) + self._percent()
            return f"{digits} des {noun}" if self._french else f"{digits} of {noun}"
        name = _ORDINALS[self._language][share.denominator]
        if self._french:
            first = "un" if share.numerator == 1 else str(num2words(share.numerator, lang="fr"))
            plural = "s" if share.numerator > 1 and not name.endswith("s") else ""
            return self._one_of(
                f"{first} {name}{plural} des {noun}",
                f"{first} {noun.rstrip('s')} sur {num2words(share.denominator, lang='fr')}"
                if share.numerator == 1
                else f"{first} {name}{plural} des {noun}",
            )
        first = "a" if share.numerator == 1 else str(num2words(share.numerator))
        plural = "s" if share.numerator > 1 else ""
        return self._one_of(
            f"{first} {name}{plural} of {noun}",
            f"{num2words(share.numerator)} in {num2words(share.denominator)} {noun}",
        )
