"""Writes docs/errors.md out of data/errors.yml.

python tools/build_errors_page.py            # after a change of data/errors.yml
"""

from __future__ import annotations

from pathlib import Path

from factcheck.report.codes import Entry, entries, example

PAGE = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
HEAD = """\
# Errors and warnings

Every message ends with a code in square brackets. The code stays when the wording changes, so that scripts can look
for it; `factcheck explain CODE` prints what stands here. An error (1xx to 5xx) ends the run with exit code 2, and all
mistakes of all files are shown at once. A warning (6xx) is about one file or one setting: the run goes on, and its exit
code stays what it is.

"""
GROUPS = {
    "1": "Usage",
    "2": "Files",
    "3": "Configuration",
    "4": "Rules",
    "5": "Plugins",
    "6": "Warnings",
    "9": "Faults",
}


def page() -> str:
    """The whole page."""
    listed = entries().values()
    groups = {one: [entry for entry in listed if entry.code[2] == one] for one in GROUPS}
    index = "".join(
        f"| [{name}](#{name.lower()}) | {', '.join(f'[{e.code}](#{e.code.lower()})' for e in groups[one])} |\n"
        for one, name in GROUPS.items()
    )
    body = "\n".join(f"## {name}\n\n{''.join(map(_section, groups[one]))}" for one, name in GROUPS.items())
    return f"{HEAD}| | |\n| --- | --- |\n{index}\n{body}".rstrip("\n") + "\n"


def _section(entry: Entry) -> str:
    shown = f"```text\n{example(entry).rstrip()}\n```\n\n" if entry.run else ""
    return f"### {entry.code}\n\n**{entry.title}.** {entry.means} {entry.repair}\n\n{shown}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
