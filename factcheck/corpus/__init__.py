"""Files to articles: discovery, readers, metadata, syndication. `load` is the way in; see docs/corpus.md."""

from factcheck.corpus.loading import load, load_texts
from factcheck.corpus.records import Corpus, Notice

__all__ = ["Corpus", "Notice", "load", "load_texts"]
