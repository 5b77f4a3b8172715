"""Measures: a target held against observations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kelisim.model.amount import Amount
from kelisim.model.entry import Observation
from kelisim.model.period import Period

Rating = Literal[
    "achieved", "on_track", "behind", "missed", "no_data",
    "implemented", "in_progress", "not_started", "overdue", "no_report", "disputed",
]  # fmt: skip

RUBRIC = "rubric 1"


@dataclass(frozen=True, slots=True)
class Point:
    """One value on a measure's line, with where it comes from.

    Attributes:
        period: What it covers.
        value: In the measure's unit.
        area: Who reports it (country code or ``joint``), or who said it.
        evidence: Ids of observations or claims.
    """

    period: Period
    value: Decimal
    area: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one reporter and one flow, by time. Several values of one year stay side by side."""

    area: str
    indicator: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Measure:
    """A target against what was counted (METHOD.md sections 2, 5, 10).

    Attributes:
        record_id: The target's record.
        indicator: What is measured.
        target: The number to be reached, as shown on the day.
        deadline: The one in force on the day, ``None`` where none is.
        deadline_dropped: Whether a later text of the same target omits the deadline shown.
        baseline: The value of the year in which the target was first told, or the nearest before.
        attained: The latest whole-year value; ``attained_low`` and ``_high`` where reporters differ.
        gap: Target minus attained.
        needed_growth: Yearly rate that still reaches the target, as a fraction (0.315 is 31.5 %).
        past_growth: Yearly rate over up to five years before, as a fraction.
        rating: By the rule named in ``reason``.
        reason: Message key of the rule that rated it.
        series: The lines behind it.
        caveats: Message keys.
    """

    record_id: str
    indicator: str
    target: Amount
    deadline: Period | None
    deadline_dropped: bool
    baseline: Point | None
    attained: Point | None
    attained_low: Point | None
    attained_high: Point | None
    gap: Decimal | None
    needed_growth: float | None
    past_growth: float | None
    rating: Rating
    reason: str
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    caveats: tuple[str, ...] = ()
    rubric: str = RUBRIC
