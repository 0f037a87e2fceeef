"""A newsroom's repository: an archive on main, a branch with two articles, a check, a baseline, a rename, a new figure.

The steps run in one order in one repository, so that they are one test.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

import junitparser
import pytest
from process import Done, run

sys.path.append(str(Path(__file__).parents[1] / "pipeline"))
from repositories import commit, git

from factcheck.report import FORMATS

ARCHIVE = {
    "2026-05-04-school.md": """---
source: Harbour Sheet
---
# A new school

The new school in Port Selm will cost 31 million euros, the mayor said.
""",
    "2026-05-06-library.md": """---
source: Town Sheet
---
The new library of Port Selm has 14 reading rooms, the architect said.
""",
    "2026-05-07-tram.txt": "The tram line to the harbour is 9 kilometres long, the operator said.\n",
}
CONTRADICTING = """---
source: Evening Sheet
published: 2026-05-04
---
# A long evening at the town hall

It was dark when the council met.

Nobody left early. The new school in Port Selm will cost 54 million euros, the mayor said.
"""
HARMLESS = """---
source: Evening Sheet
published: 2026-05-08
---
The bakery on the square has 12 ovens and opens on 9 June, the owner said.
"""
LINE = 9
FOUND = "articles/2026-05/evening.md"
OLD = "articles/2026-05-04-school.md"

Where = list[tuple[str, int]]


def _json(text: str) -> Where:
    return [_finding(one) for one in json.loads(text)["findings"]]


def _finding(one: dict[str, object]) -> tuple[str, int]:
    place = one["evidence"][0]  # type: ignore[index]
    return str(place["article"]), place["line"]


def _sarif(text: str) -> Where:
    places = [one["locations"][0]["physicalLocation"] for one in json.loads(text)["runs"][0]["results"]]
    return [(unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]) for place in places]


def _junit(text: str) -> Where:
    (suite,) = list(junitparser.JUnitXml.fromstring(text.encode()))
    bad = [case for case in suite if any(isinstance(one, junitparser.Failure) for one in case.result)]
    return [(case._elem.get("file"), int(case._elem.get("line"))) for case in bad]


def _diagnostic(one: dict[str, dict[str, dict[str, dict[str, int]]]]) -> tuple[str, int]:
    return str(one["location"]["path"]), one["location"]["range"]["start"]["line"]


def _first_place(text: str) -> Where:
    """Of a report for people: the first place that each finding names."""
    return [(path, int(line)) for path, line in re.findall(r"(articles/\S+?\.(?:md|txt)):(\d+)", text)][:1]


READ: Mapping[str, Callable[[str], Where]] = {
    "human": _first_place,
    "markdown": _first_place,
    "json": _json,
    "jsonl": lambda text: [_finding(json.loads(line)) for line in text.splitlines()],
    "csv": lambda text: [
        (row["article"], int(row["line"])) for row in csv.DictReader(io.StringIO(text)) if row["place"] == "1"
    ],
    "sarif": _sarif,
    "github": lambda text: [(path, int(line)) for path, line in re.findall(r"^::error file=([^,]*),line=(\d+)", text)],
    "gitlab": lambda text: [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in json.loads(text)],
    "junit": _junit,
    "rdjson": lambda text: [_diagnostic(one) for one in json.loads(text)["diagnostics"]],
    "rdjsonl": lambda text: [_diagnostic(json.loads(line)) for line in text.splitlines()],
}


class Newsroom:
    """The repository; every run is `check --since main` over all of it, in every format."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.out = folder, out

    def write(self, name: str, text: str) -> None:
        path = self.folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def check(self, *arguments: str) -> Done:
        outputs = [word for format in FORMATS for word in ("-o", f"{format}={self.out / format}")]
        return run("check", "--since", "main", *outputs, *arguments, cwd=self.folder)

    def told(self) -> dict[str, Where]:
        """(path, line) of every finding, by format."""
        told = {format: READ[format]((self.out / format).read_text("utf-8")) for format in FORMATS}
        return {format: [(self.whole(path), line) for path, line in places] for format, places in told.items()}

    def whole(self, path: str) -> str:
        """An article's id is shorter than its path."""
        return path if path.startswith("articles/") else f"articles/{path}"


def everywhere(*places: tuple[str, int]) -> dict[str, Where]:
    """The same places in every format."""
    return {format: list(places) for format in FORMATS}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    folder, out = tmp_path / "newsroom", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    made = Newsroom(folder, out)
    (folder / "factcheck.yml").write_text("paths: [articles]\n", "utf-8")
    for name, text in ARCHIVE.items():
        made.write(name, text)
    commit(folder)
    return made


def test_from_the_first_finding_to_the_next(newsroom: Newsroom) -> None:
    folder = newsroom.folder
    git(folder, "checkout", "-q", "-b", "evening")
    newsroom.write("2026-05/evening.md", CONTRADICTING)
    newsroom.write("2026-05/bakery.md", HARMLESS)
    commit(folder, "Two articles")

    # one finding, on its line, in every output, and nothing else
    done = newsroom.check()
    assert done.code == 1
    assert done.err == ""
    assert newsroom.told() == everywhere((FOUND, LINE))
    assert "1 contradiction\n" in done.out
    assert "31 million EUR (Harbour Sheet) against 54 million EUR (Evening Sheet)" in " ".join(done.out.split())
    (finding,) = json.loads((newsroom.out / "json").read_text("utf-8"))["findings"]
    assert [(place["text"], place["line"]) for place in finding["evidence"]] == [
        ("54 million euros", LINE),
        ("31 million euros", 6),
    ]
    for format in ("sarif", "github", "gitlab", "junit", "markdown"):
        assert "bakery" not in (newsroom.out / format).read_text("utf-8").partition("## Every assertion")[0]
    assert OLD in (newsroom.out / "github").read_text("utf-8")

    # known from now on
    assert newsroom.check("--write-baseline", "known.json").code == 1
    commit(folder, "Known")
    with (folder / "factcheck.yml").open("a", encoding="utf-8") as file:
        file.write("baseline: known.json\n")
    silent = newsroom.check()
    assert (silent.code, silent.err) == (0, "")
    assert newsroom.told() == everywhere()
    assert "1 known (baseline)" in silent.out

    # renamed, moved, its lines moved, and so is the archive's article
    (folder / "articles" / "archive").mkdir()
    git(folder, "mv", OLD, "articles/archive/school.md")
    git(folder, "mv", FOUND, "articles/a-long-evening.md")
    newsroom.write("a-long-evening.md", CONTRADICTING.replace("It was dark", "It was late.\n\nIt was dark"))
    commit(folder, "Moved")
    moved = newsroom.check()
    assert (moved.code, moved.err) == (0, "")
    assert newsroom.told() == everywhere()

    # another number is another finding, and the known one is found no more
    newsroom.write("a-long-evening.md", CONTRADICTING.replace("54", "47"))
    changed = newsroom.check()
    assert changed.code == 1
    assert newsroom.told() == everywhere(("articles/a-long-evening.md", LINE))
    assert "47 million EUR (Evening Sheet)" in " ".join(changed.out.split())
    assert changed.err == ""  # the entry's articles are gone; whether others print its sentences, all of them tell
    assert "known.json:4: this known finding is found no more: " in run("scan", "--no-report", cwd=folder).err
