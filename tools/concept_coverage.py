"""How many of the nouns that figures are about data/concepts and data/entities know, by language.

python tools/concept_coverage.py TEXTS.jsonl [--missing 40]

TEXTS.jsonl holds one text or pair of texts a line: `text`, or `a` and `b`, and `lang`. Counted nouns, subjects,
properties and bases of every assertion are looked at; a slot is known when it names a concept or an entity.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factcheck.extraction import extract
from factcheck.model.article import Article

SLOTS = ("counted", "subject", "property", "basis")


def texts(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Language and text of every text of a JSON Lines file."""
    for line in lines:
        record = json.loads(line)
        for key in ("text", "a", "b"):
            if isinstance(record.get(key), str):
                yield record.get("lang") or "en", record[key]


def count(found: Iterable[tuple[str, str]]) -> tuple[Counter[tuple[str, str, bool]], Counter[tuple[str, str]]]:
    """How often each slot of each language is known or not, and the lemmas that are not."""
    slots: Counter[tuple[str, str, bool]] = Counter()
    missing: Counter[tuple[str, str]] = Counter()
    for at, (language, text) in enumerate(found):
        for one in extract(Article(id=str(at), text=text, language=language)):
            for name in SLOTS:
                term = getattr(one, name)
                if term is not None:
                    slots[language, name, bool(term.ids)] += 1
                    if not term.ids:
                        missing[language, term.lemma or term.text] += 1
    return slots, missing


def main(arguments: Sequence[str]) -> int:
    """Prints the table; 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--missing", type=int, default=0, help="how many unknown lemmas of each language to name")
    options = parser.parse_args(arguments)
    slots, missing = count(texts(options.file.read_text(encoding="utf-8").splitlines()))
    for language in sorted({language for language, _, _ in slots}):
        for name in SLOTS:
            known, unknown = slots[language, name, True], slots[language, name, False]
            if known + unknown:
                sys.stdout.write(f"{language} {name:9} {known / (known + unknown):6.1%} of {known + unknown}\n")
        words = [f"{word} {times}" for (of, word), times in missing.most_common() if of == language]
        if options.missing:
            sys.stdout.write(f"{language} missing: {', '.join(words[: options.missing])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
