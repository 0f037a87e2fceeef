"""Rule files that ship are kept parsed between runs: what is kept is what was parsed, lines and all."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import resources, yamlfile
from factcheck.rules import loader
from factcheck.yamlfile import Map, Seq

FILES = sorted(resources.rules().rglob("*.yml"))
SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False) | st.text(max_size=3)


def mapped(entries: dict[str, object]) -> Map:
    made = Map(entries)
    made.line, made.lines = len(entries), {key: at for at, key in enumerate(entries)}
    return made


def listed(entries: list[object]) -> Seq:
    made = Seq(entries)
    made.line, made.lines = len(entries), list(range(len(entries)))
    return made


TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(listed) | st.dictionaries(st.text(max_size=3), inner, max_size=4).map(mapped)
    ),
)


def same(one: object, other: object) -> bool:
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, Map) and isinstance(other, Map):
        known = (one.line, one.lines, list(one)) == (other.line, other.lines, list(other))
        return known and all(same(one[key], other[key]) for key in one)
    if isinstance(one, Seq) and isinstance(other, Seq):
        return (one.line, one.lines) == (other.line, other.lines) and all(map(same, one, other))
    return True


@given(TREES)
def test_what_is_kept_comes_back(tree: object) -> None:
    assert same(yamlfile.restored(msgspec.msgpack.decode(msgspec.msgpack.encode(yamlfile.flat(tree)))), tree)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_that_ships(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    parsed = yamlfile.load(file)
    assert same(loader._read(file), parsed)
    assert len(list(tmp_path.iterdir())) == 1
    assert same(loader._read(file), parsed)
