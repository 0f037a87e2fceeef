"""`factcheck explain`: why a finding is one, what a rule is for, or what the code of an error means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options as o
from factcheck.cli.groups import Reading, options

CODE = re.compile(r"FC\d+")  # fingerprints are written in small letters

if TYPE_CHECKING:
    from factcheck.model.errors import FactcheckError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("explain")(options(explain))


def explain(
    *,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FINDING|RULE|CODE",
            help="The first characters of a fingerprint, a rule's name, or the code of an error (FC302).",
        ),
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="The articles of the finding; default: paths of factcheck.yml, else here."),
    ] = None,
    rules: o.ExtraRules = None,
    reading: Reading,
) -> int:
    """Show how each figure of a finding was read, why they are compared, and which rule says so.

    With the code of an error or a warning: what it means, and how to repair it.
    """
    if CODE.fullmatch(name):
        return _code(name)
    from msgspec import structs

    from factcheck.cli.configured import settings
    from factcheck.cli.terminal import Progress, emit, style
    from factcheck.pipeline import Settings, scan
    from factcheck.pipeline.rulesets import chosen_rules, load_rules
    from factcheck.report import reasons
    from factcheck.report.places import Index

    chosen = settings(
        paths or (),
        file=reading.config,
        isolated=reading.isolated,
        rules=tuple(rules or ()),
        **reading.choices(),
    )
    ruleset = load_rules(chosen)
    known = ruleset.get(name)
    if known is not None:
        info = next(info for info in chosen_rules(ruleset, Settings(select=(known.name,))) if info.name == known.name)
        extra = [("status", known.status), ("tests", str(len(known.tests))), ("file", f"{known.file}:{known.line}")]
        emit(reasons.rule(info, extra, style()), for_people=True)
        return 0
    # hidden findings can be explained too
    plain = structs.replace(chosen, paths=chosen.paths or (".",), baseline=None, ignores=(), min_confidence=0.0)
    progress = Progress(quiet=False)
    try:
        result = scan(settings=plain, progress=progress)
    finally:
        progress.clear()
    found = [finding for finding in result.findings if finding.fingerprint.startswith(name.lower())]
    if len(found) != 1:
        raise _not_one(
            name,
            [finding.fingerprint for finding in found or result.findings],
            bool(found),
            [word for rule in ruleset.rules for word in (rule.name, rule.id)],
        )
    infos = {info.name: info for info in result.rules}
    emit(reasons.finding(found[0], infos.get(found[0].rule), Index(result), style()), for_people=True)
    return 0


def _code(name: str) -> int:
    """What the code of an error or warning means; needs no articles and no rules."""
    from factcheck.cli.terminal import emit, style
    from factcheck.model import Code, UsageError
    from factcheck.report import codes

    if name not in tuple(Code):
        same = [one for one in Code if one[2] == name[2]] or list(Code)
        raise UsageError(f"no message has the code {name}", expected=", ".join(same), code=Code.UNKNOWN_FINDING)
    emit(codes.explain(Code(name), style()), for_people=True)
    return 0


def _not_one(name: str, fingerprints: list[str], several: bool, names: list[str]) -> FactcheckError:
    from factcheck.model import Code, UsageError
    from factcheck.pipeline.suggest import hint

    if several:
        return UsageError(
            f"{name!r} begins {len(fingerprints)} fingerprints",
            expected=", ".join(sorted(fingerprints)[:10]),
            code=Code.UNKNOWN_FINDING,
        )
    return UsageError(
        f"no rule and none of the {len(fingerprints)} findings here is called {name!r}{hint(name, names)}",
        expected="a rule's name, or a fingerprint of a scan of the same paths (explain FINGERPRINT PATH...)",
        code=Code.UNKNOWN_FINDING,
    )
