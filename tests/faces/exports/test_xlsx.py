"""The workbook, read back by openpyxl."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from kelisim.faces.exports import TABLES


@pytest.fixture(scope="module")
def data(tables, write):
    return write[".xlsx"](tables)


@pytest.fixture(scope="module")
def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet, name):
    at = next(cell.column for cell in sheet[1] if cell.value == name)
    return [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]


def test_a_sheet_a_table_with_frozen_head_and_filters(book, tables):
    assert book.sheetnames == list(TABLES)
    for name in TABLES:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row == len(tables.table(name)) + 1
        assert all(cell.font.bold for cell in sheet[1])


def test_columns_are_wide_enough_but_not_endless(book):
    widths = [size.width for sheet in book for size in sheet.column_dimensions.values()]
    assert min(widths) >= 8
    assert max(widths) <= 61
    assert book["records"].column_dimensions["A"].width > 24


def test_numbers_days_and_text_keep_their_types(book, tables):
    assert dt.date(2024, 2, 20) in [cell.value.date() for cell in column(book["sources"], "date")]
    assert {cell.number_format for cell in column(book["sources"], "date")} == {"yyyy-mm-dd"}
    assert 156_500_000 in [cell.value for cell in column(book["records"], "value")]
    assert "2030" in [cell.value for cell in column(book["records"], "deadline")]
    quotes = {claim.quote.text for claim in tables.register.claim_of.values()}
    assert {cell.value for cell in column(book["claims"], "quote")} == quotes


def test_nothing_a_report_says_becomes_a_formula_or_a_link(book, data):
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}  # words, numbers, days, yes and no
    assert not [cell for cell in cells if cell.hyperlink]
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if "_rels/sheet" in name or "vba" in name]
