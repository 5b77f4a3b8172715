from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.measures.forecast import cumulative, forecast, quantile
from kelisim.model.measure import Point
from kelisim.model.period import Period


def line(*values: float, first: int = 2019) -> dict[int, Point]:
    return {
        first + n: Point(Period(str(first + n)), Decimal(repr(value)), "KAZ", (f"o-{n}",))
        for n, value in enumerate(values)
    }


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 3.078), (2, 1.886), (3, 1.638), (4, 1.533), (5, 1.476), (10, 1.372), (30, 1.310)]
)
def test_student_quantiles_are_those_of_the_printed_tables(freedom: int, printed: float) -> None:
    assert quantile(0.9, freedom) == pytest.approx(printed, abs=0.0006)


@given(st.floats(-20, 20), st.integers(1, 40))
def test_the_distribution_is_symmetric_and_grows(t: float, freedom: int) -> None:
    assert cumulative(t, freedom) + cumulative(-t, freedom) == pytest.approx(1)
    assert cumulative(t, freedom) <= cumulative(t + 0.5, freedom) + 1e-12


def test_the_formula_by_hand() -> None:
    values = (4.0, 4.4, 4.2, 5.0, 5.2)
    steps = [math.log(b / a) for a, b in pairwise(values)]
    mean = sum(steps) / 4
    spread = math.sqrt(sum((step - mean) ** 2 for step in steps) / 3)
    centre = math.log(5.2) + 0.75 * 3 * mean
    half = 1.63774 * spread * math.sqrt(3 + 9 / 4)
    found = forecast(line(*values), 2026, Decimal(10))
    assert found is not None
    assert float(found.centre) == pytest.approx(math.exp(centre), rel=0.005)
    assert float(found.low) == pytest.approx(math.exp(centre - half), rel=0.005)
    assert float(found.high) == pytest.approx(math.exp(centre + half), rel=0.005)
    assert (found.points, found.band, found.tried, len(found.evidence)) == (5, 0.8, 0, 5)


def test_the_chance_is_half_at_the_centre_and_falls_with_the_goal() -> None:
    values = line(4.0, 4.4, 4.2, 5.0, 5.2, 5.1)
    centre = forecast(values, 2026, Decimal(5))
    assert centre is not None
    near = forecast(values, 2026, centre.centre)
    far = forecast(values, 2026, centre.centre * 4)
    assert near is not None and far is not None
    assert near.chance == pytest.approx(0.5, abs=0.02)
    assert far.chance < near.chance


def test_the_bands_own_record_is_counted() -> None:
    found = forecast(line(1, 1.1, 1.2, 1.3, 1.42, 1.5, 9.0), 2027, Decimal(10))
    assert found is not None
    assert (found.tried, found.held) == (2, 1)


def test_a_series_without_spread_is_certain() -> None:
    found = forecast(line(1, 2, 4, 8, 16), 2024, Decimal(20))
    assert found is not None
    assert found.low == found.high == found.centre
    assert found.chance in (0.0, 1.0)


@pytest.mark.parametrize(
    ("values", "year"),
    [((4, 4.1, 4.2, 4.3), 2026), ((4, 0, 4.2, 4.3, 4.4), 2026), ((4, 4.1, 4.2, 4.3, 4.4), 2023), ((), 2026)],
)
def test_no_forecast_where_it_would_be_pretended(values: tuple[float, ...], year: int) -> None:
    assert forecast(line(*values), year, Decimal(10)) is None


def test_a_missing_year_ends_the_run() -> None:
    values = line(1, 1.1, 1.2, 1.3, 1.4, 1.5)
    del values[2020]
    assert forecast(values, 2026, Decimal(10)) is None
