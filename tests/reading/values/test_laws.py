"""What holds for every text: spans are the words, nothing overlaps, hostile text neither breaks nor blows up."""

# ruff: noqa: E501  (lists of words are read in one line)

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.errors import InvalidValueError
from kelisim.lang.pack import load_pack
from kelisim.model import Period
from kelisim.reading.marks import Day, Number
from kelisim.reading.shadow import shadow
from kelisim.reading.values import find_values, read_values
from kelisim.reading.values.moments import day, shifted_years

DATE = dt.date(2024, 2, 20)
_PROSE = "between from to and a half billion million dollars $ € % percent May 12 2024 last next year months ago by the end of"
_FIGURES = (
    "twenty-five hundred 3/4 -40 km tonnes up over 10,000 1.5 Q4 first since 05/12/2016 7-8 – ( ) . , 'm Rs crore"
)
WORDS = st.sampled_from([*_PROSE.split(), *_FIGURES.split(), "\n"])
HOSTILE = [
    "1 ", "5-", "1,11,", "1/2/3/", "one and a half of the ", "from 1 to 2 to 3 ", "$5 billion in 2023 and ", '"', "a", "1.",
    "twenty-five hundred thousand ", "12 May - ", "\u202e\u200b1", "$", "ⅷ٣", "2023-2024-", "last year ago next ",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)),
    st.sampled_from(["en", "ru", "kk", "uz"]),
)
@settings(max_examples=150, deadline=None)
def test_marks_are_sorted_and_apart(text, language):
    marks = find_values(shadow(text), load_pack(language), date=DATE)
    ends = [0]
    for mark in marks:
        assert ends[-1] <= mark.start < mark.end <= len(text)
        assert isinstance(mark.value, (Number, Day))
        ends.append(mark.end)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_lines_hold_the_words_and_valid_dates(text):
    for value in read_values(text, "en", "2024-02-20"):
        assert text[value["start"] : value["end"]] == value["text"]
        if value["type"] == "date":
            Period.parse(value["date"])
        else:
            assert "value" in value or value["low"] <= value["high"]


def steps(text):
    """How many Python calls reading a text takes: a measure of work that no clock disturbs."""
    count = 0

    def trace(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(trace)
    try:
        find_values(text, load_pack("en"), date=DATE)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(unit):
    steps(unit)
    small, large = (steps((unit * n)[:n]) for n in (2_000, 20_000))
    assert large <= 12 * small + 200


def test_without_a_date_only_what_is_written_out_is_known():
    values = read_values("last year, 12 May 2023 and two weeks ago", "en", None)
    assert [value["date"] for value in values] == ["2023-05-12"]


def test_a_bad_date_is_refused():
    with pytest.raises(InvalidValueError, match="no date"):
        read_values("today", "en", "yesterday")


def test_the_parties_tell_whose_rupees():
    (mark,) = find_values("5 million rupees", load_pack("en"), date=DATE, parties=("CHN", "PAK"))
    assert mark.value.unit == "PKR"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("by 2030", "by"), ("since 2013", "since"), ("until May 2025", "until"), ("in 2024", "in"), ("within five years", "for"),
        ("by the end of 2026", "by"), ("before 2030", "by"), ("more than in 2021", "than"), ("the level of 2021", "than"),
    ],
)  # fmt: skip
def test_roles(text, role):
    (mark,) = find_values(text, load_pack("en"), date=DATE)
    assert mark.value.role == role


@pytest.mark.parametrize("text", ["in the medium term", "in the coming years"])
def test_vague_words_are_dates_without_a_period(text):
    (mark,) = find_values(text, load_pack("en"), date=DATE)
    assert mark.type == "DATE"
    assert mark.value.period is None


def test_a_sum_told_again_in_other_money_is_left_to_the_lines():
    text = "$22 billion (16.3 billion euros) a year"
    (mark,) = find_values(text, load_pack("en"), date=DATE)
    assert text[mark.start : mark.end] == "$22 billion (16.3 billion euros)"
    assert len(read_values(text, "en")) == 2


def test_growth_is_a_factor_and_time_a_spell():
    types = [mark.type for mark in find_values("trade has doubled under a 30-year plan", load_pack("en"), date=DATE)]
    assert types == ["FACTOR", "SPELL"]


def test_a_year_that_no_calendar_has_is_no_day():
    assert day(10**12, 5, 1) is None


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("9999-12-20", 1, None),
        ("0001", -1, None),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-03/2024-05", -1, "2023-03/2023-05"),
    ],
)
def test_no_date_is_moved_beyond_those_that_can_be_told(text, by, moved):
    assert shifted_years(text, by) == moved
