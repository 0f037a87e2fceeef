"""Text and Markdown, whole and malformed, and what holds of every format."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from on_disk import PROSE, Files, load_one, reason

from factcheck import corpus, yamlfile
from factcheck.corpus import readers
from factcheck.corpus.decode import normalise
from factcheck.corpus.records import Reading, Unreadable
from factcheck.corpus.settings import FORMATS
from factcheck.model import InputError

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
