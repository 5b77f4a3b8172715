"""The figures of a register as the arithmetic rules take them."""

from __future__ import annotations

from decimal import Decimal

from kelisim.model.claim import Claim
from kelisim.model.kinds.figure import Figure
from kelisim.model.period import Period
from kelisim.review.context import Context


def figures(ctx: Context) -> tuple[tuple[Claim, Figure], ...]:
    """Every figure with its claim, by report and place in it."""
    found = [(claim, claim.slots) for record in ctx.register.of_kind("figure") for claim in record.claims]
    pairs = [(claim, slots) for claim, slots in found if isinstance(slots, Figure)]
    return tuple(sorted(pairs, key=lambda pair: (ctx.day(pair[0]) or "", pair[0].quote.span, pair[0].id)))


def change_of(figure: Figure) -> Decimal | None:
    """The percent change that a figure tells, beside a level or as its value."""
    return figure.value if figure.unit == "percent" and figure.change is None else figure.change


def earlier_period(period: Period) -> Period | None:
    """The same part of the year before; ``None`` for 29 February."""
    first, last = (f"{int(point[:4]) - 1:04}{point[4:]}" for point in period.points)
    if first.endswith("-02-29") or last.endswith("-02-29"):
        return None
    return Period.between(first, last)
