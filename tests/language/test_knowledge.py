"""Concepts and entities: the cases of knowledge.yml, and the integrity of data/concepts and data/entities."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import resources, yamlfile
from factcheck.language import catalogue
from factcheck.language.forms import LANGUAGES, forms
from factcheck.language.inflection import expand, inflect
from factcheck.language.knowledge import Knowledge, by_type, knowledge, table
from factcheck.language.pack import available, load
from factcheck.language.words import TOKEN, fold
from factcheck.model.errors import FactcheckError

CASES = yamlfile.load(Path(__file__).parent / "knowledge.yml")
ENTRIES = catalogue.entries()


def read(language: str, text: str, known: Knowledge | None = None) -> tuple[list[str], list[str], list[str]]:
    """Raw tokens, folded words, lemmas."""
    raw = TOKEN.findall(text)
    words = [fold(token) for token in raw]
    lemma = load(language).lemma if language in available() else str
    return raw, words, [lemma(word) for word in words]


def found(language: str, text: str) -> list[str]:
    raw, words, lemmas = read(language, text)
    matches = knowledge(language).find(lemmas, words, raw.__getitem__)
    return ["+".join(one.replace("concept:", "").replace("entity:", "e:") for one in ids) for _, _, ids in matches]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['lang']}:{case['text']}") for case in CASES])
def test_what_words_name(case: dict[str, Any]) -> None:
    assert found(case["lang"], case["text"]) == case["ids"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_names_its_own_id(language: str) -> None:
    """Each listed form, and each inflected one that is not another id's own, is matched whole as its id."""
    lost = []
    known = knowledge(language)
    own = {lemmas for found in table(language).values() for lemmas, _ in found}
    for entry in ENTRIES.values():
        for form in entry.all_forms(language):
            for surface in expand(form, language):
                raw, words, lemmas = read(language, surface.rstrip(catalogue.EXACT))
                match = known.match(lemmas, words, 0, raw.__getitem__)
                whole = match is not None and match[1] == len(words) and entry.id in match[0]
                if not whole and not (catalogue.MARK in form and tuple(lemmas) in own):
                    lost.append(f"{entry.id}: {surface!r} -> {match}")
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_of_several_ids_is_called_ambiguous_by_each(language: str) -> None:
    def words_of(form: str) -> tuple[str, ...]:
        return tuple(fold(token) for token in TOKEN.findall(form.rstrip(catalogue.EXACT)))

    marked = {of: {words_of(form) for form in entry.ambiguous_forms(language)} for of, entry in ENTRIES.items()}
    listed = {
        of: {words_of(form) for form in entry.all_forms(language) if catalogue.MARK not in form}
        for of, entry in ENTRIES.items()
    }
    shared = [
        f"{' '.join(words)}: {', '.join(ids)}"
        for lemmas_and_forms in table(language).values()
        for _, forms_of in lemmas_and_forms
        for _, by_words in forms_of
        for words, ids in by_words
        if len(listing := [of for of in ids if words in listed[of]]) > 1
        and any(words not in marked[of] for of in listing)
    ]
    assert shared == []


def test_every_language_names_the_core_of_concepts() -> None:
    for language in ("de", "en", "es", "fr", "it", "nl", "pt"):  # one that is a single file brings a few of its own
        named = [
            of for of, entry in ENTRIES.items() if entry.kind in catalogue.CONCEPT_KINDS and entry.names.get(language)
        ]
        assert len(named) >= (600 if language in ("fr", "en") else 500), language


def test_every_concept_has_french_and_english() -> None:
    lacking = [
        of
        for of, entry in ENTRIES.items()
        if of.startswith("concept:")
        and not (entry.names.get("any") or (entry.names.get("fr") and entry.names.get("en")))
    ]
    assert lacking == []


def test_nothing_is_above_itself() -> None:
    assert [of for of in ENTRIES if of in catalogue.broader(of)] == []


def test_broader_goes_all_the_way_up() -> None:
    above = catalogue.broader("concept:infantry-fighting-vehicle")
    assert above[0] == "concept:armoured-vehicle"
    assert {"concept:vehicle", "concept:weapon", "concept:defence"} <= set(above)
    assert catalogue.broader("entity:crimea") == ("entity:ukraine", "entity:europe")
    assert catalogue.broader("concept:nothing-of-this-name") == ()


def test_kinds() -> None:
    known = knowledge("en")
    assert known.kind("entity:nato") == "organisation"
    assert known.kind("concept:invade") == "verb"
    assert known.kind("concept:gdp") == "noun"
    assert known.kind("concept:nothing-of-this-name") is None
    assert known.exists("entity:france")
    assert not known.exists("entity:atlantis")
    assert {"entity:france", "entity:kosovo", "entity:taiwan"} <= set(by_type("country"))


@pytest.mark.parametrize(
    ("of", "language", "label"),
    [
        ("entity:germany", "fr", "Allemagne"),
        ("entity:germany", "en", "Germany"),
        ("entity:nato", "fr", "OTAN"),
        ("concept:gdp", "de", "BIP"),
        ("concept:invade", "en", "invade"),
        ("concept:nothing-of-this-name", "en", "nothing of this name"),
    ],
)
def test_labels(of: str, language: str, label: str) -> None:
    assert knowledge(language).label(of) == label


def test_without_the_text_acronyms_never_match() -> None:
    _, words, lemmas = read("en", "told us in Poland")
    assert [ids for _, _, ids in knowledge("en").find(lemmas, words)] == [("entity:poland",)]


