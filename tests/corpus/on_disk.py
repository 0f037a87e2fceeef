"""What the tests of the corpus share: a paragraph of our own, and the type of the `files` fixture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Files = Callable[[Mapping[str, str | bytes]], Path]

# Long enough for its language to be beyond doubt.
PROSE = "The mayor said that the harbour will open again in spring and that nobody has to leave the old town for it.\n"
