"""HTML, whole and malformed: what becomes an article, and how the rest is reported."""

from __future__ import annotations

import sys

import pytest
from on_disk import PROSE, Files, load_one, reason

from factcheck import corpus
from factcheck.model import Code

# HTML

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Harbour | The Ledger</title>
<meta property="og:title" content="Harbour opens again"><meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2025-02-13T08:30:00+01:00">
<link rel="canonical" href="https://ledger.example/harbour"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour opens again</h1>
<p>The mayor said that the harbour will open again in spring, after 14 months of work.</p>
<!-- factcheck: ignore core/growth the mayor's own figure -->
<p>Nobody has to leave the old town for it, and the works cost 12&nbsp;million euros &amp; no more.</p></article>
<footer>All rights reserved 1999</footer></body></html>
"""


def test_a_page_gives_its_article_and_what_it_declares(files: Files) -> None:
    pytest.importorskip("trafilatura")
    article = load_one(files, "a.html", PAGE)
    assert "after 14 months of work." in article.text
    assert "12\u00a0million" in article.text.replace(" million", "\u00a0million")
    assert "rights reserved" not in article.text
    assert "<" not in article.text.replace("<!--", "")
    assert (article.title, article.source) == ("Harbour opens again", "The Ledger")
    assert (article.published, article.language) == ("2025-02-13", "en")
    assert article.url == "https://ledger.example/harbour"


def test_an_editors_note_survives_in_its_place(files: Files) -> None:
    pytest.importorskip("trafilatura")
    text = load_one(files, "a.html", PAGE).text
    note = text.index("<!-- factcheck: ignore core/growth the mayor's own figure -->")
    assert text.index("14 months") < note < text.index("12")


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta name="DC.date.issued" content="2024-01-02">', "published", "2024-01-02"),
        ('<meta itemprop="datePublished" content="2024-01-02">', "published", "2024-01-02"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
            '"datePublished": "2024-01-02T03:04:05Z", "headline": "H"}]}</script>',
            "published",
            "2024-01-02",
        ),
        ('<script type="application/ld+json">{broken</script>', "published", None),
        (
            '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Daily"}}</script>',
            "source",
            "Daily",
        ),
        ("<title>Only &amp; a title</title>", "title", "Only & a title"),
        ('<meta property="og:url" content="/relative">', "url", None),
        ("", "published", None),
        ("", "source", None),
    ],
)
def test_what_pages_declare(files: Files, head: str, field: str, value: str | None) -> None:
    pytest.importorskip("trafilatura")
    page = f"<html><head>{head}</head><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    files({"a.html": page})
    loaded = corpus.load(["a.html"])
    assert getattr(loaded.articles[0], field) == value
    assert loaded.notices == ()


def test_declared_charsets(files: Files) -> None:
    pytest.importorskip("trafilatura")
    text = "Le café de l'été coûte trois euros, a dit la maire."
    page = f'<html><head><meta charset="{{}}"></head><body><p>{text}</p></body></html>'
    for name in ("iso-8859-1", "windows-1252"):
        assert "café de l'été coûte" in load_one(files, "a.html", page.format(name).encode("cp1252")).text
    assert reason(files, "b.html", page.format("utf-8").encode("cp1252")).startswith("not UTF-8: byte 0xe9")
    assert reason(files, "c.html", page.replace(' charset="{}"', "").encode("cp1252")).startswith("not UTF-8")
    assert reason(files, "d.html", page.format("x-unknown").encode("cp1252")) == "unknown charset 'x-unknown'"
    assert reason(files, "e.html", page.format("rot13").encode("cp1252")) == "'rot13' is no charset"
    files({"f.html": page.format("iso-8859-1").encode()})
    loaded = corpus.load(["f.html"])
    assert "café" in loaded.articles[0].text
    assert "is UTF-8" in loaded.notices[0].message


def test_a_template_that_lies_about_the_language_is_not_believed(files: Files) -> None:
    pytest.importorskip("trafilatura")
    french = "La maire a dit que le port ne sera pas rouvert avant le printemps et que les travaux ont trop duré. " * 3
    page = f'<html lang="en"><body><article><p>{french}</p></article></body></html>'
    files({"a.html": page, "told/sources.yml": "'*.html': {lang: en}", "told/a.html": page})
    loaded = corpus.load(["a.html"])
    assert loaded.articles[0].language == "fr"
    assert "declares the language en" in loaded.notices[0].message
    assert loaded.notices[0].code is Code.LANGUAGE_DOUBT
    assert corpus.load(["told"]).articles[0].language == "en"  # an editor who says so is


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x=1</script></body></html>", "<p> </p>"])
def test_pages_without_text_are_skipped(files: Files, page: str) -> None:
    pytest.importorskip("trafilatura")
    assert reason(files, "a.html", page).startswith(("no article text", "empty"))


def test_without_the_extra_a_page_is_skipped_with_what_to_install(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert reason(files, "a.html", PAGE) == 'reading HTML needs trafilatura: pip install "factcheck-cli[html]"'
