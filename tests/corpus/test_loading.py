"""From paths to articles: ids, languages, where metadata comes from, and what it costs to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from on_disk import PROSE, Files

from factcheck import corpus
from factcheck.corpus import readers
from factcheck.corpus.identity import Named, give_ids
from factcheck.corpus.records import Draft, Found
from factcheck.model import ConfigError, GroupedError, InputError

FRENCH = "La maire a dit que le port sera rouvert au printemps et que personne ne doit quitter la vieille ville.\n"
SPANISH = (
    "La alcaldesa dijo que el puerto se abrirá de nuevo en primavera y que nadie tiene que dejar el casco viejo.\n"
)


# ids


def test_the_same_name_in_two_folders_gets_as_many_parents_as_it_takes(files: Files) -> None:
    files({"x/news/a.txt": PROSE, "y/news/a.txt": PROSE, "y/news/b.txt": PROSE})
    loaded = corpus.load(["x/news", "y/news"])
    assert [article.id for article in loaded.articles] == ["x/news/a.txt", "y/news/a.txt", "b.txt"]
    assert loaded.notices == ()


def test_one_id_in_two_files_is_told_apart_by_the_file(files: Files) -> None:
    files({"a.jsonl": '{"id": "1", "text": "One thing is said here."}', "b.jsonl": '{"id": "1", "text": "Another."}'})
    assert [article.id for article in corpus.load(["."]).articles] == ["a.jsonl:1", "b.jsonl:1"]


def test_one_id_twice_in_a_file_is_numbered_and_worth_a_notice(files: Files) -> None:
    line = '{"id": "x", "text": "One thing is said here."}\n'
    files({"a.jsonl": line + line + line})
    loaded = corpus.load(["a.jsonl"])
    assert [article.id for article in loaded.articles] == ["x", "x~2", "x~3"]
    assert [str(notice) for notice in loaded.notices] == [
        "a.jsonl:2: the id 'x' is used twice: 'x~2' [FC615]",
        "a.jsonl:3: the id 'x' is used twice: 'x~3' [FC615]",
    ]


@given(st.lists(st.tuples(st.sampled_from(["/r/a/f", "/r/b/f", "/r/a/b/f", "/f"]), st.sampled_from([None, "f", "1"]))))
def test_ids_are_always_unique(given_items: list[tuple[str, str | None]]) -> None:
    items = [
        Named(Draft("x", id=name, line=line), Found(Path(path), path, "f"))
        for line, (path, name) in enumerate(given_items, 1)
    ]
    give_ids(items)
    assert len({item.id for item in items}) == len(items)
    assert all(item.id for item in items)


# languages


def test_languages_are_told_by_the_text_unless_declared(files: Files) -> None:
    files({"a.txt": PROSE, "b.txt": FRENCH, "c.md": f"---\nlang: en\n---\n{FRENCH}", "d.jsonl": '{"text": "5 %"}'})
    found = {article.id: article.language for article in corpus.load(["."], languages=["en", "fr"]).articles}
    assert found == {"a.txt": "en", "b.txt": "fr", "c.md": "en", "d.jsonl:1": "en"}


def test_what_cannot_be_told_gets_the_default_then_the_usual_language(files: Files) -> None:
    files({"a.txt": FRENCH, "b.txt": FRENCH + "\n" + FRENCH, "c.txt": PROSE, "d.txt": "32 / 32"})

    def last(**settings: str) -> str:
        return corpus.load(["."], languages=["en", "fr"], **settings).articles[-1].language  # type: ignore[arg-type]

    assert last() == "fr"
    assert last(default_language="English") == "en"
    (alone,) = corpus.load(["d.txt"]).articles
    assert alone.language == "en"


def test_an_article_without_a_pack_is_skipped_with_its_language(files: Files) -> None:
    files({"a.txt": SPANISH, "b.jsonl": json.dumps({"text": PROSE, "lang": "sv"}), "c.txt": PROSE})
    loaded = corpus.load(["."], languages=["en", "fr"])
    assert [article.id for article in loaded.articles] == ["c.txt"]
    assert [(s.path, s.line, s.reason) for s in loaded.skipped] == [
        ("a.txt", None, "no language pack for 'es' (there are: en, fr)"),
        ("b.jsonl", 1, "no language pack for 'sv' (there are: en, fr)"),
    ]


def test_a_default_language_without_a_pack_is_a_configuration_error(files: Files) -> None:
    files({"a.txt": PROSE})
    with pytest.raises(ConfigError, match="no language pack 'xx'"):
        corpus.load(["a.txt"], languages=["en"], default_language="xx")


# the whole


def test_unknown_source_and_date_are_normal(files: Files) -> None:
    files({"a.txt": PROSE})
    loaded = corpus.load(["a.txt"])
    (article,) = loaded.articles
    assert (article.source, article.published, article.title, article.url) == (None, None, None, None)
    assert article.outlet == "a.txt"
    assert loaded.notices == loaded.skipped == ()


@pytest.mark.parametrize("path", ["archive", "archive/2025/02/13", "archive/2025/02/13/a.txt", "archive/**/a.txt"])
def test_folders_date_what_they_hold(files: Files, path: str) -> None:
    files({"archive/2025/02/13/a.txt": PROSE})
    loaded = corpus.load([path])
    assert [article.published for article in loaded.articles] == ["2025-02-13"]
    assert loaded.notices == ()


def test_an_impossible_date_in_a_name_is_a_notice(files: Files) -> None:
    files({"news/2025-02-30-a.txt": PROSE})
    loaded = corpus.load(["news"])
    assert loaded.articles[0].published is None
    assert [str(notice) for notice in loaded.notices] == [
        "news/2025-02-30-a.txt: the date in the name is odd, expected a day that exists, such as 2025-02-13 [FC612]"
    ]


def test_loading_is_deterministic(files: Files) -> None:
    files({f"{n % 7}/{n}.txt": PROSE * (n + 1) for n in range(40)})
    assert corpus.load(["."]) == corpus.load(["."])


def test_a_long_single_line_is_one_article(files: Files) -> None:
    text = PROSE.strip() * 20_000
    files({"a.txt": text})
    (article,) = corpus.load(["a.txt"]).articles
    assert article.text == text


def test_memory_that_runs_out_is_a_reason(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files({"a.txt": PROSE})

    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(readers, "read", exhausted)
    assert "too large" in corpus.load(["a.txt"]).skipped[0].reason


# texts in memory


def test_texts_in_memory() -> None:
    first, second = corpus.load_texts(
        [PROSE, {"text": FRENCH, "source": "La Gazette", "published": "13/02/2025", "lang": "fr", "id": "g"}],
        languages=["en", "fr"],
    )
    assert (first.id, first.text, first.language, first.path) == ("text-1", PROSE, "en", None)
    assert (second.id, second.source, second.published, second.language) == ("g", "La Gazette", "2025-02-13", "fr")


def test_copies_in_memory_can_be_left_alone() -> None:
    assert [article.copy_of for article in corpus.load_texts([PROSE, PROSE])] == [None, None]  # too short to say
    long = PROSE + "Fishermen said they were relieved, and asked who will pay for the new wall and for the old one."
    assert [article.copy_of for article in corpus.load_texts([long, long])] == [None, "text-1"]
    assert [article.copy_of for article in corpus.load_texts([long, long], copies=False)] == [None, None]


def test_errors_of_texts_in_memory_come_together() -> None:
    texts = [{"text": ""}, PROSE, {"text": PROSE, "published": "soon"}, {"source": "x"}, {"text": PROSE, "lang": "sv"}]
    with pytest.raises(GroupedError) as caught:
        corpus.load_texts(texts, languages=["en"])
    assert str(caught.value).splitlines() == [
        "text-1: empty [FC601]",
        "text-3: published: found 'soon', expected a date such as 2025-02-13 [FC612]",
        "text-4: no key text [FC603]",
        "text-5: no language pack for 'sv' (there are: en) [FC605]",
    ]
    with pytest.raises(InputError, match="used twice"):
        corpus.load_texts([{"text": PROSE, "id": "a"}, {"text": FRENCH, "id": "a"}])


# start-up


def test_importing_the_corpus_imports_nothing_heavy() -> None:
    code = (
        "import sys, factcheck.corpus;"
        "print(sorted({'trafilatura', 'rapidfuzz', 'pathspec', 'dateparser', 'lxml', 'difflib'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "[]"


def test_reading_plain_text_needs_no_extra(files: Files) -> None:
    root = files({"a.txt": PROSE, "b.md": PROSE})
    code = (
        f"import sys, factcheck.corpus as c; r = c.load([{str(root)!r}]);"
        "print(len(r.articles), sorted({'trafilatura', 'pathspec', 'dateparser', 'lxml'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "2 []"
