"""What may be held against what: same parties, indicator and unit, whole years, and nothing from after the day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kelisim.model.claim import Claim
from kelisim.model.entry import Observation
from kelisim.model.kinds.figure import Figure
from kelisim.model.measure import Point
from kelisim.model.period import Period
from kelisim.model.record import Register

Said = dict[str, list[tuple[Claim, Figure]]]

SPOKEN = "spoken"
JOINT = "joint"
_YEAR_DAYS = 365.2425


def between(observations: Iterable[Observation], parties: Sequence[str], on: dt.date) -> tuple[Observation, ...]:
    """The observations of trade and the like between the parties that could be known on a day, by id.

    Where a source tells no vintage its value counts from the end of the period that it covers.
    """
    sides = set(parties)
    found = {o.id: o for o in observations if _of_pair(o, sides) and _known_on(o, on)}
    return tuple(found[key] for key in sorted(found))


def _of_pair(observation: Observation, sides: set[str]) -> bool:
    named = {observation.area, *observation.partner.split("-")} - {JOINT}
    return len(named) >= 2 and named <= sides


def _known_on(observation: Observation, on: dt.date) -> bool:
    if observation.vintage is not None and Period.parse(observation.vintage[:10]).first_day > on:
        return False
    return observation.period.last_day <= on


def spoken(register: Register) -> Said:
    """The figures that reports give for the register's parties, by indicator."""
    found: Said = defaultdict(list)
    for record in register.of_kind("figure"):
        for claim in record.claims:
            slots = claim.slots
            if (
                isinstance(slots, Figure)
                and set(claim.parties) == set(register.parties)
                and slots.value is not None
                and slots.period is not None
            ):
                found[slots.indicator].append((claim, slots))
    return found


def merged(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points of equal period, reporter and value as one with all their evidence; by time, reporter and value."""
    found: dict[tuple[str, str, object], list[Point]] = defaultdict(list)
    for point in points:
        found[point.period.text, point.area, point.value].append(point)
    result = [
        Point(
            same[0].period,
            same[0].value,
            same[0].area,
            tuple(sorted({e for p in same for e in p.evidence})),
            sum(p.weight for p in same) if any(p.support is not None for p in same) else None,
        )
        for same in found.values()
    ]
    return tuple(sorted(result, key=lambda point: (point.period.first_day, point.period.text, point.area, point.value)))


def chosen(points: Iterable[Point]) -> Point | None:
    """The point shown where reporters differ: what most sources of one reporter give; of equals the lower value.

    Values are never averaged (METHOD.md section 7).
    """
    return min(points, key=lambda point: (-point.weight, point.value, point.area), default=None)


def by_year(points: Iterable[Point]) -> dict[int, list[Point]]:
    """Whole-year points by year, in order."""
    found: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        if point.period.precision == "year":
            found[point.period.first_day.year].append(point)
    return dict(sorted(found.items()))


def years_between(earlier: Period, later: Period) -> float:
    """Years from the end of one period to the end of another, to two decimals."""
    return round((later.last_day - earlier.last_day).days / _YEAR_DAYS, 2)


def year_before(period: Period) -> Period | None:
    """The same part of the year before; ``None`` for 29 February."""
    first, last = (f"{int(point[:4]) - 1}{point[4:]}" for point in period.points)
    if first.endswith("-02-29") or last.endswith("-02-29"):
        return None
    return Period.between(first, last)
