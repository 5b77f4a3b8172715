"""Lineage: a thing goes by another name than before, or takes the place of another."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.digest import Plain
from kelisim.model.record import Record
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("renamed", "rescoped", "split", "merged", "succeeds")


def find(ctx: Context) -> Iterator[Draft]:
    """What the register knows of it; sessions of bodies and founding documents are no change of identity."""
    for record in ctx.records("body", "project", "agreement", "target", "commitment"):
        for relation in record.relations:
            if relation.kind not in RULES or not relation.claim_ids:
                continue
            other = _other(ctx, relation.other)
            days = [day for one in relation.claim_ids if (day := ctx.day(ctx.register.claim_of[one]))]
            params = {"title": ctx.title(record), "other": other, "date": min(days, default=None)}
            since = min(days, default=None)
            yield Draft(
                relation.kind, record, "low", params, relation.claim_ids, since=since, weight=_weight(ctx, record)
            )


def _other(ctx: Context, other: str) -> Plain:
    """The other record's title; where one record goes by another name than before, that name."""
    record = ctx.register.record_of.get(other)
    return other if record is None else ctx.title(record)


def _weight(ctx: Context, record: Record) -> int:
    return len(ctx.reports(record))
