"""Do two assertions speak of the same thing, and do they conflict?"""

from factcheck.comparison.candidates import Blocking, candidates
from factcheck.comparison.context import Context
from factcheck.comparison.interval import implied
from factcheck.comparison.relation import Relation, relate
from factcheck.comparison.texts import TextRelation, compare_texts

__all__ = ["Blocking", "Context", "Relation", "TextRelation", "candidates", "compare_texts", "implied", "relate"]
