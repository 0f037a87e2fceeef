"""Rule files -> RuleSet. Every mistake of every file is collected and shown at once; nothing is ignored silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from factcheck import resources, yamlfile
from factcheck.language import catalogue
from factcheck.language.compiled import compiled
from factcheck.model.codes import Code
from factcheck.model.errors import FactcheckError, GroupedError, InputError
from factcheck.model.finding import SEVERITIES
from factcheck.rules import compare, inline, messages, vocabulary
from factcheck.rules.figures import SUPERSEDED
from factcheck.rules.groups import ABOUT, NAMES
from factcheck.rules.model import SIGNATURE, STATUSES, Rule, RuleSet, Selector
from factcheck.rules.reader import Problems, Reader, kind_of, unknown
from factcheck.rules.select import parse as parse_selector
from factcheck.yamlfile import Map

FILE_KEYS = ("version", "pack", "rules")
RULE_KEYS = (
    "id", "title", "severity", "status", "description", "false_positives", "references", "select", "operands",
    "group_by", "compare", "tolerance", "message", "tests",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OPERAND = re.compile(r"[a-z][a-z0-9_]*")
_BY_SIGNATURE = ("contradiction", "change", "agreement", SUPERSEDED)


def load(paths: Iterable[str | Path] | None = None, *, keep_going: bool = False) -> RuleSet:
    """The rules of files and folders (all *.yml and *.yaml below, in order of path); None: the packs that ship.

    Raises GroupedError with every mistake of every file. With `keep_going` the good rules are returned with the
    mistakes of the others in `RuleSet.errors`.
    """
    problems, errors = Problems(), list[FactcheckError]()
    found: list[Rule] = []
    for file in _files([resources.rules()] if paths is None else paths, errors):
        try:
            raw = _read(file)
        except InputError as error:
            errors.append(error)
        else:
            found.extend(_file(raw, str(file), file.stem, problems))
    rules = _unique(found, problems)
    vocabulary.keep()
    errors.extend(problems.sorted())
    errors.sort(key=lambda error: (error.file or "", error.line or 0))
    if errors and not keep_going:
        raise GroupedError(errors)
    return RuleSet(tuple(rules), tuple(errors))


def parse(text: str, file: str = "rules.yml", *, keep_going: bool = False) -> RuleSet:
    """The rules of one document; errors as in `load`."""
    problems = Problems()
    rules = _unique(_file(yamlfile.parse(text, file), file, Path(file).stem, problems), problems)
    if problems.errors and not keep_going:
        raise GroupedError(problems.sorted())
    return RuleSet(tuple(rules), problems.sorted())


def _read(file: Path) -> object:
    """The document of a file; of one that ships, as it is kept compiled: most of it is tests, and long to parse."""
    if resources.rules() not in file.parents:
        return yamlfile.load(file)
    name = f"rules-{file.parent.name}-{file.stem}"
    return yamlfile.restored(compiled(name, [file], lambda: yamlfile.flat(yamlfile.load(file)), Any))


def _files(paths: Iterable[str | Path], errors: list[FactcheckError]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix in (".yml", ".yaml") and one.is_file())
            if not inside:
                errors.append(
                    InputError("no rule files in this folder", file=str(path), expected="*.yml", code=Code.NO_RULES)
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            errors.append(InputError("no such file or folder", file=str(path), code=Code.NO_SUCH_FILE))
    return list(found)


def _unique(rules: Sequence[Rule], problems: Problems) -> list[Rule]:
    first: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in first:
            other = first[rule.name]
            problems.add(
                f"{rule.name!r} stands at {other.file}:{other.line} already", file=rule.file, line=rule.line, key="id",
                expected="an id that is unique in its pack", code=Code.RULE_TWICE,
            )  # fmt: skip
        else:
            first[rule.name] = rule
    return list(first.values())


def _file(raw: object, file: str, stem: str, problems: Problems) -> list[Rule]:
    if not isinstance(raw, Map):
        problems.add(f"found {kind_of(raw)}", file=file, line=1, expected="a mapping with version: and rules:")
        return []
    reader = Reader(raw, file, problems)
    reader.only(FILE_KEYS)
    version = raw.get("version")
    if "version" not in raw:
        said = "the key 'version' is missing"
        problems.add(said, file=file, line=raw.line, expected="version: 1", code=Code.RULE_MISSING)
    elif version != 1 or isinstance(version, bool):
        reader.error("version", f"found {kind_of(version)}", "1")
    pack = reader.text("pack", default=stem)
    if not _ID.fullmatch(pack):
        reader.error("pack", f"found {pack!r}", "lower-case letters, digits and hyphens")
    rules = (_rule(one, pack) for one in reader.mappings("rules", required=True, empty=False))
    return [rule for rule in rules if rule is not None]


def _rule(reader: Reader, pack: str) -> Rule | None:
    """One rule, or None when anything about it is wrong."""
    before = len(reader.problems.errors)
    reader.only(RULE_KEYS)
    name = reader.text("id", required=True)
    if name and not _ID.fullmatch(name):
        reader.error("id", f"found {name!r}", "lower-case letters, digits and hyphens")
    operands = _operands(reader)
    relation, compared = compare.read(reader, operands)
    rule = Rule(
        id=name,
        pack=pack,
        title=reader.text("title", required=True),
        severity=reader.choice("severity", SEVERITIES, required=True, default="info"),
        status=reader.choice("status", STATUSES, default="experimental"),
        description=" ".join(reader.text("description", required=True).split()),
        false_positives=" ".join(reader.text("false_positives").split()),
        references=tuple(text for text, _ in reader.texts("references")),
        operands=operands,
        group_by=_group_by(reader, relation, operands),
        compare=compared,
        tolerance=compare.tolerance(reader),
        message=_message(reader, relation, operands),
        tests=inline.read(reader),
        file=reader.file,
        line=reader.line,
    )
    return rule if len(reader.problems.errors) == before else None


def _operands(reader: Reader) -> dict[str, Selector]:
    if ("select" in reader) == ("operands" in reader):
        found = "both select and operands" if "select" in reader else "neither select nor operands"
        reader.problems.add(
            found,
            file=reader.file,
            line=reader.line,
            key=reader.path,
            expected="one of select and operands",
            code=Code.RULE_SHAPE,
        )
    if "operands" in reader:
        named = reader.mapping("operands")
        if named is None:
            return {}
        for name in named.data:
            if not _OPERAND.fullmatch(name) or name in ("sum", "fact", "a", "b"):
                named.error(name, f"found {name!r}", "a lower-case name other than sum, fact, a and b")
        inner = {name: named.mapping(name) for name in named.data}
        return {name: parse_selector(one) for name, one in inner.items() if one is not None}
    one = reader.mapping("select")
    return {"": parse_selector(one)} if one is not None else {}


def _group_by(reader: Reader, relation: str, operands: dict[str, Selector]) -> tuple[str, ...]:
    """The keys; by default what the comparison finds comparable, a sentence for operands, each statement by itself."""
    if "group_by" not in reader:
        if relation in _BY_SIGNATURE:
            return (SIGNATURE,)
        return ("sentence",) if "" not in operands else ()
    if reader.data["group_by"] == []:
        return ()
    keys = []
    for key, line in reader.texts("group_by"):
        if key.startswith(ABOUT):
            keys.append(key)
            if not catalogue.exists(f"concept:{key.removeprefix(ABOUT)}"):
                said = f"unknown concept {key.removeprefix(ABOUT)!r}"
                reader.error("group_by", said, "a concept of data/", line, Code.RULE_KNOWLEDGE)
        elif key not in NAMES:
            known = f"{', '.join(NAMES)}, {ABOUT}CONCEPT"
            reader.error("group_by", unknown("key", key, NAMES), known, line, Code.RULE_WORD)
        elif key in keys:
            reader.error("group_by", f"{key!r} stands here twice", line=line, code=Code.RULE_SHAPE)
        else:
            keys.append(key)
    if SIGNATURE in keys and (len(keys) > 1 or relation not in _BY_SIGNATURE):
        expected = f"signature alone, for {', '.join(_BY_SIGNATURE)}"
        reader.error("group_by", f"signature with {relation} and {', '.join(keys)}", expected, code=Code.RULE_SHAPE)
    if relation == SUPERSEDED and keys and keys != [SIGNATURE]:
        reader.error("group_by", f"found {', '.join(keys)} with {relation}", SIGNATURE, code=Code.RULE_SHAPE)
    return tuple(keys)


def _message(reader: Reader, relation: str, operands: dict[str, Selector]) -> messages.Template:
    source = reader.text("message", required=True)
    try:
        template = messages.parse(source)
    except ValueError as error:
        reader.error("message", str(error), "text with placeholders such as {a.quote}", code=Code.RULE_MESSAGE)
        return messages.Template(source)
    names = messages.allowed(compare.places(relation, operands))
    for name in template.names:
        if name not in names:
            reader.error("message", unknown("placeholder", name, names), ", ".join(names), code=Code.RULE_MESSAGE)
    return template
