"""Pounds of weight apart from pounds of money: "weighs 205 pounds", "40 pounds of cocaine", "a 200-pound man"."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

_REACH = 5  # tokens before the number in which a word of weighing may stand
_HEAVIEST = 5000  # pounds that a person or thing before its noun may be said to weigh


def weighed(sentence: Sentence, grammar: Grammar, number: Number, at: int, last: int) -> bool:
    """Whether the word on tokens [at, last), which may be money or a weight, is a weight here."""
    words, lemmas = sentence.words, sentence.lemmas
    before = range(max(0, number.first - _REACH), number.first)
    if any(words[place] in grammar.weighing or lemmas[place] in grammar.weighing for place in before):
        return True
    after = words[last] if last < len(words) else ""
    if after in grammar.weighing:
        return True  # "40 pounds lighter"
    if after in grammar.of and last + 1 < len(words):
        goods = last + 2 if words[last + 1] in grammar.determiners else last + 1
        if goods >= len(words) or not grammar.content(words[goods]):
            return False
        return not any(
            lemmas[place] in grammar.money_goods or words[place] in grammar.money_goods
            for place in range(goods, min(goods + 3, len(words)))
        )
    attributive = words[at - 1] == "-" and sentence.glued(at) and grammar.content(after or ".")
    small = number.low <= _HEAVIEST and number.scale_at < 0
    return attributive and small and lemmas[last] not in grammar.money_goods
