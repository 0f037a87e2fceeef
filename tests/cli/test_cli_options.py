"""Options that several commands share do in each command what their help says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from inside import Inside

import factcheck.extraction
from factcheck.model import Article

RULES = """\
version: 1
pack: own
rules:
  - id: many
    title: Many people
    severity: info
    description: More than fifty people.
    false_positives: Large ferries.
    select: {dimension: count}
    compare: {relation: range, max: 50}
    message: "{a.value} is more than {max}"
    tests:
      - name: many
        articles: [{text: "The ferry carried 54 people."}]
        expect: [{places: [54 people]}]
      - name: few
        articles: [{text: "The ferry carried 31 people."}]
        expect: []
"""
BROKEN = RULES.replace("severity: info", "severity: loud").replace("pack: own", "pack: broken")
MORNING = "---\nsource: Morning Sheet\npublished: 2025-03-03\n---\n"
EVENING = "---\nsource: Evening Sheet\npublished: 2025-03-03\n---\n"
PLAIN = "The ferry accident on Lake Orvel killed {} people, the coast guard said.\n"
FILES = {
    "news/m.md": MORNING + PLAIN.format(31),
    "news/e.md": EVENING + PLAIN.format(54),
    "plain/m.txt": PLAIN.format(31),
    "plain/e.txt": PLAIN.format(54),
    "own.yml": RULES,
    "broken.yml": BROKEN,
    "other.yml": "paths: [plain]\nrules: [own.yml]\n",
    "factcheck.yml": "paths: [news]\nrules: [own.yml]\n",
    "listed.yml": "'plain/m.txt': {source: The Morning, lang: fr}\n'plain/e.txt': {source: The Evening, lang: fr}\n",
}


@pytest.fixture
def desk(inside: Inside) -> Inside:
    """Two stories twice (with and without front matter), rules, configurations."""
    inside.write(FILES)
    return inside


def found(done: Any) -> dict[str, Any]:
    assert done.code in (0, 1), done.err
    document: dict[str, Any] = json.loads(done.out)
    return document


def ids(done: Any) -> list[str]:
    return [article["id"] for article in found(done)["articles"]]


def rules_of(done: Any) -> set[str]:
    return {finding["rule"] for finding in found(done)["findings"]}


# check

J = ("--format", "json")


def test_check_reads_what_it_is_told(desk: Inside) -> None:
    assert ids(desk("check", "news", *J, "--exclude", "e.md")) == ["m.md"]
    assert ids(desk("check", *J, "--config", "other.yml")) == ["e.txt", "m.txt"]
    assert desk("check", *J, "--isolated").code == 2
    told = found(desk("check", "plain", *J, "--sources", "listed.yml"))["articles"]
    assert {article["source"] for article in told if article["path"].startswith("plain")} == {
        "The Morning",
        "The Evening",
    }
    spoken = found(desk("check", "news", *J, "--lang", "fr"))["articles"]
    assert {article["language"] for article in spoken} == {"fr"}
    assert desk("check", "news", *J, "--jobs", "2") == desk("check", "news", *J, "-j", "1")
    assert desk("check", "news", *J, "--cache", "kept") == desk("check", "news", *J)


def test_check_runs_the_rules_it_is_told(desk: Inside) -> None:
    assert rules_of(desk("check", "news", *J, "--select", "own")) == {"own/many"}
    assert "own/many" not in rules_of(desk("check", "news", *J, "--ignore", "own"))
    assert rules_of(desk("check", "news", *J, "--isolated", "--rules", "own.yml", "--select", "own")) == {"own/many"}
    assert rules_of(desk("check", "news", *J, "--min-confidence", "1", "--ignore", "own")) == set()
    assert desk("check", "news", "--rules", "broken.yml").code == 2
    going = desk("check", "news", *J, "--rules", "broken.yml", "--keep-going")
    assert rules_of(going) >= {"own/many"}
    assert "warning: broken.yml:6: rules[0].severity: unknown value 'loud'" in going.err


def test_check_records_what_is_known_and_can_say_more(desk: Inside) -> None:
    short, long = desk("check", "news"), desk("check", "news", "--verbose")
    assert len(long.out.splitlines()) > len(short.out.splitlines())
    assert "recorded as known" in desk("check", "news", "--write-baseline", "known.json").err
    after = desk("check", "news", *J, "--baseline", "known.json")
    assert (after.code, rules_of(after)) == (0, set())


def test_scan_can_say_more(desk: Inside) -> None:
    short, long = desk("scan", "news", "--no-report"), desk("scan", "news", "--no-report", "--verbose")
    assert len(long.out.splitlines()) > len(short.out.splitlines())


# extract


def assertions(done: Any) -> list[dict[str, Any]]:
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


L = ("--format", "jsonl")


def test_extract_reads_what_it_is_told(desk: Inside) -> None:
    def articles(done: Any) -> set[str]:
        return {one["article"] for one in assertions(done)}

    assert articles(desk("extract", *L)) == {"m.md", "e.md"}
    assert articles(desk("extract", "news", *L, "--exclude", "e.md")) == {"m.md"}
    assert articles(desk("extract", *L, "--config", "other.yml")) == {"m.txt", "e.txt"}
    assert desk("extract", *L, "--isolated").code == 2
    listed = assertions(desk("extract", "plain", *L, "--sources", "listed.yml"))
    assert {one["language"] for one in listed} == {"fr"}
    assert desk("extract", "news", *L, "--jobs", "2") == desk("extract", "news", *L, "-j", "1")
    assert desk("extract", "news", *L, "--cache", "kept") == desk("extract", "news", *L)


def test_extract_goes_on_after_a_fault_when_it_is_told_to(desk: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    real = factcheck.extraction.extract

    def failing(article: Article) -> Any:
        if article.id == "m.md":
            raise RuntimeError("a bug")
        return real(article)

    monkeypatch.setattr("factcheck.extraction.extract", failing)
    stopped = desk("extract", "news", "--format", "csv", "--jobs", "1")
    assert stopped.code == 2
    assert "[FC900]" in stopped.err
    going = desk("extract", "news", "--format", "csv", "--jobs", "1", "--keep-going")
    assert going.code == 0
    assert "warning: news/m.md: skipped: internal error: RuntimeError: a bug [FC607]" in going.err
    assert "54 people" in going.out


# compare


def test_compare_takes_the_language_of_its_texts(desk: Inside) -> None:
    def relation(language: str) -> str:
        done = desk("compare", PLAIN.format("1.500"), PLAIN.format("1,500"), "--lang", language, "--format", "json")
        return str(json.loads(done.out)["relation"])

    assert relation("en") == "contradiction"  # 1.5 and 1500
    assert desk("compare", "Seven boats.", "Eight boats.", "--lang", "xx").code == 2


# explain


def test_explain_reads_what_it_is_told(desk: Inside) -> None:
    def fingerprint(*arguments: str) -> str:
        scanned = found(desk("scan", *arguments, *J, "--ignore", "own"))["findings"]
        return str(next(one["fingerprint"] for one in scanned if len(one["evidence"]) == 2))

    news, plain = fingerprint("news"), fingerprint("plain")
    assert desk("explain", news).code == 0
    assert desk("explain", news, "news", "--exclude", "e.md").code == 2
    assert desk("explain", plain, "--config", "other.yml").code == 0
    assert desk("explain", plain, "plain", "--isolated").code == 0
    assert desk("explain", news, "news", "--jobs", "2") == desk("explain", news, "news", "-j", "1")
    assert desk("explain", news, "news", "--cache", "kept") == desk("explain", news, "news")
    assert "The Morning" in desk("explain", plain, "plain", "--sources", "listed.yml", "--lang", "en").out
    assert desk("explain", "many", "--isolated").code == 2
    assert "own/many" in desk("explain", "many", "--isolated", "--rules", "own.yml").out
    assert desk("explain", news, "--rules", "broken.yml").code == 2
    assert desk("explain", news, "--rules", "broken.yml", "--keep-going").code == 0


# rules


def test_rules_come_from_the_configuration_that_is_named(desk: Inside) -> None:
    desk.write({"factcheck.yml": "paths: [news]\n"})
    for name in ("list", "lint"):
        assert "own/" not in desk("rules", name).out
    assert "own/many" in desk("rules", "list", "--config", "other.yml").out
    assert "own/many" not in desk("rules", "list", "--isolated").out
    assert desk("rules", "lint", "--isolated").out == desk("rules", "lint").out
    linted = desk("rules", "lint", "--config", "other.yml").out
    assert int(linted.splitlines()[-1].split()[0]) == int(desk("rules", "lint").out.splitlines()[-1].split()[0]) + 1
    assert "id: many" in desk("rules", "show", "own/many", "--config", "other.yml").out
    assert desk("rules", "show", "own/many", "--isolated").code == 2


def test_the_tests_of_rules_come_from_there_too(desk: Inside) -> None:
    assert desk("rules", "test", "--select", "own", "--config", "other.yml").out == "2 passed, 0 failed\n"
    assert desk("rules", "test", "--select", "own", "--isolated").code == 2
    told = desk("rules", "test", "own.yml", "--verbose").out
    assert told == "passed own/many: many\npassed own/many: few\n2 passed, 0 failed\n"


# factcheck itself


def test_a_mistake_of_the_user_is_no_fault_even_when_it_is_debugged(desk: Inside) -> None:
    done = desk("--debug", "rules", "show", "nothing")
    assert done.code == 2
    assert "Traceback" not in done.err
