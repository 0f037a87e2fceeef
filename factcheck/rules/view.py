"""An assertion as rules see it: with its article, the article it copies, and the topics around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from factcheck.comparison import interval as algebra
from factcheck.comparison.signature import Measure, Signature, signature
from factcheck.language import pack
from factcheck.language.knowledge import knowledge
from factcheck.language.words import TOKEN, fold, tokens_of
from factcheck.model.article import Article
from factcheck.model.assertion import Assertion, Period, Term

_OF_PERIODS = ("event", "period")


class Surroundings:
    """The topics and lemmas of the paragraphs and the whole of one article, read when a rule first asks."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def of(self, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
        """Ids of text[start:end], and its words, as written and as lemmas."""
        language = self.article.language if self.article.language in pack.available() else "en"
        lemma = pack.load(language).lemma
        written = TOKEN.findall(self.article.text, start, end)
        words = [fold(word) for word in written]
        lemmas = [lemma(word) for word in words]
        found = knowledge(language).find(lemmas, words, written.__getitem__)
        ids = {one for _, _, named in found for one in named}
        return frozenset(ids), frozenset((*words, *lemmas))

    @cached_property
    def whole(self) -> tuple[frozenset[str], frozenset[str]]:
        """Ids and lemmas of the article and its title."""
        return self.of(0, len(self.article.text))

    def paragraph(self, at: int) -> tuple[frozenset[str], frozenset[str]]:
        """Ids and lemmas of the paragraph around an offset."""
        text = self.article.text
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        return self._paragraph(start, end if end >= 0 else len(text))

    @cached_property
    def _kept(self) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        return {}

    def _paragraph(self, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
        if start not in self._kept:
            self._kept[start] = self.of(start, end)
        return self._kept[start]


class View:
    """One assertion inside its article. Equal and ordered by article and position."""

    def __init__(
        self,
        assertion: Assertion,
        article: Article,
        root: Article,
        around: Surroundings,
        dates: Sequence[Assertion] = (),
    ) -> None:
        self.assertion, self.article, self.root, self.around = assertion, article, root, around
        self.dates = dates  # those of its sentence

    @property
    def outlet(self) -> str:
        """What counts as one source: the outlet of the article that this one copies, if any."""
        return self.root.outlet

    @property
    def period(self) -> Period | None:
        """When it holds. A duration has no period of its own: the only date of its sentence is meant, if there is one
        ("life expectancy was 82 years in 2024").
        """
        one = self.assertion
        if one.period is not None or one.kind != "duration" or len(self.dates) != 1:
            return one.period
        date = self.dates[0]
        return Period(date.timex, date.start, date.end, date.text, date.span) if date.role in _OF_PERIODS else None

    @property
    def place(self) -> tuple[str, int, int]:
        """Article and span: a total order that no input order changes."""
        return (self.assertion.article, *self.assertion.span)

    @cached_property
    def sentence_lemmas(self) -> frozenset[str]:
        """The words of its sentence, as written and as lemmas."""
        language = self.assertion.language if self.assertion.language in pack.available() else "en"
        lemma = pack.load(language).lemma
        words = tokens_of(self.assertion.sentence[:4000])
        return frozenset((*words, *map(lemma, words)))

    @cached_property
    def words(self) -> str:
        """Its sentence without differences of case and white space."""
        return " ".join(self.assertion.sentence.split()).casefold()

    def topics(self, within: str) -> tuple[tuple[str, ...] | frozenset[str], frozenset[str]]:
        """Ids and lemmas of its clause, sentence, paragraph or article."""
        if within == "clause":
            return self.assertion.topics, self.sentence_lemmas
        if within == "sentence":
            return self.assertion.sentence_topics, self.sentence_lemmas
        if within == "paragraph":
            return self.around.paragraph(self.assertion.span[0])
        return self.around.whole

    @cached_property
    def signature(self) -> Signature:
        """Its typed slots: measures, class of modality, rate, change."""
        return signature(self.assertion)

    def measure(self, family: str | None = None) -> Measure | None:
        """Its value as an interval with a family and a base unit; of one family ("share", "date") when asked for it."""
        return next((one for one in self.signature.measures if family in (None, one.family)), None)

    @property
    def share(self) -> Measure | None:
        """Its value as a share of a whole, 0 to 1: 66.7 %, two thirds, 22 of 32. None for a growth rate.

        A percentage is a share only where the text says of what.
        """
        one = self.assertion
        whole = one.basis or one.counted or one.of or one.share
        return self.measure("share") if whole and not one.change else None

    @cached_property
    def published(self) -> int | None:
        """The day of publication as an ordinal; a copy that was printed later may say something else."""
        return algebra.ordinal(self.article.published)


def term_lemmas(term: Term | None) -> Iterable[str]:
    """The lemmas that a term can be named by."""
    return () if term is None else (term.lemma, " ".join(tokens_of(term.text)), *term.modifiers)


def views(articles: Iterable[Article], assertions: Iterable[Assertion]) -> list[View]:
    """Views in order of article id and position; assertions of unknown articles are a caller's mistake (KeyError)."""
    by_id: Mapping[str, Article] = {article.id: article for article in articles}
    around = {name: Surroundings(article) for name, article in by_id.items()}
    listed = list(assertions)
    dates: dict[tuple[str, int], list[Assertion]] = {}
    for one in listed:
        if one.kind == "date":
            dates.setdefault((one.article, one.sentence_start), []).append(one)
    found = []
    for one in listed:
        article = by_id[one.article]
        near = dates.get((one.article, one.sentence_start), ())
        found.append(View(one, article, _root(article, by_id), around[one.article], near))
    return sorted(found, key=lambda view: view.place)


def _root(article: Article, by_id: Mapping[str, Article]) -> Article:
    seen = {article.id}
    while article.copy_of and article.copy_of in by_id and article.copy_of not in seen:
        article = by_id[article.copy_of]
        seen.add(article.id)
    return article
