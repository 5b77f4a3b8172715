"""Comma-separated values (RFC 4180) of one table, in UTF-8 with a mark so that spreadsheets know it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from kelisim.faces.exports.tables import Tables

SUFFIX = ".csv"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(tables: Tables) -> bytes:
    """The chosen table."""
    return write_rows(tables.chosen)


def write_rows(rows: Sequence[Mapping[str, object]]) -> bytes:
    """The rows with a line of column names; lists become JSON, a text that a spreadsheet would run gets a quote."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
