"""Reporters differ: the two sides' statistics of one year lie further apart than rounding explains."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kelisim.model.measure import Measure, Point
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of

RULES = ("reporters_differ",)
_APART = Decimal("0.03")


def find(ctx: Context) -> Iterator[Draft]:
    """For each indicator that is counted, the latest year in which the parties' own values differ by over 3 %."""
    seen: set[str] = set()
    for measure in ctx.measures:
        if measure.indicator in seen or not measure.series:
            continue
        seen.add(measure.indicator)
        found = [pair for year in _years(measure) if (pair := _pair(measure, year, ctx.parties))]
        if found:
            yield _draft(ctx, measure, found)


def _years(measure: Measure) -> list[str]:
    periods = {point.period for line in measure.series for point in line.points if point.period.precision == "year"}
    return [period.text for period in sorted(periods, key=lambda period: period.text)]


def _pair(measure: Measure, year: str, parties: tuple[str, ...]) -> tuple[Point, Point] | None:
    """The lowest and the highest best-supported value that the parties report for a year."""
    best: list[Point] = []
    for party in parties:
        own = [
            point
            for line in measure.series
            if line.indicator == measure.indicator and line.area == party
            for point in line.points
            if point.period.text == year
        ]
        best.extend(sorted(own, key=lambda point: (-len(point.evidence), point.value))[:1])
    if len(best) < 2:
        return None
    low, high = sorted(best, key=lambda point: (point.value, point.area))[:: len(best) - 1]
    return (low, high) if high.value - low.value > low.value * _APART else None


def _draft(ctx: Context, measure: Measure, found: list[tuple[Point, Point]]) -> Draft:
    low, high = found[-1]
    unit = measure.target.unit or next((o.unit for o in measure.observations), None)
    params = {
        "indicator": measure.indicator,
        "period": low.period.text,
        "low": amount_of(low.value, unit),
        "low_by": low.area,
        "high": amount_of(high.value, unit),
        "high_by": high.area,
        "years": [one.period.text for one, _ in found],
    }
    sources = tuple(one for pair in found[::-1] for point in pair for one in point.named(1))
    fields = ctx.register.record_of[measure.record_id].fields
    return Draft("reporters_differ", None, "medium", params, sources, rating="disputed", fields=fields)
