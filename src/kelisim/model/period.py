"""ISO dates of any precision, and intervals of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from kelisim.errors import InvalidValueError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _bounds(point: str) -> tuple[dt.date, dt.date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise InvalidValueError(f"{point!r} is no ISO date; write 2024, 2024-02 or 2024-02-19")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = dt.date(year or 0, last_month, day or calendar.monthrange(year or 0, last_month)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InvalidValueError(f"{point!r} is no day of the calendar") from error
    return first, last


@dataclass(frozen=True, slots=True)
class Period:
    """A date as precise as it was told (year, month, day), or an interval of two such dates.

    ``text`` is the ISO form: ``2024``, ``2024-02``, ``2024-02-19`` or ``2024-08-07/2024-08-08``.

    Raises:
        InvalidValueError: If the text is no such date or interval, or the interval runs backwards.
    """

    text: str

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise InvalidValueError(f"the interval {self.text} ends before it begins")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an ISO date or interval."""
        return cls(text)

    @classmethod
    def between(cls, first: str, last: str) -> Period:
        """The interval from the start of ``first`` to the end of ``last``; one point where the two are equal."""
        return cls(first if first == last else f"{first}/{last}")

    @property
    def points(self) -> tuple[str, str]:
        """The two ends as written; the same twice where it is no interval."""
        first, slash, last = self.text.partition("/")
        return first, (last if slash else first)

    @property
    def first_day(self) -> dt.date:
        """The first day that the period holds."""
        return _cached_bounds(self.points[0])[0]

    @property
    def last_day(self) -> dt.date:
        """The last day that the period holds; of a deadline, the day it falls due."""
        return _cached_bounds(self.points[1])[1]

    @property
    def precision(self) -> str:
        """``year``, ``month``, ``day`` or ``interval``."""
        if "/" in self.text:
            return "interval"
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    def holds(self, other: Period) -> bool:
        """Whether every day of the other lies in this period."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def days_apart(self, other: Period) -> int:
        """Days between the two, 0 where they overlap."""
        gap = max(self.first_day - other.last_day, other.first_day - self.last_day)
        return max(0, gap.days)

    def __str__(self) -> str:
        return self.text


_cached_bounds = lru_cache(maxsize=4096)(_bounds)
