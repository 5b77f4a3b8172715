"""Targets held against what was counted and said."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kelisim.measures.align import SPOKEN, between, spoken, years_between
from kelisim.measures.forecast import MIN_POINTS, forecast
from kelisim.measures.rate import Facts, rate
from kelisim.measures.rolling import longest, rolling
from kelisim.measures.series import (
    TRADE,
    asymmetries,
    part_years,
    plain_series,
    reporters,
    trade_series,
    yearly,
)
from kelisim.model.amount import Amount
from kelisim.model.claim import Claim
from kelisim.model.entry import Observation
from kelisim.model.kinds.target import Target
from kelisim.model.measure import Asymmetry, Forecast, Measure, Need, PartYear, Point, Series
from kelisim.model.period import Period
from kelisim.model.record import Record, Register

_PAST_YEARS = 5
_DIRECTED = ("exports", "imports")
_FAR = 200
_APART = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands behind every target of one indicator and unit, made once."""

    series: tuple[Series, ...]
    years: Mapping[int, Point]
    asymmetries: tuple[Asymmetry, ...]
    part_years: tuple[PartYear, ...]
    rolling: tuple[Point, ...]
    reporters: Mapping[int, tuple[Point, ...]]
    observations: tuple[Observation, ...]


_NOTHING = Lines((), {}, (), (), (), {}, ())


class _Maker:
    """Makes the lines of each indicator and unit once, however many targets there are."""

    def __init__(self, register: Register, observations: Sequence[Observation]) -> None:
        self.register = register
        self.observations = between(observations, register.parties, register.on)
        self._said = spoken(register)
        self._lines: dict[tuple[str, str | None], Lines] = {}

    def lines(self, indicator: str, unit: str | None) -> Lines:
        """The lines of an indicator in a unit."""
        key = indicator, unit
        if key not in self._lines:
            self._lines[key] = self._make(indicator, unit)
        return self._lines[key]

    def _make(self, indicator: str, unit: str | None) -> Lines:
        parties, said, counted = self.register.parties, self._said, self.observations
        is_trade = indicator == TRADE and unit is not None
        series = (
            trade_series(parties, said, counted, str(unit))
            if is_trade
            else plain_series(said, counted, indicator, unit)
        )
        apart = asymmetries(parties, counted, unit) if is_trade and series else ()
        months = [p for line in series if line.indicator == indicator and line.area != SPOKEN for p in line.points]
        parts = part_years(said, series, indicator)
        return Lines(
            series,
            yearly(series, indicator),
            apart,
            parts,
            longest(rolling(months)),
            reporters(series, indicator),
            _used(series, counted),
        )

    def usual_unit(self, indicator: str) -> str | None:
        """The unit in which an indicator is mostly counted, for targets told as a multiple."""
        units = Counter(o.unit for o in self.observations if o.indicator == indicator)
        units.update(str(f.unit) for _, f in self._said.get(indicator, ()) if f.unit not in (None, "percent"))
        return min(units, key=lambda unit: (-units[unit], unit), default=None)


def measure(register: Register, observations: Sequence[Observation]) -> tuple[Measure, ...]:
    """One measure for each target of the register that has a number, in the order of the records."""
    maker = _Maker(register, observations)
    found = (_measure(maker, record) for record in register.of_kind("target"))
    return tuple(one for one in found if one is not None)


def _measure(maker: _Maker, record: Record) -> Measure | None:
    target = _target(record)
    if target is None:
        return None
    indicator, amount = str(record.value("indicator")), Amount(target.value, target.unit, target.qualifier)
    caveats = _not_comparable(maker.register, record, indicator)
    lines = _NOTHING if caveats else maker.lines(indicator, amount.unit or maker.usual_unit(indicator))
    return _against(maker, record, amount, lines, caveats=caveats)


