"""Terms: words of a sentence with their lemma and the concepts and entities they name."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.nouns import NounPhrase
from factcheck.extraction.text import Sentence
from factcheck.language.knowledge import Knowledge
from factcheck.model import Term


class Mentions:
    """Where a sentence names concepts and entities: non-overlapping (first, last, ids), in order."""

    __slots__ = ("found",)

    def __init__(self, sentence: Sentence, knowledge: Knowledge, taken: frozenset[int] = frozenset()) -> None:
        """Tokens that are `taken` by a value or a date name nothing else: "à PEINE 1,28", "FIN octobre"."""

        text, starts, ends = sentence.text, sentence.starts, sentence.ends
        self.found: list[tuple[int, int, tuple[str, ...]]] = [
            found
            for found in knowledge.find(sentence.lemmas, sentence.words, lambda at: text[starts[at] : ends[at]])
            if not taken or taken.isdisjoint(range(found[0], found[1]))
        ]

    def inside(self, first: int, last: int) -> list[str]:
        """The ids named on tokens [first, last), in order, each once."""
        ids = (name for start, end, names in self.found if start < last and first < end for name in names)
        return list(dict.fromkeys(ids))


def term(sentence: Sentence, grammar: Grammar, mentions: Mentions, phrase: NounPhrase) -> Term:
    """The term of a noun phrase; the head's ids come first."""
    ids = mentions.inside(phrase.first, phrase.last)
    heads = mentions.inside(phrase.head, phrase.head + 1)
    ordered = tuple(dict.fromkeys([*heads, *ids]))
    modifiers = tuple(
        sentence.lemmas[at]
        for at in range(phrase.first, phrase.last)
        if at != phrase.head and grammar.content(sentence.words[at]) and at not in sentence.numbers
    )
    return Term(
        sentence.surface(phrase.first, phrase.last),
        sentence.lemmas[phrase.head],
        ordered,
        (sentence.starts[phrase.first], sentence.ends[phrase.last - 1]),
        modifiers,
    )
