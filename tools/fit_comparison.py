"""Fits the thresholds and slots of data/comparison.yml on labelled pairs of texts, one value at a time.

    python tools/fit_comparison.py                        # on the cases of tests/comparison/cases
    python tools/fit_comparison.py --pairs FILE           # and on the development pairs of FILE (JSON Lines)
    python tools/fit_comparison.py --keys contradiction margin

A line of FILE has `a`, `b`, `lang` and `numeric_conflict` ("yes" where the clash shows in values of both; a pair with
`borderline` counts nowhere). For each value the script tries a few others around it and prints those that score
better; what is taken over is written into the YAML by hand. A missed contradiction costs one, a false alarm three:
silence over noise. Give it development pairs only: what it has seen is no test any more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from factcheck import yamlfile
from factcheck.comparison import Context, relate
from factcheck.comparison.settings import Settings, settings
from factcheck.comparison.texts import assertions, decide
from factcheck.model import Article, Assertion

CASES = Path(__file__).resolve().parents[1] / "tests" / "comparison" / "cases"
ALARM = 3  # a false alarm costs as much as so many misses
STEPS = (-0.10, -0.05, -0.03, 0.03, 0.05, 0.10)
FITTED = {
    "thresholds": ("contradiction", "agreement", "order", "margin", "same"),
    "slots": ("head", "event", "no_event", "period", "named_period", "modifier", "name", "names", "happening"),
}


class Pair(Struct, frozen=True):
    """Two articles, what comparison reads of each, and whether they contradict each other."""

    articles: tuple[Article, Article]
    read: tuple[Sequence[Assertion], Sequence[Assertion]]
    clash: bool


def cost(pairs: Iterable[Pair], chosen: Settings) -> tuple[int, int, int]:
    """What the settings cost on the pairs, the contradictions missed and the false alarms."""
    missed = alarms = 0
    for pair in pairs:
        context = Context(pair.articles, chosen, paired=True)
        found = decide([relate(a, b, context) for a in pair.read[0] for b in pair.read[1]], context)
        flagged = found.relation == "contradiction"
        missed += pair.clash and not flagged
        alarms += flagged and not pair.clash
    return missed + ALARM * alarms, missed, alarms


def pairs_of_cases(folder: Path) -> list[Pair]:
    """The cases of a folder of YAML files."""
    return [
        _pair((case["a"], case["b"]), case["language"], case["expect"] == "contradiction", case.get("published"))
        for path in sorted(folder.glob("*.yml"))
        for case in yamlfile.load(path)["cases"]
    ]


def pairs_of_file(path: Path) -> list[Pair]:
    """The pairs of a JSON Lines file, without those that are borderline."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        _pair((row["a"], row["b"]), row["lang"], row["numeric_conflict"] == "yes", None)
        for row in rows
        if not row.get("borderline")
    ]


def _pair(texts: tuple[str, str], languages: str | list[str], clash: bool, days: list[str | None] | None) -> Pair:
    named = [languages, languages] if isinstance(languages, str) else languages
    first, second = (
        Article(id=name, text=text, language=language, published=day)
        for name, text, language, day in zip("ab", texts, named, days or (None, None), strict=True)
    )
    return Pair((first, second), (assertions(first), assertions(second)), clash)


def better(pairs: Sequence[Pair], group: str, key: str, base: int) -> list[tuple[float, tuple[int, int, int]]]:
    """Values of one setting that cost less than `base`, cheapest first."""
    section = getattr(settings(), group)
    value = asdict(section)[key]
    tried = []
    for step in STEPS:
        other = round(value + step, 3)
        found = cost(pairs, replace(settings(), **{group: replace(section, **{key: other})}))
        if found[0] < base:
            tried.append((other, found))
    return sorted(tried, key=lambda one: one[1])


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what could be better; returns 0, or 2 when a key is unknown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, help="JSON Lines of labelled development pairs")
    parser.add_argument("--keys", nargs="+", help="settings to try, else all that are fitted")
    options = parser.parse_args(arguments)
    wanted = [(group, key) for group, keys in FITTED.items() for key in keys if key in (options.keys or keys)]
    if options.keys and len(wanted) < len(set(options.keys)):
        parser.error(f"unknown keys; known: {', '.join(key for keys in FITTED.values() for key in keys)}")
    pairs = pairs_of_cases(CASES) + (pairs_of_file(options.pairs) if options.pairs else [])
    base = cost(pairs, settings())
    sys.stdout.write(f"{len(pairs)} pairs: {base[1]} missed, {base[2]} false alarms, cost {base[0]}\n")
    for group, key in wanted:
        found = better(pairs, group, key, base[0])
        value = asdict(getattr(settings(), group))[key]
        told = "; ".join(f"{other}: {missed} missed, {alarms} false" for other, (_, missed, alarms) in found[:3])
        sys.stdout.write(f"{group}.{key} {value}: {told or 'as good as any near it'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
