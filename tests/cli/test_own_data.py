"""`data:` of factcheck.yml: concepts, entities and facts of one's own, beside those that ship and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from inside import Inside

import factcheck
from factcheck import resources
from factcheck.language import catalogue
from factcheck.language.reference import reference
from factcheck.model import FactcheckError

FILES = {
    "factcheck.yml": "data: [desk]\nrules: [own.yml]\nselect: [own]\n",
    "desk/concepts/ferry.yml": "version: 1\nconcepts: {car-deck: {en: car deck(s), fr: pont(s) garage}}\n",
    "desk/entities/ships.yml": "version: 1\nentities:\n  oriole: {type: place, any: Oriole}\n",
    "desk/reference/ships.csv": (
        "name,value,from,until,subject,counted,source,checked\n"
        "oriole-decks,3,2020-05-01,,oriole,car-deck,https://example.org/oriole,2026-01-10\n"
    ),
    "own.yml": """\
version: 1
pack: own
rules:
  - id: decks
    title: Car decks of the Oriole
    severity: error
    description: The ferry has three.
    select: {dimension: count, topic: {any: [car-deck]}}
    compare: {relation: reference, facts: [oriole-decks]}
    message: "{a.value}; known: {expected}"
""",
    "news/en.txt": "The ferry Oriole, which was built in Kelm, loads cars on five car decks.\n",
    "news/fr.txt": "Le ferry Oriole charge les voitures sur ses trois ponts garage.\n",
}


def test_scan_knows_them_in_every_language_and_process(inside: Inside) -> None:
    inside.write(FILES)
    for jobs in ("1", "2"):
        done = inside("scan", "news", "--format", "jsonl", "--jobs", jobs)
        assert (done.code, done.out.count("\n")) == (0, 1), done.err
        assert "known: 3" in done.out
        assert "five car decks" in done.out


def test_nothing_of_them_stays_behind(inside: Inside) -> None:
    inside.write(FILES)
    assert "0 errors" in inside("rules", "lint", "own.yml").out
    done = inside("rules", "lint", "own.yml", "--isolated")
    assert done.code == 2
    assert "unknown fact 'oriole-decks'" in done.err
    assert "entity:oriole" not in catalogue.entries()


def test_from_python(inside: Inside) -> None:
    inside.write({**FILES, "factcheck.yml": f"data: [desk]\nrules: [{inside.folder / 'own.yml'}]\n"})
    with resources.using([inside.folder / "desk"]):
        rules = factcheck.load_rules(inside.folder / "own.yml", shipped=False)
    found = factcheck.scan(inside.folder / "news", config=inside.folder / "factcheck.yml", rules=rules)
    assert [one.rule for one in found.findings] == ["own/decks"]
    assert "oriole-decks" not in reference().facts


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("desk/entities/more.yml", "version: 1\nentities:\n  nato: {type: organisation, any: NATO}\n", "entity:nato"),
        ("desk/concepts/more.yml", "version: 1\nconcepts:\n  quay: {parents: [no-such], en: quay}\n", "no-such"),
        ("desk/reference/more.csv", "name,value\nquays,4\n", "checked"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(inside: Inside, file: str, text: str, said: str) -> None:
    inside.write({**FILES, file: text})
    done = inside("scan", "news")
    assert done.code == 2
    assert Path(file).name in done.err
    assert said in done.err
    assert "Traceback" not in done.err


def test_using_gives_back_what_was_there_after_an_error(tmp_path: Path) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "a.yml").write_text("version: 1\nentities: {a: {type: mountain, en: A}}\n")
    with pytest.raises(FactcheckError, match="mountain"), resources.using([tmp_path]):
        catalogue.entries()
    assert resources.own() == ()
    assert catalogue.exists("entity:nato")
