"""`factcheck rules`: the rules, their errors and their tests."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options as o

if TYPE_CHECKING:
    from factcheck.rules import RuleSet

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help="Rule files or folders; default: the packs that ship and rules of factcheck.yml."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, check, test and show rules.")
    group.command("list")(list_)
    group.command("lint")(lint)
    group.command("test")(run_inline_tests)
    group.command("show")(show)
    app.add_typer(group, name="rules")


def list_(
    rules: o.ExtraRules = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="human or json.")] = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Every rule: name, severity, status, relation, title."""
    from factcheck.cli.configured import one_of
    from factcheck.cli.terminal import emit, style
    from factcheck.report import rules as report

    found = _ruleset(rules, config, isolated)
    if one_of(format, ("human", "json"), "--format") == "json":
        emit(report.as_json(found))
    else:
        emit(report.table(found, style()), for_people=True)
    return 0


def lint(
    paths: Files = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also say what each word of a rule stands for.")
    ] = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Look for mistakes and weak spots in rule files; 2 when a rule is broken, 1 when there are warnings."""
    from factcheck.cli.terminal import emit, say
    from factcheck.report.counts import count
    from factcheck.rules import lint as look

    found = _files(paths, config, isolated, keep_going=True)
    for error in found.errors:
        say("error", str(error))
    out = io.StringIO()
    remarks = look(found)
    for remark in remarks:
        if verbose or remark.level == "warning":
            out.write(f"{remark.file}:{remark.line}: {remark.level}: {remark.rule}: {remark.message}\n")
    warnings = sum(remark.level == "warning" for remark in remarks)
    totals = (count(len(found.rules), "rule"), count(len(found.errors), "error"), count(warnings, "warning"))
    out.write(f"{', '.join(totals)}\n")
    emit(out.getvalue(), for_people=True)
    return 2 if found.errors else int(warnings > 0)


def run_inline_tests(
    paths: Files = None,
    select: o.SelectRules = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the tests that pass, too.")] = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Run the tests inside rule files; 1 when one fails."""
    from factcheck.cli.terminal import emit
    from factcheck.pipeline import names
    from factcheck.rules import run_tests

    found = _files(paths, config, isolated, keep_going=False)
    names.check(tuple(select or ()), [rule.name for rule in found.rules], "--select")
    results = run_tests(found, select or ())
    out = io.StringIO()
    for result in results:
        if not result.passed:
            failure = result.failure.replace("\n", "\n    ")
            out.write(f"FAILED {result.rule}: {result.test} ({result.file}:{result.line})\n    {failure}\n")
        elif verbose:
            out.write(f"passed {result.rule}: {result.test}\n")
    failed = sum(not result.passed for result in results)
    untested = [rule.name for rule in found.rules if not rule.tests and not select]
    out.write(f"{len(results) - failed} passed, {failed} failed\n")
    if untested:
        out.write(f"without tests: {', '.join(untested)}\n")
    emit(out.getvalue(), for_people=True)
    return int(failed > 0)


def show(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The rule's name, with or without its pack.")],
    rules: o.ExtraRules = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Print a rule's YAML, with its tests."""
    from pathlib import Path

    from factcheck.cli.terminal import emit
    from factcheck.model import Code, UsageError
    from factcheck.pipeline.suggest import hint
    from factcheck.report.rules import source

    found = _ruleset(rules, config, isolated)
    rule = found.get(name)
    if rule is None:
        words = [word for one in found.rules for word in (one.name, one.id)]
        same = [one.name for one in found.rules if one.id == name]
        said = f"no rule is called {name!r}{hint(name, words)}"
        raise UsageError(said, expected=", ".join(same) or None, code=Code.UNKNOWN_RULE)
    emit(source(Path(rule.file).read_text(encoding="utf-8-sig"), rule.file, rule.line), for_people=True)
    return 0


def _ruleset(rules: list[str] | None, config: str | None, isolated: bool) -> RuleSet:
    from factcheck.cli.configured import settings
    from factcheck.pipeline.rulesets import load_rules

    return load_rules(settings(file=config, isolated=isolated, rules=tuple(rules or ())))


def _files(paths: list[str] | None, config: str | None, isolated: bool, *, keep_going: bool) -> RuleSet:
    from factcheck.cli.configured import settings
    from factcheck.pipeline.rulesets import load_rules
    from factcheck.rules import load

    found = settings(file=config, isolated=isolated, keep_going=keep_going or None)  # its data: for files too
    return load(paths, keep_going=keep_going) if paths else load_rules(found)
