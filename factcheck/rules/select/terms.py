"""Selector keys whose values are concepts, entities or lemmas: counted, basis, subject, ..., scope, topic."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.codes import Code
from factcheck.rules import groups, vocabulary
from factcheck.rules.reader import Reader, nearest
from factcheck.rules.view import View, term_lemmas
from factcheck.rules.vocabulary import Word

Check = Callable[[View], bool]
TERMS = ("counted", "basis", "subject", "property", "event", "speaker")
KNOWN = ("known", "unknown")  # instead of words: whether the text says it at all; "unknown" may stand among words
WITHIN = ("clause", "sentence", "paragraph", "article")
TOPIC = ("all", "any", "none", "within")


def words(reader: Reader, name: str) -> tuple[Word, ...]:
    """The words of a key; an id that data/ does not know is an error."""
    found = []
    for text, line in reader.texts(name):
        word = vocabulary.resolve(text)
        if word is None:
            kind, _, told = text.partition(":")
            names = [one.partition(":")[2] for one in vocabulary.all_ids() if one.startswith(f"{kind}:")]
            close = nearest(told, names)
            hint = f"; did you mean '{kind}:{close}'?" if close else ""
            reader.error(
                name, f"unknown {kind} {text!r}{hint}", f"a {kind} of data/ or a plain word", line, Code.RULE_KNOWLEDGE
            )
        else:
            found.append(word)
    return tuple(found)


def term(reader: Reader, name: str, collected: list[Word]) -> Check:
    """A slot that names one of the words, or is known or unknown at all."""
    if reader.data[name] in KNOWN:
        known = reader.data[name] == "known"
        return lambda view: (getattr(view.assertion, name) is not None) == known
    listed = words(reader, name)
    unsaid = any(word.text == "unknown" for word in listed)
    wanted = tuple(word for word in listed if word.text != "unknown")
    collected.extend(wanted)

    def check(view: View) -> bool:
        filler = getattr(view.assertion, name)
        if filler is None and name == "counted" and view.assertion.unit == "%":
            filler = view.assertion.basis  # "70 % of the allies" counts allies
        if filler is None:
            return unsaid
        return any(vocabulary.means(word, filler.ids, lambda: term_lemmas(filler)) for word in wanted)

    return check


def scope(reader: Reader, name: str, collected: list[Word]) -> Check:
    """Words that narrow the statement ("in one hospital"), or the modifiers of its counted noun ("European")."""
    if reader.data[name] in KNOWN:
        known = reader.data[name] == "known"
        return lambda view: bool(view.assertion.scope) == known
    wanted = words(reader, name)
    collected.extend(wanted)

    def check(view: View) -> bool:
        one = view.assertion
        narrowing = [*one.scope, *(one.counted.modifiers if one.counted else ())]
        ids = vocabulary.ids_of(tuple(narrowing), one.language)
        return any(vocabulary.means(word, ids, lambda: narrowing) for word in wanted)

    return check


def place(reader: Reader, name: str, collected: list[Word]) -> Check:
    """Where it holds, as in `group_by`: a country, region, place or body of countries; or known, unknown."""
    if reader.data[name] in KNOWN:
        known = reader.data[name] == "known"
        return lambda view: bool(groups.places(view)) == known
    wanted = words(reader, name)
    collected.extend(wanted)
    return lambda view: any(vocabulary.means(word, groups.places(view), lambda: ()) for word in wanted)


def topic(reader: Reader, name: str, collected: list[Word]) -> Check:
    """`topic: {all, any, none, within}`, or a list of such of which all must hold; a bare word or list means `all`."""
    if isinstance(reader.data[name], list) and any(isinstance(one, dict) for one in reader.data[name]):
        checks = [_topic(one, name, collected) for one in reader.mappings(name)]
        return lambda view: all(check(view) for check in checks)
    if not isinstance(reader.data[name], dict):
        every = words(reader, name)
        collected.extend(every)
        return _topic_check(every, (), (), "sentence")
    inner = reader.mapping(name)
    assert inner is not None  # a dict from the loader is a Map
    return _topic(inner, name, collected)


def _topic(inner: Reader, name: str, collected: list[Word]) -> Check:
    inner.only(TOPIC)
    groups = {key: words(inner, key) if key in inner else () for key in TOPIC[:3]}
    if not any(key in inner for key in TOPIC[:3]):
        inner.problems.add(
            "found no words", file=inner.file, line=inner.line, key=inner.path, expected="all, any or none"
        )
    for group in groups.values():
        collected.extend(group)
    return _topic_check(
        groups["all"], groups["any"], groups["none"], inner.choice("within", WITHIN, default="sentence")
    )


def _topic_check(every: tuple[Word, ...], some: tuple[Word, ...], no: tuple[Word, ...], within: str) -> Check:
    def check(view: View) -> bool:
        ids, lemmas = view.topics(within)
        fixed = vocabulary.with_bodies(tuple(sorted(ids)))
        return (
            all(vocabulary.means(word, fixed, lambda: lemmas) for word in every)
            and (not some or any(vocabulary.means(word, fixed, lambda: lemmas) for word in some))
            and not any(vocabulary.means(word, fixed, lambda: lemmas) for word in no)
        )

    return check
