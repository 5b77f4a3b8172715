"""What all forms of SDMX share: one row of dimensions and attributes to one observation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kelisim.model import Observation
from kelisim.sources.statistics.catalogue import empty_statuses, indicators, statuses, units
from kelisim.sources.statistics.rows import Row, SkippedRowError, area, needed, number, period

_FLOWS = ("INDICATOR", "FLOW", "TRADE_FLOW", "FLOW_CODE")
_PARTNERS = ("COUNTERPART_AREA", "COUNTERPART_COUNTRY", "COUNTERPART", "PARTNER")
_AREAS = ("REF_AREA", "COUNTRY", "REPORTER")
_UNITS = ("UNIT_MEASURE", "UNIT", "CURRENCY")
_PRODUCTS = ("PRODUCTCODE", "PRODUCT", "COMMODITY")
_ALL_PRODUCTS = ("", "TOTAL", "_T", "_Z")
_VALUATIONS = ("CIF", "FOB")


def observation(row: Row, where: str, series: str, *, vintage: str | None = None) -> Observation:
    """One row's observation, multiplied out; the series names dataflow, indicator, frequency and valuation.

    Args:
        row: Values by the ids of dimensions and attributes, in capitals.
        where: The file or address.
        series: What to call the series where the row names no dataflow.
        vintage: The day of the message, for rows that tell no day of their own.

    Raises:
        SkippedRowError: If the row has no number, or one that is not counted here.
    """
    status = (row.get("OBS_STATUS") or row.get("STATUS") or "A").partition(":")[0].strip().upper() or "A"
    if status in empty_statuses():
        raise SkippedRowError(f"the source gives no number ({empty_statuses()[status]})")
    code = _first(row, _FLOWS)
    if code.upper() not in indicators():
        raise SkippedRowError(f"the indicator {code[:40]!r} is not among those counted here")
    _check_whole(row)
    unit, multiplier = _unit(row, code)
    return Observation(
        source=where,
        series=_series(row, series, code),
        indicator=indicators()[code.upper()],
        area=area(_first(row, _AREAS)),
        partner=area(_first(row, _PARTNERS)),
        period=period(needed(row, "TIME_PERIOD")),
        value=number(needed(row, "OBS_VALUE")) * multiplier,
        unit=unit,
        status=statuses().get(status, status.casefold()),
        vintage=(row.get("LAST_UPDATE") or row.get("VINTAGE") or "").strip() or vintage,
    )


def _check_whole(row: Row) -> None:
    for name in _PRODUCTS:
        value = (row.get(name) or "").partition(":")[0].strip()
        if value.upper() not in _ALL_PRODUCTS:
            raise SkippedRowError(f"it counts only a part of the trade ({name} {value[:20]})")


def _first(row: Row, names: Sequence[str]) -> str:
    """The first of several columns that is filled; ``CODE: Name`` gives the code."""
    for name in names:
        value = (row.get(name) or "").partition(":")[0].strip()
        if value:
            return value
    raise SkippedRowError(f"none of the columns {', '.join(names)} is filled")


def _series(row: Row, series: str, code: str) -> str:
    """What tells one series from another of the same two countries: CIF and FOB stay apart."""
    flow = (row.get("DATAFLOW") or row.get("STRUCTURE_ID") or series).strip()
    frequency = (row.get("FREQ") or row.get("FREQUENCY") or "").partition(":")[0].strip()
    told = (row.get("VALUATION") or "").partition(":")[0].strip().upper()
    valuation = told if told in _VALUATIONS and told not in code.upper() else ""
    return " ".join(part for part in (flow, code, frequency, valuation) if part)


def _unit(row: Row, code: str) -> tuple[str, Decimal]:
    """The unit, and what to multiply by; a source that tells neither has them in the catalogue."""
    if any((row.get(name) or "").strip() for name in _UNITS):
        unit = _first(row, _UNITS).upper()
        return ("USD" if unit == "US_DOLLAR" else unit), _multiplier(row.get("UNIT_MULT"))
    if code.upper() in units():
        told = units()[code.upper()]
        return told["unit"], _multiplier(row.get("UNIT_MULT") or told["multiplier"])
    if code.upper().endswith("_USD"):
        return "USD", _multiplier(row.get("UNIT_MULT"))
    raise SkippedRowError(f"none of the columns {', '.join(_UNITS)} is filled")


def _multiplier(told: str | None) -> Decimal:
    # SCALE, which the IMF adds, tells how to print a number: its values are written out in full.
    text = (told or "0").partition(":")[0].strip() or "0"
    if not text.removeprefix("-").isdigit() or abs(int(text)) > 18:
        raise SkippedRowError(f"the multiplier {text[:20]!r} is no power of ten from -18 to 18")
    return Decimal(1).scaleb(int(text))
