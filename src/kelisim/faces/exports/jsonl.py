"""JSON lines of one table: an object a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kelisim.faces.exports.tables import Tables
from kelisim.model.codec import to_json

SUFFIX = ".jsonl"


def write(tables: Tables) -> bytes:
    """The chosen table."""
    return write_rows(tables.chosen)


def write_rows(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows, one a line."""
    return "".join(f"{to_json(dict(row))}\n" for row in rows).encode()
