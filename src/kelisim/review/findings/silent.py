"""Quiet and silent: an open thing that no report has spoken of for half a year, or for over a year.

Silence never changes a status, and is told only where reports of the time after were read (METHOD.md section 8).
"""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("quiet", "silent")
FRESH, QUIET = 180, 365


def find(ctx: Context) -> Iterator[Draft]:
    """Open commitments, projects and agreements without a past deadline (those are overdue or lapsed)."""
    for record in ctx.records("commitment", "project", "agreement"):
        days, last = ctx.days_silent(record), ctx.last_day(record)
        if days is None or last is None or days <= FRESH or not _counts(ctx, record):
            continue
        reports = ctx.reports_after(last)
        if reports == 0:
            continue
        rule = "silent" if days > QUIET else "quiet"
        weak = ctx.is_weak(record) or len(ctx.reports(record)) < 2
        params = {"title": ctx.title(record), "status": record.status, "last": last, "days": days, "reports": reports}
        severity: Severity = "note" if rule == "quiet" else "low" if weak else "medium"
        yield Draft(
            rule,
            record,
            severity,
            params,
            (ctx.last_claim(record).id,),
            rating="no_report",
            since=last,
            weight=len(ctx.reports(record)),
        )


def _counts(ctx: Context, record: Record) -> bool:
    if not ctx.is_open(record):
        return False
    if record.kind == "agreement" and record.status in ("signed", "ratified"):
        return False  # the missing legal step speaks of these
    stated = ctx.stated_deadlines(record)
    return not stated or stated[-1].last.last_day >= ctx.on
