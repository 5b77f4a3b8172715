"""Wording: a later report tells the same undertaking in weaker or stronger words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from kelisim.model.kinds.commitment import Commitment, Strength
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("weakened", "strengthened")
_LADDER = get_args(Strength)  # from the strongest to the weakest


def find(ctx: Context) -> Iterator[Draft]:
    """Commitments whose first and last report use words of different strength."""
    for record in ctx.records("commitment"):
        days = ctx.days(record)
        if len(days) < 2:
            continue
        first, last = ctx.claims_on(record, days[0])[0], ctx.claims_on(record, days[-1])[-1]
        if not isinstance(first.slots, Commitment) or not isinstance(last.slots, Commitment):
            continue
        step = _LADDER.index(last.slots.strength) - _LADDER.index(first.slots.strength)
        if step == 0:
            continue
        params = {
            "title": ctx.title(record),
            "first": first.slots.strength,
            "first_on": days[0],
            "last": last.slots.strength,
            "last_on": days[-1],
        }
        yield Draft(
            "weakened" if step > 0 else "strengthened",
            record,
            "low",
            params,
            (first.id, last.id),
            since=days[-1],
            weight=abs(step),
        )
