"""sources.yml: what it says, which one wins, and every error in it at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from on_disk import PROSE, Files

from factcheck import corpus, yamlfile
from factcheck.corpus.sources import read_entries
from factcheck.model import Article, ConfigError, GroupedError, InputError


def by_id(paths: list[str], **settings: str) -> dict[str, Article]:
    return {article.id: article for article in corpus.load(paths, **settings).articles}  # type: ignore[arg-type]


def test_names_patterns_and_the_short_form(files: Files) -> None:
    files({
        "news/sources.yml": (
            "a.txt: {source: The Ledger, published: 2025-02-13, url: 'https://ledger.example/a', lang: en, title: A}\n"
            "rt-*.txt: RT\n"
            "wire/: {source: A Wire, published: 12 February 2025}\n"
        ),
        "news/a.txt": PROSE,
        "news/rt-1.txt": PROSE,
        "news/deep/rt-2.txt": PROSE,
        "news/wire/x/b.txt": PROSE,
        "news/other.txt": PROSE,
    })  # fmt: skip
    found = by_id(["news"])
    a = found["a.txt"]
    assert (a.source, a.published, a.url, a.language, a.title) == (
        "The Ledger", "2025-02-13", "https://ledger.example/a", "en", "A",
    )  # fmt: skip
    assert found["rt-1.txt"].source == found["deep/rt-2.txt"].source == "RT"
    assert (found["wire/x/b.txt"].source, found["wire/x/b.txt"].published) == ("A Wire", "2025-02-12")
    assert (found["other.txt"].source, found["other.txt"].published) == (None, None)


def test_own_name_over_pattern_later_over_earlier_nearer_over_farther(files: Files) -> None:
    files(
        {
            "news/sources.yml": "'*': {source: All, title: T, url: 'https://far.example'}\nx/b.txt: Far\n",
            "news/x/sources.yml": "a.txt: Own\n'*.txt': {source: One, published: 2025-01-01}\n'?.txt': Two\n",
            "news/x/a.txt": PROSE,
            "news/x/b.txt": PROSE,
            "news/c.txt": PROSE,
        }
    )
    found = by_id(["news"])
    a, b, c = found["x/a.txt"], found["x/b.txt"], found["c.txt"]
    assert (a.source, a.published, a.title, a.url) == ("Own", "2025-01-01", "T", "https://far.example")
    assert b.source == "Two"
    assert c.source == "All"


def test_the_file_itself_wins_and_its_name_comes_last(files: Files) -> None:
    files(
        {
            "2025-03-03-a.md": f"---\nsource: Own\n---\n{PROSE}",
            "2025-03-03-b.md": f"---\npublished: 2025-01-01\n---\n{PROSE}",
            "2025-03-03-c.txt": PROSE,
            "sources.yml": "'*.md': {source: Listed, published: 2025-02-02}\n",
        }
    )
    found = by_id(["."])
    assert (found["2025-03-03-a.md"].source, found["2025-03-03-a.md"].published) == ("Own", "2025-02-02")
    assert (found["2025-03-03-b.md"].source, found["2025-03-03-b.md"].published) == ("Listed", "2025-01-01")
    assert found["2025-03-03-c.txt"].published == "2025-03-03"


def test_it_is_found_whether_the_folder_or_the_file_is_named(files: Files) -> None:
    root = files({"sources.yml": "news/*: The Ledger\n", "news/x/a.txt": PROSE, "news/b.txt": PROSE})
    for path in ("news", "news/b.txt", ".", "news/*.txt", str(root / "news")):
        assert {article.source for article in corpus.load([path]).articles if article.id.endswith("b.txt")} == {
            "The Ledger"
        }


def test_folders_above_what_was_asked_for_say_nothing_outside_of_the_root(files: Files) -> None:
    root = files({"sources.yml": "'*': Above\n", "news/a.txt": PROSE, "project/x": ""})
    (article,) = corpus.load([str(root / "news")], root=root / "project").articles
    assert article.source is None


def test_a_sources_file_can_be_given(files: Files) -> None:
    root = files({"meta/s.yml": "a.txt: Given\n", "news/sources.yml": "a.txt: Beside\n", "news/a.txt": PROSE})
    assert by_id(["news"], sources="meta/s.yml")["a.txt"].source == "Given"
    (root / "news/s.yml").write_text("a.txt: Given here\n")
    assert by_id(["news"], sources="news/s.yml")["a.txt"].source == "Given here"
    with pytest.raises(InputError, match="No such file"):
        corpus.load(["news"], sources="meta/none.yml")


def test_every_error_of_every_file_is_shown_at_once(files: Files) -> None:
    files(
        {
            "sources.yml": (
                "# comment\n"
                "a.txt:\n"
                "  source: The Ledger\n"
                "  publised: 2025-02-13\n"
                "  language: fr\n"
                "b.txt: {published: 2025-02-30, url: ledger.example, lang: Klingon}\n"
                "c.txt: [1, 2]\n"
                "d.txt:\n"
                "'!e.txt': RT\n"
                "f.txt: {source: {name: x}}\n"
            ),
            "sub/sources.yml": "- a list\n",
            "sub2/sources.yml": "a: b: c\n",
            "a.txt": PROSE,
            "sub/a.txt": PROSE,
            "sub2/a.txt": PROSE,
        }
    )
    with pytest.raises(GroupedError) as caught:
        corpus.load(["."])
    assert caught.value.exit_code == 2
    keys = "source, published, url, lang, title"
    assert str(caught.value).splitlines() == [
        f"sources.yml:4: a.txt.publised: unknown key; did you mean 'published'? (expected {keys}) [FC312]",
        f"sources.yml:5: a.txt.language: unknown key; did you mean 'lang'? (expected {keys}) [FC312]",
        "sources.yml:6: b.txt.published: found '2025-02-30' (expected a day that exists, such as 2025-02-13) [FC311]",
        "sources.yml:6: b.txt.url: found 'ledger.example' "
        "(expected an address that begins with http:// or https://) [FC311]",
        "sources.yml:6: b.txt.lang: found 'Klingon' (expected a language code such as fr) [FC311]",
        f"sources.yml:7: c.txt: found a list (expected a name, or a mapping of {keys}) [FC311]",
        f"sources.yml:8: d.txt: found nothing (expected a name, or a mapping of {keys}) [FC311]",
        "sources.yml:9: found '!e.txt' "
        "(expected a file name, or a pattern as in .gitignore without ! or # before it) [FC313]",
        "sources.yml:10: f.txt.source: found a mapping (expected a name) [FC311]",
        "sub/sources.yml:1: found a list (expected names or patterns of files, each with its source) [FC311]",
        "sub2/sources.yml:1: not valid YAML: mapping values are not allowed in this context [FC203]",
    ]


def test_one_error_alone_is_no_group(files: Files) -> None:
    files({"sources.yml": "a.txt: {sorce: x}\n", "a.txt": PROSE})
    with pytest.raises(ConfigError, match="did you mean 'source'"):
        corpus.load(["a.txt"])


def test_what_matches_nothing_is_a_notice_with_its_line(files: Files) -> None:
    files(
        {
            "news/sources.yml": "a.txt: A\nharbor.txt: B\n'*.html': C\n",
            "news/a.txt": PROSE,
            "news/harbour.txt": PROSE,
        }
    )
    assert [str(notice) for notice in corpus.load(["news"]).notices] == [
        "news/sources.yml:2: 'harbor.txt' names no file here; did you mean 'harbour.txt'? [FC614]",
        "news/sources.yml:3: the pattern '*.html' matches no article [FC614]",
    ]


def test_patterns_for_files_that_were_not_asked_for_are_no_mistake(files: Files) -> None:
    files({"news/sources.yml": "a.txt: A\nb.txt: B\n'*.md': C\n", "news/a.txt": PROSE, "news/b.txt": PROSE})
    assert corpus.load(["news/a.txt"]).notices == ()


def test_two_spellings_of_the_name_side_by_side(files: Files) -> None:
    files({"sources.yml": "a.txt: First\n", "sources.yaml": "a.txt: Second\n", "a.txt": PROSE})
    loaded = corpus.load(["a.txt"])
    assert loaded.articles[0].source == "First"
    assert str(loaded.notices[0]) == "sources.yaml: not read: sources.yml is beside it [FC614]"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "{}\n"])
def test_an_empty_file_says_nothing(files: Files, text: str) -> None:
    files({"sources.yml": text, "a.txt": PROSE})
    loaded = corpus.load(["."])
    assert loaded.articles[0].source is None
    assert loaded.notices == ()


PIECES = [
    "a.txt",
    "'*'",
    "'!x'",
    "b/",
    ": ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "source",
    "published",
    "lang",
    "2025-02-30",
    "x",
    "&a",
    "*a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60))
def test_any_content_is_entries_or_errors_that_say_where(text: str) -> None:
    try:
        raw = yamlfile.parse(text, "sources.yml")
    except InputError as error:
        assert error.file == "sources.yml"  # noqa: PT017 - either way out is right, and this one must name its place
        return
    entries, errors = read_entries(raw, "sources.yml")
    assert all(error.file == "sources.yml" and error.line and error.expected for error in errors)
    assert all(entry.line <= text.count("\n") + 1 for entry in entries)
