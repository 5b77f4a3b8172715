"""Targets against what was counted: reached, missed, behind, on track."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.digest import Plain
from kelisim.model.measure import Measure
from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.numbers import exact
from kelisim.review.titles import amount_of

RULES = (
    "target_kept",
    "target_reached",
    "target_disputed",
    "target_missed",
    "target_unknown",
    "target_behind",
    "target_on_track",
    "target_moving",
    "target_standing",
)
_RULE = {
    "kept": "target_kept",
    "reached": "target_reached",
    "reached_by_one_reporter": "target_disputed",
    "deadline_passed": "target_missed",
    "deadline_passed_unknown": "target_unknown",
    "pace_too_slow": "target_behind",
    "pace_suffices": "target_on_track",
    "no_deadline_growing": "target_moving",
    "no_deadline_not_growing": "target_standing",
}


def find(ctx: Context) -> Iterator[Draft]:
    """One finding for each target that can be held against numbers."""
    for measure in ctx.measures:
        rule, record = _RULE.get(measure.reason), ctx.register.record_of[measure.record_id]
        if rule is None or measure.attained is None:
            continue
        yield Draft(
            rule,
            record,
            _severity(ctx, rule, record),
            _params(ctx, measure, record),
            _sources(measure, record),
            rating=measure.rating,
            weight=len(ctx.reports(record)),
        )


def _params(ctx: Context, measure: Measure, record: Record) -> dict[str, Plain]:
    unit = measure.target.unit or next((o.unit for o in measure.observations), None)
    attained, low, high = measure.attained, measure.attained_low, measure.attained_high
    differ = low is not None and high is not None and low.value != high.value
    return {
        "title": ctx.title(record),
        "goal": amount_of(measure.goal, unit),
        "attained": amount_of(attained.value if attained else None, unit),
        "year": attained.period.text if attained else None,
        "low": amount_of(low.value, unit) if differ and low else None,
        "high": amount_of(high.value, unit) if differ and high else None,
        "gap": amount_of(measure.gap, unit),
        "deadline": measure.deadline.text if measure.deadline else None,
        "dropped": measure.deadline_dropped,
        "needed": exact(measure.needed_growth),
        "past": exact(measure.past_growth),
        "arrival": None if measure.arrival is None else str(measure.arrival),
        "base": amount_of(measure.baseline.value, unit) if measure.baseline else None,
        "grown": bool(measure.baseline and attained and measure.baseline.period != attained.period),
        "base_year": measure.baseline.period.text if measure.baseline else None,
    }


def _sources(measure: Measure, record: Record) -> tuple[str, ...]:
    ids = [view.claim_ids[0] for slot in ("value", "deadline") if (view := record.slots.get(slot)) and view.claim_ids]
    for point in (measure.attained, measure.attained_low, measure.attained_high, measure.baseline):
        ids.extend(point.named(1) if point else ())
    return tuple(ids) or (record.claims[-1].id,)


def _severity(ctx: Context, rule: str, record: Record) -> Severity:
    often = len(ctx.reports(record)) > 2
    if rule == "target_missed":
        return "high"
    if rule == "target_behind":
        return "high" if often else "medium"
    if rule in ("target_standing", "target_disputed", "target_unknown"):
        return "medium" if often else "low"
    return "note"
