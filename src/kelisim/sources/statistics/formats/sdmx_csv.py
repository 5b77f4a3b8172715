"""SDMX-CSV, versions 1 and 2: one row an observation, columns named after the dimensions and attributes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kelisim.model import Observation
from kelisim.sources.statistics.catalogue import empty_statuses, indicators, statuses
from kelisim.sources.statistics.rows import (
    Result,
    Row,
    SkippedRowError,
    area,
    csv_columns,
    csv_rows,
    needed,
    number,
    period,
    read_rows,
)

_FLOWS = ("INDICATOR", "FLOW", "TRADE_FLOW", "FLOW_CODE")
_PARTNERS = ("COUNTERPART_AREA", "COUNTERPART_COUNTRY", "COUNTERPART", "PARTNER")
_AREAS = ("REF_AREA", "COUNTRY", "REPORTER")
_UNITS = ("UNIT_MEASURE", "UNIT", "CURRENCY")


def fits(text: str) -> bool:
    """Whether it is a CSV with the columns that every SDMX-CSV has."""
    return {"TIME_PERIOD", "OBS_VALUE"} <= set(map(_plain_name, csv_columns(text)))


def read(text: str, where: str, series: str) -> Result:
    """Observations, multiplied out; the series names dataflow, indicator and frequency, so CIF and FOB stay apart."""

    def one(row: Row) -> Observation:
        return _observation({_plain_name(name): value for name, value in row.items()}, where, series)

    return read_rows(csv_rows(text), where, one)


def _plain_name(column: str) -> str:
    """A column's id: version 2 may write ``REF_AREA: Reference area``."""
    return column.partition(":")[0].strip().upper()


def _observation(row: Row, where: str, series: str) -> Observation:
    status = (row.get("OBS_STATUS") or row.get("STATUS") or "A").partition(":")[0].strip().upper() or "A"
    if status in empty_statuses():
        raise SkippedRowError(f"the source gives no number ({empty_statuses()[status]})")
    code = _first(row, _FLOWS)
    if code.upper() not in indicators():
        raise SkippedRowError(f"the indicator {code[:40]!r} is not among those counted here")
    return Observation(
        source=where,
        series=_series(row, series, code),
        indicator=indicators()[code.upper()],
        area=area(_first(row, _AREAS)),
        partner=area(_first(row, _PARTNERS)),
        period=period(needed(row, "TIME_PERIOD")),
        value=number(needed(row, "OBS_VALUE")) * _multiplier(row),
        unit=_unit(row, code),
        status=statuses().get(status, status.casefold()),
        vintage=(row.get("LAST_UPDATE") or row.get("VINTAGE") or "").strip() or None,
    )


def _first(row: Row, names: Sequence[str]) -> str:
    """The first of several columns that is filled; ``CODE: Name`` gives the code."""
    for name in names:
        value = (row.get(name) or "").partition(":")[0].strip()
        if value:
            return value
    raise SkippedRowError(f"none of the columns {', '.join(names)} is filled")


def _series(row: Row, series: str, code: str) -> str:
    flow = (row.get("DATAFLOW") or row.get("STRUCTURE_ID") or series).strip()
    frequency = (row.get("FREQ") or row.get("FREQUENCY") or "").partition(":")[0].strip()
    return " ".join(part for part in (flow, code, frequency) if part)


def _unit(row: Row, code: str) -> str:
    if not any((row.get(name) or "").strip() for name in _UNITS) and code.upper().endswith("_USD"):
        return "USD"
    unit = _first(row, _UNITS).upper()
    return "USD" if unit == "US_DOLLAR" else unit


def _multiplier(row: Row) -> Decimal:
    # SCALE, which the IMF adds, tells how to print a number: its values are written out in full.
    text = (row.get("UNIT_MULT") or "0").partition(":")[0].strip() or "0"
    if not text.removeprefix("-").isdigit() or abs(int(text)) > 18:
        raise SkippedRowError(f"the multiplier {text[:20]!r} is no power of ten from -18 to 18")
    return Decimal(1).scaleb(int(text))
