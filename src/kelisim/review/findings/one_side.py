"""One side only: what is said to have come about rests on the reports of one side."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.sides import OTHER

RULES = ("one_side",)


def find(ctx: Context) -> Iterator[Draft]:
    """Things done of which only one side's reports speak, though reports of the other side of that time were read."""
    latest = _latest_of_others(ctx)
    for record in ctx.records("commitment", "project", "agreement"):
        sides = ctx.sides(record)
        if not ctx.is_done(record) or len(sides) != 1 or OTHER in sides or len(ctx.parties) < 2:
            continue
        (side,) = sides
        days = ctx.days(record)
        if not days or latest.get(side, "") < days[0]:
            continue
        params = {"title": ctx.title(record), "status": record.status, "side": side, "n": len(ctx.reports(record))}
        yield Draft("one_side", record, "note", params, ctx.status_claims(record, record.status))


def _latest_of_others(ctx: Context) -> dict[str, str]:
    """By side, the day of the latest report that another party's side published."""
    found: dict[str, str] = {}
    for document in ctx.documents:
        publisher = ctx.side_of[document.digest]
        for side in ctx.parties:
            if publisher not in (side, OTHER):
                found[side] = max(found.get(side, ""), document.date or "")
    return found
