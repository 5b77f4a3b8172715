"""Scales: from values to places on paper, and the round numbers to write at an axis."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from ``low..high`` to ``start..end`` (``start`` may be the larger, as heights are).

    A domain of no width lies in the middle of the range.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value, rounded to a hundredth so that the text stays short and the same."""
        if self.high == self.low:
            return round((self.start + self.end) / 2, 2)
        part = (value - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 2)


def nice_step(span: float, count: int) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that cuts ``span`` into at most ``count`` parts."""
    if not math.isfinite(span) or span <= 0 or count < 1:
        return 1.0
    raw = span / count
    power = 10.0 ** math.floor(math.log10(raw))
    return next((step * power for step in _STEPS if step * power >= raw * (1 - 1e-9)), 10 * power)


def nice_ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """Round numbers that enclose ``low..high``: at least two, at most ``count + 2``, evenly apart."""
    if high < low:
        low, high = high, low
    size = max(abs(low), abs(high))
    if high - low <= size * 1e-9 or size < 1e-200:  # too near each other for numbers of this size to be told apart
        high = low + (size if size >= 1e-200 else 1.0)
    step = nice_step(high - low, count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(float(f"{number * step:.12g}") for number in range(first, max(last, first + 1) + 1))


def year_ticks(first: dt.date, last: dt.date, count: int = 8) -> tuple[int, ...]:
    """Years to write on an axis of days, each 1 January inside it, thinned to at most ``count``."""
    years = [year for year in range(first.year, last.year + 2) if first <= dt.date(year, 1, 1) <= last]
    every = max(1, math.ceil(len(years) / count))
    return tuple(year for year in years if year % every == 0) or tuple(years[:1])


def rows_without_overlap(intervals: Sequence[tuple[float, float]], gap: float = 8.0) -> list[int]:
    """For intervals along a line, the row of each, so that no two of one row touch; first fit, in the given order."""
    ends: list[list[tuple[float, float]]] = []
    rows: list[int] = []
    for start, end in intervals:
        row = next((n for n, taken in enumerate(ends) if _free(taken, start, end, gap)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append((start, end))
        rows.append(row)
    return rows


def _free(taken: Sequence[tuple[float, float]], start: float, end: float, gap: float) -> bool:
    return all(end + gap <= left or right + gap <= start for left, right in taken)
