"""Quotes: figures stressed where they stand, long sentences cut far from them; and which places a summary shows."""

from __future__ import annotations

import msgspec
import sample
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Finding
from factcheck.pipeline import ScanResult
from factcheck.report import Style, render
from factcheck.report.places import Index, Part, grouped, quote


def test_figures_of_one_sentence_stand_in_one_quote() -> None:
    assert quote("Of 20 depots 3 are new.", [(13, 14), (3, 5)]) == [
        Part("Of "),
        Part("20", True),
        Part(" depots "),
        Part("3", True),
        Part(" are new."),
    ]


def test_a_figure_inside_another_is_stressed_once() -> None:
    assert quote("22 of 32", [(0, 8), (6, 8)]) == [Part("22 of 32", True)]


@given(st.text(alphabet="ab \n", max_size=400), st.text(alphabet="ab \n", max_size=400), st.integers(80, 200))
def test_a_long_sentence_is_cut_and_its_figure_is_not(before: str, after: str, width: int) -> None:
    figure = "3.5 million"
    parts = quote(f"{before}{figure}{after}", [(len(before), len(before) + len(figure))], width)
    assert [part.text for part in parts if part.stressed] == [figure]
    assert sum(len(part.text) for part in parts) <= max(width, 80) + 20
    assert "\n" not in "".join(part.text for part in parts)


def test_the_same_words_twice_in_a_sentence_stress_the_right_one() -> None:
    article = sample.ARTICLES[0]
    first = sample.assertion(article, "14 tram lines", sample.exact(14))
    text = "It has 5 boats, and the other one has 5 boats."
    second = msgspec.structs.replace(first, id="x", text="5 boats", span=(138, 145), sentence=text, sentence_start=100)
    evidence = msgspec.structs.replace(sample.evidence(second, "5"), quote=text)
    index = Index(ScanResult(articles=(article,), assertions=(second,)))
    finding = msgspec.structs.replace(sample.FINDINGS[0], evidence=(evidence,))
    parts = index.places(finding)[0].quote()
    assert [part.text for part in parts] == ["It has 5 boats, and the other one has ", "5 boats", "."]
    assert parts[1].stressed


def test_a_quote_that_does_not_hold_the_figure_shows_both() -> None:
    evidence = msgspec.structs.replace(sample.FINDINGS[0].evidence[0], quote="Other words.", assertion="none")
    finding = msgspec.structs.replace(sample.FINDINGS[0], evidence=(evidence,))
    assert Index(sample.RESULT).places(finding)[0].quote() == [Part("Two thirds", True), Part(" (Other words.)")]


def test_every_relation_has_its_group_and_severity_leads() -> None:
    mild = msgspec.structs.replace(sample.FINDINGS[0], fingerprint="e", severity="warning", confidence=0.99)
    groups = grouped((*sample.FINDINGS[1:], mild, sample.FINDINGS[0]))
    assert [name for name, _ in groups] == ["contradictions", "changes", "agreements", "tidy"]
    assert [finding.severity for finding in groups[0][1]] == ["error", "warning"]
    for relation in ("arithmetic", "range", "reference", "order"):
        other = msgspec.structs.replace(mild, relation=relation)
        assert grouped((other,))[0][0] == "contradictions"


def of_many() -> Finding:
    """Six places that agree, then one that does not."""
    first, last = sample.FINDINGS[0].evidence
    same = [msgspec.structs.replace(first, article=f"a{n}", assertion=f"a{n}") for n in range(6)]
    return msgspec.structs.replace(sample.FINDINGS[0], evidence=(*same, last))


def test_a_summary_never_hides_one_side() -> None:
    text = render("human", msgspec.structs.replace(sample.RESULT, findings=(of_many(),)))
    assert "only one" in text
    assert text.count("Two thirds") == 3
    assert "and 3 more places" in text


def test_long_lists_are_cut_unless_all_is_asked_for() -> None:
    many = tuple(msgspec.structs.replace(sample.FINDINGS[2], fingerprint=f"f{n}") for n in range(8))
    result = msgspec.structs.replace(sample.RESULT, findings=many)
    assert "and 3 more: --verbose shows them" in render("human", result)
    assert "and 3 more: the report has them" in render("human", result, Style(report="r.md"))
    assert "more:" not in render("human", result, Style(verbose=True))
