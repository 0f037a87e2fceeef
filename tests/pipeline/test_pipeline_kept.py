"""Assertions kept between runs: the same as those read anew, and only as long as nothing that they hang on changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from factcheck.corpus import load
from factcheck.extraction import extract
from factcheck.model import Article, Assertion, ConfigError, Skipped
from factcheck.pipeline import extraction
from factcheck.pipeline import kept as module
from factcheck.pipeline.kept import NAME, kept

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = Article("a", "The harbour has 40 cranes.\n\nIn 2024 it cost 3.5 million euros.", path="a.md")
BRIDGE = Article("b", "The bridge is 212 metres long.")


def read(articles: list[Article], cache: Path, **more: bool) -> list[list[Assertion] | Skipped]:
    return [found for _, found in extraction.extract_each(articles, list, cache=str(cache), **more)]


def no_reading(article: Article) -> list[Assertion]:
    raise AssertionError(f"{article.id} was read again")


def test_kept_assertions_are_those_that_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = list(load([str(ROOT / "data" / "articles")]).articles)
    first = read(articles, tmp_path)
    monkeypatch.setattr("factcheck.extraction.extract", no_reading)
    again = read(articles, tmp_path)
    assert again == first
    assert msgspec.json.encode(again) == msgspec.json.encode(first)  # 5 and 5.0 are equal, and written in two ways


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def reading(article: Article) -> list[Assertion]:
        asked.append(article.id)
        return extract(article)

    monkeypatch.setattr("factcheck.extraction.extract", reading)
    read([HARBOUR, BRIDGE], tmp_path)
    changed = msgspec.structs.replace(HARBOUR, text=HARBOUR.text.replace("40", "41"))
    found = read([changed, BRIDGE], tmp_path)
    assert asked == ["a", "b", "a"]
    assert [one.text for one in found[0]][:1] == ["41 cranes"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("change", "known"),
    [
        ({"new": True}, True),
        ({"copy_of": "b"}, True),
        ({"published": "2025-01-01"}, False),
        ({"language": "fr"}, False),
        ({"line_offset": 3}, False),
        ({"id": "c"}, False),
    ],
)
def test_an_article_is_known_by_what_its_reading_hangs_on(
    tmp_path: Path, change: dict[str, object], known: bool
) -> None:
    read([HARBOUR], tmp_path)
    with kept(str(tmp_path)) as store:
        assert store.has(msgspec.structs.replace(HARBOUR, **change)) == known


def test_other_code_or_data_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "units.yml"
    source.write_text("one", "utf-8")
    monkeypatch.setattr(module, "_sources", lambda: [source])
    read([HARBOUR], tmp_path / "cache")
    with kept(str(tmp_path / "cache")) as store:
        assert store.has(HARBOUR)
    source.write_text("two", "utf-8")
    with kept(str(tmp_path / "cache")) as store:
        assert not store.has(HARBOUR)


def test_what_nobody_asked_for_in_a_long_time_is_dropped(tmp_path: Path) -> None:
    read([HARBOUR, BRIDGE], tmp_path)
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("UPDATE kept SET asked = asked - 61")
    read([BRIDGE], tmp_path)
    with kept(str(tmp_path)) as store:
        assert (store.has(HARBOUR), store.has(BRIDGE)) == (False, True)


def test_a_run_that_reads_does_not_lock_out_another(tmp_path: Path) -> None:
    found = read([HARBOUR], tmp_path)
    with kept(str(tmp_path)) as store:
        store.put(BRIDGE, extract(BRIDGE))
        with sqlite3.connect(tmp_path / NAME, timeout=0) as other:
            other.execute("UPDATE kept SET asked = asked - 1")
    assert read([HARBOUR, BRIDGE], tmp_path) == [*found, extract(BRIDGE)]


@pytest.mark.parametrize("content", [b"no base at all", b"SQLite format 3\0" + b"x" * 200])
def test_a_broken_base_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    first = read([HARBOUR], tmp_path)
    with kept(str(tmp_path)) as store:
        assert store.get(HARBOUR) == first[0]


def test_a_broken_entry_is_read_anew(tmp_path: Path) -> None:
    first = read([HARBOUR], tmp_path)
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("UPDATE kept SET found = ?", (b"\x91",))
    assert read([HARBOUR], tmp_path) == first


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ConfigError, match="cannot keep assertions there"):
        read([HARBOUR], tmp_path / "file" / "cache")


def test_an_article_that_fails_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.extraction.extract", no_reading)
    (skipped,) = read([HARBOUR], tmp_path, keep_going=True)
    assert isinstance(skipped, Skipped)
    monkeypatch.undo()
    with kept(str(tmp_path)) as store:
        assert not store.has(HARBOUR)
