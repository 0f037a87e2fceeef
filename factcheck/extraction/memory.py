"""What an article has said so far: who spoke last, and what a pronoun or a bare number may point back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.extraction.grammar import Grammar
from factcheck.model import Term

# The nouns of a sentence that a pronoun of the next may stand for, the likeliest first, and whether they are plural.
Candidates = list[tuple[Term, bool]]


@dataclass(slots=True)
class Memory:
    """The last speaker named ("he added"), and the sentence before, which is worked out only when it is asked for."""

    speaker: Term | None = None
    counted: Term | None = None  # the noun that the sentence before counted last
    look_back: Callable[[], Candidates] | None = None
    _found: Candidates | None = field(default=None)

    def next(self, look_back: Callable[[], Candidates], counted: Term | None) -> None:
        """Goes on to the next sentence."""
        self.look_back, self._found, self.counted = look_back, None, counted

    def antecedent(self, number: str, grammar: Grammar) -> Term | None:
        """What a pronoun of a number (singular, plural, either) stands for in the sentence before, or None."""
        if self._found is None and self.look_back is not None:
            self._found = self.look_back()
        for term, plural in self._found or ():
            if number == "either" or plural == (number == "plural"):
                return term
        return None
