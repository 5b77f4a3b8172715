"""UN Comtrade's JSON: one object an observation, values in US dollars."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kelisim.model import Gap, Observation
from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics.catalogue import source_named
from kelisim.sources.statistics.rows import Result, Row, SkippedRowError, area, needed, number, period, read_rows

_FLOWS = {"X": "exports", "M": "imports"}
_WHOLE = {
    "cmdCode": ("TOTAL", "a single commodity"),
    "partner2ISO": ("W00", "a second partner"),
    "partner2Code": ("0", "a second partner"),
    "customsCode": ("C00", "one customs procedure"),
    "motCode": ("0", "one mode of transport"),
}
"""What stands in a row that counts the whole trade, and of what a row with anything else is a part."""


def fits(text: str) -> bool:
    """Whether it is JSON with a list of ``data`` (SDMX-JSON has ``dataSets`` in its ``data``)."""
    return text.lstrip().startswith("{") and '"data"' in text and '"dataSets"' not in text


def read(text: str, where: str, series: str) -> Result:
    """Observations of whole trade by flow; parts of it (a commodity, a mode of transport) are gaps.

    CIF and FOB values that stand beside the primary one become series of their own.

    Raises:
        RefusedError: If it is no JSON, or the source's message about an error.
    """
    data = _loads(text)
    if data.get("error"):
        raise RefusedError("unreadable", f"the source answers with an error: {str(data['error'])[:120]!r}.")
    rows: list[tuple[int, Row]] = []
    gaps: list[Gap] = []
    for place, item in enumerate(data["data"], 1):
        if isinstance(item, dict):
            rows.extend((place, row) for row in _valuations(item))
        else:
            gaps.append(Gap("faulty_row", f"{where}:{place}", f"line {place}: it is no object."))

    def one(row: Row) -> Observation:
        return _observation(row, where, series)

    observations, faulty = read_rows(rows, where, one)
    return observations, (*gaps, *faulty)


def _loads(text: str) -> dict[str, Any]:
    """The answer, its numbers exact.

    Raises:
        RefusedError: If it is no JSON, or another kind.
    """
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise RefusedError("unreadable", f"it is no JSON ({str(error)[:80]}).") from None
    if not isinstance(data, dict) or not isinstance(data.get("data"), list):
        raise RefusedError("unreadable", "its JSON is no answer of UN Comtrade: it has no list of data.")
    return data


def _valuations(item: Mapping[str, Any]) -> list[Row]:
    row = {name: "" if value is None else str(value) for name, value in item.items()}
    rows: list[Row] = [{**row, "value": row.get("primaryValue", ""), "valuation": _primary(row)}]
    for name, valuation in (("cifvalue", "CIF"), ("fobvalue", "FOB")):
        if row.get(name) and number_or_none(row[name]) not in (None, number_or_none(row.get("primaryValue", ""))):
            rows.append({**row, "value": row[name], "valuation": valuation})
    return rows


def _primary(row: Row) -> str:
    value = number_or_none(row.get("primaryValue", ""))
    equal = [
        name for key, name in (("cifvalue", "CIF"), ("fobvalue", "FOB")) if number_or_none(row.get(key, "")) == value
    ]
    return equal[0] if len(equal) == 1 and value is not None else ""


def number_or_none(text: str) -> Decimal | None:
    """The number, or ``None`` where there is none or it is 0 (Comtrade's way of leaving a value out)."""
    try:
        return number(text) or None
    except SkippedRowError:
        return None


def _observation(row: Row, where: str, series: str) -> Observation:
    flow = needed(row, "flowCode")
    if flow not in _FLOWS:
        raise SkippedRowError(f"the flow {flow[:20]!r} is not counted; only X (exports) and M (imports) are")
    for name, (whole, part) in _WHOLE.items():
        if row.get(name, "") not in ("", whole):
            raise SkippedRowError(f"it counts only {part} ({name} {row[name][:20]})")
    # The edition of the classification (H5, H6) is left out: it changes with the years, the whole trade does not.
    told = f"{series} {row['valuation']}".strip()
    return Observation(
        source=where,
        series=told,
        indicator=_FLOWS[flow],
        area=_area(row, "reporter"),
        partner=_area(row, "partner"),
        period=period(_dashed(needed(row, "period"))),
        value=number(needed(row, "value")),
        unit="USD",
        status="estimated" if row.get("isReported", "").casefold() == "false" else "final",
    )


def _area(row: Row, side: str) -> str:
    """The side's alpha-3 code; the preview leaves it out and gives Comtrade's number, mostly the UN's."""
    code = row.get(f"{side}ISO") or needed(row, f"{side}Code")
    own = {number: code for code, number in source_named("comtrade").areas.items()}
    return area(own.get(code, code))


def _dashed(text: str) -> str:
    return f"{text[:4]}-{text[4:]}" if len(text) == 6 and text.isdigit() else text
