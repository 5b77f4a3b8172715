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
        support: How many sources give the value, where that is not the number of ids: a sum of twelve months rests on
            twelve observations and may be one source's.
    """

    period: Period
    value: Decimal
    area: str
    evidence: tuple[str, ...]
    support: int | None = None

    @property
    def weight(self) -> int:
        """How many sources give the value."""
        return len(self.evidence) if self.support is None else self.support

    def named(self, most: int) -> tuple[str, ...]:
        """The evidence to name beside the value: a few of the sources that give it, but all the parts of a sum."""
        return self.evidence[:most] if self.support is None else self.evidence


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one reporter and one flow, by time. Several values of one year stay side by side."""

    area: str
    indicator: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """One flow as the two sides report it: ``|X - M| / ((X + M) / 2)``, where X is exports and M imports.

    Attributes:
        exporter: Code of the side that sends.
        importer: Code of the side that receives.
        exports: As the exporter reports it.
        imports: As the importer reports it.
        ratio: A fraction; 0.145 is 14.5 %.
    """

    exporter: str
    importer: str
    exports: Point
    imports: Point
    ratio: float


@dataclass(frozen=True, slots=True)
class PartYear:
    """A value of a part of a year beside the same part of the year before; never scaled up to a year.

    Attributes:
        point: The value.
        before: The value of the same part of the year before, where somebody gave it.
        change: Growth as a fraction: as told beside the value, else from the two values.
        told: Whether the change was told rather than computed.
    """

    point: Point
    before: Point | None
    change: float | None
    told: bool


@dataclass(frozen=True, slots=True)
class Need:
    """The yearly growth that one stated deadline asks for.

    Attributes:
        deadline: A deadline that was stated for the target.
        growth: Yearly rate from the attained value on, as a fraction; ``None`` where the deadline is past.
        stated_on: Day of the first report that states it.
        claim_ids: The claims that state it.
    """

    deadline: Period
    growth: float | None
    stated_on: str | None
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the series' own past lets expect in the year of the deadline.

    Attributes:
        method: Name of the method, as printed.
        year: The year forecast.
        points: How many yearly values it rests on.
        centre: The middle of the band; ``low`` and ``high`` its ends.
        band: How likely the band holds the value, as a fraction.
        chance: The chance that the target is reached in that year, as a fraction.
        tried: On how many earlier years of the same series the band could be tried; ``held`` how often it held.
        evidence: Ids of the observations or claims.
    """

    method: str
    year: int
    points: int
    centre: Decimal
    low: Decimal
    high: Decimal
    band: float
    chance: float
    tried: int
    held: int
    evidence: tuple[str, ...]


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
        caveats: Message keys of ``[caveats]``.
        arrival: The year in which the target is reached at the past pace, ``None`` where the value does not grow.
        needs: The growth that each stated deadline asks for, in the order of the deadlines.
        forecast: ``None`` where the series has under five yearly values or there is no deadline.
        asymmetries: Where both sides report one flow of one year.
        part_years: Values of parts of years, by time.
        goal: The target as a level (an increase added to the baseline, a multiple multiplied), where it can be told.
        rolling: The latest twelve months, and those before them, by time, of the reporter who tells most of them; empty
            where nobody tells months.
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
    arrival: int | None = None
    needs: tuple[Need, ...] = ()
    forecast: Forecast | None = None
    asymmetries: tuple[Asymmetry, ...] = ()
    part_years: tuple[PartYear, ...] = ()
    goal: Decimal | None = None
    rolling: tuple[Point, ...] = ()
