"""Terms: words of a sentence with their lemma and the concepts and entities they name."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import CONTENT
from factcheck.extraction.nouns import NounPhrase
from factcheck.extraction.text import Sentence
from factcheck.language.knowledge import Knowledge
from factcheck.model import Term


class Mentions:
    """Where a sentence names concepts and entities: non-overlapping (first, last, ids), in order."""

    __slots__ = ("found",)

    def __init__(self, sentence: Sentence, knowledge: Knowledge, taken: frozenset[int] = frozenset()) -> None:
        """Tokens that are `taken` by a value or a date name nothing else: "à PEINE 0,4 %", "FIN octobre"."""

        text, starts, ends = sentence.text, sentence.starts, sentence.ends
        self.found: list[tuple[int, int, tuple[str, ...]]] = [
            found
            for found in knowledge.find(sentence.lemmas, sentence.words, lambda at: text[starts[at] : ends[at]])
            if not taken or taken.isdisjoint(range(found[0], found[1]))
        ]

    def inside(self, first: int, last: int) -> list[str]:
        """The ids named on tokens [first, last), in order, each once."""
        ids: list[str] = []
        for start, end, names in self.found:
            if start >= last:
                break
            if first < end:
                ids.extend(names)
        return list(dict.fromkeys(ids)) if len(ids) > 1 else ids


_BEFORE = 3  # tokens of a name before its number word: "les Trente Glorieuses"


def forget_named(sentence: Sentence, knowledge: Knowledge) -> None:
    """Take away the number words that belong to a name: "Premier ministre", "the Second World War"."""
    text, starts, ends = sentence.text, sentence.starts, sentence.ends
    for number in [one for one in sentence.numbers.values() if one.digits is None and one.last - one.first == 1]:
        for at in range(number.first, max(-1, number.first - _BEFORE), -1):
            found = knowledge.match(sentence.lemmas, sentence.words, at, lambda at: text[starts[at] : ends[at]])
            if found is None or found[1] <= number.first or found[1] - at < 2:
                continue
            if number.kind == "ordinal" or any(of.startswith("entity:") for of in found[0]):
                del sentence.numbers[number.first]
            break


def term(sentence: Sentence, grammar: Grammar, mentions: Mentions, phrase: NounPhrase) -> Term:
    """The term of a noun phrase; the head's ids come first."""
    first, last, head = phrase
    ids = mentions.inside(first, last)
    ordered = tuple(dict.fromkeys([*mentions.inside(head, head + 1), *ids])) if ids else ()
    lemmas, start, end = sentence.lemmas, sentence.starts[first], sentence.ends[last - 1]
    modifiers: tuple[str, ...] = ()
    if last > first + 1:
        marks, numbers = grammar.marks(sentence), sentence.numbers
        modifiers = tuple(
            [lemmas[at] for at in range(first, last) if at != head and marks[at] & CONTENT and at not in numbers]
        )
    return Term(sentence.text[start:end], lemmas[head], ordered, (start, end), modifiers)