@pytest.mark.parametrize(
    ("name", "kind", "of"),
    [
        ("Slovenia", "country", "entity:slovenia"),
        ("Slovénie", None, "entity:slovenia"),
        ("Slovennia", "country", "entity:slovenia"),
        ("ETATS-UNIS", "country", "entity:united-states"),
        ("Slovakia", "country", "entity:slovakia"),
        ("Slovenia", "organisation", None),
        ("Ruritania", "country", None),
        ("Mali", "country", "entity:mali"),
        ("Malo", "country", None),
        ("", "country", None),
    ],
)
def test_resolve_allows_for_spelling_and_nothing_else(name: str, kind: str | None, of: str | None) -> None:
    assert catalogue.resolve(name, kind) == of


@pytest.mark.parametrize(
    ("verb", "language", "some"),
    [
        ("envahir", "fr", {"envahit", "envahi", "envahissent", "envahira"}),
        ("annexer", "fr", {"annexe", "annexé", "annexées", "annexèrent", "annexerait"}),
        ("entrer", "fr", {"entrera", "entrées"}),
        ("mourir", "fr", {"meurt", "mort", "mourut"}),
        ("perdre", "fr", {"perd", "perdu", "perdraient"}),
        ("atteindre", "fr", {"atteint", "atteignent", "atteindra"}),
        ("lancer", "fr", {"lance", "lança", "lancé"}),
        ("invade", "en", {"invades", "invaded", "invading"}),
        ("supply", "en", {"supplies", "supplied", "supplying"}),
        ("publish", "en", {"publishes", "published", "publishing"}),
        ("withdraw", "en", {"withdrew", "withdrawn"}),
        ("atacar", "es", {"ataca", "atacado", "atacaron"}),
        ("liefern", "de", {"liefert", "lieferte"}),
    ],
)
def test_inflection(verb: str, language: str, some: set[str]) -> None:
    assert some <= set(inflect(verb, language))
    assert inflect(verb, language)[0] == verb


def test_only_the_marked_word_is_inflected() -> None:
    assert "came into effect" in set(expand("come* into effect", "en"))
    assert list(expand("in force", "en")) == ["in force"]


@given(
    st.lists(st.sampled_from(["the", "US", "us", "GDP", "of", "Poland", "per", "capita", "%", "defence", "spending"]))
)
def test_matches_are_in_order_and_apart(tokens: list[str]) -> None:
    raw, words, lemmas = read("en", " ".join(tokens))
    ends = 0
    for first, last, ids in knowledge("en").find(lemmas, words, raw.__getitem__):
        assert ends <= first < last <= len(words)
        assert all(catalogue.exists(of) for of in ids)
        ends = last


def test_errors_of_a_concept_file_come_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, text in (
        (
            "concepts",
            "version: 1\nconcepts:\n  a: {fr: un, kind: thing}\n  b: {fr: deux, parents: [nowhere]}\n  c: {}\n",
        ),
        ("entities", "version: 1\nentities:\n  d: {type: country, en: D, fre: D}\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.yml").write_text(text)
    monkeypatch.setattr(resources, "data", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(FactcheckError) as caught:
        catalogue.read()
    told = str(caught.value)
    for part in ("x.yml:3: a: 'thing' found", "concept:nowhere does not exist", "c: no name", "d.fre: unknown key"):
        assert part in told


def test_a_kept_table_is_made_anew_when_its_source_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.language.compiled import compiled

    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "kept"))
    source = tmp_path / "source.yml"
    source.write_text("a")
    made = []

    def build() -> list[str]:
        made.append(source.read_text())
        return made[-1:]

    assert compiled("t", [source], build, list[str]) == ["a"]
    assert compiled("t", [source], build, list[str]) == ["a"]
    source.write_text("longer")
    assert compiled("t", [source], build, list[str]) == ["longer"]
    assert made == ["a", "longer"]
    for kept in (tmp_path / "kept").iterdir():
        kept.write_bytes(b"\xc1 not msgpack")
    assert compiled("t", [source], build, list[str]) == ["longer"]
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    assert compiled("t", [source], build, list[str]) == ["longer"]
    assert len(made) == 4


def test_answers_are_kept_for_the_next_run_until_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.language.compiled import Memo

    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "kept"))
    source = tmp_path / "source.yml"
    source.write_text("a")
    asked = []

    def work_out(question: str) -> str:
        asked.append(question)
        return question + source.read_text()

    def ask(*questions: str) -> list[str]:
        memo: Memo[str] = Memo("m", lambda: [source], str)
        found = [memo.get(question, work_out) for question in questions]
        memo.save()
        return found

    assert ask("x", "x", "y") == ["xa", "xa", "ya"]
    assert ask("y", "z") == ["ya", "za"]
    assert asked == ["x", "y", "z"]
    source.write_text("bc")
    assert ask("x") == ["xbc"]
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    assert ask("x") == ["xbc"]
    assert asked == ["x", "y", "z", "x", "x"]


def test_every_file_holds_what_its_folder_is_for() -> None:
    paths = chain.from_iterable(resources.data(folder).glob("*.yml") for folder in ("concepts", "entities"))
    for path in paths:
        section = yamlfile.load(path)[path.parent.name]
        assert section, path
        assert all(
            list(forms(entry.get("en"))) or entry.get("any") or entry.get("territory") or entry.get("fr")
            for entry in section.values()
        )
