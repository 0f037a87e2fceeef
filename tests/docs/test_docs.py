"""README and docs: every console example runs, every link leads somewhere.

A fenced block marked `console` holds commands (lines that start with "$ ") and parts of their output. The commands of a
page run in order, in a folder of their own that holds a copy of data/articles; lines of output must occur in what is
printed, in order, and "..." stands for anything. A block after `<!-- file: NAME -->` is written to that file first.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import resources, yamlfile
from factcheck.language import pack

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("**/*.md"))]

_FENCE = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<kind>[\w-]*)[^\n]*\n(?P<body>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+?) *$", re.M)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def examples_of(page: Path) -> list[tuple[str, str, str]]:
    """(file to write or "", kind, body) of every block."""
    return [(m["file"] or "", m["kind"], m["body"]) for m in _FENCE.finditer(page.read_text("utf-8"))]


def examples(page: Path) -> list[tuple[str, str, str]]:
    """(file to write or "", kind, body) of the blocks that are written or run."""
    blocks = examples_of(page)
    return [block for block in blocks if block[0] or block[1] == "console"]


def steps(body: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines of output that it promises."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and found[-1][0].endswith("\\"):
            found[-1] = (found[-1][0] + "\n" + line, [])
        elif line.strip() not in ("", "..."):
            assert found, f"output before any command: {line}"
            found[-1][1].append(line)
    return found


def slugs(page: Path) -> set[str]:
    """The anchors that a page offers, as GitHub makes them."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    plain = (
        re.sub(r"[^\w\- ]", "", heading.replace("`", "")).lower().replace(" ", "-")
        for heading in _HEADING.findall(text)
    )
    return set(plain)


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=name)
def test_examples_run_and_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(resources.data("articles"), tmp_path / "data" / "articles")
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": binaries, "NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    for file, kind, body in examples(page):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(body, "utf-8")
        for command, promised in steps(body) if kind == "console" else []:
            done = subprocess.run(
                ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"$ {command}\nexit code {done.returncode}\n{done.stdout}{done.stderr}"
            printed = iter((done.stdout + done.stderr).splitlines())
            for line in promised:
                seen = any(line.rstrip() == each.rstrip() for each in printed)
                assert seen, f"$ {command}\ndid not print, in this order: {line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text("utf-8"))
    for target in _LINK.findall(text):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{name(page)} links to {target}, which does not exist"
        assert not anchor or anchor in slugs(there), f"{name(page)} links to {target}, and there is no such heading"


def test_commands_in_the_pages_have_the_options_they_are_given() -> None:
    sections = re.split(r"^### factcheck ", (ROOT / "docs" / "cli.md").read_text("utf-8"), flags=re.M)[1:]
    known = {section.split("\n", 1)[0].strip(): set(re.findall(r"--[a-z][a-z-]+", section)) for section in sections}
    seen = 0
    for page in PAGES:
        if page.name == "errors.md":  # shows commands that are wrong, and is tested with what they print
            continue
        for command, rest in re.findall(r"\bfactcheck ((?:rules )?[a-z]+)\b([^\n`|;]*)", page.read_text("utf-8")):
            for option in re.findall(r"(?<!\S)--[a-z][a-z-]+", rest) if command in known else ():
                assert option in known[command] | {"--help"}, (
                    f"{name(page)}: factcheck {command} has no option {option}"
                )
                seen += 1
    assert seen > 10


@pytest.mark.parametrize("language", pack.available())
def test_every_section_of_a_pack_is_described(language: str) -> None:
    described = set(re.findall(r"`([\w-]+)`", (ROOT / "docs" / "languages.md").read_text("utf-8")))
    assert set(yamlfile.load(resources.data("languages", f"{language}.yml"))) <= described


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, f"docs/index.md does not mention {page.name}"


def recipes() -> list[tuple[str, str]]:
    """(kind, YAML) of the recipes for CI."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return re.findall(r"<!-- recipe: ([\w-]+) -->\n+```yaml\n(.*?)^```$", text, re.M | re.S)


@pytest.mark.parametrize(("kind", "text"), recipes())
def test_recipes_name_what_there_is(kind: str, text: str) -> None:
    recipe = yamlfile.parse(text, "docs/ci.md")
    if kind == "github":
        steps = recipe["jobs"]["factcheck"]["steps"]
        known = yamlfile.load(ROOT / "action.yml")
        for step in (step for step in steps if "/factcheck@" in step.get("uses", "")):
            assert set(step["with"]) <= set(known["inputs"])
            assert set(re.findall(rf"steps\.{step['id']}\.outputs\.([\w-]+)", text)) <= set(known["outputs"])
        assert any("factcheck" in str(step) for step in steps)
        assert steps[0]["with"]["fetch-depth"] == 0
    elif kind == "gitlab":
        assert recipe["factcheck"]["variables"]["GIT_DEPTH"] == "0"
        script = " ".join(recipe["factcheck"]["script"])
        for format, file in recipe["factcheck"]["artifacts"]["reports"].items():
            assert f"-o {'gitlab' if format == 'codequality' else format}={file}" in script
    else:
        assert kind == "pre-commit"
        offered = {hook["id"] for hook in yamlfile.load(ROOT / ".pre-commit-hooks.yaml")}
        for repository in recipe["repos"]:
            for hook in repository["hooks"]:
                assert hook["id"] in offered
                assert repository["repo"] != "local" or hook["entry"].startswith("factcheck check")


def test_there_are_recipes_for_every_platform() -> None:
    assert {kind for kind, _ in recipes()} == {"github", "gitlab", "pre-commit"}
