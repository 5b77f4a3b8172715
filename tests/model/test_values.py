"""Periods, amounts, spans and quotes check themselves."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.errors import InvalidValueError
from kelisim.model import Amount, Document, Period, Quote, Span
from kelisim.model.party import parties

TEXT = "First clause, second clause.\n\nA second paragraph."
REPORT = Document(name="r", text=TEXT, date="2024-02-20")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-02-19", "2024-02-19", "2024-02-19", "day"),
        ("2024-08-07/2024-08-08", "2024-08-07", "2024-08-08", "interval"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31", "interval"),
        ("2009/2024", "2009-01-01", "2024-12-31", "interval"),
    ],
)
def test_a_period_of_every_precision(text, first, last, precision):
    period = Period.parse(text)
    assert (period.first_day.isoformat(), period.last_day.isoformat(), period.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2023-02-29", "2024-2-1", "2024/2023", "2024-02-19T10", "0000"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(InvalidValueError):
        Period.parse(text)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)), st.integers(0, 4000))
def test_a_period_holds_its_ends(first, days):
    last = first + dt.timedelta(days=days)
    period = Period.between(first.isoformat(), last.isoformat())
    assert period.holds(Period(first.isoformat()))
    assert period.holds(Period(last.isoformat()))
    assert period.days_apart(Period(last.isoformat())) == 0


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("5000000000", "at_least"), ("4980000000", "exact"), True),
        (("5000000000", "at_least"), ("4600000000", "exact"), False),
        (("4400000000", None), ("4420000000", None), True),
        (("4400000000", None), ("4500000000", None), True),
        (("4400000000", None), ("4600000000", None), False),
        (("12", "exact"), ("13", "exact"), False),
        (("156000000", "approx"), ("150000000", "exact"), True),
    ],
)
def test_amounts_compare_as_intervals(one, other, agree):
    left, right = (Amount(Decimal(value), "USD", qualifier) for value, qualifier in (one, other))
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree


def test_amounts_of_unlike_units_do_not_agree():
    assert not Amount(Decimal(1), "USD").agrees(Amount(Decimal(1), "EUR"))


def test_an_amount_is_a_finite_number():
    with pytest.raises(InvalidValueError, match="finite"):
        Amount(Decimal("NaN"))
    with pytest.raises(InvalidValueError, match="qualifier"):
        Amount(Decimal(1), "USD", "roughly")


@given(st.integers(-5, 60), st.integers(-5, 60))
def test_a_quote_is_its_span_or_cannot_be_built(start, end):
    try:
        quote = REPORT.quote(start, end)
    except InvalidValueError:
        return
    assert quote.text == TEXT[start:end]
    assert quote.text == quote.text.strip()
    assert "\n\n" not in quote.text


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 1), (-1, 3), (0, 500), (5, 8), (20, 40)])
def test_a_quote_that_is_no_run_of_words_is_impossible(start, end):
    with pytest.raises(InvalidValueError):
        Quote(REPORT, Span(start, end))


def test_a_quote_with_other_words_than_expected_is_refused():
    with pytest.raises(InvalidValueError, match="does not stand at"):
        REPORT.quote(0, 5, expected="Fifth")


@pytest.mark.parametrize(
    "parts",
    [{"name": " "}, {"text": " \n"}, {"date": "2024"}, {"date": "2024-02-30"}],
)
def test_a_report_has_name_text_and_a_whole_day(parts):
    with pytest.raises(InvalidValueError):
        Document(**{"name": "r", "text": "t", **parts})


def test_the_same_content_is_the_same_report_wherever_it_came_from():
    again = Document(name="other", text=TEXT, date="2024-02-20", source_url="https://example.org/1")
    assert again.digest == REPORT.digest
    assert Document(name="r", text=TEXT, date="2024-02-21").digest != REPORT.digest


def test_parties_are_sorted_codes():
    assert parties(["UZB", "KAZ", "UZB"]) == ("KAZ", "UZB")
    with pytest.raises(InvalidValueError, match="three capitals"):
        parties(["Kazakhstan!"])
