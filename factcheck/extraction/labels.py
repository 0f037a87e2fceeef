"""Numbers that name instead of measuring: "article 5", "Radio 4", "G7", "10 Downing Street", scores, list markers."""

from __future__ import annotations

from factcheck.extraction.grammar import Grammar
from factcheck.extraction.nouns import phrase_right, plural
from factcheck.extraction.number import Number
from factcheck.extraction.text import Sentence

_STREET = 4  # words of a street name
_QUOTES = frozenset("\"'«»“”„‘’‹›")
_RUN = 8  # tokens on each side that are enough to tell a telephone number


def is_label(sentence: Sentence, grammar: Grammar, number: Number) -> bool:
    """Whether a number without a unit is part of a name or a mark, not a quantity."""
    words, first, last = sentence.words, number.first, number.last
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if number.kind == "ordinal" or number.kind in ("fraction", "vague", "collective", "factor"):
        return False
    if before in grammar.label_leaders and _many_follow(sentence, grammar, last):
        return False  # "the top three seeds"
    if before in grammar.labels and not (first >= 2 and words[first - 2] in grammar.of and grammar.head_first):
        return number.last == number.first + 1
    if before in grammar.of and first >= 2 and words[first - 2] in grammar.labels and sentence.capital(first - 2):
        return not _noun_after(sentence, grammar, last)  # "the Group of 77"
    if before in grammar.dial or (first >= 2 and words[first - 2] in grammar.dial and before in grammar.function):
        return not _noun_after(sentence, grammar, last)
    if number.plain_integer and after in grammar.label_models and sentence.capital(last):
        return True  # "737 MAX"
    if before == "s" and number.plain_integer and len(words[first]) == 2 and first > 1 and words[first - 2].isdecimal():
        return True  # the hundredths of "3 min 26 s 73"
    if before in ("'", '"') and sentence.glued(first) and sentence.glued(first - 1) and number.digits is not None:
        return words[first - 2][-1].isdecimal() if first >= 2 else False  # the seconds of "2h15'32"
    if after in grammar.label_after or _address(sentence, grammar, last):
        return True
    if number.digits is not None and _code(number.digits):
        return True  # "020"
    if number.digits is not None and after and after[0].isalpha() and sentence.glued(last):
        return True  # "5G", "3D": letters glued that are neither unit nor magnitude
    if first and before in ("-", "/", ".", ":") and sentence.glued(first):
        return _glued_before(sentence, first, before)
    if number.plain_integer and (_initials(sentence, first) or _title(sentence, grammar, number)):
        return True
    if after in (":", "/") and sentence.glued(last) and last + 1 < len(words) and sentence.glued(last + 1):
        return words[last + 1][0].isdecimal()
    marked = after in (".", ")", "°") and sentence.glued(last) and last + 1 < len(words)
    if first == 0 and number.plain_integer and marked:
        return True  # "1." opens a list item
    named = before and _name_before(sentence, grammar, first)
    if number.plain_integer and (_opens_as_name(sentence, grammar, number) or _quoted(sentence, grammar, number)):
        return True
    if named and number.plain_integer and number.low < 10_000:
        noun = _noun_after(sentence, grammar, last) and not _verb(grammar, after)  # "Ariane 6 LIFTED off"
        return not noun or (number.low > 1 and _singular(sentence, grammar, last))
    if named and _version(number.digits) and not _noun_after(sentence, grammar, last):
        return True
    return _scores(sentence, number) or _run_of_digits(sentence, number)


def _glued_before(sentence: Sentence, first: int, mark: str) -> bool:
    if first < 2 or not sentence.glued(first - 1):
        return mark != "-"
    previous = sentence.words[first - 2]
    return mark != "-" or previous[-1].isalnum()


def _name_before(sentence: Sentence, grammar: Grammar, first: int) -> bool:
    """A capitalised word inside the sentence right before the number: "Apollo 11", "Minsk 2"."""
    at = first - 1
    word = sentence.words[at]
    if not word[0].isalpha() or not sentence.capital(at) or sentence.taken[at]:
        return False  # what is taken is a date: "am Dienstag 21 Menschen"
    if len(word) == 1:
        return word != "i" and at > 0
    return at > 0 and word not in grammar.function and sentence.words[at - 1] not in (".", ":", '"', "«", "“")


def _opens_as_name(sentence: Sentence, grammar: Grammar, number: Number) -> bool:
    """Whether a capitalised word and a digit open the sentence and no noun follows: "Voyager 2 left", "Olkiluoto 3 is".

    A count of fewer than ten would be a word.
    """
    first, words = number.first, sentence.words
    if first != 1 or number.low >= 10 or not words[0][0].isalpha() or not sentence.capital(0) or sentence.taken[0]:
        return False
    after = words[number.last] if number.last < len(words) else ""
    noun = _noun_after(sentence, grammar, number.last) and not _verb(grammar, after)
    return len(words[0]) > 1 and words[0] not in grammar.function and not noun and after not in (":", ",")


