"""Inline tests of rules: reading them, and running them for real: extract, run this one rule, compare exhaustively."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factcheck.language import pack
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion
from factcheck.model.codes import Code
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.rules import relations
from factcheck.rules.model import Expected, Rule, RuleSet, RuleTest, TestArticle
from factcheck.rules.reader import Reader

TEST_KEYS = ("name", "articles", "expect")
ARTICLE_KEYS = ("text", "source", "published", "language", "title", "copy_of")
EXPECT_KEYS = ("severity", "relation", "between", "places", "count", "message")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class TestResult(Struct, frozen=True):
    """How an inline test went; `failure` is what a person needs to repair it, empty when it passed."""

    rule: str
    test: str
    file: str
    line: int
    failure: str = ""

    @property
    def passed(self) -> bool:
        return not self.failure


def read(reader: Reader) -> tuple[RuleTest, ...]:
    """The tests of a rule."""
    return tuple(_test(one) for one in reader.mappings("tests"))


def _test(reader: Reader) -> RuleTest:
    reader.only(TEST_KEYS)
    articles = tuple(_article(one) for one in reader.mappings("articles", required=True, empty=False))
    for at, article in enumerate(articles):
        if article.copy_of and article.copy_of not in [f"article-{n + 1}" for n in range(len(articles)) if n != at]:
            reader.error(
                "articles",
                f"copy_of: found {article.copy_of!r}",
                "another article of the test: article-1, ...",
                code=Code.RULE_TEST,
            )
    expect = tuple(_expected(one, articles) for one in reader.mappings("expect", required=True))
    return RuleTest(reader.text("name", required=True), articles, expect, reader.line)


def _article(reader: Reader) -> TestArticle:
    reader.only(ARTICLE_KEYS)
    published = reader.text("published")
    if published and not _DATE.fullmatch(published):
        reader.error("published", f"found {published!r}", "a date such as 2025-02-13")
    return TestArticle(
        text=reader.text("text", required=True),
        source=reader.text("source") or None,
        published=published or None,
        language=reader.choice("language", pack.available()) or None,
        title=reader.text("title") or None,
        copy_of=reader.text("copy_of") or None,
    )


def _expected(reader: Reader, articles: Sequence[TestArticle]) -> Expected:
    reader.only(EXPECT_KEYS)
    if ("between" in reader) == ("places" in reader):
        reader.problems.add(
            "found both between and places" if "between" in reader else "found neither between nor places",
            file=reader.file, line=reader.line, key=reader.path, expected="one of the two: fragments of the articles",
            code=Code.RULE_SHAPE,
        )  # fmt: skip
    name = "between" if "between" in reader else "places"
    fragments = reader.texts(name)
    for fragment, line in fragments:
        if not any(fragment in article.text for article in articles):
            reader.error(
                name, f"{fragment!r} stands in no article of the test", "a fragment of a text", line, Code.RULE_TEST
            )
    if name == "between" and len(fragments) == 1:
        reader.error(name, "found one fragment", "two or more; places takes one", code=Code.RULE_TEST)
    relation = reader.choice("relation", relations.names(reader.data["relation"])) if "relation" in reader else ""
    count = reader.number("count")
    return Expected(
        places=tuple(fragment for fragment, _ in fragments),
        severity=reader.choice("severity", SEVERITIES) or None,
        relation=relation or None,
        count=None if count is None else int(count),
        message=reader.text("message") or None,
        line=reader.line,
    )


def run_tests(ruleset: RuleSet, names: Iterable[str] = ()) -> list[TestResult]:
    """Runs the inline tests of all rules, or of those whose full name, id or pack is among `names`."""
    wanted = set(names)
    return [
        TestResult(rule.name, test.name, rule.file, test.line, run_test(rule, test))
        for rule in ruleset.rules
        if not wanted or wanted & {rule.name, rule.id, rule.pack}
        for test in rule.tests
    ]


def run_test(rule: Rule, test: RuleTest) -> str:
    """Runs one test: what went wrong, or nothing."""
    from factcheck.extraction import extract
    from factcheck.rules.engine import run_rules

    articles = [_real(one, at) for at, one in enumerate(test.articles)]
    assertions = [one for article in articles for one in extract(article)]
    findings = run_rules([rule], articles, assertions)
    return compare(test, articles, assertions, findings)


def _real(one: TestArticle, at: int) -> Article:
    language = one.language
    if language is None:
        from factcheck.language.detect import detect

        language = detect(one.text)[0] or "en"
    return Article(
        id=f"article-{at + 1}",
        text=one.text,
        language=language,
        source=one.source,
        published=one.published,
        title=one.title,
        copy_of=one.copy_of,
    )


def compare(
    test: RuleTest, articles: Sequence[Article], assertions: Sequence[Assertion], findings: Sequence[Finding]
) -> str:
    """Holds findings against what a test expects, exhaustively; a text for people when they differ."""
    left = list(findings)
    missing = []
    for wanted in test.expect:
        found = next((one for one in left if _meets(one, wanted, articles)), None)
        if found is None:
            missing.append(wanted)
        else:
            left.remove(found)
    if not missing and not left:
        return ""
    lines = [f"expected but not found: {_told(one)}" for one in missing]
    lines += [f"found but not expected: {_shown(one)}" for one in left]
    lines.append("assertions read:" if assertions else "no assertion was read")
    from factcheck.rules.values import value

    for one in assertions:
        slots = {name: getattr(one, name) for name in ("counted", "basis", "subject", "property", "event")}
        named = "; ".join(f"{name} {term.text!r} {list(term.ids)}" for name, term in slots.items() if term)
        times = {"period": one.period, "deadline": one.deadline}
        period = "".join(f"; {name} {stated.timex}" for name, stated in times.items() if stated)
        conditions = "".join(f"; condition {condition.text!r}" for condition in one.conditions)
        lines.append(f"  {one.article}: {one.text!r} = {value(one)} [{one.modality}; {named}{period}{conditions}]")
    return "\n".join(lines)


def _meets(finding: Finding, wanted: Expected, articles: Sequence[Article]) -> bool:
    texts = {article.id: article.text for article in articles}
    return (
        wanted.severity in (None, finding.severity)
        and wanted.relation in (None, finding.relation)
        and wanted.count in (None, len(finding.evidence))
        and (wanted.message is None or wanted.message in finding.message)
        and all(_touches(finding, fragment, texts) for fragment in wanted.places)
    )


def _touches(finding: Finding, fragment: str, texts: dict[str, str]) -> bool:
    """Whether a fragment overlaps the span of some evidence."""
    for one in finding.evidence:
        at = texts[one.article].find(fragment)
        while at >= 0:
            if at < one.span[1] and one.span[0] < at + len(fragment):
                return True
            at = texts[one.article].find(fragment, at + 1)
    return False


def _told(one: Expected) -> str:
    words = [one.severity or "", one.relation or "", f"at {', '.join(map(repr, one.places))}"]
    if one.count is not None:
        words.append(f"with {one.count} places")
    if one.message is not None:
        words.append(f"saying {one.message!r}")
    return " ".join(word for word in words if word)


def _shown(one: Finding) -> str:
    places = ", ".join(f"{place.text!r} ({place.article})" for place in one.evidence)
    return f"{one.severity} {one.relation} at {places}: {one.message}"