def _against(maker: _Maker, record: Record, amount: Amount, lines: Lines, *, caveats: tuple[str, ...]) -> Measure:
    register, line = maker.register, lines.years
    stated, dropped = _deadlines(register, record), _dropped(register, record)
    deadline = _period(record.value("deadline"))
    baseline, attained = _baseline(register, record, line), line[max(line)] if line else None
    goal = _goal(record, amount, baseline)
    low, high = _range(lines, attained)
    needed = _needed(attained, goal, deadline)
    past = _past_growth(line)
    growth = past[0] if past else None
    before = _range(lines, _year_before(line, attained))[0]
    facts = Facts(register.on, goal, deadline, baseline, attained, low, high, needed, growth, before)
    rating, reason = rate(facts)
    return Measure(
        record_id=record.id,
        indicator=str(record.value("indicator")),
        target=amount,
        deadline=deadline,
        deadline_dropped=dropped,
        baseline=baseline,
        attained=attained,
        attained_low=low,
        attained_high=high,
        gap=None if attained is None or goal is None else goal - attained.value,
        needed_growth=needed,
        past_growth=growth,
        rating=rating,
        reason=reason,
        series=lines.series,
        observations=lines.observations,
        caveats=(*caveats, *_caveats(lines.series, line, past, apart=_apart(low, high), dropped=dropped)),
        arrival=_arrival(attained, goal, growth),
        needs=tuple(
            Need(period, _needed(attained, goal, period), day, claims) for period, (day, claims) in stated.items()
        ),
        forecast=None if deadline is None or goal is None else _forecast(lines, deadline, goal),
        asymmetries=lines.asymmetries,
        part_years=lines.part_years,
        goal=goal,
        rolling=lines.rolling,
    )


def _forecast(lines: Lines, deadline: Period, goal: Decimal) -> Forecast | None:
    """From the rolling years where they are long enough and end later than the last whole year, else from these."""
    year, run = deadline.last_day.year, lines.rolling
    latest = max(lines.years, default=0)
    if len(run) >= MIN_POINTS and run[-1].period.last_day.year > latest:
        line = {point.period.last_day.year: point for point in run}
        return forecast(line, year, goal, ahead=years_between(run[-1].period, Period(f"{year:04}")))
    return forecast(lines.years, year, goal)


def _target(record: Record) -> Amount | None:
    value, unit, qualifier = (record.value(slot) for slot in ("value", "unit", "qualifier"))
    if not isinstance(value, Decimal):
        return None
    return Amount(value, None if unit is None else str(unit), qualifier)  # type: ignore[arg-type]


def _period(value: object) -> Period | None:
    return value if isinstance(value, Period) else None


def _not_comparable(register: Register, record: Record, indicator: str) -> tuple[str, ...]:
    """Why no number may be held against the target, as caveats; empty where one may."""
    if set(record.parties) != set(register.parties):
        return ("other_parties",)
    return ("whose_flow_unknown",) if indicator in _DIRECTED else ()


def _deadlines(register: Register, record: Record) -> dict[Period, tuple[str | None, tuple[str, ...]]]:
    """Each deadline that was stated, the first day it was and the claims that state it; earliest deadline first."""
    found: dict[Period, list[Claim]] = {}
    for claim in record.claims:
        slots = claim.slots
        day = register.document(claim).date or ""
        # A date that was past when the report spoke is no deadline but history.
        if isinstance(slots, Target) and slots.deadline is not None and slots.deadline.last_day.isoformat() >= day:
            found.setdefault(slots.deadline, []).append(claim)
    ordered = sorted(found, key=lambda period: (period.last_day, period.text))
    return {
        period: (
            min((day for day in (register.document(c).date for c in found[period]) if day), default=None),
            tuple(sorted(claim.id for claim in found[period])),
        )
        for period in ordered
    }


def _dropped(register: Register, record: Record) -> bool:
    """Whether the latest reports of the target give no deadline though an earlier one did."""
    days: dict[str, bool] = {}
    for claim in record.claims:
        day, slots = register.document(claim).date, claim.slots
        if day is not None and isinstance(slots, Target):
            days[day] = days.get(day, False) or slots.deadline is not None
    return bool(days) and any(days.values()) and not days[max(days)]


