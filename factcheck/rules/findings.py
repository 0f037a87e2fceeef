"""From what a relation found to a `Finding`: evidence, message, explanation, fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import UNSET

from factcheck.language import catalogue
from factcheck.language.forms import forms
from factcheck.model.assertion import Assertion, Term
from factcheck.model.finding import Evidence, Finding
from factcheck.rules import values
from factcheck.rules.clusters import in_order, sources
from factcheck.rules.messages import SIDE
from factcheck.rules.model import Cluster, Draft, Rule
from factcheck.rules.view import View

_HEADS = ("counted", "subject", "property", "basis")
LONGEST = 40  # places of evidence that one finding lists; the explanation counts the rest


def build(rule: Rule, draft: Draft) -> Finding:
    """The finding of a draft."""
    everyone = in_order([view for cluster in draft.clusters for view in cluster.views])
    first, second = draft.sides or _sides(draft.clusters)
    shown = _shown(draft.clusters, first)
    relation = draft.relation or rule.compare.relation
    told = {
        **dict.fromkeys(rule.message.names, ""),
        **_placeholders(everyone, draft),
        **side("a", first),
        **side("b", second),
        **draft.values,
    }
    return Finding(
        fingerprint=fingerprint(rule.name, everyone),
        rule=rule.name,
        severity=draft.severity or rule.severity,
        relation=relation,
        confidence=round(max(0.05, min(0.99, draft.confidence)), 2),
        title=rule.title,
        message=rule.message.fill(told).removeprefix(": "),
        evidence=tuple(evidence(view, rule.compare.field) for view in shown),
        explanation=(
            *(f"{_where(view)}: {how_read(view)}" for view in shown[:6]),
            *draft.why,
            *([f"{len(everyone) - len(shown)} more places say the same."] if len(everyone) > len(shown) else []),
            f"Rule {rule.name} ({relation}): {rule.description}",
        ),
        more=len(everyone) - len(shown) or UNSET,
    )


def fingerprint(rule: str, views: Iterable[View]) -> str:
    """Rule, article ids and normalised values, in no order; 16 hexadecimal digits."""
    said = sorted({(view.article.id, values.value(view.assertion)) for view in views})
    return hashlib.sha256(repr((rule, said)).encode()).hexdigest()[:16]


def _sides(clusters: tuple[Cluster, ...]) -> tuple[View, View]:
    """`a`: the newest place of all. `b`: the newest of another cluster, else of another article, else a itself."""
    newest = [in_order(cluster.views) for cluster in clusters]
    first = in_order([views[0] for views in newest])[0]
    others = [views[0] for views in newest if first not in views]
    if not others:
        others = [view for views in newest for view in views if view is not first]
    return first, in_order(others)[0] if others else first


def _shown(clusters: tuple[Cluster, ...], first: View) -> list[View]:
    """The primary place, then the others newest first; every cluster keeps its share of the room."""
    room = max(2, LONGEST // max(1, len(clusters)))
    kept = [view for cluster in clusters for view in in_order(cluster.views)[:room]]
    return [first, *(view for view in in_order(list(dict.fromkeys(kept))) if view is not first)]


def place(view: View, field: str = "value") -> tuple[int, int]:
    """Where the compared value stands: the assertion, or its deadline for `field: deadline`."""
    deadline = view.assertion.deadline
    if field == "deadline" and deadline is not None and deadline.span is not None:
        return deadline.span
    return view.assertion.span


def evidence(view: View, field: str = "value") -> Evidence:
    """One place."""
    one = view.assertion
    start, end = place(view, field)
    text = view.article.text
    return Evidence(
        assertion=one.id,
        article=one.article,
        span=(start, end),
        line=one.line if start == one.span[0] else view.article.file_line(text.count("\n", 0, start) + 1),
        column=one.column if start == one.span[0] else start - text.rfind("\n", 0, start),
        text=one.text if start == one.span[0] else text[start:end],
        quote=one.sentence,
        value=values.period(one.deadline) if field == "deadline" else values.value(one),
        unit=one.unit,
        source=view.article.source,
        published=view.article.published,
        speaker=one.speaker.text if one.speaker else None,
    )


def how_read(view: View) -> str:
    """How an assertion was read, in one line."""
    one = view.assertion
    slots = [
        (name, values.term(getattr(one, name)))
        for name in ("counted", "basis", "subject", "property", "event", "speaker")
    ]
    slots += [("period", values.period(one.period)), ("deadline", values.period(one.deadline))]
    slots += [("condition", condition.text) for condition in one.conditions]
    slots += [("modality", one.modality), ("polarity", "" if one.polarity == "positive" else one.polarity)]
    known = "; ".join(f"{name}: {words}" for name, words in slots if words)
    return f'"{one.text}" is read as {values.value(one)} ({known}).'


def _where(view: View) -> str:
    return f"{view.article.outlet}:{view.assertion.line}"


def _placeholders(everyone: tuple[View, ...], draft: Draft) -> dict[str, str]:
    first = everyone[0].assertion
    names = ("subject", "counted", "basis", "property", "event")
    told = {name: _first(values.term(getattr(view.assertion, name)) for view in everyone) for name in names}
    return {
        **told,
        "measure": _measure(everyone),
        "unit": first.unit,
        "period": _first(values.period(view.assertion.period) for view in everyone),
        "deadline": _first(values.period(view.assertion.deadline) for view in everyone),
        "count": str(len(sources(everyone))),
        "sources": ", ".join(sources(everyone)),
        "places": str(len(everyone)),
        "values": "; ".join(cluster_text(cluster) for cluster in draft.clusters),
        "order": "",
    }


def _measure(everyone: Sequence[View]) -> str:
    """What is measured, in a few words of one language: the noun phrase, and the concept of what happens to it.

    The language is that of most places, the primary place's where they are as many. Nothing when only verbs are known.
    """
    written = Counter(view.assertion.language for view in everyone)
    language = max(written, key=lambda one: (written[one], one == everyone[0].assertion.language))
    head = next((words for name in _HEADS if (words := _words(everyone, name, language))), "")
    happens = (view.assertion.event for view in everyone)
    action = next((words for one in happens if one and (words := _concept(one, language))), "")
    both = [head] if action.casefold() in head.casefold() else [head, action]
    return ", ".join(words for words in both if words)


def _words(everyone: Sequence[View], name: str, language: str) -> str:
    """What a slot holds, as written in the language, else by the concept's or entity's name in it."""
    held = [(view.assertion, getattr(view.assertion, name)) for view in everyone]
    filled = [(one, filler) for one, filler in held if filler is not None and not _verbal(one, name, filler)]
    own = [filler for one, filler in filled if one.language == language]
    own.sort(key=lambda filler: not filler.ids)
    if own:
        return str(own[0].text)
    return next((words for _, filler in filled if (words := _concept(filler, language))), "")


def _verbal(one: Assertion, name: str, filler: Term) -> bool:
    """Whether a slot holds no noun: the words of the event, a concept of doing, a lone unknown word as property."""
    if name == "counted":
        return False
    if filler.ids:
        return catalogue.kind(filler.ids[0]) == "verb"
    event = one.event
    return (event is not None and filler.text == event.text) or (name == "property" and " " not in filler.text)


def _concept(filler: Term, language: str) -> str:
    """The name of the concept or entity that a slot holds, unless that name is a verb ("reach")."""
    entry = catalogue.entries().get(filler.ids[0]) if filler.ids else None
    if entry is None or next(iter(forms(entry.names.get(language))), "").endswith(catalogue.MARK):
        return ""
    return catalogue.label(filler.ids[0], language)


def cluster_text(cluster: Cluster) -> str:
    """ "3.1 % (Daily A), 5 % (Daily B, Daily C)": the values of a cluster with who gives each."""
    said: dict[str, dict[str, None]] = {}
    for view in in_order(cluster.views):
        said.setdefault(values.value(view.assertion), {})[view.article.outlet] = None
    return ", ".join(f"{value} ({', '.join(outlets)})" for value, outlets in said.items())


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def side(name: str, view: View) -> dict[str, str]:
    """The placeholders of one side: {a.quote}, {a.source} ..."""
    one, article = view.assertion, view.article
    told = {
        "quote": clip(one.sentence, one.span[0] - one.sentence_start, one.span[1] - one.sentence_start),
        "text": one.text,
        "value": values.value(one),
        "source": article.outlet,
        "published": article.published or "undated",
        "speaker": values.term(one.speaker),
        "article": article.id,
        "period": values.period(one.period),
        "deadline": values.period(one.deadline),
        "subject": values.term(one.subject),
        "line": str(one.line),
    }
    return {f"{name}.{key}": told[key] for key in SIDE}


def clip(sentence: str, start: int, end: int, longest: int = 180) -> str:
    """The part of a long sentence around [start, end), cut at spaces, with … where it was cut."""
    text = " ".join(sentence.split())
    if len(text) <= longest:
        return text
    side = max(20, (longest - (end - start)) // 2)
    low, high = max(0, start - side), min(len(sentence), max(end, start) + side)
    cut = sentence[low:high]
    if low > 0 and " " in cut:
        cut = "… " + cut.split(" ", 1)[1]
    if high < len(sentence) and " " in cut:
        cut = cut.rsplit(" ", 1)[0] + " …"
    return " ".join(cut.split())
