"""Rise and fall: whether a quantity is the amount of a change, and which way."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.marks import AUXILIARY, CONTENT, VERB
from factcheck.extraction.text import Sentence

_REACH = 6  # tokens between the change word and the amount
_BREAKS = frozenset(',;:()«»"“”—')


def change_of(
    sentence: Sentence, grammar: Grammar, first: int, last: int, floor: int = 0, measured: bool = True
) -> str | None:
    """ "up" or "down" for the quantity on tokens [first, last) with its qualifier, None for a level.

    `measured` is false for counts: their noun may look like a change ("3.7 rebounds"). A level follows
    its "to" ("rose to 20 %"); an amount follows the verb directly, its "by", or precedes the noun
    ("a 20 % increase").
    """
    words, lemmas = sentence.words, sentence.lemmas
    if first and words[first - 1] in ("+", "-") and sentence.glued(first):
        alone = first < 2 or not sentence.glued(first - 1) or words[first - 2] in "(["  # "(+3,2 %)"
        return ("up" if words[first - 1] == "+" else "down") if alone else None
    opener = words[first - 1] if first else ""
    if opener and grammar.change_to.match_back(words, first) is not None and opener not in grammar.change_by:
        return None
    by = opener in grammar.change_by
    at = first - 1 - by
    crossed = 0
    reach = _REACH + 2 * by
    while at >= floor and crossed < reach:
        word = words[at]
        aside = by and word == "," and at == first - 2  # "dropped for the fourth month, BY 0.5 %"
        if (word in _BREAKS and not aside) or (at in sentence.numbers and not by):
            break
        if crossed and word in grammar.subordinators and word not in grammar.prepositions:
            break  # "3.7 rebounds WHILE shooting 47.6 %"
        way = grammar.change_words.get(word) or grammar.change_words.get(lemmas[at])
        if way is not None and grammar.change_not.match_back(words, at + 1) is not None:
            return None  # "women MAKE UP 30 %"
        if way is not None and (at + 1 >= len(words) or words[at] not in grammar.prepositions or crossed == 0):
            if grammar.head_first:
                direct = (
                    by
                    or word in grammar.change_transitive
                    or (crossed == 0 and lemmas[at] in grammar.change_transitive)
                )
                return way if direct else None
            return way if by or (crossed <= 2 and word not in grammar.change_only_by) else None
        if way is None and not by and word in grammar.verbs and not grammar.head_first:
            break  # "1.2 % duurder en KOSTTE 69,77 dollar"
        if not by and (word in grammar.prepositions or (crossed and grammar.change_to.match(words, at) is not None)):
            break
        crossed += 1
        at -= 1
    return (_closing(sentence, grammar, last) if by else None) or _after(sentence, grammar, last, measured)


def _closing(sentence: Sentence, grammar: Grammar, last: int) -> str | None:
    """The verb that closes a clause behind its amount: "um 6 Prozent GESTIEGEN", "nahm um 30 Prozent ZU"."""
    words = sentence.words
    ends = last + 1 >= len(words) or words[last + 1] in _BREAKS or words[last + 1] in ".!?"
    if last < len(words) and ends and words[last] in grammar.change_particles:
        return grammar.change_particles[words[last]]
    return grammar.change_words.get(words[last]) if last < len(words) else None


def reached(sentence: Sentence, grammar: Grammar, begin: int, first: int, floor: int) -> bool:
    """Whether the qualifier on tokens [begin, first) is the "to" of a change: "subió hasta el 7 %"."""
    words, lemmas = sentence.words, sentence.lemmas
    if grammar.change_to.match(words, begin) is None:
        return False
    for at in range(begin - 1, max(floor, begin - 1 - _REACH) - 1, -1):
        if words[at] in _BREAKS and words[at] != ",":
            return False
        if words[at] in grammar.change_words or lemmas[at] in grammar.change_words:
            return True
    marks = grammar.marks(sentence)
    parted = any(not sentence.taken[at] and marks[at] & CONTENT for at in range(floor, begin))
    return floor > 0 and begin - floor <= _REACH and not parted and _changed_before(sentence, grammar, floor)


def _changed_before(sentence: Sentence, grammar: Grammar, floor: int) -> bool:
    """Whether the amount that ends at `floor` is one of change: "subió un 3 %, hasta el 7 %"."""
    words, lemmas = sentence.words, sentence.lemmas
    return any(
        words[at] in grammar.change_words or lemmas[at] in grammar.change_words
        for at in range(floor - 1, max(-1, floor - 2 - _REACH), -1)
    )


def _after(sentence: Sentence, grammar: Grammar, last: int, measured: bool) -> str | None:
    """A 20 % increase; 20 % de plus; 3 % en hausse."""
    words, lemmas = sentence.words, sentence.lemmas
    match = grammar.change_phrases.match(words, last)
    if match is not None:
        return match[0]
    if not measured:
        return None
    at = last
    if at < len(words) and words[at] in grammar.of:
        at += 1
    for step in range(2):
        if at + step >= len(words) or words[at + step] in _BREAKS:
            break
        word = words[at + step]
        if word in grammar.verbs:
            break  # "a 200-pound man FELL"
        way = grammar.change_words.get(word) or grammar.change_words.get(lemmas[at + step])
        if way is not None and word not in grammar.prepositions and word not in grammar.auxiliaries:
            return way
        if not grammar.content(word):
            break
    return None


def signed(sentence: Sentence, grammar: Grammar, first: int, last: int) -> str | None:
    """ "down" for a minus right behind a name, its colon or bracket ("CAC 40: -1.2 %", "exports (-3.2 %)"); None else.

    A rate that can be below zero is a level ("inflation (-0.2 %)"), and so is a share ("-3.1 % of GDP").
    """
    words, marks = sentence.words, grammar.marks(sentence)
    if last < len(words) and words[last] in grammar.of:
        return None
    at = first - 1
    if at > 0 and words[at] in ":(":
        at -= 1
    named = at >= 0 and ((marks[at] & CONTENT and not marks[at] & (VERB | AUXILIARY)) or words[at][0].isdecimal())
    if not named or any(sentence.taken[at : at + 1]):
        return None
    for place in range(at, max(-1, at - _REACH), -1):
        word = words[place]
        if (
            word in _BREAKS
            or word in grammar.change_never_signed
            or sentence.lemmas[place] in grammar.change_never_signed
        ):
            return None if word not in _BREAKS else "down"
        if marks[place] & (VERB | AUXILIARY):
            return None if at == first - 1 else "down"
    return "down"
