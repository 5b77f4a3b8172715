"""The closed form of the forecast against statsmodels and scipy, two programs that know nothing of it."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import pytest

from kelisim.measures.forecast import _DAMPING, BAND, _chance, _spread, cumulative, forecast, quantile
from kelisim.model import Period
from kelisim.model.measure import Point

np = pytest.importorskip("numpy")
pytest.importorskip("statsmodels")
stats = pytest.importorskip("scipy.stats")

# Invented yearly values: steady, jumping, falling, flat but for one year, and long.
SERIES = [
    [1.2, 1.5, 1.9, 2.2, 2.9, 3.1],
    [0.4, 1.9, 0.7, 2.4, 1.1, 3.0, 2.8],
    [9.0, 8.1, 7.7, 6.0, 5.9],
    [2.0, 2.0, 2.0, 2.6, 2.0, 2.0],
    [1.0 * 1.07**n * (1.0 + 0.1 * ((-1) ** n)) for n in range(20)],
]


def _logs(values: list[float]) -> list[float]:
    return [math.log(value) for value in values]


@pytest.mark.parametrize("values", SERIES)
@pytest.mark.parametrize("ahead", [1, 2, 5])
def test_the_band_is_the_prediction_interval_of_a_regression_of_the_steps(values, ahead):
    """The sum of ``ahead`` new steps is one new observation of their mean times ``ahead``, of weight 1 / ``ahead``."""
    from statsmodels.regression.linear_model import OLS

    logs = _logs(values)
    steps = np.array([later - earlier for earlier, later in pairwise(logs)])
    fitted = OLS(steps, np.ones((len(steps), 1))).fit()
    predicted = fitted.get_prediction(np.array([[float(ahead)]]), weights=np.array([1.0 / ahead]))
    ((low, high),) = predicted.conf_int(obs=True, alpha=1 - BAND)
    centre, scale, freedom = _spread(logs, ahead)
    half = quantile((1 + BAND) / 2, freedom) * scale
    assert freedom == fitted.df_resid
    assert half == pytest.approx((high - low) / 2, rel=1e-9)
    assert centre - logs[-1] == pytest.approx(_DAMPING * predicted.predicted_mean[0], rel=1e-9)


@pytest.mark.parametrize("values", SERIES)
def test_without_damping_the_centre_is_that_of_a_random_walk_with_drift(values):
    from statsmodels.tsa.arima.model import ARIMA

    logs = _logs(values)
    fitted = ARIMA(np.array(logs), order=(0, 1, 0), trend="t").fit()
    theirs = fitted.forecast(3)[-1]
    assert logs[-1] + (_spread(logs, 3)[0] - logs[-1]) / _DAMPING == pytest.approx(theirs, rel=1e-3)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 10, 29])
def test_students_distribution_is_scipys(freedom):
    for t in (-30.0, -2.5, -0.3, 0.0, 0.7, 1.9, 12.0):
        assert cumulative(t, freedom) == pytest.approx(float(stats.t.cdf(t, freedom)), abs=1e-12)
    for share in (0.01, 0.1, 0.5, 0.9, 0.995):
        assert quantile(share, freedom) == pytest.approx(float(stats.t.ppf(share, freedom)), rel=1e-7, abs=1e-7)


@pytest.mark.parametrize("values", SERIES)
def test_the_chance_is_the_tail_beyond_the_goal(values):
    logs = _logs(values)
    centre, scale, freedom = _spread(logs, 3)
    for goal in (values[-1] * 0.8, values[-1] * 1.5, values[-1] * 4):
        theirs = float(stats.t.sf(math.log(goal), freedom, loc=centre, scale=scale))
        assert _chance(math.log(goal), centre, scale, freedom) == pytest.approx(theirs, abs=1e-12)


def test_the_whole_forecast_of_one_series_by_hand_of_scipy():
    values = [Decimal("1.2"), Decimal("1.5"), Decimal("1.9"), Decimal("2.2"), Decimal("2.9"), Decimal("3.1")]
    line = {2018 + n: Point(Period(str(2018 + n)), value, "KAZ", (f"o-{n}",)) for n, value in enumerate(values)}
    made = forecast(line, 2026, Decimal(5))
    steps = np.diff(np.log([float(value) for value in values]))
    m, ahead = len(steps), 3
    scale = steps.std(ddof=1) * math.sqrt(ahead + ahead**2 / m)
    centre = math.log(3.1) + 0.75 * ahead * steps.mean()
    low, high = (math.exp(x) for x in stats.t.interval(0.8, m - 1, loc=centre, scale=scale))
    assert made is not None
    assert [float(made.low), float(made.centre), float(made.high)] == pytest.approx(
        [low, math.exp(centre), high], rel=5e-3
    )
