"""Each format, whole and malformed: what becomes an article, and how the rest is reported."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from on_disk import PROSE, Files

from factcheck import corpus, yamlfile
from factcheck.corpus import readers
from factcheck.corpus.decode import normalise
from factcheck.corpus.records import Reading, Unreadable
from factcheck.corpus.settings import FORMATS
from factcheck.model import Article, Code, InputError


def load_one(files: Files, name: str, content: str | bytes) -> Article:
    files({name: content})
    loaded = corpus.load([name])
    assert loaded.skipped == ()
    (article,) = loaded.articles
    return article


def reason(files: Files, name: str, content: str | bytes) -> str:
    files({name: content})
    loaded = corpus.load([name])
    assert loaded.articles == ()
    (skipped,) = loaded.skipped
    assert skipped.path == name
    return skipped.reason


# bytes


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.text", "a.markdown"])
def test_the_text_is_the_whole_file(files: Files, name: str) -> None:
    text = "\n  First line.\n\nÀ « la » ligne — 5 % … 😀\n"
    assert load_one(files, name, text).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_are_believed_and_are_no_text(files: Files, mark: bytes, encoding: str) -> None:
    text = "L'été a été long, a dit la maire, et les élèves ne sont pas rentrés."
    assert load_one(files, "a.txt", mark + text.encode(encoding)).text == text
    article = load_one(files, "b.md", mark + f"---\ntitle: Été\n---\n{text}".encode(encoding))
    assert (article.title, article.text, article.line_offset) == ("Été", text, 3)


def test_line_ends_become_line_feeds_and_lines_keep_their_numbers(files: Files) -> None:
    article = load_one(files, "a.txt", b"one\r\ntwo\rthree\nfour\r\n\r\nfive")
    assert article.text == "one\ntwo\nthree\nfour\n\nfive"


@given(st.text(alphabet="a\r\n"))
def test_line_ends_are_counted_as_editors_count_them(text: str) -> None:
    assert normalise(text).split("\n") == text.encode().decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert "\r" not in normalise(text)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \n\t\r\n \xc2\xa0", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        ("\u200b\n\ufeff".encode(), "empty"),
        (b"GIF89a\x00\x01", "binary: it holds NUL bytes"),
        ("a\x00b".encode("utf-16-le"), "binary: it holds NUL bytes"),
        (b"Fine.\ncaf\xe9 noir", "not UTF-8: byte 0xe9 at offset 9; save it as UTF-8"),
        (b"cut \xe2\x82", "not UTF-8: byte 0xe2 at offset 4; save it as UTF-8"),
        (codecs.BOM_UTF8 + b"caf\xe9", "not UTF-8: byte 0xe9 at offset 6; save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "not UTF-16-LE: byte 0x62 at offset 4; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_skipped_with_its_reason(files: Files, content: bytes, expected: str) -> None:
    assert reason(files, "a.txt", content) == expected
    assert reason(files, "a.md", content) == expected


# Markdown


def test_front_matter_is_read_and_offsets_are_those_of_the_body(files: Files) -> None:
    article = load_one(
        files,
        "a.md",
        "---\ntitle: 'Harbour: open again'\ndate: 2025-02-13 08:30\nsource: The Ledger\nlanguage: en-GB\n"
        "url: https://ledger.example/harbour\nauthor: A. Reporter\ntags: [harbour, town]\n---\n\n" + PROSE,
    )
    assert article.text == "\n" + PROSE
    assert article.line_offset == 9
    assert (article.title, article.published, article.source) == ("Harbour: open again", "2025-02-13", "The Ledger")
    assert (article.language, article.url) == ("en", "https://ledger.example/harbour")


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("published: 2025-02-13", "published", "2025-02-13"),
        ("publishDate: 2025-02-13T23:59:00-08:00", "published", "2025-02-13"),
        ("date: yesterday\npublished: 13 février 2025", "published", "2025-02-13"),
        ("Outlet: The Herald", "source", "The Herald"),
        ("publisher: ' spaced   out '", "source", "spaced out"),
        ("permalink: /relative\ncanonical_url: https://a.example", "url", "https://a.example"),
        ("lang: français", "language", "fr"),
        ("lang: no", "language", "en"),  # Norwegian is not there; YAML must not read it as false
        ("headline: 2025", "title", "2025"),
        ("title:", "title", None),
        ("title: [a, b]", "title", None),
    ],
)
def test_spellings_of_the_keys(files: Files, front: str, field: str, value: str | None) -> None:
    files({"a.md": f"---\n{front}\n---\n{PROSE}"})
    loaded = corpus.load(["a.md"], languages=["fr", "en"])
    if field == "language" and value == "en":
        assert loaded.skipped[0].reason == "no language pack for 'no' (there are: en, fr)"
    else:
        assert getattr(loaded.articles[0], field) == value


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("title: x\ndate: 2025-02-30", 3, "date: found '2025-02-30', expected a day that exists, such as 2025-02-13"),
        ("date: 3025-02-13", 2, "date: found '3025-02-13', expected a year from 1600 to 2199"),
        (
            "date: 02/03/2025",
            2,
            "date: found '02/03/2025', expected YYYY-MM-DD, because day and month can be swapped here",
        ),
        ("date: soon", 2, "date: found 'soon', expected a date such as 2025-02-13"),
        ("date: [2025, 2, 13]", 2, "date: found a list, expected a date such as 2025-02-13"),
        ("source: {name: x}", 2, "source: found a mapping, expected a name"),
        ("draft: true\nsource: true", 3, "source: found true, expected a name"),
        ("url: harbour", 2, "url: found 'harbour', expected an address that begins with http:// or https://"),
        ("lang: Klingon", 2, "lang: found 'Klingon', expected a language code such as fr"),
        ("a: 1\na: 2", 3, "the front matter is not valid YAML: the key 'a' stands here twice; it was not used"),
        (
            "title: a: b",
            2,
            "the front matter is not valid YAML: mapping values are not allowed in this context; it was not used",
        ),
    ],
)
def test_odd_front_matter_is_a_notice_and_the_article_loads(files: Files, front: str, line: int, message: str) -> None:
    files({"a.md": f"---\n{front}\n---\n{PROSE}"})
    loaded = corpus.load(["a.md"])
    assert [(n.path, n.line, n.message) for n in loaded.notices] == [("a.md", line, message)]
    assert loaded.articles[0].text == PROSE
    assert loaded.articles[0].line_offset == front.count("\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{PROSE}\n---\n{PROSE}",  # prose between two rules
        f"---\ntitle: never closed\n{PROSE}",
        f"{PROSE}\n---\ntitle: x\n---\n",
        f"\n---\ntitle: x\n---\n{PROSE}",
        f"----\ntitle: x\n----\n{PROSE}",
    ],
)
def test_rules_that_are_no_front_matter_stay_in_the_text(files: Files, text: str) -> None:
    article = load_one(files, "a.md", text)
    assert (article.text, article.line_offset) == (text, 0)


def test_toml_front_matter(files: Files) -> None:
    article = load_one(files, "a.md", f'+++\ntitle = "Harbour"\ndate = 2025-02-13\n+++\n{PROSE}')
    assert (article.title, article.published, article.line_offset, article.text) == ("Harbour", "2025-02-13", 4, PROSE)
    files({"b.md": f"+++\ntitle = \n+++\n{PROSE}"})
    assert "not valid TOML" in corpus.load(["b.md"]).notices[0].message


def test_front_matter_without_an_article_is_empty(files: Files) -> None:
    assert reason(files, "a.md", "---\ntitle: x\n---\n\n") == "empty: nothing follows the front matter"


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "{? "])
def test_hostile_nesting_is_an_error_and_not_the_end_of_the_process(files: Files, opener: str) -> None:
    deep = opener * 20_000
    with pytest.raises(InputError, match="nested"):
        yamlfile.parse(deep, "a.yml")
    article = load_one(files, "a.md", f"---\nx: y\nk: {deep[:50_000]}\n---\n{PROSE}")
    assert article.text == PROSE


def test_a_report_of_ours_under_any_name_is_no_article(files: Files) -> None:
    from factcheck.report.markdown import MARK

    assert reason(files, "findings.md", f"{MARK}\n\n# Report\n\n{PROSE}") == "a report of factcheck, no article"


# JSONL


def test_jsonl_keeps_texts_to_the_character(files: Files) -> None:
    text = " One.\\r\\nTwo\\u00a0%.\\n"
    article = load_one(files, "a.jsonl", f'{{"id": 7, "text": "{text}", "lang": "en", "extra": {{"a": 1}}}}\n')
    assert (article.id, article.text, article.line_offset) == ("7", " One.\r\nTwo\u00a0%.\n", 0)


def test_one_bad_line_is_skipped_and_the_others_load(files: Files) -> None:
    lines = [
        b'{"id": "a", "text": "One of our own sentences, in English."}',
        b'{"id": "b", "text": ',
        b"",
        b'["a list"]',
        b'{"id": "c"}',
        b'{"id": "d", "text": 5}',
        b'{"id": "e", "text": "  "}',
        b'{"id": "f", "text": "caf\xe9"}',
        b'{"id": ["g"], "text": "x"}',
        b'{"text": "\\ud800 alone"}',
        b"[" * 100_000,
        b'{"id": "z", "text": "The last one of them all.", "published": "2025-13-01"}\r',
    ]
    files({"a.ndjson": b"\xef\xbb\xbf" + b"\n".join(lines)})
    loaded = corpus.load(["a.ndjson"])
    assert [article.id for article in loaded.articles] == ["a", "z"]
    reasons = {skipped.line: skipped.reason for skipped in loaded.skipped}
    assert set(reasons) == {2, 4, 5, 6, 7, 8, 9, 10, 11}
    assert reasons[5] == "no key text"
    assert reasons[6] == "text: expected a string"
    assert reasons[7] == "empty"
    assert reasons[8].startswith("not UTF-8: byte 0xe9")
    assert [(notice.path, notice.line) for notice in loaded.notices] == [("a.ndjson", 12)]


def test_lines_without_an_id_are_named_by_file_and_line(files: Files) -> None:
    files({"news/a.jsonl": '{"text": "One sentence here."}\n\n{"text": "And another sentence here."}\n'})
    assert [article.id for article in corpus.load(["news"]).articles] == ["a.jsonl:1", "a.jsonl:3"]


def test_jsonl_in_utf16_and_binary_jsonl(files: Files) -> None:
    article = load_one(files, "a.jsonl", '{"text": "The été of the town."}'.encode("utf-16"))
    assert article.text == "The été of the town."
    assert reason(files, "b.jsonl", b"\x89PNG\x00\n\x00\n") == "binary: it holds NUL bytes"
    assert reason(files, "c.jsonl", b"\n \n") == "empty"


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


# anything

FORMAT_NAMES = sorted(set(FORMATS.values()))
PIECES = """
--- ,+++ ,date: ,title: ,&a ,*a ,[ ,{ ,!!python/x ,2025-02-30 ,é ,{"text": " ,"} ,<html lang=' ,<p> ,-->
 ,<!-- factcheck: ,<meta charset= ,utf-7 ,utf-16 ,<script type='application/ld+json'> ,<![CDATA[ ,&#0; ,\\ud800
""".replace("\n", "").split(" ,")
BYTES = [b"\n", b"\r", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xe9", *(piece.encode() for piece in PIECES)]
HOSTILE = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(BYTES), max_size=30).map(b"".join),
)


@pytest.mark.parametrize("format", FORMAT_NAMES)
@settings(max_examples=150, deadline=None)
@given(data=HOSTILE)
def test_no_bytes_crash_a_reader(format: str, data: bytes) -> None:
    try:
        reading = readers.read(format, data, "file")
    except Unreadable:
        return  # skipped with a reason, as it should be
    assert isinstance(reading, Reading)
    assert reading.drafts or reading.skipped
    for draft in reading.drafts:
        assert draft.text.strip()
        assert draft.text.encode()
        if format in ("text", "markdown"):
            assert "\r" not in draft.text
        if format in ("text", "markdown") and data[:1] not in (b"\xff", b"\xfe", b"\x00"):
            assert normalise(data.decode("utf-8")).endswith(draft.text)


@given(front=st.text(alphabet="a:-[]{}&*!'\"\n 0", max_size=60))
def test_front_matter_never_moves_the_lines_of_the_body(front: str) -> None:
    data = f"---\n{front}\n---\nbody\n{PROSE}"
    (draft,) = readers.read("markdown", data.encode(), "a.md").drafts
    assert data.split("\n")[draft.line_offset :] == draft.text.split("\n")


def test_seed_texts_load_as_they_are() -> None:
    seeds = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seed articles are not here")
    loaded = corpus.load([str(seeds)])
    assert [article.language for article in loaded.articles] == ["fr"] * 5
    assert [article.copy_of for article in loaded.articles] == [None] * 5
    assert loaded.skipped == loaded.notices == ()
    for article in loaded.articles:
        assert article.text == (seeds / article.id).read_text(encoding="utf-8")
