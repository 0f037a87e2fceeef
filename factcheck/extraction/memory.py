"""What an article has said so far: who spoke last, and what a pronoun or a bare number may point back to."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extraction.grammar import Grammar
from factcheck.model import Term

# The nouns of a sentence that a pronoun of the next may stand for, the likeliest first, and whether they are plural.
Candidates = list[tuple[Term, bool]]


class Memory:
    """The last speaker named ("he added"), and the sentence before; both are worked out only when they are asked for.

    Few sentences ask: to read each one for the case would take longer than all the figures do.
    """

    __slots__ = ("_found", "_speaker", "_unread", "counted", "look_back")

    def __init__(self) -> None:
        self.counted: Term | None = None  # the noun that the sentence before counted last
        self.look_back: Callable[[], Candidates] | None = None
        self._found: Candidates | None = None
        self._speaker: Term | None = None
        self._unread: list[Callable[[], None]] = []

    @property
    def speaker(self) -> Term | None:
        """Who spoke last."""
        if self._unread:
            unread, self._unread = self._unread, []
            for read in unread:  # each sets the speaker where it finds one, in the order of the text
                read()
        return self._speaker

    @speaker.setter
    def speaker(self, found: Term | None) -> None:
        self._speaker = found
        self._unread.clear()

    def may_speak(self, read: Callable[[], None]) -> None:
        """Keeps a sentence that may name a speaker; `read` sets the speaker if it does."""
        self._unread.append(read)

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
