"""The institutions of the relation, with their pulse."""

from __future__ import annotations

import datetime as dt
from functools import partial

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.context import Context
from kelisim.review.findings.dormant import allowed, sessions
from kelisim.review.kit import Kit

_MOST = 30
_QUIET = 365


def build(kit: Kit) -> tuple[Node, ...]:
    """What was found about bodies, then all of them."""
    records = list(kit.ctx.records("body"))
    if not records:
        return (Paragraph("no_bodies"),)
    findings = kit.listed(kit.of_rules("planned_body", "met", "no_session", "dormant"))
    columns = ("body", "type", "status", "since", "sessions", "last_session", "last_report", "pulse")
    return (*findings, kit.table("bodies", columns, [partial(_row, kit, record) for record in records], most=_MOST))


def _row(kit: Kit, record: Record) -> tuple[Cell, ...]:
    ctx, met = kit.ctx, sessions(record)
    reached = next((s for s in record.history if s.status == record.status), None)
    since = (reached.effective or reached.stated_on) if reached else None
    return (
        kit.title_cell(record),
        Cell(str(record.value("type")), "code:types"),
        kit.cell(record.status, "code:statuses", sources=ctx.status_claims(record, record.status)[-2:]),
        kit.cell(since, "date", sources=(reached.claim_id,) if reached else ()),
        kit.cell(len(met), "number", sources=ctx.status_claims(record, "convened")[:4]),
        Cell(met[-1].isoformat() if met else None, "date"),
        Cell(ctx.last_day(record), "date"),
        Cell(pulse(ctx, record), "code:pulses"),
    )


def pulse(ctx: Context, record: Record) -> str:
    """``regular``, ``quiet``, ``dormant``, ``not_yet`` or ``ended``: by the last session or the last mention."""
    if record.status == "dissolved":
        return "ended"
    if record.status in ("proposed", "planned"):
        return "not_yet"
    met, last = sessions(record), ctx.last_day(record)
    days = [day for day in (met[-1] if met else None, Period(last).first_day if last else None) if day]
    silent = (ctx.on - max(days, default=dt.date.min)).days
    if silent > allowed(met):
        return "dormant"
    return "quiet" if silent > _QUIET else "regular"
