"""Reads random strings and looks for a crash, a wrong offset or an endless interval: `make fuzz`, or

    python tools/fuzz.py --strings 1000000 --language fr --seed 7

A string mixes words of the language's pack, numbers in every notation, marks, and characters of any kind; some are
pieces of the sample articles with a few characters changed. The same seed gives the same strings.
What fails is cut down to the least that still fails and printed as a case for tests/extraction/hostile.yml.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from factcheck import resources
from factcheck.extraction import extract
from factcheck.language.pack import available, load
from factcheck.model import Article

SECTIONS = [
    "abbreviations",
    "numbers",
    "qualifiers",
    "ranges",
    "percent",
    "points",
    "partitives",
    "rates",
    "ages",
    "changes",
    "modality",
    "negation",
    "reporting",
    "grammar",
    "not_quantities",
    "quantifiers",
    "trends",
    "dates",
    "names",
]
MARKS = [
    *".,;:!?…'’\"«»“”()[]{}<>|/\\-–—−+±×*=~≈≤≥%‰°€$£¥₹#@&_^`§",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "...",
    "--",
    ". ",
    ", ",
    "> ",
    "| ",
    "## ",
]
SPACES = [" ", " ", " ", " ", " ", "\u00a0", "\u202f", "\u2009", "  ", ""]
NUMBERS = (
    "{a}", "{a}.{b}", "{a},{b}", "{a} 000", "{a}.000.000", "{a},000", "{a}'000", "{a}\u202f{b}", "{a}/{b}",
    "{a}/{b}/20{b}", "20{b}", "19{b}", "20{b}-{b}", "20{b}-0{a}-{b}", "{a}h{b}", "{a}:{b}", "{a}-{b}", "{a}–{b}",
    "{a}%", "${a}bn", "€{a}m", "{a}k", "{a}e", "{a}th", "{a}º", "n°{a}", "+{a}", "-{a}", "−{a}", "½", "{a}½", "²",
    "{a}²", "Ⅳ", "٣{a}", "{a}e{b}", "1{z}", "0.{z}1", "{a}x{b}",
)  # fmt: skip
ODD = [
    "\u0000",
    "\ufeff",
    "\u200b",
    "\u0301",
    "İ",
    "ß",
    "ﬁ",
    "𝟚",
    "🏳️‍🌈",
    "\ud7ff",
    "\u2028",
    "\u0085",
    "ŉ",
    "Σς",
    "\U0010ffff",
]


def words_of(language: str) -> list[str]:
    """Every word and phrase of a pack's sections, and of units and money by their keys."""
    found: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                found.add(str(key))
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)
        elif isinstance(value, str):
            found.update(part.strip() for part in value.split("|"))

    pack = load(language)
    for name in SECTIONS:
        collect(pack.section(name))
    return sorted(found - {""})


def strings(language: str, count: int, seed: int) -> Iterator[str]:
    """`count` strings; the same arguments give the same strings."""
    rng = random.Random(f"{language} {seed}")
    words = words_of(language)
    prose = [
        path.read_text("utf-8")
        for path in sorted(resources.data("articles").rglob("*"))
        if path.suffix in (".md", ".txt")
    ]
    makers: list[tuple[float, Callable[[], str]]] = [
        (0.45, lambda: rng.choice(words)),
        (0.30, lambda: _number(rng)),
        (0.17, lambda: rng.choice(MARKS)),
        (0.04, lambda: rng.choice(words).title()),
        (0.03, lambda: rng.choice(ODD)),
        (0.01, lambda: _character(rng)),
    ]
    weights, made = [weight for weight, _ in makers], [make for _, make in makers]
    for _ in range(count):
        if rng.random() < 0.1:
            yield _changed(rng, rng.choice(prose))
            continue
        size = 1 + min(int(rng.expovariate(0.12)), 60)
        yield "".join(make() + rng.choice(SPACES) for make in rng.choices(made, weights, k=size))


def _number(rng: random.Random) -> str:
    zeros = "0" * rng.choice((2, 3, 6, 30, 320))
    return rng.choice(NUMBERS).format(a=rng.randint(0, 999), b=f"{rng.randint(0, 99):02}", z=zeros)


def _character(rng: random.Random) -> str:
    while True:
        found = chr(rng.randint(0, 0x10FFFF))
        if unicodedata.category(found) != "Cs":
            return found


def _changed(rng: random.Random, text: str) -> str:
    start = rng.randrange(max(1, len(text) - 200))
    chars = list(text[start : start + rng.randint(20, 200)])
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(chars) + 1)
        chars[at : at + rng.randint(0, 3)] = _number(rng) if rng.random() < 0.5 else rng.choice((*MARKS, *ODD))
    return "".join(chars)


def fault(text: str, language: str) -> str | None:
    """What is wrong with how a text is read; None when nothing is."""
    try:
        found = extract(Article("fuzz", text, language, published="2026-03-04"))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
        return f"{type(error).__name__}: {error}"
    last = 0
    for one in found:
        start, end = one.span
        if text[start:end] != one.text or not one.text.strip():
            return f"span {one.span} holds {text[start:end]!r}, not {one.text!r}"
        if start < last:
            return f"{one.text!r} stands before the assertion before it"
        last = start
        value = one.value
        if value is not None and value.low is not None and value.high is not None and not value.low <= value.high:
            return f"{one.text!r} is from {value.low} to {value.high}"
    return None


def shortest(text: str, language: str) -> str:
    """The least of a text that still fails: pieces are left out, from halves down to single characters."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if shorter and fault(shorter, language):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def main() -> int:
    """0 when every string was read without fault, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--strings", type=int, default=10_000, help="how many, a language")
    parser.add_argument("--language", action="append", choices=available(), help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed = 0
    for language in asked.language or available():
        began, seen = time.process_time(), set[str]()
        for text in strings(language, asked.strings, asked.seed):
            told = fault(text, language)
            if told is not None and told not in seen:
                seen.add(told)
                sys.stdout.write(f"- {{language: {language}, text: {shortest(text, language)!a}}}  # {told}\n")
                sys.stdout.flush()
        failed += len(seen)
        took = time.process_time() - began
        sys.stderr.write(f"{language}: {asked.strings:,} strings, {len(seen)} faults, {took:.0f} s of processor time\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
