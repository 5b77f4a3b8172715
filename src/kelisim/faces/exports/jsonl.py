"""JSON lines: one object a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kelisim.model.codec import to_json

SUFFIX = ".jsonl"


def write(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows, one a line."""
    return "".join(f"{to_json(dict(row))}\n" for row in rows).encode()
