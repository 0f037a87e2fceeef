"""Rules as read, what runs pass around, and what relations give back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from factcheck.model.article import Article
from factcheck.model.assertion import Interval
from factcheck.model.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.rules.check import Check
    from factcheck.rules.messages import Template
    from factcheck.rules.view import View
    from factcheck.rules.vocabulary import Word

STATUSES = ("stable", "experimental", "deprecated")
SIGNATURE = "signature"  # group_by: signature, the comparison decides what is comparable


class Settings(Protocol):
    """What a run may choose. Names in `select` and `ignore` are rules ("nato/members") or packs ("nato")."""

    @property
    def packs(self) -> tuple[str, ...]: ...
    @property
    def select(self) -> tuple[str, ...]: ...
    @property
    def ignore(self) -> tuple[str, ...]: ...
    @property
    def min_confidence(self) -> float: ...


class RunSettings(Struct, frozen=True):
    """The plain form of `Settings`: all rules, all findings."""

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0


class Selector(Struct, frozen=True):
    """Which assertions a rule looks at: every check must hold."""

    checks: tuple[Callable[[View], bool], ...]
    keys: tuple[str, ...]  # those inside `either` and `not` too
    words: tuple[Word, ...]  # for `rules lint`
    as_share: bool = False  # values compare as shares 0 to 1
    line: int = 0

    def matches(self, view: View) -> bool:
        for check in self.checks:  # noqa: SIM110 - asked of every assertion by every rule: half the time of `all`
            if not check(view):
                return False
        return True


class Tolerance(Struct, frozen=True):
    """How far two values may lie apart: absolute in the unit (0.04 for 4pp of a share), relative 0 to 1."""

    absolute: float = 0.0
    points: float = 0.0  # absolute, in percentage points
    relative: float = 0.0
    rounding: bool = True  # what a written value can mean counts; else the value as written


# Who contradicts whom, the most telling first: the article's voice against a quote in it, a speaker against himself,
# two speakers with a name, texts.
WHO = ("voice", "self", "speakers", "texts")


class Compare(Struct, frozen=True, kw_only=True):
    """The relation and its keys; each relation reads the ones it knows."""

    relation: str
    field: str = "value"  # value | date | deadline | share; of reference: value | whole
    across: tuple[str, ...] = ()
    who: tuple[str, ...] = ()  # contradiction: of WHO; all of them where none is named
    window: int | None = None  # days: undated statements further apart than this are a change (45; plans: 0)
    order_by: str = "period"
    report: str = ""  # change: each | first-last; arithmetic: fails | holds
    at_least: int = 2
    check: Check | None = None
    note: str = ""  # wording: the code, or "selected"
    expected: str = ""  # wording: what is meant instead of what is selected
    minimum: float | None = None
    maximum: float | None = None
    facts: tuple[str, ...] = ()
    magnitudes: tuple[str, ...] = ()  # of reference: population, gdp
    calendar: tuple[str, ...] = ()  # of reference: occasions, or "all"
    offices: tuple[str, ...] = ()  # of reference: offices, or "all"
    limits: tuple[str, ...] = ()  # of reference: limits, or "all"
    sums: tuple[str, ...] = ()  # follows: of relations.follows.NAMES; all of them where none is named
    more: Mapping[str, Any] = {}  # the keys of a plugin's relation


class TestArticle(Struct, frozen=True):
    """One article of an inline test."""

    text: str
    source: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    copy_of: str | None = None


class Expected(Struct, frozen=True):
    """One finding that an inline test expects."""

    places: tuple[str, ...] = ()
    severity: str | None = None
    relation: str | None = None
    count: int | None = None
    message: str | None = None
    line: int = 0


class RuleTest(Struct, frozen=True):
    """An inline test: its articles, and every finding that the rule must give."""

    name: str
    articles: tuple[TestArticle, ...]
    expect: tuple[Expected, ...]
    line: int = 0


class Rule(Struct, frozen=True, kw_only=True):
    """One rule of a pack."""

    id: str
    pack: str
    title: str
    severity: str
    status: str
    description: str
    false_positives: str
    references: tuple[str, ...]
    operands: Mapping[str, Selector]  # `select` is the one operand ""
    group_by: tuple[str, ...]
    compare: Compare
    tolerance: Tolerance
    message: Template
    tests: tuple[RuleTest, ...]
    file: str
    line: int

    @property
    def name(self) -> str:
        """The full name: pack/id."""
        return f"{self.pack}/{self.id}"

    @property
    def by_signature(self) -> bool:
        """Whether the comparison decides what is comparable, and not the rule."""
        return self.group_by == (SIGNATURE,)


class RuleSet(Struct, frozen=True):
    """The rules that were read, in order of file and line, and (with keep_going) what was wrong with the others."""

    rules: tuple[Rule, ...]
    errors: tuple[FactcheckError, ...] = ()

    def get(self, name: str) -> Rule | None:
        """The rule of a full name, or of an id that is unique; None when there is none."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        found = [rule for rule in self.rules if rule.id == name]
        return found[0] if len(found) == 1 else None

    def chosen(self, settings: Settings) -> tuple[Rule, ...]:
        """The rules that a run with these settings uses; deprecated ones only when they are selected by name."""
        return tuple(
            rule
            for rule in self.rules
            if (not settings.packs or rule.pack in settings.packs)
            and (_named(rule, settings.select) if settings.select else rule.status != "deprecated")
            and not _named(rule, settings.ignore)
        )


def _named(rule: Rule, names: tuple[str, ...]) -> bool:
    return bool({rule.name, rule.pack, rule.id} & set(names))


class Cluster(Struct, frozen=True):
    """Statements of one group that agree, and what they have in common."""

    views: tuple[View, ...]
    interval: Interval


class Draft(Struct, frozen=True, kw_only=True):
    """What a relation found in one group; `clusters` are in the order in which a message names them."""

    clusters: tuple[Cluster, ...]
    sides: tuple[View, View] | None = None  # what a message calls a and b; else the newest of two clusters
    relation: str | None = None  # when it is not the rule's own
    severity: str | None = None
    confidence: float = 0.9
    why: tuple[str, ...] = ()
    values: Mapping[str, str] = {}  # further placeholders


class Outlet(Struct, frozen=True):
    """An article with the article that it copies, if any."""

    article: Article
    root: Article
