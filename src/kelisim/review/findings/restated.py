"""Restated: said again and again with nothing changed. Reaffirmation is never progress (METHOD.md section 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.sides import OTHER

RULES = ("restated",)
_TIMES, _MONTHS = 3, 6
_MONTH = 30.44


def find(ctx: Context) -> Iterator[Draft]:
    """Open commitments and targets that at least three days' reports repeat over at least six months."""
    for record in ctx.records("target", "commitment"):
        days = ctx.days(record)
        if len(days) < _TIMES or (record.kind == "commitment" and not ctx.is_open(record)):
            continue
        span = dt.date.fromisoformat(days[-1]) - dt.date.fromisoformat(days[0])
        months = round(span.days / _MONTH)
        measure = ctx.measure_of.get(record.id)
        if months < _MONTHS or (measure is not None and measure.rating == "achieved"):
            continue
        params = {
            "title": ctx.title(record),
            "n": len(days),
            "months": months,
            "first": days[0],
            "last": days[-1],
            "by": [side for side in (*ctx.parties, OTHER) if side in ctx.sides(record)],
        }
        sources = tuple(ctx.claims_on(record, day)[0].id for day in days)
        severity: Severity = "medium" if len(days) >= 2 * _TIMES else "low"
        yield Draft("restated", record, severity, params, sources, since=days[0], weight=len(days))
