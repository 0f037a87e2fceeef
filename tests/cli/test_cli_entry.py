"""What every command shares: version, help, usage errors, faults, interruption, closed pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from process import COMMAND, environment, run

from factcheck import __version__
from factcheck.cli import entry


def test_version_needs_no_parser(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, f"factcheck {__version__}\n", "")
    code = (
        "import sys; sys.argv = ['factcheck', '--version']\n"
        "from factcheck.__main__ import main; main()\n"
        "print([name for name in ('typer', 'rich', 'msgspec', 'yaml') if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), cwd=tmp_path)
    assert told.stderr == "[]\n"


def test_the_version_also_comes_with_a_command_before_it_is_read(tmp_path: Path) -> None:
    assert run("-V", "scan", cwd=tmp_path).out == f"factcheck {__version__}\n"


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("scan", "--help"), ("rules", "lint", "-h")])
def test_help_goes_to_standard_output(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("Usage: factcheck")
    assert done.err == ""


def test_help_names_every_command(tmp_path: Path) -> None:
    listed = run("--help", cwd=tmp_path).out
    for command in ("scan", "check", "extract", "compare", "explain", "rules", "init"):
        assert f"\n  {command} " in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sacn", "x"), "Did you mean 'scan'"),
        (("scan", "--formt", "json"), "--format"),
        (("scan", "--min-confidence", "2"), "--min-confidence"),
        (("compare", "one", "two", "three"), "unexpected extra argument"),
        (("explain",), "Missing argument"),
        (("scan",), "nothing to read"),
        (("extract",), "nothing to read"),
        (("scan", ".", "--format", "jsn"), "did you mean 'json'?"),
        (("scan", ".", "--fail-on", "warn"), "did you mean 'warning'?"),
        (("extract", ".", "--format", "jsonlines"), "did you mean 'jsonl'?"),
        (("scan", ".", "--lang", "xx"), "no language pack for 'xx'"),
        (("scan", ".", "--select", "core/quantity-difers"), "did you mean 'core/quantity-differs'?"),
        (("scan", ".", "-o", "sarf=x"), "did you mean 'sarif'?"),
        (("scan", ".", "-o", "-", "--format", "json", "-o", "csv=-"), "only one report"),
        (("scan", ".", "-o", "a.md", "-o", "json=a.md"), "two reports"),
        (("check", ".", "--new-only", "2025-02-30"), "a date such as"),
        (("check", ".", "--since", "HEAD"), "git"),
    ],
)
def test_usage_errors_exit_with_2_and_say_what_was_expected(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Seven boats.", encoding="utf-8")
    done = run(*arguments, cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.err.startswith("error: ")


def test_no_arguments_print_the_help_page(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)
    assert done.code == 2
    assert "Usage: factcheck" in done.err


def broken(_: list[str]) -> int:
    raise ZeroDivisionError("a bug")


def test_a_fault_asks_for_a_report(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(entry, "_dispatch", broken)
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    assert entry.run(["scan", "x"]) == 2
    said = capfd.readouterr().err
    assert "ZeroDivisionError: a bug [FC900]" in said
    assert "Please report it" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("arguments", "variable"), [(["scan", "--debug"], ""), (["scan"], "1")])
def test_a_fault_is_raised_when_it_is_debugged(
    arguments: list[str], variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "_dispatch", broken)
    monkeypatch.setenv("FACTCHECK_DEBUG", variable)
    with pytest.raises(ZeroDivisionError):
        entry.run(arguments)


def many(path: Path, number: int) -> Path:
    """A file with `number` articles."""
    lines = (
        f'{{"id": "{n}", "text": "The {n} boats carried 70 people in 2019.", "lang": "en"}}\n' for n in range(number)
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
@pytest.mark.parametrize("arguments", [("extract", "--format", "jsonl"), ("extract",), ("scan", "--no-report")])
def test_a_closed_pipe_is_no_error(arguments: tuple[str, ...], tmp_path: Path) -> None:
    path = many(tmp_path / "many.jsonl", 300)
    process = subprocess.Popen(
        [*COMMAND, arguments[0], str(path), *arguments[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == 0
    assert said == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_ctrl_c_exits_with_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", "-", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        # whoever runs the tests in the background lets them inherit a signal that is ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdin is not None
    process.stdin.write(b'{"id": "1", "text": "Seven boats."}\n')
    process.stdin.flush()
    wait_until_reading(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def wait_until_reading(pid: int) -> None:
    """Until the process has come so far that it waits for input; where that cannot be seen, two seconds."""
    state = Path(f"/proc/{pid}/wchan")
    for _ in range(200):
        time.sleep(0.05)
        if not state.exists():
            time.sleep(2)
            return
        if "pipe" in state.read_text(encoding="ascii"):
            return
    raise AssertionError("the process never waited for input")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Seven boats sank in 2019.", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract", "a.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=tmp_path,
            check=False,
        )
    assert done.returncode == 2
    assert b"standard output cannot be written" in done.stderr
