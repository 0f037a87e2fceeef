"""A hand-made result: every group of findings, and article text that tries to get out of its place."""

from __future__ import annotations

from factcheck.model import (
    Article,
    Assertion,
    Code,
    Condition,
    Evidence,
    Finding,
    Interval,
    Note,
    Period,
    Skipped,
    Term,
)
from factcheck.pipeline import Notice, RuleInfo, ScanResult

COUNCIL = "The council runs 14 tram lines. Of its 20 depots, only one is heated, the mayor said.\n"
COURIER = "Two thirds of the depots are heated, according to the operator.\nRepairs will cost €3.5 million.\n"
HOSTILE = (
    "Repairs cost 4 | 5 [bold]million[/bold] <script>alert(1)</script> euros\x1b[31m, see https://example.org/a_b_c "
    "and @editors\nor `rm` *now* "
)
HOSTILE_TEXT = "4 | 5 [bold]million[/bold] <script>"

ARTICLES = (
    Article("north/council.txt", COUNCIL, "en", "North Daily", "2025-03-04", path="archive/north/council.txt"),
    Article("courier.md", COURIER, "en", "The Courier", None, title="Heat", path="archive/courier.md", line_offset=4),
    Article("hostile.txt", HOSTILE, "en", None, "2025-04-01", path="archive/hostile.txt", new=True),
    Article("copy.txt", COUNCIL, "fr", "Echo", "2025-03-05", path="archive/copy.txt", copy_of="north/council.txt"),
)


def _sentence(text: str, at: int) -> tuple[str, int]:
    start = text.rfind(". ", 0, at)
    start = 0 if start < 0 else start + 2
    start = max(start, text.rfind("\n", 0, at) + 1)
    end = text.find("\n", at)
    return text[start : end if end > 0 else len(text)], start


def assertion(article: Article, text: str, value: Interval | None, **more: object) -> Assertion:
    """An assertion at the first place where `text` stands in the article."""
    at = article.text.index(text)
    sentence, start = (article.text, 0) if article is ARTICLES[2] else _sentence(article.text, at)
    line = article.text.count("\n", 0, at) + 1 + article.line_offset
    column = at - article.text.rfind("\n", 0, at)
    fields: dict[str, object] = {"kind": "quantity", "value": value, "language": article.language, **more}
    return Assertion(
        id=f"{article.id}#{at}",
        article=article.id,
        span=(at, at + len(text)),
        text=text,
        line=line,
        column=column,
        sentence=sentence,
        sentence_start=start,
        **fields,  # type: ignore[arg-type]
    )


def exact(number: float) -> Interval:
    """One number."""
    return Interval(number, number)


DEPOT = Term("depots", "depot", ("concept:depot",))
HEATED = Term("heated", "heat")
MAYOR = Term("the mayor", "mayor")

LINES = assertion(ARTICLES[0], "14 tram lines", exact(14), unit="tram line", dimension="count")
ONE = assertion(
    ARTICLES[0], "only one", exact(1), unit="depot", dimension="count", of=20.0, share=0.05, counted=DEPOT,
    property=HEATED, speaker=MAYOR, period=Period("2025", "2025-01-01", "2025-12-31", "this year"),
)  # fmt: skip
THIRDS = assertion(
    ARTICLES[1], "Two thirds", Interval(0.6667, 0.6667), unit="1", dimension="share", share=0.6667, precision=0.03,
    counted=DEPOT, property=HEATED, speaker=Term("the operator", "operator"),
)  # fmt: skip
COST = assertion(
    ARTICLES[1], "€3.5 million", exact(3_500_000), unit="EUR", dimension="money", modality="forecast",
    deadline=Period("2026"), conditions=(Condition("at least 2 %", (0, 0), Interval(2, None), "%", Term("GDP")),),
)  # fmt: skip
BAD = assertion(
    ARTICLES[2], HOSTILE_TEXT, Interval(4, 5, approx=True), unit="EUR", dimension="money", shape="alternative",
    notes=(Note("unusual-magnitude", "4 | 5", "4.5"),),
)  # fmt: skip
DATE = assertion(
    ARTICLES[0],
    "Of its 20",
    None,
    kind="date",
    timex="2025-W10",
    start="2025-03-03",
    end="2025-03-09",
    timex_type="DATE",
)


def evidence(one: Assertion, value: str) -> Evidence:
    """The evidence that the rules would make of an assertion."""
    article = next(article for article in ARTICLES if article.id == one.article)
    return Evidence(
        assertion=one.id,
        article=one.article,
        span=one.span,
        line=one.line,
        column=one.column,
        text=one.text,
        quote=one.sentence,
        value=value,
        unit=one.unit,
        source=article.source,
        published=article.published,
        speaker=one.speaker.text if one.speaker else None,
    )


FINDINGS = (
    Finding(
        "aa11bb22cc33dd44", "transport/heated-depots", "error", "contradiction", 0.84, "How many depots are heated",
        "66.7 % (The Courier) against 5 % (North Daily)", (evidence(THIRDS, "66.7 %"), evidence(ONE, "1 of 20 (5 %)")),
        (
            "The Courier:5: \"Two thirds\" is read as 66.7 % (counted: depots).",
            "Both count depots, with the same property: heated.",
            "Rule transport/heated-depots (contradiction): Counts of heated depots.",
        ),
    ),
    Finding(
        "bb11bb22cc33dd44", "core/changed-figure", "warning", "change", 0.7, "A figure changed",
        "€3.5 million, then 4 or 5", (evidence(BAD, "about 4 to 5 EUR"), evidence(COST, "3.5 million EUR")),
    ),
    Finding(
        "cc11bb22cc33dd44", "core/agreement", "info", "agreement", 0.9, "Sources agree", "14 tram lines",
        (evidence(LINES, "14 tram lines"),),
    ),
    Finding(
        "dd11bb22cc33dd44", "core/magnitude", "info", "wording", 0.95, "An unusual magnitude", "written 4 | 5",
        (evidence(BAD, "about 4 to 5 EUR"),),
    ),
)  # fmt: skip

RESULT = ScanResult(
    articles=ARTICLES,
    assertions=(LINES, DATE, ONE, THIRDS, COST, BAD),
    findings=FINDINGS,
    skipped=(
        Skipped("archive/broken.txt", "not UTF-8: byte 0xff at 3", code=Code.ENCODING),
        Skipped("archive/many.jsonl", "no text", 7, Code.BAD_LINE),
    ),
    notices=(Notice("this ignore of core/agreement hides nothing", "archive/courier.md", 3, Code.IGNORE_IDLE),),
    rules=(
        RuleInfo("core/agreement", "Sources agree", "info", "Independent sources give one value."),
        RuleInfo("core/silent", "A rule that found nothing", "warning", "Nothing."),
        RuleInfo(
            "transport/heated-depots",
            "How many depots are heated",
            "error",
            "Counts of heated depots.",
            "Plans for later.",
            ("https://example.org/depots",),
        ),
    ),
    known=2,
    ignored=1,
    files=6,
    excluded=3,
    other=((".pdf", 2),),
)
