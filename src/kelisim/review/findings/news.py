"""New since the last review: records that are new, and statuses that changed."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import is_portfolio

RULES = ("new", "changed")


def find(ctx: Context) -> Iterator[Draft]:
    """Nothing where no earlier review is named."""
    if ctx.since is None:
        return
    since = ctx.since.isoformat()
    for record in ctx.records("agreement", "body", "target", "project", "commitment"):
        days = ctx.days(record)
        if not days or days[-1] < since or is_portfolio(record):
            continue  # a counted set holds sets of many statuses
        if days[0] >= since:
            params = {"title": ctx.title(record), "kind": record.kind, "status": record.status, "date": days[0]}
            yield Draft(
                "new", record, "note", params, (record.claims[0].id,), since=days[0], weight=len(ctx.reports(record))
            )
            continue
        before = [s for s in record.history if (s.stated_on or "") < since]
        after = [s for s in record.history if (s.stated_on or "") >= since and s.status == record.status]
        if before and after and before[-1].status != record.status:
            params = {
                "title": ctx.title(record),
                "before": before[-1].status,
                "status": record.status,
                "date": after[0].stated_on,
            }
            yield Draft(
                "changed",
                record,
                "low",
                params,
                (after[0].claim_id, before[-1].claim_id),
                since=after[0].stated_on,
                weight=len(ctx.reports(record)),
            )
