"""Qualifiers: what makes a number a bound or an approximation ("more than", "près de", "oder mehr")."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar, grammar
from factcheck.extraction.lexicon import NumberWords, number_words
from factcheck.extraction.measures import Measures
from factcheck.extraction.nouns import phrase_right
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence


class QualifierReader:
    """The words of one language around numbers, and the qualifiers before and after them."""

    def __init__(self, language: str) -> None:
        self.grammar: Grammar = grammar(language)
        self.table: NumberWords = number_words(language)
        self.measures = Measures(language, self.grammar)

    def _qualifier_start(self, sentence: Sentence, first: int) -> int:
        """The first token of what qualifies the number at `first`, or `first`."""
        found = self._qualifier(sentence, first)
        return found[1] if found else first

    def _qualifier(self, sentence: Sentence, first: int) -> tuple[str, int] | None:
        words, at = sentence.words, first
        for _ in range(3):
            found = self.grammar.before.match_back(words, at)
            if found is not None:
                shape, start = found
                if (
                    start
                    and words[start] in self.grammar.change_words
                    and words[start - 1] in self.grammar.change_moves
                ):
                    return None  # "edged UP TO 3.3 %": the verb's own word, and the level reached
                outer = self.grammar.before.match_back(words, start)
                if outer is not None and (shape == "exact" or outer[0] in ("at-least", "at-most")):
                    return outer
                return shape, start
            if at and words[at - 1] in self.grammar.inside:
                at -= 1
            else:
                return None
        return None

    def _qualify(self, sentence: Sentence, reading: Reading) -> None:
        found = self._qualifier(sentence, reading.first)
        reading.begin = found[1] if found else reading.first
        if found and reading.shape == "exact":
            reading.shape = found[0]

    def _noun_follows(self, sentence: Sentence, at: int) -> bool:
        return phrase_right(sentence, self.grammar, at) is not None

    def _goes_on(self, sentence: Sentence, start: int, at: int) -> bool:
        """Whether "or more" on tokens [start, at) opens another quantity ("or more than 50") and closes none."""
        words = sentence.words
        if at >= len(words):
            return False
        longer = self.grammar.before.match(words, start + 1)
        return at in sentence.numbers or words[at] in self.grammar.relatives or (longer is not None and longer[1] > at)