def _quoted(sentence: Sentence, grammar: Grammar, number: Number) -> bool:
    """Whether quotes hold a name and its number, and nothing else: "Satan 2"."""
    words, first, last = sentence.words, number.first, number.last
    if last >= len(words) or words[last] not in _QUOTES or not first or words[first - 1] in grammar.function:
        return False
    at = first - 1
    while at > 0 and first - at <= _STREET and words[at][0].isalpha() and sentence.capital(at):
        at -= 1
    return at < first - 1 and words[at] in _QUOTES


def _noun_after(sentence: Sentence, grammar: Grammar, last: int) -> bool:
    if last >= len(sentence):
        return False
    word = sentence.words[last]
    return grammar.content(word) and (grammar.noun_capitals or not sentence.capital(last))


def _verb(grammar: Grammar, word: str) -> bool:
    """Whether a form can only be a verb's, or nearly: no infinitive and no "plans", which may be nouns."""
    return word in grammar.verbs or grammar.is_participle(word) or (grammar.noun_capitals and word in grammar.actions)


def _many_follow(sentence: Sentence, grammar: Grammar, last: int) -> bool:
    """Whether a noun in the plural follows, which no preposition joins."""
    phrase = phrase_right(sentence, grammar, last) if not grammar.head_first else None
    return phrase is not None and phrase.first == last and plural(sentence, grammar, phrase.head)


def _singular(sentence: Sentence, grammar: Grammar, last: int) -> bool:
    """Whether the noun phrase behind a number is in the singular, so that the number belongs to the name before it."""
    if grammar.head_first or grammar.noun_capitals:
        return False
    phrase = phrase_right(sentence, grammar, last)
    return phrase is not None and not plural(sentence, grammar, phrase.head)


def _address(sentence: Sentence, grammar: Grammar, last: int) -> bool:
    """Whether a street follows a house number: "10 Downing Street", "16-18 Harbour Avenue", "12, rue des Lilas"."""
    words, at = sentence.words, last
    if at + 1 < len(words) and words[at] in ("-", "–") and words[at + 1][0].isdecimal():
        at += 2
    if at < len(words) and words[at] == "," and grammar.head_first:
        at += 1
    if at < len(words) and words[at] in grammar.streets:
        return grammar.head_first or sentence.capital(at)
    end = min(at + _STREET, len(words))
    while not grammar.head_first and at < end and words[at][0].isalpha() and sentence.capital(at):
        if words[at] in grammar.streets:
            return True
        at += 1
    return False


def _initials(sentence: Sentence, first: int) -> bool:
    """Whether single letters with dots stand before the number: "H.R. 5376"."""
    words = sentence.words
    return (
        first >= 4
        and words[first - 1] == words[first - 3] == "."
        and len(words[first - 2]) == len(words[first - 4]) == 1
        and sentence.glued(first - 1)
        and sentence.glued(first - 2)
        and sentence.capital(first - 2)
    )


def _title(sentence: Sentence, grammar: Grammar, number: Number) -> bool:
    """Whether the number closes a title with a possessor: "Ocean's 11"."""
    first, words = number.first, sentence.words
    owned = first >= 3 and words[first - 1] == "s" and words[first - 2] == "'" and sentence.capital(first - 3)
    return owned and number.low < 100 and not _noun_after(sentence, grammar, number.last)


def _version(digits: str | None) -> bool:
    """Whether digits can be a version: "3.12"."""
    return digits is not None and digits.count(".") == 1 and "," not in digits and len(digits) <= 5


def _scores(sentence: Sentence, number: Number) -> bool:
    """Whether two names stand with a number each: "Lakers 112, Celtics 104"."""
    first, last, words = number.first, number.last, sentence.words
    if not number.plain_integer or not first or number.low > 300:
        return False
    named = words[first - 1][0].isalpha() and sentence.capital(first - 1)
    if not named or last + 2 >= len(words) or words[last] != ",":
        return False
    other = next((at for at in range(last + 2, min(last + 4, len(words))) if at in sentence.numbers), None)
    return (
        other is not None
        and all(words[at][0].isalpha() and sentence.capital(at) for at in range(last + 1, other))
        and words[other].isdecimal()
    )


def _code(word: str) -> bool:
    """Whether a run of digits opens with a zero and says more than zero: "020", "0134"."""
    return len(word) > 1 and word[0] == "0" and word.isdecimal() and word.strip("0") != ""


def _run_of_digits(sentence: Sentence, number: Number) -> bool:
    """Telephone numbers and codes: three or more digit tokens in a row."""
    if number.digits is None:
        return False
    at, run, coded = number.first, 0, False
    words = sentence.words
    while (
        number.first - at < _RUN
        and at > 0
        and (words[at - 1][0].isdecimal() or (words[at - 1] in "-." and sentence.glued(at)))
    ):
        at -= 1
    while (
        at - number.first < _RUN
        and at < len(words)
        and (words[at][0].isdecimal() or (words[at] in "-." and sentence.glued(at)))
    ):
        run += words[at][0].isdecimal()
        coded = coded or _code(words[at])
        at += 1
    return run >= (2 if coded else 3)
