"""Planned, not yet: a body or an agreement that reports call planned, and none says that it came about."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("planned_body", "planned_agreement")
_NOT_YET = ("proposed", "planned", "negotiating")
_FRESH = 365


def find(ctx: Context) -> Iterator[Draft]:
    """Bodies however long ago; agreements spoken of within the last year (the others are silent)."""
    for record in ctx.records("body", "agreement"):
        days = ctx.days_silent(record)
        if record.status not in _NOT_YET or days is None or (record.kind == "agreement" and days > _FRESH):
            continue
        params = {
            "title": ctx.title(record),
            "status": record.status,
            "first": ctx.days(record)[0],
            "last": ctx.last_day(record),
            "n": len(ctx.reports(record)),
        }
        often = record.kind == "body" and len(ctx.reports(record)) > 1
        severity: Severity = "note" if ctx.is_nameless(record) else "medium" if often else "low"
        yield Draft(
            f"planned_{record.kind}",
            record,
            severity,
            params,
            ctx.status_claims(record, record.status)[::-1],
            rating="not_started",
            since=ctx.days(record)[0],
            weight=len(ctx.reports(record)),
        )
