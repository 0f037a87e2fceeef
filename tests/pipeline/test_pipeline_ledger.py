"""A baseline knows its findings again: after renames, moved lines and edits around the figure, and not otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import UNSET, structs

from factcheck.model import Article, Evidence, Finding
from factcheck.pipeline import Settings, baseline
from factcheck.pipeline.ledger import Books

# (path, value, sentence) of each place
TWO = [("a/morning.md", "31", "It killed 31 people."), ("a/evening.md", "54", "It killed 54 people.")]
RULES = ["core/differs", "core/changes"]


def finding(places: Sequence[tuple[str, str, str]], rule: str = "core/differs", more: int = 0) -> Finding:
    """A finding as the rules would make it: its fingerprint hangs on rule, ids and values."""
    evidence = tuple(
        Evidence(f"{path}#{at}", path, (at, at + 2), at, 1, value, sentence, value, "1")
        for at, (path, value, sentence) in enumerate(places)
    )
    name = repr((rule, sorted({place[:2] for place in places})))
    return Finding(name, rule, "error", "contradiction", 0.9, "Two figures", "m", evidence, more=more or UNSET)


class Folder:
    """A working folder with a baseline of some findings."""

    def __init__(self, folder: Path, *known: Finding) -> None:
        self.folder, self.settings = folder, Settings(baseline="known.json", write_baseline="known.json")
        self.write(*known)

    def books(
        self,
        *found: Finding,
        write: bool = False,
        ran: Sequence[str] = RULES,
        more: str = "",
        judged: Sequence[str] | None = None,
    ) -> Books:
        """The books of a run that read the files of its findings, and those in `more`."""
        paths = sorted({place.article for one in found for place in one.evidence} | set(filter(None, [more])))
        for path in paths:
            (self.folder / path).parent.mkdir(exist_ok=True)
            (self.folder / path).touch()
        settings = self.settings if write else structs.replace(self.settings, write_baseline=None)
        new = None if judged is None else frozenset(judged)
        articles = [Article(path, "", path=path) for path in paths]
        return Books(settings, articles, found, ran=ran, known=RULES, judged=new)

    def write(self, *found: Finding, ran: Sequence[str] = RULES) -> None:
        books = self.books(*found, write=True, ran=ran)
        baseline.write(Path("known.json"), books.record(found))

    def hides(self, places: Sequence[tuple[str, str, str]], rule: str = "core/differs", more: int = 0) -> bool:
        one = finding(places, rule, more)
        return one.fingerprint in self.books(one).known


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, finding(TWO))


RENAMED = ("b/dawn.md", "31", "It killed 31 people.")
EDITED = ("a/evening.md", "54", "In the evening, it killed 54 people.")


@pytest.mark.parametrize(
    ("places", "hidden"),
    [
        (TWO, True),
        ([TWO[1], TWO[0]], True),
        ([RENAMED, TWO[1]], True),
        ([RENAMED, EDITED], True),
        ([("b/dawn.md", "31", "It killed  31\npeople."), EDITED], True),
        ([TWO[0]], True),
        ([("b/dawn.md", "31", "It now killed 31 people."), TWO[1]], False),
        ([("a/morning.md", "32", "It killed 31 people."), TWO[1]], False),
        ([("b/dawn.md", "47", "It killed 47 people."), TWO[1]], False),
        ([*TWO, ("c/copy.md", "31", "It killed 31 people.")], False),
        ([*TWO, ("a/noon.md", "40", "It killed 40 people.")], False),
    ],
)
def test_a_known_finding(places: list[tuple[str, str, str]], hidden: bool, folder: Folder) -> None:
    assert folder.hides(places) is hidden


def test_another_rule_is_another_finding(folder: Folder) -> None:
    assert not folder.hides(TWO, rule="core/changes")


def test_a_finding_cut_short_is_known_by_its_places_only_when_it_is_as_long(folder: Folder) -> None:
    folder.write(finding(TWO, more=2))
    assert folder.hides([RENAMED, TWO[1]], more=2)
    assert not folder.hides([RENAMED, TWO[1]], more=3)
    assert not folder.hides([RENAMED, TWO[1]])


def test_an_old_file_without_places_knows_fingerprints(folder: Folder) -> None:
    known = finding(TWO).fingerprint.replace('"', '\\"')
    Path("known.json").write_text(f'{{"version": 1, "findings": [{{"fingerprint": "{known}"}}]}}', "utf-8")
    assert folder.hides(TWO)
    assert not folder.hides([RENAMED, TWO[1]])
    assert folder.books().notices == []


def test_an_entry_whose_articles_no_longer_say_so_is_told_with_its_line(folder: Folder) -> None:
    books = folder.books(finding([("a/morning.md", "54", "x"), TWO[1]]))
    assert [str(notice) for notice in books.notices] == [
        "known.json:4: this known finding is found no more: Two figures (core/differs) in "
        "a/evening.md, a/morning.md [FC625]"
    ]


def test_entries_that_a_run_cannot_judge_are_left_alone(folder: Folder) -> None:
    assert folder.books(more="a/morning.md").notices == []  # the other article was not read
    assert folder.books(finding([("a/morning.md", "54", "x"), TWO[1]]), ran=["core/changes"]).notices == []


def test_an_entry_of_deleted_articles_is_stale(folder: Folder) -> None:
    for path, _, _ in TWO:
        Path(path).unlink()
    assert len(folder.books().notices) == 1


@pytest.mark.parametrize(
    ("judged", "told"),
    [(None, 1), (["a/morning.md"], 1), (["a/noon.md"], 0), ([], 0)],
    ids=["all", "own", "other", "none"],
)
def test_a_run_over_new_articles_judges_the_entries_of_these(
    folder: Folder, judged: list[str] | None, told: int
) -> None:
    rest = finding([("a/morning.md", "5", "x"), ("a/evening.md", "6", "y")], "core/changes")
    assert len(folder.books(rest, judged=judged).notices) == told
    record = folder.books(rest, judged=judged, write=True).record([rest])
    assert (finding(TWO).fingerprint in [entry.fingerprint for entry in record]) == (not told)


def test_many_stale_entries_are_counted(folder: Folder) -> None:
    folder.write(*(finding([(f"a/{n}.md", str(n), "x")]) for n in range(13)))
    for n in range(13):
        Path(f"a/{n}.md").unlink()
    notices = folder.books().notices
    assert len(notices) == 11
    assert str(notices[-1]) == "known.json: 3 more known findings are found no more [FC625]"


def test_writing_again_refreshes_adds_and_drops(folder: Folder) -> None:
    kept, gone = finding(TWO), finding([("a/gone.md", "7", "x")])
    unread = finding([("a/unread.md", "8", "x")], "core/changes")
    folder.write(kept, gone, unread)
    Path("a/gone.md").unlink()
    moved, new = finding([RENAMED, TWO[1]]), finding([("a/new.md", "9", "x")])
    folder.write(moved, new, ran=["core/differs"])
    entries = baseline.read(Path("known.json"))
    assert {one.fingerprint for one in entries} == {one.fingerprint for one in (moved, new, unread)}
    assert [one.rule for one in entries] == ["core/changes", "core/differs", "core/differs"]
    assert [place.article for place in entries[1].places] == ["a/evening.md", "b/dawn.md"]
    before = Path("known.json").read_bytes()
    folder.write(new, moved, ran=["core/differs"])
    assert Path("known.json").read_bytes() == before


def test_lines_of_one_file_are_articles_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    articles = [Article("x", "", path="all.jsonl"), Article("y", "", path="all.jsonl"), Article("z", "")]
    one = finding([("x", "1", "s"), ("y", "2", "t"), ("z", "3", "u")])
    books = Books(Settings(write_baseline="sub/known.json"), articles, [one], ran=RULES, known=RULES)
    (entry,) = books.record([one])
    assert [place.article for place in entry.places] == ["-#z", "../all.jsonl#x", "../all.jsonl#y"]
