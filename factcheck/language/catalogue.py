"""Every concept and entity of data/, read and checked: ids, kinds, what is broader, names by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, structs

from factcheck import resources, yamlfile
from factcheck.language.compiled import compiled
from factcheck.language.forms import AMBIGUOUS, LANGUAGES, Checker, forms, plain
from factcheck.language.pack import load

CONCEPT_KINDS = ("noun", "verb", "adjective")
ENTITY_TYPES = ("country", "region", "place", "organisation", "company", "party", "person", "office", "event", "treaty")
MARK = "*"  # after a verb: its inflected forms too
EXACT = "!"  # after a form: no other word of its lemma

_CONCEPT_KEYS = frozenset(("kind", "parents", "ambiguous", "any", *LANGUAGES))
_ENTITY_KEYS = frozenset(("type", "territory", "country", "part_of", "capital", "demonyms", "any", *LANGUAGES))


class Entry(Struct, frozen=True):
    """A concept ("concept:ally") or an entity ("entity:nato")."""

    id: str
    kind: str  # one of CONCEPT_KINDS or ENTITY_TYPES
    parents: tuple[str, ...]  # ids: a concept's broader ones; the country, region or body an entity belongs to
    names: dict[str, str]  # by language and "any", in the notation of `forms`
    demonyms: dict[str, str]
    territory: str = ""  # ISO 3166 code of a country: its CLDR names count too
    file: str = ""
    line: int = 0

    def all_forms(self, language: str) -> Iterator[str]:
        """Every form in a language, and those of all languages, without the mark of ambiguity."""
        for table in (self.names, self.demonyms):
            for key in (language, "any"):
                for form in forms(table.get(key)):
                    yield form.removesuffix(AMBIGUOUS)
        if self.territory:
            yield from territory_names(language).get(self.territory, ())

    def ambiguous_forms(self, language: str) -> frozenset[str]:
        """The forms that the data itself calls ambiguous."""
        found = (
            form for table in (self.names, self.demonyms) for key in (language, "any") for form in forms(table.get(key))
        )
        return frozenset(form.removesuffix(AMBIGUOUS) for form in found if form.endswith(AMBIGUOUS))


@cache
def territory_names(language: str) -> Mapping[str, tuple[str, ...]]:
    """CLDR's names of territories by ISO 3166 code, as lists of one."""
    path = resources.data("cldr", f"{language}.yml")
    if not path.is_file():
        return {}
    # A bracket in CLDR tells namesakes apart or adds an old name: "Myanmar (Burma)" is either.
    return {code: tuple(str(name).rstrip(")").split(" (")) for code, name in yamlfile.load(path)["territories"].items()}


def _read(check: Checker, path: Path, section: str, prefix: str, keys: frozenset[str]) -> Iterator[Entry]:
    raw = check.load(path)
    check.keys(path, raw, ("version", section), path.name)
    kinds = CONCEPT_KINDS if prefix == "concept" else ENTITY_TYPES
    for name, entry, line in check.section(path, raw, section):
        check.keys(path, entry, keys, name)
        kind = entry.get("kind", "noun") if prefix == "concept" else entry.get("type", "")
        if kind not in kinds:
            check.wrong(path, line, name, f"{kind!r} found", " | ".join(kinds))
        named = {key: str(value) for key, value in entry.items() if key in ("any", *LANGUAGES)}
        if not named and "territory" not in entry:
            check.wrong(path, line, name, "no name in any language", "en: ..., fr: ...")
        above = [*entry.get("parents", ()), *entry.get("part_of", ()), *filter(None, [entry.get("country")])]
        yield Entry(
            f"{prefix}:{name}",
            kind,
            tuple(f"{prefix}:{parent}" for parent in above),
            named,
            dict(entry.get("demonyms", {})),
            entry.get("territory", ""),
            str(path),
            line,
        )


def sources() -> list[Path]:
    """The files of concepts and entities, and of the packs, which may name some."""
    return [path for folder in ("concepts", "entities", "languages") for path in resources.files(folder, ".yml")]


