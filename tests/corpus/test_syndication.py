"""Which articles repeat one another; the texts are in syndication.yml."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import corpus, yamlfile
from factcheck.corpus import syndication
from factcheck.corpus.syndication import mark_copies
from factcheck.model import Article

CASES: dict[str, list[dict[str, str]]] = yamlfile.load(Path(__file__).with_name("syndication.yml"))
DISPATCH = CASES["copies"][0]["a"]


def named(cases: list[dict[str, str]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def originals(*articles: Article) -> dict[str, str | None]:
    return {article.id: article.copy_of for article in mark_copies(articles)}


@named(CASES["copies"])
def test_near_copies(case: dict[str, str]) -> None:
    assert originals(Article("a", case["a"]), Article("b", case["b"])) == {"a": None, "b": "a"}
    assert originals(Article("b", case["b"]), Article("a", case["a"])) == {"b": None, "a": "b"}


@named(CASES["different"])
def test_different_texts(case: dict[str, str]) -> None:
    assert originals(Article("a", case["a"]), Article("b", case["b"])) == {"a": None, "b": None}


def test_the_original_is_the_earliest_published_then_the_first() -> None:
    def at(name: str, day: str | None) -> Article:
        return Article(name, DISPATCH, published=day)

    assert originals(at("x", None), at("y", "2025-02-14"), at("z", "2025-02-13")) == {"x": "z", "y": "z", "z": None}
    assert originals(at("x", "2025-02-13"), at("y", "2025-02-13")) == {"x": None, "y": "x"}
    assert originals(at("x", None), at("y", None)) == {"x": None, "y": "x"}


def test_a_copy_of_a_copy_names_the_original() -> None:
    sentences = DISPATCH.split(". ")
    shorter, shortest = ". ".join(sentences[:-1]), ". ".join(sentences[:-2])
    assert originals(Article("a", DISPATCH), Article("b", shorter), Article("c", shortest)) == {
        "a": None, "b": "a", "c": "a",
    }  # fmt: skip


def test_everything_but_the_mark_and_the_order_stays() -> None:
    articles = [Article(str(n), DISPATCH, source=f"outlet {n}", published=f"2025-01-{30 - n}") for n in range(5)]
    marked = mark_copies(articles)
    assert [(a.id, a.source, a.text) for a in marked] == [(a.id, a.source, a.text) for a in articles]
    assert [a.copy_of for a in marked] == ["4", "4", "4", "4", None]


def test_copies_are_found_across_formats_and_folders(tmp_path: Path) -> None:
    (tmp_path / "2025-02-14-a.txt").write_text(DISPATCH)
    (tmp_path / "b.md").write_text(f"---\npublished: 2025-02-13\n---\nAnother headline\n\n{DISPATCH}")
    loaded = corpus.load([str(tmp_path)])
    assert {article.id: article.copy_of for article in loaded.articles} == {"2025-02-14-a.txt": "b.md", "b.md": None}
    assert loaded.copies == 1


VOCABULARY = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("a", "el", "ino", "ur", "ost", "ende", "y")]


@given(st.integers(0, 10_000), st.integers(0, 6))
def test_a_few_edits_do_not_hide_a_copy_and_a_shuffle_does(seed: int, edits: int) -> None:
    rng = random.Random(seed)
    words = rng.choices(VOCABULARY, k=150)
    edited = list(words)
    for at in rng.sample(range(150), edits):
        edited[at] = "changed"
    shuffled = rng.sample(words, k=150)
    found = originals(Article("a", " ".join(words)), Article("b", " ".join(edited)), Article("c", " ".join(shuffled)))
    assert found == {"a": None, "b": "a", "c": None}


@given(st.lists(st.sampled_from([DISPATCH, CASES["copies"][1]["a"], CASES["copies"][2]["a"], "short"]), max_size=8))
def test_marking_is_stable_and_points_at_originals(texts: list[str]) -> None:
    marked = mark_copies([Article(str(at), text) for at, text in enumerate(texts)])
    by_id = {article.id: article for article in marked}
    for article in marked:
        if article.copy_of is not None:
            assert by_id[article.copy_of].copy_of is None
            assert by_id[article.copy_of].text == article.text
    assert [a.copy_of for a in mark_copies(marked)] == [a.copy_of for a in marked]


def test_every_original_is_compared_with_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Near-linear: the number of full comparisons, not the time, for a dispatch that everybody prints."""
    compared = 0
    honest = syndication.alike

    def counting(one: syndication.Print, other: syndication.Print) -> bool:
        nonlocal compared
        compared += 1
        return honest(one, other)

    monkeypatch.setattr(syndication, "alike", counting)
    rng = random.Random(1)
    copies = [Article(f"c{n}", f"Headline {n} of ours\n{DISPATCH}") for n in range(200)]
    others = [
        Article(f"o{n}", " ".join(f"{w}{rng.randrange(400)}" for w in rng.choices(VOCABULARY, k=120)))
        for n in range(200)
    ]
    marked = mark_copies([*copies, *others])
    assert sum(article.copy_of is not None for article in marked) == 199
    assert compared < 3 * len(marked)


def test_hashes_are_the_same_in_every_process() -> None:
    code = (
        "from factcheck.corpus.syndication import Print;"
        "print(sum(Print('one two three four five six seven').shingles) % 1000003)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs.pop().strip().isdigit()
