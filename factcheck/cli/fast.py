"""The commands that other programs call often, without the cost of importing the full parser.

Only plain forms are taken here (`extract PATH... --format jsonl`, `compare --pairs FILE --format jsonl`); whatever is
not understood, and every error and help page, belongs to the full command line, which gives the same results.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

_VALUES = {
    "extract": {"--format": "format", "--lang": "language"},
    "compare": {"--pairs": "pairs", "--format": "format"},
}


def command(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What to run for these arguments; None when the full command line has to look at them."""
    if not arguments or arguments[0] not in _VALUES:
        return None
    read = _read(arguments[1:], _VALUES[arguments[0]])
    if read is None:
        return None
    paths, options = read
    if arguments[0] == "extract" and options.get("format") == "jsonl":
        return partial(_extract, tuple(paths), options.get("language"))
    if arguments[0] == "compare" and options.get("format") == "jsonl" and "pairs" in options and not paths:
        from factcheck.cli.comparing import compare_pairs

        return partial(compare_pairs, options["pairs"])
    return None


def _extract(paths: Sequence[str], language: str | None) -> int:
    from factcheck.cli.configured import settings
    from factcheck.cli.extracting import extract_files

    return extract_files(settings(paths, language=language), format="jsonl")


def _read(arguments: Sequence[str], names: dict[str, str]) -> tuple[list[str], dict[str, str]] | None:
    paths: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            paths.append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name not in names or names[name] in options:
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        options[names[name]] = value
    return paths, options
