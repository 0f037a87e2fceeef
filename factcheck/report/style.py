"""How a report is to look."""

from __future__ import annotations

from msgspec import Struct


class Style(Struct, frozen=True):
    """Choices of a report; machine formats ignore what does not concern them."""

    width: int = 80  # columns of the terminal
    colour: bool = False  # whether ANSI styles may be used
    no_colour: bool = False  # ANSI styles without colours (NO_COLOR)
    verbose: bool = False  # everything, instead of the first few of a long list
    quiet: bool = False
    report: str | None = None  # where the Markdown report was written
    again: str = ""  # the paths of the run, as a user would type them again
    base: str = ""  # the working folder inside the repository that a CI platform shows, "" when it is its root
    link: str = ""  # the address of that repository's files at this commit
