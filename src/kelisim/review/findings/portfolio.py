"""Arithmetic: count against value. A counted set of projects grows in number while its value falls."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kelisim.model.digest import Plain
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.portfolio import Stand, stands
from kelisim.review.titles import amount_of, plain

RULES = ("count_against_value",)
_FALL = Decimal("0.90")


def find(ctx: Context) -> Iterator[Draft]:
    """Compares each statement of a set with the next of the same status; sets are never summed."""
    found = stands(ctx)
    for status in sorted({stand.status for stand in found}):
        row = [s for s in found if s.status == status and s.amount is not None and s.count is not None]
        for earlier, later in pairwise(row):
            if _odd(earlier, later):
                yield _draft(ctx, earlier, later)


def _odd(earlier: Stand, later: Stand) -> bool:
    if earlier.amount is None or later.amount is None or earlier.count is None or later.count is None:
        return False
    if earlier.amount.unit != later.amount.unit or later.count < earlier.count:
        return False
    return later.amount.bounds()[1] < earlier.amount.bounds()[0] * _FALL


def _draft(ctx: Context, earlier: Stand, later: Stand) -> Draft:
    params: dict[str, Plain] = {"status": later.status}
    for name, stand in (("before", earlier), ("after", later)):
        amount = stand.amount
        params[f"{name}_count"] = plain(stand.count)
        params[f"{name}_value"] = amount_of(amount.value, amount.unit, amount.qualifier) if amount else None
        params[f"{name}_on"] = stand.day
    record = ctx.register.record_of[later.claim.id]
    return Draft("count_against_value", record, "medium", params, (later.claim.id, earlier.claim.id),
                 rating="disputed", since=later.day)  # fmt: skip
