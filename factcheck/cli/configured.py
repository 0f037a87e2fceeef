"""The settings of a command: factcheck.yml, with the options of the command line on top."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from factcheck import resources
from factcheck.model import Code, InputError, UsageError
from factcheck.pipeline import config
from factcheck.pipeline.settings import Settings


def settings(
    paths: Sequence[str] = (), *, file: str | None = None, isolated: bool = False, **options: object
) -> Settings:
    """Settings with every option that was given; None and () mean that it was not.

    Paths come from the command line, else from the configuration, else there are none. Options that take several
    values (exclude, rules, ignore) add to the configuration; `select` replaces it. `file` names the configuration,
    `isolated` leaves it unread. From here on the data it names is read beside data/. Raises what `config.load` raises,
    UsageError for values out of bounds.
    """
    base = config.load(file_in_force(file, isolated))
    resources.use(base.data)
    given = {name: value for name, value in options.items() if value not in (None, ())}
    for name in ("exclude", "rules", "ignore"):
        if name in given:
            given[name] = (*getattr(base, name), *given[name])  # type: ignore[misc]
    if paths:
        given["paths"] = tuple(paths)
    return structs.replace(base, **given)


def file_in_force(file: str | None, isolated: bool) -> Path | None:
    """The configuration to read: the one that was named, none when `isolated`, else the nearest. Raises InputError."""
    if file is not None and not Path(file).is_file():
        raise InputError("no such file", file=file, key="--config", code=Code.NO_SUCH_FILE)
    return None if isolated else Path(file) if file is not None else config.find()


def need_paths(found: Settings, command: str) -> Settings:
    """The same settings; raises UsageError when they name nothing to read."""
    if found.paths:
        return found
    raise UsageError(
        f"nothing to read: name files or folders (`factcheck {command} articles/`), or set paths: in factcheck.yml",
        code=Code.NOTHING_TO_READ,
    )


def date(text: str | None, option: str) -> str | None:
    """`text` when it is an ISO date or None; raises UsageError for the rest."""
    if text is not None and not config.is_date(text):
        raise UsageError(f"found {text!r}", key=option, expected="a date such as 2025-02-13", code=Code.OPTION_VALUE)
    return text


def one_of(text: str | None, known: Sequence[str], option: str) -> str | None:
    """`text` when it is one of `known` or None; raises UsageError with the nearest word for the rest."""
    if text is None or text in known:
        return text
    from factcheck.pipeline.suggest import hint

    said = f"found {text!r}{hint(text, known)}"
    raise UsageError(said, key=option, expected=", ".join(known), code=Code.OPTION_VALUE)
