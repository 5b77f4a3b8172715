"""A workbook for spreadsheets with the sheets records, claims, measures and sources."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kelisim.faces.exports.tables import TABLES, Tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SUFFIX = ".xlsx"
ONE_TABLE = False

# Nothing that a report says becomes a formula or a link.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_DAYS = frozenset({"report_date", "first_report", "last_report", "date"})
_LONGEST = 32_767  # characters in a cell, by the format
_ROWS = 1_048_576
_WIDEST, _NARROWEST = 60, 8


def write(tables: Tables) -> bytes:
    """All tables, a sheet each: head frozen, filters on, columns as wide as their words."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    made = dt.datetime.combine(tables.register.on, dt.time())
    title = "Register of " + " and ".join(tables.register.parties)
    book.set_properties({"title": title, "comments": f"Kelisim; {tables.register.on}", "created": made})
    for name in TABLES:
        _sheet(book, name, tables.table(name))
    book.close()
    return out.getvalue()


def write_rows(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Any rows, on one sheet."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001  (the same rows give the same bytes)
    _sheet(book, "rows", rows)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    sheet = book.add_worksheet(name)
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    cells = [[_cell(column, row.get(column)) for column in columns] for row in rows[: _ROWS - 1]]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.replace("_", " "), head)
        sheet.set_column(at, at, _width(column, [line[at] for line in cells]))
    for number, line in enumerate(cells, 1):
        for at, value in enumerate(line):
            _put(sheet, (number, at), value, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(cells), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _cell(column: str, value: object) -> str | float | int | bool | dt.date | None:
    """What stands in the cell: days as days, other periods as text, lists with semicolons."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if column in _DAYS and isinstance(value, str):
        return _day(value)
    if isinstance(value, (list, tuple)):
        value = "; ".join(_words(item) for item in value)
    return str(value)[:_LONGEST]


def _day(text: str) -> str | dt.date:
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        return text
    return found if found.year > 1900 else text  # earlier days are unknown to spreadsheets


def _words(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _put(sheet: Worksheet, at: tuple[int, int], value: str | float | bool | dt.date | None, day: Format) -> None:
    if isinstance(value, str):
        sheet.write_string(*at, value)
    elif isinstance(value, dt.date):
        sheet.write_datetime(*at, dt.datetime.combine(value, dt.time()), day)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif value is not None:
        sheet.write_number(*at, value)


def _width(column: str, values: Sequence[object]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(column)) + 2))
