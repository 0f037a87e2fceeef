"""factcheck for other programs: the functions of `import factcheck`. docs/api.md describes them, with examples.

Whatever a caller can repair is raised as a `FactcheckError` with a stable `code`; nothing is printed or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.model import Article, Assertion, UsageError
from factcheck.pipeline.result import ScanResult

if TYPE_CHECKING:
    from factcheck.comparison.texts import TextRelation
    from factcheck.rules import RuleSet

    # a text, or a mapping with the keys of a line of JSONL (text, id, lang, source, published, title, url)
    Text = str | Mapping[str, Any] | Article
    Name = str | PathLike[str]


def scan(
    paths: Name | Iterable[Name] = (),
    *,
    texts: Iterable[Text] = (),
    rules: RuleSet | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    min_confidence: float = 0.0,
    exclude: Iterable[str] = (),
    language: str | None = None,
    sources: Name | None = None,
    baseline: Name | None = None,
    config: Name | None = None,
    jobs: int = 1,
    cache: Name | None = None,
) -> ScanResult:
    """Read articles, from files, folders and globs or from `texts` in memory, and compare them.

    The options are those of `factcheck scan`. `rules` are the only rules that run (default: the packs that ship), see
    `load_rules`. No factcheck.yml is looked for; `config` names one. Raises FactcheckError, GroupedError for several.
    """
    from msgspec import structs

    from factcheck import resources
    from factcheck.corpus import Corpus
    from factcheck.pipeline import config as file
    from factcheck.pipeline.run import scan as run

    if not 0 <= min_confidence <= 1:
        raise UsageError(f"found {min_confidence!r}", key="min_confidence", expected="a number from 0 to 1")
    base = file.load(Path(config) if config is not None else None)
    named = (paths,) if isinstance(paths, str | PathLike) else tuple(paths)
    told = tuple(texts)
    if named and told:
        raise UsageError("paths and texts at once", expected="one of the two")
    if not (named or told or base.paths):
        raise UsageError("nothing to read", expected="paths, texts, or a config with paths")
    options: dict[str, Any] = {
        "paths": tuple(fspath(one) for one in named),
        "exclude": (*base.exclude, *exclude),
        "select": tuple(select),
        "ignore": (*base.ignore, *ignore),
        "min_confidence": min_confidence,
        "language": language,
        "sources": None if sources is None else fspath(sources),
        "baseline": None if baseline is None else fspath(baseline),
        "jobs": jobs,
        "cache": None if cache is None else fspath(cache),
    }
    given = {name: value for name, value in options.items() if value not in (None, (), 0.0)}
    settings = structs.replace(base, **given)
    with resources.using(base.data):
        corpus = Corpus(articles=_articles(told, language), files=0) if told else None
        return run(settings=settings, corpus=corpus, ruleset=rules)


def extract(
    text: Text, *, language: str | None = None, published: str | None = None, source: str | None = None
) -> tuple[Assertion, ...]:
    """Every number and date of one text, in order, with what it is about.

    `language` is told from the text when it is not given; `published` (ISO date) is what relative dates start from.
    Raises UsageError for a language without a pack, InputError for an empty text.
    """
    from factcheck.extraction import extract as read

    if not isinstance(text, Article):
        known = {"published": published, "source": source}
        raw = {"text": text} if isinstance(text, str) else dict(text)
        text = {**raw, **{key: value for key, value in known.items() if value is not None}}
    (article,) = _articles((text,), language)
    return tuple(read(article))


def compare(a: Text, b: Text, *, language: str | None = None) -> TextRelation:
    """Relate two texts by their numbers and dates: contradiction, change, agreement or unrelated.

    `language` is that of both; default: that of the longer one. Raises what `extract` raises.
    """
    from factcheck.comparison import compare_texts

    if language is None:
        longer = max((a, b), key=lambda one: len(_words(one)))
        (article,) = _articles((longer,), None)
        language = article.language
    first, second = _articles((a, b), language)
    if first.id == second.id:
        raise UsageError(f"two texts with the id {first.id!r}", expected="an id each, or none")
    return compare_texts(first, second)


def load_rules(*paths: Name, shipped: bool = True) -> RuleSet:
    """The rules of files and folders, after the packs that ship unless `shipped` is False.

    Raises GroupedError with every mistake of every file.
    """
    from factcheck import resources
    from factcheck.rules import load

    own = [fspath(path) for path in paths]
    return load([str(resources.rules()), *own] if shipped else own)


def _words(text: Text) -> str:
    if isinstance(text, Article):
        return text.text
    return text if isinstance(text, str) else str(text.get("text", ""))


def _articles(texts: Iterable[Text], language: str | None) -> tuple[Article, ...]:
    """Texts as articles in their order; `language` is that of all but those that are articles already."""
    from factcheck.corpus import load_texts
    from factcheck.corpus.syndication import mark_copies
    from factcheck.pipeline.articles import check_language

    check_language(language)
    made = list(texts)
    raw: list[tuple[int, dict[str, Any]]] = []
    for at, one in enumerate(made):
        if not isinstance(one, Article):
            known = {"id": f"text-{at + 1}", **({"text": one} if isinstance(one, str) else one)}
            raw.append((at, {**known, **({"lang": language} if language else {})}))
    for (at, _), article in zip(raw, load_texts([text for _, text in raw], copies=False), strict=True):
        made[at] = article
    return tuple(mark_copies([one for one in made if isinstance(one, Article)]))
