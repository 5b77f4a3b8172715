"""Overdue and lapsed: the deadline is past and no report says that the thing came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("overdue", "lapsed")


def find(ctx: Context) -> Iterator[Draft]:
    """Overdue where a report after the deadline still speaks of it as unfinished; lapsed where none speaks of it."""
    for record in ctx.records("commitment", "project", "agreement", "body"):
        stated = ctx.stated_deadlines(record)
        if stated and ctx.is_open(record) and stated[-1].last.last_day < ctx.on:
            yield _draft(ctx, record, stated[-1].last.last_day)


def _draft(ctx: Context, record: Record, due: dt.date) -> Draft:
    stated = ctx.stated_deadlines(record)[-1]
    last = ctx.last_day(record)
    rule = "overdue" if last is not None and last > due.isoformat() else "lapsed"
    params = {
        "title": ctx.title(record),
        "deadline": stated.last.text,
        "days": (ctx.on - due).days,
        "status": record.status,
        "last": last,
        "reports": ctx.reports_after(max(due.isoformat(), last or "")),
    }
    sources = (*(claim.id for claim in stated.claims), ctx.last_claim(record).id)
    return Draft(
        rule,
        record,
        _severity(ctx, record, rule),
        params,
        sources,
        rating="overdue",
        since=due.isoformat(),
        weight=len(ctx.reports(record)),
    )


def _severity(ctx: Context, record: Record, rule: str) -> Severity:
    if ctx.is_weak(record):
        return "low"
    return "high" if rule == "overdue" and len(ctx.reports(record)) > 1 else "medium"
