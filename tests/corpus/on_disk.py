"""What the tests of the corpus share: a paragraph of our own, and the type of the `files` fixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck import corpus
from factcheck.model import Article

Files = Callable[[Mapping[str, str | bytes]], Path]

# Long enough for its language to be beyond doubt.
PROSE = "The mayor said that the harbour will open again in spring and that nobody has to leave the old town for it.\n"


def load_one(files: Files, name: str, content: str | bytes) -> Article:
    files({name: content})
    loaded = corpus.load([name])
    assert loaded.skipped == ()
    (article,) = loaded.articles
    return article


def reason(files: Files, name: str, content: str | bytes) -> str:
    files({name: content})
    loaded = corpus.load([name])
    assert loaded.articles == ()
    (skipped,) = loaded.skipped
    assert skipped.path == name
    return skipped.reason
