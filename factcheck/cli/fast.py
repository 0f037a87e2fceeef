"""The commands that are called often, without the cost of the full parser, which builds a validator for every option.

Only plain forms are taken here (`scan PATH... -o FILE`, `extract PATH... --format jsonl`, `compare --pairs FILE
--format jsonl`); whatever is not understood, and every error of usage and help page, belongs to the full command line,
which gives the same results.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

_VALUES = {
    "scan": {"--format": "format", "-f": "format", "--output": "output", "-o": "output", "--lang": "lang"},
    "extract": {"--format": "format", "-f": "format", "--lang": "lang"},
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
    if arguments[0] == "scan":
        return partial(_scan, paths, options)
    if arguments[0] == "extract":
        return partial(_extract, paths, options)
    if arguments[0] == "compare" and options.get("format") == "jsonl" and "pairs" in options and not paths:
        from factcheck.cli.comparing import compare_pairs

        return partial(compare_pairs, options["pairs"])
    return None


def _scan(paths: list[str], options: dict[str, str]) -> int:
    from factcheck.cli.groups import Judging, Reading, Reports, Telling
    from factcheck.cli.scan import scan

    reports = Reports(format=options.get("format"), output=[options["output"]] if "output" in options else None)
    reading = Reading(lang=options.get("lang"))
    return scan(paths=paths, reports=reports, judging=Judging(), reading=reading, telling=Telling())


def _extract(paths: list[str], options: dict[str, str]) -> int:
    from factcheck.cli.configured import settings
    from factcheck.cli.extracting import extract_files

    return extract_files(settings(paths, language=options.get("lang")), format=options.get("format"))


def _read(arguments: Sequence[str], names: dict[str, str]) -> tuple[list[str], dict[str, str]] | None:
    paths: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            paths.append(argument)
            continue
        name, equals, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
        if name not in names or names[name] in options:
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        options[names[name]] = value
    return paths, options
