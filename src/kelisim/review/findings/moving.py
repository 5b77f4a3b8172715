"""Moving: work under way by the latest report."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("moving",)
_MOVING = {
    "commitment": ("in_progress",),
    "project": ("under_way",),
    "agreement": ("negotiating", "initialled", "ratified"),
}
_FRESH = 365


def find(ctx: Context) -> Iterator[Draft]:
    """Projects, commitments and agreements whose status shown is a step, said within the last year."""
    for record in ctx.records(*_MOVING):
        silent = ctx.days_silent(record)
        if record.status not in _MOVING[record.kind] or silent is None or silent > _FRESH:
            continue
        claims = ctx.status_claims(record, record.status)
        params = {
            "title": ctx.title(record),
            "status": record.status,
            "date": ctx.day(ctx.register.claim_of[claims[-1]]),
        }
        yield Draft(
            "moving", record, "note", params, claims[::-1], rating="in_progress", weight=len(ctx.reports(record))
        )
