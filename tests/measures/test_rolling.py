"""Months become rolling years and years to date; nothing is ever scaled up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from gold_register import PARTIES, register_of
from hypothesis import given
from hypothesis import strategies as st

from kelisim.measures import measure
from kelisim.measures.rolling import longest, rolling, to_date, with_years
from kelisim.model.claim import Claim
from kelisim.model.document import Document
from kelisim.model.entry import Observation
from kelisim.model.kinds.target import Target
from kelisim.model.measure import Measure, Point
from kelisim.model.period import Period


def month(number: int, value: int = 1, area: str = "KAZ") -> Point:
    """The month so many after January 2020."""
    text = f"{2020 + number // 12}-{number % 12 + 1:02}"
    return Point(Period(text), Decimal(value), area, (f"o-{area}-{text}-{value}",))


def months(count: int, area: str = "KAZ", first: int = 0) -> list[Point]:
    return [month(first + n, first + n + 1, area) for n in range(count)]


def test_twelve_months_make_a_year_and_eleven_do_not():
    whole = [p for p in with_years(months(23)) if p.period.precision == "year"]
    assert [(p.period.text, p.value, len(p.evidence), p.weight) for p in whole] == [("2020", sum(range(1, 13)), 12, 1)]
    assert not [p for p in with_years(months(11)) if p.period.precision == "year"]


def test_a_year_that_is_told_is_not_summed_again():
    told = Point(Period("2020"), Decimal(100), "KAZ", ("o-year",))
    assert with_years([told, *months(12)]) == (told, *months(12))


def test_the_latest_twelve_months_and_those_before_them():
    (run,) = rolling(months(30)).values()
    assert [p.period.text for p in run] == ["2020-07/2021-06", "2021-07/2022-06"]
    assert run[-1].value == sum(range(19, 31))


def test_a_missing_month_breaks_the_run_and_leaves_no_sum():
    holed = [p for p in months(40) if p.period.text != "2021-02"]
    (run,) = rolling(holed).values()
    assert [p.period.text for p in run] == ["2021-05/2022-04", "2022-05/2023-04"]
    assert "2021" not in {p.period.text for p in with_years(holed)}


def test_the_year_to_date_stands_beside_the_same_months_of_the_year_before():
    parts = to_date(months(17))
    assert [(p.period.text, p.value) for p in parts] == [("2020-01/2020-05", 15), ("2021-01/2021-05", 75)]
    assert to_date(months(12)) == ()


def test_of_several_values_of_a_month_one_counts():
    twice = [*months(12), month(3, 99)]
    assert [p.value for p in with_years(twice) if p.period.precision == "year"] == [sum(range(1, 13))]


def test_the_longest_run_is_shown_and_of_equals_the_lower():
    runs = rolling([*months(24), *months(36, "UZB", 5)])
    assert {p.area for p in longest(runs)} == {"UZB"}
    even = rolling([*(month(n, 5) for n in range(12)), *(month(n, 4, "UZB") for n in range(12))])
    assert longest(even)[0].area == "UZB"
    assert longest({}) == ()


@given(st.sets(st.integers(0, 60)), st.randoms())
def test_every_sum_is_of_as_many_months_as_its_period_holds_and_the_order_does_not_matter(numbers, chance):
    points = [month(n, n + 1) for n in sorted(numbers)]
    shuffled = list(points)
    chance.shuffle(shuffled)
    assert rolling(points) == rolling(shuffled)
    for one in (*(p for run in rolling(points).values() for p in run), *to_date(points), *with_years(points)):
        days = (one.period.last_day - one.period.first_day).days + 1
        assert round(days / 30.4) == len(one.evidence)


DOCUMENT = Document(name="d", text="Trade is to reach ten.", date="2021-03-01")


def of_months(observations: list[Observation], on: str) -> Measure:
    slots = Target("trade_turnover", Decimal(1000), "USD", deadline=Period("2030"))
    claim = Claim("target", DOCUMENT.quote(0, 20), PARTIES, ("trade",), slots)
    register = register_of([[claim]], {DOCUMENT.digest: DOCUMENT}, dt.date.fromisoformat(on))
    (one,) = measure(register, observations)
    return one


def monthly(count: int, flow: str, first: int = 0) -> list[Observation]:
    return [
        Observation("s", "m", flow, "KAZ", "UZB", month(first + n).period, Decimal(10 + n // 12), "USD")
        for n in range(count)
    ]


def test_monthly_exports_and_imports_make_turnover_years_and_a_forecast_from_rolling_ones():
    both = [*monthly(65, "exports"), *monthly(65, "imports")]
    one = of_months(both, "2025-08-01")
    assert one.attained is not None and (one.attained.period.text, one.attained.value) == ("2024", 24 * 14)
    assert [p.period.text for p in one.rolling][-1] == "2024-06/2025-05"
    assert one.forecast is not None and one.forecast.points == 5 and one.forecast.year == 2030
    to_date_parts = {p.point.period.text: p for p in one.part_years}
    now = to_date_parts["2025-01/2025-05"]
    assert now.before is not None and now.before.period.text == "2024-01/2024-05" and not now.told
    assert now.change == pytest.approx(15 / 14 - 1)


def test_whole_years_are_forecast_from_where_they_end_as_late():
    one = of_months([*monthly(72, "exports"), *monthly(72, "imports")], "2026-02-01")
    assert one.forecast is not None and one.forecast.points == 6


def test_a_part_of_a_year_is_held_against_the_same_reporters_only():
    before = Observation("s", "x", "trade_turnover", "UZB", "KAZ", Period("2023-01/2023-06"), Decimal(5), "USD")
    now = Observation("s", "x", "trade_turnover", "KAZ", "UZB", Period("2024-01/2024-06"), Decimal(9), "USD")
    parts = {p.point.area: p for p in of_months([before, now], "2024-09-01").part_years}
    assert parts["KAZ"].before is None and parts["KAZ"].change is None
