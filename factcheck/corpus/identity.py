"""Every article's id, unique and as short as it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from factcheck.corpus.records import Draft, Found, Notice
from factcheck.model import Code


class Named(Struct):
    """A draft with the file that it came from and its id so far."""

    draft: Draft
    found: Found
    id: str = ""


def give_ids(items: Sequence[Named]) -> list[Notice]:
    """Sets every `id`; the notices name ids that a file gave twice.

    An article that names itself keeps its name, else its file does. Two files of the same relative name are told
    apart by as many parent folders as it takes, two lines of the same id by their file, then by a number.
    """
    for item in items:
        line = f":{item.draft.line}" if item.draft.line and item.draft.id is None else ""
        item.id = item.draft.id or item.found.id + line
    _lengthen(items)
    notices: list[Notice] = []
    taken: set[str] = set()
    again: Counter[str] = Counter()
    for item in items:
        wanted = item.id
        while item.id in taken:
            again[wanted] += 1
            item.id = f"{wanted}~{again[wanted] + 1}"
        if item.id != wanted:
            message = f"the id {wanted!r} is used twice: {item.id!r}"
            notices.append(Notice(item.found.shown, message, item.draft.line, Code.SAME_ID))
        taken.add(item.id)
    return notices


def _lengthen(items: Sequence[Named]) -> None:
    """Puts parent folders before the ids that several files share, and the file before ids that several files give."""
    depth = 0
    while depth < 64:
        depth += 1
        users: dict[str, set[str]] = {}
        for item in items:
            users.setdefault(item.id, set()).add(str(item.found.path))
        shared = [item for item in items if len(users[item.id]) > 1]
        if not shared:
            return
        for item in shared:
            if item.draft.id is not None:
                item.id = f"{item.found.shown}:{item.draft.id}"
            elif item.found.path is not None:
                line = f":{item.draft.line}" if item.draft.line else ""
                parts = item.found.path.as_posix().split("/")
                keep = item.found.id.count("/") + 1 + depth
                item.id = "/".join(parts[-keep:]) + line if keep < len(parts) else item.found.path.as_posix() + line
