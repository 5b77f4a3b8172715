"""No session: a council or commission is called established or at work, and no report tells that it ever met."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.findings.dormant import allowed, sessions

RULES = ("no_session",)
_MEET = ("council", "commission", "committee", "working_group")
_FOUNDED = ("established", "operational")
_YEAR = 365


def find(ctx: Context) -> Iterator[Draft]:
    """Bodies that were first named over a year ago; those that nobody speaks of any more are dormant."""
    for record in ctx.records("body"):
        days, silent = ctx.days(record), ctx.days_silent(record)
        if record.status not in _FOUNDED or record.value("type") not in _MEET or sessions(record) or not days:
            continue
        if ctx.age(days[0]) <= _YEAR or silent is None or silent > allowed(()):
            continue
        params = {"title": ctx.title(record), "status": record.status, "first": days[0], "last": days[-1]}
        sources = (*ctx.status_claims(record, record.status)[::-1], record.claims[0].id)
        yield Draft(
            "no_session",
            record,
            "low",
            params,
            sources,
            rating="in_progress",
            since=days[0],
            weight=len(ctx.reports(record)),
        )
