"""The GitHub Action, the hooks for pre-commit and completion: structure, and their shell run as their hosts run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from process import ROOT, environment

sys.path.append(str(Path(__file__).parents[1] / "pipeline"))
from repositories import commit, git

from factcheck import yamlfile
from factcheck.corpus.settings import FORMATS

ACTION = yamlfile.load(ROOT / "action.yml")
HOOKS = yamlfile.load(ROOT / ".pre-commit-hooks.yaml")
STEPS = ACTION["runs"]["steps"]


def test_the_action_has_what_github_asks_for() -> None:
    assert ACTION["name"]
    assert ACTION["description"]
    assert ACTION["runs"]["using"] == "composite"
    for name, one in ACTION["inputs"].items():
        assert re.fullmatch(r"[a-z-]+", name)
        assert one["description"]
        assert isinstance(one["default"], str)
    ids = {step["id"] for step in STEPS if "id" in step}
    for step in STEPS:
        assert ("run" in step) != ("uses" in step)
        assert "uses" in step or step["shell"] == "bash"  # a composite step must name its shell
    for output in ACTION["outputs"].values():
        (used,) = re.findall(r"steps\.([\w-]+)\.outputs", output["value"])
        assert used in ids


def test_every_input_is_used_and_none_reaches_a_shell_as_its_text() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    used = set(re.findall(r"\binputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def run_check(folder: Path, **inputs: str) -> tuple[int, str, dict[str, str], str]:
    """Exit code, standard output, outputs and summary of the step that checks, run as the runner does."""
    (step,) = [step for step in STEPS if step.get("id") == "check"]
    factcheck = folder.parent / "factcheck"
    factcheck.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', "utf-8")
    factcheck.chmod(0o755)
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    variables = {}
    for name, value in step["env"].items():
        match = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
        variables[name] = given[match[1]] if match else ""
    variables["FACTCHECK"] = str(factcheck)
    script = folder.parent / "step.sh"
    script.write_text(step["run"], "utf-8")
    output, summary = folder.parent / "output", folder.parent / "summary.md"
    output.write_text("", "utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder), "GITHUB_OUTPUT": str(output)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder / given["working-directory"],
        env=environment(**variables, **github, GITHUB_STEP_SUMMARY=str(summary)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    told = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
    return done.returncode, done.stdout, told, summary.read_text("utf-8") if summary.exists() else done.stderr


def test_the_action_checks_a_pull_request(articles: Path) -> None:
    folder = articles.parent / "work"
    folder.mkdir()
    articles.rename(folder / "articles")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "branch")
    late = (folder / "articles" / "evening.md").read_text("utf-8").replace("54", "77")
    (folder / "articles" / "new one.md").write_text(late, "utf-8")
    commit(folder)
    code, out, told, summary = run_check(
        folder,
        **{
            "since": "main",
            "sarif": "f $(touch oops).sarif",
            "paths": "new one.md\nmorning.md\n",
            "against": ".",
            "args": "--ignore\ninfo",
            "working-directory": "articles",
        },
    )
    assert code == 1
    (line,) = out.splitlines()
    assert line.startswith("::error file=articles/new one.md,line=5,")
    assert told == {"exit-code": "1", "sarif": "articles/f $(touch oops).sarif"}
    assert len(json.loads((folder / told["sarif"]).read_text("utf-8"))["runs"][0]["results"]) == 1
    assert "articles/new one.md" not in summary
    assert "new one.md:5" in summary
    assert not (folder / "articles" / "oops").exists()


def test_the_action_tells_a_check_that_could_not_be_done(articles: Path) -> None:
    code, out, told, said = run_check(articles, paths=".", since="nowhere")
    assert (code, out, told) == (2, "", {"exit-code": "2"})
    assert "--since" in said


def test_the_hooks_have_what_pre_commit_asks_for() -> None:
    assert len({hook["id"] for hook in HOOKS}) == len(HOOKS)
    for hook in HOOKS:
        assert hook["language"] == "python"
        assert hook["entry"].split()[0] == "factcheck"
        assert hook["require_serial"] is True
        re.compile(hook["files"])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_hook_takes_every_kind_of_article(suffix: str) -> None:
    (hook,) = [hook for hook in HOOKS if hook["id"] == "factcheck"]
    assert re.search(hook["files"], f"articles/a{suffix}")
    assert not re.search(hook["files"], f"articles/a{suffix}.py")


def test_completion_in_bash(tmp_path: Path) -> None:
    """What bash would show after "factcheck ch<TAB>" and "factcheck check --fail<TAB>"."""
    (tmp_path / "factcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', "utf-8")
    (tmp_path / "factcheck").chmod(0o755)
    script = """
        eval "$(_FACTCHECK_COMPLETE=source_bash factcheck)"
        complete -p factcheck
        try() {
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
            _factcheck_completion factcheck
            echo "${COMPREPLY[*]}"
        }
        try factcheck ch
        try factcheck check --fail
        try factcheck check --fail-on w
        try factcheck scan --format rdj
    """
    env = environment(PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.splitlines()[1:] == ["check", "--fail-on", "warning", "rdjson rdjsonl"], done.stderr
