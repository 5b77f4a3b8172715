"""Kept: a thing that was agreed and that reports say came about."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.claim import Claim
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("kept",)


def find(ctx: Context) -> Iterator[Draft]:
    """Commitments done, projects completed or running, agreements in force, unless reports disagree on it."""
    for record in ctx.records("commitment", "project", "agreement"):
        if not ctx.is_done(record) or any(one.slot == "status" for one in record.contradictions):
            continue
        claims = ctx.status_claims(record, record.status)
        first: Claim = ctx.register.claim_of[claims[0]]
        params = {
            "title": ctx.title(record),
            "status": record.status,
            "date": ctx.day(first),
            "before": record.history[0].status if record.history[0].status != record.status else None,
            "first": ctx.days(record)[0] if ctx.days(record) else None,
        }
        yield Draft(
            "kept",
            record,
            "note",
            params,
            (*claims, record.claims[0].id),
            rating="implemented",
            since=ctx.day(first),
            weight=len(ctx.reports(record)),
        )
