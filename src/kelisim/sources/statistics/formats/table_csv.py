"""The plain table: ``year,reporter,partner,flow,value_usd,source_url``, as in the shipped example."""

from __future__ import annotations

from kelisim.model import Observation
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

INDICATORS = {"turnover": "trade_turnover", "export": "exports", "import": "imports"}
COLUMNS = ("year", "reporter", "partner", "flow", "value_usd")


def fits(text: str) -> bool:
    """Whether it is a CSV with these columns."""
    return set(COLUMNS) <= set(csv_columns(text))


def read(text: str, where: str, series: str) -> Result:
    """Observations in US dollars; ``status`` and ``vintage`` are taken where the table has such columns."""

    def one(row: Row) -> Observation:
        return _observation(row, where, series)

    return read_rows(csv_rows(text), where, one)


def _observation(row: Row, where: str, series: str) -> Observation:
    flow = needed(row, "flow").casefold()
    if flow not in INDICATORS:
        raise SkippedRowError(f"the flow {flow[:40]!r} is unknown; write {', '.join(INDICATORS)}")
    reporter, partner = _sides(needed(row, "reporter"), needed(row, "partner"))
    return Observation(
        source=(row.get("source_url") or "").strip() or where,
        series=series,
        indicator=INDICATORS[flow],
        area=reporter,
        partner=partner,
        period=period(needed(row, "year")),
        value=number(needed(row, "value_usd")),
        unit="USD",
        status=(row.get("status") or "").strip() or "final",
        vintage=(row.get("vintage") or "").strip() or None,
    )


def _sides(reporter: str, partner: str) -> tuple[str, str]:
    """The two codes; where both sides name a figure together, ``joint`` and the sorted pair."""
    if reporter.casefold() != "joint":
        return area(reporter), area(partner)
    codes = sorted(area(code) for code in partner.split("-"))
    if len(codes) != 2:
        raise SkippedRowError(f"for a joint figure the partner is a pair such as KAZ-UZB, not {partner[:40]!r}")
    return "joint", "-".join(codes)
