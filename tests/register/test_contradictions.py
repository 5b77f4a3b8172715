"""Values that cannot both be true, and those that can."""

from __future__ import annotations

import pytest
from register_help import record, register, told

from kelisim.model import Decision


def trade(name, date, value, qualifier="exact", period="2023", change=None):
    slots = {"indicator": "trade_turnover", "value": value, "unit": "USD", "qualifier": qualifier, "period": period}
    return told(name, date, (f"Trade was told as {value} {qualifier}", "figure", slots | {"change": change}))


def found(*reports):
    return [(c.slot, c.days_apart, [s.value for s in c.sides]) for c in record(*reports).contradictions]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((4_400_000_000, "exact"), (5_000_000_000, "at_least"), True),
        ((5_000_000_000, "exact"), (4_980_000_000, "exact"), False),
        ((4_000_000_000, "at_least"), (4_100_000_000, "exact"), False),
        ((1_300_000_000, "approx"), (1_200_000_000, "exact"), True),
        ((4_400_000_000, "exact"), (4_400_000_000, "approx"), False),
        ((4_000_000_000, "at_most"), (4_400_000_000, "exact"), True),
    ],
)
def test_amounts_are_compared_as_intervals(one, other, clash):
    slots = [c[0] for c in found(trade("a", "2024-01-10", *one), trade("b", "2024-02-10", *other))]
    assert ("value" in slots) == clash


def test_a_contradiction_tells_its_sides_and_days_apart():
    ((slot, days, values),) = found(trade("a", "2024-01-10", 4_000_000_000), trade("b", "2024-01-15", 5_500_000_000))
    assert (slot, days, [int(v) for v in values]) == ("value", 5, [4_000_000_000, 5_500_000_000])


def test_other_periods_are_other_figures():
    both = (trade("a", "2024-01-10", 4_000_000_000), trade("b", "2024-01-15", 5_500_000_000, period="2022"))
    assert [r.contradictions for r in register(*both).records] == [(), ()]


def test_four_billion_against_over_four_billion_is_one_of_definition():
    (one,) = record(
        trade("a", "2024-01-10", 4_000_000_000), trade("b", "2024-01-15", 4_000_000_000, "at_least")
    ).contradictions
    assert (one.kind, one.slot, [s.value for s in one.sides]) == ("definition", "qualifier", ["exact", "at_least"])


def test_a_year_and_its_twelve_months_are_one_period():
    found(trade("a", "2024-01-10", 4_000_000_000), trade("b", "2024-01-15", 4_000_000_000, period="2023-01/2023-12"))


def test_the_figure_shown_is_that_of_better_evidence_with_its_rivals():
    slots = {"indicator": "trade_turnover", "unit": "USD", "qualifier": "exact", "period": "2023"}
    office = told(
        "a", "2024-01-10", ("Trade was four", "figure", slots | {"value": 4_400_000_000}), url="https://stat.gov.kz/1"
    )
    paper = told(
        "b", "2024-02-10", ("Trade was five", "figure", slots | {"value": 5_000_000_000}), url="https://daily.example/1"
    )
    view = record(office, paper).slots["value"]
    assert (view.value, view.chosen_by) == (4_400_000_000, "better evidence, then the later report")
    assert [value for value, _ in view.rivals] == [5_000_000_000]
    person = Decision("accept", paper[1][0].id, by="A. Person", reason="the office revised it")
    view = record(office, paper, decisions=(person,)).slots["value"]
    assert (view.value, view.chosen_by) == (5_000_000_000, "a person vouched for it")


def portfolio(name, date, *sets):
    claims = []
    for count, value, status in sets:
        slots = {"count": count, "value": value, "unit": "USD", "qualifier": "exact", "status": status}
        claims.append((f"{count} joint projects of {value} are {status}", "project", slots))
    return told(name, date, *claims, fields=("industry",))


def test_sets_of_two_stages_in_one_report_are_parts_and_no_contradiction():
    assert found(portfolio("a", "2024-02-20", (12, 156_000_000, "completed"), (21, 1_000_000_000, "pipeline"))) == []


def test_the_same_twelve_projects_told_as_done_and_as_under_way():
    one = portfolio("a", "2024-02-20", (12, 156_000_000, "completed"), (21, 1_000_000_000, "pipeline"))
    other = portfolio("b", "2024-02-20", (12, 156_000_000, "under_way"))
    assert [(slot, values) for slot, _, values in found(one, other)] == [("status", ["completed", "under_way"])]


def test_a_portfolio_that_counts_more_and_is_worth_less():
    one, other = (
        portfolio("a", "2024-10-23", (74, 3_400_000_000, "under_way")),
        portfolio("b", "2025-11-15", (78, 1_700_000_000, "under_way")),
    )
    (only,) = found(one, other)
    assert only[0] == "value" and only[1] == 388
    shown = record(one, other)
    assert (shown.value("count"), shown.value("value")) == (78, 1_700_000_000)


def test_a_built_part_does_not_become_the_portfolio():
    both = (portfolio("a", "2024-10-23", (74, 3_400_000_000, "under_way")),
            portfolio("b", "2025-03-20", (12, 220_000_000, "operational")))  # fmt: skip
    assert record(*both).value("count") == 74


def signed(name, reported, date):
    slots = {"title": "Declaration on Allied Relations", "type": "declaration", "status": "signed", "date": date}
    return told(name, reported, (f"The declaration was told of on {reported}", "agreement", slots))


def test_two_dates_of_one_signature():
    clash = found(signed("a", "2021-12-07", "2021-12-06"), signed("b", "2023-08-17", "2022"))
    assert [c[0] for c in clash] == ["date"]
    assert found(signed("a", "2021-12-07", "2021-12-06"), signed("b", "2023-08-17", "2021")) == []
