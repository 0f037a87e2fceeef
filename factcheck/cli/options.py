"""Options that several commands share, each with its one help text."""

from __future__ import annotations

from typing import Annotated

import typer


def _formats(incomplete: str) -> list[str]:
    """For the shell: the formats that begin so."""
    from factcheck.report import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def _severities(incomplete: str) -> list[str]:
    """For the shell: what --fail-on takes."""
    from factcheck.pipeline.settings import FAIL_ON

    return [name for name in FAIL_ON if name.startswith(incomplete)]


READING = "What is read"
RULES = "Rules"
OUTPUT = "Output"

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help="Files, folders, globs or - (standard input); default: paths of factcheck.yml."
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Leave out what matches, as in .gitignore. Repeatable.",
        rich_help_panel=READING,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE", help="Language of every article, instead of telling it.", rich_help_panel=READING
    ),
]
Sources = Annotated[
    str | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        help="A sources.yml to use instead of those beside the articles.",
        rich_help_panel=READING,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=0,
        help="Processes that read and compare articles; 0: as many as help.",
        rich_help_panel=READING,
    ),
]
Cache = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="FOLDER",
        help="Keep what is read of each article in FOLDER; the next run reads only what changed.",
        rich_help_panel=READING,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration to use, instead of looking for factcheck.yml.",
        rich_help_panel=READING,
    ),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Read no factcheck.yml.", rich_help_panel=READING),
]
KeepGoing = Annotated[
    bool,
    typer.Option(
        "--keep-going",
        help="Go on without broken rules and articles that fail, with a warning.",
        rich_help_panel=READING,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Run only this rule or pack, or report only this severity. Repeatable.",
        rich_help_panel=RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Do not run this rule or pack, or do not report this severity. Repeatable.",
        rich_help_panel=RULES,
    ),
]
SelectRules = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Run only this rule or pack. Repeatable.", rich_help_panel=RULES),
]
ExtraRules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="A rule file or folder, besides the packs that ship. Repeatable.",
        rich_help_panel=RULES,
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="0-1",
        min=0.0,
        max=1.0,
        help="Hide findings that are less sure.",
        rich_help_panel=RULES,
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit with 1 from this severity on: error, warning, info or never.",
        autocompletion=_severities,
        rich_help_panel=RULES,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Hide the findings that this file records.", rich_help_panel=RULES),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        "--write-baseline", metavar="FILE", help="Record the findings of this run as known.", rich_help_panel=RULES
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="What goes to standard output: human, markdown, json, jsonl, csv, sarif, github, gitlab, junit, rdjson, "
        "rdjsonl; default: human, under GitHub Actions github.",
        autocompletion=_formats,
        rich_help_panel=OUTPUT,
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT=]PATH",
        help="Write a report there, Markdown unless FORMAT or the extension says otherwise; - is standard output. "
        "Repeatable.",
        rich_help_panel=OUTPUT,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help="No warnings, no progress; one line a finding in the summary.", rich_help_panel=OUTPUT
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="The summary shows every finding with all of its places and reasons.",
        rich_help_panel=OUTPUT,
    ),
]
