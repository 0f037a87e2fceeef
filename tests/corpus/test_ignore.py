"""exclude patterns and .gitignore files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from on_disk import PROSE, Files

from factcheck import corpus
from factcheck.corpus.ignore import compile_patterns
from factcheck.model import ConfigError


def ids(paths: list[str], exclude: tuple[str, ...] = (), root: str | None = None) -> list[str]:
    return [article.id for article in corpus.load(paths, exclude=exclude, root=root).articles]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ((), ["drafts/b.txt", "news/a.txt", "news/d.md", "news/drafts/c.txt"]),
        (("drafts/",), ["news/a.txt", "news/d.md"]),
        (("/drafts/",), ["news/a.txt", "news/d.md", "news/drafts/c.txt"]),
        (("*.txt", "!a.txt"), ["news/a.txt", "news/d.md"]),
        (("news/*.md",), ["drafts/b.txt", "news/a.txt", "news/drafts/c.txt"]),
        (("# a comment", "", "**/c.txt"), ["drafts/b.txt", "news/a.txt", "news/d.md"]),
    ],
)
def test_exclude(files: Files, patterns: tuple[str, ...], expected: list[str]) -> None:
    files(dict.fromkeys(["news/a.txt", "drafts/b.txt", "news/drafts/c.txt", "news/d.md"], PROSE))
    assert ids(["."], patterns) == expected


def test_exclude_is_anchored_at_the_root_whichever_folder_is_named(files: Files) -> None:
    files({"news/old/a.txt": PROSE, "news/b.txt": PROSE})
    assert ids(["news"], ("/news/old/",)) == ["b.txt"]
    assert ids(["news"], ("/old/",)) == ["b.txt", "old/a.txt"]
    assert ids(["news"], ("/old/",), root="news") == ["b.txt"]


def test_outside_of_the_root_patterns_see_the_path_below_the_argument(files: Files) -> None:
    root = files({"elsewhere/old/a.txt": PROSE, "elsewhere/b.txt": PROSE, "project/x": ""})
    assert ids([str(root / "elsewhere")], ("/old/",), root=str(root / "project")) == ["b.txt"]


def test_what_is_left_out_is_counted_and_a_named_file_says_why(files: Files) -> None:
    files({"news/a.txt": PROSE, "news/drafts/b.txt": PROSE, "news/drafts/c.txt": PROSE, "news/d.tmp.txt": PROSE})
    loaded = corpus.load(["news", "news/drafts/b.txt"], exclude=["drafts/", "*.tmp.txt"])
    assert loaded.excluded == 2
    assert [(s.path, s.reason) for s in loaded.skipped] == [("news/drafts/b.txt", "excluded by the pattern 'drafts/'")]


def test_a_pattern_that_is_none_is_a_configuration_error(files: Files) -> None:
    files({"a.txt": PROSE})
    with pytest.raises(ConfigError) as caught:
        corpus.load(["a.txt"], exclude=["fine", "!"])
    assert caught.value.exit_code == 2
    assert "exclude" in str(caught.value)


def test_gitignore_files_hold_in_plain_folders_below_the_argument(files: Files) -> None:
    files(
        {
            ".gitignore": "*.txt\n",  # above the argument and in no work tree: says nothing
            "news/.gitignore": "drafts/\n*.log.txt\n",
            "news/sub/.gitignore": "!keep.log.txt\n/top.txt\n",
            "news/a.txt": PROSE,
            "news/drafts/b.txt": PROSE,
            "news/x.log.txt": PROSE,
            "news/sub/keep.log.txt": PROSE,
            "news/sub/top.txt": PROSE,
            "news/sub/deeper/top.txt": PROSE,
        }
    )
    assert ids(["news"]) == ["a.txt", "sub/deeper/top.txt", "sub/keep.log.txt"]
    assert corpus.load(["news"]).excluded == 3


def test_gitignore_files_of_a_work_tree_hold_from_its_top(files: Files) -> None:
    root = files(
        {
            ".gitignore": "secret*\n",
            ".git/info/exclude": "mine.txt\n",
            "news/.gitignore": "!secret-but-kept.txt\n",
            "news/2025/secret.txt": PROSE,
            "news/2025/secret-but-kept.txt": PROSE,
            "news/2025/mine.txt": PROSE,
            "news/2025/open.txt": PROSE,
        }
    )
    assert ids(["news/2025"]) == ["open.txt", "secret-but-kept.txt"]
    assert ids([str(root)]) == ["news/2025/open.txt", "news/2025/secret-but-kept.txt"]


def test_an_ignored_folder_or_file_that_is_named_is_read(files: Files) -> None:
    files({".git/HEAD": "", ".gitignore": "/data/*\nbuild/\n", "data/news/a.txt": PROSE, "build/b.txt": PROSE})
    assert ids(["."]) == []
    assert ids(["data/news"]) == ["a.txt"]
    assert ids(["build"]) == ["b.txt"]
    assert ids(["build/b.txt"]) == ["build/b.txt"]


def test_a_broken_gitignore_line_is_a_notice_and_the_others_hold(files: Files) -> None:
    files({"news/.gitignore": "a.txt\n!\nb.txt\n", "news/a.txt": PROSE, "news/b.txt": PROSE, "news/c.txt": PROSE})
    loaded = corpus.load(["news"])
    assert [article.id for article in loaded.articles] == ["c.txt"]
    (notice,) = loaded.notices
    assert notice.line == 2
    assert notice.path.endswith("news/.gitignore")


@given(st.text(alphabet="a/*?[]!-\\# .z", max_size=12))
def test_any_pattern_compiles_or_is_a_value_error(pattern: str) -> None:
    try:
        spec = compile_patterns([pattern])
    except ValueError:
        return
    assert spec.match_file("q/w.e") in (True, False)
