"""Malformed files, made of good ones by a generator with a seed: the same number gives the same file."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

CONFIG = """\
version: 1
paths: [good.txt]
exclude: [drafts/]
language: en
rules: [good.yml]
packs: [own]
select: [own]
min_confidence: 0.5
fail_on: error
report: out.md
ignore:
  - rule: own
    reason: counted twice
    until: 2030-01-31
"""
RULES = """\
version: 1
pack: own
rules:
  - id: many
    title: Many people
    severity: info
    status: stable
    description: More than fifty people.
    references: [https://example.org]
    select:
      dimension: count
      topic: [person]
    group_by: [subject]
    compare: {relation: contradiction}
    tolerance: {relative: 5%}
    message: "{a.value} against {b.value}"
    tests:
      - name: silent
        articles: [{text: The ferry carried 31 people.}]
        expect: []
"""
SOURCES = """\
good.txt: {source: The Herald, published: 2025-02-13}
"*.md": The Ledger
news/: {source: The Post, lang: en, url: "https://post.example/"}
"""
BASELINE = """\
{
  "version": 1,
  "findings": [
    {"fingerprint":"0123456789abcdef","rule":"own/many","title":"Many people"},
    {"fingerprint":"fedcba9876543210","rule":"own/few","title":"Few people"}
  ]
}
"""
FRONT = """\
---
title: Seven boats
source: The Herald
published: 2025-02-13
lang: en
url: https://herald.example/
---
Seven boats sank in 2019, the harbour master said.
"""
LINE = {"id": "a", "text": "Seven boats sank in 2019.", "published": "2025-02-13", "lang": "en"}

WRONG = ("{surely: [1]}", "[[1]]", "[{no: 1}, [2]]")


def spoil_yaml(rng: random.Random, text: str) -> str:
    """A document with one mistake that no loader may accept: a key, a value, or what is no YAML."""
    lines = text.splitlines()
    at = rng.choice([number for number, line in enumerate(lines) if ":" in line and line.strip() != "---"])
    line = lines[at]
    head, _, _ = line.partition(":")
    key = head.strip().lstrip("- ").strip('"')
    kind = rng.choice(("key", "value", "bracket", "quote", "twice", "tab", "colon"))
    if kind == "key":
        letters = rng.sample("xqzjkw", 2)
        lines[at] = line.replace(key, f"{key[:2]}{''.join(letters)}{key[2:]}", 1)
    elif kind == "value":
        lines[at] = f"{head}: {rng.choice(WRONG)}"
        indent = len(line) - len(line.lstrip("- "))
        while at + 1 < len(lines) and len(lines[at + 1]) - len(lines[at + 1].lstrip("- ")) > indent:
            del lines[at + 1]  # what stood below the key
    elif kind == "bracket":
        lines[at] = f"{head}: [{rng.choice(('open', '1, 2', '{'))}"
    elif kind == "quote":
        lines[at] = f'{head}: "open'
    elif kind == "twice":
        lines[at] = f"{line}\n{' ' * (len(line) - len(line.lstrip('- ')))}{line.lstrip('- ')}"
    elif kind == "tab":
        lines[at] = "\t" + line
    else:
        lines[at] = f"{head}: a: b: c"
    return "\n".join(lines) + "\n"


def config(rng: random.Random) -> dict[str, bytes]:
    return {"factcheck.yml": _bytes(rng, spoil_yaml(rng, CONFIG))}


def rules(rng: random.Random) -> dict[str, bytes]:
    return {"bad.yml": _bytes(rng, spoil_yaml(rng, RULES))}


def sources(rng: random.Random) -> dict[str, bytes]:
    return {"sources.yml": _bytes(rng, spoil_yaml(rng, SOURCES))}


def baseline(rng: random.Random) -> dict[str, bytes]:
    """A baseline that breaks off, lacks a key, or has a value of another kind."""
    text = BASELINE
    kind = rng.choice(("cut", "drop", "type", "list", "comma", "byte"))
    if kind == "cut":
        text = text[: rng.randrange(1, len(text) - 3)]
    elif kind == "drop":
        text = text.replace(rng.choice(('"version"', '"findings"', '"fingerprint"')), '"other"', 1)
    elif kind == "type":
        old, new = rng.choice(
            (('"version": 1', '"version": "1"'), ('"own/many"', "7"), ('"version": 1', '"version": 9'))
        )
        text = text.replace(old, new)
    elif kind == "list":
        text = f"[{text}]"
    elif kind == "comma":
        at = rng.choice([number for number, char in enumerate(text) if char == ","])
        text = text[:at] + ";" + text[at + 1 :]
    data = text.encode()
    if kind == "byte":
        at = rng.randrange(data.index(b"own"), data.index(b"Few"))
        data = data[:at] + b"\xff" + data[at:]
    return {"known.json": data}


def article(rng: random.Random) -> dict[str, bytes]:
    """An article that cannot be read, or of which something cannot be used."""
    kind = rng.choice(("front", "meta", "line", "text", "page"))
    if kind == "front":
        opening, front, body = FRONT.split("---\n", 2)
        spoiled = spoil_yaml(rng, front)
        return {"bad.md": _bytes(rng, f"{opening}---\n{spoiled}---\n{body}", share=0.0)}
    if kind == "meta":
        old, new = rng.choice(
            (
                ("published: 2025-02-13", f"published: 2025-02-{rng.randrange(30, 60)}"),
                ("published: 2025-02-13", f"published: {rng.choice(('soon', 'yesterday', '13/13/2025'))}"),
                ("lang: en", f"lang: {rng.choice(('xq', 'Klingon', '[en, fr]'))}"),
                ("url: https:", f"url: {rng.choice(('ftp:', 'htp:', 'javascript:'))}"),
            )
        )
        return {"bad.md": FRONT.replace(old, new).encode()}
    if kind == "line":
        lines = [json.dumps(LINE), json.dumps({**LINE, "id": "b"}), json.dumps({**LINE, "id": "c"})]
        at = rng.randrange(3)
        spoil = rng.choice(
            (
                lambda line: line[: rng.randrange(1, len(line) - 1)],
                lambda line: line.replace('"text"', '"txet"'),
                lambda line: json.dumps({**LINE, "text": rng.choice((7, None, [], {"a": 1}, "  "))}),
                lambda line: json.dumps({**LINE, "id": rng.choice((1.5, [1], {"a": 1}))}),
                lambda line: json.dumps({**LINE, "id": "d", "published": rng.choice(("soon", "2025-13-01", [1]))}),
                lambda line: json.dumps([line]),
                lambda line: json.dumps({**LINE, "id": "abc"[at - 1]}),
            )
        )
        lines[at] = spoil(lines[at])
        return {"bad.jsonl": "\n".join(lines).encode()}
    if kind == "text":
        data = FRONT.encode()
        at = rng.randrange(len(data) - 60, len(data))
        return {rng.choice(("bad.txt", "bad.md")): data[:at] + rng.choice((b"\xff", b"\xe9", b"\0")) + data[at:]}
    charset = rng.choice(("klingon", "rot13", "utf-99"))
    page = f'<html>\n<head><meta charset="{charset}"></head>\n<body><p>Sept bateaux ont coul\xe9.</p></body></html>\n'
    return {"bad.html": page.encode("latin-1")}


def _bytes(rng: random.Random, text: str, share: float = 0.08) -> bytes:
    """The text as UTF-8; now and then with a byte that is none."""
    data = text.encode()
    if rng.random() < share:
        at = rng.randrange(len(data))
        data = data[:at] + b"\xff" + data[at:]
    return data


GOOD = {"good.txt": b"The ferry carried 31 people.\n", "good.yml": RULES.encode()}
# kind -> how it is made, and the command that reads it
KINDS: dict[str, tuple[Callable[[random.Random], dict[str, bytes]], tuple[str, ...]]] = {
    "config": (config, ("extract", "good.txt", "--format", "csv")),
    "rules": (rules, ("rules", "lint", "bad.yml", "--isolated")),
    "sources": (sources, ("extract", ".", "--isolated", "--format", "csv")),
    "baseline": (baseline, ("scan", "good.txt", "--isolated", "--baseline", "known.json", "--no-report")),
    "article": (article, ("extract", ".", "--isolated", "--format", "csv")),
}
EACH = 50


def files(kind: str, number: int) -> dict[str, bytes]:
    """The files of one case."""
    return {**GOOD, **KINDS[kind][0](random.Random(f"{kind} {number}"))}
