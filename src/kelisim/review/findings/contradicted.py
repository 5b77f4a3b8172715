"""Contradicted: reports say unlike things of one slot that cannot both be true; the same day first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kelisim.model.digest import Plain
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of, plain

RULES = ("contradicted",)
_NEAR = 31
CODED = {"status": "statuses", "type": "types", "format": "formats", "level": "levels", "strength": "strengths"}


def find(ctx: Context) -> Iterator[Draft]:
    """Every contradiction that the register holds."""
    for record in ctx.records("agreement", "body", "target", "figure", "project", "commitment", "meeting", "position"):
        for one in record.contradictions:
            params = {"title": ctx.title(record), "slot": one.slot, "days": one.days_apart} | shown(record, one)
            sources = tuple(side.claim_ids[0] for side in one.sides) + one.claim_ids
            yield Draft("contradicted", record, _severity(record, one), params, sources, rating="disputed",
                        since=_since(ctx, one), weight=len(one.claim_ids) - one.days_apart)  # fmt: skip


def shown(record: Record, one: Contradiction) -> dict[str, Plain]:
    """The values of the sides under the name of their type, so that the message knows how to write them."""
    values = [side.value for side in one.sides]
    if one.slot in CODED:
        return {CODED[one.slot]: [plain(value) for value in values]}
    if all(isinstance(value, Period) for value in values):
        return {"dates": [plain(value) for value in values]}
    if all(isinstance(value, Decimal) for value in values):
        unit = record.value("unit") if one.slot == "value" else "percent" if one.slot == "change" else None
        return {"amounts": [amount_of(value, unit) for value in values]}
    return {"texts": [str(plain(value)) for value in values]}


def _severity(record: Record, one: Contradiction) -> Severity:
    telling = one.slot in ("status", "value", "count", "date", "deadline")
    if one.days_apart == 0 and telling and record.kind != "meeting":
        return "high"
    return "medium" if telling and one.days_apart <= _NEAR else "low"


def _since(ctx: Context, one: Contradiction) -> str | None:
    days = [day for claim in one.claim_ids if (day := ctx.day(ctx.register.claim_of[claim]))]
    return max(days, default=None)
