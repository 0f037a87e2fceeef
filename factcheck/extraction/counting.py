"""What a number counts: the noun right of it, of its whole, or of the whole that an earlier phrase named."""

from __future__ import annotations

from factcheck.extraction.nouns import NounPhrase, phrase_right, plural
from factcheck.extraction.partitives import PartReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence


class CountReader(PartReader):
    """Finds the counted noun of a bare number."""

    def _count(self, sentence: Sentence, reading: Reading, at: int, earlier: list[Reading]) -> None:
        """The counted noun, right of the number or of its whole; a part without a noun counts its whole's noun."""
        words = sentence.words
        if reading.counted is not None:
            reading.unit, reading.dimension = sentence.lemmas[reading.counted.head], "count"
            return
        opened = self.grammar.of_whom.match_back(words, reading.begin)
        if opened is not None and reading.number.kind == "cardinal" and earlier:
            whole = self._whole_of(reading, earlier)
            if whole is not None:
                self._part(reading, whole)
                noun = phrase_right(sentence, self.grammar, at)
                verb = noun is not None and (
                    words[noun.first] in self.grammar.verbs or words[noun.first] in self.grammar.auxiliaries
                )
                if noun is not None and not verb:
                    reading.counted, reading.unit, reading.counted_of = noun, sentence.lemmas[noun.head], None
                return
        if self.grammar.only.match_back(words, reading.last) is not None or reading.share is not None:
            whole = self._whole_before(sentence, reading, earlier)
            if whole is not None:
                self._part(reading, whole)
                return
        elif at >= len(words) or not self.grammar.content(words[at]):
            whole = self._whole_before(sentence, reading, earlier)
            if whole is not None and reading.number.kind == "cardinal" and self._closes(sentence, at):
                self._part(reading, whole)
                return
        start = at
        if start < len(words) and words[start] == "-" and sentence.glued(start) and sentence.glued(start + 1):
            start += 1
        while (
            start < len(words)
            and start - at < 3
            and (words[start] in self.grammar.of or (start > at and words[start] in self.grammar.determiners))
        ):
            if (
                reading.number.kind == "cardinal"
                and reading.number.scale_at < 0
                and reading.of is None
                and words[start] in self.grammar.of
            ):
                break
            start += 1
        if start < len(words) and reading.number.kind == "fraction" and words[start] in self.grammar.determiners:
            start += 1
        if reading.of is None and start == at and reading.number.kind == "cardinal":
            opening = (
                self.grammar.one_of.match(words, at - 1)
                if reading.low == 1
                else self.grammar.whole_first.match(words, at)
            )
            if opening is not None and opening[1] > at and opening[1] not in sentence.numbers:
                start = opening[1]
        start = self._more(sentence, start)
        noun = (
            self._modelled(sentence, start)
            or self._described(sentence, reading, start)
            or phrase_right(sentence, self.grammar, start)
            or self._sized(sentence, reading, start)
            or self._opened(sentence, reading, start)
        )
        if noun is not None and sentence.words[noun.first] in self.grammar.never_counted:
            noun = None  # "10 millions MIS en vente"
        if noun is not None and start == at and self._large(sentence, reading):
            noun = None  # "les deux millions RÉCLAMÉS": what is counted in millions stands behind a "de"
        if noun is not None and noun.head == start and (reading.low or 2) >= 2 and self._verb_form(sentence, start):
            noun = None  # "around 73 RAISING the prospect", "unas 60 RESULTARON heridas"
        if (
            noun is not None
            and noun.first > at
            and at < len(words)
            and words[at] == "-"
            and reading.number.digits is None
        ):
            noun = None  # "a three-bed flat" describes the flat
        if noun is not None:
            reading.counted = noun
            reading.unit = "1" if reading.number.kind == "fraction" else sentence.lemmas[noun.head]
            reading.dimension = reading.dimension or "count"
        elif reading.dimension is None and (reading.of is not None or self._countable(sentence, reading)):
            reading.dimension = "count"

    def _large(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether a number ends in a magnitude that takes "de" before a noun, written out."""
        number = reading.number
        written = number.scale_at == number.last - 1 and sentence.words[number.scale_at] not in self.table.symbols
        return self.grammar.head_first and written and number.scale >= 1e6 and len(sentence.words[number.scale_at]) > 3

    def _verb_form(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun in the singular has the ending of a verb: what is counted stands in the plural."""
        endings = self.grammar.verb_endings if self.grammar.head_first else self.grammar.gerunds
        return bool(endings) and len(sentence.words[at]) > 4 and sentence.words[at].endswith(endings)

    def _inverted(self, sentence: Sentence, reading: Reading) -> None:
        """A PICK or two: one or two of the noun before; "a dollar or two" of the unit."""
        words, at = sentence.words, reading.number.first - 1
        if words[at] not in self.grammar.alternatives or not 1 < (reading.low or 0) < 10 or reading.begin <= at:
            return
        for first in (at - 1, at - 2):
            if first < 1 or not self.grammar.content(words[first]) or sentence.taken[first]:
                return
            if words[first - 1] in self.grammar.articles or words[first - 1] in self.grammar.determiners:
                break
        else:
            return
        money, unit = self.measures.currencies.after.match(words, first), self.measures.units.match(words, first)
        if money is not None and money[1] == at and not money[0].letters:
            reading.unit, reading.dimension = money[0].code, "money"
        elif unit is not None and unit[1] == at and not unit[0].after_digits:
            reading.unit, reading.dimension = unit[0].symbol, unit[0].dimension
        else:
            reading.counted = NounPhrase(first, at, first if self.grammar.head_first else at - 1)
            reading.unit, reading.dimension = sentence.lemmas[reading.counted.head], "count"
        reading.low, reading.shape, reading.begin, reading.first = 1.0, "range", first - 1, first - 1

    def _countable(self, sentence: Sentence, reading: Reading) -> bool:
        """A bare whole number that is a verb's subject or object counts something: "injured 400", "85 are missing"."""
        digits = reading.number.digits or ""
        if (
            any(mark in digits for mark in ".,")
            and reading.number.scale_at < 0
            and not float(reading.low or 0).is_integer()
        ):
            return False
        before = sentence.words[reading.begin - 1] if reading.begin else ""
        return self._closes(sentence, reading.last) or before in self.grammar.verbs

    def _closes(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb follows: "sur les 800 blessés, près de 300 SERAIENT ..."."""
        words = sentence.words
        if at >= len(words):
            return False
        word = words[at]
        participle = self.grammar.bare_verbs and self.grammar.is_participle(word)  # "of the 45, 12 ABSTAINED"
        return participle or word in self.grammar.auxiliaries or word in self.grammar.verbs

    def _more(self, sentence: Sentence, at: int) -> int:
        """The token after words like "other" that stand between a number and its noun: "eight OTHER employees"."""
        words = sentence.words
        if at + 2 < len(words) and words[at] in self.grammar.superlatives and sentence.lemmas[at + 1] != words[at + 1]:
            return at + 1 if self.grammar.content(words[at + 2]) else at  # "440 PLUS grandes entreprises"
        for place in (at, at + 1):
            following = words[place + 1] if place + 1 < len(words) else "."
            if place >= len(words) or words[place] not in self.grammar.between_count:
                return place
            if not self.grammar.content(following) and following not in self.grammar.between_count:
                return at
        return at + 2

    def _modelled(self, sentence: Sentence, at: int) -> NounPhrase | None:
        """The noun behind the number of a model: "two new 737 Max JETS"."""
        for place in (at, at + 1):
            model = sentence.numbers.get(place)
            if model is None:
                continue
            if place == at and self._model_name(sentence, model.last):
                last = model.last + 1
                noun = None if self.grammar.head_first else phrase_right(sentence, self.grammar, last)
                if noun is None or not plural(sentence, self.grammar, noun.head):
                    return NounPhrase(model.first, last, model.last)
                return NounPhrase(model.first, noun.last, noun.head)
            if self.grammar.head_first:
                return None
            if not model.plain_integer or not 100 <= model.low < 1000 or self.measures.read(sentence, model, at):
                return None
            if place > at and (plural(sentence, self.grammar, at) or not self.grammar.content(sentence.words[at])):
                return None
            last = model.last
            while self._model_name(sentence, last):
                last += 1
            noun = phrase_right(sentence, self.grammar, last)
            if noun is None or not plural(sentence, self.grammar, noun.head):
                return None
            return NounPhrase(model.first, noun.last, noun.head)
        return None

    def _model_name(self, sentence: Sentence, at: int) -> bool:
        return at < len(sentence) and sentence.words[at] in self.grammar.label_models and sentence.capital(at)

    def _described(self, sentence: Sentence, reading: Reading, at: int) -> NounPhrase | None:
        """The noun joined to digits that describe another one: the 577-SEAT assembly has 577 seats."""
        words = sentence.words
        joined = at == reading.last + 1 and words[reading.last] == "-" and reading.number.digits is not None
        if not joined or self.grammar.head_first or at + 1 >= len(words) or not self.grammar.content(words[at]):
            return None
        named = self.grammar.content(words[at + 1]) and not sentence.taken[at + 1]
        if not named or plural(sentence, self.grammar, at) or words[at] in self.grammar.not_described:
            return None
        return NounPhrase(at, at + 1, at)

    def _opened(self, sentence: Sentence, reading: Reading, at: int) -> NounPhrase | None:
        """A noun that is a form of a verb too, where only a noun can stand: "of 149 MEASURES, ...", "the 12 RULES"."""
        words, before = sentence.words, sentence.words[reading.begin - 1] if reading.begin else ""
        if at != reading.last or at >= len(words) or words[at] not in self.grammar.actions:
            return None
        opened = before in self.grammar.of or before in self.grammar.determiners
        many = sentence.lemmas[at] != words[at] and words[at][-1] == "s" and reading.low != 1
        return NounPhrase(at, at + 1, at) if opened and many else None

    def _sized(self, sentence: Sentence, reading: Reading, at: int) -> NounPhrase | None:
        """The noun behind a size: "eight million 250ml BOTTLES", "two 10-year BONDS"."""
        size = sentence.numbers.get(at)
        if size is None or at != reading.last or self.grammar.head_first or size.kind != "cardinal":
            return None
        measure = self.measures.read(sentence, size, at)
        if measure is None or measure.first != at or measure.dimension in ("money", "percent", "points", "count"):
            return None
        return phrase_right(sentence, self.grammar, measure.last)
