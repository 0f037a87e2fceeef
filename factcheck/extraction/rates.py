"""Rates: "150 wagons a month", "63 cents per share", "12 euros le mètre carré"."""

from __future__ import annotations

import math

from factcheck.extraction.nouns import phrase_right
from factcheck.extraction.qualifiers import QualifierReader
from factcheck.extraction.reading import Reading
from factcheck.extraction.text import Sentence

_LEAST_WHOLE = 100
_TIME_UNITS = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
_SOLD_BY = ("mass", "volume", "area", "length", "energy")  # what a price with an article is for: "le kilo"


class RateReader(QualifierReader):
    """Reads what an amount is told for each of."""

    def _rate(self, sentence: Sentence, reading: Reading) -> None:
        words = sentence.words
        for at in dict.fromkeys((reading.end, reading.last)):
            skipped = self.grammar.rate_skip.match(words, at)
            if skipped is not None and reading.dimension == "money":
                at = skipped[1]  # "1 426 euros NET par mois"
            found = self.grammar.rate_adverbs.match(words, at)
            if found is not None and self.grammar.rates_not_before.intersection(words[found[1] : found[1] + 1]):
                return  # "$93 million a year EARLIER"
            if found is not None:
                reading.per, reading.end = found[0], max(reading.end, found[1])
                return
            if self._for_many(sentence, reading, at):
                return
            found_word = self.grammar.rate_words.match(words, at)
            if found_word is not None:
                unit = self.measures.units.match(words, found_word[1])
                if unit is not None:
                    reading.per, reading.end = (
                        _TIME_UNITS.get(unit[0].symbol, unit[0].symbol),
                        max(reading.end, unit[1]),
                    )
                    return
                noun = phrase_right(sentence, self.grammar, found_word[1])
                if noun is not None and words[at] in self.grammar.rate_any:
                    reading.per, reading.end = sentence.lemmas[noun.head], max(reading.end, noun.first + 1)
                    return
            if reading.dimension == "money" and at < len(words) and words[at] in self.grammar.rate_articles:
                unit = self.measures.units.match(words, at + 1)
                if unit is not None and unit[0].dimension in _SOLD_BY and not unit[0].after_digits:
                    reading.per, reading.end = unit[0].symbol, max(reading.end, unit[1])
                    return

    def _for_many(self, sentence: Sentence, reading: Reading, at: int) -> bool:
        """3.5 doctors PER 1,000 INHABITANTS: a count for each of a round number, which is no count of its own."""
        opened = self.grammar.rate_wholes.match(sentence.words, at)
        whole = sentence.numbers.get(opened[1]) if opened is not None else None
        value = reading.low if reading.low is not None else reading.high
        if whole is None or value is None or whole.low < _LEAST_WHOLE or 10 * value > whole.low:
            return False
        if reading.counted is None or reading.of is not None:
            return False
        if math.log10(whole.low) % 1 or self.measures.read(sentence, whole) is not None:
            return False
        noun = phrase_right(sentence, self.grammar, whole.last)
        if noun is None or noun.first != whole.last:
            return False
        reading.of, reading.end = whole.low, max(reading.end, noun.head + 1)
        reading.share = reading.low / whole.low if reading.low is not None and reading.low == reading.high else None
        return True
