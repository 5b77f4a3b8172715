"""Figures against statistics: a number said in public that no reporter's statistics bear out."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.amount import Amount
from kelisim.model.entry import Observation
from kelisim.model.kinds.figure import Figure
from kelisim.model.period import Period
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of

Key = tuple[str, str | None, Period | None]

RULES = ("figure_against_statistics",)


def find(ctx: Context) -> Iterator[Draft]:
    """Whole-year figures of an indicator that is counted, outside what every reporter counts."""
    counted: dict[Key, dict[str, Observation]] = {}
    for o in (o for m in ctx.measures for o in m.observations):
        counted.setdefault((o.indicator, o.unit, o.period), {})[o.id] = o
    for record in ctx.records("figure"):
        for claim in record.claims:
            slots = claim.slots
            if not isinstance(slots, Figure) or slots.amount is None or slots.unit in (None, "percent"):
                continue
            rivals = counted.get((slots.indicator, slots.unit, slots.period), {})
            if not rivals or any(slots.amount.agrees(Amount(o.value, o.unit)) for o in rivals.values()):
                continue
            values = sorted(rivals.values(), key=lambda o: (o.value, o.id))
            params = {
                "indicator": slots.indicator,
                "period": slots.period.text if slots.period else None,
                "said": amount_of(slots.value, slots.unit, slots.qualifier),
                "speaker": claim.speaker,
                "low": amount_of(values[0].value, slots.unit),
                "high": amount_of(values[-1].value, slots.unit) if values[-1].value != values[0].value else None,
            }
            yield Draft(
                "figure_against_statistics",
                record,
                "medium",
                params,
                (claim.id, values[0].id, values[-1].id),
                rating="disputed",
                since=ctx.day(claim),
            )
