"""Writes docs/rules/*.md, one page a pack, and the list of packs, out of the rule files.

python tools/build_rule_pages.py            # after a change of rules/
python tools/build_rule_pages.py --check    # exits 1 when a page is not what it would write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.rules import load
from factcheck.rules.model import Rule, RuleTest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "rules"
NOTE = "<!-- Made by tools/build_rule_pages.py from the rule files; do not edit. -->\n"
ABOUT = {
    "core": "Any topic: figures and dates that contradict one another or change, numbers that do not add up, wording.",
    "nato": "The alliance: members, spending and its goals, aid to Ukraine, output of arms.",
    "economy": "Prices, interest rates and wages, growth, work, public finance, firms.",
    "disasters": "Tolls, evacuations, and what an earthquake, a fire, a storm or a flood measures.",
    "elections": "Results, seats, turnout, registered voters, polling days.",
    "health": "Diseases, vaccination, care, and the state of a population's health.",
    "energy-climate": "Capacity and output, oil and electricity, emissions, warming, and goals.",
}


def pages() -> dict[str, str]:
    """The text of every page by file name."""
    packs: dict[str, list[Rule]] = {}
    for rule in load().rules:
        packs.setdefault(rule.pack, []).append(rule)
    named = sorted(packs, key=lambda pack: (pack not in ABOUT, [*ABOUT, pack].index(pack)))
    return {
        "index.md": _index([(pack, packs[pack]) for pack in named]),
        **{f"{pack}.md": _page(pack, packs[pack]) for pack in named},
    }


def _index(packs: Sequence[tuple[str, Sequence[Rule]]]) -> str:
    rows = [f"| [{pack}]({pack}.md) | {len(rules)} | {ABOUT.get(pack, '')} |" for pack, rules in packs]
    return (
        f"{NOTE}# Rule packs\n\nEvery pack that ships runs unless you choose: `packs: [core, economy]` in\n"
        "factcheck.yml, `--select economy` and `--ignore health/beds-differ` on the command line.\n"
        "[Rules](../rules.md) says how a rule is written, and how yours run beside these.\n\n"
        "| pack | rules | what it is about |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def _page(pack: str, rules: Sequence[Rule]) -> str:
    rows = [f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.compare.relation} | {rule.title} |" for rule in rules]
    table = "\n".join(["| rule | severity | relation | what it finds |", "| --- | --- | --- | --- |", *rows])
    parts = "\n".join(part for rule in rules for part in _rule(rule))
    return f"{NOTE}# The {pack} pack\n\n{ABOUT.get(pack, '')} [All packs](index.md).\n\n{table}\n\n{parts}"


def _rule(rule: Rule) -> Iterator[str]:
    experimental = " It is experimental." if rule.status == "experimental" else ""
    yield f"## {rule.id}\n\n**{rule.title}** ({rule.severity}). {rule.description}{experimental}\n"
    if rule.false_positives:
        yield f"Where it may be wrong: {rule.false_positives}\n"
    for title, test in (("It speaks", _first(rule, True)), ("It is silent", _first(rule, False))):
        if test is not None:
            yield f"{title} ({test.name}):\n"
            yield "\n".join(f"- {_said(one.source)}“{one.text.strip()}”" for one in test.articles) + "\n"
    for address in rule.references:
        yield f"<{address}>\n"


def _first(rule: Rule, speaks: bool) -> RuleTest | None:
    return next((test for test in rule.tests if bool(test.expect) == speaks), None)


def _said(source: str | None) -> str:
    return f"{source}: " if source else ""


def stale() -> list[str]:
    """The names of pages that are missing, out of date, or of a pack that is gone."""
    wanted = pages()
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def main(arguments: Sequence[str]) -> int:
    """Writes the pages, or with --check names those that are not up to date. The exit code."""
    if "--check" in arguments:
        for name in stale():
            sys.stderr.write(f"docs/rules/{name} is out of date: run python tools/build_rule_pages.py\n")
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        path.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
