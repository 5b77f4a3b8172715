"""Revised: a thing that is planned or built is later told with another value or number than before."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.record import Contradiction, Record, Side
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.findings.contradicted import is_revision, side_amount

RULES = ("revised",)


def find(ctx: Context) -> Iterator[Draft]:
    """The change from the first value that reports tell to the last; the old one stays beside it."""
    for record in ctx.records("project", "body", "agreement"):
        for slot in ("value", "count", "jobs"):
            told = [one for one in record.contradictions if one.slot == slot and is_revision(record, one)]
            if told:
                yield _draft(ctx, record, told)


def _draft(ctx: Context, record: Record, told: list[Contradiction]) -> Draft:
    sides = {side.claim_ids: (one, side) for one in told for side in one.sides}
    ordered = sorted(sides.values(), key=lambda pair: (_day(ctx, pair[1]), pair[1].claim_ids))
    (first_of, first), (last_of, last) = ordered[0], ordered[-1]
    params = {
        "title": ctx.title(record),
        "slot": told[0].slot,
        "first": side_amount(ctx, first_of, first),
        "first_on": _day(ctx, first),
        "last": side_amount(ctx, last_of, last),
        "last_on": _day(ctx, last),
    }
    sources = (first.claim_ids[0], last.claim_ids[0], *first.claim_ids, *last.claim_ids)
    return Draft("revised", record, "low", params, sources, since=_day(ctx, last), weight=len(ctx.reports(record)))


def _day(ctx: Context, side: Side) -> str:
    return min((day for one in side.claim_ids if (day := ctx.day(ctx.register.claim_of[one]))), default="")