def _baseline(register: Register, record: Record, line: Mapping[int, Point]) -> Point | None:
    """The value of the year in which the target was first told, else of the nearest year before."""
    told = [day for day in (register.document(claim).date for claim in record.claims) if day]
    if not told or not line:
        return None
    first = int(min(told)[:4])
    earlier = [year for year in line if year <= first]
    return line[max(earlier)] if earlier else None


def _goal(record: Record, amount: Amount, baseline: Point | None) -> Decimal | None:
    """The level to be reached; ``None`` where an increase or a multiple has no baseline."""
    direction = record.value("direction") or "reach"
    if direction == "reach":
        return amount.value
    if baseline is None:
        return None
    if direction == "multiply_by":
        return amount.value * baseline.value
    return baseline.value * (1 + amount.value / 100) if amount.unit == "percent" else baseline.value + amount.value


def _range(lines: Lines, attained: Point | None) -> tuple[Point | None, Point | None]:
    """The lowest and the highest that reporters give for the year attained."""
    if attained is None:
        return None, None
    points = lines.reporters.get(attained.period.first_day.year, ())
    ordered = sorted(points, key=lambda point: (point.value, point.area))
    return (ordered[0], ordered[-1]) if ordered else (attained, attained)


def _year_before(line: Mapping[int, Point], attained: Point | None) -> Point | None:
    return None if attained is None else line.get(attained.period.first_day.year - 1)


def _needed(attained: Point | None, goal: Decimal | None, deadline: Period | None) -> float | None:
    """``(target / last)^(1 / years left) - 1``; ``None`` where no year is left."""
    if attained is None or goal is None or deadline is None or attained.value <= 0 or goal <= 0:
        return None
    years = years_between(attained.period, deadline)
    return None if years <= 0 else math.pow(float(goal / attained.value), 1 / years) - 1


def _past_growth(line: Mapping[int, Point]) -> tuple[float, int] | None:
    """The yearly rate over up to five years before the last value, and over how many years."""
    if not line:
        return None
    last = max(line)
    first = min((year for year in line if last - _PAST_YEARS <= year < last), default=None)
    if first is None or line[first].value <= 0 or line[last].value <= 0:
        return None
    return math.pow(float(line[last].value / line[first].value), 1 / (last - first)) - 1, last - first


def _arrival(attained: Point | None, goal: Decimal | None, growth: float | None) -> int | None:
    """The first year in which the past pace reaches the goal."""
    if attained is None or goal is None or attained.value <= 0 or growth is None or growth <= 0:
        return None
    if goal <= attained.value:
        return attained.period.first_day.year
    years = math.log(float(goal / attained.value)) / math.log1p(growth)
    return attained.period.first_day.year + math.ceil(years) if years < _FAR else None


def _apart(low: Point | None, high: Point | None) -> bool:
    return low is not None and high is not None and high.value - low.value > low.value * _APART


def _used(lines: Sequence[Series], observations: Sequence[Observation]) -> tuple[Observation, ...]:
    ids = {evidence for line in lines for point in line.points for evidence in point.evidence}
    return tuple(o for o in observations if o.id in ids)


def _caveats(
    lines: Sequence[Series],
    line: Mapping[int, Point],
    past: tuple[float, int] | None,
    *,
    apart: bool,
    dropped: bool,
) -> tuple[str, ...]:
    counted = any(one.area != SPOKEN and one.points for one in lines)
    found = {
        "deadline_dropped": dropped,
        "reporters_differ": apart,
        "spoken_only": bool(line) and not counted,
        "short_past": past is not None and past[1] < _PAST_YEARS,
        "few_points": bool(line) and len(line) < MIN_POINTS,
    }
    return tuple(name for name, holds in found.items() if holds)
