"""Which files are read, in which order, under which name; and what is said about the others."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from on_disk import PROSE, Files

from factcheck import corpus
from factcheck.model import Code, GroupedError, InputError, UsageError


def ids(paths: list[str], **settings: object) -> list[str]:
    return [article.id for article in corpus.load(paths, **settings).articles]  # type: ignore[arg-type]


def test_a_folder_is_walked_in_the_order_of_its_paths(files: Files) -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.md", "a.txt", "B.txt", "é.txt", "a-b.txt"]
    files({f"news/{name}": PROSE for name in names})
    assert ids(["news"]) == sorted(names, key=lambda name: name.split("/"))


def test_ids_are_relative_to_the_folder_and_paths_to_what_was_typed(files: Files) -> None:
    root = files({"news/2025/a.txt": PROSE})
    (by_folder,) = corpus.load(["news/"]).articles
    assert (by_folder.id, by_folder.path) == ("2025/a.txt", "news/2025/a.txt")
    (by_file,) = corpus.load(["./news/2025/a.txt"]).articles
    assert (by_file.id, by_file.path) == ("news/2025/a.txt", "news/2025/a.txt")
    (absolute,) = corpus.load([str(root / "news/2025/a.txt")]).articles
    assert absolute.id == "news/2025/a.txt"
    (here,) = corpus.load(["."]).articles
    assert (here.id, here.path) == ("news/2025/a.txt", "news/2025/a.txt")


def test_a_file_named_twice_is_read_once(files: Files) -> None:
    root = files({"news/a.txt": PROSE, "news/b.txt": PROSE})
    (root / "again").symlink_to(root / "news")
    loaded = corpus.load(["news/b.txt", "news", "news/a.txt", str(root / "news"), "again", "news/*.txt"])
    assert [article.id for article in loaded.articles] == ["news/b.txt", "a.txt"]
    assert loaded.files == 2


def test_loops_of_links_end_and_real_names_win(files: Files) -> None:
    root = files({"news/z/real.txt": PROSE})
    (root / "news/a-loop").symlink_to(root / "news")
    (root / "news/b-link").symlink_to(root / "news/z")
    (root / "news/c-link.txt").symlink_to(root / "news/z/real.txt")
    assert ids(["news"]) == ["z/real.txt"]


def test_links_to_other_folders_are_followed(files: Files) -> None:
    root = files({"archive/old.txt": PROSE, "news/new.txt": PROSE})
    (root / "news/archive").symlink_to(root / "archive")
    assert ids(["news"]) == ["archive/old.txt", "new.txt"]


def test_a_link_that_leads_nowhere_is_named(files: Files) -> None:
    root = files({"news/a.txt": PROSE})
    (root / "news/gone.txt").symlink_to(root / "nowhere")
    (skipped,) = corpus.load(["news"]).skipped
    assert skipped.path == "news/gone.txt"
    assert "leads nowhere" in skipped.reason
    assert skipped.code is Code.SKIPPED


def test_hidden_files_and_folders_are_left_alone_unless_named(files: Files) -> None:
    files({"news/.draft.txt": PROSE, "news/.old/a.txt": PROSE, "news/b.txt": PROSE})
    assert ids(["news"]) == ["b.txt"]
    assert ids(["news/.draft.txt"]) == ["news/.draft.txt"]
    assert ids(["news/.old"]) == ["a.txt"]


def test_other_kinds_of_files_in_folders_are_counted(files: Files) -> None:
    files(
        {"news/a.txt": PROSE, "news/b.PDF": b"%PDF", "news/c.pdf": b"%PDF", "news/sources.yml": "", "news/Makefile": ""}
    )
    loaded = corpus.load(["news"])
    assert loaded.other == ((".pdf", 2), (".yml", 1), ("Makefile", 1))
    assert loaded.skipped == ()


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "CHANGELOG.md", "LICENSE.txt", "requirements-dev.txt"])
def test_pages_about_a_project_are_no_articles_unless_named(files: Files, name: str) -> None:
    files({f"news/{name}": PROSE, "news/a.txt": PROSE})
    assert ids(["news"]) == ["a.txt"]
    assert corpus.load(["news"]).other == ((name, 1),)
    assert ids([f"news/{name}"]) == [f"news/{name}"]


def test_our_own_report_is_never_read_back(files: Files) -> None:
    files({"factcheck-report.md": PROSE, "a.txt": PROSE})
    assert ids(["."]) == ["a.txt"]


def test_upper_case_extensions_are_known(files: Files) -> None:
    files({"news/A.TXT": PROSE, "news/B.Md": PROSE})
    assert ids(["news"]) == ["A.TXT", "B.Md"]


def test_a_file_named_explicitly_is_read_as_text_with_a_notice(files: Files) -> None:
    files({"a.rst": PROSE, "b": PROSE, "c.pdf": b"%PDF-1.7\n\x00\x01"})
    loaded = corpus.load(["a.rst", "b", "c.pdf"])
    assert [article.id for article in loaded.articles] == ["a.rst", "b"]
    assert str(loaded.notices[0]) == "a.rst: unknown extension .rst: read as plain text [FC618]"
    assert [(skipped.path, skipped.reason[:6]) for skipped in loaded.skipped] == [("c.pdf", "binary")]


@pytest.mark.parametrize("name", ["sources.yml", "factcheck.yml"])
def test_configuration_files_are_never_articles(files: Files, name: str) -> None:
    files({name: PROSE})
    loaded = corpus.load([name])
    assert loaded.articles == ()
    assert loaded.skipped[0].reason == "a configuration file, not an article"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("news/*.txt", ["news/a.txt", "news/b.txt"]),
        ("news/?.md", ["news/c.md"]),
        ("news/[ab].*", ["news/a.txt", "news/b.txt"]),
        ("news/**/*.txt", ["news/2025/d.txt", "news/2025/02/e.txt", "news/a.txt", "news/b.txt"]),
        ("**/e.txt", ["news/2025/02/e.txt"]),
        ("news/*/d.txt", ["news/2025/d.txt"]),
        ("*/2025", ["news/2025/d.txt", "news/2025/02/e.txt"]),
        ("./news/*.md", ["news/c.md"]),
    ],
)
def test_globs(files: Files, pattern: str, expected: list[str]) -> None:
    names = ["a.txt", "b.txt", "c.md", "2025/d.txt", "2025/02/e.txt", ".hidden.txt"]
    files({f"news/{name}": PROSE for name in names})
    assert sorted(ids([pattern])) == sorted(expected)


def test_a_file_whose_name_looks_like_a_glob_is_that_file(files: Files) -> None:
    files({"[draft].txt": PROSE, "d.txt": PROSE})
    assert ids(["[draft].txt"]) == ["[draft].txt"]


def test_a_missing_path_is_named_with_the_nearest_name(files: Files) -> None:
    files({"news/summit.txt": PROSE})
    with pytest.raises(InputError) as caught:
        corpus.load(["news/sumit.txt"])
    assert str(caught.value) == "news/sumit.txt: no such file or folder; did you mean 'news/summit.txt'? [FC201]"
    assert caught.value.exit_code == 2
    with pytest.raises(InputError, match="did you mean 'news'"):
        corpus.load(["nws/deep/down/a.txt"])


def test_all_missing_paths_are_named_at_once(files: Files) -> None:
    files({"a.txt": PROSE})
    with pytest.raises(GroupedError) as caught:
        corpus.load(["nope", "a.txt", "a.txt/b", "*.xyz"])
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["nope", "a.txt/b", "*.xyz"]
    assert lines[2] == "*.xyz: the pattern matches nothing [FC201]"


@pytest.mark.parametrize("path", ["nul\0byte", "x" * 5000, "no/*/such"])
def test_impossible_paths_are_input_errors(files: Files, path: str) -> None:
    files({})
    with pytest.raises(InputError):
        corpus.load([path])


def test_an_empty_path_is_a_usage_error(files: Files) -> None:
    files({})
    with pytest.raises(UsageError):
        corpus.load([""])


def test_a_folder_without_articles_is_worth_a_notice(files: Files) -> None:
    files({"empty/data.csv": "1,2", "news/a.txt": PROSE})
    (notice,) = corpus.load(["empty", "news"]).notices
    assert notice.path == "empty"
    assert "no new article" in notice.message


def test_unreadable_files_and_folders_are_skipped_with_the_systems_reason(files: Files) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    root = files({"news/a.txt": PROSE, "news/locked/b.txt": PROSE, "news/c.txt": PROSE})
    (root / "news/a.txt").chmod(0)
    (root / "news/locked").chmod(0)
    try:
        loaded = corpus.load(["news"])
    finally:
        (root / "news/locked").chmod(0o755)
    assert [article.id for article in loaded.articles] == ["c.txt"]
    assert {(s.path, s.reason) for s in loaded.skipped} == {
        ("news/a.txt", "cannot be read: Permission denied"),
        ("news/locked", "cannot be read: Permission denied"),
    }


def test_a_file_that_vanishes_or_fails_is_skipped(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files({"a.txt": PROSE, "b.txt": PROSE})
    honest = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "a.txt":
            raise OSError(5, "Input/output error")
        return honest(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    loaded = corpus.load(["."])
    assert [article.id for article in loaded.articles] == ["b.txt"]
    assert loaded.skipped[0].reason == "cannot be read: Input/output error"


def test_pipes_can_be_named_and_devices_cannot() -> None:
    reading, writing = os.pipe()  # what the shell's <(command) gives
    os.write(writing, PROSE.encode())
    os.close(writing)
    try:
        loaded = corpus.load([f"/dev/fd/{reading}", os.devnull])
    finally:
        os.close(reading)
    assert [article.text for article in loaded.articles] == [PROSE]
    assert [(s.path, s.reason) for s in loaded.skipped] == [(os.devnull, "not a regular file")]


def test_names_that_are_no_utf8_are_shown_as_escapes(files: Files) -> None:
    root = files({})
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.txt")).write_text(PROSE)
    except OSError:
        pytest.skip("this file system only takes UTF-8 names")
    (article,) = corpus.load(["."]).articles
    assert article.id == r"caf\xe9.txt"
    assert article.id.encode()


def test_standard_input_is_one_plain_text(files: Files) -> None:
    files({"a.txt": PROSE})
    loaded = corpus.load(["-", "a.txt", "-"], stdin=io.BytesIO(PROSE.encode() + b"\r\nSecond line."))
    first, second = loaded.articles
    assert (first.id, first.path, first.text) == ("-", None, PROSE + "\nSecond line.")
    assert second.id == "a.txt"
    assert loaded.files == 2


def test_standard_input_can_be_jsonl_in_spite_of_a_broken_line() -> None:
    data = b'{"id": "x", "text": "One sentence in English, no more."}\nbroken\n{"text": "And here is another."}'
    loaded = corpus.load(["-"], stdin=data)
    assert [article.id for article in loaded.articles] == ["x", "-:3"]
    assert [(skipped.path, skipped.line) for skipped in loaded.skipped] == [("-", 2)]
    reordered = corpus.load(["-"], stdin=b"\n".join(data.split(b"\n")[1:] + data.split(b"\n")[:1]))
    assert [article.id for article in reordered.articles] == ["-:2", "x"]


@pytest.mark.parametrize("text", ['{"quoted": 1} is how the text begins.', "{braces}\n{more}", '["a", "list"]', "17"])
def test_text_that_only_looks_like_json_is_text(text: str) -> None:
    (article,) = corpus.load(["-"], stdin=text.encode()).articles
    assert article.text == text


def test_empty_standard_input_is_skipped() -> None:
    assert [(s.path, s.reason) for s in corpus.load(["-"], stdin=b" \n").skipped] == [("-", "empty")]
