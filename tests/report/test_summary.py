"""The summary of a CI job: short, linked, folded, and nothing of an article taken for markup."""

from __future__ import annotations

import sample
from msgspec import structs

from factcheck.pipeline import ScanResult
from factcheck.report import Style, summary

LINK = "https://git.example/owner/repo/blob/abc"


def test_findings_with_their_places_linked() -> None:
    text = summary.render(sample.RESULT, Style(link=LINK, base="news"))
    assert "**1 contradiction; 1 change; 1 agreement; 1 to tidy; 2 known (baseline); 1 ignored.**" in text
    place = f"- [archive/courier.md:5]({LINK}/news/archive/courier.md?plain=1#L5), The Courier, date unknown, "
    assert place + "says the operator: “**Two thirds** of the depots" in text
    assert text.index("### Contradictions (1)") < text.index("### Changes (1)") < text.index("<summary>Agreements (1)")
    assert text.count("<details>") == text.count("</details>") == 3
    assert "archive/courier.md:3: this ignore of core/agreement hides nothing" in text
    assert "Every assertion" not in text


def test_nothing_of_an_article_is_markup() -> None:
    text = summary.render(sample.RESULT, Style())
    assert "<script>" not in text
    assert "\x1b" not in text
    assert "](" not in text


def test_a_page_has_an_end() -> None:
    many = tuple(structs.replace(sample.FINDINGS[0], fingerprint=f"{n:04}") for n in range(3000))
    text = summary.render(structs.replace(sample.RESULT, findings=many), Style())
    assert len(text.encode()) < 1024 * 1024
    assert "more findings." in text


def test_no_findings() -> None:
    assert "**No findings.**" in summary.render(ScanResult(), Style())
