"""Arithmetic: a growth told beside a level, held against the level told for the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kelisim.model.claim import Claim
from kelisim.model.kinds.figure import Figure
from kelisim.review.context import Context
from kelisim.review.figures import earlier_period, figures
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of, plain

Pair = tuple[Claim, Figure]

RULES = ("growth_against_levels",)
_LEAST = Decimal("0.02")
_SERIES = Decimal("1.8")
_HALF_POINT = Decimal("0.5")


def find(ctx: Context) -> Iterator[Draft]:
    """Figures of one report whose growth cannot be had from any of the earlier levels that the same report gives."""
    by_report: dict[str, list[Pair]] = defaultdict(list)
    for claim, slots in figures(ctx):
        by_report[claim.quote.document_digest].append((claim, slots))
    for found in by_report.values():
        yield from _in_report(ctx, found)


def _in_report(ctx: Context, found: list[Pair]) -> Iterator[Draft]:
    for claim, slots in found:
        if slots.change is None or slots.amount is None or slots.period is None:
            continue
        before = earlier_period(slots.period)
        rivals = [
            (c, s)
            for c, s in found
            if s.period == before
            and before is not None
            and (s.indicator, s.unit) == (slots.indicator, slots.unit)
            and _same_series(slots, s)
        ]
        if rivals and not any(_possible(slots, earlier) for _, earlier in rivals):
            yield _draft(ctx, claim, slots, min(rivals, key=lambda pair: _distance(slots, pair[1])))


def _same_series(now: Figure, before: Figure) -> bool:
    """Whether the earlier level can be of the same series: exports of one side are not those of the other."""
    if not now.value or now.change is None or not before.value or now.change <= -100:
        return False
    return 1 / _SERIES <= before.value * (1 + now.change / 100) / now.value <= _SERIES


def _possible(now: Figure, before: Figure) -> bool:
    if now.amount is None or before.amount is None or now.change is None:
        return True
    (low, high), (low_before, high_before) = now.amount.bounds(), before.amount.bounds()
    if low_before <= 0:
        return True
    slack = max(_HALF_POINT, abs(now.change) * _LEAST)
    least, most = (low / high_before - 1) * 100 - slack, (high / low_before - 1) * 100 + slack
    return least <= now.change <= most


def _distance(now: Figure, before: Figure) -> Decimal:
    if now.value is None or not before.value or now.change is None:
        return Decimal(0)
    return abs((now.value / before.value - 1) * 100 - now.change)


def _draft(ctx: Context, claim: Claim, now: Figure, rival: tuple[Claim, Figure]) -> Draft:
    other, before = rival
    computed = None
    if now.value is not None and before.value:
        computed = amount_of((now.value / before.value - 1).quantize(Decimal("0.0001")) * 100, "percent")
    params = {
        "indicator": now.indicator,
        "period": plain(now.period),
        "value": amount_of(now.value, now.unit, now.qualifier),
        "change": amount_of(now.change, "percent"),
        "before_period": plain(before.period),
        "before": amount_of(before.value, before.unit, before.qualifier),
        "computed": computed,
    }
    return Draft(
        "growth_against_levels",
        ctx.register.record_of[claim.id],
        "high",
        params,
        (claim.id, other.id),
        rating="disputed",
        since=ctx.day(claim),
    )
