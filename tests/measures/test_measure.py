from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest
from gold_register import PARTIES, gold_register, register_of, trade
from hypothesis import given
from hypothesis import strategies as st

from kelisim.measures import measure
from kelisim.measures.align import between, chosen, merged, year_before, years_between
from kelisim.model.claim import Claim
from kelisim.model.document import Document
from kelisim.model.entry import Observation
from kelisim.model.kinds.figure import Figure
from kelisim.model.kinds.target import Target
from kelisim.model.measure import Measure, Point
from kelisim.model.period import Period
from kelisim.model.record import Register


def of_value(measures: tuple[Measure, ...], value: str) -> Measure:
    return next(m for m in measures if m.target.value == Decimal(value) and m.target.unit == "USD")


@pytest.fixture(scope="module")
def early() -> Measure:
    return of_value(measure(gold_register("2024-02-20"), trade()), "10000000000")


@pytest.fixture(scope="module")
def late() -> Measure:
    return of_value(measure(gold_register("2025-11-30"), trade()), "10000000000")


def test_the_example_of_february_2024(early: Measure) -> None:
    assert early.attained is not None and early.baseline is not None
    assert (early.attained.period.text, early.attained.value) == ("2023", Decimal("4.4e9"))
    assert (early.baseline.period.text, early.baseline.value) == ("2021", Decimal("4.3e9"))
    assert early.attained_low is not None and early.attained_low.value == Decimal("4e9")
    assert early.attained_high is not None and early.attained_high.value == Decimal("4.5e9")
    assert early.gap == Decimal("5.6e9")
    assert early.deadline_dropped
    assert (early.rating, early.reason) == ("behind", "pace_too_slow")
    assert "reporters_differ" in early.caveats


def test_needed_growth_of_the_first_deadline_is_that_of_the_method(early: Measure) -> None:
    needs = {need.deadline.text: need for need in early.needs}
    assert needs["2026"].growth == pytest.approx(0.315, abs=0.001)
    assert needs["2026"].stated_on == "2021-12-06"
    assert list(needs) == ["2026", "2027"]


def test_the_deadline_was_set_again(late: Measure) -> None:
    assert late.deadline == Period("2030")
    assert not late.deadline_dropped
    assert late.needed_growth == pytest.approx(0.165, abs=0.001)
    assert late.past_growth is not None and late.past_growth < 0
    assert late.arrival is None


def test_a_year_that_is_not_over_is_no_value(late: Measure) -> None:
    assert late.attained is not None
    assert late.attained.period == Period("2024")


def test_four_series_and_the_spoken_numbers(early: Measure) -> None:
    lines = {line.area: line for line in early.series}
    assert list(lines) == ["KAZ", "UZB", "joint", "exports", "spoken"]
    assert [point.value for point in lines["exports"].points] == [Decimal("5.1e9")]
    assert len(lines["exports"].points[0].evidence) == 2
    assert "Alikhan Smailov" in {point.area for point in lines["spoken"].points}


def test_asymmetry_of_what_the_sides_report(early: Measure) -> None:
    (one,) = early.asymmetries
    assert (one.exporter, one.importer, one.exports.period.text) == ("KAZ", "UZB", "2022")
    assert one.ratio == pytest.approx(0.1449, abs=0.0001)


def test_part_years_stand_beside_the_same_part_of_the_year_before(early: Measure) -> None:
    parts = {part.point.period.text: part for part in early.part_years}
    assert parts["2023-01/2023-04"].before is not None
    assert parts["2023-01/2023-04"].before.period.text == "2022-01/2022-04"
    assert parts["2023-01/2023-04"].change == pytest.approx(0.07)
    assert parts["2022-01/2022-10"].before is None
    assert parts["2023-01/2023-11"].change is None


def test_every_number_of_a_measure_has_evidence(early: Measure, late: Measure) -> None:
    for one in (early, late):
        register = gold_register("2025-11-30")
        known = {o.id for o in trade()} | set(register.claim_of)
        points = [point for line in one.series for point in line.points]
        points += [point for point in (one.baseline, one.attained, one.attained_low, one.attained_high) if point]
        assert all(point.evidence and set(point.evidence) <= known for point in points)
        assert all(need.claim_ids for need in one.needs)


def test_measures_do_not_depend_on_the_order_of_observations() -> None:
    register, observations = gold_register("2025-11-30"), list(trade())
    first = measure(register, observations)
    random.Random(7).shuffle(observations)
    assert measure(register, observations) == first


DOCUMENT = Document(name="d", text="Trade is to double.", date="2021-03-01")


def target(**slots: object) -> Claim:
    values = {"indicator": "trade_turnover", "value": Decimal(10), "unit": "USD", **slots}
    return Claim("target", DOCUMENT.quote(0, 18), PARTIES, ("trade",), Target(**values))  # type: ignore[arg-type]


def register(claim: Claim, on: str = "2026-06-01") -> Register:
    return register_of([[claim]], {DOCUMENT.digest: DOCUMENT}, dt.date.fromisoformat(on))


def observed(year: int, value: str, area: str = "KAZ", **more: object) -> Observation:
    partner = "UZB" if area == "KAZ" else "KAZ"
    parts = {"source": f"s{year}{area}{value}", "series": "x", "indicator": "trade_turnover", "unit": "USD", **more}
    return Observation(area=area, partner=partner, period=Period(str(year)), value=Decimal(value), **parts)  # type: ignore[arg-type]


GROWING = [observed(2021 + n, value) for n, value in enumerate(["4", "5", "6", "7", "8"])]


