"""Arithmetic: a total held against its parts. It cannot fall more, or less, than every part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kelisim.model.claim import Claim
from kelisim.model.kinds.figure import Figure
from kelisim.review.context import Context
from kelisim.review.figures import change_of, figures
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of, plain

RULES = ("parts_against_total_change", "parts_against_total")
_TOTAL, _PARTS = "trade_turnover", ("exports", "imports")
_SLACK = Decimal("0.5")

Pair = tuple[Claim, Figure]


def find(ctx: Context) -> Iterator[Draft]:
    """Trade turnover and its two flows as one report gives them for one period."""
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for claim, slots in figures(ctx):
        if slots.period is not None and slots.indicator in (_TOTAL, *_PARTS):
            groups[claim.quote.document_digest, slots.period.text].append((claim, slots))
    for key in sorted(groups):
        yield from _check(ctx, groups[key])


def _check(ctx: Context, group: list[Pair]) -> Iterator[Draft]:
    totals = [pair for pair in group if pair[1].indicator == _TOTAL]
    parts = [pair for pair in group if pair[1].indicator in _PARTS]
    if len(parts) != 2:
        return
    opposite = parts[0][1].indicator != parts[1][1].indicator
    changes = [(pair, change) for pair in parts if (change := change_of(pair[1])) is not None]
    for total in totals:
        change, adds_up = change_of(total[1]), _adds_up(total[1], [slots for _, slots in parts])
        if opposite and adds_up is False:
            yield _level_draft(ctx, total, parts)
            continue
        # Two figures of exports are the two flows only where they add up to the total.
        are_parts = adds_up is True or (opposite and adds_up is None)
        if change is None or not are_parts or len(changes) != 2:
            continue
        if not _within(change, [value for _, value in changes]):
            yield _change_draft(ctx, total, change, changes)


def _within(change: Decimal, parts: list[Decimal]) -> bool:
    return min(parts) - _SLACK <= change <= max(parts) + _SLACK


def _adds_up(total: Figure, parts: list[Figure]) -> bool | None:
    """Whether the parts can make the total; ``None`` where they are no levels of one unit."""
    whole, amounts = total.amount, [part.amount for part in parts if part.amount is not None]
    if whole is None or whole.unit in (None, "percent") or any(amount.unit != whole.unit for amount in amounts):
        return None
    bounds = [amount.bounds() for amount in amounts]
    low, high = whole.bounds()
    return sum(b[0] for b in bounds) <= high and low <= sum(b[1] for b in bounds)


def _change_draft(ctx: Context, total: Pair, change: Decimal, parts: list[tuple[Pair, Decimal]]) -> Draft:
    params = {
        "indicator": total[1].indicator,
        "period": plain(total[1].period),
        "total": amount_of(change, "percent"),
        "parts": [amount_of(value, "percent") for _, value in parts],
    }
    sources = (total[0].id, *(pair[0].id for pair, _ in parts))
    return Draft(
        "parts_against_total_change",
        ctx.register.record_of[total[0].id],
        "high",
        params,
        sources,
        rating="disputed",
        since=ctx.day(total[0]),
    )


def _level_draft(ctx: Context, total: Pair, parts: list[Pair]) -> Draft:
    slots = total[1]
    params = {
        "indicator": slots.indicator,
        "period": plain(slots.period),
        "total": amount_of(slots.value, slots.unit, slots.qualifier),
        "parts": [amount_of(s.value, s.unit, s.qualifier) for _, s in parts],
        "sum": amount_of(sum(s.value or 0 for _, s in parts), slots.unit),
    }
    sources = (total[0].id, *(claim.id for claim, _ in parts))
    return Draft(
        "parts_against_total",
        ctx.register.record_of[total[0].id],
        "high",
        params,
        sources,
        rating="disputed",
        since=ctx.day(total[0]),
    )
