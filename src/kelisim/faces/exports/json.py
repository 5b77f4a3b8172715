"""JSON: one array of objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kelisim.model.codec import to_json

SUFFIX = ".json"


def write(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows as an array, indented."""
    return (to_json(list(rows), indent=1) + "\n").encode()
