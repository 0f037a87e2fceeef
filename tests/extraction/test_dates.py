"""The date reader against the cases of dates_*.yml, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import yamlfile
from factcheck.extraction.dates import DateContext, DateExpression, read_dates
from factcheck.extraction.dates.expression import MODS, ROLES
from factcheck.extraction.dates.lexicon import DateWords, date_words
from factcheck.extraction.numbers import read_numbers
from factcheck.extraction.text import Sentence
from factcheck.language import pack as packs
from factcheck.language.pack import Pack
from factcheck.model import Code, ConfigError

CASES = [
    pytest.param(path.stem.removeprefix("dates_"), case, id=f"{path.stem}:{case_line}")
    for path in sorted(Path(__file__).parent.glob("dates_*.yml"))
    for cases in (yamlfile.load(path),)
    for case, case_line in zip(cases, cases.lines, strict=True)
]


def read(text: str, language: str, published: str | None) -> tuple[Sentence, list[DateExpression]]:
    sentence = Sentence(text, 0, len(text), packs.load(language))
    read_numbers(sentence)
    return sentence, read_dates(sentence, DateContext.of(published, language))


def shown(sentence: Sentence, found: DateExpression) -> dict[str, Any]:
    value = found.value and [None if end is None else round(end, 5) for end in (found.value.low, found.value.high)]
    return {
        "span": sentence.surface(found.first, found.last),
        "timex": found.timex,
        "type": found.timex_type,
        "role": found.role,
        "start": found.start,
        "end": found.end,
        "mod": found.mod,
        "value": value,
        "unit": found.unit,
        "shape": found.shape,
        "note": found.note,
        "meant": found.meant,
    }


@pytest.mark.parametrize(("language", "case"), CASES)
def test_dates(language: str, case: dict[str, Any]) -> None:
    sentence, found = read(case["text"], language, case.get("published", "2025-02-13"))
    wanted = case["dates"]
    got = [shown(sentence, expression) for expression in found]
    assert [expression["span"] for expression in got] == [expected["span"] for expected in wanted]
    for expression, expected in zip(got, wanted, strict=True):
        assert {key: expression[key] for key in expected} == dict(expected)


TEXT_PIECES = (
    "2025 13 4 '90s 1990s / - : . , ( 3h35 15:30 20.03.2005 99999 XXe le la l' du au d'ici de et mars avril lundi ans "
    "mois dernier fin mi- the last next of May March Monday ago years quarter third a every by until trois deux "
    "premier siècle trimestre il y dans millions Pâques 29 février Easter later earlier between from to entre suivant"
)
PIECES = st.sampled_from(TEXT_PIECES.split())


@given(
    st.lists(PIECES, max_size=12),
    st.sampled_from(["fr", "en"]),
    st.sampled_from([None, "2025-02-13", "0001-01-01", "9999-12-31"]),
)
@settings(deadline=None, max_examples=300)
def test_expressions_are_ordered_apart_and_well_formed(pieces: list[str], language: str, published: str | None) -> None:
    sentence, found = read(" ".join(pieces), language, published)
    position = 0
    for expression in found:
        assert position <= expression.first < expression.last <= len(sentence)
        position = expression.last
        assert expression.role in ROLES
        assert expression.mod is None or expression.mod in MODS
        assert expression.kind in ("date", "duration")
        if expression.start is not None and expression.end is not None:
            assert expression.start <= expression.end
        if expression.claims:
            assert all(sentence.taken[expression.first : expression.last])


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
@settings(deadline=None)
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    sentence, found = read(text, language, "2025-02-13")
    assert all(0 <= expression.first < expression.last <= len(sentence) for expression in found)


def test_the_same_sentence_is_read_the_same_way_again() -> None:
    text = "Du 4 au 10 avril 2005, puis le lendemain, il y a deux ans et d'ici 2035."
    assert read(text, "fr", "2025-02-13")[1] == read(text, "fr", "2025-02-13")[1]


def test_the_last_date_carries_over_to_the_next_sentence() -> None:
    context = DateContext.of("2025-02-13", "en")
    found = []
    for text in ("The town fell on 3 May 1940.", "The fort fell the following day."):
        sentence = Sentence(text, 0, len(text), packs.load("en"))
        read_numbers(sentence)
        found += read_dates(sentence, context)
    assert [expression.timex for expression in found] == ["1940-05-03", "1940-05-04"]


def test_a_malformed_publication_date_counts_as_unknown() -> None:
    assert DateContext.of("soon", "en").published is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_month_weekday_and_season_of_a_pack_is_known(language: str) -> None:
    words = packs.load(language).section("dates")
    assert sorted(int(key) for key in words["months"]) == list(range(1, 13))
    assert sorted(int(key) for key in words["weekdays"]) == list(range(1, 8))
    assert sorted(words["seasons"]) == ["FA", "SP", "SU", "WI"]
    assert date_words(language).anchors <= date_words(language).inside


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ({"mnths": {}}, "unknown key"),
        ({"months": {"13": ["Smarch"]}}, "1 to 12"),
        ({"units": {"eon": ["eon"]}}, "'eon'"),
        ({"articles": "the"}, "a list of words"),
        ({"order": "myd"}, "dmy, mdy or ymd"),
        ({"from_to": [["from"]]}, "pairs"),
        ({"deictic": {"1w": ["next week"]}}, "-1d"),
        ({"shift_before": {"back": ["last"]}}, "whole number"),
    ],
)
def test_a_malformed_section_is_told_with_its_key(section: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        DateWords(Pack(tmp_path / "xx.yml", {"language": "xx", "name": "X", "dates": section}))
    assert message in str(error.value)
    assert error.value.code is Code.DATA
