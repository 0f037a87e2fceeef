"""No article text may be Markdown or HTML in a report."""

from __future__ import annotations

import re
from html import unescape

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.report import render
from factcheck.report.markdown import escape, stress
from factcheck.report.places import Part, plain


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("<b>", "&lt;b&gt;"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("two\nlines\r\n\tand more", "two lines and more"),
        ("[x](http://a.example)", r"\[x\](http:&#47;/a.example)"),
        ("www.a.example", "www&#46;a.example"),
        ("@someone", "&#64;someone"),
        ("R&D &amp; co", "R&amp;D &amp;amp; co"),
        ("$5 #1 ~x~ ^2^", r"\$5 \#1 \~x\~ \^2\^"),
        ("1. a list", r"1\. a list"),
        ("- a list", r"\- a list"),
        ("---", r"\---"),
        ("1.5 million", "1.5 million"),
        ("back\\slash", r"back\\slash"),
        ("bell\x07, \x1b[31mred\x1b[0m, \u202ereversed", "bell, red, reversed"),
    ],
)
def test_escape(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.text(alphabet=st.sampled_from("ab|\n\r\t<>*_`[]\\ \u2028é"), max_size=60))
def test_escaped_text_stays_inside_a_cell(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert len(escaped.splitlines()) <= 1
    assert "<" not in escaped
    assert "|" not in escaped.replace("\\\\", "").replace("\\|", "")


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("Of ", "5 %", " it"), "Of **5 %** it"),
        (("Of ", "5 %", "x"), "Of <b>5 %</b>x"),
        (("a", "€5", ""), "a<b>€5</b>"),
        (("a", "5", "b"), "a**5**b"),
        (("No figure", "", ""), "No figure"),
        (("Of ", "5", "."), "Of **5**."),
    ],
)
def test_stress_is_bold_wherever_it_stands(parts: tuple[str, str, str], written: str) -> None:
    before, figure, after = parts
    assert stress([Part(text, text is figure) for text in (before, figure, after) if text]) == written


def test_every_table_has_as_many_cells_in_each_row() -> None:
    width = 0
    rows = 0
    for line in render("markdown", sample.RESULT).splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.replace("\\\\", "").replace("\\|", "").count("|")
        width = width or cells
        rows += 1
        assert cells == width, line
    assert rows > 20


PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def literal(tokens: list[Token]) -> str:
    """The text of the one paragraph that the tokens are; fails when they are anything else."""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(st.text(alphabet=st.sampled_from("ab1 .-+=)(|\n<>*_`[]!\\~#&;:/@$'\"é^{}"), min_size=1, max_size=40))
def test_markdown_shows_escaped_text_as_it_is(text: str) -> None:
    shown = plain(text)
    if shown:
        assert literal(PARSER.parse(escape(text))) == shown


@given(st.text(alphabet=st.sampled_from("ab1 .-|<>*_`[]\\&%€"), min_size=1, max_size=12).map(plain).filter(bool))
def test_a_stressed_figure_is_bold_and_literal(figure: str) -> None:
    for before, after in (("Of ", " it."), ("(", ")"), ("a", "b"), ("“", "”")):
        parts = [Part(before), Part(figure, True), Part(after)]
        html = PARSER.render(f"> “{stress(parts)}”")
        bold = re.search(r"<(strong|b)>(.*)</\1>", html)
        assert bold is not None
        assert unescape(bold[2]) == figure
