"""docs: examples in Python run as they are printed, page by page, in a folder with the files that the page writes."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from test_docs import PAGES, examples_of, name

WITH_PYTHON = [
    page for page in PAGES if any(kind == "python" and ">>> " in body for _, kind, body in examples_of(page))
]


@pytest.mark.parametrize("page", WITH_PYTHON, ids=name)
def test_examples_in_python(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parser, runner, known = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False), dict[str, object]()
    said: list[str] = []
    ran = 0
    for file, kind, body in examples_of(page):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(body, "utf-8")
        elif kind == "python" and ">>> " in body:
            test = parser.get_doctest(body, known, name(page), str(page), 0)
            runner.run(test, out=said.append, clear_globs=False)
            known = test.globs
            ran += len(test.examples)
    assert ran > 0
    assert not said, "".join(said)


def test_the_page_about_python_is_among_them() -> None:
    assert "docs/api.md" in {name(page) for page in WITH_PYTHON}
