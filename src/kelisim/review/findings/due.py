"""Due: a deadline or an announced meeting within the next 90 days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("due",)
AHEAD = 90


def find(ctx: Context) -> Iterator[Draft]:
    """Open things whose latest stated deadline, or day, lies at most 90 days ahead."""
    for record in ctx.records("commitment", "project", "agreement", "body", "meeting", "target"):
        period, sources = when_due(ctx, record)
        if period is None or not ctx.on <= period.last_day <= ctx.on + dt.timedelta(days=AHEAD):
            continue
        params = {
            "title": ctx.title(record),
            "deadline": period.text,
            "days": (period.last_day - ctx.on).days,
            "status": record.status,
        }
        severity: Severity = "low" if ctx.is_weak(record) else "medium"
        weight = -(period.last_day - ctx.on).days
        yield Draft("due", record, severity, params, sources, rating="in_progress", weight=weight)


def when_due(ctx: Context, record: Record) -> tuple[Period | None, tuple[str, ...]]:
    """When an open thing falls due, and the claims that say so."""
    if record.kind == "meeting":
        date = record.value("date")
        if record.status != "planned" or not isinstance(date, Period):
            return None, ()
        return date, record.slots["date"].claim_ids or (record.claims[-1].id,)
    stated = ctx.stated_deadlines(record)
    if not stated or (record.kind != "target" and not ctx.is_open(record)):
        return None, ()
    return stated[-1].last, tuple(claim.id for claim in stated[-1].claims)
