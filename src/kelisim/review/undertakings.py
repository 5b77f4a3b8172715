"""What was undertaken and how far it came: rungs R0 to R5 and the two headline figures (METHOD.md section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kelisim.model.record import Record
from kelisim.review.context import ENDED, Context
from kelisim.review.strength import COUNTED, specificity, wording
from kelisim.review.titles import is_portfolio

Outcome = Literal["completed", "completed_media", "moving", "not_begun", "no_news", "contrary"]
OUTCOMES: tuple[Outcome, ...] = ("completed", "completed_media", "moving", "not_begun", "no_news", "contrary")
KINDS = ("commitment", "agreement", "body", "project", "target")

_STEPS = {
    "commitment": {"in_progress": 4, "done": 5},
    "agreement": {"negotiating": 2, "initialled": 2, "signed": 3, "ratified": 3, "in_force": 4, "implemented": 5},
    "body": {"established": 3, "operational": 5, "convened": 5},
    "project": {"pipeline": 2, "agreed": 3, "suspended": 2, "under_way": 4, "completed": 5, "operational": 5},
}
_STRONG_GRADES = "ABC"
_SILENT = 365


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A record that counts in the headline figures, its rung and its outcome."""

    record: Record
    rung: int
    outcome: Outcome


def undertakings(ctx: Context) -> tuple[Undertaking, ...]:
    """Everything undertaken by the parties, much spoken of first within its kind.

    Left out, and listed elsewhere: what was only proposed or considered, and counted sets.
    """
    found = [
        Undertaking(record, rung(ctx, record), outcome(ctx, record))
        for kind in KINDS
        for record in ctx.records(kind)
        if counts(ctx, record)
    ]
    return tuple(found)


def counts(ctx: Context, record: Record) -> bool:
    """Whether a record counts: wording agreed, pledged or planned; an action, name or number; no counted set.

    What stands in a field on which the second coders do not agree is withheld.
    """
    if record.kind not in KINDS or is_withheld(ctx, record):
        return False
    if record.kind == "target":
        return record.id in ctx.measure_of and ctx.measure_of[record.id].rating != "no_data"
    if ctx.is_weak(record) or wording(record) not in COUNTED:
        return False
    if record.kind == "commitment":
        return specificity(ctx, record) > 0
    if record.value("count") is not None or is_portfolio(record):
        return False
    return record.kind == "agreement" or bool(record.value("name"))


def is_withheld(ctx: Context, record: Record) -> bool:
    """Whether the second coders agree too little on the record's field for its figures to be shown."""
    return bool(record.fields) and ctx.coding.trust(record.fields[0]) == "withheld"


def rung(ctx: Context, record: Record) -> int:
    """R0 nothing found, R1 reaffirmed, R2 first step, R3 resources or legal act, R4 running, R5 delivered."""
    steps = _STEPS.get(record.kind, {})
    step = _target_rung(ctx, record) if record.kind == "target" else steps.get(record.status or "", 0)
    return step or (1 if len(ctx.days(record)) > 1 else 0)


def outcome(ctx: Context, record: Record) -> Outcome:
    """The column of the headline table in which an undertaking is counted."""
    if record.status in ENDED:
        return "contrary"
    step = rung(ctx, record)
    if step == 5:
        strong = record.grade in _STRONG_GRADES or record.kind == "target"
        return "completed" if strong else "completed_media"
    if step >= 2:
        return "moving"
    silent = ctx.days_silent(record)
    return "no_news" if silent is None or silent > _SILENT else "not_begun"


def _target_rung(ctx: Context, record: Record) -> int:
    measure = ctx.measure_of[record.id]
    if measure.rating == "achieved":
        return 5
    grown = measure.attained is not None and measure.baseline is not None
    if grown and measure.attained and measure.baseline and measure.attained.value > measure.baseline.value:
        return 4
    return 0
