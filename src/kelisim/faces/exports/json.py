"""JSON of one table: an array of objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kelisim.faces.exports.tables import Tables
from kelisim.model.codec import to_json

SUFFIX = ".json"


def write(tables: Tables) -> bytes:
    """The chosen table."""
    return write_rows(tables.chosen)


def write_rows(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows as an array, indented."""
    return (to_json(list(rows), indent=1) + "\n").encode()
