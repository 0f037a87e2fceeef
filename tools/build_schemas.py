"""Writes the JSON Schemas of factcheck.yml, rule files and sources.yml into data/schemas.

python tools/build_schemas.py            # after a change of a key
"""

from __future__ import annotations

import json

from factcheck.pipeline import schema


def text(name: str) -> str:
    """The schema as it is written."""
    return json.dumps(schema.schema(name), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for one in schema.NAMES:
        schema.path(one).write_text(text(one), encoding="utf-8")
