"""Arithmetic: count against value. A counted set of projects grows in number while its value falls."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kelisim.model.digest import Plain
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.portfolio import Stand, stands
from kelisim.review.titles import amount_of, plain

RULES = ("count_against_value",)
_FALL = Decimal("0.90")
_NEAR = Decimal("0.85")


def find(ctx: Context) -> Iterator[Draft]:
    """Compares each statement of a set with the one before of the same status; sets are never summed."""
    found = stands(ctx)
    for status in sorted({stand.status for stand in found}):
        row = [s for s in found if s.status == status and s.amount is not None and s.count is not None]
        for at, later in enumerate(row):
            earlier = _like(row[:at], later)
            if earlier is not None and _odd(earlier, later):
                yield _draft(ctx, earlier, later)


def _like(row: list[Stand], later: Stand) -> Stand | None:
    """The latest earlier statement whose count is so near that it is likely the same set, grown."""
    near = [
        s
        for s in row
        if s.count
        and later.count
        and (s.day or "") < (later.day or "")
        and later.count * _NEAR <= s.count <= later.count
    ]
    return near[-1] if near else None


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
    return Draft(
        "count_against_value",
        record,
        "medium",
        params,
        (later.claim.id, earlier.claim.id),
        rating="disputed",
        since=later.day,
    )
