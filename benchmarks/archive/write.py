"""Articles out of the generated world, and the truth about every value in them."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct

from benchmarks.archive.render import Renderer, Value
from benchmarks.archive.world import Known, Story, stories
from factcheck.model import Article

_OUTLETS = {
    "en": ["Harbour Post", "Inland Ledger", "The Meridian", "Morning Courier", "Northern Echo Weekly"],
    "fr": ["Le Quai", "La Vigie", "L'Écho du Midi", "Le Matin libre", "La Dépêche des Monts"],
}
_SPAN = 24  # days over which a story is told
_WRONG = 0.45  # share of the facts that one article gets wrong
_RARE = 0.6  # how often a mistake that few places allow is chosen where one is possible
_LATE = 3  # days after which an article should know the new value
_COPIED, _UNDATED, _DISTRACTED, _QUOTED, _REVISED = 0.04, 0.04, 0.75, 0.45, 0.35


class Mention(Struct, frozen=True):
    """One value in one article: of which fact, and which of its values it is ("wrong" where it is none of them)."""

    article: str
    start: int
    end: int
    fact: str
    version: str  # the number of the value in the fact's course, or "wrong"
    distractor: bool = False


class Planted(Struct, frozen=True):
    """One contradiction or change that a reader of the whole archive would want to hear of."""

    kind: str  # other value | other date | other deadline | part over whole | growth | own voice | superseded | change
    fact: str
    article: str = ""  # where the wrong value stands; of a change, nothing
    start: int = -1
    versions: tuple[str, str] = ("", "")  # of a change: from which value to which


class Truth(Struct, frozen=True):
    """Every value in the archive, and what was planted."""

    mentions: tuple[Mention, ...]
    planted: tuple[Planted, ...]


class _Slot(Struct):
    """A place for a value in a planned sentence."""

    fact: str
    form: str
    wrong: str = ""  # the kind of what is planted here
    value: Value | None = None


class _Sentence(Struct):
    pool: str
    template: str
    slots: list[_Slot]

    def tells(self, fact: str) -> bool:
        return any(slot.fact == fact and not slot.form for slot in self.slots)


class _Plan(Struct):
    """An article before it is written."""

    id: str
    story: Story
    language: str
    day: int
    title: str
    body: list[_Sentence]
    undated: bool


def archive(articles: int, story_count: int, seed: int) -> tuple[list[Article], Truth]:
    """The articles and the truth about them; the same arguments give the same text."""
    draw = random.Random(f"archive {seed}")
    told = stories(story_count, seed)
    plans: dict[str, list[_Plan]] = {story.id: [] for story in told}
    for number in range(articles):
        story = told[number % len(told)]
        plans[story.id].append(_plan(f"a{number:05d}", story, draw))
    written: list[Article] = []
    mentions: list[Mention] = []
    planted: list[Planted] = []
    for story in told:
        _plant(story, plans[story.id], draw)
        for plan in plans[story.id]:
            article, found, wrong = _write(plan, draw)
            written.append(article)
            mentions += found
            planted += wrong
            if draw.random() < _COPIED:
                copy, copied = _copy(article, found, draw)
                written.append(copy)
                mentions += copied
        planted += _changes(story, plans[story.id])
    return sorted(written, key=lambda article: article.id), Truth(tuple(mentions), tuple(planted))


def _plan(name: str, story: Story, draw: random.Random) -> _Plan:
    language = draw.choice(("en", "fr"))
    texts = story.texts[language]
    day = min(_SPAN, int(draw.expovariate(1 / 7)))
    body: list[_Sentence] = []
    told: set[str] = set()
    for template in draw.sample(texts["sentences"], len(texts["sentences"])):
        sentence = _sentence("sentences", template, story, draw)
        facts = {slot.fact for slot in sentence.slots}
        if len(body) < 5 and not facts & told:
            body.append(sentence)
            told |= facts
    if draw.random() < _QUOTED:
        body.append(_sentence("quotes", draw.choice(texts["quotes"]), story, draw))
    for template in texts.get("revisions", ()):
        sentence = _sentence("revisions", template, story, draw)
        if draw.random() < _REVISED and all(_revised(story.facts[slot.fact], day) for slot in sentence.slots):
            body.append(sentence)
    if draw.random() < _DISTRACTED:
        for template in draw.sample(texts["distractors"], draw.randint(1, 2)):
            body.append(_sentence("distractors", template, story, draw))
    for template in draw.sample(texts["plain"], draw.randint(2, 4)):
        body.append(_Sentence("plain", template, []))
    lead, rest = body[0], body[1:]
    draw.shuffle(rest)
    return _Plan(name, story, language, day, draw.choice(texts["titles"]), [lead, *rest], draw.random() < _UNDATED)


def _revised(fact: Known, day: int) -> bool:
    return len(fact.course) > 1 and fact.at(day)[0] > 0


def _slots(template: str) -> Iterator[tuple[str, str | None, str]]:
    """(literal text, name of the slot that follows, its form)."""
    for literal, name, form, _ in string.Formatter().parse(template):
        yield literal, name, form or ""


def _sentence(pool: str, template: str, story: Story, draw: random.Random) -> _Sentence:
    """A sentence with its facts chosen: of a fact that every hospital has, that of one hospital."""
    for _, name, _ in list(_slots(template)):
        if name in story.names and isinstance(story.names[name], list):
            chosen = draw.choice(story.names[name])
            each = next(fact for fact in story.facts if fact.endswith("/" + chosen))
            template = template.replace("{" + name + "}", chosen).replace("{" + each.split("/")[0], "{" + each)
    slots = []
    for _, name, form in _slots(template):
        if name in story.facts:
            slots.append(_Slot(name, form if form in ("old", "new") else ""))
    return _Sentence(pool, template, slots)


def _plant(story: Story, plans: Sequence[_Plan], draw: random.Random) -> None:
    """Makes some of the mentions wrong: one article a fact at most, one fact an article at most.

    What can go wrong in few places (a part over its whole) is preferred to what can go wrong everywhere.
    """
    used: set[str] = set()
    for name, fact in story.facts.items():
        if fact.wrong is None or draw.random() > _WRONG:
            continue
        places = [
            (plan, sentence, slot)
            for plan in plans
            if plan.id not in used and not plan.undated
            for sentence in plan.body
            for slot in sentence.slots
            if slot.fact == name and not slot.form
        ]
        if len(places) < 3:
            continue
        by_kind: dict[str, list[tuple[_Plan, _Slot, Value]]] = {}
        for plan, sentence, slot in places:
            kind, value = _mistake(story, fact, plan, sentence)
            by_kind.setdefault(kind, []).append((plan, slot, value))
        common = {"date": "other date", "year": "other deadline"}.get(fact.spec["type"], "other value")
        rare = sorted(by_kind.keys() - {common})
        kind = draw.choice(rare) if rare and (common not in by_kind or draw.random() < _RARE) else common
        plan, slot, slot.value = draw.choice(by_kind[kind])
        used.add(plan.id)
        slot.wrong = kind


def _mistake(story: Story, fact: Known, plan: _Plan, sentence: _Sentence) -> tuple[str, Value]:
    """What can be wrong with a fact in a sentence: the kind of it, and the value to write."""
    spec, here = fact.spec, {slot.fact for slot in sentence.slots}
    assert fact.wrong is not None
    whole = spec.get("of") if spec["type"] == "count" else None
    if whole in here:
        value = story.facts[str(whole)].at(plan.day)[1]
        assert isinstance(value, float)
        return "part over whole", float(round(value * 1.4))
    if "growth" in spec and set(spec["growth"]) <= here:
        return "growth", fact.wrong
    if sentence.pool == "quotes" and any(other.tells(fact.name) for other in plan.body if other is not sentence):
        return "own voice", fact.wrong
    version = fact.at(plan.day - _LATE)[0]
    if version > 0 and len(fact.course) == version + 1:
        return "superseded", fact.course[version - 1][1]
    return {"date": "other date", "year": "other deadline"}.get(spec["type"], "other value"), fact.wrong


def _write(plan: _Plan, draw: random.Random) -> tuple[Article, list[Mention], list[Planted]]:
    renderer = Renderer(plan.language, draw)
    out = _Out(plan, renderer)
    out.sentence(_Sentence("title", plan.title, []))
    out.text += "\n\n"
    for at, sentence in enumerate(plan.body):
        if at:
            out.text += "\n\n" if draw.random() < 0.3 else " "
        out.sentence(sentence)
    published = None if plan.undated else str(plan.story.begins + timedelta(days=plan.day))
    outlet = draw.choice(_OUTLETS[plan.language])
    article = Article(id=plan.id, text=out.text + "\n", language=plan.language, source=outlet, published=published)
    return article, out.mentions, out.planted


class _Out:
    """The text of one article as it grows, with the places of its values."""

    def __init__(self, plan: _Plan, renderer: Renderer) -> None:
        self.plan, self.renderer = plan, renderer
        self.text = ""
        self.mentions: list[Mention] = []
        self.planted: list[Planted] = []

    def sentence(self, sentence: _Sentence) -> None:
        slots = iter(sentence.slots)
        begins = len(self.text)
        for literal, name, form in _slots(sentence.template):
            self.text += literal
            if name is None:
                continue
            if name in self.plan.story.facts:
                self._value(next(slots), form)
            else:
                self._add(self._name(name), form)
        first = self.text[begins]
        self.text = self.text[:begins] + first.upper() + self.text[begins + 1 :]

    def _name(self, name: str) -> str:
        filler = self.plan.story.names[name]
        return str(filler[self.plan.language] if isinstance(filler, dict) else filler)

    def _add(self, words: str, form: str) -> None:
        self.text += words[:1].upper() + words[1:] if form == "^" else words

    def _value(self, slot: _Slot, form: str) -> None:
        fact = self.plan.story.facts[slot.fact]
        number, value = self._right(fact, slot)
        exact = bool(slot.wrong) or form == "digits" or bool(slot.form)
        start = len(self.text)
        self._add(self.renderer.write(fact.spec, value if slot.value is None else slot.value, exact=exact), form)
        series = fact.spec.get("series")  # the same measure at another time: a change, if anything
        name = f"{self.plan.story.id}/{series or slot.fact}"
        version = "wrong" if slot.wrong else slot.fact if series else str(number)
        distractor = "distractor" in fact.spec or "each" in fact.spec
        self.mentions.append(Mention(self.plan.id, start, len(self.text), name, version, distractor))
        if slot.wrong:
            self.planted.append(Planted(slot.wrong, name, self.plan.id, start))

    def _right(self, fact: Known, slot: _Slot) -> tuple[int, Value]:
        number, value = fact.at(self.plan.day)
        if slot.form == "old":
            return number - 1, fact.course[number - 1][1]
        return number, value


def _copy(article: Article, found: Sequence[Mention], draw: random.Random) -> tuple[Article, list[Mention]]:
    """The same dispatch in another outlet, under another byline."""
    others = [outlet for outlet in _OUTLETS[article.language] if outlet != article.source]
    byline = "From our correspondents.\n" if article.language == "en" else "Avec nos correspondants.\n"
    copy = Article(
        id=article.id + "c",
        text=article.text + byline,
        language=article.language,
        source=draw.choice(others),
        published=article.published,
    )
    return copy, [Mention(copy.id, one.start, one.end, one.fact, one.version, one.distractor) for one in found]


def _changes(story: Story, plans: Sequence[_Plan]) -> Iterator[Planted]:
    """The changes that dated articles tell: each value outside a sentence that is about both."""
    for name, fact in story.facts.items():
        told = {
            fact.at(plan.day)[0]
            for plan in plans
            if not plan.undated
            for sentence in plan.body
            for slot in sentence.slots
            if slot.fact == name and not slot.form and not slot.wrong
        }
        for one, other in zip(sorted(told), sorted(told)[1:], strict=False):
            yield Planted("change", f"{story.id}/{name}", versions=(str(one), str(other)))


def as_line(article: Article) -> dict[str, Any]:
    """An article as one line of JSON Lines."""
    line = {"id": article.id, "text": article.text, "lang": article.language, "source": article.source}
    return line if article.published is None else {**line, "published": article.published}
