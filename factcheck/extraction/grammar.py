"""The words of a pack that steer quantities and context, as lookup tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.extraction import marks as m
from factcheck.language.inflection import inflect
from factcheck.language.pack import Pack, load
from factcheck.language.phrases import Phrases
from factcheck.language.words import tokens_of

if TYPE_CHECKING:
    from factcheck.extraction.nouns import NounPhrase
    from factcheck.extraction.text import Sentence

_STRONG = frozenset(';:()[]«»“”"—–')


def _shapes(raw: dict[str, list[str]]) -> Phrases[str]:
    return Phrases([(phrase, shape) for shape, phrases in raw.items() for phrase in phrases])


def _marks(raw: list[str]) -> Phrases[bool]:
    return Phrases([(phrase, True) for phrase in raw])


def _pairs(raw: list[list[str]]) -> Phrases[frozenset[tuple[str, ...]]]:
    """Openings with the tokens of the words that may close them: "between" with "and"."""
    closings: dict[str, set[tuple[str, ...]]] = {}
    for opening, middle in raw:
        closings.setdefault(opening, set()).add(tokens_of(middle))
    return Phrases([(opening, frozenset(found)) for opening, found in closings.items()])


class Grammar:
    """Function words, qualifiers, ranges, partitives, rates, change words and labels of one language."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

        def words(key: str) -> frozenset[str]:
            return frozenset(pack.words("grammar", key))

        self.head_first = pack.section("grammar").get("head", "last") == "first"
        self.with_ = frozenset(pack.words("numbers", "with"))
        self.noun_capitals = bool(pack.section("grammar").get("noun_capitals"))
        self.links = words("links")
        self.plural_endings = tuple(pack.words("grammar", "plural_endings")) or ("s", "x")
        self.determiners, self.of = words("determiners"), words("of")
        self.prepositions, self.conjunctions = words("prepositions"), words("conjunctions")
        self.relatives, self.subordinators = words("relatives"), words("subordinators")
        self.pronouns, self.auxiliaries, self.adverbs = words("pronouns"), words("auxiliaries"), words("adverbs")
        self.prenominal = words("prenominal")
        self.between_count = words("between_count")
        self.never_counted, self.superlatives = words("never_counted"), words("superlatives")
        self.not_described = words("not_described")
        self.compared_endings = tuple(pack.words("grammar", "compared_endings"))
        self.verb_endings = tuple(pack.words("grammar", "verb_endings"))
        self.clitics, self.complements = words("clitics"), words("complements")
        self.joins = frozenset(pack.words("comparison", "joins"))
        self.that, self.name_joiners = words("that"), words("name_joiners")
        self.possessive_endings, self.plurals = words("possessive_endings"), words("plurals")
        self.respectively, self.stand_ins = words("respectively"), words("stand_ins")
        self.nominal = words("nominal_participles")
        self.infinitive_marks, self.gerunds = words("infinitive_marks"), tuple(pack.words("grammar", "gerunds"))
        self.verb_second = bool(pack.section("grammar").get("verb_second"))
        self.bare_verbs = bool(pack.section("grammar").get("bare_verbs"))
        endings: dict[str, list[str]] = pack.section("grammar").get("participle_endings") or {}
        self.participle_endings = {verb: tuple(found) for verb, found in endings.items()}  # by the infinitive's ending
        self.future_auxiliaries = words("future_auxiliaries")
        self.future_endings = tuple(pack.words("grammar", "future_endings"))
        anaphors: dict[str, list[str]] = pack.section("grammar").get("anaphors") or {}
        self.anaphors = {
            word: number for number in ("singular", "plural", "either") for word in anaphors.get(number, ())
        }
        self.groups = _marks(pack.words("partitives", "groups"))
        self.pointing = _marks(pack.words("partitives", "pointing"))
        self.infinitives = words("actions")
        if self.verb_second:  # the lists also hold past tenses
            self.infinitives = frozenset(word for word in self.infinitives if word.endswith("n"))
        # Verbs whose past is their infinitive: "cut", "hit".
        plain = ("s", *self.gerunds)
        self.unchanged = frozenset(
            verb
            for verb in self.infinitives
            if self.bare_verbs and all(form == verb or form.endswith(plain) for form in inflect(verb, pack.language))
        )
        self.actions = {
            form: verb for verb in pack.words("grammar", "actions") for form in inflect(verb, pack.language)
        }
        self.plural_modifiers = words("plural_modifiers")
        self.articles = frozenset(str(word) for word in pack.section("numbers").get("one", ()))
        self.rates_not_before = frozenset(pack.words("rates", "not_before"))
        self.fulfilment = frozenset(pack.words("modality", "fulfilment"))
        self.cue_stops = frozenset(pack.words("modality", "stops"))
        self.rights = frozenset(pack.words("modality", "rights"))  # "not in 2022 BUT in 2014"
        self.conditional_endings = tuple(pack.words("grammar", "conditional_endings"))
        self.index_nouns, self.dial = words("index_nouns"), words("dial")
        self.money_nouns, self.number_nouns = words("money_nouns"), words("number_nouns")
        self.index_events = words("index_events")
        self.feet_marks = bool(pack.section("grammar").get("feet_marks"))
        self.verbs = words("verbs")
        self.stop_words = frozenset(pack.section("stop_words") or ())
        self.function = (
            self.determiners | self.of | self.prepositions | self.conjunctions | self.relatives | self.subordinators
            | self.pronouns | self.auxiliaries | self.adverbs | words("stop")
            | (frozenset() if self.head_first else words("verbs"))
        )  # fmt: skip
        self.before_value = (
            self.prepositions | self.determiners | self.auxiliaries | self.verbs | self.adverbs | self.pronouns
        )
        qualifiers: dict[str, Any] = pack.section("qualifiers")
        self.before, self.after = _shapes(qualifiers.get("before", {})), _shapes(qualifiers.get("after", {}))
        self.inside = frozenset(qualifiers.get("inside", []))
        ranges: dict[str, Any] = pack.section("ranges")
        self.between, self.from_to = _pairs(ranges.get("between", [])), _pairs(ranges.get("from_to", []))
        self.alternatives = frozenset(ranges.get("or", []))
        self.dashes = frozenset(ranges.get("dash", []))
        self.percent = _marks(pack.words("percent"))
        self.points = _marks(pack.words("points"))
        self.per_mille = _marks(pack.words("per_mille"))
        self.whole_first = _marks(pack.words("partitives", "whole_first"))
        self.part_of = _marks(pack.words("partitives", "of"))
        self.after_noun = _marks(pack.words("partitives", "after_noun"))
        self.only = _marks(pack.words("partitives", "only"))
        self.one_of = _marks(pack.words("partitives", "one_of"))
        self.of_whom = _marks(pack.words("partitives", "of_whom"))
        self.for_each = _marks(pack.words("partitives", "for_each"))
        rates: dict[str, Any] = pack.section("rates")
        self.rate_adverbs: Phrases[str] = Phrases(rates.get("adverbs", {}))
        self.rate_words: Phrases[bool] = _marks(rates.get("after", []))
        self.rate_wholes = _marks(rates.get("wholes", []))
        self.rate_skip = _marks(rates.get("skip", []))
        self.rate_articles = frozenset(rates.get("articles", []))
        self.rate_any = frozenset(rates.get("any", []))
        ages: dict[str, Any] = pack.section("ages")
        self.age_before = _marks(ages.get("exact_after", []))
        self.age_after = _marks(ages.get("following", []))
        self.age_joiners = self.dashes | self.conjunctions
        self.age_context = _marks(ages.get("after", []))
        self.age_persons = frozenset(ages.get("person", []))
        self.age_told = _marks(ages.get("told", []))
        told_years = ("not_told", False), ("told_years", True)
        self.age_told_years = Phrases([(phrase, told) for key, told in told_years for phrase in ages.get(key, [])])
        self.age_places = frozenset(ages.get("places", []))
        self.age_opening = frozenset(ages.get("opening", []))
        self.age_pronouns = frozenset(ages.get("pronouns", []))
        self.age_closers = frozenset(ages.get("closers", []))
        self.age_nouns = _marks(ages.get("nouns", []))
        weights: dict[str, Any] = pack.section("weights")
        self.weighing = frozenset(weights.get("words", []))
        degrees: dict[str, Any] = pack.section("degrees")
        self.degree_words = frozenset(degrees.get("words", []))
        self.degree_scale = degrees.get("scale", "deg")
        self.money_goods = frozenset(weights.get("money", []))
        changes: dict[str, Any] = pack.section("changes")
        lemma = pack.lemma
        self.change_words: dict[str, str] = {}
        self.change_phrases: Phrases[str] = Phrases(
            [(word, way) for way in ("up", "down") for word in changes.get(way, []) if " " in word]
        )
        for way in ("up", "down"):
            for word in changes.get(way, []):
                self.change_words.setdefault(word, way)
                self.change_words.setdefault(lemma(word), way)
        particles: dict[str, str] = changes.get("particles") or {}
        self.change_particles = {word: way for way, listed in particles.items() for word in listed}
        self.change_transitive = frozenset(changes.get("transitive", []))
        self.change_moves = frozenset((*changes.get("moves", []), *self.change_words))
        self.change_only_by = frozenset(changes.get("only_by", []))
        self.change_not = _marks(changes.get("not", []))
        self.change_earned = frozenset(changes.get("earned", []))
        self.change_never_of = frozenset(changes.get("never_of", []))
        self.change_never_counts = frozenset(changes.get("never_counts", []))
        self.change_never_signed = frozenset(changes.get("never_signed", []))
        self.change_results = frozenset(changes.get("results", []))
        self.change_to = _marks(changes.get("to", []))
        self.change_from = _marks(changes.get("from", []))
        self.change_by = frozenset(changes.get("by", []))
        self.against = _marks(changes.get("against", []))
        self.times = _marks(changes.get("times", []))
        self.divided = _marks(changes.get("divided", []))
        self.compared = _marks(changes.get("compared", []))
        self.multiplied = _marks(changes.get("multiplied", []))
        labels: dict[str, Any] = pack.section("not_quantities")
        self.labels = frozenset(str(word) for word in labels.get("labels", []))
        self.streets = frozenset(str(word) for word in labels.get("streets", []))
        self.label_after = frozenset(str(word) for word in labels.get("after", []))
        self.label_leaders = frozenset(str(word) for word in labels.get("leaders", []))
        self.label_models = pack.models
        modality: dict[str, list[str]] = pack.section("modality")
        self.modality = Phrases([(cue, kind) for kind in (*_MODALITY_ORDER, "fact") for cue in modality.get(kind, [])])
        self.wants = frozenset(modality.get("wants", []))
        self.reported_modals = frozenset(modality.get("reported", []))
        self.perfect_infinitives = frozenset(modality.get("perfect", []))
        self.negation = _marks(pack.words("negation"))
        self.negation_openers, self.negation_closers = words("negation_openers"), words("negation_closers")
        self.reporting = frozenset(pack.words("reporting", "verbs"))
        self.cited = frozenset(pack.words("reporting", "figures"))
        self.according = _marks(pack.words("reporting", "according"))
        self.reporting_pronouns = frozenset(pack.words("reporting", "pronouns"))
        self._marks = m.Marks(self._work_out())

    def content(self, word: str) -> bool:
        """Whether a folded token can be a noun, adjective, name or full verb: letters, and no function word."""
        return word[0].isalpha() and word not in self.function

    def is_participle(self, word: str) -> bool:
        """Whether a form of a verb is a participle; where past and participle are one form ("opened"), either."""
        verb = self.actions.get(word)
        if self.bare_verbs:
            return verb is not None and word not in self.infinitives and not word.endswith(("s", *self.gerunds))
        if verb is None or word in self.infinitives:
            return False
        return any(verb.endswith(end) and word.endswith(new) for end, new in self.participle_endings.items())

    def plural(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is plural, as far as its head shows it, or joins several."""
        word = sentence.words[phrase.head]
        joined = any(bits & m.CONJUNCTION for bits in self.marks(sentence)[phrase.first : phrase.last])
        return joined or sentence.lemmas[phrase.head] != word or word in self.plurals

    def marks(self, sentence: Sentence) -> list[int]:
        """The bits of every token of a sentence (see `marks`), looked up once a sentence."""
        found = sentence.marks
        if found is None:
            found = sentence.marks = [*map(self._marks.__getitem__, sentence.words)]
        return found

    def _work_out(self) -> Callable[[str], int]:
        """What gives the bits of a word."""
        sets = (
            (m.DETERMINER, self.determiners),
            (m.OF, self.of),
            (m.PREPOSITION, self.prepositions),
            (m.CONJUNCTION, self.conjunctions),
            (m.AUXILIARY, self.auxiliaries),
            (m.ADVERB, self.adverbs),
            (m.PRONOUN, self.pronouns),
            (m.VERB, self.verbs),
            (m.PRENOMINAL, self.prenominal),
            (m.FUNCTION, self.function),
            (m.BEFORE_VALUE, self.before_value),
            (m.ACTS, self.auxiliaries | self.reporting | self.change_words.keys() | self.clitics),
            (m.RELATIVE, self.relatives),
            (m.SUBORDINATOR, self.subordinators - self.prepositions),
            (m.STRONG, _STRONG),
            (m.COMMA, frozenset(",")),
            (m.HYPHEN, frozenset("-")),
            (m.LINK, self.complements),
            (m.REPORTING, self.reporting),
            (m.ACCORDING, self.according.starts),
            (m.CUE_START, self.modality.starts),
            (m.CUE_END, self.modality.ends),
            (m.NEGATION, self.negation.starts),
            (m.RATE, self.rate_adverbs.starts),
            (m.ACTION, (self.actions.keys() - self.function) | (self.actions.keys() & self.verbs)),
            (m.INFINITIVE, self.infinitives | (self.auxiliaries & self.actions.keys())),
            (m.INFINITIVE_MARK, self.infinitive_marks),
            (m.CLITIC, self.clitics),
        )
        verbal, conditional, future = self.verb_endings, self.conditional_endings, self.future_endings
        known = self.actions.keys() | self.verbs | self.auxiliaries

        def work_out(word: str) -> int:
            bits = sum(bit for bit, words in sets if word in words)
            if self.content(word):
                bits |= m.CONTENT
                if verbal and len(word) > 5 and word.endswith(verbal):
                    bits |= m.VERBAL
            if conditional and len(word) > 5 and word.endswith(conditional):
                bits |= m.CONDITIONAL
            if future and word.endswith(future) and word in known:
                bits |= m.FUTURE
            return bits

        return work_out


_MODALITY_ORDER = ("denied", "hypothesis", "commitment", "target", "forecast", "estimate")


@cache
def grammar(language: str) -> Grammar:
    """The grammar words of a language's pack. Raises ConfigError when there is no such pack."""
    return Grammar(load(language))
