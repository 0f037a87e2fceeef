"""The JSON Schemas for editors: our files are valid, and what the loaders refuse for its shape is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck import resources, yamlfile
from factcheck.corpus import sources
from factcheck.model import FactcheckError
from factcheck.pipeline import config, schema
from factcheck.rules import loader, select

ROOT = Path(__file__).parents[2]
CASES = yamlfile.load(Path(__file__).with_name("schema_cases.yml"))
CONFIG = yamlfile.load(Path(__file__).with_name("config_cases.yml"))["cases"]
RULES = yamlfile.load(ROOT / "tests" / "rules" / "malformed.yml")
VALIDATORS = {name: Draft202012Validator(schema.schema(name)) for name in schema.NAMES}
SKIPPED = {".venv", ".git", "node_modules", "build", "dist"}


def problems(name: str, document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATORS[name].iter_errors(document)]


def files() -> list[tuple[str, Path]]:
    """(schema, file) of every factcheck.yml, sources.yml and rule file of the repository."""
    found = []
    for path in sorted(ROOT.rglob("*.y*ml")):
        if SKIPPED & set(path.relative_to(ROOT).parts):
            continue
        if path.name in ("factcheck.yml", "factcheck.yaml"):
            found.append(("config", path))
        elif path.name in ("sources.yml", "sources.yaml"):
            found.append(("sources", path))
        elif resources.rules() in path.parents:
            found.append(("rules", path))
    return found


@pytest.mark.parametrize(("name", "path"), files(), ids=lambda value: str(value).replace(str(ROOT), ""))
def test_files_of_the_repository_are_valid(name: str, path: Path) -> None:
    assert problems(name, yamlfile.load(path)) == []


def test_there_are_files_to_try() -> None:
    assert {name for name, _ in files()} >= {"rules", "sources"}


@pytest.mark.parametrize("name", schema.NAMES)
def test_the_file_of_a_schema_is_current_and_a_schema(name: str) -> None:
    spec = importlib.util.spec_from_file_location("build_schemas", ROOT / "tools" / "build_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert schema.path(name).read_text(encoding="utf-8") == tool.text(name), "run python tools/build_schemas.py"
    Draft202012Validator.check_schema(schema.schema(name))


def test_the_keys_are_those_of_the_loaders() -> None:
    made = {name: schema.schema(name) for name in schema.NAMES}
    assert set(made["config"]["properties"]) == set(config.KEYS)
    assert set(made["config"]["properties"]["ignore"]["items"]["properties"]) == set(config.IGNORE_KEYS)
    assert set(made["config"]["properties"]["per_path"]["items"]["properties"]) == set(config.PATH_KEYS)
    assert set(made["rules"]["$defs"]["rule"]["properties"]) == set(loader.RULE_KEYS)
    assert set(made["rules"]["$defs"]["selector"]["properties"]) == set(select.KEYS)
    assert set(made["sources"]["additionalProperties"]["anyOf"][1]["properties"]) == set(sources.KEYS)


def test_every_key_is_described() -> None:
    made = {name: schema.schema(name) for name in schema.NAMES}
    listed = (
        made["config"]["properties"],
        made["rules"]["$defs"]["rule"]["properties"],
        made["sources"]["additionalProperties"]["anyOf"][1]["properties"],
    )
    assert [key for properties in listed for key, one in properties.items() if not one["description"]] == []


@pytest.mark.parametrize("case", CONFIG, ids=lambda case: str(case["name"]))
def test_cases_of_the_configuration(case: dict[str, Any]) -> None:
    try:
        document = yamlfile.parse(case["text"], "factcheck.yml")
    except FactcheckError:
        return  # no document at all: every editor says so
    refused = bool(case["errors"]) and case["name"] not in CASES["beyond"]["config"]
    assert bool(problems("config", document)) == refused, problems("config", document)


@pytest.mark.parametrize("case", RULES["cases"], ids=lambda case: str(case["name"]))
def test_cases_of_rules(case: dict[str, Any]) -> None:
    text = case["text"] if "text" in case else RULES["base"].replace(case["old"], case["new"])
    try:
        document = yamlfile.parse(text, "rules.yml")
    except FactcheckError:
        return
    refused = case["name"] not in CASES["beyond"]["rules"]
    assert bool(problems("rules", document)) == refused, problems("rules", document)


def test_the_base_of_the_cases_is_valid() -> None:
    assert problems("rules", yamlfile.parse(RULES["base"], "rules.yml")) == []


def test_every_case_that_is_beyond_a_schema_exists() -> None:
    assert set(CASES["beyond"]["config"]) <= {case["name"] for case in CONFIG}
    assert set(CASES["beyond"]["rules"]) <= {case["name"] for case in RULES["cases"]}


@pytest.mark.parametrize("case", CASES["sources"], ids=lambda case: str(case["text"]))
def test_cases_of_sources(case: dict[str, Any]) -> None:
    document = yamlfile.parse(case["text"], "sources.yml")
    _, errors = sources.read_entries(document, "sources.yml")
    assert bool(errors) == (not case["valid"]), errors
    refused = not case["valid"] and not case.get("beyond")
    assert bool(problems("sources", document)) == refused, problems("sources", document)
