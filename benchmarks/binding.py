"""How well each value is bound to what it is about: the score of tests/extraction/binding, by slot and by language.

python -m benchmarks.binding                 # the tables of docs/benchmarks.md
python -m benchmarks.binding --missed fr     # every slot missed in French, with what was found
python -m benchmarks.binding --known         # rewrites known_failures.yml, which the tests hold us to
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.language.pack import load
from factcheck.language.words import fold
from factcheck.model import Article, Assertion

CASES = Path(__file__).resolve().parent.parent / "tests" / "extraction" / "binding"
PUBLISHED = "2025-06-16"
SLOTS = (
    "subject", "property", "counted", "basis", "event", "scope", "conditions", "period", "deadline", "modality",
    "polarity", "speaker",
)  # fmt: skip
_TERMS = ("subject", "property", "counted", "basis", "event", "speaker")
_LONGEST = 6  # words that a filler may have beyond those that were asked for


class Outcome(NamedTuple):
    """One slot of one value: where it stands, what was wanted, what was found."""

    case: str  # language/group/position in the group
    language: str
    value: str
    slot: str
    wanted: Any
    found: Any
    text: str
    right: bool

    @property
    def id(self) -> str:
        """A name that stays the same while cases are only added at the end of a group."""
        return f"{self.case} {self.value}: {self.slot}"


def outcomes(stem: str) -> Iterator[Outcome]:
    """Every slot that the cases of one file name, in their order. Raises ValueError for a value that is not there."""
    language = stem.rpartition("_")[2]
    for group, cases in yamlfile.load(CASES / f"{stem}.yml").items():
        for number, case in enumerate(cases, 1):
            text = case["text"]
            article = Article("a", text, language, published=case.get("published", PUBLISHED))
            assertions = extract(article)
            for wanted in case["expect"]:
                value = str(wanted["value"])
                assertion = _at(assertions, text, value)
                for slot in SLOTS:
                    if slot in wanted:
                        found = _filler(assertion, slot) if assertion is not None else "no assertion"
                        right = assertion is not None and fits(slot, wanted[slot], found)
                        yield Outcome(
                            f"{stem}/{group}/{number}", language, value, slot, wanted[slot], found, text, right
                        )


def fits(slot: str, wanted: Any, found: Any) -> bool:
    """Whether a filler is what was asked for.

    `a|b` is either; a list is all of them, `!a` none of it. A term must hold the words that were asked for, one after
    another, and few others; a scope is a set of lemmas and words.
    """
    if wanted is None or found is None:
        return wanted is found
    if isinstance(wanted, list):
        return all(
            not _fits_one(slot, str(one)[1:], found) if str(one).startswith("!") else _fits_one(slot, str(one), found)
            for one in wanted
        )
    return any(_fits_one(slot, one, found) for one in str(wanted).split("|"))


def _fits_one(slot: str, wanted: str, found: Any) -> bool:
    if slot == "scope":
        return fold(wanted) in found
    if slot == "conditions":
        return any(fold(wanted) in fold(one) for one in found)
    if slot in _TERMS:
        there, asked = _words(found), _words(wanted)
        places = range(len(there) - len(asked) + 1)
        return len(there) <= len(asked) + _LONGEST and any(there[at : at + len(asked)] == asked for at in places)
    return wanted == str(found)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in fold(text)).split()


def _at(assertions: Sequence[Assertion], text: str, value: str) -> Assertion | None:
    """The assertion that shares most with a value of the text."""
    start = text.find(value)
    if start < 0:
        raise ValueError(f"{value!r} is not in {text!r}")
    best, most = None, 0
    for assertion in assertions:
        first, last = assertion.span
        shared = min(last, start + len(value)) - max(first, start)
        if shared > most:
            best, most = assertion, shared
    return best


def _filler(assertion: Assertion, slot: str) -> Any:
    if slot == "scope":
        lemma, lemmas = load(assertion.language).lemma, set(assertion.scope)
        return [*assertion.scope, *(word for word in _words(assertion.sentence) if lemma(word) in lemmas)]
    if slot == "conditions":
        return [condition.text for condition in assertion.conditions]
    filler = getattr(assertion, slot)
    if filler is None:
        return None
    if slot in _TERMS:
        return filler.text
    return filler.timex if slot in ("period", "deadline") else filler


def stems() -> list[str]:
    """The files of cases: the languages, and the sentences that are scored apart."""
    return sorted(path.stem for path in CASES.glob("*.yml") if path.stem != "known_failures")


def known(stem: str) -> list[str]:
    """The slots of a file that are known to be missed: their `Outcome.id`."""
    return list((yamlfile.load(CASES / "known_failures.yml") or {}).get(stem, []))


def blind(stem: str) -> bool:
    """Whether single results of a file are not looked at."""
    return stem.startswith("fresh_")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the tables, or what was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.binding", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--missed", nargs="+", metavar="FILE", help="list the slots missed in these files (fr, en ...)")
    parser.add_argument("--known", action="store_true", help="rewrite the list of known failures")
    asked = parser.parse_args(argv)
    if asked.known:
        lines = ["# Slots that are missed today. What comes right must leave the list (benchmarks.binding --known).\n"]
        for stem in filter(lambda name: not blind(name), stems()):
            lines += [
                f"{stem}:\n",
                *[f"  - {json.dumps(o.id, ensure_ascii=False)}\n" for o in outcomes(stem) if not o.right],
            ]
        (CASES / "known_failures.yml").write_text("".join(lines), encoding="utf-8")
        return 0
    if asked.missed:
        for stem in asked.missed:
            last = ""
            for one in outcomes(stem):
                if not one.right:
                    head = "" if one.case == last else f"\n{one.case}  {one.text}\n"
                    last = one.case
                    sys.stdout.write(f"{head}    {one.value}: {one.slot} {one.wanted!r}, found {one.found!r}\n")
        return 0
    scores = {stem: list(outcomes(stem)) for stem in stems()}
    rows = [["file", "sentences", "values", "slots", "right"]]
    for stem, found in scores.items():
        sentences, values = {one.case for one in found}, {(one.case, one.value) for one in found}
        rows.append([stem, str(len(sentences)), str(len(values)), str(len(found)), _share(found)])
    rows.append(["all", "", "", str(sum(map(len, scores.values()))), _share([o for f in scores.values() for o in f])])
    _table(rows)
    rows = [["slot", *scores, "all"]]
    for slot in SLOTS:
        of_slot = [[one for one in found if one.slot == slot] for found in scores.values()]
        rows.append([slot, *map(_share, of_slot), _share([one for found in of_slot for one in found])])
    _table(rows)
    return 0


def _share(found: Sequence[Outcome]) -> str:
    right = Counter(one.right for one in found)[True]
    return f"{100 * right / len(found):.0f} % ({right}/{len(found)})" if found else ""


def _table(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]]]
    sys.stdout.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    raise SystemExit(main())
