"""A reader: subtitles (.srt) as articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_TIMES = re.compile(r"^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}")
_TAG = re.compile(r"</?[biu]>")


def read(data: bytes, where: str) -> Iterator[Mapping[str, str]]:
    """One article: what is said, without numbers and times. A ValueError is the reason why a file is skipped."""
    spoken = []
    lines = data.decode("utf-8-sig").splitlines()
    if not any(_TIMES.match(line) for line in lines):
        raise ValueError("no subtitles: no line with two times")
    for line in lines:
        if line.strip() and not line.strip().isdigit() and not _TIMES.match(line):
            spoken.append(_TAG.sub("", line.strip()))
    yield {"text": " ".join(spoken), "source": "Broadcast"}
