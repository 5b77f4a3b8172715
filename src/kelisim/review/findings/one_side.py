"""One side only: what is said to have come about rests on the reports of one side."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.sides import OTHER, side_of

RULES = ("one_side",)


def find(ctx: Context) -> Iterator[Draft]:
    """Things done of which only one side's reports speak, though reports of the other side of that time were read."""
    for record in ctx.records("commitment", "project", "agreement"):
        sides = ctx.sides(record)
        if not ctx.is_done(record) or len(sides) != 1 or OTHER in sides or len(ctx.parties) < 2:
            continue
        (side,) = sides
        if not _other_read(ctx, side, ctx.days(record)):
            continue
        params = {"title": ctx.title(record), "status": record.status, "side": side,
                  "n": len(ctx.reports(record))}  # fmt: skip
        yield Draft("one_side", record, "note", params, ctx.status_claims(record, record.status))


def _other_read(ctx: Context, side: str, days: tuple[str, ...]) -> bool:
    return any(
        side_of(document, ctx.parties) not in (side, OTHER) and (document.date or "") >= days[0]
        for document in ctx.documents
        if days
    )
