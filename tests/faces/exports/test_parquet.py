"""Parquet, read back by its reference reader; skipped where that is not installed."""

import io
import sys
from decimal import Decimal

import pytest

from kelisim.errors import MisuseError
from kelisim.faces.exports import TABLES, Tables


@pytest.mark.parametrize("what", TABLES)
def test_rows_and_columns_come_back(what, tables, write):
    pq = pytest.importorskip("pyarrow.parquet")
    chosen = Tables(tables.register, measures=lambda: tables.measures, what=what)
    table = pq.read_table(io.BytesIO(write[".parquet"](chosen)))
    rows = chosen.chosen
    assert table.num_rows == len(rows)
    assert table.column_names == list(dict.fromkeys(name for row in rows for name in row))
    assert "null" not in {str(field.type) for field in table.schema}
    assert table.schema.metadata[b"kelisim.parties"] == b"KEN-PER"


def test_values_keep_their_types(tables, write):
    pq = pytest.importorskip("pyarrow.parquet")
    rows = pq.read_table(io.BytesIO(write[".parquet"](tables))).to_pylist()
    centre = next(row for row in rows if row["title"] == "industrial centre")
    assert centre["parties"] == ["KEN", "PER"]
    assert Decimal(centre["value"]) == 156_500_000
    assert centre["deadline"] == "2024-06"


def test_without_pyarrow_one_sentence_says_what_to_install(tables, write, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MisuseError, match=r"kelisim\[parquet\]"):
        write[".parquet"](tables)
