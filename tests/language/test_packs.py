"""Every pack under data/languages: known sections of the right types, forms that compile, words of one class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.extraction.dates.lexicon import date_words
from factcheck.extraction.grammar import grammar
from factcheck.extraction.lexicon import number_words
from factcheck.language.pack import Pack, available, load
from factcheck.language.words import fold, tokens_of
from factcheck.model import Article, ConfigError
from factcheck.model.errors import GroupedError

# The keys of a pack: a list of words, a mapping (of words to values, or of names to lists), a text or a switch.
_LIST, _MAP, _TEXT, _SWITCH = list, dict, str, bool
SECTIONS: dict[str, Any] = {
    "language": _TEXT,
    "name": _TEXT,
    "abbreviations": _LIST,
    "stop_words": _LIST,
    "percent": _LIST,
    "percent_before": _LIST,
    "points": _LIST,
    "per_mille": _LIST,
    "negation": _LIST,
    "lemmas": {"irregular": _MAP, "keep": _LIST, "suffixes": _LIST},
    "numbers": {
        **dict.fromkeys(("separators", "cardinals", "scales", "symbols", "joined", "unusual_scales", "halves"), _MAP),
        **dict.fromkeys(("fractions", "fraction_endings", "ordinals", "ordinal_endings", "collectives", "vague"), _MAP),
        **dict.fromkeys(("vague_chains", "shares", "factors"), _MAP),
        **dict.fromkeys(
            ("one", "numerals", "hundreds", "bare_scales", "and", "and_after", "point", "with", "over"), _LIST
        ),
        **dict.fromkeys(("negative", "not_negative_after", "after_half", "not_half_after", "whole_fractions"), _LIST),
        **dict.fromkeys(("ordinal_suffixes", "also_words", "vague_openers", "of", "denominator_marks"), _LIST),
        **dict.fromkeys(("vigesimal", "ordinal_chains", "ordinal_dot", "fraction_ordinals", "vague_bare"), _SWITCH),
    },
    "qualifiers": {"before": _MAP, "after": _MAP, "inside": _LIST},
    "ranges": dict.fromkeys(("between", "from_to", "or", "dash"), _LIST),
    "partitives": dict.fromkeys(
        ("whole_first", "of", "after_noun", "only", "one_of", "of_whom", "for_each", "pointing", "groups"), _LIST
    ),
    "rates": {**dict.fromkeys(("after", "any", "wholes", "not_before", "skip", "articles"), _LIST), "adverbs": _MAP},
    "ages": dict.fromkeys(
        (
            "after",
            "before",
            "exact_after",
            "person",
            "following",
            "told",
            "told_years",
            "not_told",
            "opening",
            "places",
            "pronouns",
            "closers",
            "nouns",
        ),
        _LIST,
    ),
    "changes": {"particles": dict}
    | dict.fromkeys(
        (
            "up",
            "down",
            "moves",
            "transitive",
            "only_by",
            "to",
            "by",
            "from",
            "multiplied",
            "compared",
            "against",
            "not",
            "results",
            "earned",
            "never_signed",
            "never_of",
            "never_counts",
            "times",
            "divided",
        ),
        _LIST,
    ),
    "modality": dict.fromkeys(
        (
            "target",
            "commitment",
            "forecast",
            "fulfilment",
            "estimate",
            "hypothesis",
            "fact",
            "denied",
            "stops",
            "rights",
            "reported",
            "perfect",
            "wants",
        ),
        _LIST,
    ),
    "not_quantities": dict.fromkeys(("labels", "after", "streets", "leaders", "models"), _LIST),
    "degrees": {"words": _LIST, "scale": str},
    "weights": {"words": _LIST, "money": _LIST},
    "reporting": dict.fromkeys(("verbs", "according", "figures", "pronouns"), _LIST),
    "grammar": {
        **dict.fromkeys(("determiners", "of", "prepositions", "conjunctions", "relatives", "subordinators"), _LIST),
        **dict.fromkeys(("pronouns", "auxiliaries", "verbs", "actions", "adverbs", "prenominal", "stop"), _LIST),
        **dict.fromkeys(("verb_endings", "conditional_endings", "future_endings", "compared_endings"), _LIST),
        **dict.fromkeys(("plural_endings", "plural_modifiers", "plurals", "possessive_endings", "gerunds"), _LIST),
        **dict.fromkeys(("links", "complements", "clitics", "stand_ins", "that", "name_joiners"), _LIST),
        **dict.fromkeys(("between_count", "index_events", "not_described", "never_counted"), _LIST),
        **dict.fromkeys(
            (
                "infinitive_marks",
                "respectively",
                "index_nouns",
                "dial",
                "money_nouns",
                "number_nouns",
                "future_auxiliaries",
            ),
            _LIST,
        ),
        **dict.fromkeys(("negation_openers", "negation_closers", "nominal_participles", "superlatives"), _LIST),
        **dict.fromkeys(("noun_capitals", "bare_verbs", "verb_second", "feet_marks"), _SWITCH),
        "head": _TEXT,
        "anaphors": _MAP,
        "participle_endings": _MAP,
    },
    "sums": dict.fromkeys(("more", "fewer", "than", "recorded", "average", "in_all"), _LIST),
    "offices": dict.fromkeys(("lead", "not_now", "fiction", "begins"), _LIST),
    "dates": None,  # checked by its own loader
    "names": dict.fromkeys(("units", "currencies", "concepts", "entities"), _MAP),
    "detect": {"names": _LIST, "words": _TEXT, "letters": _TEXT, "endings": _LIST},
}
# Words that are numbers and something else on purpose; what stands beside them decides.
DECLARED = {"a", "an", "un", "une", "uno", "una", "um", "uma", "een", "ein", "eine", "einen", "einem", "einer", "eines"}
DECLARED |= {"l'un", "un'", "'n", "one", "en", "ett"}
SHAPES = {"about", "nearly", "barely", "over", "at-least", "under", "at-most", "exact"}


def parts(pack: Pack) -> dict[str, Any]:
    """The sections of a pack by name."""
    return {name: pack.section(name) for name in (*SECTIONS, "comparison", "quantifiers", "trends")}


@pytest.fixture(params=available())
def pack(request: pytest.FixtureRequest) -> Pack:
    return load(request.param)


def test_the_packs_that_ship() -> None:
    assert set(available()) >= {"de", "en", "es", "fr", "it", "nl", "pt", "sv"}


def test_sections_are_known_and_of_their_types(pack: Pack) -> None:
    for name, kinds in SECTIONS.items():
        section = pack.section(name)
        if not section or kinds is None:
            continue
        if not isinstance(kinds, dict):
            assert isinstance(section, kinds), f"{pack.language}: {name}"
            continue
        unknown = set(section) - set(kinds)
        assert not unknown, f"{pack.language}: unknown keys of {name}: {unknown}"
        for key, value in section.items():
            assert isinstance(value, kinds[key]), f"{pack.language}: {name}.{key} is {type(value).__name__}"


def test_every_section_is_there(pack: Pack) -> None:
    missing = [
        name
        for name, section in parts(pack).items()
        if not section and name not in ("percent_before", "names", "detect", "sums", "offices")
    ]
    assert not missing, f"{pack.language}: {missing}"


def test_lists_hold_text(pack: Pack) -> None:
    """YAML 1.1 would make `no`, `on` and `1` something else: words are text."""

    def check(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                check(inner, f"{path}.{key}")
        elif isinstance(value, list):
            for inner in value:
                check(inner, path)
        else:
            assert not isinstance(value, bool) or path.rpartition(".")[2] in _SWITCHES, (
                f"{pack.language}: {path}: {value!r}"
            )

    for name in ("qualifiers", "partitives", "changes", "modality", "grammar", "reporting", "stop_words", "negation"):
        check(pack.section(name), name)


_SWITCHES = {"noun_capitals", "bare_verbs", "verb_second", "feet_marks"}


def test_every_form_compiles(pack: Pack) -> None:
    compiled = grammar(pack.language)
    for name in ("before", "after"):
        for shape, phrases in pack.section("qualifiers")[name].items():
            assert shape in SHAPES, f"{pack.language}: {shape}"
            table = getattr(compiled, name)
            for phrase in phrases:
                words = list(tokens_of(phrase))
                assert words, f"{pack.language}: {phrase!r}"
                found = table.match(words, 0)
                assert found is not None, f"{pack.language}: {phrase!r}"
                assert found[1] == len(words), f"{pack.language}: {phrase!r}"
    assert number_words(pack.language).starts
    assert date_words(pack.language).anchors


def test_a_qualifier_has_one_meaning(pack: Pack) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for shape, phrases in pack.section("qualifiers")["before"].items():
        for phrase in phrases:
            assert seen.setdefault(tokens_of(phrase), shape) == shape, f"{pack.language}: {phrase!r}"


def test_a_change_goes_one_way(pack: Pack) -> None:
    changes = pack.section("changes")
    both = set(changes["up"]) & set(changes["down"])
    assert not both, f"{pack.language}: {both}"
    loose = set(changes.get("only_by", ())) - set(changes["up"]) - set(changes["down"])
    assert loose <= {"gut"}, f"{pack.language}: {loose}"


def test_number_words_are_no_function_words(pack: Pack) -> None:
    table, words = number_words(pack.language), grammar(pack.language)
    clash = {word for word in table.cardinals if word in words.function} - DECLARED
    assert not clash, f"{pack.language}: {clash}"


def test_number_words_read_back(pack: Pack) -> None:
    numbers = pack.section("numbers")
    table = number_words(pack.language)
    for word, value in numbers["cardinals"].items():
        if len(tokens_of(word)) == 1:
            assert table.cardinals[fold(word)].value == value, f"{pack.language}: {word}"
    for word, value in numbers["scales"].items():
        assert table.cardinals[fold(word)].value == value, f"{pack.language}: {word}"
    for word, value in numbers["ordinals"].items():
        if len(tokens_of(word)) == 1:
            assert table.ordinal(fold(word)) == value, f"{pack.language}: {word}"


def test_lemmas_are_steady(pack: Pack) -> None:
    """The lemma of an irregular form is its own lemma, so that forms meet."""
    moved = {
        form: lemma
        for form, lemma in pack.section("lemmas")["irregular"].items()
        if pack.lemma(lemma) != lemma and form != lemma
    }
    assert not moved, f"{pack.language}: {moved}"


@pytest.mark.parametrize("mark", ["%", "€", "$", "km", "kg"])
def test_marks_of_every_language(pack: Pack, mark: str) -> None:
    decimal = number_words(pack.language).decimal
    text = f"12{decimal}5 {mark}"
    (found,) = extract(Article("a", text, pack.language))
    assert (found.text, found.value.low if found.value else None) == (text, 12.5)
    assert found.unit == {"€": "EUR", "$": "USD"}.get(mark, mark)


def test_a_pack_names_units_money_and_concepts_itself() -> None:
    text = "Inflationen var 2,3 procent och BNP steg. Kommunen betalar 12 kronor och 5 amerikanska dollar per aktie."
    percent, crowns, dollars = [a for a in extract(Article("a", text, "sv")) if a.kind == "quantity"]
    assert (percent.unit, percent.subject and percent.subject.ids) == ("%", ("concept:inflation",))
    assert (crowns.unit, dollars.unit, dollars.per) == ("SEK", "USD", "share")


def test_a_pack_that_names_what_is_unknown_says_where(tmp_path: Path) -> None:
    path = tmp_path / "xx.yml"
    path.write_text("language: xx\nname: X\nnames:\n  units:\n    km: kilo\n    furlong: f\n    league: l\n")
    pack = Pack(path, yamlfile.load(path))
    with pytest.raises(GroupedError) as caught:
        pack.names("units", {"km"})
    assert [f"{error}".partition(" (")[0] for error in caught.value.errors] == [
        f"{path}:6: names.units: unknown: 'furlong'",
        f"{path}:7: names.units: unknown: 'league'",
    ]
    path.write_text("language: xx\nname: X\nnames:\n  weights: {}\n")
    with pytest.raises(ConfigError, match="weights"):
        Pack(path, yamlfile.load(path)).names("units", {"km"})
