"""The protocol: every format is found, takes the register, and the tables are made when asked for."""

import csv
import io
import json

import openpyxl
import pytest

from kelisim.errors import MisuseError
from kelisim.faces.cli import run
from kelisim.faces.exports import TABLES, Tables, format_for, formats, rows_as
from kelisim.faces.exports.tables import web_address
from kelisim.model import Document

FORMATS = formats()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_says_in_a_line_what_it_is(suffix):
    assert FORMATS[suffix].suffix == suffix
    assert 20 < len(FORMATS[suffix].about) < 125
    assert FORMATS[suffix].about.endswith(".")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_register_gives_the_same_bytes(suffix, tables):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    first = FORMATS[suffix](tables)
    assert first
    assert first == FORMATS[suffix](Tables(tables.register, measures=lambda: tables.measures,
                                           entries=lambda: tables.entries))  # fmt: skip


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix not in (".oc4ids.json", ".iati.xml")])
def test_an_empty_register_is_a_whole_file_too(suffix, empty):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    assert isinstance(FORMATS[suffix](empty), bytes)


def test_the_longest_ending_decides():
    assert format_for("a/B.OC4IDS.JSON").suffix == ".oc4ids.json"
    assert format_for("oc4ids.json").suffix == ".json"
    with pytest.raises(MisuseError, match="no export can be written as"):
        format_for("a.doc")


def test_measures_and_entries_are_made_only_when_asked_for(tables):
    def never():
        raise AssertionError

    lazy = Tables(tables.register, measures=never, entries=never, what="claims")
    assert len(lazy.chosen) == len(tables.register.claim_of)
    FORMATS[".csv"](lazy)


@pytest.mark.parametrize("what", TABLES)
def test_csv_and_json_hold_the_same_rows(what, tables):
    chosen = Tables(tables.register, measures=lambda: tables.measures, what=what)
    lines = list(csv.DictReader(io.StringIO(FORMATS[".csv"](chosen).decode("utf-8-sig"))))
    objects = json.loads(FORMATS[".json"](chosen))
    assert len(lines) == len(objects) > 0
    assert [json.loads(line) for line in FORMATS[".jsonl"](chosen).splitlines()] == objects


def test_no_cell_of_a_csv_is_a_formula(tables):
    rows = csv.reader(io.StringIO(FORMATS[".csv"](tables).decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://example.org/a?b=1&c=d#e", "https://example.org/a?b=1&c=d#e"),
        ("https://example.org/новости %7b", "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%20%7b"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("seed:1.txt", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(given, shown):
    assert web_address(Document("r", "text", source_url=given)) == shown


def test_only_formats_of_rows_write_rows():
    assert json.loads(rows_as(".json", [{"a": 1}])) == [{"a": 1}]
    with pytest.raises(MisuseError, match="whole register"):
        rows_as(".ics", [])


def test_rows_as_a_workbook_stand_on_one_sheet_and_stay_words():
    rows = [{"a": "=1+1", "b": ["x", "y"]}]
    made = rows_as(".xlsx", rows)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [[cell.value for cell in row] for row in sheet] == [["a", "b"], ["=1+1", "x; y"]]
    assert sheet["A2"].data_type == "s"
    assert made == rows_as(".xlsx", rows)


def test_the_command_writes_whole_files_or_none(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "a.kelisim", "--between", "KEN", "PER"]) == 0
    assert run(["export", "a.kelisim", "-o", "a.xlsx"]) == 0
    assert run(["export", "a.kelisim", "-o", "a.oc4ids.json"]) == 2
    assert run(["export", "a.kelisim", "-o", "a.doc"]) == 2
    assert run(["export", "a.kelisim", "-o", "a.csv", "--what", "sources"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.kelisim", "a.xlsx"]
    captured = capsys.readouterr()
    assert "a.csv: 0 sources" in captured.out
    assert "names no single project" in captured.err