@pytest.mark.parametrize(
    ("slots", "observations", "on", "rating", "reason"),
    [
        ({}, [], "2026-06-01", "no_data", "no_values"),
        ({"value": Decimal(8)}, GROWING, "2026-06-01", "achieved", "reached"),
        ({"value": Decimal(8)}, [*GROWING, observed(2025, "7", "UZB")], "2026-06-01", "disputed",
         "reached_by_one_reporter"),
        ({}, GROWING, "2026-06-01", "in_progress", "no_deadline_growing"),
        ({}, [observed(2021, "4"), observed(2025, "3")], "2026-06-01", "behind", "no_deadline_not_growing"),
        ({"deadline": Period("2025")}, GROWING, "2026-06-01", "missed", "deadline_passed"),
        ({"deadline": Period("2026-03")}, GROWING, "2026-06-01", "no_data", "deadline_passed_unknown"),
        ({"deadline": Period("2030")}, GROWING, "2026-06-01", "on_track", "pace_suffices"),
        ({"deadline": Period("2026")}, GROWING, "2026-06-01", "behind", "pace_too_slow"),
        ({"deadline": Period("2026")}, GROWING[-1:], "2026-06-01", "no_data", "no_pace"),
        ({"direction": "multiply_by", "value": Decimal(2), "unit": None}, GROWING, "2026-06-01", "achieved", "reached"),
        ({"direction": "increase_by", "value": Decimal(3)}, GROWING, "2026-06-01", "achieved", "kept"),
        ({"direction": "increase_by", "value": Decimal(4)}, GROWING, "2026-06-01", "achieved", "reached"),
        ({"direction": "increase_by", "value": Decimal(50), "unit": "percent"}, GROWING, "2026-06-01", "no_data",
         "no_values"),
        ({"indicator": "exports"}, GROWING, "2026-06-01", "no_data", "no_values"),
    ],
)  # fmt: skip
def test_ratings(slots: dict[str, object], observations: list[Observation], on: str, rating: str, reason: str) -> None:
    (one,) = measure(register(target(**slots), on), observations)
    assert (one.rating, one.reason) == (rating, reason)


def test_a_target_without_a_number_has_no_measure() -> None:
    assert measure(register(target(value=None)), GROWING) == ()


def test_a_target_of_other_parties_is_held_against_nothing() -> None:
    claim = Claim("target", DOCUMENT.quote(0, 18), ("KAZ", "KGZ", "UZB"), ("trade",), target().slots)
    (one,) = measure(register(claim), GROWING)
    assert (one.rating, one.caveats, one.series) == ("no_data", ("other_parties",), ())


def test_the_arrival_at_the_present_pace() -> None:
    (one,) = measure(register(target()), [observed(2024, "5"), observed(2025, "6")])
    assert one.past_growth == pytest.approx(0.2)
    assert one.arrival == 2028  # 6, 7.2, 8.64, 10.37


def test_a_forecast_needs_five_values_in_a_row() -> None:
    claim = target(deadline=Period("2030"))
    (five,) = measure(register(claim), GROWING)
    (four,) = measure(register(claim), GROWING[1:])
    (gapped,) = measure(register(claim), [observed(2018, "3"), *GROWING[1:]])
    assert five.forecast is not None and five.forecast.points == 5
    assert four.forecast is None and gapped.forecast is None


def test_turnover_is_summed_only_where_a_side_gives_exports_and_imports_alone() -> None:
    parts = [observed(2025, "2", indicator="exports"), observed(2025, "3", indicator="imports")]
    (summed,) = measure(register(target()), parts)
    assert summed.attained is not None and summed.attained.value == 5 and len(summed.attained.evidence) == 2
    (told,) = measure(register(target()), [*parts, observed(2025, "6")])
    assert told.attained is not None and told.attained.value == 6


def test_a_spoken_number_counts_where_there_is_no_statistic() -> None:
    slots = Figure("trade_turnover", Decimal(7), "USD", period=Period("2020"))
    figure = Claim("figure", DOCUMENT.quote(0, 5), PARTIES, ("trade",), slots, speaker="A Minister")
    both = register_of([[target()], [figure]], {DOCUMENT.digest: DOCUMENT}, dt.date(2026, 6, 1))
    (one,) = measure(both, [])
    assert one.attained is not None and one.attained.evidence == (figure.id,)
    assert "spoken_only" in one.caveats


def test_only_the_parties_own_numbers_that_could_be_known_are_taken() -> None:
    own = observed(2020, "1")
    others = [
        observed(2020, "1", source="other", vintage="2021-05-01"),
        Observation("s", "x", "trade_turnover", "KAZ", "RUS", Period("2019"), Decimal(1), "USD"),
        Observation("s", "x", "trade_turnover", "joint", "KAZ-RUS", Period("2019"), Decimal(1), "USD"),
        observed(2021, "2"),
    ]
    joint = Observation("s", "x", "trade_turnover", "joint", "KAZ-UZB", Period("2019"), Decimal(1), "USD")
    assert set(between([own, joint, *others], PARTIES, dt.date(2021, 3, 1))) == {own, joint}


points = st.builds(
    Point,
    st.just(Period("2023")),
    st.integers(1, 9).map(Decimal),
    st.sampled_from(["KAZ", "UZB", "joint"]),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True).map(tuple),
)


@given(st.lists(points, min_size=1, max_size=8), st.randoms())
def test_the_value_shown_is_one_that_was_reported_whatever_the_order(found: list[Point], chance: random.Random) -> None:
    first = chosen(merged(found))
    chance.shuffle(found)
    assert chosen(merged(found)) == first
    assert first is not None and first.value in {point.value for point in found}


def test_the_same_part_of_the_year_before() -> None:
    assert year_before(Period("2023-01/2023-04")) == Period("2022-01/2022-04")
    assert year_before(Period("2024-02-29")) is None
    assert years_between(Period("2023"), Period("2026")) == 3.0
