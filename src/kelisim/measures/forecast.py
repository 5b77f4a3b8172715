"""A forecast of a yearly series by damped drift on logarithms, in closed form with the standard library.

Of nine methods tried on real yearly series it was the only one whose 80 % band held at one and at five steps.
With y the logarithms of n values, d and s the mean and standard deviation of their m = n - 1 steps: centre
``y_n + 0.75 h d``, half-width ``t(m - 1) s sqrt(h + h²/m)`` at h years ahead.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, stdev

from kelisim.model.measure import Forecast, Point

METHOD = "damped drift on logarithms"
BAND = 0.80
MIN_POINTS = 5
_DAMPING = 0.75


def forecast(line: Mapping[int, Point], year: int, goal: Decimal, *, ahead: float | None = None) -> Forecast | None:
    """What the series' own past lets expect in a year, and the chance that the goal is reached in it.

    Args:
        line: The value shown for each year; the last run without a missing year is used. Rolling years stand under the
            year in which they end.
        year: The year to forecast, after the last of the line.
        goal: The value to be reached.
        ahead: Years from the end of the last value to the end of the year to forecast, where its years are no
            calendar years.

    Returns:
        ``None`` where there are under five values in a row, one is not positive, or the year is not ahead.
    """
    run = _last_run(line)
    years = (year - run[-1][0] if ahead is None else ahead) if run else 0
    if len(run) < MIN_POINTS or years <= 0 or goal <= 0 or any(point.value <= 0 for _, point in run):
        return None
    logs = [math.log(float(point.value)) for _, point in run]
    centre, scale, freedom = _spread(logs, years)
    half = quantile((1 + BAND) / 2, freedom) * scale
    tried, held = _record(logs)
    return Forecast(
        method=METHOD,
        year=year,
        points=len(run),
        centre=_value(centre),
        low=_value(centre - half),
        high=_value(centre + half),
        band=BAND,
        chance=_chance(math.log(float(goal)), centre, scale, freedom),
        tried=tried,
        held=held,
        evidence=tuple(e for _, point in run for e in point.evidence),
    )


def _last_run(line: Mapping[int, Point]) -> list[tuple[int, Point]]:
    run: list[tuple[int, Point]] = []
    for year in sorted(line, reverse=True):
        if run and year != run[-1][0] - 1:
            break
        run.append((year, line[year]))
    return run[::-1]


def _spread(logs: Sequence[float], ahead: float) -> tuple[float, float, int]:
    """Centre, scale and degrees of freedom of the forecast ``ahead`` years after the last value."""
    steps = [later - earlier for earlier, later in pairwise(logs)]
    m = len(steps)
    return logs[-1] + _DAMPING * ahead * fmean(steps), stdev(steps) * math.sqrt(ahead + ahead**2 / m), m - 1


def _record(logs: Sequence[float]) -> tuple[int, int]:
    """On how many earlier years the one-step band could be tried, and how often it held."""
    tried = held = 0
    for n in range(MIN_POINTS, len(logs)):
        centre, scale, freedom = _spread(logs[:n], 1)
        tried += 1
        held += abs(logs[n] - centre) <= quantile((1 + BAND) / 2, freedom) * scale
    return tried, held


def _chance(goal: float, centre: float, scale: float, freedom: int) -> float:
    if scale == 0:
        return float(centre >= goal)
    return 1 - cumulative((goal - centre) / scale, freedom)


def _value(log: float) -> Decimal:
    """Three significant digits: more would pretend to know."""
    return Decimal(f"{math.exp(log):.3g}")


def cumulative(t: float, freedom: int) -> float:
    """Student's distribution function, exact for whole degrees of freedom (a finite sum of cosines)."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    if freedom % 2:
        total, term = 0.0, cosine
        for k in range(1, (freedom - 1) // 2 + 1):
            total += term
            term *= cosine**2 * (2 * k) / (2 * k + 1)
        inside = 2 / math.pi * (angle + math.sin(angle) * total)
    else:
        total, term = 0.0, 1.0
        for k in range(1, freedom // 2 + 1):
            total += term
            term *= cosine**2 * (2 * k - 1) / (2 * k)
        inside = math.sin(angle) * total
    return 0.5 + inside / 2


@lru_cache(maxsize=256)
def quantile(share: float, freedom: int) -> float:
    """The value below which a share of Student's distribution lies, by bisection."""
    low, high = -1e6, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        if cumulative(middle, freedom) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
