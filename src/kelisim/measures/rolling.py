"""Monthly values as rolling twelve months: whole years, the latest twelve months, and the year to date.

A month says little by itself, and twelve times a month says nothing; so months are summed where all of them are
there, and never scaled up. Of several values of one month that one counts which most sources give (of equals the
lower).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kelisim.measures.align import chosen
from kelisim.model.measure import Point
from kelisim.model.period import Period

_TWELVE = 12


def with_years(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, and sums of January to December for the years that a reporter tells month by month only."""
    found = list(points)
    told = {(point.area, point.period) for point in points}
    for area, months in _by_area(points).items():
        for last in months:
            whole = _window(months, last, _TWELVE) if last % _TWELVE == _TWELVE - 1 else None
            if whole is not None and (area, whole.period) not in told:
                found.append(whole)
    return tuple(found)


def rolling(points: Sequence[Point]) -> dict[str, tuple[Point, ...]]:
    """By reporter, the twelve months that end with the latest month, and those before them, year by year, by time.

    The run breaks off where a month is missing. Reporters without twelve months in a row are left out.
    """
    found: dict[str, tuple[Point, ...]] = {}
    for area, months in _by_area(points).items():
        last = max(months)
        run: list[Point] = []
        while (window := _window(months, last, _TWELVE)) is not None:
            run.append(window)
            last -= _TWELVE
        if run:
            found[area] = tuple(run[::-1])
    return found


def to_date(points: Sequence[Point]) -> tuple[Point, ...]:
    """By reporter, January to the latest month of its year, and the same months of the year before; no whole years."""
    found: list[Point] = []
    for months in _by_area(points).values():
        last = max(months)
        length = last % _TWELVE + 1
        if length < _TWELVE:
            parts = (_window(months, end, length) for end in (last - _TWELVE, last))
            found.extend(part for part in parts if part is not None)
    return tuple(found)


def longest(runs: Mapping[str, Sequence[Point]]) -> tuple[Point, ...]:
    """The run of most years; of equals that with the lower last value, as everywhere."""
    best = min(runs.values(), key=lambda run: (-len(run), run[-1].value, run[-1].area), default=())
    return tuple(best)


def _by_area(points: Iterable[Point]) -> dict[str, dict[int, Point]]:
    """The value shown for each month, months counted from the year 0."""
    found: dict[str, dict[int, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        if point.period.precision == "month":
            day = point.period.first_day
            found[point.area][day.year * _TWELVE + day.month - 1].append(point)
    shown = {
        area: {month: one for month, same in months.items() if (one := chosen(same)) is not None}
        for area, months in sorted(found.items())
    }
    return {area: months for area, months in shown.items() if months}


def _window(months: Mapping[int, Point], last: int, length: int) -> Point | None:
    """The sum of so many months up to one; ``None`` where one of them is missing."""
    parts = [months.get(month) for month in range(last - length + 1, last + 1)]
    there = [part for part in parts if part is not None]
    if len(there) != length:
        return None
    return Point(
        _period(there[0].period, there[-1].period),
        sum((part.value for part in there[1:]), there[0].value),
        there[0].area,
        tuple(evidence for part in there for evidence in part.evidence),
        support=min(part.weight for part in there),
    )


def _period(first: Period, last: Period) -> Period:
    start, end = first.first_day, last.last_day
    if (start.month, end.month) == (1, _TWELVE):
        return Period(f"{start.year:04}")
    return first if first == last else Period.between(first.text, last.text)
