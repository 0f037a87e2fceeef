"""What is true in the generated world: the values of every fact of every story, day by day."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from benchmarks.archive.render import Value, step

DOMAINS = Path(__file__).with_name("domains")
FIRST = date(2026, 1, 5)
_RISES = 4  # how many values a rising figure takes at most


class Known(Struct, frozen=True):
    """A fact with its values: from each day (counted from the story's first) on, another one; and the wrong one."""

    name: str
    spec: dict[str, Any]
    course: tuple[tuple[int, Value], ...]
    wrong: Value | None

    def at(self, day: int) -> tuple[int, Value]:
        """Which value of the course holds on a day, and the value."""
        number = max(at for at, (first, _) in enumerate(self.course) if first <= max(day, 0))
        return number, self.course[number][1]


class Story(Struct, frozen=True):
    """One story: its names, its facts, its first day and the domain's sentences."""

    id: str
    begins: date
    names: dict[str, Any]
    facts: dict[str, Known]
    texts: dict[str, Any]


@cache
def domains() -> dict[str, dict[str, Any]]:
    """The domains by name."""
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DOMAINS.glob("*.yml"))}


def stories(count: int, seed: int) -> list[Story]:
    """The first stories of every domain, then the second ones ..., until there are as many as asked for."""
    most = max(len(domain["stories"]) for domain in domains().values())
    found = []
    for number in range(most):
        for name, domain in domains().items():
            if number < len(domain["stories"]):
                found.append(_story(f"{name}-{number + 1}", domain, domain["stories"][number], seed))
    return found[:count]


def _story(name: str, domain: dict[str, Any], names: dict[str, Any], seed: int) -> Story:
    draw = random.Random(f"{seed} {name}")
    begins = FIRST + timedelta(days=draw.randint(0, 50))
    facts: dict[str, Known] = {}
    for fact, spec in domain["facts"].items():
        for instance in names[spec["each"]] if "each" in spec else [""]:
            facts[f"{fact}/{instance}" if instance else fact] = _known(fact, spec, facts, begins, draw)
    return Story(name, begins, names, facts, {language: domain[language] for language in ("en", "fr")})


def _known(name: str, spec: dict[str, Any], facts: dict[str, Known], begins: date, draw: random.Random) -> Known:
    value = _value(spec, facts, begins, draw)
    kind = spec.get("course")
    course: list[tuple[int, Value]] = [(0, value)]
    if kind == "rising":
        for _ in range(draw.randint(1, _RISES - 1)):
            last, amount = course[-1]
            assert isinstance(amount, float)
            course.append((last + draw.randint(2, 5), _near(spec, amount * draw.uniform(1.18, 1.7))))
    elif kind == "revised":
        assert isinstance(value, float)
        if spec["type"] == "year":
            other = value + draw.choice([1, 2, 3])
        else:
            other = _near(spec, value * draw.choice([draw.uniform(0.6, 0.82), draw.uniform(1.2, 1.6)]))
        course.append((draw.randint(6, 12), other))
    return Known(name, spec, tuple(course), None if "distractor" in spec else _wrong(spec, course, facts, draw))


def _value(spec: dict[str, Any], facts: dict[str, Known], begins: date, draw: random.Random) -> Value:
    kind = spec["type"]
    if kind == "fraction":
        part, whole = draw.choice(spec["options"])
        return int(part), int(whole)
    if kind == "part":
        whole = draw.randint(*spec["of"])
        return draw.randint(whole // 2 + 1, whole - 1), whole
    if "growth" in spec:
        before, after = (facts[one].course[0][1] for one in spec["growth"])
        assert isinstance(before, float)
        assert isinstance(after, float)
        return round(100 * (after / before - 1), 1)
    if "of" in spec:
        whole_value = facts[spec["of"]].course[0][1]
        assert isinstance(whole_value, float)
        return _near(spec, whole_value * draw.uniform(*spec["share"]))
    amount = draw.uniform(spec["from"], spec["to"])
    return float((begins + timedelta(days=round(amount))).toordinal()) if kind == "date" else _near(spec, amount)


def _near(spec: dict[str, Any], amount: float) -> float:
    """The nearest value that can be written; large ones are not written to the last unit."""
    grain = step(spec)
    if spec["type"] in ("money", "area", "kilograms", "mass") and amount >= 1000:
        grain = max(grain, 10.0)
    return round(round(amount / grain) * grain, 2)


def _wrong(
    spec: dict[str, Any], course: list[tuple[int, Value]], facts: dict[str, Known], draw: random.Random
) -> Value:
    """What a careless desk makes of a value: two digits exchanged, one mistyped, a day or a year off."""
    value = course[-1][1]
    if isinstance(value, tuple):
        part, whole = value
        if spec["type"] == "fraction":
            return next((int(a), int(b)) for a, b in spec["options"] if abs(a / b - part / whole) > 0.08)
        return max(1, part - max(3, whole // 3)), whole
    if spec["type"] == "date":
        return value + draw.choice([-9, -6, 3, 7, 11, 30])
    if spec["type"] == "year":
        return value + draw.choice([2, 3, 4, 5])
    if spec["type"] == "part" or "over" in spec:
        return value
    for _ in range(60):
        found = _mistyped(spec, value, draw)
        if all(_apart(found, other) for _, other in course):
            return found
    return _near(spec, value * 1.6)


def _apart(found: float, other: Value) -> bool:
    return isinstance(other, float) and abs(found - other) >= 0.14 * max(found, other)


def _mistyped(spec: dict[str, Any], value: float, draw: random.Random) -> float:
    digits = f"{value:.1f}" if step(spec) < 1 else f"{value:.0f}"
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    if len(places) > 1 and draw.random() < 0.5:
        a, b = sorted(draw.sample(places, 2))
        swapped = list(digits)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        typed = "".join(swapped)
    else:
        at = draw.choice(places[:2])
        typed = digits[:at] + draw.choice("123456789") + digits[at + 1 :]
    return float(typed) if not typed.startswith("0") else value