@cache
def entries() -> Mapping[str, Entry]:
    """Every concept and entity by id, in the order of the files. Raises what is wrong with them, all at once."""
    return compiled("catalogue", sources(), read, dict[str, Entry])


@cache
def kinds() -> Mapping[str, str]:
    """The kind of every concept and entity by id: a small part of `entries`, for those who need no more."""
    return compiled("kinds", sources(), lambda: {of: entry.kind for of, entry in entries().items()}, dict[str, str])


def read() -> dict[str, Entry]:
    """The entries straight from the files, checked."""
    check = Checker()
    found: dict[str, Entry] = {}
    for folder, prefix, keys in (("concepts", "concept", _CONCEPT_KEYS), ("entities", "entity", _ENTITY_KEYS)):
        for path in resources.files(folder, ".yml"):
            for entry in _read(check, path, folder, prefix, keys):
                if entry.id in found:
                    first = found[entry.id]
                    check.wrong(path, entry.line, entry.id, f"also at {first.file}:{first.line}", "one entry an id")
                found.setdefault(entry.id, entry)
    for entry in found.values():
        for parent in entry.parents:
            if parent not in found:
                check.wrong(Path(entry.file), entry.line, entry.id, f"{parent} does not exist", "an id of data/")
    check.done()
    for language in LANGUAGES:
        pack = load(language)
        for folder, prefix in (("concepts", "concept"), ("entities", "entity")):
            known = {of.partition(":")[2] for of in found if of.startswith(prefix)}
            for slug, own in pack.names(folder, known).items():
                of = found[f"{prefix}:{slug}"]
                names = " | ".join(filter(None, (of.names.get(language), own)))
                found[of.id] = structs.replace(of, names={**of.names, language: names})
    return found


def exists(of: str) -> bool:
    """Whether an id is known."""
    return of in entries()


def kind(of: str) -> str | None:
    """noun, verb or adjective of a concept; country, organisation, ... of an entity; None of an unknown id."""
    return kinds().get(of)


@cache
def broader(of: str) -> tuple[str, ...]:
    """Everything above an id, nearest first: "concept:defence-spending" -> spending, defence, economy, ..."""
    known, found, queue = entries(), [], [of]
    while queue:
        entry = known.get(queue.pop(0))
        for parent in entry.parents if entry else ():
            if parent not in found and parent != of:
                found.append(parent)
                queue.append(parent)
    return tuple(found)


def label(of: str, language: str) -> str:
    """The first name of an id in a language, else in English, else the id without its prefix."""
    entry = entries().get(of)
    if entry is not None:
        for key in (language, "any", "en"):
            if entry.territory and key != "any":
                for name in territory_names(key).get(entry.territory, ()):
                    return name
            for name in forms(entry.names.get(key)):
                return name.rstrip(AMBIGUOUS + EXACT).replace(MARK, "")
    return of.partition(":")[2].replace("-", " ")


@cache
def _names(kind: str | None) -> Mapping[str, tuple[str, ...]]:
    """Folded names without accents of entities of a type, with the ids that bear them."""
    found: dict[str, list[str]] = {}
    for entry in entries().values():
        if entry.id.startswith("entity:") and kind in (None, entry.kind):
            for language in LANGUAGES:
                for form in entry.all_forms(language):
                    ids = found.setdefault(plain(form), [])
                    if entry.id not in ids:
                        ids.append(entry.id)
    return {name: tuple(ids) for name, ids in found.items()}


def resolve(name: str, kind: str | None = None, threshold: float = 88.0) -> str | None:
    """The entity that `name` spells in any language, allowing for variants of spelling ("Zelenski", "Zelensky").

    `kind` narrows to one type. A name of fewer than five letters must be exact; a variant must reach `threshold`
    (rapidfuzz ratio, 0 to 100) and lead every other entity's best name; in doubt, None.
    """
    names, wanted = _names(kind), plain(name)
    exact = names.get(wanted)
    if exact is not None:
        return exact[0] if len(exact) == 1 else None
    if len(wanted) < 5:
        return None
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    for found, score, _ in process.extract(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=threshold, limit=5):
        for of in names[found]:
            best[of] = max(best.get(of, 0.0), score)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
