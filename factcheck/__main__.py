"""The command `factcheck`, and `python -m factcheck`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):  # answered before anything is imported
        from factcheck import __version__

        print(f"factcheck {__version__}")  # noqa: T201 - what was asked for
        return
    try:
        from factcheck.cli.entry import run

        code = run(arguments)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
