"""Identity disputed: persons do not agree whether claims of a record speak of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("identity_disputed",)


def find(ctx: Context) -> Iterator[Draft]:
    """Where the register holds unlike words of persons on identity; reports have no part in it."""
    for record in ctx.records("agreement", "body", "target", "figure", "project", "commitment", "meeting", "position"):
        for one in record.contradictions:
            if one.slot == "identity":
                params = {"title": ctx.title(record), "said": [str(side.value) for side in one.sides]}
                yield Draft("identity_disputed", record, "low", params, one.claim_ids, rating="disputed")
