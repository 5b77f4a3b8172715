"""Slipped: later reports give a later deadline than the first did."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("slipped",)
_YEAR = 365


def find(ctx: Context) -> Iterator[Draft]:
    """Compares the earliest deadline of the first and of the last report: several of one report are stages."""
    for record in ctx.records("target", "commitment", "project", "agreement", "body"):
        stated = ctx.stated_deadlines(record)
        if len(stated) < 2:
            continue
        first, last = stated[0].first, stated[-1].first
        days = (last.last_day - first.last_day).days
        if days <= 0:
            continue
        moves = sum(later.first != earlier.first for earlier, later in pairwise(stated))
        params = {
            "title": ctx.title(record),
            "first": first.text,
            "first_on": stated[0].day,
            "last": last.text,
            "last_on": stated[-1].day,
            "days": days,
            "moves": moves,
        }
        sources = tuple(claim.id for one in (stated[0], stated[-1], *stated[1:-1]) for claim in one.claims)
        yield Draft(
            "slipped",
            record,
            "high" if days >= _YEAR else "medium",
            params,
            sources,
            since=stated[-1].day,
            weight=days * len(ctx.reports(record)),
        )
