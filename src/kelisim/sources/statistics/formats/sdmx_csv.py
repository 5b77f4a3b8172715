"""SDMX-CSV, versions 1 and 2: one row an observation, columns named after the dimensions and attributes."""

from __future__ import annotations

from kelisim.model import Observation
from kelisim.sources.statistics.rows import Result, Row, csv_columns, csv_rows, read_rows
from kelisim.sources.statistics.sdmx import observation


def fits(text: str) -> bool:
    """Whether it is a CSV with the columns that every SDMX-CSV has."""
    return {"TIME_PERIOD", "OBS_VALUE"} <= set(map(_plain_name, csv_columns(text)))


def read(text: str, where: str, series: str) -> Result:
    """Observations, multiplied out; the series names dataflow, indicator and frequency, so CIF and FOB stay apart."""

    def one(row: Row) -> Observation:
        return observation({_plain_name(name): value for name, value in row.items()}, where, series)

    return read_rows(csv_rows(text), where, one)


def _plain_name(column: str) -> str:
    """A column's id: version 2 may write ``REF_AREA: Reference area``."""
    return column.partition(":")[0].strip().upper()
