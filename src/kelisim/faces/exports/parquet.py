"""Parquet of one table, for data frames (with the extra ``parquet``)."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kelisim.errors import MisuseError
from kelisim.faces.exports.tables import Tables

SUFFIX = ".parquet"
ONE_TABLE = True


def write(tables: Tables) -> bytes:
    """The chosen table; amounts as exact decimals, lists of words as lists, anything deeper as JSON text.

    Raises:
        MisuseError: Where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MisuseError("Parquet needs pyarrow; install it with: pip install 'kelisim[parquet]'") from None
    rows = tables.chosen
    columns = list(dict.fromkeys(name for row in rows for name in row)) or ["id"]
    arrays = [_array(pa, _values(rows, name)) for name in columns]
    about = {"kelisim.parties": "-".join(tables.register.parties), "kelisim.on": tables.register.on.isoformat()}
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, names=columns).replace_schema_metadata(about), out, compression="zstd")
    return out.getvalue()


def _array(pa: Any, values: Sequence[object]) -> Any:  # noqa: ANN401  (pyarrow has no types)
    """A column that is never of no type: one with nothing in it is text."""
    return pa.array(values, type=pa.string() if all(value is None for value in values) else None)


def _values(rows: Sequence[Mapping[str, object]], name: str) -> list[object]:
    """A column's values, brought to one type."""
    values = [row.get(name) for row in rows]
    there = [value for value in values if value is not None]
    if all(isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value) for value in there):
        return values
    if all(isinstance(value, (bool, int)) for value in there) or all(isinstance(value, float) for value in there):
        return values
    if all(isinstance(value, (int, float, Decimal)) for value in there):
        return [None if value is None else Decimal(str(value)) for value in values]
    return [value if value is None or isinstance(value, str) else _text(value) for value in values]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
